/** The place of a page that an anchor means: the place itself, else the first one within it, else the nearest around it. */
export function findPlace(anchor: string, places: readonly string[]): string | undefined {
  if (anchor === '') return undefined;
  const known = new Set(places);
  if (known.has(anchor)) return anchor;
  const inside = places.find((place) => place.startsWith(`${anchor}.`));
  if (inside !== undefined) return inside;
  for (let around = anchor; around.includes('.'); ) {
    around = around.slice(0, around.lastIndexOf('.'));
    if (known.has(around)) return around;
  }
  return undefined;
}
