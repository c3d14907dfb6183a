// npm start: installs what is missing, builds the site and serves it. PORT and BASE are honoured.
import { ensureDependencies, run } from './node.mjs';

const port = process.env.PORT ?? '4321';

ensureDependencies();
const built = await run('astro', 'astro', ['build']);
process.exitCode =
  built === 0
    ? await run('astro', 'astro', [
        'preview',
        '--ignore-lock',
        '--host',
        process.env.HOST ?? '127.0.0.1',
        '--port',
        port,
      ])
    : built;
