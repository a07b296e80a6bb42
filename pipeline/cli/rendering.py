"""A claim as lines for the terminal."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pipeline.claim import Claim, ClaimSpeaker, PillarClaim, Statement
from pipeline.cli.terminal import safe

COLOURS = ("yellow", "magenta", "cyan", "red", "green", "blue")


class Renderer:
    """Renders claims; each pillar keeps the colour that it gets when it is first seen."""

    def __init__(self) -> None:
        self.colours: dict[str, str] = {}

    def colour(self, pillar: str) -> str:
        """The colour of a pillar."""
        return self.colours.setdefault(pillar, COLOURS[len(self.colours) % len(COLOURS)])

    def heading(self, claim: Claim) -> RenderableType:
        """The article that the following claims stand in."""
        article = claim.article
        facts = (article.title or article.id, article.outlet, article.published)
        return Rule(Text(safe(" · ".join(fact for fact in facts if fact)), style="bold"), align="left", style="dim")

    def sentence(self, claim: Claim) -> Text:
        """The sentence with its evidence coloured."""
        sentence = Text(safe(claim.text))
        for pillar in claim.pillars:
            for evidence in pillar.evidence:
                style = f"bold {self.colour(pillar.id)}"
                sentence.stylize(style, evidence.start - claim.start, evidence.end - claim.start)
        return sentence

    def table(self, claims: Iterable[Claim]) -> RenderableType:
        """The claims as a table, a row for each pillar of a claim."""
        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        table.add_column("article", max_width=18, overflow="ellipsis", no_wrap=True, style="dim")
        table.add_column("sentence", ratio=3)
        table.add_column("pillar", max_width=22)
        table.add_column("speaker", max_width=26)
        table.add_column("kind", max_width=12)
        table.add_column("at", justify="right", style="dim", no_wrap=True)
        for claim in claims:
            cells: tuple[RenderableType, ...] = (Text(safe(PurePath(claim.article.id).stem)), self.sentence(claim))
            for said in claim.statements:
                pillar = (said.label, self.colour(said.id)) if isinstance(said, PillarClaim) else ("", "")
                kind = " ".join(filter(None, (said.kind, "negated" * said.negated, "hedged" * said.hedged)))
                who = Text(_speaker(said.speaker) if said.speaker else "")
                table.add_row(*cells, Text(*pillar), who, Text(kind), Text(f"{claim.start}:{claim.end}"))
                cells = (Text(""), Text(""))
            table.add_section()
        return table

    def claim(self, claim: Claim) -> RenderableType:
        """The sentence with its evidence coloured, then a line for each pillar, then what and where."""
        lines = [self.sentence(claim)]
        for said in claim.statements:
            label = said.label if isinstance(said, PillarClaim) else "no pillar"
            style = self.colour(said.id) if isinstance(said, PillarClaim) else "dim"
            lines.append(Text.assemble((f"  ■ {label}", style), ("  " + " · ".join(_said(said)), "")))
        lines.append(Text(f"    {' · '.join(_where(claim))}", style="dim"))
        return Padding(Group(*lines), (0, 0, 1, 0))


def _said(said: PillarClaim | Statement) -> Iterator[str]:
    if said.speaker:
        yield _speaker(said.speaker)
    if said.cue:
        yield f"“{safe(said.cue.text)}”"
    if said.speech != "none":
        yield said.speech
    yield said.kind
    if said.negated:
        yield "negated"
    if said.hedged:
        yield "hedged"


def _speaker(speaker: ClaimSpeaker) -> str:
    details = ", ".join(filter(None, (speaker.role, speaker.country)))
    name = speaker.name or speaker.text or "?"
    return safe(f"{name} ({details})" if details else name)


def _where(claim: Claim) -> Iterator[str]:
    places = _unique([*(c.name for c in claim.countries), *(r.id for r in claim.regions)])
    if places:
        yield safe(", ".join(places))
    numbers = _unique(claim.text[n.start - claim.start : n.end - claim.start] for n in claim.numbers)
    if numbers:
        yield safe(", ".join(numbers))
    yield f"{claim.block} {claim.start}:{claim.end}"
    yield claim.id


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
