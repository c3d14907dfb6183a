// Marks the section that is being read in the rail.

/** Follows the headings that the rail's links lead to. */
export function markSections(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.rail a[href^="#"]')];
  const headings = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? []);
  // A heading that crosses the upper 40 % of the window changes the current section; nothing else does.
  const observer = new IntersectionObserver(() => mark(links, headings), {
    rootMargin: '0px 0px -60% 0px',
  });
  for (const heading of headings) observer.observe(heading);
}

function mark(links: readonly HTMLAnchorElement[], headings: readonly HTMLElement[]): void {
  const read = headings.filter(
    (heading) => heading.getBoundingClientRect().top < innerHeight * 0.4,
  );
  const id = (read.at(-1) ?? headings[0])?.id;
  for (const link of links) {
    if (link.hash === `#${id}`) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}
