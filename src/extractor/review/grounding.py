"""Where corrected values stand in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.document import join_lines
from extractor.review.checking import written_values
from extractor.review.corrections import Addition, Correction
from extractor.review.draft import Place
from extractor.review.fields import Field
from extractor.review.texts import FoundText

SOURCE = "review"  # the rule that a mention names when a person has said so


def ground_correction(correction: Correction, place: Place, text: FoundText) -> None:
    """Drop the mentions of what was replaced or rejected, and add those of what replaces it.

    A record of which a value was changed is no longer what its confidence was measured on.
    """
    values = place.item.values
    if "mentions" not in values:
        return
    after = correction.after if correction.action == "correct" else None
    old, new = (_texts(place.field, value) for value in (correction.before, after))
    gone, come = ([v for v in a if v not in b] for a, b in ((old, new), (new, old)))
    kept = [m for m in values["mentions"] if not _supports(m, place.field.name, gone)]
    made = (_mention(place.field.name, value, correction, text) for value in come)
    values["mentions"] = kept + [mention for mention in made if mention]
    values["confidence"] = None


def _texts(field: Field, value: Any) -> list[str]:
    return [text for _, text in written_values(field, value)]


def _supports(mention: dict[str, Any], field: str, values: list[str]) -> bool:
    return mention["field"] == field and join_lines(mention["text"]) in values


def ground_addition(
    addition: Addition, fields: tuple[Field, ...], text: FoundText
) -> Iterator[dict[str, Any]]:
    """Mentions of all values of an added record."""
    for field in fields:
        value = addition.record.get(field.name)
        for each in value if isinstance(value, list) else [value]:
            for written in _texts(field, each):
                mention = _mention(field.name, written, addition, text)
                if mention:
                    yield mention


def _mention(
    field: str, value: str, said: Correction | Addition, text: FoundText
) -> dict[str, Any] | None:
    span = _pointed_at(value, said, text) or text.find(value)
    if span is None:
        return None
    start, end = span
    written = text.characters[start:end]
    return {"field": field, "start": start, "end": end, "text": written, "rule": SOURCE}


def _pointed_at(value: str, said: Correction | Addition, text: FoundText) -> tuple[int, int] | None:
    if said.start is None or said.end is None:
        return None
    same = join_lines(text.characters[said.start : said.end]) == value
    return (said.start, said.end) if same else None
