// The text: one for all views and tabs. CodeMirror holds it, the program keeps the order of changes, every view changes it through here.

import { EditorState, Compartment, StateEffect, StateField, Annotation } from "@codemirror/state";
import {
  EditorView, keymap, lineNumbers, highlightActiveLine, highlightActiveLineGutter, drawSelection, hoverTooltip, Decoration,
} from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentWithTab, undo, redo, isolateHistory } from "@codemirror/commands";
import { syntaxHighlighting, HighlightStyle, indentUnit, foldGutter, foldKeymap } from "@codemirror/language";
import { autocompletion, completionKeymap, snippet, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { searchKeymap, search, highlightSelectionMatches } from "@codemirror/search";
import { setDiagnostics, lintKeymap, nextDiagnostic } from "@codemirror/lint";
import { yaml } from "@codemirror/lang-yaml";
import { collab, receiveUpdates, sendableUpdates, getSyncedVersion } from "@codemirror/collab";
import { ChangeSet } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import { t, said, chosen, spoken } from "./words.js";
import { h } from "./dom.js";
import { markdown } from "./markdown.js";

const colours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: "var(--key)" },
  { tag: tags.propertyName, color: "var(--key)" },
  { tag: tags.comment, color: "var(--comment)" },
  { tag: tags.string, color: "var(--ink)" },
  { tag: tags.separator, color: "var(--quiet)" },
  { tag: tags.punctuation, color: "var(--quiet)" },
  { tag: tags.squareBracket, color: "var(--quiet)" },
  { tag: tags.brace, color: "var(--quiet)" },
  { tag: tags.meta, color: "var(--quiet)" },
]);

const PHRASES = {
  Find: "查找", Replace: "替换", next: "下一处", previous: "上一处", all: "全选", "match case": "区分大小写", "by word": "整词",
  regexp: "正则", replace: "替换", "replace all": "全部替换", close: "关闭", "Control character": "控制字符", "Folded lines": "收起的行",
  Completions: "可以写", Diagnostics: "要看的地方", "No diagnostics": "没有问题", "Fold line": "收起", "Unfold line": "展开",
  unfold: "展开", to: "到", "current match": "当前这处", "replaced $ matches": "替换了 $ 处", "Go to line": "到第几行", go: "去",
};

/** A change that comes from the program or from another tab: it is not this user's to undo by itself, nor a place where she types. */
export const fromElsewhere = Annotation.define();

