"""Direct speech: what stands between quotation marks, and whose words beside them say who speaks.

`Q, S said`; `Q, said S`; `S said, Q`; `S said: Q`; `Q1, S said, Q2` and `Q1, S said. Q2` are one attribution each, and
so are the paragraphs of a quotation that is left open at the end of each. A closed quotation that fills the paragraph
after one that has a speaker is that speaker's, too, as an attribution of its own without a cue."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from pipeline.records import Offsets, Quotation
from pipeline.stages.attribution.cues import Cues
from pipeline.stages.attribution.found import JOINED, Found, trimmed
from pipeline.stages.attribution.headings import label_of
from pipeline.stages.attribution.indirect import verb_group
from pipeline.stages.attribution.passages import FRAGMENT_WORDS, Passage
from pipeline.stages.attribution.sources import beside, between, source_of, widen_to_cue
from pipeline.stages.attribution.tree import Range, Tree
from pipeline.stages.word_lists import words

MARKS = "\"'“”‘’«»„`"
OPENING = frozenset("\"“‘'")
END_MARK = re.compile(r"[,.!?…—–-][\"'“”‘’«»„`]*\s*\Z")
ADJACENT = re.compile(r"[\s,;—–-]*\Z")
LEAD_IN = re.compile(r"(?:,|:|,? that|—|–|-)\s*\Z")
OPENS_SPEECH = re.compile(r"(?:\A\W*(?:(?:and|but|so|yet|or)\W*)?|[-–—:;(]\s*)\Z", re.IGNORECASE)
NAMES_A_WORK = re.compile(
    r"\b(?:on|in|of|the|a|an|his|her|its|their|called|titled|entitled|dubbed|named|for|by|with|from|at)\s*\Z"
)
SENTENCE_END = re.compile(r"[!?]\s|(?<![A-Z])\.\s")
SPOKEN_COLON = re.compile(r"\A[^.!?:\n]{0,120}:\s*\Z")
SPOKEN_MARK = re.compile(r"[,?!][\"'“”‘’]{1,2}\s?\Z")
BEHIND_DASH = re.compile(r"(?:[.\]]|\s[–—-])\s*(?=[A-Z])|—")
SIGNATURE = re.compile(
    r"[ \t]*\n{0,2}[ \t]*([–—-]{1,2}) ?([A-Z][\w.'’-]*(?:[ \xa0](?:[A-Z][\w.'’-]*|of|the|and|de|for)){0,6}\b)"
    r"(?=[,.(\n]|\Z)[^\n]{0,80}(?=\n|\Z)"
)
LONG_WORDS = 6
NOT_QUOTING = frozenset(words("is was 's ’s has had does did gets got"))
NO_SPEAKER = frozenset(words("it that this which who what there"))
"""Verbs and sources that introduce no speech, whatever the marks."""


class Clause(NamedTuple):
    """A cue outside the quotations, with its source; `start` and `end` are the characters of both together. `opens`
    says that it opens its sentence, `reports` that a clause follows which the cue governs: then it needs no quotation.
    `next_verb` is the character at which the next finite verb of the sentence begins."""

    cue: Offsets
    source: Offsets
    start: int
    end: int
    opens: bool = False
    reports: bool = False
    next_verb: int = sys.maxsize


class Speech(NamedTuple):
    """A clause with the quotations that it has; without `said` they go on from an earlier paragraph."""

    clause: Clause
    content: list[Offsets]
    said: bool


def find_direct(
    text: str, passage: Passage, trees: Sequence[Tree], cues: Cues, borders: Sequence[int]
) -> tuple[list[Found], list[Offsets]]:
    """The direct speech of a passage, and the quotations that have no clause of their own.

    `borders` are the characters at which the blocks of the article begin."""
    outer = outermost(passage.quotations)
    speech = [q for q in outer if _words(text, q) >= FRAGMENT_WORDS or _ends_as_speech(text, q)]
    clauses = sorted([*_clauses(text, trees, cues, outer), *_labels(text, trees, speech)]) if speech else []
    starts = [clause.start for clause in clauses]
    cue_starts = [clause.cue[0] for clause in clauses]
    sentence_starts = [start for start, _ in passage.sentences]
    said: list[Speech] = []
    floating: list[Offsets] = []
    current: Speech | None = None
    reach = 0
    for index, quotation in enumerate(speech):
        limit = speech[index + 1].start if index + 1 < len(speech) else len(text)
        begin = sentence_starts[max(0, bisect_right(sentence_starts, quotation.start) - 1)]
        span = (quotation.start, quotation.end)
        clause = _signature(text, quotation)
        if clause is None and (clause := _behind(text, quotation, clauses, starts, limit)):
            span = _with_lead(text, quotation, clauses, starts, max(begin, reach))
        if clause is None:
            clause = _in_front(text, quotation, clauses, cue_starts, reach)
        if clause is None and current is not None and _goes_on(text, current, span, sentence_starts, borders):
            if speech[index - 1].closed and not _same_block(current.content[-1][1], span[0], borders):
                current = Speech(current.clause, [span], said=False)
                said.append(current)
            else:
                current.content.append(span)
        elif clause is None:
            floating.append(span)
            if current is None or not _within_sentence(text, current, span, borders):
                current = None
        elif current is not None and current.clause is clause:
            current.content.append(span)
        else:
            current = Speech(clause, [span], said=True)
            said.append(current)
        reach = quotation.end
    found = [
        Found((c.source,), (c.cue,) if speech.said else (), tuple(speech.content), "direct", 4, True)
        for speech in said
        for c in [speech.clause]
    ]
    return found, floating


def with_floating(
    text: str, reported: Sequence[Found], floating: Sequence[Offsets], passage: Passage, edges: Set[int]
) -> list[Found]:
    """Reports with the quotation that goes on in the next sentence, or as the next paragraph: `S said that P. Q`."""
    found = list(reported)
    starts = [start for start, _ in passage.sentences]
    for span in floating:
        index = bisect_left(starts, span[0])
        if index == 0 or index == len(starts) or starts[index] != span[0]:
            continue
        if span[0] in edges and not _fills_paragraph(text, span):
            continue
        before, after = passage.sentences[index - 1]
        candidates = [k for k, one in enumerate(found) if one.cue and before <= one.cue[0][0] < after]
        if candidates:
            best = max(candidates, key=lambda k: sum(end - start for start, end in found[k].content))
            found[best] = found[best]._replace(content=(*found[best].content, span))
    return found


def outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that stand in no other."""
    outer: list[Quotation] = []
    for quotation in quotations:
        if not outer or quotation.start >= outer[-1].end:
            outer.append(quotation)
    return outer


