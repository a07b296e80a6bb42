"""The commands: one a file; each parses arguments, calls one function, prints."""

import sys
from typing import Annotated, Any, cast

import typer

from pipeline.cli.annotate import annotate
from pipeline.cli.audit import audit
from pipeline.cli.decisions import app as decisions
from pipeline.cli.diff import DiffCommand, diff
from pipeline.cli.eval import eval_command
from pipeline.cli.explain import explain
from pipeline.cli.export import export
from pipeline.cli.extract import extract
from pipeline.cli.grep import grep
from pipeline.cli.patterns import app as patterns
from pipeline.cli.report import report
from pipeline.cli.review import review
from pipeline.cli.show import show
from pipeline.cli.version import show_version

app = typer.Typer(
    name="claims",
    help="Who claims what, about which pillar of a plan, in which words, and where in the text.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def claims(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Version, patterns and model, and end."),
    ] = False,
) -> None:
    """Options of `claims` itself; each command has its own."""


for function in (extract, annotate, show, review, explain, grep):
    app.command()(function)
app.command("eval")(eval_command)
app.command(cls=DiffCommand)(diff)
app.command()(audit)
app.command()(export)
app.command()(report)
app.add_typer(patterns)
app.add_typer(decisions)


def main() -> None:
    """The entry point of the command `claims`. A wrong argument is one line on stderr and exit code 2."""
    # click's UsageError, of the click that this typer brings
    usage_error: type[typer.BadParameter] = cast(Any, typer.BadParameter.__mro__[1])
    try:
        sys.exit(app(prog_name="claims", standalone_mode=False))
    except usage_error as error:
        message = " ".join(error.format_message().replace("Value error, ", "").split())
        where = error.ctx.command_path if error.ctx else "claims"
        typer.echo(f"claims: {message.rstrip('.')}. See {where} --help.", err=True)
        sys.exit(error.exit_code)
