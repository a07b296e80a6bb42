"""What kind of block a paragraph is: by its own words and by the paragraphs around it."""

import re

from pipeline.records import BlockKind

# The markers that sentences leave out.
MARKER = re.compile(r"[-*•][ \t\xa0]+(?=\S)")
LIST_ITEM = re.compile(r"(?:[-*•·▪●◦‣–+]|\(?(?:\d{1,2}|[a-zA-Z])[.)]|\(?[ivx]{1,4}\))[ \t\xa0]+(?=\S)")
END_MARK = re.compile(r"[.!?…:;,][\"'”’)\]»*_]*$")
HEADING = re.compile(r"(?:[-*•] )?([A-Z][\w'’]*(?: (?:[\w'’&,]|\b-\b)+){0,8})(?= ?[-–—] [a-z])")
GERUND = re.compile(r"(?:[-*•] )?[A-Z][a-z]+ing\b")
CAPTION = re.compile(
    r"^\(?(?:file )?(?:photo(?:graph)?|image|picture|video|illustration|caption)s?(?: credits?)?(?: by)?\b ?[:/]"
    r"|^pictured(?: above)?:"
    r"|\b(?:AP|AFP|Reuters|EPA|UPI|PA|Getty)(?: Photos?| Images?|) ?/"
    r"|(?:Getty Images|AP Photo|Shutterstock|EPA-EFE|Handout|File photo|Courtesy of [^.]{2,40})\)?[.]?$"
    r"|\((?:photo|image|picture|credit|source)s?\b[^)]*\)[.]?$",
    re.IGNORECASE,
)
BOILERPLATE = re.compile(
    r"(?:advertisement|advert|article|loading|sponsored(?: content)?|related(?: articles?| stories| topics?| content)?"
    r"|share(?: this)?(?: article| story| page)?|copy link|print|email|comments?|top stories|trending(?: now)?"
    r"|most (?:read|popular)|skip (?:to (?:main )?content|advertisement)|back to top|watch(?: now| live)?"
    r"|subscribe(?: now)?|sign (?:in|up)|log in|menu|search|facebook|twitter|whatsapp|linkedin|reddit|newsletters?"
    r"|continue reading(?: below)?|story continues(?: below)?(?: advertisement)?|article continues(?: below)?"
    r"|end of article|\d+ (?:comments?|shares?|views)|(?:leave|post|view|show) (?:a )?comments?)[.:!]?"
    r"|(?:read|see|watch|click|listen) (?:more|also|next|here)(?: (?:about|on|at|from|here|stories)\b[^.]*)?[.:!]?"
    r"(?: .*)?"
    r"|(?:sign up (?:for|to)|subscribe to|follow us|like us|join us) .{0,150}"
    r"|(?:©|\(c\)|copyright ).{0,150}|.{0,120}\ball rights reserved\b.{0,100}"
    r"|this (?:site|website) uses cookies.*|we use cookies.*"
    r"|by (?:clicking|continuing|using) .{0,80}\b(?:cookies|terms)\b.*"
    r"|(?:last )?updated:? .{0,40}\d.{0,20}|published:? .{0,40}\d.{0,20}"
    r"|by:? (?:[A-Z][\w.'’-]+(?:,? (?:and )?|$)){1,6}(?:(?:[,|-] ?|for ).{0,60})?",
    re.IGNORECASE,
)
LONGEST_BOILERPLATE = 250
LONGEST_HEADLINE = 160


def kind_of(paragraphs: list[str], index: int) -> BlockKind:
    """The kind of a paragraph among all paragraphs of an article."""
    text = paragraphs[index]
    if LIST_ITEM.match(text):
        return "item"
    if len(text) > LONGEST_BOILERPLATE:
        return "paragraph"
    if BOILERPLATE.fullmatch(text) and not (index == 0 and len(text) > 60):
        return "boilerplate"
    if CAPTION.search(text):
        return "caption"
    if len(text) <= LONGEST_HEADLINE and not END_MARK.search(text):
        return "headline"
    return "paragraph"


def heading_end(paragraphs: list[str], index: int) -> int | None:
    """Where the heading of a box item ends in its paragraph ("Fair courts - through ..."), None where it has none.

    The heading must begin with a gerund or the item with a list marker, or a neighbour must be built alike."""
    text = paragraphs[index]
    match = HEADING.match(text)
    if not match:
        return None
    near = [paragraphs[i] for i in (index - 1, index + 1) if 0 <= i < len(paragraphs)]
    if GERUND.match(text) or LIST_ITEM.match(text) or any(HEADING.match(other) for other in near):
        return match.end(1)
    return None
