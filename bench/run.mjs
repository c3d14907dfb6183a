// Times our engine against TensorFlow.js (cpu and wasm backends), interleaved in one run; prints ratios.
// A ratio of 10 means that our engine does ten steps while the peer does one.
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fileURLToPath } from 'node:url';
import { elementwise, matmul, mlpStep, xorStep } from './workloads.mjs';

const samples = 9;
const sampleMs = 60;
const folder = new URL('./node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
setWasmPaths(fileURLToPath(folder));

const workloads = {
  'XOR 2-4-1 step': xorStep(),
  'MLP 784-128-10 step, batch 64': mlpStep(),
  'matmul 16': matmul(16),
  'matmul 64': matmul(64),
  'matmul 256': matmul(256),
  'tanh(a·b + c), 10⁶': elementwise(),
};

console.log(
  'workload'.padEnd(32),
  'nabla'.padStart(12),
  'ratio to tfjs-cpu'.padStart(20),
  'ratio to tfjs-wasm'.padStart(20),
);
for (const [name, { nabla, tensorflow }] of Object.entries(workloads)) {
  const runners = { nabla: { step: nabla, backend: null } };
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    runners[backend] = { step: tensorflow(), backend };
  }
  await assertAgreement(name, runners);
  const times = await interleave(runners);
  const ratio = (backend) => (times[backend] / times.nabla).toFixed(2).padStart(20);
  console.log(
    name.padEnd(32),
    `${(times.nabla * 1000).toFixed(2)} µs`.padStart(12),
    ratio('cpu'),
    ratio('wasm'),
  );
}

/** Median milliseconds per step of each runner; the runners take turns, in rotating order. */
async function interleave(runners) {
  const names = Object.keys(runners);
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  for (let sample = -2; sample < samples; sample++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + sample + 2) % names.length];
      const { step, backend } = runners[name];
      if (backend) await tf.setBackend(backend);
      const ms = timePerStep(step);
      if (sample >= 0) taken[name].push(ms);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])]));
}

function timePerStep(step) {
  const start = performance.now();
  let steps = 0;
  let elapsed = 0;
  for (let block = 1; elapsed < sampleMs; block = Math.min(block * 2, 4096)) {
    for (let i = 0; i < block; i++) step();
    steps += block;
    elapsed = performance.now() - start;
  }
  return elapsed / steps;
}

/** A fast engine that computes something else is no engine: the first five results must be the peer's. */
async function assertAgreement(name, runners) {
  const { nabla, ...peers } = runners;
  const ours = firstResults(nabla);
  for (const [backend, peer] of Object.entries(peers)) {
    await tf.setBackend(backend);
    const theirs = firstResults(peer);
    const far = ours.some(
      (value, i) => !(Math.abs(value - theirs[i]) <= 1e-3 * Math.abs(theirs[i]) + 1e-5),
    );
    if (far) throw new Error(`${name}: nabla gives ${ours}, tfjs-${backend} gives ${theirs}`);
  }
}

function firstResults({ step }) {
  return Array.from({ length: 5 }, step);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
