// The one script that stands in the head: theme before the first paint, and a class for rules that need JavaScript.
// policy.ts puts its hash into the content security policy.

/** Key of the stored theme; absent means: as the system. */
export const themeKey = 'nabla-theme';

/** The text of the script. Where storage is denied, the theme stays as the system's. */
export const themeBoot = `(function(e){e.classList.add('js');try{var t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')e.dataset.theme=t}catch(_){}})(document.documentElement)`;
