"""`claims decisions`: what reviewers decided, taken out, brought in, looked at; one command a file."""

import typer

from pipeline.cli.decisions.export import export
from pipeline.cli.decisions.import_decisions import import_decisions
from pipeline.cli.decisions.status import status

app = typer.Typer(name="decisions", help="Decisions of reviewers: export, import, status.", no_args_is_help=True)
app.command()(export)
app.command("import")(import_decisions)
app.command()(status)
