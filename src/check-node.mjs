// Plain JavaScript of an old kind, so that any Node can run it and say what is wrong.
import { existsSync } from 'node:fs';

const [major = 0] = process.versions.node.split('.').map(Number);

function complain(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

if (!existsSync(new URL('../node_modules/fastify', import.meta.url))) {
  complain('The packages are not installed yet. Run `npm ci` in this folder first.');
}
if (major < 24) {
  complain(
    `Frukostserien needs Node 24 or later, but this is ${process.versions.node}. Run \`npm ci\` ` +
      'without --omit=optional, which brings Node 24 on Linux (x64 and arm64), then start with ' +
      '`npm start`; on other systems, install Node 24.',
  );
}
