"""Officials: persons in public office, offices that stand for their holders, officials left unnamed."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.names import Names
from pipeline.records import Official, Person
from pipeline.stages.people.anonymous import is_anonymous, ones
from pipeline.stages.people.holders import Holder, at
from pipeline.stages.people.name_words import words_of
from pipeline.stages.people.office_holding import Holding, HoldingFinder
from pipeline.stages.people.office_phrases import FORMER, OfficeLexicon, Phrase, PhraseFinder, key, office_lexicon
from pipeline.stages.people.office_places import Place, Places, place_lexicon
from pipeline.stages.people.office_sense import is_general, is_office, of_another_body, same_office
from pipeline.stages.people.office_tenures import Tenures, day_of
from pipeline.stages.people.office_words import RULERS
from pipeline.stages.people.plain_words import DOTTED

PARTIES = {"Democratic": "Democrat", "GOP": "Republican", "Republican": "Republican"}
POLICE = re.compile(r"\b(?:[Pp]olice|[Ss]heriff|NYPD|LAPD|PD)\b")
WINDOW = 40  # mentions of officials on each side of an office among which its holder is looked for
SAME_STORY = ("law", "police", "court")  # such officials are those of the country whose officials were named before
ABROAD = ("envoy",)  # what follows such an office is where it is held, not whose it is


@dataclass(frozen=True)
class OfficialLexicon:
    """All tables of the stage."""

    offices: OfficeLexicon
    places: Names[Place]
    tenures: Tenures


# Of somebody who may hold an office: whether something speaks against it, whether the name comes later, how far it is.
Near = tuple[bool, bool, int, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What the article and the tables tell of one person."""

    name: str
    role: str | None
    office: str
    country: str | None
    former: bool


def find_officials(doc: Doc, persons: list[Person], published: str | None, lexicon: OfficialLexicon) -> list[Official]:
    """The mentions of officials in the whole article, in its order. `published` is the day YYYY-MM-DD, or None."""
    return Article(doc, persons, published, lexicon).officials()


