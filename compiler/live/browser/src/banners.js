// What is said above the text: one line each, gone when it is done with.

import { t, both } from "./words.js";
import { h } from "./dom.js";

export class Banners {
  constructor(box) {
    this.box = box;
  }

  /** Say something under a name, in place of what was said under it; `list` are diagnostics told below it. */
  show(name, kind, words, actions = [], list = [], wait = 0, closes = true) {
    this.hide(name);
    const line = h(`div.banner${kind ? `.${kind}` : ""}`, { "data-name": name },
      h("div.words", {}, h("p", {}, words), list.length ? h("ul", {}, list.map((one) => h("li", {}, typeof one === "string" ? one : both(one)))) : null),
      ...actions.map(([word, act]) => h("button", { type: "button", onclick: act }, word)),
      closes ? h("button", { type: "button", onclick: () => this.hide(name) }, t("close")) : null);
    this.box.append(line);
    if (wait) setTimeout(() => line.remove(), wait);
  }

  hide(name) {
    this.box.querySelector(`[data-name="${name}"]`)?.remove();
  }

  /** Nothing but what is said under a name stays. */
  only(name) {
    for (const line of [...this.box.children]) if (line.dataset.name !== name) line.remove();
  }
}
