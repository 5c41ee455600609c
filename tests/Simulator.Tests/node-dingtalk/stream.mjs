// The official DingTalk Stream client, worked by JSON lines:
//   in   {"id":1,"do":"socketCallBackResponse","args":["m1",{}]}   any method of DWClient
//   out  {"id":1,"ok":true,"result":…} or {"id":1,"ok":false,"error":…}
//   out  {"event":"robot","frame":…}, {"event":"card","frame":…}, {"event":"event","frame":…}, {"event":"open"}
// Arguments: address of the fake (for preload.cjs), client id, secret, words: `mute` hears without acknowledging, `later` puts events off once.
import { createInterface } from 'node:readline';
import { DWClient, EventAck, TOPIC_CARD, TOPIC_ROBOT } from 'dingtalk-stream';

const [, clientId, clientSecret, ...words] = process.argv.slice(2);
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');
console.info = (...text) => { if (text.join(' ').includes('connect success')) say({ event: 'open' }); };
console.warn = (_, error) => say({ event: 'trouble', detail: error?.message });
console.error = (text) => say({ event: 'trouble', detail: text });

const client = new DWClient({ clientId, clientSecret, keepAlive: words.includes('keepalive') });
const mute = words.includes('mute');
let later = words.includes('later');

client.registerCallbackListener(TOPIC_ROBOT, (frame) => {
  if (!mute) client.socketCallBackResponse(frame.headers.messageId, {});
  say({ event: 'robot', frame, message: JSON.parse(frame.data) });
});
client.registerCallbackListener(TOPIC_CARD, (frame) => {
  const press = JSON.parse(frame.data);
  client.socketCallBackResponse(frame.headers.messageId, {
    cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
    cardData: { cardParamMap: { status: `已填报 ${press.userId}` } },
    userPrivateData: { cardParamMap: { submitted: 'true' } },
  });
  say({ event: 'card', frame, message: { ...press, content: JSON.parse(press.content) } });
});
client.registerAllEventListener((frame) => {
  const status = later ? EventAck.LATER : EventAck.SUCCESS;
  later = false;
  say({ event: 'event', frame, message: JSON.parse(frame.data) });
  return { status, message: 'ok' };
});

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, do: method, args = [] } = JSON.parse(line);
  try {
    say({ id, ok: true, result: (await client[method](...args)) ?? null });
  } catch (error) {
    say({ id, ok: false, error: { message: error.message } });
  }
}).on('close', () => process.exit(0));

await client.connect();
