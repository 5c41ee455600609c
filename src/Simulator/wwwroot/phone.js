'use strict';
const at = (id) => document.getElementById(id);
const api = async (path, body) => {
  const answer = await fetch('/sim/api' + path, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const text = await answer.text();
  return { ok: answer.ok, body: text ? JSON.parse(text) : null };
};
const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

let state = { groups: [], members: [] };
// The chat that is shown; its key stands in the address, so that a chat can be linked to.
let open = decodeURIComponent(location.hash.slice(1)) || null;
let quoted = null;        // the line that is quoted
const lines = new Map();  // id → line
let revision = 0;
const offline = '连接断开，正在重试';

const me = () => at('person').value;
const local = (iso) => new Date(new Date(iso).getTime() + 8 * 3600e3).toISOString();

// A private chat's name in the transcript is known only after the first line; its shape is.
const chats = () => [
  ...state.groups.filter((g) => g.members.some((m) => m.toLowerCase() === me().toLowerCase()))
    .map((g) => ({ key: g.id, name: g.name, where: g.id, has: (c) => c === g.id })),
  { key: 'private', name: '反诈小助手（私聊）', where: 'private', has: (c) => c === 'private:' + me() },
  ...(state.platform === 'wecom' ? [
    { key: 'app', name: '反诈小助手（应用）', where: 'app', has: (c) => c.startsWith('app:') && c.endsWith(':' + me()) },
    { key: 'tasks', name: '群发助手', has: (c) => c === 'tasks:' + me() },
  ] : []),
];
const shown = (chat) => [...lines.values()].filter((l) => chat.has(l.conversation)).sort((a, b) => a.id - b.id);
const brief = (line) => `${line.fromName}：${line.text || (line.files?.[0]?.name ?? '')}`.replace(/\s+/g, ' ').slice(0, 60);

function drawList() {
  at('chats').replaceChildren(...chats().map((chat) => {
    const item = make('li');
    const button = make('button');
    const last = shown(chat).at(-1);
    button.append(make('b', '', chat.name), make('small', '', last ? (last.recalled ? '撤回了一条消息' : brief(last)) : '还没有消息'));
    button.onclick = () => enter(chat.key);
    item.append(button);
    return item;
  }));
}

function drawLine(line) {
  const item = make('li', line.from.toLowerCase() === me().toLowerCase() ? 'mine' : '');
  item.append(make('span', 'from', `${line.fromName} ${local(line.at).slice(11, 16)}`));
  const bubble = make('div', 'bubble' + (line.finished ? '' : ' open') + (line.recalled ? ' gone' : ''));
  const before = lines.get(line.quotes);
  if (before) bubble.append(make('span', 'quote', brief(before)));
  bubble.append(line.recalled ? '撤回了一条消息' : line.text);
  if (!line.recalled) for (const file of line.files) bubble.append(drawFile(file));
  if (line.buttons.length > 0) bubble.append(...drawFields(line), drawButtons(line));
  item.append(bubble);
  if (line.mentions.length > 0) item.append(make('span', 'rings', '提醒：' + line.mentions.map(nameOf).join('、')));
  if (line.notReceivedBy.length > 0) item.append(make('span', 'rings', `未收到：${line.notReceivedBy.length}人`));
  const quote = make('button', 'quote-it', '引用');
  quote.onclick = () => setQuote(line.id);
  item.append(quote);
  return item;
}

function drawFile(file) {
  const address = '/sim/api/files/' + file.id;
  if (file.kind === 'image') {
    const picture = make('img');
    picture.src = address;
    picture.alt = file.name;
    return picture;
  }
  const link = make('a', '', `${file.name}（${file.size} 字节）`);
  link.href = address;
  link.download = file.name;
  return link;
}

// A card's fields, kept over redrawing: what is filled in goes with the press of the form.
const filled = new Map();
const fieldsOf = (line) => [...line.text.matchAll(/^(.+)：____$/gm)].map((m) => m[1]);

function drawFields(line) {
  return fieldsOf(line).map((name) => {
    const field = make('input');
    field.placeholder = name;
    field.value = filled.get(`${line.id} ${name}`) ?? '';
    field.oninput = () => filled.set(`${line.id} ${name}`, field.value);
    return field;
  });
}

function given(line) {
  const pairs = fieldsOf(line).map((name) => [name, filled.get(`${line.id} ${name}`) ?? '']).filter(([, value]) => value.length > 0);
  return Object.fromEntries(pairs.map(([name, value]) => [name, [value]]));
}

function drawButtons(line) {
  const row = make('div', 'presses');
  for (const button of line.buttons) {
    const press = make('button', '', button.text);
    press.type = 'button';
    press.onclick = async () => {
      const wish = { from: me(), line: line.id, key: button.key };
      if (button.question) wish.selected = { [button.question]: [button.key] };
      else if (button.key === 'form') wish.selected = given(line);
      tell(await api('/clicks', wish));
    };
    row.append(press);
  }
  return row;
}

const nameOf = (id) => (id === '@all' ? '所有人' : state.members.find((m) => m.id === id)?.name ?? id);

function draw() {
  const chat = chats().find((c) => c.key === open);
  if (!chat && state.members.length > 0) open = null;
  for (const id of ['lines', 'say', 'back']) at(id).hidden = !chat;
  at('chats').hidden = Boolean(chat);
  at('say').hidden = !chat?.where;
  at('title').textContent = chat ? chat.name : '模拟平台';
  at('at').hidden = !chat || !state.groups.some((g) => g.id === chat.key);
  if (!chat) return drawList();
  const list = at('lines');
  const follow = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  list.replaceChildren(...shown(chat).map(drawLine));
  if (follow) list.scrollTop = list.scrollHeight;
}

function enter(key) {
  open = key;
  history.replaceState(null, '', key ? '#' + encodeURIComponent(key) : location.pathname);
  setQuote(null);
  draw();
  at('lines').scrollTop = at('lines').scrollHeight;
}

function setQuote(id) {
  quoted = id;
  at('quoted').hidden = id === null;
  if (id !== null) at('quoted').textContent = '引用 ' + brief(lines.get(id));
}

function tell(answer) {
  const why = answer.body?.why;
  at('note').textContent = why ? why : answer.ok ? '' : '没有发出去';
}

const base64 = (file) => new Promise((done, fail) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
  reader.onerror = () => fail(reader.error);
  reader.readAsDataURL(file);
});

