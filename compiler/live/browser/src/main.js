// The page: what the program says put where it belongs, what the user does told to the program.

import { Link, address } from "./link.js";
import { Text, fromElsewhere } from "./editor.js";
import { Pages } from "./pages.js";
import { Banners } from "./banners.js";
import { Form, upload } from "./form.js";
import { Figures } from "./figures.js";
import { h, by, put, choice, chose } from "./dom.js";
import { t, said, both, choose, chosen, spoken } from "./words.js";
import { dialog, gallery } from "./gallery.js";
import { beforeSubmit, earlier } from "./before.js";

let hello = { reports: [], kinds: [], first: "" };
let state = { dirty: false, there: true, conflict: false };
let file = "";
let laid = -1; // the version whose pages are shown
let working = -1;
let notes = [];
let title = "";
let making = null; // the kind whose sample is being opened

const link = new Link(hear, connected);
const banners = new Banners(by("banners"));
const text = new Text(by("editor"), link, typed);
const pages = new Pages(
  (view, dpi) => link.say({ do: "look", view, dpi }),
  (l0, c0, l1, c1) => goTo(l0, c0, l1, c1),
);

/** Say that something could not be done: where one looks. */
function warn(words, wait = 8000) {
  const dialog = by("dialog");
  if (!dialog.open) return banners.show("refused", "bad", words, [], [], wait);
  dialog.querySelector(".told")?.remove();
  dialog.querySelector(".body").prepend(h("p.told", { role: "alert" }, words));
}
const inText = (offset) => { view("text"); text.go(offset); };
const form = new Form(text, inText, warn);
const figures = new Figures(form, text, inText, () => { view("form"); return form.refresh(); });

// ---- three views of one text ----

const VIEWS = { form: by("form"), text: by("editor"), figures: by("figures") };
let shown = "text";

function view(name) {
  shown = name;
  for (const [key, box] of Object.entries(VIEWS)) box.hidden = key !== name;
  for (const tab of by("views").children) tab.setAttribute("aria-selected", String(tab.dataset.view === name));
  if (name === "form") form.refresh();
  if (name === "figures") figures.refresh();
  if (name === "text") text.view.requestMeasure();
}

spoken(() => {
  put(by("views"), Object.keys(VIEWS).map((name) => h("button", {
    type: "button", role: "tab", "data-view": name, "aria-selected": String(name === shown), onclick: () => { if (name !== "figures") chose("view", name); view(name); },
  }, t(name))));
});

// ---- what the program says ----

function hear(message) {
  switch (message.is) {
    case "hello": {
      hello = message;
      window.live.greeted = true;
      const wanted = file || new URLSearchParams(location.search).get("file") || message.first;
      if (wanted) open(wanted);
      else chooseFile();
      break;
    }
    case "opened":
      if (message.file !== file || message.epoch !== text.epoch) {
        pages.clear();
        stale(null);
        by("dialog").close();
      }
      if (message.file !== file) form.reset();
      form.at = -1;
      named(message.file);
      banners.only("lost");
      text.opened(message);
      view(choice("view") || "form");
      if (making && message.text !== null) sampled(making);
      making = null;
      link.say({ do: "look", view: pages.current, dpi: pages.dpi });
      break;
    case "named":
      named(message.file);
      by("dialog").close();
      break;
    case "reports":
      hello.reports = message.reports;
      chooseFile();
      break;
    case "updates":
      text.received(message);
      break;
    case "behind":
      text.behind();
      break;
    case "state":
      state = message;
      conflicts();
      stated();
      break;
    case "notes":
      // Where nothing is wrong, what the check finds follows at once: till then what it found before stays.
      if (text.noted(message, message.checked || message.notes.some((one) => one.severity === "error"))) {
        notes = message.notes.map((one) => ({ ...one, ...place(one.from) }));
        pages.marked(notes);
        listed();
      }
      break;
    case "about":
      if (message.version === text.version) outlined(message.outline);
      form.refresh();
      figures.refresh();
      break;
    case "working":
      working = message.version;
      stated();
      break;
    case "page":
      pages.page(message);
      break;
    case "laid":
      laid = message.version;
      working = working === message.version ? -1 : working;
      if (!(stale.last?.version > laid)) stale(null);
      stated();
      break;
    case "unlaid":
      working = working === message.version ? -1 : working;
      stale(message);
      stated();
      break;
    case "proof":
      pages.proof(message);
      listed();
      break;
    case "recovered":
      banners.show("recovered", "", t("recovered"), [
        [t("takeRecovered"), () => { text.replace(message.text); link.say({ do: "drop recovered" }); banners.hide("recovered"); }],
        [t("dropRecovered"), () => { link.say({ do: "drop recovered" }); banners.hide("recovered"); }],
      ]);
      break;
    case "imported":
      banners.show("imported", "good", message.told.length ? t("imported", message.from) : t("importedClean", message.from), [], message.told);
      break;
    case "theirs":
      text.replace(message.text);
      break;
    case "followed":
      banners.show("followed", "good", t("followed"), [], [], 6000);
      break;
    case "refused":
      if (message.told.some((one) => one.code === "O894")) break; // the banner of the conflict says so
      warn(message.told.map(both).join(" "), 0);
      break;
  }
}

