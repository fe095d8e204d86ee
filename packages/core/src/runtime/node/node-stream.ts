/** A readable stream of Node, as far as it is used. */
export interface NodeStream {
  readonly destroyed: boolean;
  /** Why it was destroyed, if there is a reason. */
  readonly errored: unknown;
  on(event: 'data', listener: (chunk: Uint8Array<ArrayBuffer>) => void): this;
  on(event: 'end' | 'close', listener: () => void): this;
  on(event: 'error', listener: (error: unknown) => void): this;
  pause(): this;
  resume(): this;
  destroy(): this;
}
