"""Where names of persons stand: runs of capitalised words, cut at titles, bodies and places, and weighed by what the
tables and the surroundings say. No model, no part-of-speech tags."""

from collections import Counter
from collections.abc import Iterator

from pipeline.stages.people import evidence
from pipeline.stages.people.name_words import APART, COMMA, DOT, SPACE, Words
from pipeline.stages.people.names import PARTICLES, Kind, PersonLexicon
from pipeline.stages.people.plain_words import HONORIFICS, PlainWords
from pipeline.stages.people.runs import Segment, runs

COMPASS = frozenset("NSEW")  # "S. Main" is a street
LONGEST = 6


class Mentions:
    """The search in one article. `found` maps the first word of each mention to its end, both as indices of words."""

    def __init__(self, words: Words, lexicon: PersonLexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.plain = PlainWords(words, lexicon)
        self.form = self.plain.forms.__getitem__
        self.found: dict[int, int] = {}
        self.full: set[str] = set()
        self.surnames: set[str] = set()
        self.first_names: set[str] = set()
        self.lower: frozenset[str] = frozenset(w for w in words.word if w.islower())
        self.places: set[str] = set()  # words that this article uses as parts of other names

    def name(self, first: int, last: int) -> str:
        """The words of a mention with one space between, initials with their stop."""
        return " ".join(
            form + "."
            if (len(form) == 1 or form in ("Jr", "Sr"))
            and self.words.text[self.words.end[i] : self.words.end[i] + 1] == "."
            else form
            for i, form in ((i, self.form(i)) for i in range(first, last))
        )

    def find(self) -> dict[int, int]:
        """All mentions: sure ones first, then what the sure ones make plain."""
        segments = [s for run in runs(self.words) for part in self._without_known(*run) for s in self._segments(*part)]
        waiting = [segment for segment in segments if not self._sure(segment)]
        kinds = self.lexicon.kinds
        alone: Counter[str] = Counter()
        spoken: Counter[str] = Counter()
        for first, last, _, _ in waiting:
            word = self.form(first)
            if last == first + 1 and word not in kinds and word.lower() not in self.lower and not word.isupper():
                alone[word] += 1
                spoken[word] += self._speech(first, last) + self._pronoun(first, last)
                named = word in self.lexicon.family or word in self.lexicon.given
                spoken[word] += bool(spoken[word]) and named and not self._goes_before(first)
        self.surnames.update(word for word, weight in spoken.items() if weight > 1)
        for segment in waiting:
            first, last = segment.first, segment.last
            size = last - first
            unknown = all(self.form(k) not in kinds or len(self.form(k)) == 1 for k in range(first, last))
            later = alone[self.form(last - 1)] or (size == 2 and self._joins(first, last))
            if 1 < size < 4 and unknown and (later or self._shaped(segment)):
                self._accept(first, last)  # in full once, then by surname; or beside a person; or of a name's shape
            else:
                self._by_others(segment)
        return self.found

    def parts(self) -> Iterator[tuple[int, int, str]]:
        """Names inside hyphenated words ("Reagan-era"): word, length in characters, and the name."""
        for i, word in enumerate(self.words.word):
            if "-" not in word:
                continue
            name, _, rest = word.partition("-")
            if i and any(self.found.get(k, 0) > i for k in range(max(i - LONGEST, 0), i)):
                continue  # "Kim Jong-un"
            if rest.islower() and (name in self.surnames or name in self.lexicon.surnames):
                yield i, len(name), name

    def _without_known(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """What is left of a run when the full names of holders of office are taken out, which are mentions."""
        first = start
        for i in range(start, stop):
            if i < first:
                continue
            after = self.form(i + 1).rstrip(".") if i + 1 < stop else ""
            for rest in self.lexicon.known_words.get((self.form(i), after), ()):
                last = i + 1 + len(rest)
                if last > stop or any(self.form(i + 1 + k).rstrip(".") != word for k, word in enumerate(rest)):
                    continue
                if last < stop and self.lexicon.kinds.get(self.form(last)) in ("head", "suffix"):
                    continue
                if first < i:
                    yield first, i
                self._accept(i, last)
                first = last
                break
        if first < stop:
            yield first, stop

    def _segments(self, start: int, stop: int) -> Iterator[Segment]:
        kinds, words = self.lexicon.kinds, self.words.word
        first = start
        titled = self._introduced(start)
        for i in range(start, stop + 1):
            kind = self._kind(i, stop) if i < stop else None
            if i < stop and kind not in ("title", "job", "head", "before", "other"):
                continue
            if (
                i < stop
                and self.form(i) in self.lexicon.surnames_too
                and (
                    (i > first and kinds.get(self.form(first)) in ("first", "doubtful"))
                    or (i == first and titled and words[i - 1] in HONORIFICS)
                )
                and (i + 1 == stop or kinds.get(self.form(i + 1)) == "suffix")
                and not (kind == "head" and kinds.get(self.form(first)) == "doubtful")
            ):
                continue
            while first < i and (words[first] in PARTICLES or kinds.get(words[first]) == "suffix"):
                first += 1
            last = i
            while last > first and words[last - 1] in PARTICLES:
                last -= 1
            if first < last and kind != "head" and last - first <= LONGEST:
                if last == first + 1 and not titled and (kind == "other" or self._placed(first)):
                    self.places.add(self.form(first))
                yield Segment(first, last, titled, kind == "other")
            elif first < last:
                self.places.add(self.form(first))
            titled = kind in ("title", "job") or (kind == "other" and self._of_office(i))
            if kind == "before":
                first = i + 2  # what follows is a place
                if i + 1 < stop:
                    self.places.add(self.form(i + 1))
                if first <= stop and kinds.get(self.form(min(i + 1, stop - 1))) in ("title", "other"):
                    first = i + 1
                continue
            first = i + 1

    def _joins(self, first: int, last: int) -> bool:
        """Whether "and" joins the words to a person found before or after them."""
        words = self.words
        before = first > 1 and words.word[first - 1] == "and" and words.gaps[first] == SPACE
        if before and any(self.found.get(k) == first - 1 for k in range(max(first - 5, 0), first - 1)):
            return True
        after = last + 1 < len(words) and words.word[last] == "and" and words.gaps[last + 1] == SPACE
        if after and last + 1 in self.found:
            return True
        listed_on = last < len(words) and words.gaps[last] == COMMA and last in self.found
        listed_before = first > 1 and words.gaps[first] == COMMA
        return listed_on and listed_before and any(self.found.get(k) == first for k in range(max(first - 4, 0), first))

    def _of(self, first: int) -> bool:
        """Whether word `first` ends a name with "of": "the Plains of Arafat"."""
        return first > 1 and self.words.word[first - 1] == "of" and self.words.word[first - 2][0].isupper()

    def _after(self, first: int, before: frozenset[str]) -> bool:
        """Whether one of these words stands directly before word `first`."""
        return first > 0 and self.words.gaps[first] == SPACE and self.words.word[first - 1] in before

    def _goes_before(self, first: int) -> bool:
        """Whether "the" or another word with a capital stands directly before word `first`, or the word is common."""
        beside = first > 0 and self.words.gaps[first] == SPACE and self.words.word[first - 1][0].isupper()
        common = self.form(first).lower() in self.lexicon.english
        return beside or common or self._after(first, evidence.NO_PERSON_AFTER)

    def _pronoun(self, first: int, last: int) -> bool:
        return not self._after(first, evidence.NO_PERSON_AFTER) and evidence.pronoun(self.words, last)

    def _shaped(self, segment: Segment) -> bool:
        """Whether unknown words end like a surname of some language; not after "the" or "in"."""
        first, last, _, goes_on = segment
        shown = self.words.word[first:last]
        if goes_on or any(word.isupper() for word in shown) or self._after(first, evidence.NO_PERSON_AFTER):
            return False
        return evidence.SURNAME.search(shown[-1]) is not None

    def _kind(self, i: int, stop: int) -> Kind | None:
        form = self.form(i)
        if len(form) == 1 and i + 1 < stop and self.words.gaps[i + 1] == DOT:
            return None  # an initial
        word = self.words.word[i]
        kind = self.lexicon.kinds.get(form) or self.lexicon.kinds.get(word)
        if kind is None and evidence.COMPOUND.search(word):
            return "other"  # "Texas-based"
        if kind is None and len(word) > 1 and word.isupper() and "." not in word and not self._capitals(i, stop):
            return "other"  # an acronym
        if kind == "other" and i + 1 < stop and f"{form} {self.form(i + 1)}" in self.lexicon.known:
            return "doubtful"
        if kind is None and self.plain.at(i, stop):
            return "other"
        return kind

    def _capitals(self, i: int, stop: int) -> bool:
        """Whether word i stands among words in capitals, or begins a name by its initials ("JD", "AMLO")."""
        if len(self.words.word[i]) < 3 and i + 1 < stop:
            return True
        before = [i - 1] if i and self.words.gaps[i] == SPACE else []
        beside = [k for k in (*before, i + 1) if k < stop and len(self.words.word[k]) > 1]
        return (
            self.words.first[i]
            or self.form(i) in self.lexicon.surnames
            or all(self.words.word[k].isupper() for k in beside)
        )

    def _placed(self, i: int) -> bool:
        return i > 0 and self.words.word[i - 1] in ("in", "near", "at") and self.words.gaps[i] == SPACE

    def _introduced(self, i: int) -> bool:
        """Whether a title or a job in lower case stands directly before word i."""
        return i > 0 and self.words.gaps[i] == SPACE and self.words.word[i - 1] in self.lexicon.introduces

    def _of_office(self, i: int) -> bool:
        """Whether word i ends an office with "of": "Secretary of State"."""
        for k in range(i - 1, max(i - 6, -1), -1):
            if self.words.word[k] == "of":
                return self.lexicon.kinds.get(self.form(k - 1)) == "title" if k else False
            if self.words.gaps[k + 1] != SPACE:
                return False
        return False

    def _accept(self, first: int, last: int) -> bool:
        self.found[first] = last
        core = last
        while core > first + 1 and self.lexicon.kinds.get(self.words.word[core - 1]) == "suffix":
            core -= 1
        if core - first > 1 and self.words.word[first] not in PARTICLES:
            self.full.add(self.name(first, core))
            self.surnames.add(self.form(core - 1))
            if len(self.form(first)) > 1:
                self.first_names.add(self.form(first))
        return True

    def _sure(self, segment: Segment) -> bool:
        first, last, titled, goes_on = segment
        kinds = self.lexicon.kinds
        kind = kinds.get(self.form(first))
        size = last - first
        if size == 1:
            # "rival Samsung": a job in lower case is too little for a word that stands alone
            titled = titled and (self.words.word[first - 1][0].isupper() or kind in ("first", "doubtful"))
            if titled and kind != "suffix" and not self.words.word[first].isupper():
                self.surnames.add(self.form(first))
                return self._accept(first, last)
            return kind in ("first", "doubtful") and self._aged(last) and self._accept(first, last)
        if self.words.word[first].isupper() and size > 3:
            return False  # a heading in capitals: only names that the article gives elsewhere
        common = kind is None and (goes_on or any(self.form(k).lower() in self.lower for k in range(first, last)))
        if kind == "first" or (titled and not common) or self.name(first, last) in self.lexicon.known:
            return self._accept(first, last)
        if kind == "doubtful":
            name, rest = self.form(first), self.form(first + 1)
            begins = self.words.first[first] and size == 2 and name in self.lexicon.common
            another = rest in self.surnames and f"{name} {rest}" not in self.full
            if begins and (another or kinds.get(rest) in ("doubtful", "other") or rest in self.lexicon.surnames):
                return self._evident(first, last) and self._accept(first, last)  # "Will May come?"
            return self._accept(first, last)
        if len(self.words.word[first].replace(".", "")) <= 2 and self.words.word[first].isupper():
            initial = "." in self.words.word[first] or self.words.gaps[first + 1] == DOT
            street = size == 2 and self.words.word[first] in COMPASS and self.form(last - 1) not in self.lexicon.family
            return initial and not street and self._accept(first, last)
        if kind is None and self._by_tables(segment):
            return self._accept(first, last)
        whole = kinds.get(self.form(last - 1)) == "first" and kind is None and size == 2 and not goes_on
        whole = whole and not self.words.first[first] and not self.words.word[first].isupper()
        if whole and not self._after(first, evidence.NO_PERSON_AFTER) and self.form(first).lower() not in self.lower:
            return self._accept(first, last)  # "Megyn Kelly"
        shown = self.words.word[first]
        word = self.words.first[first] or self.form(first).lower() in self.lower or evidence.ENGLISH.search(shown)
        for k in range(first + 1, last - 1 if word else first):
            inner = kinds.get(self.form(k))
            if inner == "first" or (inner == "doubtful" and self.form(k) not in self.lexicon.common):
                return self._accept(k, last)
        if self._evident(first, last) and not shown.isupper() and not evidence.ENGLISH.search(shown):
            return self._accept(first, last)
        return False

    def _by_tables(self, segment: Segment) -> bool:
        """Whether an unknown word and one or two more make a person by the large tables of names."""
        first, last, _, goes_on = segment
        shown = self.words.word[first]
        if shown.isupper() or last - first > 3 or self._after(first, evidence.NO_PERSON_AFTER):
            return False
        if self.form(first) in self.lexicon.given and not evidence.ENGLISH.search(shown):
            return not goes_on or self.form(last - 1) in self.lexicon.family
        return self.form(last - 1) in self.lexicon.family and not goes_on and not evidence.ENGLISH.search(shown)

    def _evident(self, first: int, last: int) -> bool:
        """Whether the surroundings speak for a person: an age, an apposition, a verb of speech, a byline."""
        words = self.words
        if self._speech(first, last) or self._pronoun(first, last):
            return True
        if first and words.word[first - 1] in ("By", "by") and words.first[first - 1]:
            return True
        beside = first > 0 and words.gaps[first] == COMMA and words.word[first - 1] in self.lexicon.introduces
        if last >= len(words) or (beside and words.gaps[last] != SPACE):
            return beside
        after = words.word[last]
        if words.gaps[last] == COMMA:
            if self._aged(last):
                return True
            if after in ("who", "whose", "whom"):
                return True
            if after in evidence.APPOSITION or words.owner[last]:
                for k in range(last + 1, min(last + 8, len(words))):
                    if words.word[k] in self.lexicon.introduces or self.lexicon.kinds.get(words.word[k]) == "title":
                        return True
                    if words.gaps[k] in (COMMA, APART):
                        break
        return False

    def _aged(self, last: int) -> bool:
        """Whether an age follows: ", 42"."""
        words = self.words
        if last >= len(words) or words.gaps[last] != COMMA:
            return False
        return words.word[last].isdecimal() and len(words.word[last]) <= 3 and int(words.word[last]) < 111

    def _speech(self, first: int, last: int) -> int:
        """How strongly a verb of speech beside the words speaks for a person: 0, 1, or 2 ("Jafari said she")."""
        words = self.words
        if last < len(words) and words.gaps[last] == SPACE and words.word[last] in evidence.SPEECH:
            after = words.word[last + 1] if last + 1 < len(words) else ""
            return 2 if after in ("he", "she", "his", "her") else 1
        return int(
            first > 0
            and words.gaps[first] == SPACE
            and words.word[first - 1] in evidence.SPEECH
            and not words.first[first]
        )

    def _by_others(self, segment: Segment) -> None:
        first, last = segment.first, segment.last
        if self.name(first, last) in self.full:
            self._accept(first, last)
            return
        core = last
        while core > first + 1 and self.lexicon.kinds.get(self.words.word[core - 1]) == "suffix":
            core -= 1
        surname = self.form(core - 1)
        is_surname = surname in self.surnames or surname in self.lexicon.surnames
        is_surname = is_surname or (surname in self.lexicon.single and not segment.goes_on and not self._of(first))
        if self.name(first, last) in self.lexicon.surnames:
            self._accept(first, last)
            return
        if core - first == 1:
            begins = self.words.first[first] and surname in self.lexicon.common
            lone = self.lexicon.kinds.get(surname) == "first" and surname not in self.places
            if is_surname or lone or (surname in self.first_names and not begins):
                while (
                    is_surname and first and self.words.gaps[first] == SPACE and self.words.word[first - 1] in PARTICLES
                ):
                    first -= 1  # "von der Leyen"
                self._accept(first, last)
            return
        if self.words.word[first].isupper():
            for k in range(first, core):
                if self.form(k) in self.surnames or self.form(k) in self.lexicon.surnames:
                    begin = k - 1 if k > first and self.form(k - 1) in self.first_names else k
                    self._accept(begin, k + 1)
            return
        if is_surname:
            unknown = self.form(first).lower() not in self.lower and not self.words.first[first]
            unknown = unknown and not evidence.ENGLISH.search(self.words.word[first])
            self._accept(first if unknown else core - 1, last)
        elif self.form(first) in self.surnames and self.form(first) not in self.lexicon.kinds:
            self._accept(first, first + 1)
