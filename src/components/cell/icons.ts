// The icons of the cell as paths on a 16 × 16 grid; every one stands beside its word.
// Leaves strokes and sizes to the stylesheet.

export type IconName = keyof typeof icons;

/** Path data of each icon. */
export const icons = {
  run: 'M4 2.5v11l9-5.5z',
  stop: 'M4 3h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z',
  gradients: 'M2.5 3h11L8 13.5z',
  reset: 'M3 3v4h4M3.4 7A5.2 5.2 0 1 1 3 9.6',
  check: 'M2 3.5h8l-4 6.5zm7.5 8 1.5 2 3-4.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  idle: 'M13 8A5 5 0 1 1 3 8a5 5 0 0 1 10 0',
  dots: 'M3 8h.01M8 8h.01M13 8h.01',
  ring: 'M8 2.5A5.5 5.5 0 1 1 3.2 5.2',
  done: 'm2.5 8.5 3.5 3.5 7.5-8',
  wrong: 'm3.5 3.5 9 9m0-9-9 9',
  lock: 'M4 7h8a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM5.2 7V5a2.8 2.8 0 0 1 5.6 0v2',
  add: 'M8 3v10M3 8h10',
  up: 'm3.5 10 4.5-4.5 4.5 4.5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
} as const;

/** Icons that a page with many cells repeats: IconSprite.astro draws each once. */
export const repeated = ['run', 'stop', 'gradients', 'reset', 'copy', 'idle', 'done'] as const;

/** Icons drawn as a filled shape. */
export const filled: ReadonlySet<IconName> = new Set(['run', 'stop']);
