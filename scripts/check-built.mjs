// Plain JavaScript: a script of the workspace may be started before anything is installed or built.
import { existsSync } from 'node:fs';

const [program = ''] = process.argv.slice(2);

if (!existsSync(new URL(`../${program}`, import.meta.url))) {
  process.stderr.write(`There is no ${program} yet. Run \`npx -y pnpm@12 build\` first.\n`);
  process.exit(1);
}
