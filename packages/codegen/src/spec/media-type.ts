/** A media type without its parameters, as it is compared: `text/html` of `Text/HTML; charset=utf-8`. */
export function essenceOf(mediaType: string): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Types whose content is one JSON text after the other. */
const jsonLineTypes = new Set([
  'application/jsonl',
  'application/jsonlines',
  'application/json-seq',
  'application/ndjson',
  'application/stream+json',
  'application/x-jsonlines',
  'application/x-ndjson',
]);

/** Whether content of a media type is one JSON text after the other, mostly one a line. */
export function isJsonLines(mediaType: string): boolean {
  return jsonLineTypes.has(essenceOf(mediaType));
}

/** Whether content of a media type is JSON. */
export function isJsonMediaType(mediaType: string): boolean {
  return /[/+]json$/.test(essenceOf(mediaType));
}

/** Whether content of a media type is text to a program, by what follows the slash or the plus where no type says so. */
export function isTextMediaType(mediaType: string): boolean {
  return textType.test(essenceOf(mediaType));
}

const textType =
  /^(?:text|message)\/|[/+](?:json|xml|yaml|x-yaml|csv|javascript|graphql|sql|jwt|pem-certificate-chain|x-www-form-urlencoded)$/;
