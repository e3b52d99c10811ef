"""English nouns that refer back to an organisation: "the association", "the Forum's director"."""

from __future__ import annotations

import re

from extractor.assemble.facts import Facts
from extractor.document import Mention

NOUNS = (
    "society|association|university|college|company|group|cent(?:er|re)|institute|committee"
    "|council|"
    "foundation|hospital|school|agency|bureau|ministry|department|organi[sz]ation|bank|firm|party|"
    "alliance|federation|chamber|club|union|academy|fund|commission|corporation|network|consortium"
    "|utility|airline|carrier|operator|retailer|manufacturer|insurer|publisher|brewery|charity|trust"
    "|museum|port|airport|hotel|orchestra|theat(?:er|re)|library|gallery|zoo|laboratory|consultancy"
    "|co-?operative|start-?up|studio|shipyard|authority|embassy|church|league|newspaper|forum"
    "|garden|observatory|credit union|think tank|board|secretariat|coalition|initiative|registry"
    "|guild|confederation|archive|clinic|refinery|distillery|winery|brand|lab|trade union"
)


# "the Forum's secretary" names no body of that name.
REFERS_BACK = re.compile(f"(?i:{NOUNS})")


# What stands before a name to say what it is: "of the wholesaler X", "founder of chipmaker Y".
WHAT_BODIES_ARE = re.compile(
    rf"(?:{NOUNS}|wholesaler|producer|supplier|distributor|developer|contractor|consultants|maker"
    r"|[a-z]+(?:maker|builder|grower|breeder)|non-?profit|ngo|broadcaster|magazine|platform|giant"
    r"|specialist|provider|processor|exporter|importer|integrator|unicorn|subsidiary|arm|venture"
    r"|accelerator|incubator|lender|grocer|chain|brewer|shipper|forwarder|vendor|house|label"
    r"|partnership|practice|agency|law[ ]firm|conglomerate|fintech|startup|co-op|collective)"
)


def referred(facts: Facts, match: re.Match[str]) -> Mention | None:
    """The organisation last named before "the association" that is one."""
    noun = match.group().split()[-1].casefold()
    before = [m for m in facts.mentions.labelled("ORG") if m.end <= match.start()]
    return next((m for m in reversed(before) if _is_a(facts, m, noun)), None)


def _is_a(facts: Facts, mention: Mention, noun: str) -> bool:
    name = (facts.organisation_name(mention) or facts.document.written(mention)).casefold()
    if noun in name or noun.replace("re", "er") in name:
        return True
    kind = next((o.kind for o in facts.organisations if o.name.casefold() == name), "other")
    return noun in _NOUNS_OF_KIND.get(kind, ())


_NOUNS_OF_KIND = {
    "company": (
        "company",
        "group",
        "firm",
        "corporation",
        "bank",
        "utility",
        "airline",
        "carrier",
        "operator",
        "retailer",
        "manufacturer",
        "insurer",
        "publisher",
        "brewery",
        "consultancy",
        "start-up",
        "startup",
        "studio",
        "shipyard",
    ),
    "university": ("university", "college", "school"),
    "association": ("association", "society", "federation", "alliance", "chamber", "union"),
    "institute": ("institute", "center", "centre", "academy"),
    "hospital": ("hospital",),
    "government": ("ministry", "agency", "bureau", "department", "commission"),
    "international": ("organization", "organisation", "agency", "bank"),
}
