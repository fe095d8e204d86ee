import { runCommander } from './build-commander.mjs';
import { commands, manyCommands, version } from './commands.mjs';

runCommander([...commands, ...manyCommands], version);
