import { getFullSessionApiV1ChatSessionIdGet } from '../../../../.cache/peers/hey-api-zod/sdk.gen.ts';

const { data } = await getFullSessionApiV1ChatSessionIdGet({ auth: 'My API Key', path: { session_id: 'ses-abc123' } });
console.log(data);
