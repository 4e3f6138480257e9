// The report as a form: fields, and paragraphs typed as in Word. Each change is one of the same text; what it is in YAML the program says.

import { t, said, both, spoken, chosen } from "./words.js";
import { h, by, put, patch } from "./dom.js";
import { address } from "./link.js";
import { templates } from "./gallery.js";

const LABELLED = /^\s*(?:[（(]?[一二三四五六七八九十百\d]+[）)、.．]|[①-⑳]|第[一二三四五六七八九十\d]+[条章节])/;
const HALF_LABEL = /^\s*[（(]?[一二三四五六七八九十百\d]*[）)、.．]?\s*$/;

/** Names that take a line each and little room: two fields stand side by side. */
const NARROW = new Set(["signature", "signatory", "seal"]);

export class Form {
  constructor(text, go, warn) {
    this.text = text;
    this.go = go; // shows a place of the text on the page
    this.warn = warn;
    this.box = by("form");
    this.fields = new Map(); // the elements of fields by their paths
    this.rows = []; // the elements of rows, as they stand
    this.pendings = new Set();
    this.places = new Set(); // what has a `from` in the text that is kept
    this.at = -1; // the version of the text that the rows' paths are of
    this.more = false;
    this.moreButton = h("button.quiet.small", { type: "button", onclick: () => { this.more = !this.more; this.draw(); } });
    this.busy = Promise.resolve();
    this.changing = 0; // changes that are being made
    this.waiting = new Map(); // what is done in a moment
    this.data = null;
    this.box.addEventListener("focusin", ({ target }) => { if (target.matches(".body .row > textarea")) this.last = target; });
    spoken(() => this.data && this.draw());
  }

  get open() {
    return !this.box.hidden;
  }

  /** Show the text as it is now. */
  async refresh(focus = null) {
    if (this.open && (await this.read()) && focus !== null) this.focusAt(focus);
  }

  /** Have the rows be those of the text; whether it can be shown. `known` is done once they are known, before they are drawn. */
  async read(known = () => {}) {
    const told = await this.text.answered("form", {});
    if (!told && !this.data) put(this.box, h("p.empty", {}, t("noForm")));
    this.box.classList.toggle("stale", !told && !!this.data);
    if (!told) return false;
    this.data = told.answer;
    this.at = told.version;
    along(told.since, [...this.data.rows, ...this.data.fields]);
    known();
    this.draw();
    return true;
  }

  /** The text has changed: what stands in it goes along. */
  moved(changes) {
    if (this.data) along(changes, [...this.data.rows, ...this.data.fields, ...this.places]);
  }

  /** Another report has come. */
  reset() {
    this.data = null;
    this.rows = [];
    for (const one of this.pendings) this.forget(one);
  }

  // ---- what is typed and not yet part of the text ----

  /** Have something done in a moment, in place of what waits under that key; with no time given only once all is to be done. */
  later(key, act, wait) {
    this.never(key);
    this.waiting.set(key, { act, timer: wait && setTimeout(() => this.now(key), wait) });
  }

  now(key) {
    const one = this.waiting.get(key);
    this.never(key);
    return one?.act();
  }

  never(key) {
    clearTimeout(this.waiting.get(key)?.timer);
    this.waiting.delete(key);
  }

  get unsent() {
    return this.waiting.size > 0 || this.changing > 0 || [...this.pendings].some((one) => one.done);
  }

  /** All that was typed made part of the text. */
  async flush() {
    do {
      await Promise.all([...this.waiting.keys()].map((key) => this.now(key)));
      await Promise.all([...this.pendings].map((one) => one.made));
      await this.busy;
    } while ([...this.waiting.values()].some((one) => one.timer));
  }

  /** Whether words stand in an element that are no part of the text yet, which the browser undoes by itself. */
  writes(element) {
    return element.isPending && element.value !== "";
  }

