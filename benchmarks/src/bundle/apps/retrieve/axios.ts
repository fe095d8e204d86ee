import axios from 'axios';

const client = axios.create({
  baseURL: 'https://api.cloud.llamaindex.ai',
  headers: { authorization: 'Bearer My API Key' },
});
console.log((await client.get('/api/v1/chat/ses-abc123')).data);
