// Two looks back: at all that is found, before the report goes out, and at what the text was before.

import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { yaml } from "@codemirror/lang-yaml";
import { t, said, chosen } from "./words.js";
import { h, by, put } from "./dom.js";
import { dialog } from "./gallery.js";

// What is looked at before a report goes out, by the codes of what is found; the first that fits has it.
const LOOKS = [
  ["lookErrors", (one) => one.severity === "error"],
  ["lookUnfilled", (one) => /^W5(04|10|51)/.test(one.code)],
  ["lookFigures", (one) => /^(W6|P61[67]|P62[01])/.test(one.code)],
  ["lookNumbers", (one) => /^S/.test(one.code)],
  ["lookWords", (one) => /^[WP]/.test(one.code)],
  ["lookPages", (one) => /^L/.test(one.code)],
  ["lookFaces", (one) => /^O83/.test(one.code)],
  ["lookRest", () => true],
];

export function beforeSubmit(notes, go) {
  const groups = new Map(LOOKS.map(([word]) => [word, []]));
  for (const one of notes) groups.get(LOOKS.find(([, fits]) => fits(one))[0]).push(one);
  const box = by("dialog");
  put(dialog(t("submit")), h("ul.looks", {}, [...groups].filter(([word, found]) => word !== "lookRest" || found.length).map(([word, found]) =>
    h(`li${found.length ? ".open" : ".good"}`, {},
      h("details", found.length && found.length < 12 ? { open: "" } : {},
        h("summary", {}, h("b", {}, t(word)), found.length ? h("span.count", {}, t("places", found.length)) : h("span.fine", {}, t("noNotes"))),
        h("ol", {}, found.map((one) => h("li", {}, h("button", { type: "button", onclick: () => { box.close(); go(one); } }, said(one), one.line ? h("span.where", {}, t("line", one.line)) : null)))))))));
}

export async function earlier(text, take) {
  const found = (await text.ask("earlier", {})) || [];
  const body = dialog(t("earlier"), true);
  const current = text.text;
  const other = found.filter((one) => one.text !== current);
  if (!other.length) return put(body, h("p.empty", {}, t("noEarlier")));
  const look = (doc) => ({ doc, extensions: [lineNumbers(), yaml(), EditorView.lineWrapping, EditorState.readOnly.of(true), EditorView.editable.of(false), EditorState.phrases.of(chosen() === "zh" ? { "$ unchanged lines": "$ 行没有变" } : {})] });
  const place = h("div.merge");
  let chosenOne = other[0];
  const list = h("div.cards.times", {}, other.map((one) => h("button", { type: "button", onclick: () => show(one) }, when(one), h("small", {}, one.theirs ? t("byOther") : ""))));
  const back = h("button.line", { type: "button", onclick: () => { by("dialog").close(); take(chosenOne.text); } }, t("takeBack"));
  let view = null;
  function show(one) {
    chosenOne = one;
    view?.destroy();
    place.replaceChildren();
    [...list.children].forEach((each, at) => each.classList.toggle("now", other[at] === one));
    view = new MergeView({ a: look(one.text), b: look(current), parent: place, collapseUnchanged: { margin: 2, minSize: 5 }, gutter: false });
  }
  put(body, list, h("p.between", {}, t("between"), back), place);
  show(chosenOne);
}

const when = (one) => new Date(one.time * 1000).toLocaleString(chosen() === "zh" ? "zh-CN" : "en", { dateStyle: "short", timeStyle: "short" });
