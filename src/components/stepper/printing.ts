// Whether the page is being printed. The page is only waited for while it prepares, so whoever listens draws at once.

/** Calls `change` before and after the page is printed; answers how to stop listening. */
export function watchPrinting(change: (printing: boolean) => void): () => void {
  const query = matchMedia('print');
  const before = () => change(true);
  const after = () => change(false);
  const emulated = () => change(query.matches);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  query.addEventListener('change', emulated);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    query.removeEventListener('change', emulated);
  };
}
