"""Speakers: whom the words of a source stand for.

A source names a person, a body, a country or a document, or stands for one by a pronoun, an office or a noun. A body,
document or group without a name of its own goes by the words of the text; people left unnamed have no name. What two
could be meant by is left open: then the name is None."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from pipeline.records import Attribution, Country, Institution, Official, Offsets, Person, Speaker
from pipeline.stages.attribution.antecedents import Antecedents, Mention
from pipeline.stages.attribution.phrases import find_phrases
from pipeline.stages.attribution.speaker_nouns import NounKind
from pipeline.stages.word_lists import words

HEAD_ENDS = re.compile(
    r"[,;:(–—]|\s-\s|\s(?:who|whom|whose|which|that|of|for|from|in|on|at|with|to|by|about|against|like|under|behind|"
    r"among|around|across|near|since|including|obtained|released|published|briefed|assembled|calling|speaking|"
    r"familiar|close|known|led|based|here|there)(?:\s|\Z)"
)
PHRASE_ENDS = re.compile(r"[,;:(–—]|\s-\s")
DATA = re.compile(
    r"(?:[A-Z][\w.'’-]*\s|of\s|the\s|and\s|for\s)+(?:data|figures|statistics|records|documents|report|survey|poll)\b"
)
LEAD = re.compile(
    r"(?:[\"'“‘\[(]|(?:even|only|just|also|meanwhile|yet|but|and|still|then|now|perhaps|instead|however)[\s\xa0,]+)+",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"['’]s?(?=\W|\Z)")
CLITIC = re.compile(r"['’](?:d|ll|m|re|s|ve)\Z")
WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\w-]*")
JOINED = re.compile(r"[\s\xa0](?:and|or|nor|&)[\s\xa0]")
APPOSED = re.compile(r",[\s\xa0](?:[A-Z][\w.’'-]*[\s\xa0]){0,4}\Z")
TITLED_BODY = re.compile(r"(?:the\s)?(?:[A-Z][\w.’'-]*\s)+of\s(?:the\s)?[A-Z]\w+\Z")
INSIDERS = re.compile(r"\s(?:familiar|briefed|close|with\s(?:\w+\s)?knowledge)\b")
LISTED = re.compile(r",?[\s\xa0]and[\s\xa0]|,[\s\xa0]")
ACRONYM = re.compile(r"(?:the\s)?[A-Z][A-Z&]{1,6}\Z")
AGED = re.compile(r"\d+-year-old\Z")
PERSONAL = frozenset(words("he she him her his hers himself herself"))
FIRST = frozenset(words("i me my myself you"))
MANY = frozenset(words("they them their we us our ours themselves ourselves these those both"))
QUANTITY = frozenset(words("some many most both few several all other others every numerous countless various"))
RELATIVE = frozenset(words("who whom which that whose"))
PART_OF = re.compile(r"\b(?:of|by|from|in|for|at|with)\s(?:the\s)?\Z")
NUMERALS = frozenset(words("one two three four five six seven eight nine ten"))
EMPTY = frozenset(words("this what there here such whatever nothing something anything things"))
DEFINITE = frozenset(words("the that this"))
EPITHETS = frozenset(
    words(
        "actor actress billionaire businessman businesswoman candidate democrat frontrunner magnate mogul "
        "nominee republican singer"
    )
)
"""Nouns that call somebody who was named just before by another word."""
REACH = 400
"""Characters before `it` in which what it stands for is sought."""


R = TypeVar("R", Person, Official, Institution, Country)


class Speakers:
    """Resolves the sources of one article. All layers may be empty; offsets are characters of `text`.

    `nouns` has the kinds of nouns, `capitals` the states that capitals speak for."""

    def __init__(
        self,
        text: str,
        antecedents: Antecedents,
        persons: Sequence[Person],
        officials: Sequence[Official],
        institutions: Sequence[Institution],
        countries: Sequence[Country],
        nouns: Mapping[str, NounKind],
        capitals: Mapping[str, str],
    ) -> None:
        self.text = text
        self.antecedents = antecedents
        self.persons = _Layer(persons)
        self.officials = _Layer(officials)
        self.institutions = _Layer(institutions)
        self.countries = _Layer(countries)
        self.nouns = nouns
        self.capitals = capitals

    def of(self, attribution: Attribution) -> Speaker | None:
        """Whom the source of an attribution stands for; None without a source."""
        return self.named(attribution.source[0], attribution.content) if attribution.source else None

    def named(self, source: Offsets, content: Sequence[Offsets] = ()) -> Speaker:
        """Whom the words of a span stand for, who say `content`."""
        lead = LEAD.match(self.text, *source)
        if lead and lead.end() < source[1]:
            source = (lead.end(), source[1])
        head = self._head(source)
        tokens = [word.lower() for word in WORD.findall(self.text[slice(*head)])]
        if not tokens or tokens[-1] in EMPTY or (tokens[0] in ("what", "whose") and len(tokens) > 1):
            return Speaker(None, None)
        if len(tokens) == 1 and (pronoun := self._from_pronoun(head[0], CLITIC.sub("", tokens[0]), content)):
            return pronoun
        if tokens[0] == "one" and (len(tokens) == 1 or self.text[head[1] : head[1] + 4] == " of "):
            return Speaker(None, "anonymous")
        if tokens[0] in ("every", "each"):
            return Speaker(self._words(source), "group")
        return (
            self._from_several(source, head)
            or self._from_persons(head)
            or self._from_officials(head)
            or self._from_bodies(head)
            or self._from_apposition(source, head)
            or self._from_nouns(source, head, tokens, content)
        )

    def _head(self, source: Offsets) -> Offsets:
        """The source up to what only describes it: `X (R-S.C.)`, `X, the mayor of ...`."""
        start, end = source
        cut = HEAD_ENDS.search(self.text, start + 1, end)
        return (start, cut.start()) if cut and cut.start() > start else source

    def _words(self, source: Offsets) -> str:
        """The source without what follows a comma or bracket, as a name."""
        cut = PHRASE_ENDS.search(self.text, source[0] + 1, source[1])
        return " ".join(self.text[source[0] : cut.start() if cut else source[1]].split())

    def _from_pronoun(self, at: int, word: str, content: Sequence[Offsets]) -> Speaker | None:
        if word in PERSONAL:
            return self._meant(self.antecedents.person(at, word, content))
        if word in RELATIVE:
            return self._before(at)
        if word in ("it", "its"):
            return self._it(at, content)
        if word in FIRST or (len(word) == 1 and self.text[at].isupper()):
            return Speaker(None, "person")
        return Speaker(None, "group") if word in MANY else None

    def _meant(self, mention: Mention | None) -> Speaker:
        """The person of a mention, with the office that the article gives."""
        if mention is None:
            return Speaker(None, "person")
        if official := mention.official:
            return Speaker(mention.name, official.kind, official.role, official.country)
        return self._person(mention.name) if mention.name is not None else Speaker(None, "anonymous")

    def _person(self, name: str) -> Speaker:
        official = next((o for o in self.officials.records if o.kind == "person" and o.name == name), None)
        return Speaker(name, "person", official.role, official.country) if official else Speaker(name, "person")

    def _before(self, at: int) -> Speaker:
        """What stands right before a relative pronoun."""
        if mention := self.antecedents.before(at):
            return self._meant(mention)
        start = max(self.antecedents.sentence_start(at), at - 60)
        end = start + len(self.text[start:at].rstrip(" ,\xa0"))
        for body in self._bodies(self.institutions.inside((start, end)), self.countries.inside((start, end))):
            if body.end == end:
                member = PART_OF.search(self.text, start, body.start)
                return Speaker(None, None) if member else self._body(body) or Speaker(None, "group")
        for phrase in find_phrases(self.text, start, end, self.nouns):
            if phrase.end == end:
                named = phrase.kind in ("institution", "document")
                return Speaker(self._words((phrase.start, phrase.end)) if named else None, phrase.kind)
        last = WORD.findall(self.text[start:end])[-1:]
        kind = self.nouns.get(last[0].lower()) if last else None
        return Speaker(None, kind or ("group" if last and last[0].lower() in QUANTITY else None))

    def _it(self, at: int, content: Sequence[Offsets]) -> Speaker:
        """The body, country or document that `it` stands for: the only one before it in its sentence, or that which
        opens this or the sentence before, or speaks there."""
        end, sentence = at, self.antecedents.sentence_start(at)
        for alone_counts in (True, False):
            found = [
                (start, stop, speaker)
                for start, stop, speaker in self._things(max(sentence, at - REACH), end)
                if not any(first <= start < last for first, last in content)
            ]
            if found:
                start, stop, first = found[0]
                alone = alone_counts and len({speaker for _, _, speaker in found}) == 1
                if alone or self.antecedents.opens(start, stop):
                    return first
                speaking = {speaker for start, stop, speaker in found if self.antecedents.speaks(start, stop)}
                return speaking.pop() if len(speaking) == 1 else Speaker(None, None)
            end, sentence = sentence, self.antecedents.sentence_start(sentence - 1)
        return Speaker(None, None)

    def _things(self, start: int, end: int) -> list[tuple[int, int, Speaker]]:
        """The bodies, countries and documents in a stretch of text, in order."""
        named = self._bodies(self.institutions.inside((start, end)), self.countries.inside((start, end)))
        found = [(body.start, body.end, speaker) for body in named if (speaker := self._body(body))]
        for phrase in find_phrases(self.text, start, end, self.nouns):
            if phrase.kind in ("institution", "document") and not any(
                a < phrase.end and phrase.start < b for a, b, _ in found
            ):
                found.append((phrase.start, phrase.end, Speaker(self._words((phrase.start, phrase.end)), phrase.kind)))
        return sorted(found, key=lambda one: one[:2])

    @staticmethod
    def _bodies(institutions: list[Institution], countries: list[Country]) -> list[Institution | Country]:
        return [*institutions, *countries]

    def _body(self, body: Institution | Country) -> Speaker | None:
        if isinstance(body, Institution):
            return Speaker(body.name, "institution")
        return None if body.form == "demonym" else Speaker(body.name, "country", None, body.iso2)

    def _from_several(self, source: Offsets, head: Offsets) -> Speaker | None:
        """Several: `X and Y`, `X, Y and others`; but not `president and founder X`, nor a name that has an `and`."""
        text = self.text[slice(*head)]
        group = Speaker(self._words(source), "group")
        if (joint := JOINED.search(text)) and not self.institutions.over(head[0] + joint.start() + 1):
            if len({c.iso2 for c in self.countries.inside(head) if c.form != "demonym" and c.end >= head[1] - 1}) == 1:
                return Speaker(None, "country") if len(self.countries.inside(head)) > 1 else group
            single = len({p.name for p in self.persons.inside(head)}) == 1
            one = single and not self.persons.inside((head[0], head[0] + joint.start()))
            return None if one else group
        first = next(iter(self.persons.inside(head)), None)
        if first is None or first.end != head[1]:
            return None
        parts = LISTED.split(self.text[slice(*source)])
        if len(parts) > 2 and all(part[:1].isupper() or part in ("others", "other") for part in parts):
            return Speaker(" ".join(self.text[slice(*source)].split()), "group")
        return None

    def _from_persons(self, head: Offsets) -> Speaker | None:
        """The person whose name ends the head: `Clinton spokesman Jesse Lehrich`, but not `Clinton's campaign`."""
        inside = self.persons.inside(head)
        if not inside or inside[-1].end < head[1] - 1:
            return None
        last = inside[-1]
        if not self.antecedents.agrees(last):
            return Speaker(None, "person")
        official = next((o for o in self.officials.inside(head) if o.end == last.end and o.name == last.name), None)
        return Speaker(last.name, "person", official.role, official.country) if official else self._person(last.name)

    def _from_officials(self, head: Offsets) -> Speaker | None:
        """The office or unnamed official that ends the head or reaches beyond it."""
        for official in self.officials.touching(head):
            if official.end < head[1] - 1 or (official.start > head[0] + 40):
                continue
            if POSSESSIVE.match(self.text, official.end, head[1]):
                continue
            return Speaker(official.name, official.kind, official.role, official.country)
        return None

    def _from_bodies(self, head: Offsets) -> Speaker | None:
        for body in self._bodies(self.institutions.touching(head), self.countries.touching(head)):
            if body.end >= head[1] - 1 and (speaker := self._body(body)):
                return speaker
        return None

    def _from_apposition(self, source: Offsets, head: Offsets) -> Speaker | None:
        """The name behind a comma: `a member of the board, Anna Novak`."""
        for person in self.persons.inside((head[1], source[1])):
            between = (head[1], person.start)
            if APPOSED.search(self.text, *between):
                before = self.text[slice(*between)].lower()
                another = any(self.nouns.get(word) == "anonymous" for word in WORD.findall(before))
                return None if another else self._person(person.name)
        return None

    def _from_nouns(self, source: Offsets, head: Offsets, tokens: list[str], content: Sequence[Offsets]) -> Speaker:
        last, text = tokens[-1], self.text[slice(*head)]
        if len(tokens) > 1 and last in NUMERALS:
            last = tokens[-2]
        kind = self.nouns.get(last)
        country = self._country(source)
        if text[0].isupper() and kind in (None, "document") and (named := DATA.match(self.text, *source)):
            return Speaker(" ".join(named[0].split()), "document")
        if tokens[0] in DEFINITE and (kind == "anonymous" or AGED.search(last)):
            return self._definite(head[0], last, content)
        if (
            len(tokens) > 1
            and self.nouns.get(tokens[-2]) == "institution"
            and kind is None
            and text.split()[-1].istitle()
        ):
            return Speaker(text.split()[-1], "institution", None, country)
        insiders = last == "people" and (tokens[0] in NUMERALS or INSIDERS.match(self.text, *(head[1], source[1])))
        if kind == "anonymous" or insiders:
            return Speaker(None, "anonymous", None, country)
        name = self._words(source)
        if kind == "institution" or TITLED_BODY.match(name):
            return Speaker(self._body_name(head, last) or _without_article(name), "institution", None, country)
        if kind is not None:
            return Speaker(name, kind, None, country)
        if text in self.capitals:
            return Speaker(text, "country", None, self.capitals[text])
        if ACRONYM.match(text):
            return Speaker(_without_article(text), "institution")
        if tokens[0] in QUANTITY or last in QUANTITY or self._plural(head, last):
            return Speaker(self._words(source), "group", None, country)
        return self._proper(text)

    def _definite(self, at: int, noun: str, content: Sequence[Offsets]) -> Speaker:
        """`the professor`, `the 45-year-old`: whoever the article calls so, or who alone was named just before."""
        holder = self.antecedents.holder(at, noun)
        if holder is None and (noun in EPITHETS or AGED.search(noun)):
            holder = self.antecedents.only(at, content)
            return self._person(holder) if holder else Speaker(None, "person")
        return self._person(holder) if holder else Speaker(None, "anonymous")

    def _body_name(self, head: Offsets, noun: str) -> str | None:
        """The only body named before whose name has the noun: `the commission`."""
        if self.text[slice(*head)].lower() != f"the {noun}":
            return None
        named = {i.name for i in self.institutions.before(head[0]) if noun in i.name.lower().split()}
        return named.pop() if len(named) == 1 else None

    def _country(self, source: Offsets) -> str | None:
        """The only country that the source names: `Mexican lawmakers`."""
        codes = {country.iso2 for country in self.countries.inside(source)}
        return codes.pop() if len(codes) == 1 else None

    def _plural(self, head: Offsets, noun: str) -> bool:
        """Whether a noun is a plural: in lower case with -s, or a people by its demonym."""
        written = self.text[head[0] : head[1]].split()[-1]
        if not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
            return False
        people = any(c.form == "demonym" and c.end == head[1] for c in self.countries.inside(head))
        return written[0].islower() or people

    def _proper(self, text: str) -> Speaker:
        """A capitalised name that no layer knows is kept as it stands, its kind left open."""
        named = [word for word in WORD.findall(text) if word.lower() not in ("of", "the", "and", "for", "de")]
        capitalised = bool(named) and all(word[0].isupper() for word in named) and len(named) <= 5
        return Speaker(_without_article(" ".join(text.split())) if capitalised else None, None)


def _without_article(name: str) -> str:
    """`the Drivers' Union` without its article; `the drivers' union` goes by the words of the text."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() == "the" and rest[:1].isupper() else name


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

    def before(self, at: int) -> list[R]:
        """Those that begin before a character, the nearest 40 of them."""
        last = bisect_left(self.starts, at)
        return self.records[max(0, last - 40) : last]

    def over(self, at: int) -> bool:
        """Whether one of them holds a character."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.records[index].end
