const { LlamaCloud } = require('@llamacloud-prod/core');
const { converse } = require('./converse.js');

converse(new LlamaCloud()).then((answer) => console.log(JSON.stringify(answer)));
