import { LlamaCloud } from '@llamacloud-prod/core';
import { converse } from './converse.js';

console.log(JSON.stringify(await converse(new LlamaCloud())));
