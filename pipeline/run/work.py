"""The work of a run: a shard in, its part out. What processes, machines and engines do, each in their way."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from msgspec import Struct

from pipeline.article import Article, SetAside
from pipeline.extractor import Extractor
from pipeline.run.articles_file import head_of
from pipeline.run.clusters import signature
from pipeline.run.json_lines import dumps
from pipeline.run.options import Options
from pipeline.run.parts import Part, Story, write_part
from pipeline.run.shards import Shard, digest

SHARDS_A_ZONE = 32


class Setup(Struct, frozen=True, kw_only=True):
    """What a worker needs to begin: the framework's folder, the model's setting, where the parts go."""

    framework: str
    model: str
    folder: str
    options: Options
    debug: bool = False


class Worker:
    """Does shards, one after the other, with one pipeline."""

    def __init__(self, setup: Setup, extractor: Extractor | None = None) -> None:
        self.setup = setup
        self.folder = Path(setup.folder)
        self.extractor = extractor or Extractor(setup.framework, setup.model)
        self.done = 0
        self.zone = ExitStack()

    def do(self, shard: Shard) -> Part:
        """Extract the shard's claims and write its part. Raises OSError where that cannot be written."""
        part, claims = self.extract(shard)
        write_part(self.folder, part, claims)
        return part

    def extract(self, shard: Shard) -> tuple[Part, list[bytes]]:
        """What comes of a shard, and its claims as lines."""
        self._forget()
        part = Part(start=shard.start, stop=shard.stop, digest=digest(shard.encode()))
        claims: list[bytes] = []
        options = self.setup.options
        results = self.extractor.extract(
            shard.articles, select=options.select, screen=options.screen, debug=self.setup.debug
        )
        for item in shard.items:
            if item.left_out is not None:
                part.set_aside.append(item.left_out)
            elif item.article is None:
                part.skipped += 1
            else:
                _, found = next(results)
                if isinstance(found, SetAside):
                    part.set_aside.append(found)
                    continue
                part.done += 1
                part.claims += len(found)
                claims += [dumps(claim.to_dict()) + b"\n" for claim in found]
                if found:
                    line = _line(item.article, self.extractor.language(item.article), options.text)
                    part.stories.append(Story(line, signature(item.article.text)))
        return part, claims

    def close(self) -> None:
        """The vocabularies forget the last articles."""
        self.zone.close()

    def _forget(self) -> None:
        """Now and then, let the vocabularies forget."""
        if self.done % SHARDS_A_ZONE == 0:
            self.zone.close()
            self.zone = self.extractor.zone()
        self.done += 1


def lost(shard: Shard, folder: Path, reason: str) -> Part:
    """The part of a shard that could not be done: its articles set aside for a reason."""
    part = Part(start=shard.start, stop=shard.stop, digest=digest(shard.encode()))
    for item in shard.items:
        if item.article is not None:
            article = item.article
            part.set_aside.append(SetAside(article.source or article.id, reason, article.line, article.id))
        elif item.left_out is not None:
            part.set_aside.append(item.left_out)
        else:
            part.skipped += 1
    write_part(folder, part, [])
    return part


def _line(article: Article, language: str | None, with_text: bool) -> dict[str, Any]:
    """The article's line of `articles.jsonl`; its cluster is settled when all parts are there."""
    line = head_of(article) | {
        "source": f"{article.source}#{article.line}" if article.line is not None else article.source,
        "sha256": article.sha256,
        "language": language,
        "cluster": article.id,
    }
    return line | {"text": article.text} if with_text else line
