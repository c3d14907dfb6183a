// The errata this bug carries over, and the reason its published code must get.
export const meta = {
  ids: ['P01', 'P23'],
  articles: [
    { id: 'S0', section: '2.2' },
    { id: 'S1', section: '6.2' },
  ],
  shows: 'straight',
};