function named(name) {
  file = text.file = name;
  document.title = `${file} · compile live`;
  by("file").textContent = file;
  if (hello.first !== file) history.replaceState(null, "", `?file=${encodeURIComponent(file)}${location.hash}`);
}

function connected(there) {
  if (there) return banners.hide("lost");
  text.lost();
  banners.show("lost", "bad", t("lost"), [[t("copyText"), async (event) => {
    await navigator.clipboard.writeText(text.text);
    event.target.textContent = t("copied");
  }]], [], 0, false);
}

function open(name) {
  link.say({ do: "open", file: name, epoch: name === file ? text.epoch : "", version: name === file ? text.version : -1 });
}

// ---- what the user does ----

let autosaving;

function typed(update) {
  const mine = !update.transactions?.every((one) => one.annotation(fromElsewhere));
  if (update.selectionSet || update.docChanged) {
    clearTimeout(typed.pointing);
    typed.pointing = setTimeout(() => pages.point(text.line, text.column, mine), 60);
  }
  if (update.docChanged) {
    if (update.changes) form.moved(update.changes);
    clearTimeout(autosaving);
    if (by("autosave").checked) autosaving = setTimeout(() => !state.conflict && save(false, false), 1500);
    stated();
  }
}

/** All that was typed, in whichever view, known to the program; whether it is. */
async function sent() {
  await figures.flush();
  await form.flush();
  return text.settled();
}

/** Save; with `all` what is just being typed, too. */
async function save(anyway = false, all = true) {
  clearTimeout(autosaving);
  if (!(await (all ? sent() : text.settled()))) return;
  link.say({ do: "save", anyway });
}

