"""Finding names: boundaries, white space, marks, the longest one, exact case."""

import pytest

from pipeline.names import Names

NAMES: Names[str] = Names()
for name in ("United States", "Korea", "South Korea", "Guinea-Bissau", "Côte d'Ivoire", "Åland"):
    NAMES.add(name, name)
for name in ("US", "U.S."):
    NAMES.add(name, name, exact=True)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("the United States' army", ["United States"]),
        ("United\r\n  States, UNITED STATES", ["United\r\n  States", "UNITED STATES"]),
        ("South Korea and Korea", ["South Korea", "Korea"]),
        ("South Koreans; Koreas", []),
        ("Guinea–Bissau, Guinea - Bissau", ["Guinea–Bissau", "Guinea - Bissau"]),
        ("CÔTE D’IVOIRE and Åland", ["CÔTE D’IVOIRE", "Åland"]),
        ("us, Us, US, U.S., U. S. and u.s.", ["US", "U.S.", "U. S."]),
        ("the south korea of old", []),
        ("Ko\u00adrea and Uni\u200bted\u00a0Sta\u00adtes", ["Ko\u00adrea", "Uni\u200bted\u00a0Sta\u00adtes"]),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, written: list[str]) -> None:
    assert [text[found.start : found.end] for found in NAMES.find(text)] == written