  /** Have a change made, after those that are being made; what was made, or null. A path that is a function is one of the rows as they are then. */
  change(op, path, value, merge = false) {
    this.changing++;
    const { file, epoch } = this.text;
    const isHere = () => file === this.text.file || epoch === this.text.epoch; // another report is not changed
    const isOfRows = typeof path === "function";
    const done = this.busy.then(async () => {
      while (isHere()) {
        if (!(await this.text.settled())) continue; // the program is away
        if (isOfRows && this.at !== this.text.version && !(await this.read())) break;
        const where = isOfRows ? path() : path;
        if (!where) return value && this.warn(t("gone", value), 0), null;
        const told = await this.text.answered("change", { op, path: where, value });
        if (!told) break;
        if (told.version !== this.text.version || !this.text.synced || (isOfRows && told.version !== this.at)) continue;
        const isEdited = this.text.edit(told.answer.edits, merge);
        // Another text in the place of one moves no row.
        if (isEdited && this.at === told.version && op === "set" && typeof value === "string" && value) this.at++;
        if (op !== "set") this.places.add(told.answer);
        return Object.assign(told.answer, { from: told.answer.go });
      }
      this.warn(t(isHere() ? "notHere" : "gone", value));
      return null;
    });
    this.busy = done.catch(() => null).finally(() => this.changing--);
    return done;
  }

  /** The row that a change has made, once it is known. */
  async came(made, known = () => {}) {
    let row = null;
    if (!(await this.read(() => known((row = this.rowAt(made.from)))))) known(null);
    this.places.delete(made);
    return row && this.rows.find((one) => one.row === row);
  }

  // ---- drawing ----

  draw() {
    const { fields, rows } = this.data;
    const shown = fields.filter((one) => one.simple && (one.usual || this.more));
    this.moreButton.textContent = t(this.more ? "fewer" : "more");
    const known = this.fields;
    this.fields = new Map();
    const heads = shown.map((one) => {
      const key = `${JSON.stringify(one.path)} ${chosen()}`;
      const element = known.get(key) || this.field(one);
      this.fields.set(key, element);
      element.update(one);
      return element;
    });
    this.rows = this.matched(rows);
    const parts = [];
    let of = "";
    for (const element of this.rows) {
      if (element.row.of !== of) {
        of = element.row.of;
        parts.push(h("h3", {}, t(`part_${of}`)));
      }
      parts.push(element, ...this.below(element));
    }
    parts.push(...[...this.pendings].filter((one) => !parts.includes(one.element)).map((one) => one.element));
    if (this.head?.parentElement !== this.box) {
      this.head = h("div.fields");
      this.body = h("div.body");
      put(this.box, this.head, this.body);
    }
    const active = document.activeElement;
    const caret = [active.selectionStart, active.selectionEnd];
    patch(this.head, [...heads, this.moreButton]);
    patch(this.body, parts);
    // An element that is moved loses the cursor.
    if (document.activeElement !== active && active.isConnected && this.box.contains(active)) {
      active.focus();
      if (caret[0] != null) active.setSelectionRange(...caret);
    }
    this.grow();
  }

  /** The new paragraphs below a row that are no part of the text yet, each with those below it. */
  below(element) {
    return [...this.pendings].reverse().filter((one) => standing(one.element.under) === element).flatMap((one) => [one.element, ...this.below(one.element)]);
  }

  /** The elements of rows: of each the one that is there, told by where its text stands, by what it says, or by its path; else a new one. */
  matched(rows) {
    const free = new Set(this.rows);
    const found = new Map();
    const isThere = (row, element) => row.what !== "start" && row.from === element.row.from;
    const saysSo = (row, element) => row.text && row.text === element.row.text;
    const alike = [
      (row, element) => isThere(row, element) && saysSo(row, element), // what was taken away stands where the next one does now
      isThere,
      saysSo,
      (row, element) => JSON.stringify(row.path) === JSON.stringify(element.row.path),
    ];
    for (const is of alike) {
      for (const row of rows) {
        const one = !found.has(row) && [...free].find((each) => each.row.what === row.what && is(row, each));
        if (!one) continue;
        found.set(row, one);
        free.delete(one);
      }
    }
    const made = rows.map((row) => {
      const element = found.get(row) || this.row(row);
      element.update(row);
      return element;
    });
    // What came after a row that is gone comes after the one before it.
    this.rows.forEach((one, at) => {
      if (made.includes(one)) return;
      one.isGone = true;
      one.under = this.rows[at - 1];
      one.gone?.();
    });
    return made;
  }

