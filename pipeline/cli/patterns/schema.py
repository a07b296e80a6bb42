"""`claims patterns schema`: the JSON Schema of pattern files."""

import typer

from pipeline.cli.options import Debug
from pipeline.cli.terminal import command


@command
def schema(debug: Debug = False) -> None:
    """Print the JSON Schema of pattern files, for an editor that completes and checks them.

    Example: claims patterns schema > patterns.schema.json
    """
    import json

    from pipeline.patterns.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
