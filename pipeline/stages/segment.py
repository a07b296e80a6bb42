"""The sentences of a text without a Doc: segmentation works on characters and needs no spaCy."""

from collections.abc import Callable

from pipeline.records import Block, Sentence
from pipeline.stages.segmentation.abbreviations import read_abbreviations
from pipeline.stages.segmentation.blocks import find_blocks
from pipeline.stages.segmentation.sentences import find_sentences


def make_segmenter() -> Callable[[str], tuple[list[Block], list[Sentence]]]:
    """A function that gives the blocks and the sentences of a text."""
    abbreviations = read_abbreviations()

    def segment(text: str) -> tuple[list[Block], list[Sentence]]:
        blocks = find_blocks(text)
        return blocks, find_sentences(text, blocks, abbreviations)

    return segment
