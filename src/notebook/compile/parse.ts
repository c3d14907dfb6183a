// Reads a cell's text into a syntax tree. The only file that imports @babel/parser.
// Leaves wording its errors to syntax-error.ts.
import { parse as parseModule, parseExpression } from '@babel/parser';
import type { ParseError, ParseResult, ParserOptions } from '@babel/parser';
import { endOf, startOf, unwrap } from './ast.ts';
import type { Comment, Directive, Expression, Statement } from './ast.ts';
import { skipBlank, SourceText, withoutComments } from './source-text.ts';
import { syntaxError } from './syntax-error.ts';
import { unsupported } from './unsupported.ts';

/** A cell that was read. */
export interface ParsedCell {
  readonly source: SourceText;
  /** The text with comments blanked, to search for punctuation in. */
  readonly plain: string;
  readonly statements: readonly Statement[];
  readonly directives: readonly Directive[];
}

const options: ParserOptions = {
  sourceType: 'module',
  plugins: ['typescript', 'decorators', 'decoratorAutoAccessors'],
  createParenthesizedExpressions: true,
  allowUndeclaredExports: true,
};

/**
 * A cell's statements. A cell that is only an object literal is an expression, not a block.
 * @throws NotebookError with a syntax code, at the place in the source.
 */
export function parse(text: string): ParsedCell {
  return parseObjectLiteral(text) ?? parseStatements(text);
}

/** The statements of a text that may have no types. */
export function parseJavaScript(text: string): ParsedCell {
  return parseStatements(text, { ...options, plugins: [] });
}

function parseStatements(text: string, grammar = options): ParsedCell {
  try {
    const { program, comments } = parseModule(text, grammar);
    if (program.interpreter) throw unsupported('#!', program.interpreter);
    return parsedCell(text, program.body, program.directives, comments ?? []);
  } catch (error) {
    throw isParseError(error) ? syntaxError(error, new SourceText(text)) : error;
  }
}

function isParseError(error: unknown): error is ParseError & SyntaxError {
  return error instanceof SyntaxError && 'reasonCode' in error;
}

function parseObjectLiteral(text: string): ParsedCell | null {
  if (text[skipBlank(text, 0)] !== '{') return null;
  const expression = tryExpression(text);
  if (!expression || unwrap(expression).type !== 'ObjectExpression') return null;
  const [start, end, loc] = [startOf(expression), endOf(expression), expression.loc ?? null];
  const statement: Statement = { type: 'ExpressionStatement', expression, start, end, loc };
  return parsedCell(text, [statement], [], expression.comments ?? []);
}

/** Null where the text is no single expression, with or without `;`: it is then read as statements. */
function tryExpression(text: string): ParseResult<Expression> | null {
  try {
    return parseExpression(text, options);
  } catch (error) {
    if (!isParseError(error)) throw error;
    const { pos } = error;
    const endsHere = text[pos] === ';' && skipBlank(text, pos + 1) === text.length;
    return endsHere ? tryExpression(`${text.slice(0, pos)} ${text.slice(pos + 1)}`) : null;
  }
}

function parsedCell(
  text: string,
  statements: readonly Statement[],
  directives: readonly Directive[],
  comments: readonly Comment[],
): ParsedCell {
  const ranges = comments.map(({ start, end }) => ({ start: start ?? 0, end: end ?? 0 }));
  const plain = withoutComments(text, ranges);
  return { source: new SourceText(text), plain, statements, directives };
}
