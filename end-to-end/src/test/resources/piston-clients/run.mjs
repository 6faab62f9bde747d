/*
 * Uses clients of Piston as their documentation says. Arguments: the folder with their packages, and the base of
 * Gavel's interface. Prints what came of each use, as JSON.
 */
import { createRequire } from 'node:module';

const [folder, server] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { PistonClient } = require('piston-api');
const { PistonClient: FetchClient, NodePistonClient } = require('piston-api-client');

const ECHO = 'import sys\nprint(input(), sys.argv[1:])';
const found = {};

const piston = new PistonClient({ baseUrl: server });
found.validateInstance = await piston.validateInstance();
found.runtimes = (await piston.getRuntimes({ language: 'python' })).map((runtime) => runtime.language);
found.run = outcome(await piston.run({ language: 'python', code: ECHO, stdin: 'hi', args: ['1', '2'] }));
found.raises = outcome(await piston.run({ language: 'py', code: 'raise ValueError(3)' }));
found.loops = outcome(await piston.run({ language: 'python', code: 'while True: pass', run_timeout: 500 }));
found.exits = outcome(await piston.run({ language: 'python', code: 'import sys; sys.exit(3)' }));
found.files = outcome(await piston.execute({
  language: 'python',
  version: '3.x',
  files: [
    { name: 'main.py', content: 'import other; print(other.x, open("data.txt").read())' },
    { name: 'other.py', content: 'x = 1' },
    { name: 'data.txt', content: 'aGk=', encoding: 'base64' },
  ],
}));
found.unknown = await error(() => piston.execute({ language: 'html', version: '5.0.0', files: [{ content: '' }] }));
found.limit = await error(() => piston.run({ language: 'python', code: '1', run_timeout: 99999 }));

for (const [name, client] of [['fetch', new FetchClient({ server })], ['node', new NodePistonClient({ server })]]) {
  const runtimes = await client.runtimes();
  const ran = await client.execute({
    language: 'python3', version: '*', files: [{ content: ECHO }], stdin: 'hi', args: ['Hello'],
  });
  found[name] = [runtimes.success, runtimes.data?.[0]?.language, ran.success, outcome(ran.data)];
}
console.log(JSON.stringify(found));
// One of them keeps connections open for ever.
process.exit();

function outcome({ run }) {
  return [run.stdout, run.code, run.signal, run.status ?? null];
}

async function error(request) {
  try {
    await request();
    return 'no error';
  } catch (refused) {
    return refused.message;
  }
}
