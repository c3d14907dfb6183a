// Where in a line the name of the function stands that a frame of a stack is calling. Engines agree on most calls and
// differ on the rest: some name the bracket, some the `await` in front. Leaves lines and cells to scripts.ts.

/** The column of the called name, for the column that the stack gives; both count from 1. */
export function calleeColumn(line: string, column: number): number {
  const rest = line.slice(column - 1);
  if (/^(?:\?\.)?\(/.test(rest)) return startOfName(line.slice(0, column - 1), column);
  const awaited = /^await\s+(?:[\w$\])]+\s*\??\.\s*)*(?=[\w$]+\s*\()/.exec(rest);
  return awaited === null ? column : column + awaited[0].length;
}

/** Where a name begins that ends here. */
function startOfName(before: string, column: number): number {
  const name = /[\w$\u0080-\uffff]+\s*$/.exec(before);
  return name === null ? column : column - name[0].length;
}