/** Ask for another name, and save under it; of a new report the title is offered. */
function saveAs() {
  const stem = (state.there ? file : title || file).replace(/\.ya?ml$/, "").replace(/[<>:"/\\|?*\s]+/g, "");
  const input = h("input", { type: "text", value: stem, "aria-label": t("fileName") });
  const done = async (event) => {
    event.preventDefault();
    if (input.value.trim() && (await sent())) link.say({ do: "save as", name: input.value.trim() });
  };
  put(dialog(t("saveAs").replace("…", "")), h("form.naming", { onsubmit: done }, input, h("span", {}, ".yaml"), h("button.main", {}, t("save"))), h("p.hint", {}, t("saveAsHint")));
  input.focus();
  input.select();
}

function place(offset) {
  const doc = text.view.state.doc;
  const line = doc.lineAt(Math.min(offset, doc.length));
  return { line: line.number, column: [...line.text.slice(0, offset - line.from)].length + 1 };
}

function goTo(l0, c0, l1 = l0, c1 = c0) {
  text.go(text.offset(l0, c0), text.offset(l1, c1), shown === "text");
  if (shown === "form") form.focusAt(text.offset(l0, c0));
}

// ---- what is shown ----

function stated() {
  const dirty = state.dirty || !text.synced;
  const element = by("state");
  element.textContent = dirty ? t(state.there ? "unsaved" : "fresh") : t("saved");
  element.className = dirty ? "dirty" : "";
  by("save").disabled = !dirty;
  by("working").textContent = working > laid ? t("working") : "";
  document.body.dataset.laid = String(laid);
  document.body.dataset.version = String(text.version);
}

function stale(message) {
  const element = by("stale");
  element.hidden = !message;
  stale.last = message;
  if (!message) return;
  const has = pages.pages.length > 0;
  if (message.machine) {
    const why = message.told.map(both).join(" ");
    put(element, h("p", {}, t("noOffice")), h("p", {}, why));
  } else if (message.told.length) {
    put(element, h("p", {}, message.told.map(both).join(" ")));
  } else {
    const first = notes.find((one) => one.severity === "error");
    put(element, h("p", {}, t(has ? "lastGood" : "neverGood", first ? said(first) : "")));
  }
  element.className = message.machine || message.told.length ? "bad" : "";
  element.dataset.machine = String(message.machine);
}

function conflicts() {
  if (!state.conflict) return banners.hide("conflict");
  banners.show("conflict", "bad", t("conflict"), [
    [t("theirs"), () => link.say({ do: "take theirs" })],
    [t("mine"), () => save(true)],
    [t("compare"), () => earlier(text, (words) => text.replace(words))],
  ], [], 0, false);
}

function listed() {
  const all = [...notes, ...onPages()];
  const count = (severity) => all.filter((one) => one.severity === severity).length;
  const told = [["error", "errors"], ["warning", "warnings"], ["info", "infos"]].filter(([one]) => count(one)).map(([one, word]) => t(word, count(one)));
  by("counts").textContent = told.length ? told.join(chosen() === "zh" ? "，" : ", ") : t("noNotes");
  by("mend-all").hidden = notes.length < 2;
  watching.disconnect();
  put(by("notes"), all.map((one) => {
    const mends = h("div.mends");
    if (!one.page) seen.set(mends, one);
    const where = one.page ? t("onPages") : t("line", one.line);
    return h(`li.${one.severity}`, { "data-code": one.code },
      h("button.go", { type: "button", onclick: () => showFound(one) },
        said(one), h("span.where", {}, where), h("p.hint", {}, said(one, "hint_"))),
      mends);
  }));
  for (const mends of by("notes").querySelectorAll(".mends")) watching.observe(mends.parentElement);
}

async function mendAll() {
  const found = await text.ask("mend all", {});
  if (!found) return;
  if (found.text !== text.text) text.replace(found.text);
  const list = found.done.map((one) => t("mendedLine", one.line, one.old, one.new));
  banners.show("mended", "good", t(list.length ? "mendedAll" : "mendedNone", list.length), [], list);
}
by("mend-all").onclick = mendAll;

// The mends of a finding are asked for once it is seen: each is tried before it is offered.
const seen = new WeakMap();
const watching = new IntersectionObserver(async (entries) => {
  for (const { isIntersecting, target } of entries) {
    const box = target.querySelector(".mends");
    const one = isIntersecting && seen.get(box);
    if (!one) continue;
    seen.delete(box);
    const found = await text.mends(one);
    put(box, (found || []).map((mend) => h("button.mend", { type: "button", onclick: () => text.mend(mend) }, said(mend))));
  }
});

function outlined(entries) {
  title = entries.find((one) => one.kind === "title")?.text || "";
  const list = (some) => h("ol", {}, some.map((one) => h("li", {},
    h("button", { type: "button", "data-level": one.level, onclick: () => { if (shown === "figures") view("text"); shown === "form" ? form.focusAt(one.from) : text.go(one.from); } }, one.label ? h("span.label", {}, one.label) : null, one.text),
    one.children.length ? list(one.children) : null)));
  put(by("entries"), list(entries));
}

function chooseFile() {
  gallery(hello, () => file, { open, drop, make: (kind) => { making = kind; link.say({ do: "new", kind: kind.key }); } });
}

/** A new report holds a sample, every word of which is to be written over. */
function sampled(kind) {
  const done = () => banners.hide("sample");
  banners.show("sample", "", t("sample", chosen() === "zh" ? kind.zh : kind.en), [[t("fromNothing"), () => { text.replace(`文种: ${kind.zh}\n`); done(); view("form"); form.first(); }]]);
}

by("submit").onclick = () => beforeSubmit([...notes, ...onPages(), ...(pages.faces || [])], showFound);

/** What was found on the pages, with the line of each. */
function onPages() {
  return (pages.found || []).map((one) => ({ ...one, page: true, line: one.place?.[0], column: one.place?.[1] }));
}

function showFound(one) {
  if (!one.line) return;
  if (shown === "figures") view("text");
  if (shown === "form" && form.focusEmpty(one.field)) return;
  if (one.page || shown === "form") goTo(one.line, one.column);
  else text.go(one.from, one.to);
}

// ---- drops ----

const PICTURE = /\.(png|jpe?g|gif|svg)$/i;
const SHEET = /\.(xlsx|csv)$/i;

async function drop(given) {
  if (!file && (PICTURE.test(given.name) || SHEET.test(given.name))) return warn(t("fileFirst", given.name), 0);
  if (PICTURE.test(given.name)) {
    if (shown === "form" && form.current) return form.picture(given);
    const name = await upload(given, warn);
    return name && text.block(`图片: ${name}`);
  }
  if (SHEET.test(given.name)) {
    const name = await upload(given, warn);
    if (name && (await form.change("set", [figures.key, name.replace(SHEET, "").replace(/[\s:：]/g, "")], { 读取: name }))) view("figures");
    return;
  }
  const answer = await fetch(address(`drop?name=${encodeURIComponent(given.name)}`), { method: "POST", body: given }).catch(() => null);
  const told = answer && (await answer.json().catch(() => ({ told: [{ zh: "文件太大：一次最多 32 MB。", en: "Too large: 32 MB at most." }] })));
  if (answer?.ok) open(told.file);
  else warn((told?.told || []).map(both).join(" "), 0);
}

let depth = 0;
addEventListener("dragenter", (event) => { if (event.dataTransfer?.types.includes("Files")) by("dropping").hidden = !++depth; });
addEventListener("dragleave", () => { if (depth && !--depth) by("dropping").hidden = true; });
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  depth = 0;
  by("dropping").hidden = true;
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  dropAll([...event.dataTransfer.files]);
}, true);

