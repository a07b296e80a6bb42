// The review: where the reviewer is in the queue, what the keys do, and cards fetched ahead so that none is waited for.

import { get, post } from "./api.js";
import { askAddition, askEdit, askExample, askReason, showAgreement, showHelp } from "./dialogs.js";
import { make, selected, showArticle, showCard, showList } from "./view.js";

const AHEAD = 4;
const $ = (id) => document.getElementById(id);
const state = { items: [], from: 0, total: 0, at: 0, card: null, alone: false, done: [], cards: new Map(), pillars: new Map() };

const query = () => Object.fromEntries([...new FormData($("filters"))].filter(([, value]) => value));
const item = (at) => state.items[at - state.from];
const key = (each) => `${each.claim} ${each.pillar}`;

async function load(at) {
  const found = await get("/api/queue", { ...query(), at: Math.max(0, at - 20) });
  Object.assign(state, { items: found.items, from: found.at, total: found.progress.total });
  progress(found.progress);
}

function fetchCard(each) {
  const name = key(each);
  if (!state.cards.has(name)) {
    if (state.cards.size > 60) state.cards.clear();
    const card = get("/api/card", { ...query(), claim: each.claim, pillar: each.pillar });
    card.catch(() => state.cards.delete(name));
    state.cards.set(name, card);
  }
  return state.cards.get(name);
}

async function show(at) {
  state.at = Math.max(0, Math.min(at, state.total));
  state.alone = false;
  if (state.at < state.total && !item(state.at)) await load(state.at);
  const each = item(state.at);
  if (!each) {
    state.card = null;
    $("card").replaceChildren(make("p", { class: "empty" }, state.total ? "That was the last claim of this queue." : "No claim fits. Change the queue or the filters above."));
    $("article").replaceChildren();
    return;
  }
  const wanted = state.at;
  const card = await fetchCard(each);
  if (state.at !== wanted) return;
  state.card = card;
  showCard($("card"), card, state.pillars);
  showArticle($("article"), card);
  if (!$("list").hidden) list();
  $("card").focus({ preventScroll: true });
  for (let next = state.at + 1; next <= state.at + AHEAD; next++) if (item(next)) fetchCard(item(next));
}

function progress(found) {
  const share = found.total ? found.decided / found.total : 0;
  $("progress").setAttribute("aria-valuemax", found.total);
  $("progress").setAttribute("aria-valuenow", found.decided);
  $("progress").firstElementChild.style.width = `${100 * share}%`;
  const precision = found.precision === "none" ? "" : ` · precision so far ${found.precision}`;
  $("counts").textContent = `${found.decided} of ${found.total} decided${precision}`;
}

function saved(text, failed = false) {
  $("saved").textContent = text;
  $("saved").classList.toggle("failed", failed);
}

// The next card is shown at once; "saved" only when the server has it on the disk.
async function decide(decision, extra = {}) {
  const each = item(state.at), card = state.card;
  if (!card) return;
  const sample = query().order || "all";
  saved("saving …");
  const sent = post("/api/decide", { claim: card.claim, pillar: card.pillar, decision, sample, alone: state.alone, ...extra }, query());
  const before = { mine: each.mine, at: state.at };
  each.mine = decision === "retract" ? "" : decision;
  if (decision !== "retract") state.done.push(state.at);
  const moved = decision === "retract" ? null : show(state.at + 1).catch(() => {});
  try {
    const answer = await sent;
    state.cards.delete(key(each));
    await moved;
    progress(answer.progress);
    saved(answer.saved > 1 ? `saved for ${answer.saved} outlets` : "saved");
  } catch (error) {
    each.mine = before.mine;
    await moved;
    await show(before.at);
    saved(`not saved: ${error.message}`, true);
  }
}

async function reject() {
  const reason = await askReason($("reasons"));
  if (reason !== null) await decide("reject", { reason });
}

