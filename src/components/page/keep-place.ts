// The language switch leads to the section that is being read: headings have the same ids in both languages.
// Without this script it leads to the top of the same page.

const link = document.querySelector<HTMLAnchorElement>('a[data-language-switch]');

function headingBeingRead(): string {
  const headings = document.querySelectorAll<HTMLElement>('main h2[id], main h3[id]');
  let id = '';
  for (const heading of headings) {
    if (heading.getBoundingClientRect().top > innerHeight / 3) break;
    id = heading.id;
  }
  return id;
}

/** Also for a middle click or a copied address: pointer and focus come before either. */
for (const event of ['pointerdown', 'focus', 'click'] as const) {
  link?.addEventListener(event, () => {
    link.hash = headingBeingRead();
  });
}

export {};
