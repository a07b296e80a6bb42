"""Where the pattern folders are: the checkout's `patterns/`, else the copy that travels in the wheel."""

from pathlib import Path

from pipeline.errors import ClaimsError


def patterns_root() -> Path:
    """The folder that holds `gazetteers/` and the framework folders."""
    package = Path(__file__).resolve().parent
    checkout = package.parent / "patterns"
    return checkout if (checkout / "gazetteers").is_dir() else package / "_patterns"


def framework_folder(name_or_path: str) -> Path:
    """The folder of a framework, by path or by the name of one that we ship.

    Raises ClaimsError where there is none."""
    for folder in (Path(name_or_path), patterns_root() / name_or_path):
        if (folder / "pillars.yml").is_file():
            return folder
    shipped = ", ".join(sorted(path.parent.name for path in patterns_root().glob("*/pillars.yml")))
    raise ClaimsError(
        f"{name_or_path}: no framework folder (one with a pillars.yml); name a folder or one of: {shipped}"
    )
