// Checks what a worker says before the page believes it: known kinds, right types, within the caps.
// Leaves outputs and traces to check/.
import type { CellError } from './errors.ts';
import { caps } from './output.ts';
import {
  keptBytes,
  type DatasetRequest,
  type Done,
  type Failed,
  type FromWorker,
  type Kept,
  type LateError,
  type OutputChange,
  type Outputs,
  type Pong,
  type Progress,
  type Ready,
  type Stopping,
} from './protocol.ts';
import type { Trace } from './trace.ts';
import {
  readAppended,
  readNotFinite,
  readOutput,
  readParams,
  readPlace,
  readValues,
} from './check/output.ts';
import {
  count,
  fields,
  flag,
  list,
  nullable,
  number,
  oneOf,
  optional,
  Refused,
  text,
  word,
  type Reader,
} from './check/reader.ts';
import { readTrace } from './check/trace.ts';

/** A clean copy of a worker's message, or null where it is not one the page understands. */
export function checkMessage(message: unknown): FromWorker | null {
  try {
    return readMessage(message);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

const label = text(caps.label);

const readError = fields<CellError>({
  code: label,
  params: readParams,
  message: text(caps.text),
  cell: label,
  line: readPlace,
  column: readPlace,
  late: optional(flag),
});

/** An output that is refused is dropped; the others of the message stay. */
const readChanges: Reader<readonly OutputChange[]> = (value) => {
  const untrusted = list((item) => item, caps.lines + caps.outputs + caps.series)(value);
  return untrusted.flatMap((item) => {
    try {
      return [readChange(item)];
    } catch (error) {
      if (error instanceof Refused) return [];
      throw error;
    }
  });
};

const readChange = oneOf<OutputChange, 'change'>('change', {
  set: fields<Extract<OutputChange, { change: 'set' }>>({
    change: word('set'),
    output: readOutput,
  }),
  append: fields<Extract<OutputChange, { change: 'append' }>>({
    change: word('append'),
    id: label,
    points: readAppended,
  }),
});

const ended = { run: count, ms: number, backwards: count, changed: list(label, 1_000) };

const readRecorded: Reader<Done['recorded']> = nullable((value) => {
  const { trace, error } = fields<{ trace: Trace | null; error: CellError | null }>({
    trace: (part) => (part === undefined ? null : readTrace(part)),
    error: (part) => (part === undefined ? null : readError(part)),
  })(value);
  if (trace !== null) return { trace };
  if (error !== null) return { error };
  throw new Refused('expected a trace or an error');
});

/** Kept values go back to a worker as they came: their bytes are never read here. */
const readKept = fields<Kept>({
  names: list(label, 10_000),
  data: (value) => {
    if (value instanceof ArrayBuffer && value.byteLength <= keptBytes) return value;
    throw new Refused('expected bytes within the limit');
  },
});

const readMessage = oneOf<FromWorker, 'type'>('type', {
  ready: fields<Ready>({ type: word('ready') }),
  out: fields<Outputs>({ type: word('out'), run: count, changes: readChanges }),
  progress: fields<Progress>({ type: word('progress'), run: count, share: number }),
  stopping: fields<Stopping>({ type: word('stopping'), run: count }),
  done: fields<Done>({
    type: word('done'),
    ...ended,
    values: readValues,
    notFinite: nullable(readNotFinite),
    scalar: flag,
    stopped: flag,
    recorded: readRecorded,
    kept: nullable(readKept),
  }),
  failed: fields<Failed>({ type: word('failed'), ...ended, error: readError }),
  late: fields<LateError>({ type: word('late'), run: count, error: readError }),
  pong: fields<Pong>({ type: word('pong'), id: count }),
  dataset: fields<DatasetRequest>({ type: word('dataset'), id: count, name: label }),
});
