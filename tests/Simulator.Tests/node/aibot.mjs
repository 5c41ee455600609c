// The official WeCom AI bot client, worked by JSON lines:
//   in   {"id":1,"do":"replyStream","args":[frame,"s1","text",true]}   any method of WSClient
//   out  {"id":1,"ok":true,"result":…} or {"id":1,"ok":false,"error":…}
//   out  {"event":"authenticated"}, {"event":"message.text","frame":…} …
// Buffers travel as {"base64":…}. Arguments: address, bot id, secret, heartbeat in ms.
import { createInterface } from 'node:readline';
import sdk from '@wecom/aibot-node-sdk';

const [wsUrl, botId, secret, heartbeat] = process.argv.slice(2);
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const client = new sdk.WSClient({
  botId, secret, wsUrl, logger: quiet, reconnectInterval: 50, heartbeatInterval: Number(heartbeat ?? 30000),
});

for (const name of ['connected', 'authenticated', 'disconnected', 'reconnecting']) client.on(name, (detail) => say({ event: name, detail }));
client.on('error', (error) => say({ event: 'error', detail: error.message }));
for (const kind of ['text', 'image', 'mixed', 'voice', 'file', 'video']) client.on(`message.${kind}`, (frame) => say({ event: `message.${kind}`, frame }));
for (const kind of ['enter_chat', 'template_card_event', 'feedback_event', 'disconnected_event']) client.on(`event.${kind}`, (frame) => say({ event: `event.${kind}`, frame }));

const unpack = (value) => (value && typeof value === 'object' && 'base64' in value ? Buffer.from(value.base64, 'base64') : value);
const pack = (value) => {
  if (Buffer.isBuffer(value)) return { base64: value.toString('base64') };
  if (value && Buffer.isBuffer(value.buffer)) return { ...value, buffer: pack(value.buffer) };
  return value ?? null;
};
const words = (error) => (error instanceof Error ? { message: error.message } : error);

const input = createInterface({ input: process.stdin });
input.on('line', async (line) => {
  const { id, do: method, args = [] } = JSON.parse(line);
  try {
    say({ id, ok: true, result: method === 'connect' ? (client.connect(), null) : pack(await client[method](...args.map(unpack))) });
  } catch (error) {
    say({ id, ok: false, error: words(error) });
  }
});
input.on('close', () => process.exit(0));
