/** What a change means for those who use the generated packages, from the worst to the least. */
export const changeLevels = ['breaking', 'feature', 'fix'] as const;

/** See {@link changeLevels}. */
export type ChangeLevel = (typeof changeLevels)[number];

/** One difference between two versions of an API, as its SDK's users meet it. */
export interface Change {
  readonly level: ChangeLevel;
  /** The call (`pets.retrieve`) or the type (`Pet`) that changes, with the way to the place inside it: `Pet.name`. */
  readonly place: string;
  /** What is different, as one sentence. */
  readonly message: string;
}

/** Takes a change down. */
export type Report = (level: ChangeLevel, place: string, message: string) => void;

/** Who sends a value. What a caller sends may only become wider, what a server sends only narrower. */
export type Direction = 'request' | 'response';
