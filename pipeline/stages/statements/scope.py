"""Scopes: the part of a sentence that speaks of a pillar, which is the sentence, or a clause of its own where clauses
speak of different pillars ("Pillar three covers ..., while pillar four aims to ...")."""

import re
from collections.abc import Sequence

from pipeline.records import Match, Offsets

# What may stand between two clauses.
EDGE = re.compile(
    r"(?P<stop>;)|(?P<contrast>\b(?:while|whereas)\b)|\bbut\b|,\s{1,3}(?:and|yet|so)\b|[–—]\s?and\b", re.IGNORECASE
)
VERB = (
    r"(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|won['’]t|can['’]t"
    r"|cannot|aims?|aimed|covers?|deals?|dealt|takes?|took|seeks?|sought|calls?|involves?|focuses|promises?|offers?"
    r"|says?|said|wants?|plans?|planned|targets?|makes?|made|remains?|rose|fell|rises|falls|grew|grows|keeps?|kept"
    r"|goes|went|gets?|got|gives?|gave|sets?|pays?|paid|addresses|tackles?|protects?|fights?|fought|supports?|lost"
    r"|loses?|became|becomes|came|comes|began|begins|left|leaves|live|lives|lack|lacks|need|needs|rule|rules)"
)
WORD = r"(?!(?:that|which|who|whose)\b)[\w$%'’.-]{1,40}"
# What begins a clause after an edge: a subject of a few words and a verb. "and violence against" and "while shielding
# witnesses" begin none. After "and" the subject must begin like one and the verb be known; a semicolon needs no more,
# where it is the only one: several may part the items of a list ("the host; the mayor; and the guest").
START = (
    r"\s{0,3}(?:(?:and|but|while|whereas)\s{1,3})?"
    r"(?:(?:instead|later|now|then|also|still|meanwhile|today|therefore|however),?\s{1,3})?"
)
SUBJECT = (
    r"(?:the|a|an|this|that|these|those|it|he|she|they|we|you|there|his|her|their|its|our|my|some|many|most|both|all"
    r"|no|part|pillar|one|two|three|four|five|another|others|nearly|about|more|fewer|[A-Z][\w'’.-]{0,40}|[a-z]{3,30}s)"
)
AFTER = re.compile(rf"{START}{SUBJECT}\s+(?:{WORD}\s+){{0,6}}?{VERB}\b")
AFTER_CONTRAST = re.compile(rf"{START}(?!\w+ing\b){WORD}\s+(?:{WORD}\s+){{0,8}}?(?:{VERB}|[a-z]{{2,30}}(?:s|ed))\b")
TRIM = " \t\r\n\xa0,;.!?–—-"


def find_scopes(text: str, sentence: Offsets, matches: Sequence[Match]) -> list[Offsets]:
    """The scope of each match of one sentence, in the order of the matches.

    A sentence is cut between two clauses only where the clauses on both sides speak of pillars, and of different ones;
    else every scope is the sentence. A clause's scope has neither the conjunction nor the marks around it. Offsets are
    characters, half-open, into `text`."""
    if len({match.pillar for match in matches}) < 2:
        return [sentence] * len(matches)
    clauses = _joined(_clauses(text, sentence), matches)
    if len(clauses) < 2:
        return [sentence] * len(matches)
    return [_trimmed(text, next(clause for clause in reversed(clauses) if clause[0] <= m.start)) for m in matches]


def _clauses(text: str, sentence: Offsets) -> list[Offsets]:
    """The sentence cut at every edge where one clause may end and the next begin."""
    start, end = sentence
    clauses, last = [], start
    one_stop = text.count(";", start, end) == 1
    for edge in EDGE.finditer(text, start, end):
        follows = AFTER_CONTRAST if edge["contrast"] else AFTER
        if edge.start() > last and ((edge["stop"] and one_stop) or follows.match(text, edge.end(), end)):
            clauses.append((last, edge.start()))
            last = edge.end()
    return [*clauses, (last, end)]


def _joined(clauses: list[Offsets], matches: Sequence[Match]) -> list[Offsets]:
    """Clauses joined until each speaks of a pillar and no pillar is spoken of in two of them."""
    ordered = sorted(matches, key=lambda match: match.start)
    joined: list[tuple[Offsets, set[str]]] = []
    index = 0
    for start, end in clauses:
        first, pillars = start, set[str]()
        while index < len(ordered) and ordered[index].start < end:
            pillars.add(ordered[index].pillar)
            index += 1
        while joined and (not pillars or not joined[-1][1] or any(pillars & others for _, others in joined)):
            (first, _), others = joined.pop()
            pillars |= others
        joined.append(((first, end), pillars))
    return [clause for clause, _ in joined]


def _trimmed(text: str, clause: Offsets) -> Offsets:
    start, end = clause
    piece = text[start:end].rstrip(TRIM)
    inner = piece.lstrip(TRIM)
    skipped = re.match(r"(?:and|but|while|whereas)\s+", inner, re.IGNORECASE)
    return start + len(piece) - len(inner) + (skipped.end() if skipped else 0), start + len(piece)
