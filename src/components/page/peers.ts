// What other libraries call the engine's names: the prefix of a peer's name says whose it is.

/** The libraries of the table, in the order of its columns. */
export const libraries = ['NumPy', 'PyTorch', 'TensorFlow.js', 'scikit-learn'] as const;

export type Library = (typeof libraries)[number];

const prefixes: Readonly<Record<string, Library>> = {
  np: 'NumPy',
  scipy: 'NumPy',
  torch: 'PyTorch',
  F: 'PyTorch',
  nn: 'PyTorch',
  optim: 'PyTorch',
  init: 'PyTorch',
  tf: 'TensorFlow.js',
  sklearn: 'scikit-learn',
};

/** Peers by library. A name with an unknown prefix fails the build. */
export function byLibrary(peers: readonly string[]): ReadonlyMap<Library, readonly string[]> {
  return Map.groupBy(peers, (peer) => {
    const library = prefixes[peer.split('.')[0]!];
    if (library === undefined) throw new Error(`peers: whose is ${peer}? Begin with np., torch. …`);
    return library;
  });
}
