// Icons of predictions and tasks as paths on a 16 × 16 grid; a word always stands beside them.

export const taskIcons = {
  predict: 'M5.6 6a2.4 2.4 0 1 1 3.5 2.1C8.3 8.6 8 9 8 9.8M8 12.6h.01',
  bug: 'M9.5 2.5a3.5 3.5 0 0 0-4 4.8L2 10.8 5.2 14l3.5-3.5a3.5 3.5 0 0 0 4.8-4L11 9 7 5z',
  exercise: 'm3 13 .8-3.2L11 2.6 13.4 5l-7.2 7.2z',
  open: 'M13 8A5 5 0 1 1 3 8a5 5 0 0 1 10 0',
  done: 'm2.5 8.5 3.5 3.5 7.5-8',
  wrong: 'm3.5 3.5 9 9m0-9-9 9',
} as const;

export type TaskIconName = keyof typeof taskIcons;
