import { allTargets, generate } from '@llamacloud-prod/codegen';
import { runGenerator } from '../generator.ts';

await runGenerator((input, output) => generate({ input, output, targets: new Set(allTargets), check: false }));
