"""Words as they stand in running text, and which of them are common English words rather than somebody's name."""

from pipeline.stages.people.name_words import DOT, SPACE, Words
from pipeline.stages.people.names import PARTICLES, PersonLexicon
from pipeline.stages.word_lists import words as listed

DOTTED = frozenset(
    listed(
        "Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Capt Maj Adm Rev Fr Prof St Hon Det Cmdr Brig Insp Supt Cpl Atty Jr Sr"
    )
)
HONORIFICS = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Dame"))
NUMERALS = frozenset(("III", "VII", "VIII", "XII", "XIII", "XIV", "XVI"))


class PlainWords:
    """The words of one article. `forms`: each word, those in capitals all through folded, initials not."""

    def __init__(self, words: Words, lexicon: PersonLexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.forms = [self._form(word) for word in words.word]
        self.after_names = frozenset(
            self.forms[i] for i, word in enumerate(words.word) if i and word[0].isupper() and self._after_name(i)
        )

    def at(self, i: int, stop: int) -> bool:
        """Whether word i, of a run of capitals that ends before `stop`, is a common word, or some with hyphens."""
        form, lexicon, forms = self.forms[i], self.lexicon, self.forms
        if form in lexicon.family or form in lexicon.surnames or form in self.after_names or form in lexicon.single:
            return False
        if len(form) < 3 or not all(part in lexicon.english or len(part) < 3 for part in form.lower().split("-")):
            return False
        if not form[0].isupper() or (i and (self._names_on(i) or (i > 1 and self._names_on(i - 1)))):
            return False
        if i + 1 < stop:
            owned = i > 0 and self.words.owner[i - 1]
            surname = forms[i + 1] in lexicon.family and lexicon.kinds.get(forms[i + 1]) != "first"
            return self.words.first[i] or owned or not surname  # "Brink Hinson"
        before = forms[i - 1] if i and self.words.gaps[i] == SPACE else ""
        unknown = before not in lexicon.kinds and before.lower() not in lexicon.english
        return not (before[:1].isupper() and unknown)  # "Villaseñor Llamas"

    def _form(self, word: str) -> str:
        if not word.isupper() or len(word) < 3 or "." in word or word in NUMERALS or word in self.lexicon.surnames:
            return word
        return "-".join(part.capitalize() for part in word.split("-"))

    def _after_name(self, i: int) -> bool:
        """Whether word i stands after a first name or an initial."""
        words, lexicon = self.words, self.lexicon
        if words.gaps[i] not in (SPACE, DOT):
            return False
        before = self.forms[i - 1]
        if words.gaps[i] == DOT:
            return len(before) == 1
        if words.first[i - 1] and before in lexicon.common:
            return False
        given = before in lexicon.given and before not in lexicon.single
        return given or lexicon.kinds.get(before) in ("first", "doubtful")

    def _names_on(self, i: int) -> bool:
        """Whether a name must go on with word i: after a particle, "Prof." or "actor"."""
        before = self.words.word[i - 1]
        if self.words.gaps[i] == DOT:
            return before in DOTTED
        if self.words.gaps[i] != SPACE:
            return False
        return before in PARTICLES or before in HONORIFICS or before in self.lexicon.introduces
