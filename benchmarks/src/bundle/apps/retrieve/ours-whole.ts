import { LlamaCloud } from '@llamacloud-prod/core';

console.log(await new LlamaCloud({ apiKey: 'My API Key' }).beta.chat.retrieve('ses-abc123'));
