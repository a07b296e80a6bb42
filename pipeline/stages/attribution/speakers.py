"""Speakers: whom the words of a source stand for.

A source names a person, a body, a country or a document, or stands for one by a pronoun, an office or a noun. What two
could be meant by is left open: then the name is None."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

from pipeline.records import Attribution, Country, Institution, Official, Offsets, Person, Speaker
from pipeline.stages.attribution.antecedents import Antecedents
from pipeline.stages.word_lists import words

HEAD_ENDS = re.compile(r"[,;:(–—]|\s-\s|\s(?:who|whom|which|that|of|for|from|in|on|at|with|to|by|obtained|released)\s")
DATA = re.compile(
    r"(?:[A-Z][\w.'’-]*\s|of\s|the\s|and\s|for\s)+(?:data|figures|statistics|records|documents|report|survey|poll)\b"
)
POSSESSIVE = re.compile(r"['’]s?\Z")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
PERSONAL = frozenset(words("he she him her his hers himself herself"))
PLURAL = frozenset(
    words("they them their we us our some others many most both few several all critics supporters voters")
)
DOCUMENTS = frozenset(
    words(
        "analysis article audit book brief briefing bulletin communique complaint constitution contract data "
        "document documents draft editorial email emails essay factsheet file files filing filings figures "
        "findings indictment lawsuit law legislation letter letters list manifesto measure memo memorandum "
        "message note notice numbers order page paper petition plan poll polls polling post posting proposal "
        "records release report reports research resolution review script sheet speech statement statements "
        "statistics strategy studies study suit summary survey surveys testimony text transcript treaty tweet "
        "tweets website"
    )
)
UNNAMED = frozenset(
    words(
        "adviser advisor agent aide analyst ambassador attorney candidate chairman chairwoman chief commissioner "
        "critic diplomat director doctor economist editor employee expert farmer governor investigator journalist "
        "judge justice lawmaker lawyer leader legislator man mayor member minister nurse observer officer "
        "official participant person physician president professor prosecutor reporter representative researcher "
        "resident scientist secretary senator sheriff source spokesman spokesperson spokeswoman staffer student "
        "supporter teacher victim voter witness woman worker"
    )
)
BODIES = frozenset(
    words(
        "administration agency army association authority bank board bureau campaign church city club coalition "
        "commission committee company congress council country court department government group house institute "
        "jury magazine media ministry network newspaper office organization panel paper parliament party police "
        "publication school senate station team tribunal union university"
    )
)
COLLECTIVE = frozenset(words("people women men democrats republicans americans"))


R = TypeVar("R", Person, Official, Institution, Country)


class Speakers:
    """Resolves the sources of one article. All layers may be empty; offsets are characters of `text`."""

    def __init__(
        self,
        text: str,
        antecedents: Antecedents,
        persons: Sequence[Person],
        officials: Sequence[Official],
        institutions: Sequence[Institution],
        countries: Sequence[Country],
    ) -> None:
        self.text = text
        self.antecedents = antecedents
        self.persons = _Layer(persons)
        self.officials = _Layer(officials)
        self.institutions = _Layer(institutions)
        self.countries = _Layer(countries)

    def of(self, attribution: Attribution) -> Speaker | None:
        """Whom the source of an attribution stands for; None without a source."""
        return self.named(attribution.source[0]) if attribution.source else None

    def named(self, source: Offsets) -> Speaker:
        """Whom the words of a span stand for."""
        head = self._head(source)
        text = self.text[slice(*head)]
        tokens = [word.lower() for word in WORD.findall(text)]
        if not tokens:
            return Speaker(None, None)
        if len(tokens) == 1 and tokens[0] in PERSONAL:
            return self._person(self.antecedents.person(head[0], tokens[0]))
        if len(tokens) == 1 and tokens[0] in ("who", "whom"):
            return self._person(self.antecedents.before(head[0]))
        if tokens == ["it"]:
            return self._body(head[0])
        return (
            self._from_persons(head)
            or self._from_officials(head)
            or self._from_bodies(head)
            or self._from_nouns(source, head, tokens)
        )

    def _head(self, source: Offsets) -> Offsets:
        """The source up to what only describes it: `X (R-S.C.)`, `X, the mayor of ...`."""
        start, end = source
        cut = HEAD_ENDS.search(self.text, start + 1, end)
        return (start, cut.start()) if cut and cut.start() > start else source

    def _person(self, name: str | None) -> Speaker:
        """A person by name, with the office that the article gives."""
        if name is None:
            return Speaker(None, "person")
        official = next((o for o in self.officials.records if o.kind == "person" and o.name == name), None)
        return Speaker(name, "person", official.role, official.country) if official else Speaker(name, "person")

    def _from_persons(self, head: Offsets) -> Speaker | None:
        """The person whose name ends the head: `Clinton spokesman Jesse Lehrich`, but not `Clinton's campaign`."""
        inside = self.persons.inside(head)
        names = {person.name for person in inside}
        if not names or inside[-1].end < head[1] - 1:
            return None
        if len(names) > 1 and re.search(r"\s(?:and|or)\s", self.text[slice(*head)]):
            return Speaker(None, "group")
        official = next((o for o in self.officials.inside(head) if o.end == inside[-1].end and o.name), None)
        if official and official.name == inside[-1].name:
            return Speaker(official.name, "person", official.role, official.country)
        return self._person(inside[-1].name)

    def _from_officials(self, head: Offsets) -> Speaker | None:
        for official in self.officials.touching(head):
            if POSSESSIVE.match(self.text, official.end) or official.start > head[0] + 40:
                continue
            if official.name:
                return Speaker(official.name, "person", official.role, official.country)
            return Speaker(None, official.kind, official.role, official.country)
        return None

    def _from_bodies(self, head: Offsets) -> Speaker | None:
        for institution in self.institutions.inside(head):
            if institution.end >= head[1] - 1:
                return Speaker(institution.name, "institution")
        for country in self.countries.inside(head):
            if country.form != "demonym" and country.end >= head[1] - 1:
                return Speaker(country.name, "country", None, country.iso2)
        return None

    def _body(self, start: int) -> Speaker:
        """The only body named before `it` in its sentence."""
        names = {i.name for i in self.institutions.inside((self.antecedents.sentence_start(start), start))}
        return Speaker(names.pop(), "institution") if len(names) == 1 else Speaker(None, None)

    def _from_nouns(self, source: Offsets, head: Offsets, tokens: list[str]) -> Speaker:
        last = tokens[-1]
        text = self.text[slice(*head)]
        if last in DOCUMENTS:
            return Speaker(" ".join(text.split()), "document")
        if text[0].isupper() and last not in UNNAMED and (named := DATA.match(self.text, source[0], source[1])):
            return Speaker(" ".join(named[0].split()), "document")
        if tokens[0] in PLURAL or last in COLLECTIVE or (last.endswith("s") and last[:-1] in UNNAMED):
            return Speaker(None, "group")
        if last in UNNAMED:
            if tokens[0] in ("the", "that", "this"):
                holder = self.antecedents.holder(head[0], last)
                if holder is not None:
                    return self._person(holder)
            return Speaker(None, "anonymous")
        if last in BODIES:
            return Speaker(None, "institution") if text[:1].islower() or tokens[0] == "the" else self._proper(text)
        return self._proper(text)

    def _proper(self, text: str) -> Speaker:
        """A capitalised name that no layer knows is kept as it stands, its kind left open."""
        named = [word for word in WORD.findall(text) if word.lower() not in ("of", "the", "and", "for", "de")]
        capitalised = bool(named) and all(word[0].isupper() for word in named) and len(named) <= 5
        return Speaker(" ".join(text.split()) if capitalised else None, None)


class _Layer(Generic[R]):
    """Records by where they stand."""

    def __init__(self, records: Sequence[R]) -> None:
        self.records: list[R] = sorted(records, key=lambda record: (record.start, record.end))
        self.starts: list[int] = [record.start for record in self.records]

    def inside(self, span: Offsets) -> list[R]:
        """Those that lie within a span."""
        found = self.records[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]
        return [record for record in found if record.end <= span[1]]

    def touching(self, span: Offsets) -> list[R]:
        """Those that begin within a span, or the one before that reaches into it."""
        first = max(0, bisect_right(self.starts, span[0]) - 1)
        return [r for r in self.records[first : bisect_left(self.starts, span[1])] if r.end > span[0]]