  field(one) {
    const key = JSON.stringify(one.path);
    const given = { "data-key": key, "data-field": one.key, placeholder: one.example ? t(one.list && !NARROW.has(one.key) ? "examples" : "example", one.example) : "", title: said(one, "about_"), "aria-label": said(one) };
    const input = one.choices.length
      ? h("select", given)
      : one.lines || one.list ? h("textarea", { ...given, rows: 1 }) : h("input", { ...given, type: "text" });
    const wide = one.lines || (one.list && !NARROW.has(one.key)) || one.key === "remark";
    const look = one.key === "template" ? h("button.line.small", { type: "button", onclick: (event) => {
      event.preventDefault(); // it stands in the field's label
      this.flush().then(() => templates(this.text.file, one.choices, one.value, (value) => this.change("set", one.path, value)));
    } }, t("looks")) : null;
    const element = h(`label.field${wide ? ".wide" : ""}`, {}, h("span", {}, said(one)), look ? h("div.beside", {}, input, look) : input);
    // A message on the text may have said that each begins with a dash there.
    const parts = () => input.value.split("\n").map((each) => each.replace(/^\s*- /, "").trim()).filter(Boolean);
    const shown = this.bound(input, () => one.path, {
      says: () => (one.list ? parts().join("\n") : input.value),
      value: (words) => (one.list && parts().length !== 1 ? parts() : words),
      merge: !one.choices.length,
    });
    element.update = (now) => {
      one = now;
      if (one.choices.length) {
        put(input, h("option", { value: "" }, t("byKind")), one.choices.map((each) => h("option", { value: each.value }, said(each) || each.zh)));
        if (one.key === "kind") input.firstChild.remove();
      }
      shown(one.value);
    };
    return element;
  }

  /** The element of a row; of a new paragraph that has become one it is the one in which it is being typed. */
  row(one, mine = null) {
    if (one.what === "table") return this.table(one);
    if (one.what === "other") return this.told(one);
    const area = mine?.area || h("textarea", { rows: 1 });
    const element = mine?.element || h("div", {}, h("span.label"), area);
    element.row = one;
    const show = one.what === "start" ? this.starts(one, area, element) : this.paragraph(area, element, mine ? one.text : null);
    element.update = (now) => {
      one = element.row = now;
      element.className = `row ${one.what}`;
      element.firstChild.textContent = one.label;
      element.style.setProperty("--level", one.level);
      area.dataset.key = JSON.stringify(one.path);
      area.dataset.what = one.what;
      show(one.text);
    };
    return element;
  }

  starts(one, area, element) {
    this.pends(area, element, one.of === "attachments");
    return () => { area.placeholder = t(`start_${one.of}`); };
  }

  paragraph(area, element, known) {
    const path = pathOf(element);
    const free = () => element.row.what === "lines" || element.row.path.length === 1;
    let first = area.value;
    const here = () => { first = area.value; this.current = element; this.text.select(element.row.from); };
    area.placeholder = "";
    const show = this.bound(area, path, { known });
    area.addEventListener("keydown", (event) => this.key(event, area, element, show.send, free()));
    area.addEventListener("blur", () => { if (element.row.what === "paragraph" && !free() && LABELLED.test(area.value) && area.value !== first) this.retype(path, area.value); });
    area.addEventListener("paste", (event) => this.pasted(event, element, free()));
    area.addEventListener("focus", here);
    Object.assign(element, { gone: show.gone, soon: show.soon });
    if (document.activeElement === area) here();
    return show;
  }

  told(one) {
    const go = h("button", { type: "button", onclick: () => this.go(element.row.from) });
    const element = h("div.row.other", {}, h("span.label"), h("div.block", {}, go));
    element.lastChild.append(this.about(element));
    element.row = one;
    element.update = (now) => {
      element.row = now;
      go.textContent = `${said(now)}　${now.text}`;
      element.style.setProperty("--level", now.level);
    };
    return element;
  }

