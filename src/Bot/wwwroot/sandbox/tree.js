import { el, byId } from './dom.js';

function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

const tiles = { county: '县', township: '乡', village: '村', community: '社', unit: '单', grid: '格' };

/** The left column: groups hung on the tree of units, and private chats. */
export class GroupTree {
  constructor(open) {
    this.open = open;
    this.groups = [];
    this.expanded = new Set();
    this.unread = new Map();
    byId('filter').addEventListener('input', () => this.render());
  }

  load(groups, units) {
    this.groups = groups;
    this.units = new Map(units.flatMap((u) => [[u.id, u], [u.name, u]]));
    this.roots = units.filter((u) => !this.units.get(u.parent));
    this.children = groupBy(units.filter((u) => this.units.get(u.parent)), (u) => this.units.get(u.parent).name);
    this.ofUnit = groupBy(groups.filter((g) => g.kind !== 'dm'), (g) => g.unit);
    for (const unit of units) if (unit.tier === 'county' || unit.tier === 'township') this.expanded.add(unit.name);
  }

  /** Marks the open group, and the person whose private chat is shown. */
  show(current, person) {
    this.current = current;
    this.person = person;
    this.unread.delete(current);
    for (let unit = this.units.get(this.group(current)?.unit); unit; unit = this.units.get(unit.parent)) this.expanded.add(unit.name);
    this.render();
  }

  note(groupId, count) {
    if (groupId === this.current || count <= 0) return;
    this.unread.set(groupId, (this.unread.get(groupId) ?? 0) + count);
    this.render();
  }

  group(id) { return this.groups.find((g) => g.id === id); }

  render() {
    const focused = document.activeElement?.dataset?.key;
    const wanted = byId('filter').value.trim();
    byId('tree').replaceChildren(...(wanted ? this.found(wanted) : [this.privateChats(), this.list(this.roots)]));
    byId('tab-dot').hidden = this.unread.size === 0;
    if (focused) byId('tree').querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  found(wanted) {
    const hits = this.groups.filter((g) => g.name.includes(wanted) || g.unit?.includes(wanted) || g.members.some((m) => m.name.includes(wanted)));
    if (hits.length === 0) return [el('p', { class: 'nothing' }, '没有找到。')];
    return [el('ul', {}, hits.slice(0, 60).map((g) => el('li', {}, this.row(g))))];
  }

  privateChats() {
    const shown = this.groups.filter((g) => g.kind === 'dm' && (g.id === this.current || this.unread.has(g.id) || g.members[0]?.id === this.person));
    if (shown.length === 0) return '';
    return el('section', {}, el('h3', {}, '与机器人的私聊'), el('ul', {}, shown.slice(0, 12).map((g) => el('li', {}, this.row(g)))));
  }

  list(units) {
    return el('ul', {}, units.map((u) => this.node(u)).filter(Boolean));
  }

  node(unit) {
    const own = [...(this.ofUnit.get(unit.name) ?? [])].sort((a, b) => (a.kind === 'work' ? 0 : 1) - (b.kind === 'work' ? 0 : 1));
    const below = (this.children.get(unit.name) ?? []).map((u) => [u, this.count(u)]).filter(([, n]) => n > 0).map(([u]) => u);
    if (own.length === 0 && below.length === 0) return null;
    const [first, ...rest] = own;
    const more = rest.length > 0 || below.length > 0;
    const isOpen = this.expanded.has(unit.name);
    const head = el('div', { class: 'node' }, first ? this.row(first) : el('span', { class: 'unit-name' }, unit.name), more && this.caret(unit, isOpen, this.unreadBelow(unit, first)));
    return el('li', { class: `tier-${unit.tier}` }, head, more && isOpen && el('ul', {}, rest.map((g) => el('li', {}, this.row(g))), below.map((u) => this.node(u))));
  }

  caret(unit, isOpen, hasUnread) {
    const flip = () => { if (isOpen) this.expanded.delete(unit.name); else this.expanded.add(unit.name); this.render(); };
    return el('button', { type: 'button', class: 'caret', 'data-key': `unit:${unit.name}`, 'aria-expanded': String(isOpen), 'aria-label': `${unit.name}的下级群`, onclick: flip },
      el('span', { 'aria-hidden': 'true' }, isOpen ? '▾' : '▸'), !isOpen && hasUnread && el('span', { class: 'dot' }));
  }

  row(group) {
    const count = this.unread.get(group.id);
    const unit = this.units.get(group.unit);
    const tile = group.kind === 'dm' ? '私' : group.kind === 'residents' ? '民' : tiles[unit?.kind] ?? '群';
    const about = group.kind === 'dm' ? group.unit ?? '' : `${group.members.length}人${group.bot ? '' : ' · 无机器人'}`;
    return el('button', {
      type: 'button', class: `group ${group.kind}${group.bot ? '' : ' without-bot'}`, 'data-key': group.id,
      'aria-current': group.id === this.current ? 'true' : null, onclick: () => this.open(group.id),
    }, el('span', { class: 'tile', 'aria-hidden': 'true' }, tile),
    el('span', { class: 'label' }, el('span', { class: 'name' }, group.kind === 'dm' ? group.members[0]?.name ?? group.name : group.name), el('span', { class: 'about' }, about)),
    count && el('span', { class: 'badge' }, count > 99 ? '99+' : String(count), el('span', { class: 'visually-hidden' }, '条新消息')));
  }

  count(unit) {
    return (this.ofUnit.get(unit.name)?.length ?? 0) + (this.children.get(unit.name) ?? []).reduce((sum, u) => sum + this.count(u), 0);
  }

  unreadBelow(unit, shown) {
    return (this.ofUnit.get(unit.name) ?? []).some((g) => g !== shown && this.unread.has(g.id)) || (this.children.get(unit.name) ?? []).some((u) => this.unreadBelow(u, null));
  }
}
