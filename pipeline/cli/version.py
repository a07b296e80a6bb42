"""`claims --version`."""

import typer


def show_version(asked: bool) -> None:
    """Print what determines the claims of a run: the code, the patterns that we ship, and the model."""
    if not asked:
        return
    from pipeline.errors import ClaimsError
    from pipeline.model import model_identity
    from pipeline.patterns.book import load_book
    from pipeline.resources import patterns_root
    from pipeline.version import code_version

    typer.echo(f"claims {code_version()}")
    for pillars in sorted(patterns_root().glob("*/pillars.yml")):
        typer.echo(f"patterns {pillars.parent.name} {load_book(pillars.parent).sha256[:8]}")
    try:
        model = model_identity("auto")
        typer.echo(f"model {model['name']} {model['version']} {(model['sha256'] or '')[:8]}")
    except ClaimsError as error:
        typer.echo(f"model: {error}")
    raise typer.Exit
