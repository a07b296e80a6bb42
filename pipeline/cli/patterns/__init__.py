"""`claims patterns`: commands on pattern files, one a file."""

import typer

from pipeline.cli.patterns.check import check
from pipeline.cli.patterns.learn import learn
from pipeline.cli.patterns.new import new
from pipeline.cli.patterns.schema import schema
from pipeline.cli.patterns.stats import stats

app = typer.Typer(name="patterns", help="Check, write and measure pattern files.", no_args_is_help=True)
for function in (check, learn, new, schema, stats):
    app.command()(function)


@app.callback()
def patterns() -> None:
    """Check, write and measure pattern files."""
