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
    this.rows = new Map(); // the elements of rows and fields by their paths
    this.pendings = new Set();
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

  /** Show the text as it is now; `known` is done once its rows are known, before they are drawn. */
  async refresh(focus = null, known = () => {}) {
    if (!this.open) return;
    const data = await this.text.ask("form", {});
    if (data === null && !this.data) return put(this.box, h("p.empty", {}, t("noForm")));
    if (data === null) return this.box.classList.add("stale");
    this.box.classList.remove("stale");
    this.data = data;
    known();
    this.draw(focus);
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
    return this.waiting.size > 0 || this.changing > 0;
  }

  /** All that was typed made part of the text. */
  async flush() {
    await Promise.all([...this.waiting.keys()].map((key) => this.now(key)));
    await this.busy;
  }

  /** Whether words stand in an element that are no part of the text yet, which the browser undoes by itself. */
  writes(element) {
    return element.isPending && element.value !== "";
  }

  /** Have a change made, after those that are being made; whether it could be. */
  change(op, path, value, merge = false) {
    this.changing++;
    const done = this.busy.then(async () => {
      for (let tries = 0; tries < 4; tries++) {
        const version = this.text.version;
        const made = await this.text.ask("change", { op, path, value });
        if (made && version === this.text.version && this.text.synced) {
          this.text.edit(made.edits, merge);
          return made;
        }
        if (made === null && this.text.synced && version === this.text.version && tries) break;
      }
      this.warn(t("notHere"));
      return null;
    });
    this.busy = done.catch(() => null).finally(() => this.changing--);
    return done;
  }

  // ---- drawing ----

  draw(focus = null) {
    const { fields, rows } = this.data;
    const kept = this.rows;
    this.rows = new Map();
    const shown = fields.filter((one) => one.simple && (one.usual || this.more));
    this.moreButton.textContent = t(this.more ? "fewer" : "more");
    const heads = shown.map((one) => this.kept(kept, one, () => this.field(one)));
    const parts = [];
    const waiting = new Set([...this.pendings].filter((one) => one.isNew));
    let of = "";
    for (const row of rows) {
      if (row.of !== of) {
        of = row.of;
        parts.push(h("h3", {}, t(`part_${of}`)));
      }
      const element = this.kept(kept, row, () => this.row(row));
      parts.push(element);
      for (const one of waiting) {
        if (JSON.stringify(this.where(one)) !== JSON.stringify(row.path)) continue;
        parts.push(one.element);
        waiting.delete(one);
      }
    }
    parts.push(...[...waiting].map((one) => one.element));
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
    if (focus !== null) this.focusAt(focus);
  }

  /** The element of a field or a row: the one that is there, as far as it is of the same kind. */
  kept(kept, one, make) {
    const key = `${one.what || "field"} ${JSON.stringify(one.path)} ${one.label !== undefined ? one.what : ""} ${chosen()}`;
    const element = kept.get(key)?.isConnected ? kept.get(key) : make();
    this.rows.set(key, element);
    element.update(one);
    return element;
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
    let last = null; // what the text is known to say, or was asked to
    let flying = 0;
    // A message on the text may have said that each begins with a dash there.
    const parts = () => input.value.split("\n").map((each) => each.replace(/^\s*- /, "").trim()).filter(Boolean);
    const says = () => (one.list ? parts().join("\n") : input.value);
    const send = async () => {
      if (says() === last) return;
      last = says();
      flying++;
      const value = one.list && parts().length !== 1 ? parts() : last;
      await this.change("set", one.path, value, !one.choices.length);
      flying--;
    };
    this.listens(input, send);
    element.update = (now) => {
      one = now;
      if (one.choices.length) {
        put(input, h("option", { value: "" }, t("byKind")), one.choices.map((each) => h("option", { value: each.value }, said(each) || each.zh)));
        if (one.key === "kind") input.firstChild.remove();
      }
      if (flying) return;
      // A line that is just begun stays.
      if (document.activeElement !== input || last === null || (says() === last && last !== one.value)) input.value = one.value;
      last = one.value;
    };
    return element;
  }

  row(one) {
    if (one.what === "table") return this.table(one);
    if (one.what === "other") {
      const element = h("div.row.other", {}, h("span.label"), h("div.block", {}, h("button", { type: "button", onclick: () => this.go(one.from) }), this.about(() => one)));
      element.update = (now) => {
        one = now;
        element.lastChild.firstChild.textContent = `${said(one)}　${one.text}`;
        element.style.setProperty("--level", one.level);
      };
      return element;
    }
    const area = h("textarea", { rows: 1, "data-key": JSON.stringify(one.path), "data-what": one.what, placeholder: one.what === "start" ? t(`start_${one.of}`) : "" });
    const element = h(`div.row.${one.what}`, {}, h("span.label"), area);
    let last = null;
    let flying = 0;
    const free = () => one.what === "lines" || one.path.length === 1 && one.what !== "start";
    const send = async () => {
      if (area.value === last || one.what === "start") return;
      last = area.value;
      flying++;
      await this.change("set", one.path, area.value, true);
      flying--;
    };
    if (one.what === "start") this.pends(area, { path: one.path }, element, one.of === "attachments");
    else {
      this.listens(area, send);
      area.addEventListener("keydown", (event) => this.key(event, area, () => one, send, free()));
      area.addEventListener("blur", () => { if (one.what === "paragraph" && !free() && LABELLED.test(area.value) && area.value !== one.first) this.retype(one, area.value); });
      area.addEventListener("paste", (event) => this.pasted(event, () => one, free()));
      area.addEventListener("focus", () => { one.first = area.value; this.current = one; this.text.select(one.from); });
    }
    element.update = (now) => {
      const first = one.first;
      one = Object.assign(now, { first });
      element.firstChild.textContent = one.label;
      element.style.setProperty("--level", one.level);
      if (flying) return;
      const changedElsewhere = area.value === last && area.value !== one.text; // undone, say
      if (document.activeElement !== area || last === null || changedElsewhere) area.value = one.text;
      last = one.text;
    };
    return element;
  }

  table(one) {
    const body = h("table", { onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      this.begin(element, { path: one.path });
    } });
    let at = -1; // the row where the cursor was last
    body.addEventListener("focusin", ({ target }) => { at = JSON.parse(target.dataset.key).at(-2); });
    const row = () => (at >= 0 && at < one.cells.length ? at : one.cells.length - 1);
    const button = (word, change, next) => h("button.quiet.small", { type: "button", onclick: async () => {
      const r = row();
      if (!(await change(r))) return;
      await this.refresh();
      this.focusKey(JSON.stringify([...one.path, r + next, 0]), 0, 1e9);
    } }, t(word));
    const element = h("div.row.table", {}, h("span.label"), h("div.block.wide", {}, body, this.about(() => one,
      button("addRow", (r) => this.change("item", [...one.path, r], one.cells[r].map(() => "")), 1),
      button("dropRow", (r) => this.change("remove", [...one.path, r]), -1))));
    element.update = (now) => {
      one = now;
      const active = document.activeElement?.dataset?.key;
      put(body, one.cells.map((row, r) => h("tr", {}, row.map((cell, c) => {
        const path = [...one.path, r, c];
        const input = h("input", { type: "text", value: cell, "data-key": JSON.stringify(path), size: Math.max(4, Math.min(24, [...cell].length * 2)) });
        let last = cell;
        this.listens(input, () => { if (input.value !== last) { last = input.value; return this.change("set", path, input.value, true); } });
        return h("td", {}, input);
      }))));
      if (active) body.querySelector(`[data-key='${CSS.escape(active)}']`)?.focus();
    };
    return element;
  }

  /** What goes on below a block that is no paragraph, and what takes it away. */
  about(one, ...more) {
    const button = (word, act) => h("button.quiet.small", { type: "button", onclick: act }, t(word));
    return h("div.tools-of-block", {},
      ...more,
      button("goOn", (event) => this.begin(event.target.closest(".row"), { path: one().path })),
      button("takeAway", async () => { if (await this.change("remove", one().path)) this.refresh(); }));
  }

  /** Have what is typed told a moment later; not what an input method is still composing. */
  listens(input, send) {
    const soon = () => this.later(input, send, 120);
    input.addEventListener("input", (event) => { this.grow(input); if (!event.isComposing) soon(); });
    input.addEventListener("compositionend", soon);
    input.addEventListener("change", () => { this.never(input); send(); });
  }

  // ---- paragraphs ----

  async key(event, area, row, send, free) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart: at, selectionEnd: end, value } = area;
    if (event.key === "Enter" && !event.shiftKey && !free) {
      event.preventDefault();
      const rest = value.slice(end);
      area.value = value.slice(0, at);
      this.grow(area);
      send();
      this.begin(area.parentElement, { path: row().path }, rest);
    } else if (event.key === "Backspace" && value === "" && !free) {
      event.preventDefault();
      const all = this.areas;
      const before = all[all.indexOf(area) - 1];
      if (await this.change("remove", row().path)) {
        before?.focus();
        this.refresh();
      }
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
  begin(after, anchor, words = "") {
    for (const one of [...this.pendings]) if (!one.done && !one.area.value.trim()) this.forget(one);
    const area = h("textarea", { rows: 1, placeholder: t("typeHere"), "data-what": "new" });
    const element = h("div.row.new", { style: after.getAttribute("style") }, h("span.label"), area);
    after.after(element);
    area.value = words;
    const mine = this.pends(area, anchor, element);
    this.pendings.add(mine);
    area.focus();
    area.setSelectionRange(0, 0);
    this.grow(area);
    if (words) this.commit(mine);
  }

  pends(area, anchor, element, untitled = false) {
    const mine = { area, anchor, element, done: false, result: null, made: null, isNew: element.classList.contains("new") };
    area.isPending = true;
    const typed = () => {
      this.grow(area);
      if (!area.value.trim()) return this.never(mine);
      this.later(mine, () => this.commit(mine), HALF_LABEL.test(area.value) ? 0 : LABELLED.test(area.value) ? 1800 : 250);
    };
    area.addEventListener("input", (event) => !event.isComposing && !mine.done && typed());
    area.addEventListener("compositionend", () => !mine.done && typed());
    area.addEventListener("blur", () => setTimeout(() => { if (document.activeElement === area) return; if (!area.value.trim()) this.forget(mine); else this.commit(mine, false); }, 0));
    area.addEventListener("paste", (event) => this.pasted(event, () => ({ path: this.where(mine) }), false, mine, untitled));
    area.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        if (!area.value.trim()) return;
        this.commit(mine, false);
        this.begin(element, { pending: mine }); // at once: one types on
      } else if (event.key === "Backspace" && area.value === "" && mine.isNew) {
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
    mine.element.remove();
  }

  /** The path of the row that a new paragraph comes after, as far as it is known. */
  where(mine) {
    const { path, pending } = mine.anchor;
    return path || pending.result || this.where(pending);
  }

  /** Make a new paragraph part of the text; with `stay` the cursor goes on in it. */
  commit(mine, stay = true) {
    this.never(mine);
    if (mine.done || !mine.area.value.trim()) return mine.made;
    mine.done = true;
    mine.made = this.made(mine, mine.area.value, stay);
    return mine.made;
  }

  async made(mine, words, stay) {
    await mine.anchor.pending?.made;
    for (const [key, element] of this.rows) if (element === mine.element) this.rows.delete(key);
    const change = await this.change("put", this.where(mine), words.trim());
    mine.result = this.where(mine);
    if (!change) { // what was typed is not lost
      mine.done = false;
      return;
    }
    let row = null;
    let caret = 0;
    let here = false;
    // What is typed below it stays below it; who went on meanwhile is not called back.
    await this.refresh(null, () => {
      caret = mine.area.selectionStart;
      here = document.activeElement === mine.area;
      this.pendings.delete(mine);
      row = this.rowAt(change.go);
      mine.result = row?.path || mine.result;
    });
    const more = mine.area.value.slice(words.length); // typed meanwhile
    mine.element.remove();
    if (!row || !(stay && here)) return;
    this.focusKey(JSON.stringify(row.path), 1e9, 1e9);
    const area = document.activeElement;
    if (more) {
      area.value += more;
      area.dispatchEvent(new Event("input"));
    } else if (caret < words.length && area.value === words.trim()) area.setSelectionRange(caret, caret);
  }

  rowAt(offset) {
    const rows = this.data.rows.filter((one) => one.from <= offset && !["other", "start"].includes(one.what));
    return rows.reduce((best, each) => (!best || each.from >= best.from ? each : best), null);
  }

  /** A paragraph that was made a heading by a label typed before it. */
  async retype(one, words) {
    if (await this.change("put", one.path, words.trim())) {
      await this.change("remove", one.path);
      this.refresh();
    }
  }

  async pasted(event, row, free, pending = null, untitled = false) {
    const files = [...(event.clipboardData?.files || [])].filter((one) => one.type.startsWith("image/"));
    const words = event.clipboardData?.getData("text/plain") || "";
    const lines = linesOf(words);
    if (files.length && !words.trim()) { // Excel gives a picture of the cells beside them
      event.preventDefault();
      return this.picture(files[0], row());
    }
    if (free || (lines.length < 2 && !words.includes("\t"))) return;
    event.preventDefault();
    if (untitled && words.includes("\t")) return this.warn(t("titleFirst"));
    if (pending) this.forget(pending);
    if (lines.every((line) => line.includes("\t"))) {
      const made = await this.change("item", row().path, { 表格: grid(words) });
      await this.refresh();
      const put = made && this.rowAt(made.go);
      if (put?.what === "table") this.focusKey(JSON.stringify([...put.path, put.cells.length - 1, put.cells.at(-1).length - 1]), 1e9, 1e9);
      return;
    }
    let path = row().path;
    for (const line of lines.filter((each) => each.trim())) {
      const made = await this.change("put", path, line.trim());
      if (!made) break;
      await this.refresh(made.go);
      if (document.activeElement?.dataset?.key) path = JSON.parse(document.activeElement.dataset.key);
    }
    this.refresh();
  }

  /** Put a picture into the folder, and a block for it after a row. */
  async picture(file, row = this.current) {
    const name = await upload(file, this.warn);
    if (name && row && (await this.change("item", row.path, { 图片: name }))) this.refresh();
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
    const path = this.writing?.dataset.key;
    const made = path && (await this.change("item", JSON.parse(path), value));
    if (made) this.refresh(made.go);
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
