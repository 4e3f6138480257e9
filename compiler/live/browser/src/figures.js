// The figures of the report in a table: each with what it was before, what it comes to and how often it is printed; rows pasted from Excel.

import { t, said, spoken } from "./words.js";
import { h, by, put } from "./dom.js";
import { grid } from "./form.js";

export class Figures {
  constructor(form, text, go, inForm) {
    this.form = form; // makes the changes
    this.text = text;
    this.go = go;
    this.inForm = inForm; // shows the form
    this.box = by("figures");
    spoken(() => this.data && this.draw());
  }

  get open() {
    return !this.box.hidden;
  }

  /** The key of the figures, as the text has it. */
  get key() {
    return this.data?.path[0] || "数据";
  }

  async refresh() {
    if (!this.open) return;
    const data = await this.text.ask("form", {});
    if (data === null) return this.box.classList.add("stale");
    this.box.classList.remove("stale");
    const same = JSON.stringify(this.data) === JSON.stringify(data.figures); // what is there may be just being clicked
    this.data = data.figures;
    if (!same || !this.box.children.length) this.draw();
  }

  draw() {
    const { members, rows } = this.data;
    const active = document.activeElement?.dataset?.cell;
    const used = members.filter((one) => ["current", "last_year", "unit"].includes(one.key) || rows.some((row) => row.cells[one.key]));
    const name = h("input", { type: "text", "data-cell": "new name", placeholder: t("figureName"), onpaste: (event) => this.pasted(event) });
    const value = h("input", { type: "text", "data-cell": "new value", placeholder: t("figureValue") });
    const add = () => { if (name.value.trim() && value.value.trim()) this.add(name.value.trim(), value.value.trim()); };
    value.addEventListener("change", add);
    put(this.box,
      h("p.about", {}, t("figuresAbout")),
      h("table.figures", {},
        h("tr", {}, h("th", {}, t("figureName")), used.map((one) => h("th", {}, said(one))), h("th", {}, t("printsAs")), h("th", {}, t("uses"))),
        rows.map((row) => h("tr", {},
          h("td", {}, h("button.name", { type: "button", onclick: () => this.go(row.from) }, row.name)),
          used.map((one) => h("td", {}, row.table ? null : this.cell(row, one.key))),
          h("td.printed", {}, this.uses(row)), h("td.uses", {}, row.uses ? t("times", row.uses) : t("notUsed")))),
        h("tr.new", {}, h("td", {}, name), h("td", {}, value))));
    if (active) [...this.box.querySelectorAll("[data-cell]")].find((one) => one.dataset.cell === active)?.focus();
  }

  /** What puts a figure into the text, where the cursor was in the form. */
  uses(row) {
    const chip = (word, act) => h("button.chip", { type: "button", title: t("intoText"), onclick: async () => { await this.inForm(); act(); } }, word);
    if (row.table) return chip(t("asTable"), () => this.form.block({ 表格: row.name }));
    const named = (words) => chip(words ? t("yearOnYear") : row.value || row.name, () => this.form.insert(`{{ ${row.name}${words} }}`));
    return [named(""), row.cells.last_year ? named("|同比") : null];
  }

  cell(row, key) {
    const input = h("input", { type: "text", value: row.cells[key], "data-cell": `${row.name} ${key}` });
    input.addEventListener("change", async () => {
      if (row.mapping) await this.form.change("set", [...row.path, row.keys[key]], input.value);
      else if (key === "current") await this.form.change("set", row.path, input.value);
      else await this.form.change("set", row.path, { [row.keys.current]: row.cells.current, [row.keys[key]]: input.value });
      this.refresh();
    });
    return input;
  }

  async add(name, value) {
    await this.form.change("set", [...this.data.path, name], value);
    await this.refresh();
    [...this.box.querySelectorAll("[data-cell]")].find((one) => one.dataset.cell === "new name")?.focus();
  }

  /** Rows copied in Excel: a name, its value, last year's; or with a row of heads that says what they are. */
  async pasted(event) {
    const words = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n+$/, "");
    if (!words.includes("\t")) return;
    event.preventDefault();
    const rows = grid(words.split("\n"));
    const known = new Map(this.data.members.map((one) => [one.zh, one.zh]));
    for (const [word, zh] of [["今年", "本期"], ["本年", "本期"], ["本期数", "本期"], ["去年", "上年同期"], ["上年", "上年同期"], ["去年同期", "上年同期"]]) known.set(word, zh);
    const heads = rows[0].slice(1).every((one) => known.has(one)) ? rows.shift().slice(1).map((one) => known.get(one)) : ["本期", "上年同期"];
    for (const [name, ...values] of rows) {
      if (!name || !values.some(Boolean)) continue;
      const pairs = heads.map((head, at) => [head, values[at]]).filter((one) => one[1]);
      const value = pairs.length === 1 && pairs[0][0] === "本期" ? pairs[0][1] : Object.fromEntries(pairs);
      if (!(await this.form.change("set", [...this.data.path, name.replace(/[\s:：]/g, "")], value))) break;
    }
    this.refresh();
  }
}
