"""What a correction must be: about the value that is there, and as written in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extractor.review.corrections import Correction
from extractor.review.draft import Place, without_ids
from extractor.review.fields import Field, Written
from extractor.review.texts import FoundText

Named = tuple[Correction, Place]


def value_problems(correction: Correction, place: Place | None) -> Iterator[str]:
    """Why a decision cannot be about this place."""
    where = f"{correction.record}: {correction.field or 'record'}"
    if place is None:
        if correction.action == "correct":
            yield f"{where}: a record is corrected field by field"
        return
    if place.value != without_ids(correction.before):
        yield (
            f"{where}: the correction was made on {correction.before!r}, "
            f"the record has {place.value!r}"
        )
    elif correction.action == "correct" and correction.after in (None, "", [], {}):
        yield f"{where}: corrected to nothing; reject it instead"
    elif correction.action != "correct" and place.value is None:
        yield f"{where}: there is no value to {correction.action}"


def refusals(named: Sequence[Named], text: FoundText) -> Iterator[str]:
    """Values that must be written in the text as they are, and are not."""
    for correction, value in _unwritten(named, text, "strictly"):
        yield _told(correction, value, text)


def warnings_of(named: Sequence[Named], text: FoundText) -> Iterator[str]:
    """Values that may differ from what is written, and do."""
    for correction, value in _unwritten(named, text, "loosely"):
        yield _told(correction, value, text)


def _told(correction: Correction, value: str, text: FoundText) -> str:
    why = f"cannot be checked: {text.problem}" if text.problem else "does not stand in the text"
    return f"{correction.record}: {correction.field} {value!r} {why}"


def _unwritten(
    named: Sequence[Named], text: FoundText, how: Written
) -> Iterator[tuple[Correction, str]]:
    for correction, place in named:
        known = {value for _, value in written_values(place.field, correction.before)}
        for field, value in written_values(place.field, correction.after):
            if field.written == how and value not in known and not text.holds(value):
                yield correction, value


def written_values(field: Field, value: Any) -> Iterator[tuple[Field, str]]:
    """The texts in a value, each with the field that it is a value of."""
    if isinstance(value, str) and field.kind == "text":
        yield field, value
    elif isinstance(value, dict):
        for part in field.parts:
            yield from written_values(part, value.get(part.name))