class Article:
    """One article while its officials are looked for."""

    def __init__(self, doc: Doc, persons: list[Person], published: str | None, lexicon: OfficialLexicon) -> None:
        self.text = layers.text(doc)
        self.persons = persons
        self.tenures = lexicon.tenures
        self.modifiers = lexicon.offices.modifiers
        self.words = words_of(doc)
        starts, ends = self.words.start, self.words.end
        self.spans = [(bisect_left(starts, p.start), bisect_left(ends, p.end) + 1) for p in persons]
        inside = {starts[k] for first, last in self.spans for k in range(first, min(last, len(starts)))}
        self.places = Places(self.text, lexicon.places, inside)
        finder = PhraseFinder(
            self.words,
            lexicon.offices,
            dict(self.spans),
            lambda a, b, kind: any(p.kind == kind for p in self.places.inside(a, b)),
        )
        self.phrases = finder.find()
        self.police = POLICE.search(self.text) is not None
        self.holdings = HoldingFinder(self.words, self.phrases, self.spans).find()
        self.offices: dict[str, list[Holder]] = {}
        self.day = published or self._day()
        self.known: dict[str, Known] = {}
        self.past: dict[str, set[str]] = {}  # every office that the tables know of a person
        self.current: dict[str, set[str]] = {}  # those that they hold on the day of the article
        self._persons()
        self.ends = {person.start: person.end for person in persons}
        self.mentions = [(person.start, person.name) for person in persons if person.name in self.known]

    def officials(self) -> list[Official]:
        """All mentions, in the order of the text; one that stands inside another of its kind is left out."""
        found = [
            Official(p.start, p.end, "person", k.name, k.role, k.country, k.former)
            for p in self.persons
            if (k := self.known.get(p.name)) is not None
        ]
        used = {id(holding.phrase) for holding in self.holdings}
        unnamed: list[tuple[int, int]] = []
        told: tuple[int, str] | None = None  # where an official's country was told last, and which
        anonymous: list[Official] = []
        last = 0
        public = {h.phrase.office.office for h in self.holdings if h.phrase is not None and self._public(h)}
        if self.police:
            public.add("officer")
        for phrase in self.phrases:
            if id(phrase) in used or phrase.first < last:
                continue
            carried = phrase.office.office in public and phrase.office.level != "head"
            if phrase.determiner == "the" and carried and phrase.end == phrase.last:
                phrase = replace(phrase, public=True)  # "the spokesman" after "a police spokesman"
            elif (phrase.public or phrase.office.public == "yes") and not phrase.private:
                public.update((phrase.office.office, phrase.office.office.split()[-1]))
            official = self._unnamed(phrase)
            if official is None:
                continue
            last = phrase.end
            explicit = self._told(phrase)
            if explicit:
                told = official.start, explicit
            elif told and phrase.office.level in SAME_STORY and "\n" not in self.text[told[0] : official.start]:
                official = with_country(official, told[1])
            found.append(official)
            if official.kind == "anonymous":
                unnamed.append((phrase.first, len(anonymous)))
                anonymous.append(official)
        for word, index in ones(self.words, unnamed):
            start = self.words.start[word]
            if not any(o.start <= start < o.end for o in anonymous[max(index - 1, 0) : index + 2]):
                found.append(replace_span(anonymous[index], start, self.words.end[word]))
        return sorted(found, key=lambda o: (o.start, o.end))

    def _day(self) -> str | None:
        titled: dict[str, list[Holder]] = {}
        for holding in self.holdings:
            name = self.persons[holding.mention].name
            if holding.phrase is None or holding.phrase.former:
                continue
            words = set(self._key_words(holding.phrase))
            terms = [h for h in self._offices(name) if set(key(h.role).split()) <= words and h.role != "senator"]
            if terms:
                titled[name] = terms
        return day_of(self.text, titled.values(), [self._offices(person.name) for person in self.persons])

    def _offices(self, name: str) -> list[Holder]:
        """What the tables know a person of this article for."""
        if name not in self.offices:
            self.offices[name] = self.tenures.offices_of(name, self.text)
        return self.offices[name]

    def _key_words(self, phrase: Phrase) -> list[str]:
        return [key(word) for word in self.words.word[phrase.core : phrase.end]]

    def _persons(self) -> None:
        """What every named person holds, from the text first, then from the tables."""
        for holding in self.holdings:
            if not self._public(holding):
                continue
            name = self.persons[holding.mention].name
            before = self.known.get(name)
            phrase = holding.phrase
            later = before is not None and before.former and phrase is not None and not phrase.former
            if before is None or (later and phrase is not None and phrase.office.office not in before.office):
                self.known[name] = self._known(name, holding)
        for name in dict.fromkeys(person.name for person in self.persons):
            holder = at(self._offices(name), self.day)
            told = self.known.get(name)
            if holder is None:
                continue
            begun = [h for h in self._offices(name) if self.day is None or h.first <= self.day]
            self.past[name] = {key(h.role) for h in begun}
            if self.day is not None:
                self.current[name] = {key(h.role) for h in self._offices(name) if h.on(self.day)}
            past = self.day is not None and not holder.on(self.day) and holder.first <= self.day
            if told is None:
                self.known[name] = Known(name, holder.role, key(holder.role), holder.country or None, past)
            elif told.country != (holder.country or None):
                self.known[name] = replace(told, country=holder.country or None)

    def _public(self, holding: Holding) -> bool:
        phrase = holding.phrase
        if phrase is None:
            return True
        if phrase.private or phrase.office.office == "counterpart":
            return False
        if of_another_body(phrase, self.words, self.places):
            return False
        capital = self.words.word[phrase.last - 1][0].isupper()
        wanted = phrase.office.public
        return wanted == "yes" or phrase.public or (wanted == "title" and holding.title and capital)

    def _known(self, name: str, holding: Holding) -> Known:
        phrase = holding.phrase
        if phrase is None:
            return Known(name, "representative", "representative", "US", False)
        end = phrase.last if holding.title else phrase.end
        role = (self._singular(phrase) or "") if phrase.plural else self._role(phrase, end)
        return Known(name, role, phrase.office.office, self._country(phrase), phrase.former)

    def _role(self, phrase: Phrase, end: int) -> str:
        """The office as the article says it, without determiner, "former" and the country's adjective."""
        words, first = self.words, phrase.core
        while first < phrase.head:
            country = self.places.country_from(words.start[first])
            if country is None and key(words.word[first]) not in FORMER:
                break
            first += 1
            while country is not None and first < phrase.head and words.start[first] < country:
                first += 1
        stop = words.end[end - 1]
        stop += words.word[end - 1] in DOTTED and self.text[stop : stop + 1] == "."
        return " ".join(self.text[words.start[first] : stop].split())

    def _singular(self, phrase: Phrase) -> str | None:
        """The office of unnamed officials, of one of them, without quantifiers; None for authorities."""
        if phrase.office.office.endswith("authorities"):
            return None
        shown = self.words.word[phrase.last - len(phrase.office.office.split()) : phrase.last]
        office = [
            word if key(word) == key(listed) else listed.upper() if word[:-1].isupper() else listed
            for word, listed in zip(shown, phrase.office.office.split(), strict=True)
        ]
        first = self.words.start[phrase.core]
        before = self.text[first : self.words.start[phrase.last - len(office)]]
        role = " ".join([*before.split(), *office])
        begins = self.words.first[phrase.core] and key(self.words.word[phrase.core]) in self.modifiers
        if role[1:2].isupper():
            return role
        return (
            role[0].lower() + role[1:]
            if begins or (phrase.first == phrase.head and self.words.first[phrase.first])
            else role
        )

    def _told(self, phrase: Phrase) -> str | None:
        """The country that a phrase itself names."""
        places = self.places.inside(self.words.start[phrase.first], self.words.end[phrase.last - 1])
        return next((place.iso2 for place in places if place.iso2), None)

    def _country(self, phrase: Phrase) -> str | None:
        """The state that an office belongs to: as the phrase tells, else the article's own."""
        words = self.words
        told = self.places.inside(words.start[phrase.first], words.end[phrase.last - 1])
        if phrase.office.level not in ABROAD and phrase.end > phrase.last:
            told = told + self.places.inside(words.start[phrase.last], words.end[phrase.end - 1])
        elif phrase.office.level in ABROAD:
            told = [place for place in told if place.iso2]
            if not told and phrase.end > phrase.last:
                hosts = self.places.inside(words.start[phrase.last], words.end[phrase.end - 1])
                return self.places.most(without={place.iso2 for place in hosts})
        if told:
            return next((place.iso2 for place in told if place.iso2), "") or None
        if phrase.office.country:
            return phrase.office.country
        here = words.start[phrase.first]
        if self._of_the_country(phrase):
            return self.places.before(here) or self.places.main
        role = key(phrase.office.office)
        countries = self.tenures.countries.get(role)
        if phrase.office.level == "head" and countries and self.places.main not in countries:
            return self.places.before(here, countries=frozenset(countries)) or self.places.main
        return self.places.main

    def _of_the_country(self, phrase: Phrase) -> bool:
        """Whether a phrase says "the country's", which is the one that the text named last."""
        return any(key(self.words.word[k]) in ("country", "nation") for k in range(phrase.first, phrase.head))

    def _unnamed(self, phrase: Phrase) -> Official | None:
        """The mention that a phrase without a name makes, or None where it speaks of an office in general."""
        words = self.words
        if is_general(phrase, self.words):
            return None
        if is_office(phrase, self.words, self.places):
            name, role, country = self._holder(phrase)
            return Official(
                words.start[phrase.first], words.end[phrase.end - 1], "office", name, role, country, phrase.former
            )
        if is_anonymous(phrase, words):
            start, end = words.start[phrase.first], words.end[phrase.end - 1]
            return Official(start, end, "anonymous", None, self._singular(phrase), self._country(phrase), phrase.former)
        return None

    def _holder(self, phrase: Phrase) -> tuple[str | None, str, str | None]:
        """Name, role and country of the holder whom an office means: the nearest such person that the article names,
        else who held it on the day of the article."""
        role, country = self._role(phrase, phrase.end), self._country(phrase)
        told = bool(self.places.inside(self.words.start[phrase.first], self.words.end[phrase.end - 1]))
        told = told or self._of_the_country(phrase)
        here = self.words.start[phrase.first]
        near = [
            (known.former != phrase.former and known.name not in self.past, start > here, abs(start - here), known.name)
            for start, known in self._around(here)
            if (not told or known.country == country) and self._may_hold(known, phrase)
        ]
        if phrase.office.level == "candidate" and not near:
            return None, "candidate", country
        near = self._of_the_place(near, phrase)
        if near:
            known = self.known[min(near)[3]]
            return known.name, role, known.country
        if phrase.office.office in RULERS | {"counterpart"}:
            return self._counterpart(here, role, country)
        if country and self.day and not phrase.former:
            holder = self.tenures.holder(key(phrase.office.office), country, self.day)
            if holder is not None:
                return holder.name, role, country
        return None, role, country

    def _around(self, here: int) -> list[tuple[int, Known]]:
        """The mentions of officials nearest to a character, WINDOW on each side: where they begin, and who it is."""
        k = bisect_left(self.mentions, (here,))
        return [(start, self.known[name]) for start, name in self.mentions[max(k - WINDOW, 0) : k + WINDOW]]

    def _of_the_place(self, near: list[Near], phrase: Phrase) -> list[Near]:
        """Where the office is that of a state, a town or a party ("the Vermont senator"), those beside whose name it
        stands too; nobody where it stands beside none of several."""
        words = self.words
        if phrase.office.level not in ("legislature", "local", "candidate"):
            return near
        around = (*range(phrase.core, phrase.head), *range(phrase.last, phrase.end))
        if phrase.office.level == "candidate":
            around = tuple(range(phrase.head, phrase.last))
        shown = [words.word[k] for k in around if words.word[k][0].isupper() and not words.first[k]]
        named = [PARTIES.get(word, word) for word in shown if word in PARTIES or key(word) not in self.modifiers]
        if not named or not near:
            return near
        names = {name for _, _, _, name in near}
        here = words.start[phrase.first]
        beside = {
            known.name
            for start, known in self._around(here)
            if known.name in names and any(self._beside(start, word) for word in named)
        }
        return [n for n in near if n[3] in beside] if beside or len(names) > 1 or phrase.former else near

    def _beside(self, start: int, word: str) -> bool:
        """Whether a word stands right after the name that begins at `start` ("of Utah"), or before it and its title."""
        end = self.ends[start]
        before = self.text[max(start - 40, 0) : start].rpartition(word)
        titles = before[2].split()
        return word in self.text[end : end + 24].split(". ")[0] or bool(
            before[1] and all(title[0].isupper() for title in titles)
        )

    def _may_hold(self, known: Known, phrase: Phrase) -> bool:
        """Whether an office can be that of a person, or, where it is a former one, can have been."""
        office = phrase.office.office
        if phrase.office.level == "candidate":
            return known.office.endswith(("candidate", "nominee"))
        if not phrase.former and key(office) in self.current.get(known.name, ()):
            return True
        return same_office(known.office, office) or (phrase.former and key(office) in self.past.get(known.name, ()))

    def _counterpart(self, here: int, role: str, country: str | None) -> tuple[str | None, str, str | None]:
        """Whom "his Russian counterpart" means: the person of that country who is named nearest."""
        near = [(abs(start - here), known.name) for start, known in self._around(here) if known.country == country]
        if not near:
            return None, role, country
        known = self.known[min(near)[1]]
        return known.name, known.role or role, country


def with_country(official: Official, country: str) -> Official:
    """The same official, of another country."""
    o = official
    return Official(o.start, o.end, o.kind, o.name, o.role, country if o.name is None else o.country, o.former)


def replace_span(official: Official, start: int, end: int) -> Official:
    """The same official, mentioned elsewhere."""
    return Official(start, end, official.kind, official.name, official.role, official.country, official.former)


class OfficialStage:
    """Finds the officials of an article that may yield a claim."""

    @cached_property
    def lexicon(self) -> OfficialLexicon:
        """The tables, read for the first article that may yield a claim."""
        return OfficialLexicon(office_lexicon(), place_lexicon(), Tenures())

    def __call__(self, doc: Doc) -> Doc:
        if layers.everywhere(doc) or layers.wanted(doc):
            persons = layers.get(doc, "persons", Person)
            layers.put(doc, "officials", find_officials(doc, persons, layers.published(doc), self.lexicon))
        return doc


@Language.factory("claims_officials", assigns=["doc.spans"])
def make_officials(nlp: Language, name: str) -> OfficialStage:
    """The component of this stage."""
    return OfficialStage()
