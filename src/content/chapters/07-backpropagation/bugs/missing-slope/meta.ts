// The erratum this bug carries over, and the reason its published code must get.
export const meta = {
  ids: ['F01', 'F08'],
  articles: [
    { id: 'S0', section: '3.2' },
    { id: 'S3', section: '3.2' },
  ],
  shows: 'both',
};
