"""Gazetteers are typed rows, and an error in one says where it stands."""

from pathlib import Path

import pytest
from msgspec import Struct

from pipeline.errors import ClaimsError
from pipeline.gazetteers import read_rows


class Row(Struct, frozen=True):
    name: str
    aliases: tuple[str, ...] = ()
    members: int | None = None


def rows_of(folder: Path, text: str) -> list[Row]:
    (folder / "table.csv").write_text(text, encoding="utf-8")
    return read_rows("table", Row, folder)


def test_rows_lists_defaults_and_comments(tmp_path: Path) -> None:
    text = "# what this table is\nname,aliases,members\nEU,European Union; the Union,27\n# a remark\nNA,,\n"
    union, namibia = rows_of(tmp_path, text)
    assert union == Row("EU", ("European Union", "the Union"), 27)
    assert (namibia.aliases, namibia.members) == ((), None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,members\nEU,many\n", r"table.csv:2: .*int"),
        ("name,members\n# a remark\n,3\n", r"table.csv:3: .*name"),
        ("name\nEU,27\n", "table.csv:2: 2 cells under 1 headings"),
    ],
)
def test_a_row_that_does_not_fit_is_named_by_its_line(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match=message):
        rows_of(tmp_path, text)
