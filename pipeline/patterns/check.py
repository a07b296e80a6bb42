"""`claims patterns check`: the lint of a folder and every example beside every pattern, in one report."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

from pipeline.collector import no_collection
from pipeline.patterns.book import is_framework, pattern_files
from pipeline.patterns.cache import Cache, user_cache
from pipeline.patterns.examples import EntityFinder, Trial, try_examples
from pipeline.patterns.issues import Issue
from pipeline.patterns.lint import find_lint
from pipeline.patterns.loading import read_folder


@dataclass(frozen=True)
class Report:
    """What a check found in a folder."""

    folder: Path
    patterns: int
    issues: tuple[Issue, ...]
    trials: tuple[Trial, ...]

    @property
    def failures(self) -> list[Issue]:
        """Everything that must be mended, in the order of the files."""
        errors = [issue for issue in self.issues if issue.severity == "error"]
        return sorted([*errors, *(self.as_issue(trial) for trial in self.trials if trial.problem)])

    @property
    def warnings(self) -> list[Issue]:
        """What may be meant so."""
        return sorted(issue for issue in self.issues if issue.severity == "warning")

    def as_issue(self, trial: Trial) -> Issue:
        """A failed example as an issue at its line."""
        path, example = str(self.folder / trial.pattern.path), trial.example
        message = f"'{trial.pattern.id}' {trial.problem}: '{example.text}'"
        return Issue(path, example.line, example.column, "example", message, trial.hint)


def check_folder(folder: Path, entities_of: EntityFinder, cache: Cache | None = None) -> Report:
    """Check a folder of patterns or of rules. Where files have errors, what is right in them is checked all the same.

    Raises ClaimsError where the folder cannot be read."""
    cache = cache or user_cache()
    files = pattern_files(folder)
    with no_collection():
        reading = read_folder(folder, files, is_framework(folder), cache)
        patterns = [pattern for pattern in reading.data.patterns if not pattern.disabled]
        issues = (*reading.issues, *find_lint(reading, cache))
        return Report(folder, len(patterns), issues, tuple(try_examples(patterns, entities_of)))


def as_text(report: Report, warnings: bool = False) -> str:
    """What fails, a line each, and one line with the counts."""
    failures = report.failures
    counts = [_counted(report.patterns, "pattern"), _counted(len(report.trials), "example")]
    hidden = f" ({_counted(len(report.warnings), 'warning')}: --warnings)" if report.warnings and not warnings else ""
    end = f"{report.folder}: {', '.join(counts)}: {f'{len(failures)} fail' if failures else 'all right'}{hidden}"
    return "\n".join([*map(str, failures), *(map(str, report.warnings) if warnings else ()), end])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def as_github(report: Report) -> str:
    """Workflow commands, which GitHub shows beside the lines."""
    lines = [
        f"::{issue.severity} file={_property(issue.path)},line={issue.line},col={issue.column},"
        f"title={_property(issue.rule)}::{_data(issue.text)}"
        for issue in (*report.failures, *report.warnings)
    ]
    return "\n".join([*lines, as_text(report).rpartition("\n")[2]])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(report: Report) -> str:
    """One JSON object."""

    return json.dumps(
        {
            "folder": str(report.folder),
            "patterns": report.patterns,
            "examples": len(report.trials),
            "failures": [asdict(issue) for issue in report.failures],
            "warnings": [asdict(issue) for issue in report.warnings],
        },
        ensure_ascii=False,
        indent=2,
    )


def as_junit(report: Report) -> str:
    """JUnit XML: a test case for each example, and one for each file's lint error."""
    errors = [issue for issue in report.issues if issue.severity == "error"]
    failed = len(report.failures)
    suite = Xml.Element("testsuite", name=str(report.folder), tests=str(len(report.trials) + len(errors)))
    suite.set("failures", str(failed))
    for issue in errors:
        place = f"{issue.path}:{issue.line}:{issue.column}"
        case = Xml.SubElement(suite, "testcase", classname=issue.rule, name=place)
        Xml.SubElement(case, "failure", message=_printable(issue.text))
    for trial in report.trials:
        case = Xml.SubElement(suite, "testcase", classname=trial.pattern.id, name=trial.name)
        if trial.problem:
            failure = Xml.SubElement(case, "failure", message=_printable(trial.problem))
            failure.text = _printable(str(report.as_issue(trial)))
    return Xml.tostring(suite, encoding="unicode", xml_declaration=True)


def _printable(text: str) -> str:
    """Text without the control characters that XML forbids."""
    return "".join(character if character.isprintable() or character in "\t\n" else "\ufffd" for character in text)
