"""Named bodies that their name tells: "Ministry of Health", "Federal Trade Commission", "Georgia Supreme Court".

The words that such names end in, begin with or go on with are rows of `institution_words.csv`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.gazetteers import read_rows
from pipeline.names import CAPITALISED
from pipeline.stages.places.country_tables import CapitalisedRow, any_of

MOST_WORDS = 8  # capitalised words in one name
WORD = re.compile(
    r"(?:[A-Z]\.)+|(?:Inc|Corp|Ltd|Bros|Co)\.|[A-Z][a-z]{1,4}\.(?=\s+[A-Z])|"
    r"(?<!\w)(?=[^\W\d_a-zß-öø-ÿ])\w+(?:['’&-]\w+)*['’]?|&|\b(?:of|for|on|and|the)\b"
)
PARTICIPLE = re.compile(r"-(?:led|run|held|[a-z]+ed)$")  # "Utah-based Church": the name begins after it
POSSESSIVE = re.compile(r"['’]s$")
LINKS = frozenset({"of", "for", "on"})


class Word(NamedTuple):
    """A word of a run: its text without a possessive's ending, and offsets; `owns` tells that it had one."""

    text: str
    start: int
    end: int
    owns: bool


class Shapes:
    """The words that make a run of capitalised words the name of a body."""

    def __init__(self) -> None:
        words: dict[str, set[str]] = defaultdict(set)
        for row in read_rows("institution_words", CapitalisedRow):
            words[row.kind].update(row.words)
        for row in read_rows("capitalised_words", CapitalisedRow):
            if row.kind == "not_name":
                words["cut"].update(word.capitalize() for word in row.words if word != "new")
        self.head, self.of = frozenset(words["head"]), frozenset(words["of"])
        self.topic, self.cut, self.people = (
            frozenset(words["topic"]),
            frozenset(words["cut"]),
            frozenset(words["people"]),
        )
        self.joins, self.loose = frozenset(words["joins"]), frozenset(words["loose"])
        self.long = frozenset(words["long"])
        self.none = re.compile(rf"(?<!\w)(?:{any_of(words['none'])})$")
        self.hints = frozenset(name.rstrip(".").split()[-1] for name in self.head | self.of | self.long)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of the bodies' names in the text, left to right, without determiner and final possessive."""
        if not self.hints.isdisjoint(CAPITALISED.findall(text)):
            for run in self._runs(text):
                yield from (name for name in self._names(run) if not self.none.search(text[name[0] : name[1]]))

    def _runs(self, text: str) -> Iterator[list[Word]]:
        """Stretches of capitalised and linking words with nothing but white space between them."""
        run: list[Word] = []
        for match in WORD.finditer(text):
            owns = POSSESSIVE.search(match[0]) is not None and match[0].replace("’", "'") not in self.people
            word = Word(match[0][:-2] if owns else match[0], match.start(), match.end() - 2 * owns, owns)
            if run and (run[-1].owns or text[run[-1].end : word.start].strip()):
                yield run
                run = []
            run.append(word)
        if run:
            yield run

    def _names(self, run: list[Word]) -> Iterator[tuple[int, int]]:
        first: int | None = None  # where the name that is being read begins
        i = 0
        while i < len(run):
            if run[i].text in self.cut or PARTICIPLE.search(run[i].text) or not self._goes_on(run, i, first):
                first = None
                i += 1
                continue
            first = i if first is None or i - first > MOST_WORDS else first
            last = self._end(run, first, i)
            if last is not None:
                yield run[first].start, run[last].end
                first, i = None, last
            i += 1

    def _goes_on(self, run: list[Word], i: int, first: int | None) -> bool:
        """Whether the word may stand in a name before its head."""
        text = run[i].text
        if text in ("and", "&"):
            beside = first is not None and i + 1 < len(run)
            return beside and (text == "&" or {run[i - 1].text, run[i + 1].text} <= self.topic)
        return text[0].isupper()

    def _end(self, run: list[Word], first: int, i: int) -> int | None:
        """The index of a name's last word, where its head is at `i`, or None where there is none."""
        last = self._head_end(run, i)
        if last is None and run[i].text in self.long and i - first > 1:
            last = i
        if last is None and run[i].text not in self.of:
            return None
        after = i if last is None else last
        if run[after].text in self.of and not run[after].owns:
            beyond = self._of_phrase(run, after + 1)
            if beyond is not None:
                return beyond
        return last if last is not None and first < i else None

    def _head_end(self, run: list[Word], i: int) -> int | None:
        last = None
        while i < len(run):
            pair = f"{run[i].text} {run[i + 1].text}" if i + 1 < len(run) else ""
            if pair in self.head:
                last = i + 1
            elif run[i].text in self.head:
                last = i
            else:
                break
            i = last + 1
        return last

    def _of_phrase(self, run: list[Word], i: int) -> int | None:
        """The last word of "of Health and Human Services", whose first is at `i`; None where nothing named follows."""
        if i >= len(run) or run[i].text not in LINKS:
            return None
        last = None
        for k in range(i + 1, min(len(run), i + 1 + MOST_WORDS)):
            text = run[k].text
            named = text[0].isupper()
            if text in self.cut or (named and last is not None and run[k - 1].text != "and" and text in self.head):
                break
            if text == "and" and (last is None or k + 1 >= len(run) or not self._joins(run, i, k)):
                break
            if text in LINKS and (last is None or not self._nests(run, i, k)):
                break
            if named:
                last = k
        return last

    def _nests(self, run: list[Word], i: int, k: int) -> bool:
        """Whether the link at `k` stands inside the phrase that begins at `i`: "for the Prevention of Cruelty"."""
        before = run[k - 1].text
        return before in self.of or before in ("Commissioner", "Representative") or (run[i].text != "of" and k <= i + 3)

    def _joins(self, run: list[Word], i: int, k: int) -> bool:
        """Whether the "and" at `k` stands inside the phrase that begins at `i`: no second body follows it."""
        following = run[k + 1 : k + 4]
        if not following[0].text[0].isupper() or following[0].text.isupper():
            return False
        if run[i - 1].text not in self.joins and following[0].text not in self.topic:
            return False
        return not any(word.text in self.head or word.text in self.of for word in following)
