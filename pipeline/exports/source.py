"""Where exported claims come from, and how much of the articles may go with them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from pipeline.claim import Claim
from pipeline.run.articles_file import read_article_lines
from pipeline.run.claims_file import read_claims
from pipeline.run.record import read_record


class Source(Struct, frozen=True):
    """A run folder, or a `claims.jsonl`. Without `text` no words of the articles are written: offsets, ids, names,
    labels and figures only."""

    run: Path
    text: bool = True

    @property
    def maker(self) -> str:
        """What made the claims, as annotation tools tell predictions apart: code and patterns."""
        record = read_record(self.run) if self.run.is_dir() else None
        if record is None:
            return "claims"
        return " ".join(filter(None, ("claims", record.version, record.patterns.get("sha256", "")[:8])))

    def pillars(self) -> list[str]:
        """The ids of all pillars that the claims speak of, from a pass of its own."""
        return sorted({said.id for claim in read_claims(self.run) for said in claim.pillars})

    def texts(self, claims: Iterator[Claim]) -> Iterator[tuple[Claim, str | None]]:
        """Each claim with the text of its article, where the run keeps it. Both files are in the order of the input, so
        one text is held at a time."""
        lines = read_article_lines(self.run) if self.run.is_dir() else iter(())
        line = next(lines, None)
        for claim in claims:
            while line is not None and line["id"] != claim.article.id:
                line = next(lines, None)
            yield claim, line.get("text") if line else None
