// The official callback crypto, worked by JSON lines, one answer a line:
//   {"do":"encrypt","key","message","receiveid","random"?}      → {"encrypt"}             @wecom/crypto
//   {"do":"decrypt","key","encrypt"}                            → {"message","receiveid"} @wecom/crypto (lenient)
//   {"do":"sign","token","timestamp","nonce","encrypt"}         → {"signature"}           @wecom/crypto
//   {"do":"strict","token","key","receiveid","encrypt"}         → {"message"}             WecomCrypto of the AI bot client
//   {"do":"file","key","base64"}                                → {"base64"}              decryptFile of the AI bot client
// "key" is the EncodingAESKey or aeskey, "random" 16 bytes as base64. What cannot be done is {"error"}.
import { createInterface } from 'node:readline';
import official from '@wecom/crypto';
import sdk from '@wecom/aibot-node-sdk';

const work = {
  encrypt: ({ key, message, receiveid, random }) => ({
    encrypt: random ? official.encrypt(key, message, receiveid, Buffer.from(random, 'base64')) : official.encrypt(key, message, receiveid),
  }),
  decrypt: ({ key, encrypt }) => {
    const { message, id } = official.decrypt(key, encrypt);
    return { message, receiveid: id };
  },
  sign: ({ token, timestamp, nonce, encrypt }) => ({ signature: official.getSignature(token, timestamp, nonce, encrypt) }),
  strict: ({ token, key, receiveid, encrypt }) => ({ message: new sdk.WecomCrypto(token, key, receiveid).decrypt(encrypt) }),
  file: ({ key, base64 }) => ({ base64: sdk.decryptFile(Buffer.from(base64, 'base64'), key).toString('base64') }),
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const wish = JSON.parse(line);
  let answer;
  try {
    answer = work[wish.do](wish);
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
});
