"""Whether a country's name means the country: settled by the words beside it, else by the article it stands in.

What else a name may mean is known by its kind of context (a street, a firm, a person, a town, a language). The words of
each kind are rows of `country_neighbours`, `country_contexts`, `country_namesakes`, `capitalised_words`.
"""

import re

from pipeline.stages.places.capitals import among_capitals, is_title
from pipeline.stages.places.country_article import ArticleContext
from pipeline.stages.places.country_names import ContextRow, CountryName

BESIDE = 48  # characters looked at on each side of a name
AROUND = 200  # characters that tell whether a line is a headline
LANGUAGE_BEFORE = re.compile(
    r"\b(?:in|translated\s+into|speak(?:s|ing)?|spoke|spoken|fluent|learn(?:s|ed|ing)?|stud(?:y|ies|ied|ying)|teach(?:es|ing)?|taught|"
    r"translat(?:e|es|ed|ing)|understands?|basic|broken|perfect|conversational)\s+"
    r"(?:(?:only|some|little|fluent|no|good|both|either)\s+)?(?:[A-Z]\w+\s+(?:and|or)\s+)?$"
)
LANGUAGE_END = re.compile(
    r"\s*(?:$|[.,;:)!?\"”’'\]]|(?:on|at|to|with|for|as|by|that|but|when|while|because|if|so|from|than|is|was|well)\b|"
    r"(?:and|or)\b(?!\s+[A-Z]\w+\s+(?!(?:and|or|but|as|at|in|on|to|with|for|by|that|when|while)\b)[a-z]))"
)
LANGUAGE_AFTER = re.compile(
    r"[\s-]+(?:[Ll]anguages?|[Ss]peak(?:ers?|ing)|[Tt]ranslat(?:ions?|ors?)|[Ss]ubtitles|[Gg]rammar)\b"
)
FOLLOWING_RUN = re.compile(r"\s[A-Z][\w&’']*(?:[ -](?:(?:of|and|for|the|&) )*[A-Z][\w&’']*)*")
WORD_BEFORE = re.compile(r"(?:^|[\s(\"“‘'])([A-Z][a-z]+|[A-Z]\.)\s+$")
WORD_AFTER = re.compile(r"\s+([A-Z][a-z]+)")
COMPASS = re.compile(r"\b(?:(?:[Nn]orth|[Ss]outh)-?(?:[Ee]ast|[Ww]est)?|[Ee]ast|[Ww]est|Middle|Coastal)(?:ern)?\s+$")
TOWN_BEFORE = re.compile(
    r"(?:\b(?:city|town|village|mayor|residents?|natives?) of|"
    r"\b(?:St|Ave|Rd|Blvd)\.,|\b(?:Street|Road|Avenue),|,\s+\d\d?,)\s+$"
)
TOWN_AS_ADJECTIVE = re.compile(r"\b[Aa]n?\s+$")  # "a Lebanon company"; of the country it is "a Lebanese company"
SOMEBODY_OF = re.compile(r"\b([A-Z][a-z]+)\s+([A-Z][a-z]+),?\s+of\s+$")
ITEM = r"((?:[A-Z][\w.'’-]*\s+)*[A-Z][\w.'’-]*)"
LINK = r"(?:,(?:\s+and|\s+or)?|\s+and|\s+or)\s+"
ITEM_BEFORE = re.compile(rf"(?:^|[\s,;(]){ITEM}{LINK}$")
ITEM_AFTER = re.compile(LINK + ITEM)
AFTER_SURNAME = re.compile(r"\s*$|[.,;:)]|['’]s\b|\s+(?:said|says|told|who|was|is|has|had|added|of)\b")
SPEAKS = re.compile(r"\s+(?:said|says|told|added|asked|wrote)\b")
THE = re.compile(r"\b[Tt]he\s+$")
US_BEFORE = re.compile(r"\b(?:THE|IN)\s+$|[-/(]$")


def country_meant(text: str, start: int, end: int, name: CountryName, article: ArticleContext) -> str | None:
    """The ISO code of the country that `text[start:end]`, an occurrence of `name`, means; None where it means none."""
    left, right = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    around = text[max(0, start - AROUND) : end + AROUND]
    if is_glued(left, right) or is_other_name(left, right, name, article):
        return None
    if name.text == "US" and is_pronoun(text, start, end):
        return None
    if name.language and is_language(left, right):
        return None
    if name.context is not None and not is_country(around, left, right, name, name.context, article):
        return None
    return article.iso2(name)


