import ky from 'ky';

const client = ky.create({
  prefix: 'https://api.cloud.llamaindex.ai',
  headers: { authorization: 'Bearer My API Key' },
});
console.log(await client.get('api/v1/chat/ses-abc123').json());
