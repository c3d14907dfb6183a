// The only script of the sandboxed frame, and the frame's whole document.
// Leaves talking to it to frame-runner.ts. The page's CSP must allow the script by its hash.

/**
 * Runs in the frame, which has an origin of its own: makes workers from the text it is given, ends them,
 * and says that it is alive. Every message comes from the page that made the frame.
 */
export const bootScript = `'use strict';
addEventListener('message', function start(event) {
  if (event.source !== parent || event.data?.type !== 'start') return;
  removeEventListener('message', start);
  const page = event.ports[0];
  const script = URL.createObjectURL(new Blob([event.data.workerText], { type: 'text/javascript' }));
  const workers = new Map();
  const spawn = (id, port) => {
    const worker = new Worker(script);
    worker.onerror = (error) => {
      error.preventDefault();
      page.postMessage({ type: 'lost', id });
    };
    worker.postMessage(null, [port]);
    workers.set(id, worker);
  };
  const kill = (id) => {
    workers.get(id)?.terminate();
    workers.delete(id);
    page.postMessage({ type: 'killed', id });
  };
  page.onmessage = ({ data, ports }) => {
    if (data.type === 'spawn') spawn(data.id, ports[0]);
    else if (data.type === 'kill') kill(data.id);
    else page.postMessage({ type: 'alive', id: data.id });
  };
  page.postMessage({ type: 'up' });
});
`;

/** The hash of {@link bootScript} as a CSP names it. A test holds it against the script. */
export const bootHash = 'sha256-UdXBvqO9ryhVm1+ee9s+sg+jJyXEgzipomqbLceZMp8=';

/** The frame's document: nothing may be loaded, only this script, cells and workers made in it may run. */
export const frameDocument = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${bootHash}' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'"><script>${bootScript}</script>`;
