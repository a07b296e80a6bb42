// Small windows: reasons, edit, add, help. Each answers by a promise: the value, or null where it was closed.

import { make } from "./view.js";

const REASONS = ["other meaning of the word", "not this pillar", "only named in passing", "not a claim", "wrong words marked", "broken text"];
const KINDS = ["pledge", "statistic", "criticism", "statement", "description"];
const HELP = [
  ["a", "accept"], ["r", "reject, with a reason"], ["s", "skip"], ["e", "edit pillar, speaker, kind"], ["u", "undo the last decision, also after a reload"],
  ["b, ←", "back"], ["n, →", "next"], ["p", "next pillar of this claim"], ["c", "scope: then ← and → move its start, Tab goes to its end; Enter saves"],
  ["j, k", "choose the next, the previous sentence of the article"], ["m", "add the chosen or selected sentence of the article as a missed claim"],
  ["x", "take the story's card apart: each outlet's claim by itself"], ["t", "put the sentence beside its pattern as one that must not match"], ["l", "list"], ["/", "search"], ["g", "how far reviewers agree"], ["?", "this help"], ["Esc", "close"],
];

function ask(dialog, content, ready = () => {}) {
  return new Promise((resolve) => {
    let value = null;
    const done = (given) => { value = given; dialog.close(); };
    dialog.replaceChildren(...content(done));
    dialog.addEventListener("close", () => resolve(value), { once: true });
    dialog.showModal();
    ready(dialog);
  });
}

export function askReason(dialog) {
  return ask(dialog, (done) => {
    const buttons = REASONS.map((reason, k) => {
      const button = make("button", { type: "button", "data-key": String(k + 1) }, make("kbd", {}, String(k + 1)), ` ${reason}`);
      button.addEventListener("click", () => done(reason));
      return button;
    });
    const none = make("button", { type: "button", "data-key": "Enter" }, make("kbd", {}, "Enter"), " no reason");
    none.addEventListener("click", () => done(""));
    dialog.onkeydown = (event) => {
      const button = [...dialog.querySelectorAll("button")].find((each) => each.dataset.key === event.key);
      if (button) { event.preventDefault(); event.stopPropagation(); button.click(); }
    };
    return [make("h2", {}, "Why is it wrong?"), make("div", { class: "rows" }, ...buttons, none)];
  });
}

function field(label, control) {
  return make("label", {}, label, control);
}

function choice(name, options, now) {
  return make("select", { name }, ...options.map(([value, text]) => make("option", { value, selected: value === now }, text)));
}

function form(title, fields, done, read) {
  const element = make("form", { method: "dialog" }, ...fields,
    make("div", { class: "buttons" }, make("button", { type: "submit" }, make("kbd", {}, "Enter"), " save"), make("button", { type: "button", value: "cancel" }, make("kbd", {}, "Esc"), " cancel")));
  element.addEventListener("submit", (event) => { event.preventDefault(); done(read(new FormData(element))); });
  element.addEventListener("keydown", (event) => { // in a list of choices, too, where browsers would open it
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") { event.preventDefault(); element.requestSubmit(); }
  });
  element.querySelector('[value="cancel"]').addEventListener("click", () => done(null));
  return [make("h2", {}, title), element];
}

export function askEdit(dialog, card, pillars, scope) {
  const options = [...pillars.values()].map((pillar) => [pillar.id, pillar.label]);
  return ask(dialog, (done) => form("Edit this claim", [
    field("pillar", choice("pillar", options, card.pillar)),
    field("kind", choice("kind", KINDS.map((kind) => [kind, kind]), card.kind)),
    field("speaker", make("input", { name: "speaker", value: card.speaker?.name || "", autocomplete: "off" })),
    field("negated", make("input", { name: "negated", type: "checkbox", checked: card.negated })),
    field("hedged", make("input", { name: "hedged", type: "checkbox", checked: card.hedged })),
    make("p", {}, scope ? "The scope is as you have set it." : "To change the scope, drag its ends in the sentence, or press c there."),
  ], done, (data) => {
    const to = {};
    if (data.get("pillar") !== card.pillar) to.pillar = data.get("pillar");
    if (data.get("kind") !== card.kind) to.kind = data.get("kind");
    if (data.get("speaker") !== (card.speaker?.name || "")) to.speaker = data.get("speaker");
    if (data.has("negated") !== card.negated) to.negated = data.has("negated");
    if (data.has("hedged") !== card.hedged) to.hedged = data.has("hedged");
    if (scope) to.scope = scope;
    return to;
  }), () => dialog.querySelector("select").focus());
}

export function askAddition(dialog, text, pillars) {
  const options = [...pillars.values()].map((pillar) => [pillar.id, pillar.label]);
  return ask(dialog, (done) => form("Add a missed claim", [
    make("p", {}, text),
    field("pillar", choice("pillar", options, options[0]?.[0])),
    field("kind", choice("kind", [["", "as the rules say"], ...KINDS.map((kind) => [kind, kind])], "")),
    field("speaker", make("input", { name: "speaker", autocomplete: "off" })),
  ], done, (data) => {
    const to = {};
    if (data.get("kind")) to.kind = data.get("kind");
    if (data.get("speaker")) to.speaker = data.get("speaker");
    return { pillar: data.get("pillar"), to };
  }), () => dialog.querySelector("select").focus());
}

export function askExample(dialog, card, sentence) {
  const patterns = [...new Set(card.why.map((why) => why.pattern))].map((pattern) => [pattern, pattern]);
  return ask(dialog, (done) => form("A sentence that the pattern must not match", [
    field("pattern", choice("pattern", patterns, patterns[0]?.[0])),
    field("sentence", make("textarea", { name: "sentence", rows: 5 }, sentence)),
    make("p", {}, "It is written beside the pattern, where `claims patterns check` holds the pattern to it."),
  ], done, (data) => ({ pattern: data.get("pattern"), sentence: data.get("sentence") })), () => dialog.querySelector("textarea").focus());
}

function notice(dialog, title, content) {
  return ask(dialog, (done) => {
    const close = make("button", { type: "button" }, "close");
    close.addEventListener("click", () => done(null));
    return [make("h2", {}, title), content, make("div", { class: "buttons" }, close)];
  });
}

export function showHelp(dialog) {
  return notice(dialog, "Keys", make("dl", {}, ...HELP.flatMap(([key, what]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)])));
}

export function showAgreement(dialog, found) {
  const number = (value) => (value === null ? "not defined" : value.toFixed(2));
  const kappas = found.kappas.map(([one, other, cards, value]) => make("li", {}, `${one} and ${other}: Cohen's kappa ${number(value)} on ${cards} cards`));
  return notice(dialog, "Agreement", make("div", {},
    make("p", {}, `Krippendorff's alpha ${number(found.alpha)} on ${found.cards} cards; ${found.conflicts} conflicts open.`), make("ul", {}, ...kappas)));
}
