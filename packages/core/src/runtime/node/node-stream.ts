/** A readable stream of Node, as far as it is used. */
export interface NodeStream {
  on(event: 'data', listener: (chunk: Uint8Array<ArrayBuffer>) => void): this;
  on(event: 'end' | 'close', listener: () => void): this;
  on(event: 'error', listener: (error: unknown) => void): this;
  pause(): this;
  resume(): this;
  destroy(): this;
}
