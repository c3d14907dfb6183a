// Opens explanations of a trace. Light to import: the engine comes with the first one.
import type { Trace } from '../trace.ts';
import type { Explainer } from './explanation.ts';

/** Answers to every "why?" about the numbers of a trace. */
export async function openExplainer(trace: Trace): Promise<Explainer> {
  const { createExplainer } = await import('./explainer.ts');
  return createExplainer(trace);
}
