// The errata this bug carries over, and the error its published code must end in.
export const meta = {
  ids: ['L09', 'L10', 'L11', 'L12', 'L13', 'L14'],
  articles: [{ id: 'S1', section: '4' }],
  fails: { code: 'name-unknown', line: 18 },
};
