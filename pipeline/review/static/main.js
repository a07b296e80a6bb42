// The review: where the reviewer is in the queue, what the keys do, and cards fetched ahead so that none is waited for.

import { get, post } from "./api.js";
import { askAddition, askEdit, askExample, askReason, showAgreement, showHelp } from "./dialogs.js";
import { Scope } from "./scope.js";
import { select, selected } from "./text.js";
import { make, showArticle, showCard, showList } from "./view.js";

const AHEAD = 4;
const $ = (id) => document.getElementById(id);
const state = { items: [], from: 0, total: 0, counts: {}, at: 0, card: null, scope: null, last: null, sentences: null, cards: new Map(), pillars: new Map() };

const query = () => Object.fromEntries([...new FormData($("filters"))].filter(([, value]) => value));
const item = (at) => state.items[at - state.from];
const key = (each) => `${each.claim} ${each.pillar} ${each.article}`;
const names = (each) => ({ claim: each.claim, pillar: each.pillar ?? "", article: each.article });
const sample = () => ({ sentences: "random", articles: "all" })[query().order] ?? query().order ?? "all";

// The queue around a place, or anew around the first claim that is open; that place.
async function load(at) {
  const found = await get("/api/queue", { ...query(), ...(at === undefined ? { fresh: 1 } : { at }) });
  Object.assign(state, { items: found.items, from: found.at, total: found.progress.total, counts: found.pillars });
  progress(found.progress);
  return found.first;
}

function fetchCard(each) {
  const name = key(each);
  if (!state.cards.has(name)) {
    if (state.cards.size > 60) state.cards.clear();
    const card = get("/api/card", { ...query(), ...names(each) });
    card.catch(() => state.cards.delete(name));
    state.cards.set(name, card);
  }
  return state.cards.get(name);
}

