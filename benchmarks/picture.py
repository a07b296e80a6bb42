"""docs/claims.svg: what `claims show` prints, as a picture for the README.

python benchmarks/picture.py
"""

from io import StringIO
from itertools import islice
from pathlib import Path

from msgspec import structs
from rich.console import Console

import pipeline
from pipeline.article import Article
from pipeline.cli.rendering import Renderer
from pipeline.evaluation.gold import read_gold

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "01"
SKIP, CLAIMS = 7, 4


def main() -> None:
    """Extract the claims of one article of the corpus and export what the terminal would show."""
    [text] = (ROOT / "corpus").glob(f"{ARTICLE}-*.txt")
    about = read_gold(text.with_suffix(".gold.yml")).article
    article = Article(**structs.asdict(about), text=text.read_bytes().decode())
    claims = list(islice(pipeline.extract(article), SKIP, SKIP + CLAIMS))
    console = Console(record=True, width=100, force_terminal=True, file=StringIO())
    renderer = Renderer()
    console.print(renderer.heading(claims[0]))
    for claim in claims:
        console.print(renderer.claim(claim))
    console.save_svg(str(ROOT / "docs" / "claims.svg"), title="claims show")


if __name__ == "__main__":
    main()
