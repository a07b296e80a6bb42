"""Quotations: what stands between quotation marks, nested ones too, found on the characters of each block.

Marks are paired on a stack. What is never closed runs to the end of its paragraph; a paragraph that begins with the
mark again goes on with the quotation, and is a record of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import layers
from pipeline.records import Block, Quotation
from pipeline.stages.segmentation.quotation_marks import Family, QuoteMark, Role, find_marks

# Farther than this, no possible possessive closes, and an unclosed quotation ends with its first sentence.
FAR = 600
STOP = re.compile(r"[.!?…][)\]]?(?=\s)")


def find_quotations(text: str, blocks: Iterable[Block]) -> list[Quotation]:
    """The quotations of a text by their starts, outer ones first. Spans include the marks, are half-open, in
    characters, lie within one block, and nest properly. `closed` tells which ended by a mark."""
    quotations: list[Quotation] = []
    going_on: Family | None = None
    for block in blocks:
        marks = find_marks(text, block.start, block.end)
        if not marks:
            going_on = None
            continue
        pairs, left_open = _pair(marks)
        if left_open and (alternating := _alternating(text, marks)):
            pairs, left_open = _pair(alternating)
        found = [_quotation(text, *pair) for pair in pairs if pair[1].start > pair[0].end]
        first = next((mark for mark in marks if mark.family == going_on), None)
        if first and first.role == "close" and first.firm:
            found.append(Quotation(block.start, first.end, closed=True))
        unclosed = _unclosed(text, block, marks, left_open)
        going_on = left_open[-1].family if unclosed and unclosed[0].end == block.end else None
        found.extend(unclosed)
        quotations.extend(_nested(found))
    return quotations


def _pair(marks: list[QuoteMark]) -> tuple[list[tuple[QuoteMark, QuoteMark]], list[QuoteMark]]:
    """The pairs of marks in a block, and the opening marks left open. The second of a pair is an opening mark where a
    quotation goes on with a new mark after a stop: the line end between two of its paragraphs is lost."""
    pairs: list[tuple[QuoteMark, QuoteMark]] = []
    stack: list[QuoteMark] = []
    places: defaultdict[Family, list[int]] = defaultdict(list)  # where in the stack the marks of a family are
    for mark, closed_later in zip(marks, _closed_later(marks), strict=True):
        opened = places[mark.family]
        role = mark.role
        if role == "either":
            role = "close" if opened else "open"
        if opened and _ends(stack[opened[-1]], mark, role, closed_later):
            first = opened[-1]
            pairs.append((stack[first], mark._replace(role=role)))
            # What was opened inside and not closed before its surroundings were is taken for a stray mark.
            while len(stack) > first:
                places[stack.pop().family].pop()
        if role == "open":
            opened.append(len(stack))
            stack.append(mark)
    return pairs, stack


def _ends(opening: QuoteMark, mark: QuoteMark, role: Role, closed_later: bool) -> bool:
    """Whether a mark ends the quotation that another one opened."""
    if role == "possessive":
        return not closed_later and mark.start - opening.start < FAR
    return role == "close" or mark.after_stop


def _closed_later(marks: list[QuoteMark]) -> list[bool]:
    """For each mark, whether a firm single closing mark follows that no later opening one needs: then a mark before it
    that may be a possessive is one ("'We back the farmers' plan,' she said")."""
    result = []
    firm = weak = 0
    for mark in reversed(marks):
        result.append(firm > 0)
        if mark.family != "single":
            continue
        if mark.role == "close":
            firm, weak = (firm + 1, weak) if mark.firm else (firm, weak + 1)
        elif mark.role == "open":
            firm, weak = (firm, weak - 1) if weak else (max(firm - 1, 0), 0)
    return result[::-1]


def _alternating(text: str, marks: list[QuoteMark]) -> list[QuoteMark] | None:
    """The marks with straight double ones opening and closing in turn, whatever white space says; None where that is no
    way to read them: other double marks, an odd count, or a first one that closes."""
    doubles = [mark for mark in marks if mark.family == "double"]
    if not doubles or len(doubles) % 2 or doubles[0].role == "close" or any(text[m.start] != '"' for m in doubles):
        return None
    turn: Role = "close"
    result = []
    for mark in marks:
        if mark.family == "double":
            turn = "open" if turn == "close" else "close"
            mark = mark._replace(role=turn)
        result.append(mark)
    return result


def _quotation(text: str, opening: QuoteMark, ending: QuoteMark) -> Quotation:
    """The quotation of a pair of marks; one that ends where a new mark opens reaches to the stop before that."""
    if ending.role == "open":
        return Quotation(opening.start, opening.start + len(text[opening.start : ending.start].rstrip()), closed=False)
    return Quotation(opening.start, ending.end, closed=True)


def _unclosed(text: str, block: Block, marks: list[QuoteMark], left_open: list[QuoteMark]) -> list[Quotation]:
    """Quotations that no mark ends: to the end of the block, or, where the mark opens again, of the last sentence
    before that."""
    quotations = []
    following: dict[Family, int] = {}
    starts = {mark.start for mark in left_open}
    for mark in reversed(marks):
        if mark.start in starts and not mark.detached:
            again = following.get(mark.family)
            stops = (stop.end() for stop in STOP.finditer(text, mark.end, again or block.end))
            if again:
                end = max(stops, default=mark.end)
            else:
                end = block.end if block.end - mark.start <= FAR else next(stops, block.end)
            if end > mark.end:
                quotations.append(Quotation(mark.start, end, closed=False))
        if mark.role == "open":
            following[mark.family] = mark.start
    return quotations


def _nested(quotations: list[Quotation]) -> list[Quotation]:
    """The quotations in order, those left out that cross the end of one before them."""
    result: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.start, -q.end)):
        while around and around[-1].end <= quotation.start:
            around.pop()
        if not around or quotation.end <= around[-1].end:
            around.append(quotation)
            result.append(quotation)
    return result


@Language.factory("claims_quotations", assigns=["doc.spans"])
def make_quotations(nlp: Language, name: str) -> "QuotationStage":
    """The component that writes the layer `quotations` of the whole article."""
    return QuotationStage()


class QuotationStage:
    """Finds quotations by the layer `blocks`."""

    def __call__(self, doc: Doc) -> Doc:
        if not layers.idle(doc):
            layers.put(doc, "quotations", find_quotations(layers.text(doc), layers.blocks(doc)))
        return doc
