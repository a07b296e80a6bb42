"""The grammar of the notation: text in, tree out, or one error with its place.

pattern = part { gap part }
part    = item { item }
item    = atom [ "?" ]
atom    = word | "(" part { "|" part } ")" | slot
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, TypeAlias

from pipeline.patterns.folding import fold

MAX_CHARACTERS = 400
MAX_ITEMS = 12
MAX_GAPS = 3
MAX_GAP = 9
DEFAULT_GAP = 5
MAX_NESTING = 3
MIN_PREFIX = 3

TOKEN = re.compile(
    r"""\s+
      | (?P<gap>\.\.\.|…)(?P<width>\d*)
      | "(?P<quoted>[^"]*)"
      | \{(?P<slot>[^{}]*)\}
      | @(?P<list>[\w-]*)
      | (?P<tilde>~?)(?P<word>(?:[^\W_]|['’‑–-])+)(?P<star>\*?)
      | (?P<sign>[()|?])""",
    re.VERBOSE,
)
SLOT_VALUES: dict[str, tuple[str, ...] | re.Pattern[str] | None] = {
    "country": re.compile(r"[A-Z]{2}"),
    "region": re.compile(r"[a-z0-9-]+"),
    "number": ("number", "ordinal", "percent", "currency", "dimension", "range"),
    "official": ("person", "office", "anonymous"),
    "institution": re.compile(r"[^,]+"),
    "date": None,
}


class NotationError(Exception):
    """What is wrong in a notation, at which of its characters (from 0), what to do, and the rule that it breaks."""

    def __init__(self, message: str, offset: int = 0, *, hint: str = "", rule: str = "notation") -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message = message
        self.offset = offset
        self.hint = hint
        self.rule = rule


@dataclass(frozen=True)
class WordAtom:
    """A word; `mode` says how it is compared."""

    text: str
    mode: Literal["form", "exact", "prefix", "inflected", "quoted"]
    offset: int


@dataclass(frozen=True)
class ListAtom:
    """`@name`"""

    name: str
    offset: int


@dataclass(frozen=True)
class SlotAtom:
    """`{kind:value,value}`"""

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class GroupAtom:
    """`(part | part)`"""

    options: tuple["Part", ...]


Atom: TypeAlias = WordAtom | ListAtom | SlotAtom | GroupAtom


@dataclass(frozen=True)
class Item:
    """An atom, perhaps optional."""

    atom: Atom
    optional: bool = False


Part: TypeAlias = tuple[Item, ...]


@dataclass(frozen=True)
class Tree:
    """A parsed notation: `gaps[i]` words may stand between part i and part i + 1."""

    parts: tuple[Part, ...]
    gaps: tuple[int, ...]


def suggest(word: str, known: tuple[str, ...] | list[str]) -> str:
    """ "did you mean ...?" with the nearest valid word, or the valid words where none is near."""
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"use one of: {', '.join(sorted(known))}" if known else ""


def parse(text: str) -> Tree:
    """The tree of a notation. Raises NotationError."""
    if len(text) > MAX_CHARACTERS:
        raise NotationError(
            f"{len(text)} characters, over the {MAX_CHARACTERS} allowed", MAX_CHARACTERS, hint="split it"
        )
    return _Parser(text).tree()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(self._tokens())
        self.at = 0

    def _tokens(self) -> list[re.Match[str]]:
        tokens, at = [], 0
        while at < len(self.text):
            token = TOKEN.match(self.text, at)
            if token is None:
                message, hint = _what_is_wrong(self.text[at])
                raise NotationError(message, at, hint=hint)
            if not token[0].isspace():
                tokens.append(token)
            at = token.end()
        return tokens

    def _sign(self) -> str | None:
        """The sign or gap that comes next, or None where an atom or nothing does."""
        if self.at == len(self.tokens):
            return None
        token = self.tokens[self.at]
        return "..." if token["gap"] else token["sign"]

    def _offset(self) -> int:
        return self.tokens[self.at].start() if self.at < len(self.tokens) else len(self.text)

    def tree(self) -> Tree:
        if not self.tokens:
            raise NotationError("an empty notation", hint="write at least one word")
        parts, gaps = [self._part(0)], []
        while self._sign() == "...":
            gaps.append(self._gap())
            parts.append(self._part(0))
        if self.at < len(self.tokens):
            sign = self._sign()
            hint = "'|' stands only between parentheses" if sign == "|" else f"'{sign}' has no '(' before it"
            raise NotationError(hint, self._offset())
        if sum(map(_length, parts)) > MAX_ITEMS:
            raise NotationError(f"{sum(map(_length, parts))} items, over the {MAX_ITEMS} allowed", hint="split it")
        return Tree(tuple(parts), tuple(gaps))

    def _gap(self) -> int:
        token = self.tokens[self.at]
        width = int(token["width"] or DEFAULT_GAP)
        if not 1 <= width <= MAX_GAP:
            raise NotationError(f"a gap of {width} words", token.start(), hint=f"write ... or ...1 to ...{MAX_GAP}")
        if sum(1 for earlier in self.tokens[: self.at + 1] if earlier["gap"]) > MAX_GAPS:
            raise NotationError(f"more than {MAX_GAPS} gaps", token.start(), hint="use all: and near:, or split it")
        self.at += 1
        return width

    def _part(self, depth: int) -> Part:
        items: list[Item] = []
        while self.at < len(self.tokens):
            sign = self._sign()
            if sign in ("...", "|", ")"):
                break
            if sign == "?":
                raise NotationError("'?' has nothing before it to make optional", self._offset())
            atom = self._group(depth + 1) if sign == "(" else self._atom()
            optional = self._sign() == "?"
            self.at += optional
            items.append(Item(atom, optional))
        if not items:
            what = f"before '{self._sign()}'" if self._sign() else "at the end"
            raise NotationError(f"a word is missing {what}", self._offset())
        return tuple(items)

    def _group(self, depth: int) -> GroupAtom:
        opened = self._offset()
        if depth > MAX_NESTING:
            raise NotationError(f"parentheses nested deeper than {MAX_NESTING}", opened, hint="use a list (@name)")
        self.at += 1
        options = [self._part(depth)]
        while self._sign() == "|":
            self.at += 1
            options.append(self._part(depth))
        if self._sign() == "...":
            raise NotationError("a gap cannot stand between parentheses", self._offset())
        if self._sign() != ")":
            raise NotationError("'(' is not closed", opened)
        self.at += 1
        return GroupAtom(tuple(options))

    def _atom(self) -> Atom:
        token = self.tokens[self.at]
        self.at += 1
        if token["word"] is not None:
            return _word(token)
        if token["quoted"] is not None:
            if not token["quoted"].strip():
                raise NotationError("nothing stands between the quotation marks", token.start())
            return WordAtom(token["quoted"], "quoted", token.start())
        if token["slot"] is not None:
            return _slot(token)
        return ListAtom(token["list"], token.start())


def _word(token: re.Match[str]) -> WordAtom:
    # Folded first: "MS–13" and "MS-13" are one word, and a word has a capital by its letters, not by its accents.
    text = fold(token["word"]).strip("'")
    if not text.strip("-'") or text != text.strip("-"):
        raise NotationError(f"'{token['word']}' is no word", token.start(), hint="a hyphen joins two")
    if token["tilde"] and token["star"]:
        raise NotationError(f"'{token[0]}' has both ~ and *", token.start(), hint="~ takes inflections, * any ending")
    if token["star"]:
        if sum(map(str.isalpha, text)) < MIN_PREFIX:
            raise NotationError(
                f"'{token[0]}' is too short", token.start(), hint=f"a prefix has at least {MIN_PREFIX} letters"
            )
        return WordAtom(text, "prefix", token.start())
    if token["tilde"]:
        return WordAtom(text, "inflected", token.start())
    return WordAtom(text, "exact" if any(map(str.isupper, text[1:])) else "form", token.start())


def _slot(token: re.Match[str]) -> SlotAtom:
    kind, _, rest = token["slot"].partition(":")
    kind, values = kind.strip(), tuple(value.strip() for value in rest.split(",")) if rest else ()
    if kind not in SLOT_VALUES:
        raise NotationError(
            f"unknown slot {{{kind}}}", token.start(), hint=suggest(kind, list(SLOT_VALUES)), rule="unknown-slot"
        )
    allowed = SLOT_VALUES[kind]
    for value in values:
        if allowed is None:
            raise NotationError(f"{{{kind}}} takes no value", token.start(), rule="unknown-slot")
        if isinstance(allowed, tuple) and value not in allowed:
            hint = suggest(value, allowed)
            raise NotationError(f"unknown value '{value}' of {{{kind}}}", token.start(), hint=hint, rule="unknown-slot")
        if isinstance(allowed, re.Pattern) and not allowed.fullmatch(value):
            hint = "write two capital letters, such as GT" if kind == "country" else ""
            raise NotationError(f"unknown value '{value}' of {{{kind}}}", token.start(), hint=hint, rule="unknown-slot")
    return SlotAtom(kind, values)


def _length(part: Part) -> int:
    """Items of the longest way through a part."""
    return sum(max(map(_length, item.atom.options)) if isinstance(item.atom, GroupAtom) else 1 for item in part)


def _what_is_wrong(character: str) -> tuple[str, str]:
    """What is wrong with a character that begins nothing, and what to do."""
    known = {
        '"': ("'\"' is not closed", ""),
        "{": ("'{' is not closed", ""),
        "}": ("'}' has no '{' before it", ""),
        "*": ("'*' stands only at the end of a word", ""),
        "~": ("'~' stands only before a word", ""),
        ".": ("a gap is three dots", ""),
        "[": ("'[[...]]' marks evidence in a match example only", "use '(' for alternatives"),
        "“": (f"'{character}' has no meaning here", 'quotation marks are straight: "Plan" for exact case'),
        "”": (f"'{character}' has no meaning here", 'quotation marks are straight: "Plan" for exact case'),
        "!": ("no negation inside a pattern", "use unless:"),
    }
    other = f"'{character}' has no meaning here", "words are letters, digits, hyphens, apostrophes"
    return known.get(character, other)
