"""A claim as lines for the terminal."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pipeline.claim import Claim, ClaimSpeaker, PillarClaim, Statement
from pipeline.cli.terminal import safe

COLOURS = ("yellow", "magenta", "cyan", "red", "green", "blue")
WIDE = 110


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

    def table(self, claims: Iterable[Claim], width: int) -> RenderableType:
        """The claims of one article as a table for so many columns: a row a claim, in it a line for each pillar. "not"
        stands for negated, "maybe" for hedged; both, the kind and the place are left out where it is narrow."""
        table = Table(box=None, pad_edge=False, expand=True, show_header=False)
        table.add_column(ratio=1)
        widths = (15, 24, 11, 5, 11) if width >= WIDE else (15, 16)
        for each in widths:
            table.add_column(width=each, no_wrap=True, style="dim" if each == 11 else "")
        for claim in claims:
            said = claim.statements
            pillars = Text("\n").join(Text(safe(p.id), style=self.colour(p.id)) for p in claim.pillars)
            speakers = "\n".join(_name(each.speaker) if each.speaker else "" for each in said)
            kinds = "\n".join(each.kind for each in said)
            flags = "\n".join("not" if each.negated else "maybe" if each.hedged else "" for each in said)
            place = f"{claim.start}:{claim.end}"
            cells = (pillars, Text(speakers), Text(kinds), Text(flags), Text(place))
            table.add_row(self.sentence(claim), *cells[: len(widths)])
            table.add_row()
        return table

    def claim(self, claim: Claim) -> RenderableType:
        """The sentence with its evidence coloured, then a line for each pillar, then what and where."""
        lines: list[RenderableType] = [self.sentence(claim)]
        for said in claim.statements:
            label = said.label if isinstance(said, PillarClaim) else "no pillar"
            style = self.colour(said.id) if isinstance(said, PillarClaim) else "dim"
            line = Text.assemble((f"■ {label}", style), "  ", " · ".join(_said(said)))
            lines.append(Padding(line, (0, 0, 0, 2)))
        lines.append(Padding(Text(" · ".join(_where(claim)), style="dim"), (0, 0, 0, 4)))
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
    return _name(speaker) + (f" ({safe(details)})" if details else "")


def _name(speaker: ClaimSpeaker) -> str:
    return safe(speaker.name or speaker.text or "?")


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
