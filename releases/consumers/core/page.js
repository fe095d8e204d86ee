import { LlamaCloud } from '@llamacloud-prod/core';
import { converse } from './converse.js';

/** What a page does with the client that Vite has bundled. */
export const ask = (apiKey, baseURL) => converse(new LlamaCloud({ apiKey, baseURL }));
