"""Two names of gatherings that the text holds as one: the X Conference and the Y Forum was held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.document import Document, Mention

_AND = re.compile(r" (?:and|&) (?:the )?")
_IS_ONE = re.compile(
    r" (?:(?:was|is|has been|is to be) (?:also |\w+ly )*(?:held|hosted|opened|convened|organi[sz]ed"
    r"|inaugurated|kicked|launched|concluded|staged|scheduled|set)|takes place|opens|kicks off)\b"
)


def joint_names(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """Pairs of names of which the sentence speaks as of one gathering."""
    text = document.folded
    for left, right in pairwise(sorted(found, key=lambda m: (m.start, m.end))):
        if not _AND.fullmatch(text, left.end, right.start) or not _IS_ONE.match(text, right.end):
            continue
        sentence = document.sentence_at(left.start)
        if not _AND.search(text, sentence.start, left.start):
            source = "rule:en/events:joint"
            yield document.mention(left.start, right.end, "EVENT", source)
