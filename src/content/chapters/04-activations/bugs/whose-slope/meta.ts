// The errata this bug carries over, and the reason its published code must get.
export const meta = {
  ids: ['L23'],
  articles: [{ id: 'S2', section: '4' }],
  shows: 'of-output',
};
