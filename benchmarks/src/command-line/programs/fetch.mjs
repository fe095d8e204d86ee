/** What a call costs at least: a script that makes the same request and prints the same. */
const headers = { authorization: `Bearer ${process.env.LLAMA_CLOUD_API_KEY}` };
const response = await fetch(`${process.env.LLAMA_CLOUD_BASE_URL}/api/v1/chat/ses-abc123`, { headers });
console.log(JSON.stringify(await response.json(), undefined, 2));
