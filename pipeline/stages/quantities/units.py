"""Units of measure and currencies, from `units.csv`: which one stands at a piece of a sentence."""

from typing import Literal, NamedTuple

from msgspec import Struct

from pipeline.gazetteers import read_rows
from pipeline.stages.quantities.lexemes import LEXEME, Lexemes
from pipeline.stages.word_lists import words

UnitKind = Literal["measure", "time", "currency", "cent"]


class Unit(Struct, frozen=True):
    """A row of `units.csv`; its first lines say what the columns mean."""

    unit: str
    kind: UnitKind
    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class Found(NamedTuple):
    """A unit in a text, over the pieces `first` to `last` (half-open)."""

    first: int
    last: int
    unit: Unit
    sign: bool = False


class Units:
    """All units, by the first piece of each of their names and signs; longer ones are tried first."""

    def __init__(self, rows: list[Unit]) -> None:
        self.by_word: dict[str, list[tuple[list[str], Unit]]] = {}
        self.by_sign: dict[str, list[tuple[list[str], Unit]]] = {}
        self.before: dict[str, Unit] = {}
        self.of_country: dict[str, list[tuple[list[str], Unit]]] = {}  # "Canadian $"
        self.codes = frozenset(row.unit for row in rows if row.kind == "currency" and row.unit.isupper())
        for row in rows:
            for name in row.words:
                for form in {name, plural(name)}:
                    _add(self.by_word, form, row)
                country, _, coin = name.rpartition(" ")
                if country and coin in SIGNS and row.kind == "currency":
                    _add(self.of_country, f"{country} {SIGNS[coin]}", row)
                    _add(self.by_word, f"{country} {SIGNS[coin]}", row)
            for sign in row.signs:
                _add(self.by_sign, sign, row)
                if row.kind == "currency":
                    self.before[sign.replace(" ", "").lower()] = row
            if row.kind == "currency" and row.unit in row.signs and row.unit.lower() not in NOT_SMALL:
                _add(self.by_sign, row.unit.lower(), row)
        codes = {"m" + code.lower() for code in self.codes} | {"b" + code.lower() for code in self.codes}
        prefixes = {sign.rstrip("$£¥₵") for sign in self.before}
        self.first_pieces = frozenset(self.before) | codes | prefixes | {"dollar", "u"} | frozenset(self.of_country)
        for table in (self.by_word, self.by_sign, self.of_country):
            for forms in table.values():
                forms.sort(key=lambda form: -len(form[0]))

    def begins(self, low: str) -> bool:
        """Whether a piece in small letters may begin the sign or code of a currency in front of a number."""
        return low in self.first_pieces

    def after(self, lexemes: Lexemes, at: int) -> Found | None:
        """The unit whose name or sign begins at a piece, right behind a number."""
        for pieces, unit in self.by_word.get(lexemes.low[at], ()):
            last = _words_end(lexemes, at, pieces)
            if last:
                return Found(at, last, unit)
        for pieces, unit in self.by_sign.get(lexemes.text[at], ()):
            last = at + len(pieces)
            if lexemes.text[at:last] == pieces and _sign_ends(lexemes, at, last, unit):
                return Found(at, last, unit, True)
        return None

    def currency_before(self, lexemes: Lexemes, at: int) -> Found | None:
        """The sign, code or word of a currency that begins at a piece, in front of a number: "$", "US$", "c $", "USD",
        "dollar"."""
        text, low = lexemes.text, lexemes.low
        if lexemes.kind[at] == "word":
            if low[at + 1] in tuple("$£¥₵¢") and (lexemes.glued(at + 1) or low[at] in APART or text[at] == "US"):
                unit = self.before.get(low[at] + low[at + 1])
                if unit:
                    return Found(at, at + 2, unit, True)
            if low[at : at + 5] == ["u", ".", "s", ".", "$"]:
                return Found(at, at + 5, self.before["$"], True)
            unit = self.before.get(low[at])
            if unit and (text[at].isupper() or text[at] in unit.signs or self.is_code(text[at])):
                return Found(at, at + 1, unit, True)
            for pieces, unit in self.of_country.get(low[at], ()):
                if low[at : at + len(pieces)] == pieces:
                    return Found(at, at + len(pieces), unit, True)
            if low[at] == "dollar":
                return Found(at, at + 1, self.before["$"])
            return None
        unit = self.before.get(low[at])
        return Found(at, at + 1, unit, True) if unit else None

    def told_behind(self, lexemes: Lexemes, at: int) -> tuple[str, int] | None:
        """The currency that stands behind a bare "$" amount, and where it ends: "$5 CAD", "$3 million Canadian"."""
        text = lexemes.text[at]
        if text in self.codes and self.before[text.lower()].words[0].endswith("dollar"):
            return text, at + 1
        ends = lexemes.kind[at + 1] != "word" or lexemes.low[at + 1] in ("to", "for", "in", "a", "per", "and", "or")
        if not ends or not text[:1].isupper():
            return None
        for pieces, unit in self.of_country.get(lexemes.low[at], ()):
            if pieces == [lexemes.low[at], "$"]:
                return unit.unit, at + 1
        return None

    def is_code(self, text: str) -> bool:
        """Whether a word is an ISO code as it stands: in capitals, or in small letters where no word is spelt so."""
        return text.upper() in self.codes and (text.isupper() or (text.islower() and text not in NOT_SMALL))


