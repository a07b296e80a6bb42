"""Builds patterns/gazetteers/countries.csv from the Unicode CLDR through babel.

    uv pip install -e ".[gazetteers]" && python tools/build_countries.py

Only this script needs babel. Names that CLDR does not have (former names, abbreviations, demonyms) are our own rows, in
`country_aliases.csv` and `demonyms.csv`; never edit `countries.csv` by hand.
"""

import csv
import re
from pathlib import Path

import babel
from babel import Locale

TARGET = Path(__file__).resolve().parents[1] / "patterns" / "gazetteers" / "countries.csv"

# CLDR's own and exceptionally reserved codes, and lands without people of their own: no state and no territory.
LEFT_OUT = "AC AQ BV CP CQ DG EA EU EZ HM IC QO TA TF UM UN XA XB ZZ"

# CLDR tells some names apart by a qualifier that no news text has; there we show the plain name.
PLAIN = {
    "CC": "Cocos Islands",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
    "TR": "Turkey",
}


def spelled_out(name: str) -> str:
    """A CLDR name as text writes it: `&` as a word, a straight apostrophe."""
    return re.sub(r"\s*&\s*", " and ", name).replace("’", "'")


def rows() -> list[tuple[str, str]]:
    """Code and English name of every state and territory, by code."""
    names = Locale("en").territories
    codes = sorted(code for code in names if len(code) == 2 and code.isalpha() and code not in LEFT_OUT.split())
    return [(code, PLAIN.get(code) or spelled_out(names[code])) for code in codes]


def main() -> None:
    """Write the table."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("iso2", "name"))
        file.write(
            f"# Made by tools/build_countries.py from CLDR (babel {babel.__version__}). Do not edit: aliases and\n"
        )
        file.write("# demonyms have tables of their own.\n")
        table.writerows(rows())


if __name__ == "__main__":
    main()
