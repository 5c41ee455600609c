import { api } from './api.js';
import { el, byId, toast } from './dom.js';
import { at, clockText, dateText, dayKey, fullText, iso, local, weekdayText } from './time.js';

const daysToMonday = (t) => ((8 - local(t).weekday) % 7) || 7;
const daysToWeekday = (t) => ({ 5: 3, 6: 2 })[local(t).weekday] ?? 1;

const jumps = [
  ['今天 9:00', (t) => at(t, 0, 9)],
  ['今天 15:00', (t) => at(t, 0, 15)],
  ['今天 18:00', (t) => at(t, 0, 18)],
  ['+1小时', (t) => t + 3600e3],
  ['下一个工作日 9:00', (t) => at(t, daysToWeekday(t), 9), '按周一至周五算，没有扣除节假日'],
  ['下周一 9:00', (t) => at(t, daysToMonday(t), 9)],
];

/** The clock panel. Shows the server's clock and ticks between two readings. */
export class ClockPanel {
  constructor(moved) {
    this.moved = moved;
    this.buttons = jumps.map(([label, target, title]) => el('button', { type: 'button', title, onclick: () => this.go(target(this.now)) }, label));
    byId('jumps').append(...this.buttons);
    byId('goto').addEventListener('submit', (e) => { e.preventDefault(); this.go(new Date(`${byId('goto-at').value}:00+08:00`).getTime()); });
    setInterval(() => this.draw(), 1000);
    setInterval(() => this.read(), 5000);
  }

  get now() { return this.shown + (performance.now() - this.readAt); }

  async read() {
    try {
      const { now } = await api.clock();
      this.shown = new Date(now).getTime();
      this.readAt = performance.now();
      this.draw();
    } catch (error) {
      if (!this.shown) toast(error.message);
    }
  }

  draw() {
    if (!this.shown) return;
    const t = this.now;
    byId('now-chip').textContent = fullText(t);
    byId('face-time').textContent = clockText(t);
    byId('face-date').textContent = `${local(t).year}年${dateText(t)} ${weekdayText(t)}`;
    jumps.forEach(([, target], i) => { this.buttons[i].disabled = this.moving || target(t) <= t; });
    byId('goto-at').min = `${dayKey(t)}T${clockText(t)}`;
    if (!byId('goto-at').value) byId('goto-at').value = `${dayKey(t)}T${clockText(t)}`;
  }

  async go(to) {
    if (this.moving) return;
    if (!(to > this.now)) { toast('时钟只能往前走，请选一个以后的时间。'); return; }
    this.moving = true;
    byId('moving').hidden = false;
    byId('moving').textContent = `正在走到 ${fullText(to)}……`;
    this.draw();
    const watch = setInterval(() => this.read(), 400);
    try {
      await api.moveClock(iso(to));
    } catch (error) {
      toast(error.message);
    } finally {
      clearInterval(watch);
      this.moving = false;
      byId('moving').hidden = true;
      byId('goto-at').value = '';
      await this.read();
      await this.moved();
    }
  }
}
