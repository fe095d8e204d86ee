import { LlamaCloud } from '@llamacloud-prod/core';
import { converse } from './converse.js';

// biome-ignore lint/style/noDefaultExport: the form in which a worker is found.
export default {
  async fetch(_request, { apiKey, baseURL }) {
    return Response.json(await converse(new LlamaCloud({ apiKey, baseURL })));
  },
};
