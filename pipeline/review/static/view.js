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
  const number = (id) => `p${((pillars.get(id)?.number ?? 8) - 1) % 8 + 1}`;
  const label = (id) => pillars.get(id)?.label ?? id;
  const stance = [card.kind, card.negated && "negated", card.hedged && "hedged", card.speech !== "none" && `${card.speech} speech`].filter(Boolean).join(" · ");
  const many = card.outlets.length > 1 ? ` · one story in ${card.outlets.length} outlets: ${card.outlets.slice(0, 6).join(", ")}` : "";
  target.replaceChildren(
    make("p", { class: "meta" }, make("b", {}, card.article.outlet || card.article.id), card.article.published && ` · ${card.article.published}`, card.block !== "paragraph" && ` · ${card.block}`, many),
    make("div", { class: "chips" }, ...card.pillars.map((id) => make("span", { class: `chip ${number(id)}${id === card.pillar ? " now" : ""}` }, label(id)))),
    make("p", { class: "context" }, card.before),
    make("p", { class: `sentence ${number(card.pillar)}`, lang: "en" }, ...segments(card.sentence)),
    make("p", { class: "context" }, card.after),
    make("dl", {},
      ...(card.mine ? term("decided", make("span", { class: `mine ${card.mine}` }, card.mine), card.reason && ` (${card.reason})`) : []),
      ...term("speaker", speaker(card)),
      ...term("kind", stance),
      ...term("countries", card.countries.join(", ")),
      ...card.why.flatMap((why) => term("why", `${why.title || why.pattern} `, make("small", {}, `“${why.text}”, ${why.pattern}`))),
    ),
    opinions(card) ?? "",
  );
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

export function showList(target, items, at, current, pillars, open) {
  target.replaceChildren(make("ol", { start: at + 1 }, ...items.map((item, k) => {
    const row = make("button", { type: "button", "aria-current": String(at + k === current) },
      make("span", { class: `mine ${item.mine}` }, item.mine || "open"),
      make("span", { class: "text" }, pillars.get(item.pillar)?.label ?? item.pillar),
      make("span", { class: "text" }, item.text));
    row.addEventListener("click", () => open(at + k));
    return make("li", {}, row);
  })));
}

// Where a selection begins and ends, in characters (code points) of the article; null where none lies in `root`.
export function selected(root) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const place = (node, offset) => {
    const inText = node.nodeType === Node.TEXT_NODE;
    const piece = (inText ? node.parentElement : node).closest?.("[data-start]");
    if (!piece || !root.contains(piece)) return null;
    const before = inText ? node.data.slice(0, offset) : offset ? piece.textContent : "";
    return Number(piece.dataset.start) + Array.from(before).length;
  };
  const start = place(startContainer, startOffset), end = place(endContainer, endOffset);
  return start === null || end === null ? null : [start, end];
}
