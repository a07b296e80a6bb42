"""The words of dates, and the pieces of patterns made of them."""

from pipeline.stages.word_lists import words

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        [
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ]
    )
    for name in names.split()
}
SMALL = {
    word: number
    for number, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen twenty"
        )
    )
} | {"a": 1, "an": 1, "couple": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50}
ORDINALS = {
    word: number
    for number, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"twenty-first": 21}
DECADES = {
    word: number * 10
    for number, word in enumerate(words("twenties thirties forties fifties sixties seventies eighties nineties"), 2)
}

# Abbreviations need their capital, and the point or a number; whole names may be all capitals, or small where no other
# word is spelled so.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|january|february|april|june|july|september|october|november|december"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|AUG|SEPT|OCT|NOV|DEC)(?:\.|(?=\s?\d)))(?![^\W\d_])"
)
WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)(?![^\W\d_])"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|,\d\d\d|\.\d)"
YEAR = r"(?:1[0-9]|20)\d\d(?![\w%]|,\d\d\d|\.\d)"
SEASON = r"(?:spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)(?!\w)"
UNIT = r"(?:day|weekend|week|month|quarter|year|decade|century)"
SPACE = r"[\s-]{1,2}"
COUNT = (
    r"(?:(?:a\s(?=dozen))?(?P<count>(?<![\w,.])\d{1,3}(?:,\d{3}){1,2}|(?<![\w,.])\d{1,4}|"
    + "|".join(sorted(SMALL, key=len, reverse=True))
    + r")"
    r"(?:\sof(?=\s(?:days|weeks|months|years|decades)))?"
    r"(?P<half>\sand\sa\shalf|-and-a-half)?|half\sa|(?:a\s)?(?:few|several|couple)(?:\sof)?)"
)
NIGHT = r"(?:morning|afternoon|evening|night|noon|midday|midnight)s?"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?:\s?(?i:[ap](?:\.\s?m\.|\.?m\b)))?"
    r"|(?:1[0-2]|0?[1-9])\s?(?i:[ap](?:\.\s?m\.|\.?m\b))"
    r"|(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so['’]clock)"
)
ZONE = (
    r"(?:\s(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|GMT|UTC|BST|CET"
    r"|(?:Eastern|Central|Mountain|Pacific)(?:\s[Tt]ime)?|local\stime)(?!\w))?"
)


def small(word: str) -> int:
    """The value of a small number in digits or words. Raises KeyError for other words."""
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() else SMALL[word.lower()]
