// What the reviewer sees. Text goes in as text nodes only, never as HTML.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// A piece of text knows at which character of the article it begins.
function segments(list) {
  return list.map((segment) => make("span", { class: ["seg", ...segment.marks].join(" "), "data-start": segment.start }, segment.text));
}

function term(name, ...values) {
  return values.some((value) => value) ? [make("dt", {}, name), make("dd", {}, ...values)] : [];
}

function speaker(card) {
  if (!card.speaker) return card.speech === "none" ? "nobody: the article itself" : "not named";
  const { name, role, country, kind, text } = card.speaker;
  const known = [name, role, country].filter(Boolean).join(", ");
  return known ? `${known} (${kind}; “${text}”)` : `“${text}” (${kind || "unknown"})`;
}

function opinions(card) {
  const names = Object.keys(card.opinions);
  if (!names.length) return null;
  const rows = names.map((name) => {
    const each = card.opinions[name];
    const to = each.to ? Object.entries(each.to).map(([key, value]) => `${key}: ${value}`).join(", ") : "";
    return make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, each.decision), make("td", {}, [each.reason, to].filter(Boolean).join("; ")));
  });
  return make("table", { class: "opinions" }, make("caption", {}, "reviewers differ"), ...rows);
}

export function showCard(target, card, pillars) {
  if (!card.claim) return target.replaceChildren(make("p", { class: "meta" }, make("b", {}, card.article.outlet || card.article.id)),
    make("p", { class: "question" }, "No claim was found in this article. Is one there?"),
    make("p", {}, make("kbd", {}, "j"), " and ", make("kbd", {}, "k"), " choose a sentence, or select it; ", make("kbd", {}, "m"), " adds it; ", make("kbd", {}, "n"), " opens the next article."));
  const number = (id) => `p${((pillars.get(id)?.number ?? 8) - 1) % 8 + 1}`;
  const label = (id) => pillars.get(id)?.label ?? id;
  const whole = card.pillar === null;
  const stance = [card.kind, card.negated && "negated", card.hedged && "hedged", card.speech !== "none" && `${card.speech} speech`].filter(Boolean).join(" · ");
  const many = card.outlets.length > 1 ? ` · one story in ${card.outlets.length} outlets: ${card.outlets.slice(0, 6).join(", ")}` : "";
  const others = card.pillars.length ? "Does this sentence speak of another pillar?" : "Does this sentence speak of a pillar?";
  target.replaceChildren(
    make("p", { class: "meta" }, make("b", {}, card.article.outlet || card.article.id), card.article.published && ` · ${card.article.published}`, card.block !== "paragraph" && ` · ${card.block}`, many),
    make("div", { class: "chips" }, ...card.pillars.map((id) => make("span", { class: `chip ${number(id)}${id === card.pillar ? " now" : ""}`, "aria-current": id === card.pillar ? "true" : null }, label(id)))),
    whole ? make("p", { class: "question" }, others) : "",
    make("p", { class: "context" }, card.before),
    make("p", { class: `sentence ${whole ? "" : number(card.pillar)}`, lang: "en" }, ...segments(card.sentence)),
    make("p", { class: "context" }, card.after),
    make("dl", {},
      ...(card.mine ? term("decided", make("span", { class: `mine ${card.mine}` }, said(card)), card.reason && ` (${card.reason})`) : []),
      ...(whole ? [] : term("speaker", speaker(card))),
      ...(whole ? [] : term("kind", stance)),
      ...term("countries", card.countries.join(", ")),
      ...card.why.flatMap((why) => term("why", `${why.title || why.pattern} `, make("small", {}, `“${why.text}”, ${why.pattern}`))),
    ),
    opinions(card) ?? "",
  );
}

// What was decided, in words: of a sentence as a whole they mean something else.
export function said({ pillar, mine }) {
  if (pillar !== null) return mine;
  return { accept: "missed", reject: "nothing missed" }[mine] ?? mine;
}

export function showArticle(target, card) {
  const { title, url, outlet, published, segments: body } = card.article;
  const heading = url ? make("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, title || url) : (title || card.article.id);
  target.replaceChildren(
    make("h2", {}, heading),
    make("p", { class: "meta" }, [outlet, published].filter(Boolean).join(" · ")),
    make("div", { class: "body", lang: "en", "data-article": card.article.id }, ...(body.length ? segments(body) : ["This run keeps no texts."])),
  );
  const here = target.querySelector(".here"); // scrollIntoView would move the page, too
  target.scrollTop = here ? here.offsetTop - target.offsetTop - target.clientHeight / 3 : 0;
}

export function showList(target, items, at, current, pillars, counts, open) {
  const numbers = Object.entries(counts).map(([id, number]) => make("li", {}, `${pillars.get(id)?.label ?? id} `, make("b", {}, number)));
  target.replaceChildren(make("ul", { class: "counts", "aria-label": "claims by pillar" }, ...numbers), make("ol", { start: at + 1 }, ...items.map((item, k) => {
    const row = make("button", { type: "button", "aria-current": String(at + k === current) },
      make("span", { class: `mine ${item.mine}` }, item.claim ? said(item) || "open" : ""),
      make("span", { class: "text" }, pillars.get(item.pillar)?.label ?? item.pillar ?? (item.claim ? "the sentence" : item.article)),
      make("span", { class: "text" }, item.text));
    row.addEventListener("click", () => open(at + k));
    return make("li", {}, row);
  })));
}