  table(one) {
    const body = h("table", { onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      this.begin(element);
    } });
    const element = h("div.row.table", {}, h("span.label"), h("div.block.wide", {}, body));
    const path = pathOf(element);
    let at = -1; // the row where the cursor was last
    body.addEventListener("focusin", ({ target }) => { at = JSON.parse(target.dataset.key).at(-2); });
    const row = () => (at >= 0 && at < element.row.cells.length ? at : element.row.cells.length - 1);
    const button = (word, change, next) => h("button.quiet.small", { type: "button", "data-t": word, onclick: async () => {
      await this.flush();
      const r = row();
      if (!(await change(r))) return;
      await this.refresh();
      this.focusKey(JSON.stringify([...element.row.path, r + next, 0]), 0, 1e9);
    } }, t(word));
    const inRow = (r) => () => path() && [...path(), r];
    element.lastChild.append(this.about(element,
      button("addRow", (r) => this.change("item", inRow(r), element.row.cells[r].map(() => "")), 1),
      button("dropRow", (r) => this.change("remove", inRow(r)), -1)));
    let cells = [];
    const begun = (now) => {
      element.gone?.();
      const active = document.activeElement?.dataset?.key;
      cells = now.cells.map((each, r) => each.map((_, c) => {
        const input = h("input", { type: "text" });
        return { input, show: this.bound(input, () => (path() && cells[r]?.[c]?.input === input ? [...path(), r, c] : null)) };
      }));
      put(body, cells.map((each) => h("tr", {}, each.map((cell) => h("td", {}, cell.input)))));
      return () => active && body.querySelector(`[data-key='${CSS.escape(active)}']`)?.focus();
    };
    element.gone = () => cells.flat().forEach((cell) => cell.show.gone());
    element.row = one;
    element.update = (now) => {
      const same = String(now.cells.map((each) => each.length)) === String(cells.map((each) => each.length));
      const back = same ? null : begun(now);
      element.row = now;
      now.cells.forEach((each, r) => each.forEach((value, c) => {
        const { input, show } = cells[r][c];
        input.dataset.key = JSON.stringify([...now.path, r, c]);
        input.size = Math.max(4, Math.min(24, [...value].length * 2));
        show(value);
      }));
      back?.();
    };
    return element;
  }

  /** What goes on below a block that is no paragraph, and what takes it away. */
  about(element, ...more) {
    const button = (word, act) => h("button.quiet.small", { type: "button", "data-t": word, onclick: act }, t(word));
    return h("div.tools-of-block", {},
      ...more,
      button("goOn", () => this.begin(element)),
      button("takeAway", async () => { if (await this.change("remove", pathOf(element))) this.refresh(); }));
  }

  /** Have a value of the text be what an element holds: told a moment after it is typed, not what an input method is still composing. What comes
   *  out shows the value the text has, unless another is being typed; `known` is what it has where the element holds more already. */
  bound(input, path, { says = () => input.value, value = (words) => words, merge = true, known = null } = {}) {
    let last = known; // what the text is known to say, or was asked to
    let flying = 0;
    let isRefused = false; // what is typed stays, and is tried once more with the next change
    const send = async () => {
      this.never(input);
      const [before, words] = [last, says()];
      if (words === before) return;
      last = words;
      isRefused = false;
      flying++;
      const made = await this.change("set", path, value(words), merge);
      flying--;
      if (made || last !== words || !input.isConnected) return;
      last = before;
      isRefused = true;
      this.later(input, send);
    };
    const soon = () => this.later(input, send, 120);
    input.addEventListener("input", (event) => { this.grow(input); if (!event.isComposing) soon(); });
    input.addEventListener("compositionstart", () => this.now(input));
    input.addEventListener("compositionend", soon);
    input.addEventListener("change", send);
    const show = (words) => {
      if (flying) return;
      if (this.waiting.has(input)) {
        if (!isRefused || words === last) return;
        this.never(input); // it was changed elsewhere
      }
      const isElsewhere = says() === last && last !== words; // undone, say; a line that is just begun stays
      if (document.activeElement !== input || last === null || isElsewhere) input.value = words;
      last = words;
    };
    // What it belongs to may be no more: that is said then.
    return Object.assign(show, { send, soon, gone: () => { if (this.waiting.has(input)) this.now(input); } });
  }

  // ---- paragraphs ----

  async key(event, area, element, send, isFree) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart: at, selectionEnd: end, value } = area;
    if (event.key === "Enter" && !event.shiftKey && !isFree) {
      event.preventDefault();
      area.value = value.slice(0, at);
      this.grow(area);
      send();
      this.begin(element, value.slice(end));
    } else if (event.key === "Backspace" && value === "" && !isFree) {
      event.preventDefault();
      const all = this.areas;
      const next = all[all.indexOf(area) - 1] || all[all.indexOf(area) + 1];
      this.never(area);
      next?.focus(); // at once: one types on
      next?.setSelectionRange(1e9, 1e9);
      if (await this.change("remove", pathOf(element))) this.refresh();
    } else if (event.key === "ArrowUp" && at === 0 && end === 0) this.step(event, area, -1);
    else if (event.key === "ArrowDown" && at === value.length) this.step(event, area, 1);
  }

  get areas() {
    return [...this.box.querySelectorAll(".body textarea, .body td input")];
  }

  step(event, area, by_) {
    const all = this.areas;
    const next = all[all.indexOf(area) + by_];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** A new paragraph below a row, or below one that is still becoming part of the text; it is no part of it before something is typed. */
  begin(after, words = "") {
    for (const one of [...this.pendings]) if (!one.done && !one.area.value.trim()) this.forget(one);
    const area = h("textarea", { rows: 1, placeholder: t("typeHere"), "data-what": "new" });
    const element = h("div.row.new", { style: after.getAttribute("style") }, h("span.label"), area);
    element.under = after;
    after.after(element);
    area.value = words;
    const mine = this.pends(area, element);
    this.pendings.add(mine);
    area.focus();
    area.setSelectionRange(0, 0);
    this.grow(area);
    if (words) this.commit(mine);
  }

  pends(area, element, isUntitled = false) {
    const mine = { area, element, done: false, made: null, isNew: element.classList.contains("new") };
    area.isPending = true;
    element.mine = mine;
    const typed = () => {
      this.grow(area);
      if (!area.value.trim()) return this.never(mine);
      this.later(mine, () => this.commit(mine), HALF_LABEL.test(area.value) ? 0 : LABELLED.test(area.value) ? 1800 : 250);
    };
    // Once it is a row it listens as one.
    const on = (name, act) => area.addEventListener(name, (event) => area.isPending && act(event));
    on("input", (event) => !event.isComposing && !mine.done && typed());
    on("compositionstart", () => { area.isComposing = true; this.now(mine); });
    area.addEventListener("compositionend", () => { area.isComposing = false; });
    on("compositionend", () => !mine.done && typed());
    on("blur", () => setTimeout(() => { if (document.activeElement === area || !area.isPending) return; if (!area.value.trim()) this.forget(mine); else this.commit(mine); }, 0));
    on("paste", (event) => this.pasted(event, element, false, mine, isUntitled));
    on("keydown", (event) => {
      if (event.isComposing) return;
      const { selectionStart: at, selectionEnd: end, value } = area;
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        if (!value.trim()) return;
        area.value = value.slice(0, at);
        this.commit(mine);
        this.begin(element, value.slice(end)); // at once: one types on
      } else if (event.key === "Backspace" && value === "" && mine.isNew && !mine.done) {
        event.preventDefault();
        const before = element.previousElementSibling?.querySelector("textarea");
        this.forget(mine);
        before?.focus();
      }
    });
    return mine;
  }

  forget(mine) {
    if (!mine.isNew || mine.done) return;
    this.never(mine);
    this.pendings.delete(mine);
    mine.element.isGone = true;
    mine.element.remove();
  }

  /** Make a new paragraph part of the text. */
  commit(mine) {
    this.never(mine);
    if (mine.done || !mine.area.value.trim()) return mine.made;
    mine.done = true;
    mine.made = this.made(mine, mine.area.value);
    return mine.made;
  }

  async made(mine, words) {
    await standing(mine.element.under)?.mine?.made; // it comes below a row
    const change = await this.change("put", () => lies(mine.element.under || mine.element)?.row.path, words.trim());
    if (!change) { // what was typed is not lost
      mine.done = false;
      this.later(mine, () => this.commit(mine));
      return;
    }
    // What is typed below it stays below it, and whoever types on in it does so in the same element.
    await this.came(change, (row) => {
      this.pendings.delete(mine);
      this.rows = this.rows.filter((one) => one !== mine.element);
      if (row && !["table", "other", "start"].includes(row.what)) return this.becomes(mine, row, words);
      mine.element.isGone = true;
      mine.element.remove();
    });
  }

  /** A new paragraph is a row of the text now: a label that was typed before it is no part of its words. */
  becomes(mine, row, words) {
    const { area, element } = mine;
    area.isPending = element.isGone = false;
    const isTyped = document.activeElement === area;
    this.row(row, mine);
    this.rows.splice(this.rows.indexOf(lies(element.under)) + 1, 0, element);
    const settle = () => {
      const said = words.trimEnd();
      if (said.endsWith(row.text) && area.value.startsWith(words.slice(0, said.length - row.text.length))) area.setRangeText("", 0, said.length - row.text.length, "preserve");
      else if (area.value.startsWith(words)) area.value = row.text + area.value.slice(words.length);
      if (!isTyped) area.value = area.value.trimEnd();
      if (area.value !== row.text) element.soon();
      this.grow(area);
    };
    if (area.isComposing) area.addEventListener("compositionend", settle, { once: true });
    else settle();
  }

  rowAt(offset) {
    const rows = this.data.rows.filter((one) => one.from <= offset && !["other", "start"].includes(one.what));
    return rows.reduce((best, each) => (!best || each.from >= best.from ? each : best), null);
  }

  /** A paragraph that was made a heading by a label typed before it. */
  async retype(path, words) {
    if (await this.change("put", path, words.trim())) {
      await this.change("remove", path);
      this.refresh();
    }
  }

  async pasted(event, element, isFree, pending = null, isUntitled = false) {
    const files = [...(event.clipboardData?.files || [])].filter((one) => one.type.startsWith("image/"));
    const words = event.clipboardData?.getData("text/plain") || "";
    const lines = linesOf(words);
    if (files.length && !words.trim()) { // Excel gives a picture of the cells beside them
      event.preventDefault();
      return this.picture(files[0], element);
    }
    if (isFree || (lines.length < 2 && !words.includes("\t"))) return;
    event.preventDefault();
    if (isUntitled && words.includes("\t")) return this.warn(t("titleFirst"));
    if (pending?.area.value.trim()) this.commit(pending);
    else if (pending) this.forget(pending);
    let after = element;
    const path = () => lies(after)?.row.path;
    if (lines.every((line) => line.includes("\t"))) {
      const made = await this.change("item", path, { 表格: grid(words) });
      const one = made && (await this.came(made));
      if (one?.row.what === "table") this.focusKey(JSON.stringify([...one.row.path, one.row.cells.length - 1, one.row.cells.at(-1).length - 1]), 1e9, 1e9);
      return;
    }
    const was = document.activeElement;
    for (const line of lines.filter((each) => each.trim())) {
      const made = await this.change("put", path, line.trim());
      if (!made) break;
      after = (await this.came(made)) || after;
    }
    if ([was, document.body].includes(document.activeElement) && after !== element) this.focusKey(JSON.stringify(after.row.path), 1e9, 1e9);
  }

  /** Put a picture into the folder, and a block for it after a row. */
  async picture(file, element = this.current) {
    const name = await upload(file, this.warn);
    if (name && element && (await this.change("item", () => lies(element)?.row.path, { 图片: name }))) this.refresh();
  }

  // ---- places ----

  focusAt(offset) {
    const within = this.data?.fields.find((one) => one.from <= offset && offset <= one.to);
    const one = within || (this.data && this.rowAt(offset));
    if (one) this.focusKey(JSON.stringify(one.path), 1e9, 1e9);
  }

  /** Go to a field that is still to be filled in, whether there is one. */
  focusEmpty(key) {
    const input = key && this.box.querySelector(`[data-field="${CSS.escape(key)}"]`);
    if (!input || input.value) return false;
    input.focus();
    return true;
  }

  /** Where one begins to write: the title. */
  async first() {
    await this.refresh();
    this.box.querySelector("[data-field=title]")?.focus();
  }

  focusKey(key, start, end) {
    const element = [...this.box.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    if (!element) return;
    element.focus({ preventScroll: start !== 1e9 });
    if (element.setSelectionRange && element.type !== "select-one") element.setSelectionRange(Math.min(start, element.value.length), Math.min(end, element.value.length));
  }

  /** Where one was writing: the paragraph that had the cursor last, else the last of the body. */
  get writing() {
    if (this.last?.isConnected) return this.last;
    const body = this.data?.rows.filter((one) => one.of === "body" && !["table", "other"].includes(one.what)).at(-1);
    return body && this.areas.find((one) => one.dataset.key === JSON.stringify(body.path));
  }

  /** Words put in where one was writing. */
  insert(words) {
    const area = this.writing;
    if (!area) return;
    area.focus();
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** A block put in below the paragraph where one was writing. */
  async block(value) {
    await this.flush();
    const row = this.writing?.closest(".row");
    const made = row && (await this.change("item", () => lies(row)?.row.path, value));
    if (made && (await this.came(made))) this.focusAt(made.from);
  }

  /** A text area is as high as its text. */
  grow(one = null) {
    const all = one ? [one] : this.box.querySelectorAll("textarea");
    for (const area of all) {
      if (area.tagName !== "TEXTAREA") continue;
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight + 1}px`;
    }
  }
}

/** What has a place in the text, moved as the text is changed. */
function along(changes, all) {
  for (const one of all) {
    if (one.from >= 0) one.from = changes.mapPos(one.from, -1);
    if (one.to >= 0) one.to = changes.mapPos(one.to, 1);
  }
}

/** The path of a row's element as it is then; null once the row is no more. */
const pathOf = (element) => () => (element.isGone ? null : element.row.path);

/** The element that is there, or the one above it that is. */
const standing = (element) => (element?.isGone ? standing(element.under) : element);

/** The same of rows alone. */
const lies = (element) => (element && (element.isGone || !element.row) ? lies(element.under) : element);

/** The lines of what was copied. A cell of several lines stands in quotes in Excel and WPS: they are one line here. */
function linesOf(words) {
  const one = (inside) => inside.replaceAll('""', '"').replace(/([\x21-\x7e])\s*\n\s*(?=[\x21-\x7e])/g, "$1 ").replace(/[ \t]*\n[ \t]*/g, "");
  return words.replace(/\r\n?/g, "\n").replace(/\n+$/, "")
    .replace(/(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g, (all, before, inside) => (/\n|""/.test(inside) ? before + one(inside) : all)).split("\n");
}

/** The cells of lines parted by tabs, as Excel and WPS copy them; each row as long as the longest. */
export function grid(words) {
  const rows = linesOf(words).map((line) => line.split("\t").map((cell) => cell.trim()));
  const most = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array(most - row.length).fill("")]);
}

export async function upload(file, warn) {
  const name = file.name || "图片.png";
  const answer = await fetch(address(`drop?name=${encodeURIComponent(name)}`), { method: "POST", body: file }).catch(() => null);
  const told = await answer?.json().catch(() => null);
  if (answer?.ok && (told.picture || told.sheet)) return told.picture || told.sheet;
  warn((told?.told || []).map(both).join(" "));
  return null;
}
