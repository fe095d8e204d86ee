/** Whether content of a media type is text to a program, by what follows the slash or the plus where no type says so. */
export function isTextMediaType(mediaType: string): boolean {
  const essence = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return textType.test(essence);
}

const textType =
  /^(?:text|message)\/|[/+](?:json|xml|yaml|x-yaml|csv|javascript|graphql|sql|jwt|pem-certificate-chain|x-www-form-urlencoded)$/;
