"""Ids of entities: the same for the same documents, whatever else is linked.

An id is made from the earliest mention of its entity: publication date first (undated last), then
document id, then record. So it does not depend on the order of input; documents that do not name
the entity cannot change it; later ones that do leave it too. Where documents show two entities to
be one, the one that was seen first keeps its id.
"""

from __future__ import annotations

from hashlib import sha256

from extractor.link.mention import EntityType

# 64 bits: among a million entities two meet with a probability of one in 37 million.
_DIGITS = 16


def entity_id(type_: EntityType, document: str, name: str, ordinal: int = 0) -> str:
    """The id of the entity whose earliest mention is ``name`` in ``document``.

    ``ordinal`` counts earlier records of that document with the same type and name (namesakes).
    """
    parts = (type_, document, name, *([str(ordinal)] if ordinal else []))
    return f"{type_}-{sha256(chr(31).join(parts).encode()).hexdigest()[:_DIGITS]}"
