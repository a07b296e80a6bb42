"""The stages that attributions need, for the tests of parse, closure and attribute."""

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config

import pipeline
from pipeline import layers
from pipeline.records import Attribution, Match, Offsets

STAGES = ("quotations", "closure", "persons", "officials", "countries", "institutions", "parse", "attribute")


def build(stages: Sequence[str] = STAGES) -> Language:
    """A pipeline of only these stages of config.cfg."""
    config = load_config(Path(pipeline.__file__).parent / "config.cfg")
    config["nlp"]["pipeline"] = [name for name in config["nlp"]["pipeline"] if name in stages]
    config["components"] = {name: config["components"][name] for name in config["nlp"]["pipeline"]}
    return load_model_from_config(config, auto_fill=True)


def run(nlp: Language, text: str, matched: Sequence[Offsets] | None = None) -> Doc:
    """A text through the stages: everywhere, or only for the sentences that `matched` spans stand in."""
    doc = nlp.make_doc(text)
    doc.user_data[layers.EVERYWHERE] = matched is None
    layers.put(doc, "matches", [Match(start, end, "economy", "economy.test") for start, end in matched or ()])
    for _, stage in nlp.pipeline:
        doc = stage(doc)
    return doc


def attributions(doc: Doc) -> list[Attribution]:
    """The attributions of a Doc."""
    return layers.get(doc, "attributions", Attribution)
