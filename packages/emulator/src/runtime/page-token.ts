import { createHmac, timingSafeEqual } from 'node:crypto';

const macLength = 16;
const positionLength = 8;

/** Makes and reads tokens that say where a page ends. They hold for one listing alone and cannot be made up. */
export interface PageTokens {
  /** @param listing - What is listed; a token is refused for any other listing. */
  encode(listing: string, position: number): string;
  /** The position, or undefined where the token was not made here for this listing. */
  decode(listing: string, token: string): number | undefined;
}

/** @param secret - Key of the tokens. Tokens stay valid for as long as it stays the same. */
export function createPageTokens(secret: Uint8Array): PageTokens {
  const sign = (listing: string, position: Buffer) =>
    createHmac('sha256', secret).update(position).update(listing).digest().subarray(0, macLength);
  return {
    encode: (listing, position) => {
      const bytes = Buffer.alloc(positionLength);
      bytes.writeBigUInt64BE(BigInt(position));
      return Buffer.concat([bytes, sign(listing, bytes)]).toString('base64url');
    },
    decode: (listing, token) => {
      const bytes = Buffer.from(token, 'base64url');
      // Decoding forgives what encoding never writes.
      if (bytes.length !== positionLength + macLength || bytes.toString('base64url') !== token) return undefined;
      const position = bytes.subarray(0, positionLength);
      if (!timingSafeEqual(bytes.subarray(positionLength), sign(listing, position))) return undefined;
      return Number(position.readBigUInt64BE());
    },
  };
}
