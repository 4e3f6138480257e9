// The figures of the report in a table: each with what it was before, what it comes to and how often it is printed; rows pasted from Excel.

import { t, said, chosen, spoken } from "./words.js";
import { h, by, put } from "./dom.js";
import { grid } from "./form.js";

export class Figures {
  constructor(form, text, go, inForm) {
    this.form = form; // makes the changes
    this.text = text;
    this.go = go;
    this.inForm = inForm; // shows the form
    this.box = by("figures");
    this.isBehind = true; // whether the table is not that of the data
    this.unsent = false; // whether something is being typed that is no part of the text yet
    this.box.addEventListener("input", () => { this.unsent = true; });
    this.box.addEventListener("change", () => { this.unsent = false; });
    this.name = h("input", { type: "text", "data-cell": "new name", onpaste: (event) => this.pasted(event) });
    this.value = h("input", { type: "text", "data-cell": "new value", onchange: () => this.add() });
    spoken(() => this.data && this.draw());
  }

  get open() {
    return !this.box.hidden;
  }

  /** The key of the figures, as the text has it. */
  get key() {
    return this.data?.path[0] || "数据";
  }

  /** What is being typed made part of the text. */
  async flush() {
    if (this.unsent) document.activeElement.dispatchEvent(new Event("change", { bubbles: true }));
    await this.form.busy;
  }

  async refresh() {
    if (!this.open) return;
    const data = await this.text.ask("form", {});
    if (data === null) return this.box.classList.add("stale");
    this.box.classList.remove("stale");
    const same = JSON.stringify(this.data) === JSON.stringify(data.figures); // what is there may be just being clicked
    this.data = data.figures;
    if (this.unsent) return void (this.isBehind = true); // what is being typed stays
    if (!same || this.isBehind) this.draw();
  }

  draw() {
    this.isBehind = false;
    const { members, rows } = this.data;
    const { dataset, selectionStart, selectionEnd } = document.activeElement;
    // What is reckoned stands with = where else the figure stands, as in Excel.
    const used = members.filter((one) => ["current", "last_year", "unit"].includes(one.key) || (one.key !== "formula" && rows.some((row) => row.cells[one.key])));
    this.name.placeholder = t("figureName");
    this.value.placeholder = t("figureValue");
    put(this.box,
      h("p.about", {}, t("figuresAbout")),
      h("table.figures", {},
        h("tr", {}, h("th", {}, t("figureName")), used.map((one) => h("th", {}, said(one))), h("th", {}, t("printsAs")), h("th", {}, t("uses")), h("th")),
        rows.map((row) => h("tr", {},
          h("td", {}, h("button.name", { type: "button", onclick: () => this.go(row.from) }, row.name)),
          used.map((one) => h("td", {}, row.table ? null : this.cell(row, one.key))),
          h("td.printed", {}, this.uses(row)), h("td.uses", {}, row.uses ? t("times", row.uses) : t("notUsed")),
          h("td", {}, h("button.quiet.small", { type: "button", onclick: () => this.remove(row) }, t("takeAway"))))),
        h("tr.new", {}, h("td", {}, this.name), h("td", {}, this.value))));
    const active = dataset.cell && [...this.box.querySelectorAll("[data-cell]")].find((one) => one.dataset.cell === dataset.cell);
    active?.focus();
    active?.setSelectionRange(selectionStart, selectionEnd);
  }

  /** What puts a figure into the text, where the cursor was in the form. */
  uses(row) {
    const chip = (word, act) => h("button.chip", { type: "button", title: t("intoText"), onclick: async () => { await this.inForm(); act(); } }, word);
    if (row.table) return chip(t("asTable"), () => this.form.block({ 表格: row.name }));
    const named = (words) => chip(words ? t("yearOnYear") : row.value || row.name, () => this.form.insert(`{{ ${row.name}${words} }}`));
    return [named(""), row.cells.last_year ? named("|同比") : null];
  }

