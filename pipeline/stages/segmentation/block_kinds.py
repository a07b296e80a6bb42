"""What kind of block a paragraph is: by its own words and by the paragraphs around it."""

import re

from pipeline.records import BlockKind
from pipeline.stages.segmentation.boilerplate import is_boilerplate

# The markers that sentences leave out.
MARKER = re.compile(r"[-*•][ \t\xa0]+(?=\S)")
LIST_ITEM = re.compile(
    r"(?:[-*•·▪●◦‣–+]|\(?(?:\d{1,2}|[a-z])[.)]|\(?[ivx]{1,4}\)|\([A-Z]\))[ \t\xa0]+(?=\S)|[-•·▪●◦‣](?=[A-Z])"
)
# The heading of a box item ("Fair courts - through ..."): a few words without a verb, a dash, words in lower case.
NO_HEADING_WORD = (
    r"(?!(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|does|do|did|said|says"
    r"|I|[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|[Ww]ho|which)\b)"
)
HEADING = re.compile(
    rf"(?:[-*•] )?((?=[A-Z]){NO_HEADING_WORD}[\w'’-]+(?: {NO_HEADING_WORD}[\w&][\w'’,-]*){{0,8}}) ?[-–—] (?=[a-z])"
    r"(?!(?:who|whose|which|where|when)\b)"
)
DASH = re.compile(r" [-–—] |—")
AGENCY = r"(?:AP|AFP|EPA|UPI|PA|Reuters|REUTERS|Getty|Shutterstock|Bloomberg|Alamy)"
CAPTION = re.compile(
    r"^\(?(?i:(?:file )?(?:photo(?:graph)?|image|picture|video|illustration)s?(?: credits?| courtesy)?(?: by| of)?)"
    r" ?[:/]"
    r"|^(?i:pictured|above|below|left|right)(?:,| \(\w+\))? ?: "
    r"|[.!?] (?i:photo|picture|image|credit)s?(?: by)?: ?[^.]{2,60}[.]?$|\b(?i:pictured)\b[^.!?]*[^.!?,:;]$"
    r"|\((?:[^()]{0,60}\b)?(?i:photo|image|picture|credit|file|handout)s?\b[^()]{0,60}\)[.]?$"
    rf"|\b{AGENCY}(?: Photos?| Images?)? ?/ ?[A-Z][^./()]{{2,40}}\)?[.]?$"
    rf"|^(?:[^.!?]|\w\.){{0,100}}(?:via|/|by|from|\() ?{AGENCY}(?: Images| Photos?)?\)?[.]?$|\bGetty Images\.?\)?[.]?$"
)
# What a caption has, in lower case: a quick first look.
CAPTION_WORDS = [
    "photo",
    "image",
    "pictur",
    "video",
    "illustration",
    "above",
    "below",
    "left",
    "right",
    "credit",
    "file",
    "handout",
    "getty",
]
CAPTION_AGENCIES = ["AP", "AFP", "EPA", "UPI", "PA", "Reuters", "REUTERS", "Shutterstock", "Bloomberg", "Alamy"]
END_MARK = re.compile(r"[.!?…:;,؟۔।。！？][^\w]*$")
INNER_STOP = re.compile(r"[a-z)][.!?][\"'”’)]* [\"'“‘(]?[A-Z]")
LONG_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
LONGEST_HEADLINE = 160
LONGEST_CAPTION = 300
LONGEST_TITLE = 100


def kind_of(paragraphs: list[str], index: int) -> BlockKind:
    """The kind of a paragraph among all paragraphs of an article."""
    text = paragraphs[index]
    if LIST_ITEM.match(text):
        return "item"
    if is_boilerplate(text):
        return "boilerplate"
    if len(text) <= LONGEST_CAPTION and _is_caption(text):
        return "caption"
    if len(text) <= LONGEST_HEADLINE and _is_headline(text, first=index == 0):
        return "headline"
    return "paragraph"


def _is_caption(text: str) -> bool:
    folded = text.lower()
    hinted = any(word in folded for word in CAPTION_WORDS) or any(agency in text for agency in CAPTION_AGENCIES)
    return hinted and CAPTION.search(text) is not None


def _is_headline(text: str, first: bool) -> bool:
    """A headline has no stop at its end and none inside. In capitals, or at the top, it may be a question or, in title
    case, a sentence."""
    ended = END_MARK.search(text) is not None
    if first and len(text) <= LONGEST_TITLE:
        words = LONG_WORD.findall(text)
        title_case = len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
        return not ended or text[-1] in "?!" or title_case
    return not INNER_STOP.search(text) and (not ended or text.isupper())


def heading_end(paragraphs: list[str], index: int) -> int | None:
    """Where the heading of a box item ends in its paragraph, None where it has none. One without a list marker needs a
    neighbour that is built alike, for prose has dashes too."""
    heading = _heading(paragraphs[index])
    if heading is None:
        return None
    near = [paragraphs[i] for i in (index - 1, index + 1) if 0 <= i < len(paragraphs)]
    if LIST_ITEM.match(paragraphs[index]) or any(_heading(other) is not None for other in near):
        return heading
    return None


def _heading(text: str) -> int | None:
    match = HEADING.match(text)
    if match is None:
        return None
    sentence = INNER_STOP.search(text, match.end())
    again = DASH.search(text, match.end(), sentence.start() if sentence else len(text))
    return None if again else match.end(1)
