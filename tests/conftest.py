"""What many tests need: the pipeline, loaded once."""

from typing import TYPE_CHECKING

import pytest

import pipeline

if TYPE_CHECKING:
    from pipeline.extractor import Extractor


@pytest.fixture(scope="session")
def extractor() -> "Extractor":
    """The framework `root-causes` with the installed model."""
    return pipeline.load()
