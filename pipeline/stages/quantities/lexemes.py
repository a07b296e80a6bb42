"""A sentence cut into the pieces of numbers: numerals, words, signs; what can hold no number is opaque."""

import re
from collections.abc import Sequence

FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
PADDING = 12  # empty pieces behind the last one, so that looking ahead needs no check

# Codes and signs of money that stand glued to a numeral.
CODES = """Rs|Rp|RM|Tk|K?[Ss]hs?|DM|S[Ff]r|USD|EUR|GBP|CHF|[ACNHST][A-Z]D|INR|PKR|AED|SAR|RMB|CNY|JPY|KRW|BRL|MXN|ZAR
    |NGN|KES|UGX|GHS|DKK|NOK|SEK|PLN|CZK|HUF|TRY|RUB|UAH|ILS|NIS|THB|MYR|IDR|PHP|VND"""

# Web and mail addresses, telephone numbers, hashtags, codes ("EB-5", "PS4"), versions, bills, clock times, idioms.
OPAQUE = rf"""
    (?:https?://|www\.)\S{{1,2000}}
  | (?<![\w.])10\.\d{{4,9}}/\S{{1,200}}  # a DOI
  | [\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{1,64}}
  | [a-z0-9-]{{1,40}}\.(?:com|org|net|gov|edu|co\.uk|co|tv|ly|io)\b(?:/\S{{0,500}})?
  | [\#@]\w{{0,40}}[^\W\d_]\w{{0,40}}
  | (?<![\w-])(?:\+?\d{{1,2}}[-. ])?(?:\(\d{{3}}\)\s?|\d{{3}}[-.])\d{{3}}[-. ]\d{{4}}(?![\w-])
  | \+\d[\d -]{{7,20}}\d(?!\w)
  | (?<![\w-])\d{{3}}-\d{{4}}(?![\w-])
  | (?<!\w)(?:H\.\s?R\.|H\.\s?B\.|S\.\s?B\.|S\.\s?J\.\s?Res\.|H\.\s?J\.\s?Res\.|HB|SB|HR|§)\s?\d{{1,5}}\b
  | (?<![\w.])(?:9/11|24/7|7/7|20/20|\d{{3}}\([a-z]\)(?:\(\d\))?)(?![\w/])
  | (?<![\w:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\w:])
  | (?<![\d.])(?!\d{{1,3}}(?:\.\d{{3}}){{2}}(?![.\d]))\d{{1,4}}(?:\.\d{{1,4}}){{2,6}}(?!\d)
  | (?<![\w$£€])(?:[A-Z][A-Za-z]{{0,20}}-\d|[a-z]{{1,3}}-\d{{1,6}}[a-z])[\w-]{{0,20}}
  | (?<![\w$£€])(?!(?:{CODES})\d)(?!R\d[\d.,]*\s?(?:m|bn|million|billion|trillion)\b)
    [^\W\d_]{{1,20}}\d[\w-]{{0,20}}
"""
LEXEME = re.compile(
    rf"""
    (?P<power>(?:(?<=\d)|(?<=\d[ ]))(?:(?:da|[cdhkm])?m|feet|ft|in|mi|yd)\^?[23](?!\w))  # km2, m^3
  | (?P<opaque>{OPAQUE})
  | (?P<numeral>
        (?<![\w.])\.\d+
      | \d{{1,6}}[ ]\.[ ]\d{{1,3}}(?=[ ](?:%|percent|million|billion|trillion)(?!\w))  # tokenized text
      | (?<=[$£€][ ])\d{{1,6}}[ ]\.[ ]\d{{1,3}}(?![\w,])
      | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)
      | \d{{1,2}}(?:,\d\d){{1,4}},\d{{3}}(?:\.\d+)?(?![\d,])  # India
      | \d{{1,3}}(?:['’]\d{{3}})+(?:\.\d+)?(?![\d'’])  # Switzerland
      | \d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?![\d,])  # Germany
      | \d{{1,3}}(?:\.\d{{3}}){{2}}(?![.\d])
      | (?<![\d.,] )(?<!\d)\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?:[,.]\d{{1,2}})?(?![\d,.]\d|\d|\s\d)
      | \d{{1,6}}(?:\.\d{{1,6}})?(?:[eE][+-]?\d{{1,3}}|[ ]?[x×*][ ]?10\^[+-]?\d{{1,3}}|\^[+-]?\d{{1,3}})(?!\w)
      | \d+,\d{{1,2}}(?![\d,])
      | \d+(?:\.\d+)?
    )
  | (?P<part>[{FRACTIONS}])
  | (?P<word>[^\W\d_{FRACTIONS}]+)
  | \S
    """,
    re.VERBOSE,
)


class Lexemes:
    """The pieces of a text as parallel lists: `text`, `low` (small letters), `start` and `end` (characters), `kind`
    ("numeral", "part" for one character such as ½, "word", "opaque", or "" for a sign)."""

    __slots__ = ("count", "end", "kind", "low", "source", "start", "text")

    def __init__(self, source: str, taken: Sequence[tuple[int, int]] = ()) -> None:
        """`taken`: spans of characters, in order, that another layer has; pieces there are opaque."""
        self.source = source
        self.text: list[str] = []
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.kind: list[str] = []
        spans = iter(taken)
        begin, stop = next(spans, (len(source), len(source)))
        for found in LEXEME.finditer(source):
            while found.start() >= stop and stop < len(source):
                begin, stop = next(spans, (len(source), len(source)))
            kind = "opaque" if begin < found.end() and found.start() < stop else found.lastgroup or ""
            text = found[0]
            if kind == "power":
                kind, text = "word", text.replace("^", "")
            self.text.append(text)
            self.low.append("" if kind == "opaque" else text.lower())
            self.start.append(found.start())
            self.end.append(found.end())
            self.kind.append(kind)
        self.count = len(self.text)
        for column in (self.text, self.low, self.kind):
            column.extend([""] * PADDING)
        for edge in (self.start, self.end):
            edge.extend([len(source) + 1] * PADDING)

    def glued(self, at: int) -> bool:
        """Whether no space stands before the piece `at`."""
        return at > 0 and self.end[at - 1] == self.start[at]

    def hyphen(self, at: int) -> bool:
        """Whether the piece `at` is a hyphen without a space on either side."""
        return self.low[at] in HYPHENS and self.glued(at) and self.glued(at + 1)


HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—−")
