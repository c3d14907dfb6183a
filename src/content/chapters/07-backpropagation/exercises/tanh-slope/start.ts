function back(x: number, y: number, upstream: number) {
  return upstream;
}

back(0.7, 0.6044, 1);
