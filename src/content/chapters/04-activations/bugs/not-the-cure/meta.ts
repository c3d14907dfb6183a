// The errata this bug carries over, and the reason its published code must get.
export const meta = {
  ids: ['P02'],
  articles: [{ id: 'S1', section: '2.1' }],
  shows: 'vanishes',
};
