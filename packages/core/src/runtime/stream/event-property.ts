/** A property of an event. Undefined where the event is no object, or where there is no name to look for. */
export function eventProperty(event: unknown, name: string | undefined): unknown {
  return name === undefined ? undefined : (event as Readonly<Record<string, unknown>> | null | undefined)?.[name];
}
