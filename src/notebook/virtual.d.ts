// The module that vite-plugin.ts makes.
declare module 'virtual:worker-text' {
  /** The worker's program and the engine as one classic script. */
  export const workerText: string;
}
