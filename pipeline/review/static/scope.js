// The scope of a claim: two ends in its sentence, which the mouse drags and the arrow keys move, from word to word.

import { make } from "./view.js";
import { offsetAt, placeOf } from "./text.js";

const NAMES = ["start of the scope", "end of the scope"];

export class Scope {
  // `changed` is told after each move; `done` when Enter (true) or Escape (false) is pressed at an end.
  constructor(sentence, card, changed, done) {
    Object.assign(this, { sentence, changed, done, given: card.scope, now: [...card.scope] });
    this.first = Number(sentence.querySelector("[data-start]").dataset.start);
    this.ends = NAMES.map((name, which) => this.handle(name, which));
    this.place(0);
    this.place(1);
    this.quieten();
  }

  get moved() {
    return this.now.some((offset, which) => offset !== this.given[which]);
  }

  focus() {
    this.ends[0].focus();
  }

  reset() {
    [0, 1].forEach((which) => this.move(which, this.given[which]));
  }

  handle(name, which) {
    const end = make("span", { class: `end ${which ? "last" : "first"}`, role: "slider", tabindex: "0", "aria-label": name });
    end.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      // Of the document, since the end itself is taken out of the text and put in again.
      const dragging = new AbortController(), { signal } = dragging;
      const drop = () => { dragging.abort(); this.sentence.classList.remove("dragging"); };
      this.sentence.classList.add("dragging");
      document.addEventListener("pointermove", (moved) => this.drag(which, moved.clientX, moved.clientY), { signal });
      document.addEventListener("pointerup", drop, { signal });
      document.addEventListener("pointercancel", drop, { signal });
    });
    end.addEventListener("keydown", (event) => this.key(which, event));
    return end;
  }

  // Where words begin, for the start, and where they end; found when they are needed first.
  words(which) {
    if (!this.edges) {
      const text = this.sentence.textContent, length = (units) => Array.from(text.slice(0, units)).length;
      const found = [...new Intl.Segmenter("en", { granularity: "word" }).segment(text)].filter((each) => each.isWordLike);
      const all = Array.from(text).length;
      this.edges = [
        [0, ...found.map((each) => length(each.index))],
        [...found.map((each) => length(each.index + each.segment.length)), all],
      ].map((edges) => [...new Set(edges)].map((edge) => edge + this.first));
    }
    return this.edges[which].filter((edge) => (which ? edge > this.now[0] : edge < this.now[1]));
  }

  drag(which, x, y) {
    const [node, offset] = caretAt(x, y);
    const at = node && offsetAt(this.sentence, node, offset);
    if (at === null || at === undefined) return;
    this.move(which, this.words(which).reduce((best, edge) => (Math.abs(edge - at) < Math.abs(best - at) ? edge : best)));
  }

  key(which, event) {
    const words = this.words(which), now = this.now[which];
    const to = {
      ArrowLeft: words.filter((edge) => edge < now).at(-1), ArrowRight: words.find((edge) => edge > now), Home: words[0], End: words.at(-1),
    };
    if (event.key === "Enter" || event.key === "Escape") this.done(event.key === "Enter");
    else if (event.key in to) this.move(which, to[event.key] ?? now, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  move(which, offset, focus = false) {
    if (offset === this.now[which]) return;
    this.now[which] = offset;
    this.place(which);
    this.quieten();
    if (focus) this.ends[which].focus();
    this.changed();
  }

  place(which) {
    const end = this.ends[which], piece = end.parentElement;
    end.remove();
    piece?.normalize();
    const place = placeOf(this.sentence, this.now[which], Boolean(which));
    if (!place) return;
    const range = document.createRange();
    range.setStart(...place);
    range.insertNode(end);
    const text = Array.from(this.sentence.textContent), at = this.now[which] - this.first;
    const near = which ? text.slice(Math.max(0, at - 30), at) : text.slice(at, at + 30);
    end.setAttribute("aria-valuemin", 0);
    end.setAttribute("aria-valuemax", text.length);
    end.setAttribute("aria-valuenow", at);
    end.setAttribute("aria-valuetext", which ? `after “…${near.join("")}”` : `before “${near.join("")}…”`);
  }

  // What lies outside is quieter, without a change to the pieces.
  quieten() {
    if (!CSS.highlights) return;
    const before = document.createRange(), after = document.createRange();
    before.setStart(this.sentence, 0);
    before.setEndBefore(this.ends[0]);
    after.setStartAfter(this.ends[1]);
    after.setEnd(this.sentence, this.sentence.childNodes.length);
    CSS.highlights.set("outside", new Highlight(before, after));
  }
}

function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found ? [found.offsetNode, found.offset] : [];
  }
  const found = document.caretRangeFromPoint(x, y);
  return found ? [found.startContainer, found.startOffset] : [];
}
