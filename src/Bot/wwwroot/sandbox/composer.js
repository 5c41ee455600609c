import { api } from './api.js';
import { el, byId, toast } from './dom.js';
import { roles } from './words.js';

const biggestFile = 20 * 1024 * 1024;

/** The input box: who speaks, what is quoted, which file goes along. */
export class Composer {
  constructor(spoken, personChosen) {
    this.spoken = spoken;
    this.personChosen = personChosen;
    this.text = byId('text');
    byId('composer').addEventListener('submit', (e) => { e.preventDefault(); this.send(); });
    this.text.addEventListener('keydown', (e) => {
      if (e.key === 'Enter' && !e.shiftKey && !e.isComposing && !matchMedia('(pointer: coarse)').matches) { e.preventDefault(); this.send(); }
    });
    this.text.addEventListener('input', () => this.grow());
    byId('speaker').addEventListener('change', (e) => this.personChosen(e.target.value));
    byId('mention').addEventListener('click', () => this.mention(byId('mention').getAttribute('aria-pressed') !== 'true'));
    byId('quoting').querySelector('button').addEventListener('click', () => this.quote(null));
    byId('attached').querySelector('button').addEventListener('click', () => this.attach(null));
    byId('file').addEventListener('change', (e) => this.attach(e.target.files[0] ?? null));
    byId('composer').addEventListener('paste', (e) => { if (e.clipboardData.files.length > 0) this.attach(e.clipboardData.files[0]); });
  }

  start(group, speaker, unitShown) {
    this.group = group;
    byId('speaker').replaceChildren(...group.members.map((m) => el('option', { value: m.id }, this.title(m, unitShown && m.unit !== group.unit))));
    byId('speaker').value = speaker;
    byId('mention').hidden = group.kind === 'dm' || !group.bot;
    byId('no-bot').hidden = group.bot || group.kind === 'dm';
    this.mention(false);
    this.quote(null);
    this.attach(null);
  }

  title(member, withUnit) { return `${member.name}（${withUnit ? member.unit : ''}${roles[member.role] ?? member.role}）`; }

  mention(on) { byId('mention').setAttribute('aria-pressed', String(on)); }

  quote(message, name) {
    this.replyTo = message?.id;
    byId('quoting').hidden = !message;
    if (!message) return;
    byId('quoting').querySelector('.chip-text').textContent = `引用 ${name}：${(message.text || message.attachments?.[0]?.name || '').slice(0, 60)}`;
    this.text.focus();
  }

  attach(file) {
    if (file && file.size > biggestFile) { toast('文件超过20MB，发不了。'); file = null; }
    this.file = file;
    if (!file) byId('file').value = '';
    byId('attached').hidden = !file;
    if (file) byId('attached').querySelector('.chip-text').textContent = `附件 ${file.name}`;
  }

  fill(text, mention) {
    this.text.value = text;
    this.grow();
    this.mention(mention && !byId('mention').hidden);
    this.text.focus();
  }

  grow() {
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 160)}px`;
  }

  async send() {
    const text = this.text.value;
    if (this.busy || (!text.trim() && !this.file)) return;
    this.busy = true;
    try {
      await (this.file ? api.upload(this.group.id, this.form(text)) : api.send(this.group.id, this.message(text)));
      this.text.value = '';
      this.grow();
      this.quote(null);
      this.attach(null);
      this.mention(false);
      await this.spoken();
    } catch (error) {
      toast(error.message);
    } finally {
      this.busy = false;
    }
  }

  get mentionsBot() { return byId('mention').getAttribute('aria-pressed') === 'true'; }

  message(text) {
    return { sender: byId('speaker').value, text, replyTo: this.replyTo, mentionBot: this.mentionsBot || undefined };
  }

  form(text) {
    const form = new FormData();
    form.set('sender', byId('speaker').value);
    form.set('text', text);
    if (this.replyTo) form.set('replyTo', this.replyTo);
    if (this.mentionsBot) form.set('mentionBot', 'true');
    form.set('file', this.file);
    return form;
  }
}
