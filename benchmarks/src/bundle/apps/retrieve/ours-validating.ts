import { createClient } from '@llamacloud-prod/core';
import { retrieve } from '@llamacloud-prod/core/beta/chat';
import { validate } from '@llamacloud-prod/core/validate';

console.log(await retrieve(createClient({ apiKey: 'My API Key', validate }), 'ses-abc123'));
