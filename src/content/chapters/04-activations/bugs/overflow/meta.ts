// The errata this bug carries over, and the reason its published code must get.
export const meta = {
  ids: ['F11', 'F12'],
  articles: [{ id: 'S1', section: '2.1' }],
  shows: 'nan',
};
