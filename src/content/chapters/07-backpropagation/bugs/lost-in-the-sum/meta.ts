// The erratum this bug carries over, and the reason its published code must get.
export const meta = {
  ids: ['F03'],
  articles: [{ id: 'S1', section: '3.2' }],
  shows: 'both',
};
