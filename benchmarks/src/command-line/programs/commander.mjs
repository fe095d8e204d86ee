import { runCommander } from './build-commander.mjs';
import { commands, version } from './commands.mjs';

runCommander(commands, version);
