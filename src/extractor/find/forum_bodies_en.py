"""Names such as Dairy Forum that a text speaks of as of a body and never as of something held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document import Document, Mention


def without_bodies(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """What is not a body's name, full or short."""
    bodies = tuple({mention.text for mention in found if _is_body(document, mention)})
    return [mention for mention in found if not any(b.endswith(mention.text) for b in bodies)]


def _is_body(document: Document, mention: Mention) -> bool:
    """Whether a text speaks of what could be a gathering's name as of a body, and never as held."""
    if _MAY_BE_BODY.search(mention.text) is None or _NUMBERED.search(mention.text):
        return False
    spoken = held = 0
    for match in re.finditer(re.escape(mention.text), document.folded):
        before = document.folded[max(0, match.start() - 60) : match.start()]
        held += bool(_HELD_BEFORE.search(before) or _HELD_AFTER.match(document.folded, match.end()))
        spoken += bool(_OF_BODY.search(before) or _ACTS.match(document.folded, match.end()))
    spoken += _OF_TRADE.search(mention.text) is not None
    return spoken > 0 and not held


# A forum or congress of people of one trade is their association: "Growers' Forum".
_OF_TRADE = re.compile(
    r"\b(?:Growers|Farmers|Producers|Owners|Employers|Workers|Manufacturers|Exporters|Importers"
    r"|Traders|Merchants|Fishermen|Breeders|Builders|Operators|Retailers|Shippers|Brokers|Teachers"
    r"|Nurses|Editors|Publishers|Broadcasters|Tenants|Landowners|Residents|Planters|Millers)[’']?"
    r" (?:Forum|Congress|Roundtable|Round Table|League|Assembly)$"
)


_MAY_BE_BODY = re.compile(
    r"\b(?:Roundtable|Round Table|Forum|Congress|Assembly|Conference|League|Dialogue|Convention"
    r"|Summit|Challenge)$|^Conference of\b"
)
_NUMBERED = re.compile(r"\d|\b(?:First|Second|Third|\w+th|[IVX]{2,5}) ")
_HELD_BEFORE = re.compile(
    r"\b(?:at|during|attend\w*|host\w*|before|after|speak\w* (?:to|at)|annual|upcoming|year.s|next"
    r"|organi[sz]\w*|present\w*|hold\w*|held|open\w*|clos\w*|sidelines of|part of) "
    r"(?:the |its |a )?(?:\w+ )?$"
)
_HELD_AFTER = re.compile(
    r"[”\"]?,? (?:(?:was|is|were|will|to) (?:be |being )?(?:\w+ly )?(?:held|hosted|open\w*|take"
    r"|convene\w*|kick\w*|bring|feature|run|return|host|gather)|(?:which )?(?:took|tak(?:es?|ing))"
    r" place|(?:re)?opened|opens|closed|concluded|kick(?:s|ed) off|runs|drew|(?:will )?brings?"
    r" together|brought together|attract\w*|gather\w*|in [A-Z]|on (?:[A-Z]|\d)|from (?:[A-Z]|\d)"
    r"|scheduled|slated)"
)
_OF_BODY = re.compile(
    r"\b(?:president|[Cc]hair\w*|CEO|[Ss]ecretary|[Ss]ecretary[- ]general|[Dd]irector"
    r"|[Dd]irector[- ]general|[Ff]ounder|[Ss]pokes\w+|[Mm]embers?(?:hip)?|[Mm]anager|President"
    r"|[Tt]reasurer|[Ee]conomist|[Ff]ellow|[Cc]ounsel|[Pp]artnership|[Pp]artnered|[Pp]artners"
    r"|[Cc]ollaborat\w+|[Aa]ffiliat\w+) (?:of|with|at|from|for) (?:the )?$"
    r"|\b(?:[Hh]osted|[Oo]rgani[sz]ed|[Pp]ublished|[Cc]ommissioned|[Cc]onvened|[Ff]ounded) by"
    r" (?:the )?$"
)
_ACTS = re.compile(
    r"(?: \([A-Z][A-Za-z]{1,9}\))?,? (?:(?:has |have |had |also |today )?(?:said|says|urge[sd]"
    r"|calls? on|called on|argue[sd]|advocates|represents|published|estimates|warn(?:s|ed)"
    r"|comprises|employs)\b|(?:is |are |which is )?an? (?:[\w-]+,? ){0,5}(?:association|coalition"
    r"|group|organi[sz]ation|alliance|non-?profit|charity|think[- ]tank|network|lobby|federation"
    r"|institute|party|body)\b)"
)
