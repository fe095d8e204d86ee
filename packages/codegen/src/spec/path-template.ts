/** Names in braces in a path, each once. */
export function placeholderNames(path: string): readonly string[] {
  return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? ''))];
}

/** A path whatever its placeholders are called: `/pets/{id}` as `/pets/{}`. */
export function withoutNames(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}

/** A path whose placeholders are written as the routers of many servers have them: `/pets/:id` as `/pets/{id}`. */
export function withBraces(path: string): string {
  return path.replace(/(^|\/):([A-Za-z_]\w*)(?=\/|$)/g, '$1{$2}');
}

/**
 * A path whose placeholders are names alone, without the patterns and signs that routers have beside them: `{id:\d+}`,
 * `{proxy+}`, `{*path}`, `{name=operations/**}`. As it is where two would have one name.
 */
export function withNamesAlone(path: string): string {
  const plain = path.replace(/\{[+*]?([A-Za-z_][\w.-]*)(?:[*+?]|[:=](?:[^{}]|\{[^{}]*\})*)?\}/g, '{$1}');
  return placeholderNames(plain).length === plain.split('{').length - 1 ? plain : path;
}
