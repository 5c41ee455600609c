import { el, byId } from './dom.js';
import { clockText, dayKey, fullText } from './time.js';
import { roles } from './words.js';

const quiet = 5 * 60e3;

/** The middle column's list of messages of one group. */
export class MessageList {
  constructor(quote) {
    this.quote = quote;
    this.scroll = byId('scroll');
    this.list = byId('messages');
    this.scroll.addEventListener('scroll', () => this.scrolled(), { passive: true });
    byId('to-bottom').addEventListener('click', () => this.toBottom());
    // The input box grows and shrinks, pictures arrive late: who reads the newest message keeps reading it.
    const keep = new ResizeObserver(() => { if (this.following) this.toBottom(); });
    keep.observe(this.scroll);
    keep.observe(this.list);
    byId('picture').addEventListener('click', (e) => { if (e.target === e.currentTarget) e.currentTarget.close(); });
  }

  start(group, people, speaker) {
    Object.assign(this, { group, people, speaker, last: null, texts: new Map() });
    this.list.replaceChildren();
    byId('empty').hidden = true;
    byId('to-bottom').hidden = true;
    this.first = true;
  }

  add(messages) {
    const stay = this.first || this.following || messages.some((m) => m.sender === this.speaker);
    for (const message of messages) {
      this.texts.set(message.id, message);
      this.separate(message);
      this.list.append(this.item(message));
      this.last = message;
    }
    byId('empty').hidden = this.list.childElementCount > 0;
    if (stay) this.toBottom(); else if (messages.length > 0) byId('to-bottom').hidden = false;
    this.first = false;
  }

  speakAs(speaker) {
    this.speaker = speaker;
    for (const item of this.list.querySelectorAll('.message:not(.bot)')) item.classList.toggle('mine', item.dataset.sender === speaker);
  }

  atBottom() { return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 80; }

  scrolled() {
    // Growing below the reader is no scrolling: only a move of the reader's own, upwards, ends the following.
    if (this.atBottom()) { this.following = true; byId('to-bottom').hidden = true; }
    else if (this.scroll.scrollTop < this.lastTop) this.following = false;
    this.lastTop = this.scroll.scrollTop;
  }

  toBottom() {
    this.following = true;
    this.scroll.scrollTop = this.scroll.scrollHeight;
    byId('to-bottom').hidden = true;
  }

  nameOf(message) { return message.fromBot ? '机器人' : this.people.get(message.sender)?.name ?? message.sender; }

  separate(message) {
    const before = this.last;
    const newDay = !before || dayKey(before.at) !== dayKey(message.at);
    if (!newDay && new Date(message.at) - new Date(before.at) < quiet) return;
    this.list.append(el('li', { class: 'when' }, el('time', { datetime: message.at }, newDay ? fullText(message.at) : clockText(message.at))));
  }

  item(message) {
    const person = this.people.get(message.sender);
    const name = this.nameOf(message);
    const mine = !message.fromBot && message.sender === this.speaker;
    return el('li', { class: `message${message.fromBot ? ' bot' : ''}${mine ? ' mine' : ''}`, id: `m-${message.id}`, 'data-sender': message.sender },
      avatar(name, message),
      el('div', { class: 'said' },
        el('p', { class: 'who' }, el('span', {}, name), el('span', { class: 'role' }, message.fromBot ? '自动' : roles[person?.role] ?? ''), el('time', { class: 'visually-hidden', datetime: message.at }, fullText(message.at))),
        el('div', { class: `bubble ${message.kind}` }, this.quoted(message), this.mentioned(message), this.body(message), message.attachments?.map((a) => this.attachment(a)))),
      el('button', { type: 'button', class: 'quote-this', 'aria-label': `引用${name}的消息`, onclick: () => this.quote(message, name) }, '引用'));
  }

  quoted(message) {
    const source = message.replyTo && this.texts.get(message.replyTo);
    if (!source) return message.replyTo ? el('p', { class: 'quoted' }, '引用了较早的一条消息') : null;
    const jump = () => {
      const target = byId(`m-${source.id}`);
      target?.scrollIntoView({ block: 'center' });
      target?.classList.add('flash');
      setTimeout(() => target?.classList.remove('flash'), 1200);
    };
    return el('button', { type: 'button', class: 'quoted', onclick: jump }, `${this.nameOf(source)}：${source.text || source.attachments?.[0]?.name || ''}`);
  }

  mentioned(message) {
    const names = (message.mentions ?? []).map((id) => this.people.get(id)?.name ?? id).filter((name) => !message.text.includes(`@${name}`));
    return names.length === 0 ? null : el('p', { class: 'mentions' }, names.map((name) => el('span', { class: 'at' }, `@${name} `)));
  }

  body(message) {
    if (!message.text) return null;
    const [first, ...rest] = message.text.split('\n');
    const title = message.fromBot && (message.kind === 'card' || first.startsWith('【'));
    if (!title) return el('p', { class: 'text' }, this.marked(message, message.text));
    const end = first.startsWith('【') ? first.indexOf('】') + 1 || first.length : first.length;
    const remainder = first.slice(end) + (rest.length > 0 ? `\n${rest.join('\n')}` : '');
    return [el('p', { class: 'headline' }, first.slice(0, end)), remainder.trim() && el('p', { class: 'text' }, this.marked(message, remainder.replace(/^\n/, '')))];
  }

  /** The text with the names of the people it mentions set off. */
  marked(message, text) {
    const names = (message.mentions ?? []).map((id) => this.people.get(id)?.name).filter(Boolean).map((name) => `@${name}`);
    if (names.length === 0) return text;
    return names.reduce((parts, name) => parts.flatMap((part) => (typeof part === 'string' ? cut(part, name) : part)), [text]);
  }

  attachment({ name, type, url }) {
    if (!type?.startsWith('image/')) {
      return el('a', { class: 'file', href: url, download: name }, el('span', { class: 'ext', 'aria-hidden': 'true' }, name.split('.').pop().slice(0, 4)), el('span', {}, name));
    }
    return el('button', { type: 'button', class: 'shot', 'aria-label': `放大图片 ${name}`, onclick: () => enlarge(url, name) }, el('img', { src: url, alt: name }));
  }
}

function cut(text, name) {
  const pieces = text.split(name);
  return pieces.flatMap((piece, i) => (i === 0 ? [piece] : [el('span', { class: 'at' }, name), piece]));
}

function enlarge(url, name) {
  const dialog = byId('picture');
  dialog.querySelector('img').src = url;
  dialog.querySelector('img').alt = name;
  dialog.showModal();
}

function avatar(name, message) {
  if (message.fromBot) return el('img', { class: 'avatar', src: '/sandbox/robot.svg', alt: '' });
  const tone = [...message.sender].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) % 997, 7) % 6;
  return el('span', { class: `avatar tone-${tone}`, 'aria-hidden': 'true' }, name.slice(0, 1));
}
