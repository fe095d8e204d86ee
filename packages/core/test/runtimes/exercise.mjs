/**
 * What a program does with the client, in plain JavaScript, so that every runtime takes it as it is.
 *
 * @returns What came of each step, as data.
 */
export async function exercise(LlamaCloud, baseURL) {
  const client = new LlamaCloud({ apiKey: 'My API Key', baseURL });
  const { chat } = client.beta;
  const question = { index_ids: ['idx-abc123'], prompt: 'How did revenue develop?' };
  const faulty = (fault) => ({ headers: { 'x-emulator-fault': fault } });
  const fetchWith = (init, fault) => ({ ...init, headers: { ...init.headers, ...faulty(fault).headers } });

  const { session_id: id } = await chat.create();
  const streamed = await last(chat.stream(id, question));
  const dropTurns = (input, init) =>
    fetch(input, init.method === 'POST' ? fetchWith(init, 'reset-between-events;after=5') : init);
  const recovered = await last(chat.stream(id, question, { recover: true, fetch: dropTurns }));
  const { events } = await chat.retrieve(id);
  const listed = await last(chat.list({}, { maxItems: 1, prefetch: true }));
  const missing = await failure(chat.retrieve('ses-unknown'));

  let attempts = 0;
  const fetchOnThird = (input, init) => {
    attempts += 1;
    return fetch(input, attempts < 3 ? fetchWith(init, 'status;status=503;retry-after=0') : init);
  };
  await client.withOptions({ fetch: fetchOnThird }).beta.chat.retrieve(id);

  const controller = new AbortController();
  const waiting = failure(
    chat.retrieve(id, {}, { signal: controller.signal, ...faulty('slow-headers;delay-ms=60000') }),
  );
  setTimeout(() => controller.abort('enough'), 20);
  const aborted = await waiting;
  const late = await failure(
    chat.retrieve(id, {}, { timeout: 50, maxRetries: 0, ...faulty('slow-headers;delay-ms=60000') }),
  );

  return {
    streamed: streamed?.type,
    recovered: recovered?.type,
    stored: events.filter(({ type }) => type === 'stop').length,
    listed: listed?.session_id === id,
    missing: [missing.name, missing.status, LlamaCloud.NotFoundError.isInstance(missing)],
    attempts,
    aborted: [aborted.name, aborted.cause],
    late: [late.name, late.deadline],
  };
}

async function last(items) {
  let item;
  for await (item of items);
  return item;
}

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing failed.');
}
