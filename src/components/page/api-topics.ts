// Which page of the API a name stands on: decided by the file that declares it.
// Leaves reading the names to engine-api.ts.
import type { ApiTopic } from '../../i18n/api.ts';
import { readApi, type ApiGroup } from './engine-api.ts';

/** A topic's files below src/engine: a folder, or files. Files of no topic fail the build. */
const files: Readonly<Record<Exclude<ApiTopic, 'notebook'>, RegExp>> = {
  tensors:
    /^(make|initializers|random|tensor|tensor-options|ranges|functions|shape|ndarray|indexing)\.ts$/,
  gradients:
    /^(tape|autograd|gradcheck|differences|explain|add-up|retell|replay|replay-check|op|ops\/.*|errors|pause)\.ts$|^ops\//,
  'building-blocks':
    /^(convolution|pooling|normalisation|dropout|embedding|recurrent|attention|positions)(\.ts|\/.*)$/,
  losses: /^losses\//,
  optimisers: /^optim\//,
  layers: /^layers\//,
  models: /^models\//,
  classical: /^(classical|metrics)(\.ts|\/)/,
  data: /^(data\/|take-rows\.ts$)/,
};

/** Every topic in teaching order, with its groups of names. */
export function apiTopics(): readonly (readonly [ApiTopic, readonly ApiGroup[]])[] {
  const engine = readApi('src/engine/index.ts');
  const astray = engine.filter(({ file }) => !Object.values(files).some((own) => own.test(file)));
  if (astray.length > 0) {
    const names = astray.map(({ file }) => file).join(', ');
    throw new Error(`api: no topic for ${names}: add it to api-topics.ts`);
  }
  const ofEngine = Object.entries(files).map(
    ([topic, own]) => [topic as ApiTopic, engine.filter(({ file }) => own.test(file))] as const,
  );
  const ofNotebook = ['notebook', readApi('src/notebook/cell-library.ts')] as const;
  return [...ofEngine, ofNotebook].filter(([, groups]) => groups.length > 0);
}
