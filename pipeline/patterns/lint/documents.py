"""What a pattern must say of itself: title, source, examples, why it is disabled."""

from collections.abc import Iterator

from pipeline.patterns.issues import Issue
from pipeline.patterns.lint.rule import Pack, Rule
from pipeline.patterns.program import PILLARS

NO_REASONS = frozenset(("true", "false", "yes", "no", "on", "off", "1", "0", "todo", "~", "null"))
"""What YAML files say where they give no reason."""


class NoTitle(Rule):
    """A pattern without a title."""

    name = "no-title"
    severity = "error"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for entry in pack.entries:
            if not entry.pattern.title:
                yield self.of(entry, "has no title", "add title: what it finds, in a few words")


class NoSource(Rule):
    """A pattern of a pillar without a source."""

    name = "no-source"
    severity = "error"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for entry in pack.entries:
            if pack.data.pillars and not entry.pattern.source:
                yield self.of(entry, "has no source", "add source: what it was written from")


class NoExamples(Rule):
    """A pattern without an example that must match, or without one that must not."""

    name = "no-examples"
    severity = "error"

    def find(self, pack: Pack) -> Iterator[Issue]:
        wanted = {"match": "a sentence that it must find", "no_match": "a near sentence that it must not find"}
        for entry in pack.entries:
            kinds = {example.kind for example in entry.pattern.examples}
            for kind, what in wanted.items():
                if kind not in kinds:
                    yield self.of(entry, f"has no {kind} example", f"add {kind}: {what}")


class FewExamples(Rule):
    """A pattern with one example only that must match."""

    name = "few-examples"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for entry in pack.entries:
            if sum(example.kind == "match" for example in entry.pattern.examples) == 1:
                yield self.of(entry, "has one match example", "add another, in other words", ("match",))


class NoEvidence(Rule):
    """A pattern none of whose examples says which words are the evidence."""

    name = "no-evidence"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for entry in pack.entries:
            found = [example for example in entry.pattern.examples if example.kind == "match"]
            if found and not any(example.evidence for example in found):
                hint = "put the words that it finds between [[ and ]], or let --fix do it"
                yield self.of(entry, "has no match example with its evidence marked", hint, ("match", 0))


class DisabledWithoutReason(Rule):
    """A pattern that is disabled and does not say why."""

    name = "disabled-without-reason"
    severity = "error"

    def find(self, pack: Pack) -> Iterator[Issue]:
        for entry in pack.disabled:
            if entry.pattern.disabled.strip().lower() in NO_REASONS:
                yield self.of(entry, "is disabled without a reason", "write disabled: why", ("disabled",))


class PillarWithoutPatterns(Rule):
    """A pillar that no pattern finds."""

    name = "pillar-without-patterns"

    def find(self, pack: Pack) -> Iterator[Issue]:
        if pack.partial:
            return
        found = {entry.pattern.pillar for entry in pack.entries}
        source = pack.sources.get(PILLARS)
        for index, raw in enumerate(source.value.get("pillars", ()) if source and pack.data.pillars else ()):
            if source and raw["id"] not in found:
                message, hint = f"no pattern for the pillar '{raw['id']}'", f"write {raw['id']}.yml"
                yield self.issue(str(pack.folder / PILLARS), source.place(("pillars", index, "id")), message, hint)
