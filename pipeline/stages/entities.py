"""The entities of a text by itself, for slots where no article is at hand: examples of patterns, `grep`, `explain`."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config

from pipeline import layers
from pipeline.records import Country, Date, Institution, Number, Official, Record, Region

ENTITIES: tuple[tuple[str, type[Record]], ...] = (
    ("countries", Country),
    ("regions", Region),
    ("numbers", Number),
    ("officials", Official),
    ("institutions", Institution),
    ("dates", Date),
)
"""The layers that fill slots, with their records."""

STAGES = ("persons", "officials", "countries", "regions", "institutions", "dates", "numbers")
CONFIG = Path(__file__).resolve().parents[1] / "config.cfg"


def entities_of(doc: Doc) -> list[Record]:
    """The records of a Doc that can fill a slot."""
    return [entity for layer, kind in ENTITIES for entity in layers.get(doc, layer, kind)]


class EntityFinder:
    """Finds the entities of a text. The stages are loaded when the first text needs them."""

    @cached_property
    def _nlp(self) -> Language:
        config = load_config(CONFIG, interpolate=True)
        config["nlp"]["pipeline"] = [name for name in config["nlp"]["pipeline"] if name in STAGES]
        config["components"] = {name: config["components"][name] for name in config["nlp"]["pipeline"]}
        return load_model_from_config(config, auto_fill=True)

    def __call__(self, text: str) -> Sequence[Record]:
        return entities_of(self._nlp(text))
