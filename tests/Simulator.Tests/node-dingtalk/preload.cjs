// The official client has two hosts written into it. Requests to them go to the fake instead; the client itself is untouched.
// The first argument of the script is the address of the fake.
const http = require('node:http');
const https = require('node:https');

const fake = new URL(process.argv[2]);
const hosts = ['api.dingtalk.com', 'oapi.dingtalk.com'];
const request = https.request;

https.request = function (options, ...rest) {
  const host = options?.hostname ?? options?.host;
  if (!hosts.includes(host)) return request.call(this, options, ...rest);
  const { agent, agents, ...plain } = options;
  return http.request({ ...plain, protocol: 'http:', hostname: fake.hostname, host: fake.hostname, port: fake.port }, ...rest);
};
