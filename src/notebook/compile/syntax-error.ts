// Says what is wrong with a text that the parser refused, in codes that have words in both languages.
// Leaves parsing to parse.ts, which hands over the parser's error.
import { NotebookError } from '../errors.ts';
import { skipBlank, type SourceText } from './source-text.ts';
import { unclosedBracket } from './unclosed-bracket.ts';

/** What the parser tells about its error. */
export interface Refusal {
  readonly reasonCode: string;
  readonly message: string;
  readonly pos: number;
  readonly details: unknown;
}

/** The parser's error as the notebook's, where it stands in the source. */
export function syntaxError(refusal: Refusal, source: SourceText): NotebookError {
  const { reasonCode: reason, pos } = refusal;
  const place = source.place(pos);
  const detail = (name: string): string => readDetail(refusal.details, name);
  switch (reason) {
    case 'UnexpectedToken': // a token it names lies before the position
      return unexpectedToken(source, pos - detail('unexpected').length, detail('expected'));
    case 'MissingSemicolon':
      return missingSeparator(source, pos);
    case 'InvalidOrUnexpectedToken':
      return unexpectedCharacter(source, pos);
    case 'UnterminatedString':
      return new NotebookError(
        'syntax-unterminated',
        { what: tokenAt(source.text, pos), reason },
        place,
      );
    case 'UnterminatedTemplate':
      return unterminated('`', reason, source.place(source.text.lastIndexOf('`', pos)));
    case 'UnterminatedComment':
      return unterminated('/*', reason, place);
    case 'UnterminatedRegExp':
      return unterminated('/', reason, source.place(source.text.lastIndexOf('/', pos)));
    case 'VarRedeclaration':
      return new NotebookError('duplicate-name', { name: detail('identifierName'), reason }, place);
    case 'ParamDupe':
      return new NotebookError(
        'duplicate-name',
        { name: tokenAt(source.text, pos), reason },
        place,
      );
    case 'UnexpectedKeyword':
      return new NotebookError('syntax-reserved-word', { word: detail('keyword'), reason }, place);
    case 'UnexpectedReservedWord':
      return reservedWord(source, pos, detail('reservedWord'));
    case 'AwaitNotInAsyncContext':
      return new NotebookError('syntax-await', { reason }, place);
    case 'StrictEvalArgumentsBinding':
      return new NotebookError('reserved-name', { name: detail('bindingName'), reason }, place);
    case 'IllegalReturn':
      return new NotebookError('syntax-return', { reason }, place);
    case 'IllegalBreakContinue':
      return new NotebookError('syntax-jump', { word: tokenAt(source.text, pos), reason }, place);
    case 'DeclarationMissingInitializer':
      return new NotebookError('syntax-no-value', { kind: detail('kind'), reason }, place);
    case 'InvalidLhs':
    case 'InvalidLhsBinding':
    case 'InvalidLhsOptionalChaining':
      return new NotebookError('syntax-assignment-target', { reason }, place);
    case 'UnexpectedLeadingDecorator':
    case 'UnsupportedDecoratorExport':
      return new NotebookError('unsupported-syntax', { what: '@decorator', reason }, place);
    default:
      return new NotebookError('syntax', { text: withoutPosition(refusal.message), reason }, place);
  }
}

function unexpectedToken(source: SourceText, pos: number, expected: string): NotebookError {
  const reason = 'UnexpectedToken';
  const found = tokenAt(source.text, pos);
  const place = source.place(pos);
  if (found === '') return unexpectedEnd(source, pos);
  if (expected === '') return new NotebookError('syntax-unexpected', { found, reason }, place);
  return new NotebookError('syntax-expected', { expected, found, reason }, place);
}

/** A bracket that is still open says more than the end of the text. */
function unexpectedEnd(source: SourceText, pos: number): NotebookError {
  const reason = 'UnexpectedToken';
  const open = unclosedBracket(source.text);
  if (!open) return new NotebookError('syntax-unfinished', { reason }, source.place(pos));
  return new NotebookError(
    'syntax-unclosed',
    { bracket: open.bracket, reason },
    source.place(open.offset),
  );
}

/** Two statements on one line, or a closing bracket too many. */
function missingSeparator(source: SourceText, pos: number): NotebookError {
  const reason = 'MissingSemicolon';
  const next = skipBlank(source.text, pos);
  const found = tokenAt(source.text, next);
  const code = /^[)\]}]$/.test(found) ? 'syntax-unexpected' : 'syntax-separator';
  return new NotebookError(code, { found, reason }, source.place(next));
}

function unexpectedCharacter(source: SourceText, pos: number): NotebookError {
  const reason = 'InvalidOrUnexpectedToken';
  const found = tokenAt(source.text, pos);
  const instead = plainCharacter[found];
  const place = source.place(pos);
  if (instead === undefined)
    return new NotebookError('syntax-unexpected', { found, reason }, place);
  return new NotebookError('syntax-character', { found, instead, reason }, place);
}

/** Characters of typeset text and of Chinese keyboards, and what a program has in their place. */
const plainCharacter: Readonly<Record<string, string>> = {
  '；': ';', '，': ',', '、': ',', '。': '.', '：': ':', '？': '?', '！': '!',
  '（': '(', '）': ')', '【': '[', '】': ']', '｛': '{', '｝': '}', '《': '<', '》': '>',
  '“': '"', '”': '"', '‘': "'", '’': "'", '＝': '=', '＋': '+', '－': '-', '＊': '*', '／': '/',
  '−': '-', '–': '-', '—': '-', '×': '*', '÷': '/', '·': '*',
}; // prettier-ignore

function reservedWord(source: SourceText, pos: number, word: string): NotebookError {
  const reason = 'UnexpectedReservedWord';
  const place = source.place(pos);
  const declared = /\b(?:const|let|var|function|class)\s+$/.test(source.text.slice(0, pos));
  if (word === 'await' && !declared) return new NotebookError('syntax-await', { reason }, place);
  return new NotebookError('syntax-reserved-word', { word, reason }, place);
}

function unterminated(
  what: string,
  reason: string,
  place: { line: number; column: number },
): NotebookError {
  return new NotebookError('syntax-unterminated', { what, reason }, place);
}

/** The word, number or sign at an offset; the empty string at the end of the text. */
function tokenAt(text: string, offset: number): string {
  const token = /[\p{ID_Start}$_][\p{ID_Continue}$]*|\d[\w.]*|=>|\.{3}|[=!<>+\-*/&|?%^~]+|\S/uy;
  token.lastIndex = offset;
  return token.exec(text)?.[0] ?? '';
}

function readDetail(details: unknown, name: string): string {
  const value: unknown = Object(details)[name];
  return typeof value === 'string' ? value : '';
}

function withoutPosition(message: string): string {
  return message.replace(/\s*\(\d+:\d+\)$/, '').replace(/\.$/, '');
}
