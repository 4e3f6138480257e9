// The pages: images by what they show, so that one which looks as before is neither sent nor changed; findings beside their paragraphs.

import { t, said, spoken } from "./words.js";
import { h, by, put } from "./dom.js";
import { address } from "./link.js";

const A4 = 794; // pixels of a page's width at 96 dots an inch
const ZOOMS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5];

export class Pages {
  /** `look` tells the program which page is looked at, `go` shows a place of the text. */
  constructor(look, go) {
    this.look = look;
    this.go = go;
    this.pages = [];
    this.spots = [];
    this.zoom = null; // null: as wide as there is room
    this.box = by("pages");
    this.thumbs = by("thumbs");
    this.current = 1;
    this.target = null; // the page that is being scrolled to
    this.box.addEventListener("scrollend", () => { this.target = null; });
    this.box.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.box.addEventListener("wheel", (event) => this.wheeled(event), { passive: false });
    new ResizeObserver(() => this.sized()).observe(this.box);
    by("zoom-in").onclick = () => this.step(1);
    by("zoom-out").onclick = () => this.step(-1);
    by("zoom-fit").onclick = () => this.zoomed(null);
    by("thumbs-toggle").onclick = () => this.toggled();
    spoken(() => this.numbered());
  }

  // ---- how large ----

  get scale() {
    if (this.zoom) return this.zoom;
    const room = this.box.clientWidth - 48;
    return Math.max(0.35, Math.min(room / A4, 1.4));
  }

  get dpi() {
    return Math.round(96 * this.scale * Math.min(devicePixelRatio || 1, 2));
  }

  step(by_) {
    const now = this.scale;
    const next = by_ > 0 ? ZOOMS.find((one) => one > now + 0.02) : ZOOMS.findLast((one) => one < now - 0.02);
    if (next) this.zoomed(next);
  }

  zoomed(zoom) {
    this.zoom = zoom;
    this.sized();
  }

  wheeled(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.step(event.deltaY < 0 ? 1 : -1);
  }

  sized() {
    if (!this.box.clientWidth) return;
    const before = this.current;
    this.box.style.setProperty("--page", `${Math.round(A4 * this.scale)}px`);
    by("zoom").textContent = `${Math.round(this.scale * 100)}%`;
    by("zoom-fit").setAttribute("aria-pressed", String(this.zoom === null));
    clearTimeout(this.sizing);
    this.sizing = setTimeout(() => {
      if (this.pages.length) this.show(this.target ?? before, false);
      this.look(this.current, this.dpi);
    }, 120);
  }

  // ---- what is shown ----

  clear() {
    this.pages = [];
    this.spots = [];
    this.found = [];
    this.proved = -1;
    put(this.box, h("p.empty", {}, t("noPages")));
    put(this.thumbs);
    this.current = 1;
    this.numbered();
  }

  page(message) {
    if (!this.pages.length) put(this.box);
    while (this.pages.length < message.of) this.add();
    while (this.pages.length > message.of) {
      const gone = this.pages.pop();
      gone.figure.remove();
      gone.thumb.remove();
    }
    const page = this.pages[message.number - 1];
    page.figure.style.aspectRatio = `${message.width} / ${message.height}`;
    page.figure.style.setProperty("--turned", message.width > message.height ? message.width / message.height : 1);
    page.points = [(message.width * 72) / message.dpi, (message.height * 72) / message.dpi];
    page.version = message.version;
    if (page.image !== message.image) {
      page.image = message.image;
      const image = new Image();
      image.src = address(`page/${message.image}.png`);
      image.alt = t("pagesOf", message.number, message.of);
      const shown = () => {
        if (page.image !== message.image) return; // a newer one came first
        page.img.replaceWith(image);
        page.img = image;
        page.small.src = image.src;
        page.figure.dataset.image = message.image;
        page.figure.dataset.shown = String(performance.now());
        page.figure.classList.remove("blank");
      };
      // Decoded first, so that no white page is seen between two.
      image.decode().then(shown, shown);
    }
    this.numbered();
  }

  add() {
    const number = this.pages.length + 1;
    const img = new Image();
    const small = new Image();
    small.alt = "";
    const over = h("div.over");
    const figure = h("figure.page.blank", { "data-number": number, tabindex: -1 }, img, over);
    figure.addEventListener("click", (event) => this.clicked(event, number));
    const thumb = h("button.thumb", { type: "button", "data-number": number, onclick: () => this.show(number) }, small, h("span", {}, String(number)));
    this.box.append(figure);
    this.thumbs.append(thumb);
    this.pages.push({ figure, img, over, thumb, small, image: "" });
  }

  /** The proof has come: where everything stands, and what was found. */
  proof(message) {
    this.spots = message.spots;
    this.proved = message.version;
    this.found = message.notes;
    this.faces = message.faces;
    this.marked();
  }