const flash = StateEffect.define();
const flashed = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    marks = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(flash)) {
        marks = effect.value
          ? Decoration.set([Decoration.mark({ class: "flash" }).range(effect.value.from, effect.value.to)])
          : Decoration.none;
      }
    }
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export class Text {
  /** `told` is what the page does when the text, the selection or what is known of the text has changed. */
  constructor(parent, link, told) {
    this.link = link;
    this.told = told;
    this.pushing = false;
    this.epoch = "";
    this.file = "";
    this.notes = [];
    this.asked = new Set(); // the questions that are not answered yet
    this.phrases = new Compartment();
    this.view = new EditorView({ parent, state: this.state("", 0) });
    spoken(() => {
      this.view.dispatch({ effects: this.phrases.reconfigure(EditorState.phrases.of(chosen() === "zh" ? PHRASES : {})) });
      this.show();
    });
  }

  state(doc, version) {
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(), foldGutter({ openText: "⌄", closedText: "›" }), highlightActiveLineGutter(), history(), drawSelection(), highlightActiveLine(),
        EditorState.allowMultipleSelections.of(true), indentUnit.of("  "), yaml(), syntaxHighlighting(colours),
        closeBrackets(), highlightSelectionMatches({ minSelectionLength: 2 }), search({ top: true }), flashed,
        EditorView.lineWrapping, this.phrases.of(EditorState.phrases.of(chosen() === "zh" ? PHRASES : {})),
        autocompletion({ override: [(context) => this.completions(context)], icons: false, maxRenderedOptions: 60, activateOnTypingDelay: 60 }),
        hoverTooltip((_, at) => this.hover(at), { hoverTime: 350 }),
        collab({ startVersion: version }),
        keymap.of([
          ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap.filter((one) => one.key !== "Mod-Enter"), ...searchKeymap,
          ...historyKeymap, ...foldKeymap, ...lintKeymap, { key: "F8", run: nextDiagnostic }, indentWithTab,
        ]),
        EditorView.contentAttributes.of({ "aria-label": "report", spellcheck: "false", lang: "zh-CN" }),
        EditorView.updateListener.of((update) => this.updated(update)),
      ],
    });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  get version() {
    return getSyncedVersion(this.view.state);
  }

  /** Whether the program knows the text as it is here. */
  get synced() {
    return !this.pushing && sendableUpdates(this.view.state).length === 0 && !this.view.composing;
  }

  // ---- in step with the program ----

  opened(message) {
    if (message.text !== null) {
      const typed = this.epoch === message.epoch && !this.synced ? this.text : null;
      this.view.setState(this.state(message.text, message.version));
      this.notes = [];
      this.asked.clear();
      if (typed !== null && typed !== message.text) this.replace(typed);
    }
    this.epoch = message.epoch;
    this.pushing = false;
    this.push();
    this.told({ docChanged: true });
  }

  received(message) {
    const skip = this.version - message.from;
    if (skip < 0) return this.behind();
    const updates = message.updates.slice(skip);
    if (!updates.length) return;
    const own = updates.every((one) => sendableUpdates(this.view.state).some((mine) => mine.clientID === one.clientID));
    const known = updates.map((one) => ({ clientID: one.clientID, changes: ChangeSet.fromJSON(one.changes) }));
    this.view.dispatch(receiveUpdates(this.view.state, known), ...(own ? [] : [{ annotations: fromElsewhere.of(true) }]));
    this.pushing = false;
    this.push();
  }

  behind() {
    this.pushing = false;
    this.link.say({ do: "catch up", version: this.version });
  }

  /** Tell the program what was typed; not while an input method is still composing, nor while it has not answered. */
  push() {
    if (this.pushing || this.view.composing) return;
    const updates = sendableUpdates(this.view.state);
    if (!updates.length) return;
    const told = updates.map((one) => ({ clientID: one.clientID, changes: one.changes.toJSON() }));
    this.pushing = this.link.say({ do: "push", version: this.version, updates: told });
  }

  lost() {
    this.pushing = false;
  }

  updated(update) {
    if (update.docChanged) {
      for (const one of this.asked) one.since = one.since.composeDesc(update.changes.desc);
      // A composition that has just ended may be told of before its end.
      if (this.view?.composing) setTimeout(() => this.push(), 60);
      else queueMicrotask(() => this.push());
    }
    if (update.docChanged || update.selectionSet) this.told(update);
  }

  /** Once the program knows the text as it is here, or has been away for a while. */
  async settled() {
    for (let away = 0; away < 100 && !this.synced; away += this.link.open ? 0 : 1) {
      this.push();
      await new Promise((done) => setTimeout(done, 10));
    }
    return this.synced;
  }

  async ask(what, given) {
    if (!(await this.settled())) return null;
    return this.link.ask(what, this.version, given);
  }

  /** What the program answers, for how long it may be away and whoever changes the text meanwhile: the answer, the version it is of and what has
   *  changed since; null where it has none. */
  async answered(what, given) {
    for (let refused = 0; refused < 2;) {
      if (!(await this.settled())) continue;
      const asked = { version: this.version, since: ChangeSet.empty(this.view.state.doc.length).desc };
      this.asked.add(asked);
      const answer = await this.link.ask(what, asked.version, given);
      if (!this.asked.delete(asked)) continue; // another text has come
      if (answer !== null) return { ...asked, answer };
      if (!this.link.open) await new Promise((done) => setTimeout(done, 100));
      else if (this.synced && asked.version === this.version) refused++;
    }
    return null;
  }

  // ---- changes that views make ----

  /** Make changes as one step that can be undone. */
  change(changes, select) {
    this.view.dispatch({ changes, selection: select, annotations: isolateHistory.of("full"), userEvent: "input.view", scrollIntoView: !!select });
  }

  /** Make the edits that the program has worked out for a view; whether they change anything. With `merge` what is typed on and on is one step to undo. */
  edit(edits, merge = false) {
    const changes = edits.map((one) => this.narrowed(one)).filter((one) => one.from < one.to || one.insert);
    if (!changes.length) return false;
    const how = merge ? { userEvent: "input.type" } : { annotations: isolateHistory.of("full"), userEvent: "input.view" };
    this.view.dispatch({ changes, ...how });
    return true;
  }

  /** The same edit without what it leaves as it is at both ends. */
  narrowed({ from, to, insert }) {
    const old = this.view.state.sliceDoc(from, to);
    let start = 0;
    while (start < old.length && start < insert.length && old[start] === insert[start]) start++;
    let end = 0;
    while (end < old.length - start && end < insert.length - start && old[old.length - 1 - end] === insert[insert.length - 1 - end]) end++;
    return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
  }

  /** Put a block in after the line of the cursor, where a list goes on. */
  block(words) {
    const { state } = this.view;
    const line = state.doc.lineAt(state.selection.main.head);
    let dash = line;
    while (dash.number > 1 && !/^\s*- /.test(dash.text)) dash = state.doc.line(dash.number - 1);
    const indent = /^(\s*)- /.exec(dash.text)?.[1] ?? "  ";
    this.change({ from: line.to, insert: `\n${indent}- ${words}` });
  }

  /** Where another view is, so that the pages show it. */
  select(offset) {
    this.view.dispatch({ selection: { anchor: Math.min(offset, this.view.state.doc.length) } });
  }

  replace(text) {
    const old = this.text;
    let from = 0;
    while (from < old.length && from < text.length && old[from] === text[from]) from++;
    let end = 0;
    while (end < old.length - from && end < text.length - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
    this.change({ from, to: old.length - end, insert: text.slice(from, text.length - end) });
  }

  undo() {
    undo(this.view);
  }

  redo() {
    redo(this.view);
  }

  // ---- what is known of the text ----

  noted(message, shown) {
    if (message.version !== this.version || !this.synced) return false;
    this.toldOf = message.version;
    if (!shown) return false;
    this.notes = message.notes;
    this.show();
    return true;
  }

  show() {
    const length = this.view.state.doc.length;
    const shown = this.notes.filter((one) => one.to <= length).map((one) => ({
      from: one.from, to: one.to, severity: one.severity, source: one.code,
      message: `${said(one)} ${said(one, "hint_")}`,
      renderMessage: () => this.rendered(one),
    }));
    this.view.dispatch(setDiagnostics(this.view.state, shown));
  }

  rendered(one) {
    const mends = h("div.mends");
    this.mends(one).then((found) => found?.forEach((mend) => mends.append(
      h("button.mend", { type: "button", onclick: () => this.mend(mend) }, said(mend)),
    )));
    return h("div.note", {},
      h("p.what", {}, h("b", {}, said(one)), " ", h("span.code", {}, one.code)),
      h("p.hint", {}, said(one, "hint_")),
      mends);
  }

  /** The mends of a finding, each with its edits. */
  async mends(one) {
    const found = await this.ask("mends", { at: one.from, to: one.to, code: one.code });
    return found && found.map((mend) => ({ ...mend, version: this.version }));
  }

  mend(mend) {
    if (mend.version !== this.version || !this.synced) return;
    this.change(mend.edits);
    this.view.focus();
  }

  async completions(context) {
    const before = context.matchBefore(/[^\s:：,\[\]{}"'-]+/);
    const found = await this.ask("completions", { at: context.pos });
    if (!found || context.aborted || !found.length) return null;
    if (!context.explicit && !before) return null;
    return {
      from: found[0].from,
      to: found[0].to,
      options: found.map((one, at) => ({
        label: one.label, detail: said(one, "detail_"), boost: 99 - at,
        apply: snippet(one.snippet.replaceAll("$0", "${}")),
        info: said(one, "about_") ? () => h("div.about", {}, ...markdown(said(one, "about_"))) : undefined,
      })),
    };
  }

  async hover(at) {
    const found = await this.ask("hover", { at });
    if (!found) return null;
    return { pos: found.from, end: found.to, above: true, create: () => ({ dom: h("div.hover", {}, ...markdown(said(found))) }) };
  }

  // ---- places ----

  offset(line, column) {
    const doc = this.view.state.doc;
    if (line > doc.lines) return doc.length;
    const found = doc.line(Math.max(line, 1));
    // Columns count characters, offsets 16-bit units.
    let at = 0;
    for (const character of found.text) {
      if (column <= 1) break;
      column--;
      at += character.length;
    }
    return found.from + at;
  }

  /** Show a place, and that it is meant. */
  go(from, to = from, focus = true) {
    const length = this.view.state.doc.length;
    from = Math.min(from, length);
    to = Math.min(Math.max(to, from), length);
    this.view.dispatch({
      selection: { anchor: from },
      effects: [EditorView.scrollIntoView(from, { y: "center" }), ...(to > from ? [flash.of({ from, to })] : [])],
    });
    if (focus) this.view.focus();
    clearTimeout(this.fading);
    this.fading = setTimeout(() => this.view.dispatch({ effects: flash.of(null) }), 1200);
  }

  get line() {
    return this.view.state.doc.lineAt(this.view.state.selection.main.head).number;
  }

  get column() {
    const { main } = this.view.state.selection;
    const line = this.view.state.doc.lineAt(main.head);
    return [...line.text.slice(0, main.head - line.from)].length + 1;
  }
}
