// The erratum this bug carries over, and the reason its published code must get.
export const meta = {
  ids: ['L04'],
  articles: [{ id: 'S0', section: '4.1' }],
  shows: 'ratio',
};