async function show(at) {
  state.at = Math.max(0, Math.min(at, state.total));
  if (state.at < state.total && !item(state.at)) await load(state.at);
  const each = item(state.at);
  if (!each) {
    Object.assign(state, { card: null, scope: null });
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
  state.scope = card.pillar === null ? null : new Scope($("card").querySelector(".sentence"), card, scopeChanged, scopeDone);
  state.sentences = null;
  document.body.dataset.asks = card.pillar !== null ? "claim" : card.claim ? "sentence" : "article";
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
  const recall = !found.recall || found.recall === "none" ? "" : ` · recall so far ${found.recall}`;
  $("counts").textContent = `${found.decided} of ${found.total} decided${precision}${recall}`;
}

function saved(text, failed = false) {
  $("saved").textContent = text;
  $("saved").classList.toggle("failed", failed);
}

// The next card is shown at once; "saved" only when the server has it on the disk.
async function record(path, value, decision) {
  const at = state.at, each = item(at), mine = each.mine;
  saved("saving …");
  const sent = post(path, { ...value, sample: sample() }, query());
  each.mine = decision;
  state.last = each;
  const moved = show(at + 1).catch(() => {});
  try {
    const answer = await sent;
    state.cards.delete(key(each));
    await moved;
    progress(answer.progress);
    saved(answer.saved > 1 && each.pillar !== null ? `saved for ${answer.saved} outlets` : "saved");
  } catch (error) {
    each.mine = mine;
    await moved;
    await show(at);
    saved(`not saved: ${error.message}`, true);
  }
}

async function decide(decision, extra = {}) {
  if (!state.card) return;
  if (!state.card.claim) return saved("nothing to decide on an article: m adds a sentence, n goes on", true);
  await record("/api/decide", { claim: state.card.claim, pillar: state.card.pillar, decision, ...extra }, decision);
}

async function accept() {
  if (state.card?.claim && state.card.pillar === null) return addWhole();
  await (state.scope?.moved ? decide("edit", { to: { scope: state.scope.now } }) : decide("accept"));
}

// A sentence as a whole: it speaks of a pillar that was missed.
async function addWhole() {
  const { article, scope: [start, end], sentence } = state.card;
  const given = await askAddition($("add"), sentence.map((segment) => segment.text).join(""), state.pillars);
  if (given !== null) await record("/api/add", { article: article.id, start, end, whole: true, ...given }, "accept");
}

async function reject() {
  if (!state.card) return;
  const reason = state.card.pillar === null ? "" : await askReason($("reasons"));
  if (reason !== null) await decide("reject", reason ? { reason } : {});
}

async function edit() {
  if (!state.card) return;
  if (state.card.pillar === null) return saved("a claim can be edited, a sentence only added", true);
  const to = await askEdit($("edit"), state.card, state.pillars, state.scope.moved ? state.scope.now : null);
  if (to === null) return;
  await (Object.keys(to).length ? decide("edit", { to }) : decide("accept"));
}

function scopeChanged() {
  saved(state.scope.moved ? "scope changed: a saves it, Esc at its end puts it back" : "");
}

function scopeDone(save) {
  if (save) return act("a");
  state.scope.reset();
  $("card").focus();
}

async function undo() {
  saved("saving …");
  const answer = await post("/api/undo", {}, query());
  if (!answer.undone) return saved("nothing to undo");
  state.cards.clear();
  state.last = null;
  await load(answer.at ?? state.at);
  await show(answer.at ?? state.at);
  saved("taken back");
}

async function apart() {
  if (!state.card?.claim || state.card.pillar === null) return;
  const { claims } = await post("/api/apart", [state.card.claim, state.card.pillar]);
  if (claims < 2) return saved("this claim is by itself already");
  state.cards.clear();
  await load(state.at);
  await show(state.at);
  saved(`taken apart: ${claims} claims`);
}

// The next or the previous sentence of the article, from the one that is chosen or the claim's.
async function choose(step) {
  if (!state.card) return;
  state.sentences ??= await get("/api/sentences", { article: state.card.article.id });
  const now = selected($("article"))?.[0] ?? (state.card.claim ? state.card.scope[0] : null);
  const at = now === null ? -1 : state.sentences.findIndex(([, end]) => end > now);
  const [start, end] = state.sentences[at + step] ?? [];
  if (start === undefined || !select($("article"), start, end)) return saved("no more sentence there");
  const chosen = getSelection();
  chosen.focusNode.parentElement.scrollIntoView({ block: "nearest" });
  $("chosen").textContent = chosen.toString();
  saved("m adds this sentence");
}

async function add() {
  const span = selected($("article"));
  if (!span || !state.card) return saved("select the sentence in the article first", true);
  const given = await askAddition($("add"), getSelection().toString(), state.pillars);
  if (given === null) return;
  try {
    const answer = await post("/api/add", { article: state.card.article.id, start: span[0], end: span[1], ...given }, query());
    progress(answer.progress);
    saved("added");
  } catch (error) {
    saved(`not saved: ${error.message}`, true);
  }
}

// Of the claim shown, or of the one just rejected: the key after `r`.
async function example() {
  const rejected = state.last?.mine === "reject" && state.last.pillar !== null && !state.card?.mine ? state.last : null;
  const card = rejected ? await fetchCard(rejected) : state.card;
  if (!card?.pillar) return;
  const given = await askExample($("example"), card, card.sentence.map((segment) => segment.text).join(""));
  if (given === null) return;
  try {
    saved(`written to ${(await post("/api/example", given)).path}`);
  } catch (error) {
    saved(`not written: ${error.message}`, true);
  }
}

async function nextPillar() {
  if (!state.card?.pillars) return;
  const { claim, pillar, pillars } = state.card, now = pillars.indexOf(pillar);
  for (const other of [...pillars.slice(now + 1), ...pillars.slice(0, Math.max(0, now))]) {
    const at = await get("/api/place", { ...query(), claim, pillar: other });
    if (at !== null) return show(at);
  }
  saved("no other pillar of this claim in this queue");
}

function list() {
  $("list").hidden = false;
  showList($("list"), state.items, state.from, state.at, state.pillars, state.counts, show);
}

const KEYS = {
  a: accept, r: reject, s: () => decide("skip"), e: edit, u: undo,
  b: () => show(state.at - 1), ArrowLeft: () => show(state.at - 1), n: () => show(state.at + 1), ArrowRight: () => show(state.at + 1),
  p: nextPillar, m: add, t: example, x: apart, c: () => state.scope?.focus(),
  j: () => choose(1), k: () => choose(-1),
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
  state.last = null;
  if (["sentences", "articles"].includes(query().order)) saved("reading the run's inputs …");
  try {
    await show(await load());
    saved("");
  } catch (error) {
    Object.assign(state, { items: [], total: 0, card: null, scope: null });
    $("card").replaceChildren(make("p", { class: "empty" }, error.message));
    $("article").replaceChildren();
    throw error;
  }
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
turn = turn.then(restart).catch((error) => saved(error.message, true));
