"""English posts that are held at a place, not at an organisation."""

from __future__ import annotations

import re

# Posts of a place or a state: their holders' place stands in the title, or nowhere.
PLACE_POST = re.compile(
    r"\b(?:mayor|governor|magistrate|minister|premier|ambassador|consul|senator|congress(?:man"
    r"|woman)|"
    r"king|queen|prince|princess|emir|sultan|sheriff|prefect|akim|attorney general|comptroller|"
    r"councill?or|council ?(?:man|woman|member)|state representative|first lady"
    r"|high commissioner)\b",
    re.IGNORECASE,
)