def _words(text: str, quotation: Quotation) -> int:
    return len(text[quotation.start : quotation.end].split())


def _ends_as_speech(text: str, quotation: Quotation) -> bool:
    return END_MARK.search(text, max(quotation.start, quotation.end - 4), quotation.end) is not None


def _same_block(a: int, b: int, borders: Sequence[int]) -> bool:
    return bisect_left(borders, a) == bisect_right(borders, b)


def _goes_on(text: str, current: Speech, span: Offsets, sentence_starts: Sequence[int], borders: Sequence[int]) -> bool:
    """Whether a quotation without a clause goes on with the speech before it: in the sentence after the clause's, or as
    a paragraph of its own."""
    end = current.content[-1][1]
    if _same_block(end, span[0], borders):
        if JOINED.fullmatch(text, end, span[0]):
            return True
        between = bisect_right(sentence_starts, span[0]) - bisect_right(sentence_starts, max(end, current.clause.end))
        starts_sentence = span[0] in sentence_starts[max(0, bisect_left(sentence_starts, span[0])) :][:1]
        return between <= 1 and (starts_sentence or bool(LEAD_IN.search(text, end, span[0])))
    return _fills_paragraph(text, span)


def _fills_paragraph(text: str, span: Offsets) -> bool:
    line = text.rfind("\n", 0, span[0]) + 1
    tail = text[span[1] : span[1] + 2].strip(" \t")
    return not text[line : span[0]].strip(" -*•\t") and (not tail or tail[0] in "\r\n")


