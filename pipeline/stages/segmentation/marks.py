"""Where a sentence ends without a stop: mail headers, telephone numbers, rows of links, sources in brackets, emoticons,
ornaments, farewells, copy lines of a letter, what points to a picture, and where a line end was lost before "The"."""

import re
from collections.abc import Iterator

# Stretches without one of these hold no such mark: a quick first look, with a lookahead for speed.
HINT = re.compile(
    r"(?=[:;@*=(\[,-])(?:[:;@](?:-?[)(DP]|//|\w)|\*{3}|[-=]{4}|\([A-Z]|[(\[]h|\((?:pict|left|right|above|below|cent)"
    r"|\[[AaLlCcIi][pnrha]|,(?<=gards,)|,(?<=heers,)|,(?<=ishes,)|,(?<=erely,)|,(?<=fully,)|,(?<=[Yy]ours,)"
    r"|:(?<=[Cc][Cc]:)|:(?<=ncl:))"
)
# Those of the first group end a sentence only where it begins with them.
MARK = re.compile(
    r"(?<!\w)(?:(?P<whole>(?:E-?mail|From|To|Cc|Reply-To): [^\n]{0,100}?[\w.+-]*@[\w-]+\.[\w.-]*\w>?"
    r"|(?P<phone>(?:Phone|Tele(?:phone|fax)|Tel|Fax|Mobile|Cell)\.?: ?[+(\d][\d() .-]{5,18}\d)"
    r"|\([A-Z][\w.&'’-]*(?: (?:of|the|and|[A-Z][\w.&'’-]*)){0,4}\)"
    r"|\[(?:[Aa]pplause|[Ll]aughter|[Cc]heers|[Cc]rosstalk|[Ii]naudible)[^\]\n]{0,30}\]"
    r"|[(\[]https?://[^\s\])]+[)\]]"
    r"|(?:\w+ ){0,2}(?:[Rr]egards|[Ss]incerely|[Rr]espectfully|Cheers|[Ww]ishes|[Yy]ours(?: \w+)?),)"
    r"|(?P<link>(?:https?://|www\.)\S+))"
    r"|(?P<sign>\((?:pictured|left|right|above|below|cent(?:re|er))\)|(?<=\s)[:;]-?[)(DP](?=\s)|(?<=\s)\*{3,}(?=\s)|(?<=\w)[-=]{4,}(?=\s))"
    r"|(?P<copy>\s(?:(?:[Cc]c|CC):(?= [A-Z])|[Ee]ncl:(?= \w)))"
)
FOLLOWING = re.compile(r"\s+(?:(?P<link>https?://|www\.)|(?P<capital>[\"'“‘(\[>#]?[A-Z0-9]))")
# "The" and a word in lower case go on from no word and no bracket before them; a name has another capital ("in The
# Hague"). They begin with letters that are found at once.
LOST = re.compile(
    r" Th(?:e (?<=[a-z)] The )|is (?<=[a-z)] This )|ese (?<=[a-z)] These )|ere (?<=[a-z)] There ))(?=[a-z])"
)
LAST_WORD = re.compile(r"[a-z]{4}$|\w{3}\)$")


def marked_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """The sentence ends without a stop between two offsets: where the sentence ends, where the next begins, and, for
    marks that are a sentence of their own, where the sentence must have begun."""
    if not HINT.search(text, start, end):
        return
    for match in MARK.finditer(text, start, end):
        if match["copy"]:
            yield match.start(), match.start() + 1, None
            continue
        following = FOLLOWING.match(text, match.end(), end)
        if following and (match["phone"] or bool(following["link"]) == bool(match["link"])):
            begins = match.start() if match["whole"] else None
            yield match.end(), following.start(following.lastgroup or 0), begins


def lost_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int, None]]:
    """The sentence ends before which the text has lost a line end: where the sentence ends, where the next begins."""
    for match in LOST.finditer(text, start, end):
        if LAST_WORD.search(text, max(start, match.start() - 4), match.start()):
            yield match.start(), match.start() + 1, None
