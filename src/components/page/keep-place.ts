// The language switch leads to the section that is being read: headings have the same ids in both languages.
// Without this script it leads to the top of the same page.

/** Gives the switch the address of the nearest heading above, before it is followed or copied. */
export function keepPlace(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-language-switch]');
  for (const event of ['pointerdown', 'focus', 'click'] as const) {
    link?.addEventListener(event, () => {
      link.hash = headingBeingRead();
    });
  }
}

function headingBeingRead(): string {
  let id = '';
  for (const heading of document.querySelectorAll('main :is(h2, h3)[id]')) {
    if (heading.getBoundingClientRect().top > innerHeight / 3) break;
    id = heading.id;
  }
  return id;
}
