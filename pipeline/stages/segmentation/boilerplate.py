"""Lines that a page puts around its article: links, buttons, credits, bylines, notices.

A claim in such a line is lost, so a pattern must fit the whole line and nothing that a sentence could say. To add one,
add a line below.
"""

import re

LONGEST = 250

DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?\.?"
TIME = r"(?:\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: [a-z]{2,4})?"
# Whatever their case.
PHRASES = (
    # buttons, menus, counters
    r"advert(?:isement)?s?|sponsored(?: content)?|promoted(?: content)?|article(?: content)?|loading|menu|search|close",
    r"share(?: this)?(?: article| story| page| post| on (?:facebook|twitter|whatsapp|linkedin|reddit|x))?",
    r"share \d[\d.,k]*",
    r"(?:copy|get) link|(?:print|e-?mail)(?: this (?:article|page))?|save|tweet|pin it|follow|bookmark",
    r"facebook|twitter|whatsapp|linkedin|reddit|telegram|instagram|youtube|pinterest|messenger",
    r"abstract|full text|(?:twitter|facebook|instagram): ?@[\w.]+|(?:https?://|www\.)\S+",
    r"(?:subscribe|sign (?:in|up)|log ?in|register|donate)(?: now| today| here| free)?",
    r"skip (?:to (?:main )?content|advertisement|ad|navigation)|back to top|scroll down for .{0,60}",
    r"\(?\d[\d.,]*k?\)? (?:comments?|shares?|views|likes)|comments?(?: \(?\d[\d,]*\)?)?",
    r"(?:leave|post|view|show|hide|add|read|see)(?: an?| all| the| \d+)* comments?",
    r"join the (?:conversation|discussion)",
    r"(?:(?:continue|keep) reading|(?:story|article) continues|read on)(?: below)?(?: (?:the )?advertisement)?",
    r"end of (?:article|story)|next(?: article| story)?|previous(?: article| story)?|\d+ min(?:ute)?s? (?:read|listen)",
    # links to other pages
    r"related(?: articles?| stories| topics?| content| news| links?)?|recommended(?: for you| reading)?|see also",
    r"top stories|trending(?: now)?|most (?:read|popular|viewed)|you (?:may|might) (?:also )?(?:like|be interested in)",
    r"more (?:on this story|stories|news|like this)|don['’]t miss|editor['’]s picks?|what to read next|up next",
    r"(?:read|see|watch|listen|learn|find out) (?:more|also|next|now)",
    r"(?:read|see|watch|listen|related|don['’]t miss)(?: more| also| next| now)?: ?.{0,150}",
    r"(?:read|see|learn|find out) more (?:about|on|at|from|here|in)\b.{0,150}",
    r"(?:click|tap) (?:here|the link|below)\b.{0,120}",
    r"(?:follow|like|join|find) us (?:on|at)\b.{0,120}",
    r"follow .{2,60} on (?:twitter|facebook|instagram|x|threads|linkedin)\b.{0,40}",
    r"(?:sign up|subscribe|register)\b.{0,100}\b(?:newsletters?|e-?mails?|alerts?|briefing|inbox|podcast)\b.{0,60}",
    r"sign up (?:for|to)\b.{0,80}|subscribe to\b.{0,80}",
    r"(?:(?:get|read|our|the|free|daily|weekly|morning|evening|e-?mail|news|politics|world) ){0,4}newsletters?",
    r"download (?:the|our) .{0,30}\bapp\b.{0,30}",
    # notices
    r"(?:[^©]{0,60}(?<![^\W\d_])©|\(c\)|\(?copyright (?:©|\(c\)|by|\d{4})).{0,150}",
    r".{0,150}\ball rights reserved\b.{0,150}",
    r"(?:this|our) (?:site|website|page) uses cookies\b.*|we (?:and our partners )?use cookies\b.*",
    r"by (?:clicking|continuing|using|signing up)\b.{0,120}\b(?:cookies?|terms|privacy policy)\b.*",
    r"(?:(?:privacy|cookie) (?:policy|notice|settings)|terms(?: of (?:use|service)| (?:&|and) conditions)?"
    r"|contact us|about us|careers|help|sitemap|advertise(?: with us)?)(?:\s*[|·•/,]\s*(?:[a-z]+ ?){1,4})*",
    r"(?:to )?(?:stop receiving|unsubscribe|opt out|manage your (?:subscription|preferences))\b.{0,150}",
    r"this is a (?:rush )?transcript\b.{0,100}"
    r"|(?:the )?(?:views|opinions) expressed (?:here|in this|are|by (?:our |the )?(?:auth|contrib|writ|col)\w+rs?)"
    r".{0,150}",
    r"have a (?:news )?tip\?.{0,150}|(?:write to|e-?mail|contact) us at .{0,100}",
    r"next in (?:the|this|our) series: ?.{0,150}",
    r"part \w+ of (?:the|this|our|an?) (?:[\w-]+ )?series|[^\W_][\w &]{1,30}(?: [>›»] [\w &]{2,30}){1,6}",
    # when and by whom
    r"(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?:? ?(?:\d"
    r"|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b).{0,50}",
    rf"posted by .{{2,50}} on (?:{DAY}|{MONTH}|\d).{{0,40}}",
    rf"(?:{TIME},? )?(?:{DAY},? )?(?:{MONTH} \d{{1,2}},?|\d{{1,2}} {MONTH}) \d{{4}}(?:,? (?:at )?{TIME})?|{TIME}",
    r"\(?(?:additional |written and )?report(?:ing|ed) by .{0,150}\b(?:edit(?:ing|ed)|writing|additional) .{0,100}",
    r"our standards: .{0,60}|with files from .{0,80}",
    r"(?:for immediate release|embargoed until)\b.{0,60}|(?:media |press )?contacts?: .{0,100}",
)
# In this case only: a byline is "By" and names in capitals, perhaps with what the writer is.
NAME = r"[A-Z][\w.'’-]*(?: (?:(?:de|la|van|von|der|al|bin) )*[A-Z][\w.'’-]*){1,3}"
AGENCIES = r"(?i:agencies|staff(?: \w+)?|wires?|reuters|ap|afp)"
BYLINE = (
    rf"(?:[A-Z]+ ?[|:] ?)?(?:By|BY):? {NAME}(?:(?:, | and | AND |, and )(?:{NAME}|{AGENCIES})){{0,3}}"
    r"(?:(?:,? (?:for|in) |, | ?[|/–—-] ?)[^.!?]{0,60})?"
)
LINE = re.compile("(?i:(?:" + "|".join(PHRASES) + r")\s?[.:!»›>…]*)|" + BYLINE, re.DOTALL)

# Lines after which links or topics follow, one a line.
LINKS_FOLLOW = re.compile(
    r"(?i:related.{0,20}|topics?|tags?|filed under|recommended.{0,20}|trending.{0,10}|top stories|see also"
    r"|most (?:read|popular|viewed)|more (?:on|from|in|stories|news)\b.{0,30}|read (?:more|next)|don['’]t miss"
    r"|you (?:may|might) also.{0,30}):?"
)
# The sign under a press release, after which the sender tells of itself.
RELEASE_ENDS = re.compile(r"(?:# ?){2,5}|-? ?30 ?-|-? ?(?i:ends?) ?-")
SENDER = re.compile(r"(?:About|Contact|For (?:more|further) information)\b")


def is_boilerplate(line: str) -> bool:
    """Whether a line belongs to the page and not to the article."""
    return len(line) <= LONGEST and (LINE.fullmatch(line) is not None or not any(map(str.isalnum, line)))