async function edit() {
  if (!state.card) return;
  const to = await askEdit($("edit"), state.card, state.pillars, selected($("card")));
  if (to === null) return;
  await (Object.keys(to).length ? decide("edit", { to }) : decide("accept"));
}

async function undo() {
  const at = state.done.pop();
  if (at === undefined) return saved("nothing to undo");
  await show(at);
  await decide("retract");
  await show(at);
}

async function add() {
  const span = selected($("article"));
  if (!span || !state.card) return saved("select the sentence in the article first", true);
  const text = getSelection().toString();
  const given = await askAddition($("add"), text, state.pillars);
  if (given === null) return;
  try {
    const answer = await post("/api/add", { article: state.card.article.id, start: span[0], end: span[1], sample: query().order || "all", ...given }, query());
    progress(answer.progress);
    saved("added");
  } catch (error) {
    saved(`not saved: ${error.message}`, true);
  }
}

// Of the claim shown, or of the one just rejected: the key after `r`.
async function example() {
  const rejected = state.done.length && item(state.done.at(-1))?.mine === "reject" && !state.card?.mine ? item(state.done.at(-1)) : null;
  const card = rejected ? await fetchCard(rejected) : state.card;
  if (!card) return;
  const given = await askExample($("example"), card, card.sentence.map((segment) => segment.text).join(""));
  if (given === null) return;
  try {
    saved(`written to ${(await post("/api/example", given)).path}`);
  } catch (error) {
    saved(`not written: ${error.message}`, true);
  }
}

async function nextPillar() {
  const now = item(state.at);
  const other = state.items.findIndex((each, k) => each.claim === now?.claim && each.pillar !== now.pillar && k + state.from > state.at);
  if (other >= 0) return show(other + state.from);
  const first = state.items.findIndex((each) => each.claim === now?.claim);
  if (first >= 0) await show(first + state.from);
}

function list() {
  $("list").hidden = false;
  showList($("list"), state.items, state.from, state.at, state.pillars, show);
}

const KEYS = {
  a: () => decide("accept"), r: reject, s: () => decide("skip"), e: edit, u: undo,
  b: () => show(state.at - 1), ArrowLeft: () => show(state.at - 1), n: () => show(state.at + 1), ArrowRight: () => show(state.at + 1),
  p: nextPillar, m: add, t: example, x: () => { state.alone = true; saved("this claim alone"); },
  l: () => { $("list").hidden ? list() : ($("list").hidden = true); },
  "/": () => $("search").focus(), g: async () => showAgreement($("help"), await get("/api/agreement")), "?": () => showHelp($("help")),
};

// One thing after the other, so that fast keys never overtake each other.
let turn = Promise.resolve();
function act(name) {
  turn = turn.then(KEYS[name]).catch((error) => saved(error.message, true));
}

addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, dialog");
  if (event.key === "Escape" && typing) event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  act(event.key);
});
$("actions").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) act(button.dataset.key);
});
$("actions").addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
async function restart() {
  state.cards.clear();
  state.done = [];
  await load(0);
  const open = state.items.findIndex((each) => !each.mine);
  await show(open < 0 ? 0 : open + state.from);
}
$("filters").addEventListener("change", () => { turn = turn.then(restart).catch((error) => saved(error.message, true)); });
$("filters").addEventListener("submit", (event) => event.preventDefault());

const about = await get("/api/about");
state.pillars = new Map(about.pillars.map((pillar) => [pillar.id, pillar]));
$("run").textContent = about.run;
$("who").textContent = about.role === "adjudicator" ? `${about.reviewer}, adjudicating` : about.reviewer;
const options = { pillar: about.pillars.map((pillar) => [pillar.id, pillar.label]) };
for (const [name, values] of Object.entries(about.choices)) options[name] = values.map((value) => [value, value]);
for (const [name, values] of Object.entries(options)) $("filters").elements[name].append(...values.map(([value, text]) => make("option", { value }, text)));
if (about.role === "adjudicator") $("filters").elements.order.value = "conflict";
await restart();
