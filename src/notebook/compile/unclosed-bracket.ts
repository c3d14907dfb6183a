// Finds the bracket a reader forgot to close. Leaves everything else about syntax to the parser.

/** The innermost bracket that is open at the end of a text, outside strings and comments; null if none is. */
export function unclosedBracket(text: string): { bracket: string; offset: number } | null {
  const open: { bracket: string; offset: number }[] = [];
  for (const match of text.matchAll(tokens)) {
    const [token] = match;
    if (/^[([{]$/.test(token)) open.push({ bracket: token, offset: match.index });
    else if (/^[)\]}]$/.test(token)) open.pop();
  }
  return open.at(-1) ?? null;
}

const comment = /\/\/.*|\/\*[\s\S]*?\*\//;
const string = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/;
const tokens = new RegExp(`${comment.source}|${string.source}|[()[\\]{}]`, 'g');
