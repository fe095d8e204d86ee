import { LlamaCloud } from '@llamaindex/llama-cloud';

console.log(await new LlamaCloud({ apiKey: 'My API Key' }).beta.chat.retrieve('ses-abc123'));
