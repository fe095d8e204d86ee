import { createClient } from '@llamacloud-prod/core/lean';
import { retrieve } from '@llamacloud-prod/core/beta/chat';

console.log(await retrieve(createClient({ apiKey: 'My API Key' }), 'ses-abc123'));
