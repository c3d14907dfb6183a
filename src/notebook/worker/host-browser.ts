// The worker's surroundings in a browser: cells are blob modules, the page is at the other end of one port.
// Everything used later is captured here, before reader code exists. Leaves taking things away to prelude.ts.
import type { CellFunction, Host } from './host.ts';
import { harden } from './prelude.ts';
import type { RawTimers } from './timers.ts';

/** Waits for the port that the frame sends, and gives the surroundings that talk through it. */
export function browserHost(): Promise<Host> {
  return new Promise((resolve) => {
    addEventListener(
      'message',
      (event) => {
        const port = event.ports[0];
        if (port !== undefined) resolve(hostOn(port));
      },
      { once: true },
    );
  });
}

function hostOn(port: MessagePort): Host {
  const post = port.postMessage.bind(port);
  const now = performance.now.bind(performance);
  const wait = setTimeout.bind(globalThis);
  const listenTo = addEventListener.bind(globalThis);
  return {
    importCell: cellImporter(),
    post,
    listen(receive) {
      port.onmessage = (event) => receive(event.data);
    },
    onLateError(report) {
      listenTo('unhandledrejection', (event) => {
        event.preventDefault();
        report(event.reason);
      });
      listenTo('error', (event) => {
        event.preventDefault();
        report(event.error);
      });
    },
    turn: turns(),
    now,
    later: (action, ms) => void wait(action, ms),
    timers: timers(),
    harden,
  };
}

function timers(): RawTimers {
  const clear = clearTimeout.bind(globalThis);
  return {
    setTimeout: setTimeout.bind(globalThis),
    setInterval: setInterval.bind(globalThis),
    // Both sorts have their numbers in common; anything but a number is nobody's.
    clear: (timer) => (typeof timer === 'number' ? clear(timer) : undefined),
    queueMicrotask: queueMicrotask.bind(globalThis),
  };
}

function cellImporter(): Host['importCell'] {
  const create = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  const BlobOfText = Blob;
  return async (code) => {
    const script = create(new BlobOfText([`export default ${code}`], { type: 'text/javascript' }));
    try {
      const module = (await import(/* @vite-ignore */ script)) as { default: CellFunction };
      return { run: module.default, script };
    } finally {
      revoke(script);
    }
  };
}

/** A message channel to itself: the fastest way past the messages that wait. */
function turns(): Host['turn'] {
  const { port1, port2 } = new MessageChannel();
  const knock = port2.postMessage.bind(port2, null);
  let waiting: (() => void)[] = [];
  port1.onmessage = () => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      knock();
    });
}
