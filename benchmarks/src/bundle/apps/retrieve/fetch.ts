const headers = { authorization: 'Bearer My API Key' };
const response = await fetch('https://api.cloud.llamaindex.ai/api/v1/chat/ses-abc123', { headers });
console.log(await response.json());
