// What can be opened, and begun: the reports of the folder, the kinds with what they look like.

import { t, chosen } from "./words.js";
import { h, by, put } from "./dom.js";
import { address } from "./link.js";

/** A dialog with a head; one that does not close stays till something is chosen; what it holds is put into the body that comes out. */
export function dialog(title, wide = false, closes = true) {
  const box = by("dialog");
  const body = h("div.body");
  box.classList.toggle("wide", wide);
  put(box, h("div.head", {}, h("h2", {}, title), closes ? h("button.quiet", { type: "button", onclick: () => box.close() }, t("close")) : null), body);
  box.oncancel = (event) => { if (!closes) event.preventDefault(); };
  if (!box.open) box.showModal();
  return body;
}

/** What the report looks like in each template; `take` is given the one that is chosen, nothing for the kind's own. */
export function templates(file, choices, now, take) {
  const box = by("dialog");
  const card = (value, word, image) => h(`button${value === now ? ".now" : ""}`, { type: "button", "data-template": value, onclick: () => { box.close(); take(value); } }, image, word);
  const look = (value) => {
    const image = h("img", { src: address(`look/${encodeURIComponent(value)}.png?file=${encodeURIComponent(file)}`), alt: "", loading: "lazy" });
    image.onerror = () => image.replaceWith(h("small", {}, t("noLook")));
    return image;
  };
  put(dialog(t("templates")), h("div.cards", {}, card("", t("byKind")), choices.map((one) => card(one.value, one.zh, look(one.value)))));
}

/** `current` tells the file that is open, if one is. */
export function gallery(hello, current, { open, make, drop }) {
  const box = by("dialog");
  const file = current();
  const choose = h("input", { type: "file", "aria-label": t("chooseFile") });
  choose.onchange = () => { if (choose.files.length) { if (file) box.close(); drop(choose.files[0]); } };
  // What is still being drawn would keep the report's own pages waiting.
  box.addEventListener("close", () => { for (const one of box.querySelectorAll("img")) if (!one.complete) one.remove(), one.src = ""; }, { once: true });
  let picked = false;
  const done = (act) => () => { picked = true; box.close(); act(); };
  // Without a report there is nothing to write in; Escape pressed twice closes what does not close.
  box.addEventListener("close", () => { if (!current() && !picked) gallery(hello, current, { open, make, drop }); }, { once: true });
  const looks = (kind) => {
    const image = h("img", { src: address(`kind/${kind.key}.png`), alt: "", loading: "lazy" });
    image.onerror = () => image.remove();
    return image;
  };
  put(dialog(t("openFile"), false, !!file),
    h("p.hint", {}, t("dropHint"), h("label.choose", {}, choose, h("span.button", {}, t("chooseFile")))),
    h("h3", {}, t("reports")),
    hello.reports.length
      ? h("div.cards", {}, hello.reports.map((name) => h(`button${name === file ? ".now" : ""}`, { type: "button", onclick: done(() => open(name)) }, name)))
      : h("p", {}, t("noReports")),
    h("h3", {}, t("newReport")),
    h("div.cards.kinds", {}, hello.kinds.map((kind) => h("button", { type: "button", "data-kind": kind.key, onclick: done(() => make(kind)) }, looks(kind), kind.zh, chosen() === "zh" ? null : h("small", {}, kind.en)))));
}
