"""The commands: one a file; each parses arguments, calls one function, prints."""

import typer

from pipeline.cli.annotate import annotate
from pipeline.cli.extract import extract
from pipeline.cli.show import show

app = typer.Typer(
    name="claims",
    help="Who claims what, about which pillar of a plan, in which words, and where in the text.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for function in (extract, annotate, show):
    app.command()(function)


def main() -> None:
    """The entry point of the command `claims`."""
    app()
