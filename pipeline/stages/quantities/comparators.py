"""The words before or after a number that compare with it, as one of a few classes."""

import re

CLASSES: dict[str, str] = {
    "more than": r"(?:more|greater|larger|higher|bigger|longer|older|heavier|taller|faster|further|farther)\s"
    r"(?:\w{1,12}\s)?than"
    r"|over|above|in\sexcess\sof|upwards?\sof|exceed(?:s|ed|ing)?|topp(?:ed|ing)|surpass(?:ed|ing|es)?|north\sof|beyond|>",
    "less than": r"(?:less|fewer|smaller|lower|younger|shorter|cheaper|slower)\s(?:\w{1,12}\s)?than"
    r"|under|below|(?:just\s)?shy\sof|short\sof|south\sof|<",
    "at least": r"at\s(?:the\svery\s)?least|(?:no|not)\s(?:less|fewer)\sthan|(?:a\s)?minimum\s(?:of)?|not\sunder"
    r"|>\s?=|≥",
    "at most": r"up\sto|at\s(?:the\s)?(?:most|maximum)|(?:no|not)\s(?:more|greater|larger|longer|higher|later)\sthan"
    r"|(?:a\s)?maximum\s(?:of)?|as\s(?:many|much|high|long|old|large|big|far)\sas|not\sexceed(?:ing)?|<\s?=|≤",
    "about": r"about|around|roughly|approximately|approx\.?|some|(?:an\s)?estimated|circa|ca\.|c\.|something\slike"
    r"|in\sthe\sregion\sof|(?:on|in|of)\sthe\sorder\sof|somewhere\saround|~|≈|an\saverage\sof\sabout",
    "nearly": r"nearly|almost|near|close\sto|approaching|virtually|nigh\son",
    "only": r"only|just|merely|(?:a\s)?mere|barely|as\s(?:few|little|low)\sas",
    "exactly": r"exactly|precisely",
}
# "no more than" must be tried before "more than": a longer phrase that ends at the same place begins earlier.
BEFORE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<c{number}>{words})" for number, words in enumerate(CLASSES.values()))
    + r")(?:[\s-]|(?<=[<>=≤≥~≈]))"
    r"(?:an?\s|another\s|one\sof\s|at\s)?$",
    re.IGNORECASE,
)
AFTER = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("at least", r"\s?\+|\s(?:or|and)\s(?:more|over|older|above|up|higher|greater|better)(?!\w|\sthan)"),
        ("at least", r"[\s-]plus(?!\w)|,?\sat\sleast(?!\w)|\s[^\W\d_]{1,20}\sor\smore(?!\w)"),
        (
            "at most",
            r"\s(?:or|and)\s(?:less|fewer|under|younger|below|lower)(?!\w|\sthan)|,?\sat\s(?:the\s)?most(?!\w)",
        ),
        ("about", r"\sor\sso(?!\w)|\smore\sor\sless|-ish(?!\w)|\sor\sthereabouts|,?\sgive\sor\stake"),
        ("about", r"\s[^\W\d_]{1,20}\sor\sso(?!\w)"),
    )
)
DURING = re.compile(
    r"(?<!\bfor )(?<!\bof )(?<!\bin )(?<!\bwell )(?<!\bjust )(?<!\btook )(?<!\bafter )(?<!\blasted )\b[Oo]ver\s$"
)
NAMES = tuple(CLASSES)
REACH = 40  # characters; longer than any phrase above


def comparator(text: str, start: int, end: int, duration: bool) -> str | None:
    """The class of the comparing words around `text[start:end]`, or None. What stands behind wins ("about 500 or more")
    only where nothing stands before. "over" before a duration often means "during"."""
    begin = max(0, start - REACH)
    found = BEFORE.search(text, begin, start)
    if found and (begin == 0 or found.start() > begin or not text[begin - 1].isalnum()):
        if duration and DURING.search(text, begin, start):
            return None
        return next(name for number, name in enumerate(NAMES) if found[f"c{number}"])
    for name, pattern in AFTER:
        if pattern.match(text, end):
            return name
    return None