  /** The findings beside the paragraphs that they are about. */
  marked(notes = this.notes || []) {
    this.notes = notes;
    for (const page of this.pages) put(page.over);
    const all = [...notes, ...(this.found || []).filter((one) => one.place).map((one) => ({ ...one, line: one.place[0], column: one.place[1] }))];
    const bars = new Map(); // a bar for each paragraph, in the colour of the worst
    for (const one of all) {
      const spot = this.spotOf(one.line, one.column);
      if (!spot || !this.pages[spot.page - 1]) continue;
      if (!bars.has(spot)) bars.set(spot, []);
      const told = bars.get(spot);
      if (!told.some((other) => other.code === one.code && other.line === one.line && other.column === one.column)) told.push(one);
    }
    for (const [spot, told] of bars) {
      const [worst] = ["error", "warning", "info"].flatMap((severity) => told.filter((one) => one.severity === severity));
      const words = [...new Set(told.map((one) => said(one)))];
      const mark = h(`button.mark.${worst.severity}`, {
        type: "button", title: words.join("\n"), "aria-label": words.join(" "), "data-codes": told.map((one) => one.code).join(" "),
        onclick: (event) => { event.stopPropagation(); this.go(worst.line, worst.column, worst.line, worst.column); },
      });
      this.place(mark, spot);
      this.pages[spot.page - 1].over.append(mark);
    }
    this.pointed();
  }

  place(element, spot, inset = 0) {
    const [width, height] = this.points(spot.page);
    const [x0, y0, x1, y1] = spot.box;
    element.style.left = `${((x0 - inset) / width) * 100}%`;
    element.style.top = `${(y0 / height) * 100}%`;
    element.style.width = `${((x1 - x0 + 2 * inset) / width) * 100}%`;
    element.style.height = `${((y1 - y0) / height) * 100}%`;
  }

  points(number) {
    const page = this.pages[number - 1];
    return page?.points || [595.3, 841.9];
  }

  // ---- from the page to the text, and back ----

  clicked(event, number) {
    const page = this.pages[number - 1].figure.getBoundingClientRect();
    const [width, height] = this.points(number);
    const x = ((event.clientX - page.left) / page.width) * width;
    const y = ((event.clientY - page.top) / page.height) * height;
    const here = this.spots.filter((one) => one.page === number);
    const away = (one) => Math.max(one.box[1] - y, y - one.box[3], 0) + Math.max(one.box[0] - x, x - one.box[2], 0) / 4;
    const spot = here.reduce((best, one) => (!best || away(one) < away(best) ? one : best), null);
    if (spot && away(spot) < 30) this.go(...spot.place);
  }

  /** The spot of what is typed at a place: of several the shortest. */
  spotOf(line, column) {
    const holds = ({ place: [l0, c0, l1, c1] }) => (line > l0 || (line === l0 && column >= c0)) && (line < l1 || (line === l1 && column <= c1));
    const size = ({ place: [l0, c0, l1, c1] }) => (l1 - l0) * 10000 + c1 - c0;
    const inside = this.spots.filter(holds);
    if (inside.length) return inside.reduce((best, one) => (size(one) < size(best) ? one : best));
    const onLine = this.spots.filter((one) => one.place[0] <= line && one.place[2] >= line);
    return onLine[0] || null;
  }

  /** Show on the page where the cursor of the text is. */
  point(line, column, scroll) {
    this.cursor = [line, column];
    const spot = this.pointed();
    if (!spot || !scroll) return;
    const figure = this.pages[spot.page - 1].figure;
    const top = figure.offsetTop + (spot.box[1] / this.points(spot.page)[1]) * figure.offsetHeight;
    const bottom = figure.offsetTop + (spot.box[3] / this.points(spot.page)[1]) * figure.offsetHeight;
    if (bottom < this.box.scrollTop + 40 || top > this.box.scrollTop + this.box.clientHeight - 80) {
      this.box.scrollTo({ top: Math.max(0, top - this.box.clientHeight / 3) });
    }
  }

  pointed() {
    this.pointer?.forEach((one) => one.remove());
    this.pointer = [];
    if (!this.cursor) return null;
    const spot = this.spotOf(...this.cursor);
    if (!spot) return null;
    for (const one of this.spots.filter((other) => other.place.join() === spot.place.join())) {
      if (!this.pages[one.page - 1]) continue;
      const mark = h("div.pointer");
      this.place(mark, one, 6);
      this.pages[one.page - 1].over.append(mark);
      this.pointer.push(mark);
    }
    return this.pages[spot.page - 1] ? spot : null;
  }

  // ---- which page ----

  scrolled() {
    const middle = this.box.scrollTop + this.box.clientHeight * 0.4;
    const found = this.pages.findLastIndex((page) => page.figure.offsetTop <= middle);
    const current = Math.max(found, 0) + 1;
    if (current !== this.current) {
      this.current = current;
      this.numbered();
      clearTimeout(this.looking);
      this.looking = setTimeout(() => this.look(this.current, this.dpi), 100);
    }
  }

  show(number, smooth = true) {
    const page = this.pages[number - 1];
    if (smooth) this.target = number;
    if (page) this.box.scrollTo({ top: page.figure.offsetTop - 16, behavior: smooth ? "smooth" : "auto" });
  }

  numbered() {
    by("page-number").textContent = this.pages.length ? t("pagesOf", Math.min(this.current, this.pages.length), this.pages.length) : "";
    for (const page of this.pages) page.thumb.setAttribute("aria-current", String(page.thumb.dataset.number === String(this.current)));
    const empty = this.box.querySelector(".empty");
    if (empty) empty.textContent = t("noPages");
  }

  toggled() {
    this.thumbs.hidden = !this.thumbs.hidden;
    by("thumbs-toggle").setAttribute("aria-pressed", String(!this.thumbs.hidden));
  }
}