function kindOf(files, text) {
  if (files.length === 0) return 'text';
  if (files.every((f) => f.type.startsWith('image/'))) return text || files.length > 1 ? 'mixed' : 'image';
  return files[0].type.startsWith('video/') ? 'video' : 'file';
}

at('say').onsubmit = async (event) => {
  event.preventDefault();
  const chat = chats().find((c) => c.key === open);
  const [files, text] = [[...at('file').files], at('text').value.trim()];
  if (!text && files.length === 0) return;
  const post = {
    conversation: chat.where, from: me(), text, kind: kindOf(files, text),
    mentionsBot: !at('at').hidden && at('at').getAttribute('aria-pressed') === 'true',
    files: await Promise.all(files.map(async (f) => ({ name: f.name, base64: await base64(f) }))),
  };
  if (quoted !== null) post.quotes = quoted;
  tell(await api('/messages', post));
  at('text').value = at('file').value = '';
  at('attached').hidden = true;
  setQuote(null);
};
at('file').onchange = () => {
  at('attached').hidden = at('file').files.length === 0;
  at('attached').textContent = [...at('file').files].map((f) => f.name).join('、');
};
at('at').onclick = () => at('at').setAttribute('aria-pressed', String(at('at').getAttribute('aria-pressed') !== 'true'));
at('back').onclick = () => enter(null);
at('person').onchange = () => { at('note').textContent = ''; draw(); };
for (const button of document.querySelectorAll('[data-seconds]')) button.onclick = () => setClock({ seconds: Number(button.dataset.seconds) });
at('run').onclick = () => setClock({ mode: state.clock.mode === 'real' ? 'stepped' : 'real' });

async function setClock(wish) {
  state.clock = (await api('/clock', wish)).body;
  drawClock();
}

function drawClock() {
  at('clock').textContent = local(state.clock.now).slice(5, 16).replace('T', ' ');
  at('run').textContent = state.clock.mode === 'real' ? '时钟停住' : '时钟走动';
}

async function look() {
  state = (await api('/state')).body;
  const chosen = me();
  at('person').replaceChildren(...state.members.map((m) => new Option(m.name, m.id, false, m.id === chosen)));
  drawClock();
  draw();
}

async function follow() {
  for (;;) {
    try {
      const { body } = await api(`/transcript?after=${revision}&wait=20`);
      for (const line of body) {
        lines.set(line.id, line);
        revision = Math.max(revision, line.revision);
      }
      if (body.length > 0) draw();
      if (at('note').textContent === offline) at('note').textContent = '';
    } catch {
      at('note').textContent = offline;
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

look().then(follow);
setInterval(look, 10000);
