// What can be opened, and begun: the reports of the folder, the kinds with what they look like.

import { t } from "./words.js";
import { h, by, put } from "./dom.js";
import { address } from "./link.js";

/** A dialog with a head; what it holds is put into the body that comes out. */
export function dialog(title, wide = false) {
  const box = by("dialog");
  const body = h("div.body");
  box.classList.toggle("wide", wide);
  put(box, h("div.head", {}, h("h2", {}, title), h("button.quiet", { type: "button", onclick: () => box.close() }, t("close"))), body);
  if (!box.open) box.showModal();
  return body;
}

export function gallery(hello, file, { open, make }) {
  const box = by("dialog");
  // What is still being drawn would keep the report's own pages waiting.
  box.addEventListener("close", () => { for (const one of box.querySelectorAll("img")) if (!one.complete) one.remove(), one.src = ""; }, { once: true });
  const done = (act) => () => { box.close(); act(); };
  const looks = (kind) => {
    const image = h("img", { src: address(`kind/${kind.key}.png`), alt: "", loading: "lazy" });
    image.onerror = () => image.remove();
    return image;
  };
  put(dialog(t("openFile")),
    h("p.hint", {}, t("dropHint")),
    h("h3", {}, t("reports")),
    hello.reports.length
      ? h("div.cards", {}, hello.reports.map((name) => h(`button${name === file ? ".now" : ""}`, { type: "button", onclick: done(() => open(name)) }, name)))
      : h("p", {}, t("noReports")),
    h("h3", {}, t("newReport")),
    h("div.cards.kinds", {}, hello.kinds.map((kind) => h("button", { type: "button", "data-kind": kind.key, onclick: done(() => make(kind)) }, looks(kind), kind.zh))));
}
