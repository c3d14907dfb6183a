// The errata this bug carries over, and the error its published code must end in.
export const meta = {
  ids: ['L25', 'L26', 'L27', 'L28', 'L29'],
  articles: [{ id: 'S3', section: '4.2' }],
  fails: { code: 'name-unknown', line: 10 },
};
