"""Which code made a run: part of the fingerprint that says whether two runs give the same claims."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from pipeline.resources import patterns_root


def code_version() -> str:
    """The distribution's version, and the first 8 digits of a hash of all that is no pattern and shapes claims: the
    stages, the gazetteers, the rules. So a run made before an edit is never taken for one made after it."""
    package = Path(__file__).parent
    files = [*package.glob("*.py"), package / "config.cfg"]
    files += [path for folder in ("patterns", "stages") for path in (package / folder).rglob("*.py")]
    files += [path for folder in ("gazetteers", "rules") for path in (patterns_root() / folder).iterdir()]
    digest = hashlib.sha256()
    for content in sorted(hashlib.sha256(path.read_bytes()).digest() for path in files if path.is_file()):
        digest.update(content)
    return f"{version('claims-pipeline')}+{digest.hexdigest()[:8]}"