def _within_sentence(text: str, current: Speech, span: Offsets, borders: Sequence[int]) -> bool:
    """Whether a quotation behind the clause only names something: `said he on the show "Late Hours." "Q2"`."""
    between = text[current.clause.end : span[0]]
    return (
        _same_block(current.content[-1][1], span[0], borders)
        and current.clause.start >= current.content[-1][1]
        and any(character.isalnum() for character in between)
        and not SENTENCE_END.search(between)
        and not LEAD_IN.search(between)
    )


def _clauses(text: str, trees: Sequence[Tree], cues: Cues, outer: Sequence[Quotation]) -> Iterator[Clause]:
    """Verbs that may introduce speech, with a source, outside the quotations: those of the table, and any between a
    name and the marks of speech (`Anna cut in: Q`)."""
    starts = [q.start for q in outer]
    for tree in trees:
        for token, word in enumerate(tree.lower):
            known = word in cues.quoting
            if not known and (tree.tags[token] not in ("VBD", "VBZ") or word in NOT_QUOTING):
                continue
            at = tree.begin[token]
            after = bisect_right(starts, at)
            if after and at < outer[after - 1].end:
                continue
            gap = (outer[after - 1].end if after else 0, starts[after] if after < len(starts) else len(text))
            source = None
            if known and SPOKEN_MARK.search(text, max(0, gap[0] - 3), gap[0]):
                source = between(tree, bisect_left(tree.begin, gap[0]), token)
            if source is None and tree.is_verb(token):
                source = _source(tree, token, gap)
            if source is not None:
                first, last = min(source[0], token), max(source[1], token)
                clause = Clause(
                    cue=tree.chars(verb_group(tree, token)),
                    source=trimmed(text, *tree.chars(source)),
                    start=tree.begin[first],
                    end=tree.end[last],
                    opens=first == 0,
                    reports=any(tree.begin[token] < tree.begin[k] < gap[1] for k in tree.kids_with(token, "ccomp")),
                    next_verb=_next_verb(tree, last + 1),
                )
                if known or _by_marks(text, clause, gap, last - first - (source[1] - source[0]) == 1):
                    yield clause


def _labels(text: str, trees: Sequence[Tree], speech: Sequence[Quotation]) -> Iterator[Clause]:
    """Names with a colon before a quotation, at the beginning of its sentence or behind a dash: `Costa: Q`."""
    begins = [tree.begin[0] for tree in trees]
    for quotation in speech:
        index = bisect_left(begins, quotation.start) - 1
        if index < 0 or ":" not in text[max(0, quotation.start - 4) : quotation.start]:
            continue
        dashes = [dash.end() for dash in BEHIND_DASH.finditer(text, begins[index], quotation.start)]
        label = label_of(text, dashes[-1] if dashes else begins[index])
        if label is not None and label[1][1] <= quotation.start <= label[1][1] + 3:
            name, colon = label
            yield Clause(cue=colon, source=name, start=name[0], end=name[1])


def _signature(text: str, quotation: Quotation) -> Clause | None:
    """The name behind a dash that signs a quotation in a line or paragraph of its own: `Q — Anna Costa, nurse`."""
    if text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start].strip(" -*•\t"):
        return None
    signed = SIGNATURE.match(text, quotation.end)
    return Clause(signed.span(1), signed.span(2), signed.start(1), signed.end(2)) if signed else None


def _by_marks(text: str, clause: Clause, gap: Offsets, alone: bool) -> bool:
    """Whether the marks around a clause show that its verb introduces speech: a colon before a quotation, or, where
    nothing stands between source and verb (`alone`), a comma, question or exclamation mark in the quotation before."""
    if clause.start < gap[0] or text[slice(*clause.source)].lower() in NO_SPEAKER:
        return False
    if SPOKEN_COLON.search(text[clause.end : gap[1]]):
        return True
    return alone and SPOKEN_MARK.search(text[max(0, gap[0] - 3) : clause.start]) is not None