async function dropAll(files) {
  for (const one of files) await drop(one);
}

// ---- the bar ----

function menu(button, list, items) {
  button.onclick = () => { list.hidden = !list.hidden; button.setAttribute("aria-expanded", String(!list.hidden)); list.querySelector("button")?.focus(); };
  const close = () => { list.hidden = true; button.setAttribute("aria-expanded", "false"); };
  addEventListener("click", (event) => { if (!list.parentElement.contains(event.target)) close(); });
  list.addEventListener("keydown", (event) => {
    const all = [...list.children];
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); button.focus(); }
    if (event.key === "ArrowDown") all[(at + 1) % all.length].focus();
    if (event.key === "ArrowUp") all[(at - 1 + all.length) % all.length].focus();
  });
  spoken(() => put(list, items().map(([id, word, act]) => h("button", { id, role: "menuitem", type: "button", onclick: () => { close(); act(); } }, word))));
}

async function take(kind) {
  if (!(await sent())) return;
  const answer = await fetch(address(`take/${kind}?file=${encodeURIComponent(file)}`));
  if (!answer.ok) {
    const { told } = await answer.json();
    return warn(told.map(both).join(" "), 0);
  }
  const blob = await answer.blob();
  const anchor = h("a", { href: URL.createObjectURL(blob), download: `${file.replace(/\.ya?ml$/, "")}.${kind}` });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}

menu(by("take"), by("take-menu"), () => [
  ["take-docx", t("takeDocx"), () => take("docx")],
  ["take-pdf", t("takePdf"), () => take("pdf")],
  ["print", t("print"), () => print()],
  ["save-as", t("saveAs"), saveAs],
]);
by("open").onclick = () => link.say({ do: "list" });
by("earlier").onclick = () => earlier(text, (words) => text.replace(words));
by("save").onclick = () => save();
by("language").onclick = () => choose(chosen() === "zh" ? "en" : "zh");
by("autosave").checked = choice("autosave") === "true";
by("autosave").onchange = (event) => {
  chose("autosave", event.target.checked);
  if (event.target.checked && state.dirty) save();
};
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
  const key = event.key.toLowerCase();
  if (key === "s") {
    event.preventDefault();
    if (event.shiftKey) saveAs(); else save();
  }
  // The text undoes its own; what is not part of it yet the browser undoes.
  if (!["z", "y"].includes(key) || by("editor").contains(event.target) || by("dialog").open || form.writes(event.target) || figures.unsent) return;
  event.preventDefault();
  sent().then(() => (key === "y" || event.shiftKey ? text.redo() : text.undo()));
}, true);
addEventListener("beforeunload", (event) => {
  if ((state.dirty || !text.synced || form.unsent || figures.unsent) && !window.live.leaving) event.preventDefault();
});

// ---- the line between left and right ----

const split = by("split");
const drag = (x) => document.querySelector("main").style.setProperty("--left", `${Math.max(340, x - by("left").getBoundingClientRect().left)}px`);
split.onpointerdown = (event) => {
  split.setPointerCapture(event.pointerId);
  split.onpointermove = (moved) => drag(moved.clientX);
  split.onpointerup = () => { split.onpointermove = null; };
};
split.onkeydown = (event) => {
  const step = { ArrowLeft: -40, ArrowRight: 40 }[event.key];
  if (step) drag(by("left").getBoundingClientRect().right + step);
};

spoken(() => {
  document.documentElement.lang = chosen() === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-title]")) {
    element.title = t(element.dataset.title);
    element.setAttribute("aria-label", element.title);
  }
  listed();
  stated();
  if (!by("stale").hidden) stale(stale.last);
});
pages.clear();

// What tests and benches look at.
window.live = { text, pages, link, open, view, form, figures, leaving: false, greeted: false };
