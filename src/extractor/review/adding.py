"""Records that the program had missed, put in by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from extractor.ground import RECORD_LISTS
from extractor.identify import ID_WORDS
from extractor.records import DocumentRecord
from extractor.review.checking import written_values
from extractor.review.corrections import Addition
from extractor.review.draft import Draft, Item
from extractor.review.fields import fields
from extractor.review.grounding import ground_addition
from extractor.review.keys import DOCUMENT
from extractor.review.texts import FoundText


def add_records(draft: Draft, additions: Sequence[Addition], text: FoundText) -> Iterator[str]:
    """Put the added records into the draft; yields what is wrong with them."""
    for addition in additions:
        problems = list(_problems(draft, addition, text))
        if not problems:
            values = _complete(draft, addition)
            values["id"] = _next_id(draft, addition.list)
            values["mentions"] = list(ground_addition(addition, fields()[addition.list], text))
            draft.items[addition.key] = Item(addition.list, addition.key, values)
        yield from problems


def _problems(draft: Draft, addition: Addition, text: FoundText) -> Iterator[str]:
    if addition.list not in RECORD_LISTS:
        yield f"{addition.key}: no record list {addition.list!r}; there are {RECORD_LISTS}"
        return
    if addition.key in draft.items:
        yield f"{addition.key}: there is a record of this key already"
    try:
        _complete(draft, addition)
    except ValidationError as error:
        for wrong in error.errors():
            yield f"{addition.key}: {'.'.join(map(str, wrong['loc'][2:]))}: {wrong['msg']}"
    for field in fields()[addition.list]:
        value = addition.record.get(field.name)
        for each in value if isinstance(value, list) else [value]:
            for part, written in written_values(field, each):
                if part.written == "strictly" and not text.holds(written):
                    why = text.problem or "it does not stand in the text"
                    yield f"{addition.key}: {field.name} {written!r}: {why}"


def _complete(draft: Draft, addition: Addition) -> dict[str, Any]:
    """The record with all its fields, as the model has them."""
    alone = {DOCUMENT: draft.info[DOCUMENT], addition.list: [addition.record]}
    record = DocumentRecord.model_validate(alone).model_dump(mode="json")
    values: dict[str, Any] = record[addition.list][0]
    return values


def _next_id(draft: Draft, kind: str) -> str | None:
    """The id behind the last of its word; none where records have no ids."""
    ids = [item.values.get("id") for item in draft.items.values() if item.kind in RECORD_LISTS]
    if ids and not any(ids):
        return None
    start = f"{draft.info[DOCUMENT]['id']}#{ID_WORDS[kind]}-"
    pattern = re.compile(re.escape(start) + r"(\d{1,9})")
    numbers = [int(found[1]) for found in map(pattern.fullmatch, filter(None, ids)) if found]
    return f"{start}{max(numbers, default=0) + 1}"
