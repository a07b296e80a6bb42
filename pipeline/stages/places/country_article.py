"""What a whole article tells about a country's name: whether it speaks of the country, or of a town, a person, a thing.

All of it follows from the text alone, so a sentence has the same countries whichever sentences were selected.
"""

import re
from functools import cached_property

from pipeline.names import Names
from pipeline.stages.places.country_names import ContextRow, CountryName
from pipeline.stages.places.country_tables import CountryTables, any_of

# How much must speak for the country, see ArticleContext.evidence; "always" is never asked for.
LEAST_EVIDENCE = {"yes": -4, "even": 0, "no": 1}
TOWN_LIFE = r"\s+(?:[Pp]olice|residents?|native|man|woman|teen|elementary|High|Elementary|Middle|Junior|Fire|Medical)\b"
FIRST_NAME = r"(?<![^\W_])([A-Z][a-z]+|[A-Z]\.)\s+"


class ArticleContext:
    """The text of an article as evidence; each part is found out when it is first asked for, and once."""

    def __init__(self, text: str, lexicon: Names[CountryName], tables: CountryTables) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tables = tables
        self._said: dict[tuple[str, ...], bool] = {}
        self._meant: dict[str, bool] = {}

    @cached_property
    def foreign(self) -> set[str]:
        """Codes of the countries, the United States aside, that the article names beyond doubt."""
        sure = (found.value.iso2 for found in self.lexicon.find(self.text) if found.value.context is None)
        return set(sure) - {"US"}

    @cached_property
    def local(self) -> int:
        """How many different marks of local news from the United States the article has."""
        return len(set(self.tables.local_life.findall(self.text)))

    def says(self, words: tuple[str, ...]) -> bool:
        """Whether the article has one of the words."""
        if words not in self._said:
            self._said[words] = bool(words) and re.search(rf"(?<!\w)(?:{any_of(words)})", self.text) is not None
        return self._said[words]

    def iso2(self, name: CountryName) -> str:
        """The code of the country that a name stands for here, where two share it ("Congolese")."""
        other = self.tables.namesakes.get(name.text)
        return other.iso2 if other and self.says(other.near) and not self.says(other.unless) else name.iso2

    def speaks_of(self, name: CountryName, context: ContextRow) -> bool:
        """Whether the article means the country by a name that often means something else."""
        if context.default == "always":
            return True
        if name.text not in self._meant:
            self._meant[name.text] = self.evidence(name, context) >= LEAST_EVIDENCE[context.default]
        return self._meant[name.text]

    def evidence(self, name: CountryName, context: ContextRow) -> int:
        """Signs that speak for the country, less those that speak for its rivals."""
        word = re.escape(name.text)
        points = 4 * (self.says(context.near) or name.iso2 in self.foreign) + min(3, len(self.foreign - {name.iso2}))
        points -= 5 * self.says(context.far)
        if "place" in context.also:
            points -= min(4, self.local)
            points -= 3 * bool(re.search(rf"(?<!\w){word}(?:{TOWN_LIFE}|{self.tables.state_after.pattern})", self.text))
        if "person" in context.also and name.form == "name":
            first_names = (match[1] for match in re.finditer(FIRST_NAME + word + r"(?!\w)", self.text))
            points -= 4 * any(map(self.may_be_name, first_names))
        return points

    def may_be_name(self, word: str) -> bool:
        """Whether a capitalised word may be a person's name or initial: no country, no word that opens a sentence."""
        return word.lower() not in self.tables.not_names and next(self.lexicon.find(word), None) is None
