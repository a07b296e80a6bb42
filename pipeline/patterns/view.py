"""The clean view of a sentence: its words, what joins them, and where they stand in the source.

It works on characters, never on spaCy's tokens, so that matching depends on no model and on no tokenizer."""

import re
from dataclasses import dataclass

from pipeline.patterns.folding import FOLD, fold_case
from pipeline.patterns.folding import MARKS as MARK_STRING
from pipeline.patterns.program import Word

# A dotted abbreviation, a word with its inner apostrophes or the mark of a possessive, or a number.
WORD = re.compile(
    r"""(?P<dotted>(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?)
      | (?P<word>[^\W\d_][^\W_]*(?:'(?![sS](?![^\W_]))[^\W_]+)*)
      | [$€£¥]?(?P<number>\d+(?:[.,]\d+)*[^\W_]*)%?
      | (?P<possessive>(?<=[^\W_]|\.)'[sS](?![^\W_]))""",
    re.VERBOSE,
)
POSSESSIVE = "'s"
MARKS = frozenset(MARK_STRING)
HYPHEN_JOINT = re.compile(r"-\s*")
LONG_DASH_JOINT = re.compile(r"—|--")

NEXT, HYPHEN, LONG_DASH, BREAK = " ", "-", "—", ","


@dataclass(frozen=True, slots=True)
class View:
    """The words of a sentence. All lists run in parallel, one entry a word.

    `lower` is the folded word in lower case (a dotted abbreviation keeps its dots there, so that "us" is not "U.S."),
    `exact` the folded word in its own case, without the dots. `starts` and `ends` are offsets into the article.
    `joints` says what stands before the word: NEXT (white space, quotation marks or nothing), HYPHEN, LONG_DASH, or
    BREAK (any other punctuation). `counted[i]` is the number of words before word i, the mark of a possessive not
    counted; it has one entry more than there are words. `positions` finds the words of a form, lower or exact."""

    lower: list[str]
    exact: list[str]
    starts: list[int]
    ends: list[int]
    joints: list[str]
    counted: list[int]
    positions: dict[str, list[int]]

    def holds(self, word: Word) -> bool:
        """Whether a word that fits stands anywhere in the view."""
        forms = self.positions.keys()
        if not (forms.isdisjoint(word.lower) and forms.isdisjoint(word.exact)):
            return True
        return bool(word.prefixes) and any(form.startswith(word.prefixes) for form in forms)

    def __len__(self) -> int:
        return len(self.lower)


def make_view(text: str, start: int, end: int) -> View:
    """The clean view of `text[start:end]`."""
    source = text[start:end]
    clean, offsets = _clean(source)
    plain = clean.isascii()
    view = View([], [], [], [], [], [0], {})
    positions, last, count = view.positions, 0, 0
    for at, found in enumerate(WORD.finditer(clean)):
        first, after = found.span()
        kind = found.lastgroup
        if kind == "word":
            exact = word = found.group()
        else:
            word = found.group(kind)  # type: ignore[arg-type]  # one of the groups matched
            exact = word.replace(".", "") if kind == "dotted" else word
        lower = word.lower() if plain else fold_case(word)
        between = clean[last:first]
        last = after
        count += kind != "possessive"
        view.lower.append(lower)
        view.exact.append(exact)
        view.starts.append(start + offsets[first])
        view.ends.append(start + offsets[after - 1] + 1)
        view.joints.append(NEXT if between == " " else _joint(between))
        view.counted.append(count)
        positions.setdefault(lower, []).append(at)
        if exact != lower:
            positions.setdefault(exact, []).append(at)
    if not plain or clean != source:
        _take_marks(view, text)
    return view


def _clean(source: str) -> tuple[str, list[int] | range]:
    """The folded characters, and where each stands in the source."""
    if source.isascii():
        return source.replace("`", "'"), range(len(source))
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(source):
        for plain in FOLD.get(ord(character), character):
            characters.append(plain)
            offsets.append(offset)
    return "".join(characters), offsets


def _take_marks(view: View, text: str) -> None:
    """Let each word end after the combining marks of its last letter."""
    for at, after in enumerate(view.ends):
        while after < len(text) and text[after] in MARKS:
            after += 1
        view.ends[at] = after


def _joint(between: str) -> str:
    plain = between.replace("'", "").replace('"', "")
    if not plain or plain.isspace():
        return NEXT
    if HYPHEN_JOINT.fullmatch(plain):
        return HYPHEN
    return LONG_DASH if LONG_DASH_JOINT.fullmatch(plain) else BREAK
