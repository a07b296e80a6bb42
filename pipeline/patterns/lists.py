"""Word lists: those of a file, and those that a framework takes over from another one."""

import hashlib
from pathlib import Path

from pipeline.patterns.issues import Issue
from pipeline.patterns.located import Located, read_located
from pipeline.patterns.notation import suggest
from pipeline.patterns.program import PILLARS
from pipeline.resources import patterns_root


def lists_of(source: Located | None) -> dict[str, list[str]]:
    """The word lists of a file, as far as they have the right shape."""
    value = source.value.get("lists") if source is not None and isinstance(source.value, dict) else None
    lists = value.items() if isinstance(value, dict) else ()
    return {name: [e for e in entries if isinstance(e, str)] for name, entries in lists if isinstance(entries, list)}


def borrowed_lists(folder: Path, source: Located, issues: list[Issue]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The word lists of the frameworks that pillars.yml names under `lists_from`, and their hashes by path.

    A framework is looked for beside the folder, then among those that we ship."""
    lists: dict[str, list[str]] = {}
    hashes: dict[str, str] = {}
    names = source.value.get("lists_from") if isinstance(source.value, dict) else None
    for index, name in enumerate(names if isinstance(names, list) else ()):
        roots = (folder.resolve().parent, patterns_root())
        path = next((root / name / PILLARS for root in roots if (root / name / PILLARS).is_file()), None)
        if path is None:
            known = sorted({each.parent.name for root in roots for each in root.glob(f"*/{PILLARS}")} - {folder.name})
            place = source.place(("lists_from", index))
            message = f"there is no framework '{name}'"
            issues.append(Issue(str(folder / PILLARS), *place, "unknown-list", message, suggest(name, known)))
            continue
        content = path.read_bytes()
        hashes[str(path)] = hashlib.sha256(content).hexdigest()
        lists |= lists_of(read_located(content.decode("utf-8-sig", errors="replace"), str(path)))
    return lists, hashes
