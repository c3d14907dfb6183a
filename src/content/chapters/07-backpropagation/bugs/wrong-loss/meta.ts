// The erratum this bug carries over, and the reason its published code must get.
export const meta = {
  ids: ['L15'],
  articles: [{ id: 'S1', section: '4' }],
  shows: 'other-gradient',
};
