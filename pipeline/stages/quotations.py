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
from pipeline.stages.quotation_marks import Family, QuoteMark, Role, find_marks

STOP = re.compile(r"[.!?…](?=\s)")


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
        found, left_open = _pair(marks)
        if left_open and (alternating := _alternating(text, marks)):
            found, left_open = _pair(alternating)
        first = next((mark for mark in marks if mark.family == going_on), None)
        if first and first.role == "close" and first.firm:
            found.append(Quotation(block.start, first.end, closed=True))
        found.extend(_unclosed(text, block, marks, left_open))
        going_on = left_open[-1].family if left_open else None
        quotations.extend(_nested(found))
    return quotations


def _pair(marks: list[QuoteMark]) -> tuple[list[Quotation], list[QuoteMark]]:
    """The closed quotations of a block, and the opening marks that were left open."""
    found: list[Quotation] = []
    stack: list[QuoteMark] = []
    places: defaultdict[Family, list[int]] = defaultdict(list)  # where in the stack the marks of a family are
    for mark, later in zip(marks, _closed_later(marks), strict=True):
        opened = places[mark.family]
        role = mark.role
        if role == "either":
            role = "close" if opened else "open"
        if role == "open":
            opened.append(len(stack))
            stack.append(mark)
        elif opened and not (role == "possessive" and later):
            start = opened[-1]
            found.append(Quotation(stack[start].start, mark.end, closed=True))
            # What was opened inside and not closed before its surroundings were is taken for a stray mark.
            while len(stack) > start:
                places[stack.pop().family].pop()
    return found, stack


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


def _unclosed(text: str, block: Block, marks: list[QuoteMark], left_open: list[QuoteMark]) -> list[Quotation]:
    """Quotations that no mark closes: up to the end of the block, or, where the mark opens again, of the last sentence
    before that."""
    opens_again: dict[int, int] = {}
    following: dict[Family, int] = {}
    for mark in reversed(marks):
        if mark.role == "open":
            if mark.family in following:
                opens_again[mark.start] = following[mark.family]
            following[mark.family] = mark.start
    quotations = []
    for mark in left_open:
        end = block.end
        if again := opens_again.get(mark.start):
            end = max((stop.end() for stop in STOP.finditer(text, mark.end, again)), default=mark.end)
        if end > mark.end and not mark.detached:
            quotations.append(Quotation(mark.start, end, closed=False))
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
    """Finds quotations by the layer `blocks`; in a Doc of a foreign pipeline the whole text is one block."""

    def __call__(self, doc: Doc) -> Doc:
        blocks = layers.get(doc, "blocks", Block) or [Block(0, len(doc.text), "paragraph")]
        layers.put(doc, "quotations", find_quotations(doc.text, blocks))
        return doc
