import { api } from './sandbox/api.js';
import { ClockPanel } from './sandbox/clock.js';
import { Composer } from './sandbox/composer.js';
import { byId, el, toast } from './sandbox/dom.js';
import { MessageList } from './sandbox/messages.js';
import { Tables } from './sandbox/tables.js';
import { GroupTree } from './sandbox/tree.js';

// Each example names the role it suits, so that a click also puts on the right hat.
const examples = [
  ['报数', '今天安装12，注册10，入户30户', 'cadre', false],
  ['报转发', '已转发到8个组群，覆盖420人', 'cadre', false],
  ['问进度', '哪些村还没报', 'commander', true],
];

const people = new Map();
const seen = new Map();
const tree = new GroupTree(open);
const list = new MessageList((message, name) => composer.quote(message, name));
const composer = new Composer(poll, speakAs);
const tables = new Tables();
const clock = new ClockPanel(async () => { await poll(); await refreshTables(); });
let current = null;
let speaker = localStorage.getItem('speaker');
let round = 0;
let opened = 0;
let polling = null;

function open(id) {
  const group = tree.group(id);
  if (!group) return;
  current = group;
  opened++;
  if (!group.members.some((m) => m.id === speaker)) speaker = usual(group)?.id ?? null;
  history.replaceState(null, '', `#${encodeURIComponent(id)}`);
  seen.set(id, 0);
  byId('chat-name').textContent = group.kind === 'dm' ? `${group.members[0]?.name ?? group.name}与机器人的私聊` : group.name;
  byId('chat-about').textContent = group.kind === 'dm' ? group.unit ?? '' : `${group.members.length}人　${group.bot ? '机器人在群' : '机器人不在群'}`;
  tree.show(id, speaker);
  list.start(group, people, speaker);
  composer.start(group, speaker, true);
  pane('chat');
  poll().catch(report);
  refreshTables().catch(report);
}

/** Who speaks when nobody was chosen: whoever can show most in this group. */
function usual(group) {
  return ['cadre', 'office', 'police', 'commander'].map((role) => group.members.find((m) => m.role === role)).find(Boolean) ?? group.members[0];
}

function speakAs(person) {
  speaker = person;
  localStorage.setItem('speaker', person);
  list.speakAs(person);
  tree.show(current.id, person);
  composer.start(current, person, true);
}

async function poll() {
  const turn = opened;
  if (!current || polling === turn) return;
  polling = turn;
  try {
    const after = seen.get(current.id) ?? 0;
    const news = await api.messages(current.id, after);
    // Another group, or this one anew, was opened meanwhile: its own poll fills the list.
    if (turn !== opened) return;
    if (news.length > 0) seen.set(current.id, news.at(-1).seq);
    if (news.length > 0 || after === 0) list.add(news);
    // Also with the first messages of a silent group: question and answer may come in one poll.
    if (news.some((m) => m.fromBot)) refreshTables().catch(report);
  } finally {
    if (polling === turn) polling = null;
  }
}

/** Looks for news elsewhere: the last number of each group where the list of groups tells it, else a few groups in turn. */
async function lookAround() {
  const groups = tree.groups;
  if (groups.some((g) => g.lastSeq !== undefined)) {
    if (round++ % 3 === 0) for (const g of await api.groups()) noteLast(g.id, g.lastSeq);
    return;
  }
  for (let i = 0; i < 2; i++) {
    const group = groups[round++ % groups.length];
    if (group === current) continue;
    const news = await api.messages(group.id, seen.get(group.id) ?? 0);
    noteLast(group.id, news.at(-1)?.seq ?? seen.get(group.id) ?? 0);
  }
}

function noteLast(id, last) {
  if (id === current?.id) return;
  const before = seen.get(id);
  seen.set(id, last);
  if (before !== undefined) tree.note(id, last - before);
}

async function refreshTables() {
  const unit = current?.unit;
  await tables.show(unit, ['township', 'county'].includes(tree.units.get(unit)?.tier));
}

function showExamples() {
  byId('tries').replaceChildren(...examples.map(([name, text, role, mention]) => el('li', {}, el('button', { type: 'button', onclick: () => tryOut(text, role, mention) },
    el('span', { class: 'try-name' }, name), el('span', {}, mention ? `@机器人 ${text}` : text)))));
}

function tryOut(text, role, mention) {
  const someone = current.members.find((m) => m.id === speaker && m.role === role) ?? current.members.find((m) => m.role === role);
  if (someone && someone.id !== speaker) speakAs(someone.id);
  composer.fill(text, mention);
  pane('chat');
}

function pane(name) {
  document.body.dataset.pane = name;
  for (const tab of document.querySelectorAll('.tabs button')) {
    if (tab.dataset.to === name) tab.setAttribute('aria-current', 'true'); else tab.removeAttribute('aria-current');
  }
}

function toggleSide() {
  const closed = document.body.classList.toggle('side-closed');
  byId('side-toggle').setAttribute('aria-expanded', String(!closed));
  byId('side-toggle').textContent = closed ? '展开右栏' : '收起右栏';
}

const report = (error) => toast(error.message);

async function every(wait, work) {
  for (;;) {
    await new Promise((resume) => setTimeout(resume, document.hidden ? 5 * wait : wait));
    await work().catch(report);
  }
}

async function start() {
  const [groups, units] = await Promise.all([api.groups(), api.units(), clock.read()]);
  for (const group of groups) for (const member of group.members) people.set(member.id, member);
  tree.load(groups, units);
  for (const group of groups) if (group.lastSeq !== undefined) seen.set(group.id, group.lastSeq);
  const wanted = decodeURIComponent(location.hash.slice(1));
  const township = groups.find((g) => g.kind === 'work' && g.tier === 'township' && g.bot);
  showExamples();
  open((groups.find((g) => g.id === wanted) ?? township ?? groups[0])?.id);
  every(1000, poll);
  every(1000, lookAround);
  every(15000, refreshTables);
}

for (const tab of document.querySelectorAll('.tabs button')) tab.addEventListener('click', () => pane(tab.dataset.to));
byId('side-toggle').addEventListener('click', toggleSide);
start().catch(report);
