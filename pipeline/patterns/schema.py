"""The JSON Schema of pattern files, for editors that complete and check them. It is made from the shape that the loader
checks (shape.py), so that the two cannot differ in a key; what only the loader can tell (notations, ids that stand
twice) it does not say."""

from typing import Any

from pipeline.patterns.shape import PatternFile, PillarsFile

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that every editor knows."""
PILLAR_OR_RULE = [{"required": ["pillar"]}, {"required": ["rule"]}]
ANY_OR_ALL = [{"required": ["any"]}, {"required": ["all"]}]


def json_schema() -> dict[str, Any]:
    """One schema for every file of a folder: for pillars.yml where there are pillars, else for a file of patterns."""
    patterns, pillars = (_plain(model.model_json_schema()) for model in (PatternFile, PillarsFile))
    definitions = {**patterns.pop("$defs"), **pillars.pop("$defs"), "PatternFile": patterns, "PillarsFile": pillars}
    patterns["oneOf"] = PILLAR_OR_RULE
    definitions["PatternShape"] |= {"oneOf": ANY_OR_ALL, "dependencies": {"near": ["all"]}}
    return {
        "$schema": DRAFT,
        "title": "Pattern files of claims",
        "type": "object",
        "if": {"required": ["pillars"]},
        "then": {"$ref": "#/$defs/PillarsFile"},
        "else": {"$ref": "#/$defs/PatternFile"},
        "$defs": definitions,
    }


def _plain(node: Any) -> Any:
    """A schema without titles made of field names, and without the null that stands for a key left out."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    found = {key: _plain(value) for key, value in node.items() if not (key == "title" and isinstance(value, str))}
    if found.get("default", ...) is None:
        del found["default"]
    if options := found.pop("anyOf", None):
        [option] = [each for each in options if each != {"type": "null"}]
        found = {**option, **found}
    if "patternProperties" in found:
        found["additionalProperties"] = False
    if "$ref" in found:  # beside it this draft reads nothing
        return {"allOf": [{"$ref": found.pop("$ref")}], **found} if len(found) > 1 else found
    if found.get("minLength") == 1:  # white space alone is no text; a number may stand without quotation marks
        del found["minLength"]
        found |= {"type": ["string", "number"], "pattern": r"\S"}
    return found
