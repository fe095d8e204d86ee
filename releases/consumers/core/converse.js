/** Asks one question, and gives the streamed answer beside the one that the session keeps. */
export async function converse(client) {
  const { session_id } = await client.beta.chat.create({ index_ids: ['idx-notes'] });
  let streamed = '';
  const question = { index_ids: ['idx-notes'], prompt: 'Why is generated code checked in?' };
  for await (const event of client.beta.chat.stream(session_id, question)) {
    if (event.type === 'text_delta') streamed += event.content;
  }
  const { events } = await client.beta.chat.retrieve(session_id);
  return { streamed, stored: events.find((event) => event.type === 'text')?.content };
}
