"""Which stops end a sentence.

Every stop is a candidate; what stands on both sides of it decides: abbreviations, initials, closing marks, a missing
space ("ended.Harris"), footnote marks, lower case.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pipeline.stages.segmentation.abbreviations import AbbreviationKind

Match: TypeAlias = re.Match[str]

# A stop with what closes after it (marks, brackets, footnote numbers, emoticons), and what opens before the next word.
STOP = re.compile(
    r"(?P<stop>[.!?…؟۔।。！？]+(?:[ \xa0\u2009\u202f][.!?…]+)*)"
    r"(?P<close>(?:['’]{2}|['’] (?:[\"”])(?!\S)|[\u2009\u202f]?[\"'”’»)\]}」』）]|[“‘](?!\S))*"
    r"(?:(?:\s?\[(?:\d{1,3}|…|\.\.\.|sic|note \d+|citation needed)\]|\[[a-z]\])+(?::\d+(?:[-–]\d+)?)?)?"
    r"(?:(?:(?<=[a-z]{4}[.!?])|(?<=[.!?][\"”’]))\d{1,2}(?=\s+[\"“]?[A-Z]))?"
    r"(?:\s[:;]-?[)(DP](?!\S))?)"
    r"(?P<gap>\s*)(?P<open>[\"'“‘`«„(\[¿¡]*[*_]{0,2})(?=(?P<next>\S?))"
)
# In tokenized text closing marks stand alone ("We go . ' And then").
DETACHED = re.compile(r"\s+(?P<mark>[\"'”’»)\]}])(?P<gap>\s+)(?=[^\W_])")
STRAIGHT = frozenset("\"'")
CLOSING = frozenset("”’»)]}")
WORD = re.compile(r"[^\s\"“”«»()\[\]–—/,;:]+$")
NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
ENUMERATION = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})")
LINK = re.compile(r"https?://|www\.")
CALENDAR_OR_ZONE = re.compile(
    r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
    r"|[A-Z]{2,4}\b|Eastern|Central|Pacific|Mountain|Greenwich|Local)"
)
# A question or a cry that somebody is then said to have uttered goes on: "Why?" Ruiz asked.
SAID = re.compile(
    r"(?!(?:You|He|She|It|We|They) )(?:(?!Then )[A-Z][\w.'’-]*,? ){1,5}(?:(?<=, )[^.!?\"“”]{3,60}, )?"
    r"(?:asked|asks|told|replied|replies|shouted|shouts|exclaimed|exclaims|wondered|demanded|demands|cried|yelled|screamed"
    r"|declared|inquired|quipped|joked|responded|retorted|tweeted|chanted|recalled|pressed|snapped|mused|continued"
    r"|(?:said|says|wrote|writes|added|adds|insisted)(?! (?:that|it|he|she|they|there|we|the|a|an|no)\b))\b"
)
GLUED_WORD = re.compile(r"(?!(?:Com|Org|Net|Gov|Edu)\b)[A-Z](?:[a-z]+['’]?[a-z]*\b(?![.@/]\w)|\b)")
ADDRESS = re.compile(r"@|://|www\.|[/\\=]")
# How far, in characters, words and marks around a stop are looked for.
WORD_REACH = 40
CHUNK_REACH = 60
MARK_REACH = 2000


class Stops:
    """The stops of one text. `starters` are words that start sentences where they stand after an abbreviation."""

    def __init__(self, text: str, abbreviations: Mapping[str, AbbreviationKind], starters: frozenset[str]) -> None:
        self.text = text
        self.abbreviations = abbreviations
        self.starters = starters

    def ends(self, start: int, end: int) -> Iterator[tuple[int, int, None]]:
        """The stops that end sentences between two offsets: where the sentence ends, and where the next one begins."""
        block = start
        for match in STOP.finditer(self.text, start, end):
            if match["gap"]:
                ending = self._after_space(match, block, start, end)
            elif match["next"]:
                ending = self._glued(match, start, end)
            else:
                continue
            if ending:
                yield *ending, None
                start = ending[1]

    def _after_space(self, match: Match, block: int, start: int, end: int) -> tuple[int, int] | None:
        if match["open"] in STRAIGHT or match["next"] in CLOSING:
            detached = DETACHED.match(self.text, match.end("close"), end)
            if detached and self._closes(detached["mark"], block, detached.start("mark")):
                goes_on = self.text[detached.end()].islower()
                return None if goes_on else (detached.end("mark"), detached.end())
        if (match.end() < end or match["next"]) and self._splits(match, start, end):
            return match.end("close"), match.end("gap")
        return None

    def _closes(self, mark: str, block: int, at: int) -> bool:
        """Whether a mark that stands alone closes: straight ones do where an odd number stands alone before them."""
        if mark not in "\"'":
            return True
        before = self.text[max(block, at - MARK_REACH) : at]
        return (before.count(f" {mark} ") + before.startswith(f"{mark} ")) % 2 == 1

    def _splits(self, match: Match, start: int, end: int) -> bool:
        """Whether a sentence ends at a stop that white space follows."""
        stop, close, first = match["stop"], match["close"], match["next"]
        at = match.start("next")
        if first.islower():
            return self._splits_before_lower(match, start)
        if stop == ".":
            word = self._word_before(match.start(), start)
            before = match.start() - len(word)
            if ENUMERATION.fullmatch(word) and (before <= start or self._in_list(word, before)):
                return False
            if not close and not self._ends_after(word, before, at, end):
                return False
        elif self._is_doubtful(match, start):
            return self._starts_sentence(at, end)
        return not (close and stop[0] in "?!…" and SAID.match(self.text, at, min(end, at + CHUNK_REACH)))

    def _is_doubtful(self, match: Match, start: int) -> bool:
        """Whether a stop that is no single full stop often stands inside a sentence: "Yahoo! News", "so ... Ruiz"."""
        if match["stop"] == "!":
            return not match["close"] and self._word_before(match.start(), start) + "!" in self.abbreviations
        return match["stop"][0] in ".…" and match.start() > start and self.text[match.start() - 1].isspace()

    def _in_list(self, word: str, before: int) -> bool:
        """Whether a number or letter stands in a list inside a line ("two parts: 1. Clean rivers; 2. Cheap water")."""
        first = word in ("1", "a", "A", "i") and self.text.endswith(": ", 0, before)
        return first or (word.isdigit() and self.text.endswith("; ", 0, before))

    def _ends_after(self, word: str, before: int, at: int, end: int) -> bool:
        """Whether a word with a full stop, which begins at `before`, ends a sentence before what stands at `at`, which
        is not in lower case."""
        prefix, _, word = word.rpartition("-")  # then-Sen., R-Calif., Japan-U.S.
        kind = self.abbreviations.get(word + ".")
        if kind is None:
            if not (len(word) == 1 and word.isalpha()) and not DOTTED.fullmatch(word):
                return True
            kind = "either"
        first = self.text[at : at + 1]
        if kind in ("name", "inside"):
            return False
        if kind == "number":
            return not (first.isdigit() or first in "$£€")
        if not first.isalpha():
            return not first.isdigit() and first not in "&$£€#§-–—"
        if kind == "state" and (prefix or self.text.endswith(", ", 0, before)) and self.text[at - 1] != "(":
            return True
        if kind == "time":
            return not CALENDAR_OR_ZONE.match(self.text, at, end)
        if len(word) == 1 and NEXT_WORD.match(self.text, at, end)[0] in ("I", "A", "An"):  # type: ignore[index]
            return False
        return self._starts_sentence(at, end)

    def _starts_sentence(self, at: int, end: int) -> bool:
        following = NEXT_WORD.match(self.text, at, end)
        return following is not None and following[0].replace("’", "'") in self.starters

    def _splits_before_lower(self, match: Match, start: int) -> bool:
        """Whether a sentence ends at a stop before a word in lower case ("iPhone sales fell", careless writers)."""
        at = match.start("next")
        if match["close"]:
            return False
        if LINK.match(self.text, at):
            return True
        following = NEXT_WORD.match(self.text, at)
        if following and following[0][1:2].isupper():
            return bool(match["stop"] == ".")
        if match["stop"] not in (".", "?", "!", "!!", "??", "!!!"):
            return False
        spaced = match.start() > start and self.text[match.start() - 1].isspace()
        word = self._word_before(match.start() - spaced, start)
        # A full stop after a space is what some converters make of a line end.
        if match["stop"] == "." and (spaced or word + "." in self.abbreviations):
            return False
        # A short word may be an abbreviation that the table lacks ("voc. ed. classes").
        starts = following is not None and following[0].capitalize() in self.starters
        return word.isalpha() and word.islower() and (len(word) > 3 or (len(word) > 1 and starts))

    def _word_before(self, position: int, start: int) -> str:
        match = WORD.search(self.text, max(start, position - WORD_REACH), position)
        return match[0].lstrip("'‘`") if match else ""

    def _glued(self, match: Match, start: int, end: int) -> tuple[int, int] | None:
        """The end of a sentence at a stop that no space follows ("ended.Harris", but "example.com", "U.S.-led")."""
        if not self._splits_glued(match, start, end):
            return None
        cut = self._glued_cut(match, start)
        return cut, cut

    def _splits_glued(self, match: Match, start: int, end: int) -> bool:
        stop = match["stop"]
        if stop[0] in "。！？":
            return True
        following = GLUED_WORD.match(self.text, match.start("next"), end)
        if not following or match.start() == start:
            return False
        before = self.text[match.start() - 1]
        if before.islower():
            word = self._word_before(match.start(), start)
            if len(word) < 2 or "." in word or self.abbreviations.get(word + ".", "number") != "number":
                return False
        elif not (before in ")]\"'”’%" or (before.isdigit() and following[0][1:])):
            return False
        # Four dots are an ellipsis and a full stop.
        if (1 < len(stop) < 4 or len(following[0]) < 3) and following[0] not in self.starters:
            return False
        left = self.text[max(start, match.start() - CHUNK_REACH) : match.start()]
        right = self.text[match.end("close") : min(end, match.end() + CHUNK_REACH)]
        return not ADDRESS.search(left.rsplit(None, 1)[-1] + right.split(None, 1)[0])

    def _glued_cut(self, match: Match, start: int) -> int:
        """Where to cut between a stop and the word glued to it: a straight mark closes what is open, else it opens."""
        close = match["close"]
        if close in ('"', "'"):
            before = self.text[max(start, match.start() - MARK_REACH) : match.start()]
            opened = len(re.findall(rf"(?:^|(?<=[\s(\[—–])){close}(?=\S)", before))
            closed = len(re.findall(rf"(?<=[^\s(\[—–]){close}(?!\w)", before))
            if opened <= closed:
                return match.start("close")
        return match.end("close")
