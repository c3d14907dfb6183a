// Marks the section that is being read in the rail.

/** Follows the headings that the rail's links lead to. */
export function markSections(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.rail a[href^="#"]')];
  const headings = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? []);
  if (headings.length === 0) return;
  let waiting = false;
  const follow = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark(links, headings);
    });
  };
  // Not an IntersectionObserver: a jump can pass a heading without ever showing it.
  addEventListener('scroll', follow, { passive: true });
  follow();
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