SIGNS = {"dollar": "$", "pound": "£"}
NOT_SMALL = frozenset(words("all amd bam bob cop cup ern gel imp lak mad mop nad pen sar scr sit sos top try yer"))


def _words_end(lexemes: Lexemes, at: int, pieces: list[str]) -> int:
    """Where the words of a name end that begins at a piece, hyphens between them or not ("square-foot"); 0 if not."""
    for piece in pieces:
        at += piece != "-" and lexemes.hyphen(at) and piece != pieces[0]
        if lexemes.low[at] != piece:
            return 0
        at += 1
    return at


def plural(name: str) -> str:
    """A plural in s of the last word; other plurals are written out in the table."""
    return name if name.endswith("s") else name + "s"


def _add(table: dict[str, list[tuple[list[str], Unit]]], form: str, row: Unit) -> None:
    pieces = [found[0] for found in LEXEME.finditer(form)]
    table.setdefault(pieces[0], []).append((pieces, row))


APART = frozenset(("c", "hk", "nz", "nt"))  # letters that may stand apart from their "$": "c $ 16.4 million"
LINES = frozenset(("240", "360", "480", "720", "1080", "1440", "2160"))  # of a picture
ALONE = frozenset(
    ("in", "m", "g", "h", "l", "L", "A", "V", "W", "st", "ha", "mi", "cal", "ct", "mb", "MP", "C", "F", "J")
)


def _sign_ends(lexemes: Lexemes, at: int, last: int, unit: Unit) -> bool:
    """Whether a sign ends where it should: no letter or digit, no code ("24703 L-202") goes on behind it."""
    if lexemes.text[at] == "ft" and lexemes.low[last + 1] == "in":
        return True  # "6ft2in"
    code = lexemes.hyphen(last) and lexemes.kind[last + 1] != "word" and lexemes.text[last + 2] != lexemes.text[at]
    after = lexemes.glued(last) and (lexemes.kind[last] != "" or code)  # "5km-10km" is none
    if after and lexemes.low[last] not in (".", ","):
        return False
    if unit.kind == "currency" and lexemes.kind[at] == "":  # "10 $ 30 $" has it behind, "5 $30" before the next
        return not (lexemes.glued(last) and lexemes.kind[last] == "numeral")
    if lexemes.text[at] == "in" and lexemes.low[last] == "." and lexemes.glued(last):
        return True  # "8 in."
    if lexemes.text[at] in ("p", "c"):  # "99p", not "1080p"
        return lexemes.glued(at) and lexemes.text[at - 1] not in LINES
    if lexemes.text[at] == "A":
        return "." in lexemes.text[at - 1] or lexemes.kind[last] == "word"  # "6A:" is a class
    if lexemes.text[at] in ("C", "F"):
        return lexemes.glued(at) or lexemes.kind[last] != "word"
    return lexemes.glued(at) or lexemes.text[at] not in ALONE or lexemes.text[at] in ("m", "g", "V", "W")


def load_units() -> Units:
    """The units of `units.csv`."""
    return Units(read_rows("units", Unit))
