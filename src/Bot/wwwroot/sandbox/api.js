const base = '/sandbox/api';

async function request(path, options) {
  let answer;
  try {
    answer = await fetch(base + path, options);
  } catch {
    throw new Error('连不上程序，请看它是否还在运行。');
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Error(body?.error ?? `没有成功（${answer.status}）。`);
  return body;
}

const query = (values) => new URLSearchParams(Object.entries(values).filter(([, v]) => v)).toString();
const json = (body) => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const messagesOf = (group) => `/groups/${encodeURIComponent(group)}/messages`;

export const api = {
  groups: () => request('/groups'),
  units: () => request('/units'),
  messages: (group, after) => request(`${messagesOf(group)}?after=${after}`),
  send: (group, message) => request(messagesOf(group), json(message)),
  upload: (group, form) => request(messagesOf(group), { method: 'POST', body: form }),
  ledger: (unit) => request(`/ledger?${query({ unit })}`),
  editions: () => request('/editions'),
  deliveries: (edition) => request(`/deliveries?${query({ edition })}`),
  duties: (unit) => request(`/duties?${query({ unit })}`),
  clock: () => request('/clock'),
  moveClock: (to) => request('/clock', json({ to })),
};
