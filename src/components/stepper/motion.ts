// Whether things may move: never for readers who asked for less motion.

/** How a box is scrolled to what is shown. */
export function scrollBehavior(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}
