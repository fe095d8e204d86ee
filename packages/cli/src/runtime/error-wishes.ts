import type { ErrorContext } from './diagnosis.ts';
import { errorFormatFlag, errorTransformFlag, formatFlag } from './global-flags.ts';

/** How a failure is to be told, read from arguments that may be wrong themselves. */
export function errorWishes(args: readonly string[]): Pick<ErrorContext, 'debug' | 'format' | 'transform'> {
  const wish = lastValue(args, errorFormatFlag.name) ?? 'auto';
  const format = wish === 'auto' ? lastValue(args, formatFlag.name) : wish;
  return {
    debug: args.includes('--debug'),
    format: format === 'json' || format === 'jsonl' || format === 'yaml' ? format : 'text',
    transform: lastValue(args, errorTransformFlag.name),
  };
}

function lastValue(args: readonly string[], name: string): string | undefined {
  const values = args.flatMap((arg, index) => {
    if (arg === `--${name}`) return args[index + 1] ?? [];
    return arg.startsWith(`--${name}=`) ? arg.slice(name.length + 3) : [];
  });
  return values.at(-1);
}