  cell({ name, cells }, key) {
    const { formula } = cells;
    const shown = key === "current" && formula ? `=${formula}` : cells[key];
    const input = h("input", { type: "text", value: shown, title: shown, "data-cell": `${name} ${key}`, style: `min-width: ${Math.min(11, 2 * [...shown].length + 3)}ch` });
    let last = shown;
    input.addEventListener("change", async () => {
      if (input.value === last) return;
      last = input.value;
      const typed = figure(last.trim());
      const row = await this.known(name);
      const { formula } = row.cells;
      if (key !== "current" || (typeof typed === "string" && !formula)) await this.set(row, key, last.trim());
      else if (typeof typed === "string") await this.instead(row, "current", typed, "formula");
      else if (formula) await this.set(row, "formula", typed.算式);
      else await this.instead(row, "formula", typed.算式, "current");
      this.refresh();
    });
    return input;
  }

  /** A figure as the text has it now, with all that was typed before. */
  async known(name) {
    await this.form.busy;
    const data = await this.text.ask("form", {});
    return (data || { figures: this.data }).figures.rows.find((one) => one.name === name);
  }

  /** A member of a figure set; of one that is its value alone the value is its first. */
  set(row, key, value) {
    if (row.mapping) return this.form.change("set", [...row.path, row.keys[key]], value);
    if (key === "current") return this.form.change("set", row.path, value);
    return this.form.change("set", row.path, { [row.keys.current]: row.cells.current, [row.keys[key]]: value });
  }

  /** One member in the place of another. */
  async instead(row, key, value, other) {
    if (!row.mapping) return this.form.change("set", row.path, { [row.keys[key]]: value });
    await this.form.change("set", [...row.path, row.keys[key]], value, true);
    await this.form.change("set", [...row.path, row.keys[other]], "", true);
  }

  async remove(row) {
    await this.form.change("set", row.path, "");
    this.refresh();
  }

  async add() {
    const [name, value] = [this.name, this.value].map((one) => one.value.trim());
    if (!name || !value) return;
    this.name.value = this.value.value = "";
    await this.form.change("set", [...this.data.path, name], figure(value));
    await this.refresh();
    [...this.box.querySelectorAll("[data-cell]")].find((one) => one.dataset.cell === "new name")?.focus();
  }

  /** What the columns behind the names are: by their heads, which are taken off, else numbers this year's and last year's, words the unit. */
  heads(rows) {
    const number = (cell) => /^[-+*\d.,，%％]+$/.test(cell);
    const width = rows[0].length - 1;
    const left = ["本期", "上年同期"];
    if (rows.length === 1 || rows[0].slice(1).some(number)) {
      return Array.from({ length: width }, (_, at) => ({ zh: rows.some((row) => number(row[at + 1])) ? left.shift() : "单位" }));
    }
    const words = rows.shift().slice(1);
    const known = new Map(this.data.members.flatMap((one) => [...one.spellings, ...(ALSO[one.key] || [])].map((word) => [word, one.zh])));
    const years = [...new Set(words.flatMap((word) => /\d{4}(?=年)/.exec(word) || []))].sort().reverse();
    return words.map((word) => ({ word, zh: known.get(word) || left[years.indexOf(/\d{4}(?=年)/.exec(word)?.[0])] }));
  }

  /** Rows copied in Excel: a name, its value, last year's; or with a row of heads that says what they are. */
  async pasted(event) {
    const words = event.clipboardData.getData("text/plain");
    if (!words.includes("\t")) return;
    event.preventDefault();
    const rows = grid(words);
    const heads = this.heads(rows);
    const out = heads.flatMap((head, at) => (head.zh ? [] : [head.word || String(at + 2)]));
    if (out.length) this.form.warn(t("columnsOut", out.join(chosen() === "zh" ? "、" : ", ")));
    for (const [name, ...values] of rows) {
      if (!name || !values.some(Boolean)) continue;
      const pairs = heads.map((head, at) => [head.zh, values[at]]).filter(([head, value]) => head && value);
      const value = pairs.length === 1 && pairs[0][0] === "本期" ? pairs[0][1] : Object.fromEntries(pairs);
      if (!(await this.form.change("set", [...this.data.path, name.replace(/[\s:：]/g, "")], value))) break;
    }
    this.refresh();
  }
}

/** A figure as it is typed in a cell: = begins what is reckoned. */
function figure(typed) {
  const formula = /^[=＝]\s*(.+)$/.exec(typed)?.[1];
  return formula ? { 算式: formula } : typed;
}

/** How the heads of columns call a figure's members, beside the members' own words. */
const ALSO = { current: ["本期数", "本年数", "完成数"], last_year: ["去年同期", "上年数", "同期"], unit: ["计量单位"], target: ["目标数", "计划"] };
