import { startEmulator } from '@llamacloud-prod/emulator';

const emulator = await startEmulator({ port: 0 });
const response = await fetch(`${emulator.url}/api/v1/chat`, { headers: { authorization: 'Bearer any key' } });
console.log(response.status, JSON.stringify(await response.json()));
await emulator.close();
