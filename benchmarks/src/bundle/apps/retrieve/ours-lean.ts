import { retrieve } from '@llamacloud-prod/core/beta/chat';
import { createClient } from '@llamacloud-prod/core/lean';

console.log(await retrieve(createClient({ apiKey: 'My API Key' }), 'ses-abc123'));
