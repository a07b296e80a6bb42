"""A pattern from a sentence: its notation, its entry, and where it is written."""

from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.patterns.book import load_book
from pipeline.patterns.check import check_folder
from pipeline.patterns.draft import Draft, Drafter
from pipeline.patterns.new import append, complete, home
from tests.patterns.books import NO_CACHE, framework

FILE = 'pillar: p\npatterns:\n  - {id: p.x, any: [graft], match: ["[[Graft]] again."]}  # why\n'


@pytest.mark.parametrize(
    ("sentence", "notation"),
    [
        ("Two [[judges had sold their verdicts]] to the gang.", "~judge ...2 ~sell ...2 ~verdict"),
        ("They [[fight corruption]].", "~fight ~corruption"),
        ("[[Honduras fights the graft]].", "honduras ~fight ...2 ~graft"),
        ("The [[WHO paid 300 children]].", "WHO ~pay 300 ~child"),
        (
            "The [[governor's men were beaten in the street by a mob of the rich]].",
            "~governor ...3 ~beat ...6 ~mob ...3 ~rich",
        ),
        ("Two judges in Honduras had sold their verdicts.", "~judge ...4 ~sell ...2 ~verdict"),
    ],
)
def test_a_notation_of_a_sentence(sentence: str, notation: str) -> None:
    assert Drafter(NO_CACHE).notation(sentence) == notation


def test_a_sentence_without_words_is_an_error() -> None:
    with pytest.raises(ClaimsError, match="no word to find"):
        Drafter(NO_CACHE).notation("It was to be.")
    with pytest.raises(ClaimsError, match="has no partner"):
        Drafter(NO_CACHE).notation("[[It was to be.")


def test_a_draft_is_completed(tmp_path: Path) -> None:
    folder = framework(tmp_path, FILE)
    draft, notes = complete(Draft("", "", [], ["Judges sold verdicts for graft."]), "p", folder, list)
    assert (draft.id, draft.title) == ("p.judge-verdict-graft", "Judges sold verdicts for graft")
    assert draft.match == ["[[Judges sold verdicts for graft]]."]
    assert notes[0] == "'p.x' finds 'graft' in it already: Judges sold verdicts for graft."
    asked = Draft("p.y", "Sold", ["~sell ... verdicts"], ["They [[sell]] verdicts."], ["He sold two verdicts."])
    draft, notes = complete(asked, "p", folder, list)
    assert notes == [
        "the new pattern must match 'sell', and matches 'sell verdicts': They sell verdicts.",
        "the new pattern must not match, and matches 'sold two verdicts': He sold two verdicts.",
    ]


@pytest.mark.parametrize(
    ("draft", "pillar", "message"),
    [
        (Draft("", "", [], ["They fight."]), "q", "--pillar q: unknown; use one of: p"),
        (Draft("p.x", "", [], ["They fight."]), "p", "--id p.x: there is such a pattern"),
        (Draft("q.x", "", [], ["They fight."]), "p", r"--id q.x: must begin with 'p\.'"),
        (Draft("", "", ["fight ("], ["They fight."]), "p", "column 8: a word is missing"),
        (Draft("", "", ["{country}"], ["They fight."]), "p", "could match anywhere"),
    ],
)
def test_what_cannot_be(tmp_path: Path, draft: Draft, pillar: str, message: str) -> None:
    with pytest.raises(ClaimsError, match=message):
        complete(draft, pillar, framework(tmp_path, FILE), list)


def test_an_entry_is_appended_and_what_is_left_is_told(tmp_path: Path) -> None:
    folder = framework(tmp_path, FILE)
    draft, _ = complete(Draft("", "", [], ["They [[sold 'the' verdicts]]."]), "p", folder, list)
    append(home(folder, "p"), draft, "p")
    assert (folder / "p.yml").read_text().startswith(FILE)
    assert [pattern.id for pattern in load_book(folder, NO_CACHE).patterns] == ["p.x", draft.id]
    told = [i.rule for i in check_folder(folder, list, NO_CACHE).failures if f"'{draft.id}'" in i.message]
    assert told == ["no-examples", "no-source"]
    finished = Draft("p.z", "Envelopes", ["envelope*"], ["[[Envelopes]].", "An envelope."], ["Letters."], "ours")
    append(folder / "q.yml", finished, "p")
    assert not [i for i in check_folder(folder, list, NO_CACHE).failures if "p.z" in i.message]


def test_the_file_of_a_pillar(tmp_path: Path) -> None:
    folder = framework(tmp_path, FILE)
    assert home(folder, "p") == folder / "p.yml"
    (folder / "p.yml").rename(folder / "p-more.yml")
    assert home(folder, "p") == folder / "p-more.yml"
    with pytest.raises(ClaimsError, match=r"--file r\.yml: no file of the pillar 'p'"):
        home(folder, "p", "r.yml")
