"""`claims annotate`: every layer of every article."""

from typing import Annotated

import typer

from pipeline.cli.options import Debug, Format, Inputs, Model, Names, Patterns, Published
from pipeline.cli.output import output_stream
from pipeline.cli.terminal import command, console, safe


@command
def annotate(
    inputs: Inputs,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The file; stdout by default.")] = "-",
    patterns: Patterns = "root-causes",
    published: Published = None,
    format: Format = None,
    names: Names = None,
    model: Model = "auto",
    debug: Debug = False,
) -> None:
    """Annotate articles with every layer, one JSON object a line, in the order of the input.

    Example: claims annotate corpus/01-tabloid-bullets.txt -o outputs/layers.jsonl
    """
    from msgspec import structs

    from pipeline.article import SetAside
    from pipeline.extractor import Extractor
    from pipeline.readers import read_options, usable_articles
    from pipeline.run.json_lines import line_writer

    set_aside: list[SetAside] = []
    articles = (
        structs.replace(article, published=article.published or published)
        for article in usable_articles(inputs, set_aside.append, read_options(format, names or []))
    )
    with output_stream(output) as stream:
        write = line_writer(stream)
        for _, layers in Extractor(patterns, model).annotate(articles, debug=debug):
            if isinstance(layers, SetAside):
                set_aside.append(layers)
            else:
                write(layers)
    out = console(stderr=True)
    for left_out in set_aside:
        out.print(f"set aside: {safe(str(left_out))}", soft_wrap=True)
    if set_aside:
        raise typer.Exit(1)
