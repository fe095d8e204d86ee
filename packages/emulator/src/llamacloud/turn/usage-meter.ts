import type { SessionEvent, Usage } from '../../generated/models.ts';

/** Characters that a token stands for in English text, on average. */
const charactersPerToken = 4;

/**
 * Measures what a turn uses. Tokens are estimated from the length of what a model would read and write. Every round of
 * calls, and the answer, counts as a step of the agent.
 */
export class UsageMeter {
  #inputLength = 0;
  #outputLength = 0;
  #steps = 1;
  #isCalling = false;

  /** Takes one full event of the turn into account. */
  record(event: SessionEvent): void {
    const isCall = event.type === 'tool_call';
    if (isCall && !this.#isCalling) this.#steps += 1;
    this.#isCalling = isCall;
    switch (event.type) {
      case 'user_input':
        this.#inputLength += event.content.length;
        return;
      case 'tool_call':
        this.#outputLength += JSON.stringify(event.arguments).length;
        return;
      case 'tool_result':
        this.#inputLength += JSON.stringify(event.result)?.length ?? 0;
        return;
      case 'thinking':
      case 'text':
        this.#outputLength += event.content.length;
    }
  }

  /** @param durationMs - How long the turn took, in milliseconds. It is rounded. */
  usage(durationMs: number): Required<Usage> {
    return {
      duration_ms: Math.round(durationMs),
      total_input_tokens: Math.ceil(this.#inputLength / charactersPerToken),
      total_output_tokens: Math.ceil(this.#outputLength / charactersPerToken),
      turns: this.#steps,
    };
  }
}
