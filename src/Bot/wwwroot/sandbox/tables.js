import { api } from './api.js';
import { el, byId } from './dom.js';
import { clockText, dateText, fullText, periodText } from './time.js';
import { deliveryStates, dutyStates, formText, ledgerStates, metrics, valueText } from './words.js';

const state = ([sign, name, tone]) => el('span', { class: `state ${tone}` }, el('span', { 'aria-hidden': 'true' }, sign), ` ${name}`);
const unnamed = (word) => ['·', word, 'off'];
const nothing = (text) => el('p', { class: 'nothing' }, text);

function table(heads, rows) {
  return el('table', {}, el('thead', {}, el('tr', {}, heads.map((h) => el('th', { scope: 'col' }, h)))),
    el('tbody', {}, rows.map((cells) => el('tr', {}, cells.map((c) => el('td', {}, c))))));
}

/** The small tables of the right column, for one unit. A township or county shows all its units' duties. */
export class Tables {
  async show(unit, wide) {
    if (!unit) return;
    const turn = this.turn = (this.turn ?? 0) + 1;
    const [duties, editions, ledger] = await Promise.all([api.duties(wide ? null : unit), api.editions(), api.ledger(unit)]);
    const edition = [...editions].reverse().find((e) => e.state === 'pushed') ?? [...editions].reverse().find((e) => e.state === 'closed');
    const deliveries = edition ? await api.deliveries(edition.id) : [];
    // What was asked later may have been answered sooner.
    if (this.turn !== turn) return;
    this.duties(duties, wide, unit);
    this.deliveries(edition, deliveries);
    this.ledger(ledger, unit);
  }

  duties(duties, wide, unit) {
    const sorted = [...duties].sort((a, b) => new Date(b.due) - new Date(a.due));
    const newest = sorted.filter((d) => d.due === sorted[0].due);
    byId('duties-of').textContent = wide ? '全部单位' : unit;
    if (sorted.length === 0) { byId('duties').replaceChildren(nothing('现在没有要报的。')); return; }
    if (!wide) {
      byId('duties').replaceChildren(table(['任务', '截止', '状态'], sorted.slice(0, 4).map((d) =>
        [`${formText(d.form)} ${periodText(d.period)}`, `${dateText(d.due)} ${clockText(d.due)}`, state(dutyStates[d.state] ?? unnamed(d.state))])));
      return;
    }
    const done = newest.filter((d) => d.state === 'done' || d.state === 'late');
    const owing = newest.filter((d) => !done.includes(d));
    byId('duties').replaceChildren(
      el('p', { class: 'sum' }, el('strong', {}, `${done.length}/${newest.length}`), ` 已报　截止 ${fullText(newest[0].due)}`),
      owing.length > 0 ? el('p', { class: 'owing' }, el('span', {}, '还没报：'), owing.map((d) => d.unit).join('、')) : el('p', { class: 'owing' }, '都报了。'));
  }

  deliveries(edition, deliveries) {
    byId('deliveries-of').textContent = edition?.title ?? '';
    if (deliveries.length === 0) { byId('deliveries').replaceChildren(nothing('还没有推送。把时钟走到周一9:00看看。')); return; }
    const counts = Object.keys(deliveryStates).map((name) => [deliveryStates[name], deliveries.filter((d) => d.state === name).length]).filter(([, n]) => n > 0);
    byId('deliveries').replaceChildren(
      el('div', { class: 'bar', 'aria-hidden': 'true' }, counts.map(([[, , tone], n]) => el('span', { class: `part ${tone}`, grow: n }))),
      el('ul', { class: 'counts' }, counts.map(([s, n]) => el('li', {}, state(s), el('strong', {}, String(n))))),
      el('p', { class: 'total' }, `共 ${deliveries.length} 个群`));
  }

  ledger(entries, unit) {
    byId('ledger-of').textContent = unit;
    const newest = [...entries].sort((a, b) => new Date(b.at) - new Date(a.at)).slice(0, 8);
    byId('ledger').replaceChildren(newest.length === 0 ? nothing('还没有数。') : table(['指标', '数', '期间', '状态'], newest.map((e) =>
      [el('span', { title: `${fullText(e.at)} ${e.speaker ?? ''}` }, metrics[e.metric] ?? e.metric), el('span', { class: 'number' }, valueText(e)), periodText(e.period), state(ledgerStates[e.state] ?? unnamed(e.state))])));
  }
}
