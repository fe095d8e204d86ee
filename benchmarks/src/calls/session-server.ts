import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a session to every request: a small one, or one of 30 kB where the base path is `/large`. */
const small = JSON.stringify(sessionOf([{ type: 'thinking_delta', content: 'content' }]));
const large = JSON.stringify(sessionOf(Array.from({ length: 72 }, (_, turn) => eventsOf(turn)).flat()));

const server = createServer((request, response) => {
  const body = request.url?.startsWith('/large') ? large : small;
  response.setHeader('content-type', 'application/json');
  response.end(body);
});
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

function sessionOf(events: readonly object[]): object {
  return {
    events,
    last_updated_at: '2026-04-22T12:34:41.342245',
    session_id: 'ses-abc123',
    generated_title: 'What were the main findings in Q3?...',
    index_ids: ['idx-abc123', 'idx-def456'],
    job_metadata: {
      duration_ms: 0,
      error: 'error',
      export_config_ids: ['string'],
      is_error: true,
      total_input_tokens: 0,
      total_output_tokens: 0,
      turns: 0,
    },
  };
}

/** One turn of a conversation: some 500 bytes. */
function eventsOf(turn: number): object[] {
  const content = `Revenue grew by ${turn} percent over the quarter before, and costs stayed where they were. `.repeat(
    2,
  );
  return [
    { type: 'user_input', content: `How did revenue develop in quarter ${turn}?`, timestamp: '2026-04-22T12:34:41Z' },
    { type: 'text', content, final: true },
    { type: 'stop', is_error: false, error: null, usage: { input_tokens: 1200 + turn, output_tokens: 80 } },
  ];
}
