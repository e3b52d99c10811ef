"""What an English text says of each person: titles, part in the proceedings, talk."""

from __future__ import annotations

from extractor.assemble.appearances import Appearance
from extractor.assemble.facts import Facts


def appearances_en(facts: Facts) -> list[Appearance]:
    """Return one appearance for each PERSON mention, in text order."""
    return [Appearance(person) for person in facts.mentions.labelled("PERSON")]