def _source(tree: Tree, token: int, gap: Offsets) -> Range | None:
    """The subject by the parse where it stands outside the quotations, else the words beside the verb."""
    source = source_of(tree, token)
    if source is not None and gap[0] <= tree.begin[source[0]] and tree.end[source[1]] <= gap[1]:
        return widen_to_cue(tree, source, token) if source[1] < token else source
    if source is not None and tree.deps[token] in ("conj", "advcl") and tree.end[source[1]] <= gap[0]:
        return source
    first, last = bisect_left(tree.begin, gap[0]), bisect_right(tree.end, gap[1]) - 1
    return beside(tree, token, (first, last))


def _behind(
    text: str, quotation: Quotation, clauses: Sequence[Clause], starts: Sequence[int], limit: int
) -> Clause | None:
    """The clause that begins right behind a quotation: `Q, he said`."""
    index = bisect_left(starts, quotation.end)
    if index == len(clauses) or clauses[index].start >= limit:
        return None
    between = text[quotation.end : clauses[index].start]
    if len(between) > 12 or not ADJACENT.match(between) or between.count("\n") > 1:
        return None
    clause = clauses[index]
    leads = text[clause.end : limit].strip() in ("", ":") and limit - clause.end < 4
    last = text[quotation.end - 2]
    return None if (leads and last != ",") or (clause.reports and last == ".") else clause


def _with_lead(
    text: str, quotation: Quotation, clauses: Sequence[Clause], starts: Sequence[int], begin: int
) -> Offsets:
    """The quotation, with the words of its sentence (from `begin`) before it that the same clause reports."""
    if OPENS_SPEECH.search(text[begin : quotation.start]):
        return quotation.start, quotation.end
    if bisect_left(starts, quotation.start) > bisect_left(starts, begin):
        return quotation.start, quotation.end
    return trimmed(text, begin, quotation.end)


def _in_front(
    text: str, quotation: Quotation, clauses: Sequence[Clause], cue_starts: Sequence[int], reach: int
) -> Clause | None:
    """The clause that leads to a quotation: `he said: Q`, `he told the crowd on Monday, Q`, `he said Q`."""
    index = bisect_left(cue_starts, quotation.start) - 1
    if index < 0 or cue_starts[index] < reach:
        return None
    clause = clauses[index]
    between = text[clause.end : quotation.start]
    alone = between == ". " and clause.opens  # a sentence of its own: `Costa agreed. Q`
    if clause.end > quotation.start or (not alone and re.search(r"[.!?]\s", between)):
        return None
    if "\n\n" in between and not between.rstrip().endswith(":"):
        return None
    opens = text[quotation.start : quotation.start + 4].lstrip(MARKS)[:1]
    if not between.strip():
        return clause if opens.isupper() or _closes_clause(text, quotation) else None
    if alone:
        return clause
    if not LEAD_IN.search(between) or NAMES_A_WORK.search(between) or clause.next_verb < quotation.start:
        return None
    if between.rstrip().endswith(":"):
        return clause
    return clause if opens.isupper() or opens in "[.…" or _words(text, quotation) >= LONG_WORDS else None


def _closes_clause(text: str, quotation: Quotation) -> bool:
    """Whether nothing of the clause follows a quotation, but for a second one joined to it."""
    rest = text[quotation.end : quotation.end + 2].strip(" ")
    if _ends_as_speech(text, quotation) or not rest or not rest[0].isalnum():
        return True
    joined = JOINED.match(text, quotation.end)
    return joined is not None and text[joined.end() : joined.end() + 1] in OPENING


def _next_verb(tree: Tree, first: int) -> int:
    """Where the next finite verb from a token on begins, those of relative clauses left out: what follows it is its."""
    verbs = (k for k in range(first, len(tree)) if tree.tags[k] in ("VBD", "VBZ", "VBP") and tree.deps[k] != "relcl")
    return next((tree.begin[k] for k in verbs), sys.maxsize)