def is_glued(left: str, right: str) -> bool:
    """Whether the name is part of an address, a handle or a code."""
    if right[:1].isdigit() or right[:1] == "_" or left[-1:] in ("@", "_"):
        return True
    chunk = left.rsplit(None, 1)[-1] if left and not left[-1].isspace() else ""
    return "://" in chunk or chunk.startswith("www.")


def is_other_name(left: str, right: str, name: CountryName, article: ArticleContext) -> bool:
    """Whether the words beside the name make it part of another thing's name."""
    tables = article.tables
    if tables.beside("before", name, left) or tables.beside("after", name, right):
        return True
    if name.form == "name" and tables.short_state_after.match(right):  # "Norway, Mich."
        return True
    run = FOLLOWING_RUN.match(right)
    return run is not None and tables.beside("end", name, run[0])


def is_pronoun(text: str, start: int, end: int) -> bool:
    """Whether "US" is the pronoun among words in capitals."""
    if not among_capitals(text, start, end):
        return False
    opens = start == 0 and text[end : end + 1] != ","
    return not (opens or US_BEFORE.search(text[max(0, start - 8) : start]) or text[end : end + 1] in ("-", "/"))


def is_language(left: str, right: str) -> bool:
    """Whether the name of a language is meant, not the people."""
    if LANGUAGE_AFTER.match(right):
        return True
    return LANGUAGE_END.match(right) is not None and LANGUAGE_BEFORE.search(left) is not None


def is_country(
    around: str, left: str, right: str, name: CountryName, context: ContextRow, article: ArticleContext
) -> bool:
    """Whether a name that often means something else means the country: by its sentence, else by the article."""
    company = kept_company(left, right, article) if "place" in context.also else None
    if company is not None:
        return company
    if "place" in context.also and context.default != "always" and is_town(left, right, name, article):
        return False
    if is_person(around, left, right, name, context, article):
        return False
    return article.speaks_of(name, context)


def kept_company(left: str, right: str, article: ArticleContext) -> bool | None:
    """What an enumeration tells: True beside other countries, False beside or before a U.S. state, else None."""
    if article.tables.state_after.match(right):
        return False
    items = [match[1] for match in (ITEM_BEFORE.search(left), ITEM_AFTER.match(right)) if match]
    if any(article.tables.state_only.match(item) for item in items):
        return False
    names = [found.value for item in items for found in article.lexicon.find(item)]
    return True if any(name.context is None and name.iso2 != "US" for name in names) else None


def is_town(left: str, right: str, name: CountryName, article: ArticleContext) -> bool:
    """Whether the sentence speaks of a town: "a Lebanon company", "Ann Lee of Lebanon"."""
    if TOWN_BEFORE.search(left):
        return True
    if name.form == "name" and TOWN_AS_ADJECTIVE.search(left) and re.match(r"\s+[a-z]", right):
        return True
    somebody = SOMEBODY_OF.search(left)
    return somebody is not None and all(
        word not in article.tables.public and article.may_be_name(word) for word in somebody.groups()
    )


def is_person(
    around: str, left: str, right: str, name: CountryName, context: ContextRow, article: ArticleContext
) -> bool:
    """Whether the words before and after make the name a person's, a tribe's or a thing's."""
    before = WORD_BEFORE.search(left)
    named = before is not None and article.may_be_name(before[1]) and not COMPASS.search(left)
    if "tribe" in context.also and named:
        return True
    if name.form != "name":
        said = SPEAKS.match(right) is not None and not THE.search(left)
        return "person" in context.also and (said or (named and AFTER_SURNAME.match(right) is not None))
    if is_title(around):
        return False
    goes_on = is_part_of_name(right, article)
    if "word" in context.also and context.default != "always" and goes_on:
        return True
    return "person" in context.also and (named or goes_on)


def is_part_of_name(right: str, article: ArticleContext) -> bool:
    """Whether a capitalised word follows that is no word of public offices and bodies."""
    after = WORD_AFTER.match(right)
    tables = article.tables
    return after is not None and after[1] not in tables.public and after[1].lower() not in tables.not_names
