"""Corrections applied to the records that they were made on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from extractor.records import DocumentRecord
from extractor.review.adding import add_records
from extractor.review.checking import refusals, value_problems, warnings_of
from extractor.review.corrections import Correction, CorrectionsError, DocumentCorrections
from extractor.review.draft import Draft, Item, Place, draft_of, place_of
from extractor.review.grounding import ground_correction
from extractor.review.keys import DOCUMENT
from extractor.review.referring import dangling, follow_names, refill_ids
from extractor.review.texts import FoundText


@dataclass(frozen=True)
class Applied:
    """Corrected records, and what a person should look at again."""

    record: DocumentRecord
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Edit:
    """A decision and the place that it is about; no place stands for the whole record."""

    correction: Correction
    item: Item
    place: Place | None

    @property
    def rejects_record(self) -> bool:
        """To reject what a record cannot be without is to reject the record."""
        whole = self.place is None or self.place.field.required
        return self.correction.action == "reject" and whole


def apply_corrections(
    record: DocumentRecord, corrections: DocumentCorrections, text: FoundText
) -> Applied:
    """The records with corrected values, without rejected ones, and with the added ones.

    What is only accepted comes back as it was.

    Raises:
        CorrectionsError: they contradict each other, were made on other records, or would make
            records that break a rule; nothing is applied then.
    """
    _refuse(_other_document(record, corrections))
    draft = draft_of(record)
    repeated = _repeated_names(draft)
    _refuse(add_records(draft, corrections.added, text))
    edits = _edits(draft, corrections.corrections)
    if not corrections.changes:
        return Applied(record)
    warnings = tuple(warnings_of(_named(edits), text))
    _refuse(refusals(_named(edits), text))
    old = {key: (item.kind, item.values.get("name")) for key, item in draft.items.items()}
    _change(edits, text)
    rejected = {edit.item.key for edit in edits if edit.rejects_record}
    draft.items = {key: item for key, item in draft.items.items() if key not in rejected}
    follow_names(draft, old)
    _refuse(_afterwards(draft, repeated, record))
    refill_ids(draft)
    return Applied(_validated(draft), warnings)


def _refuse(problems: Iterator[str]) -> None:
    found = tuple(problems)
    if found:
        raise CorrectionsError(*found)


def _other_document(record: DocumentRecord, corrections: DocumentCorrections) -> Iterator[str]:
    ours, theirs = record.document.sha256, corrections.sha256
    if record.document.id != corrections.id:
        yield f"corrections of {corrections.id!r}, records of {record.document.id!r}"
    elif ours and theirs and ours != theirs:
        yield "the corrections were made on another version of the text (sha256 differs)"


def _edits(draft: Draft, corrections: Sequence[Correction]) -> list[_Edit]:
    """Corrections with their places; refused when any of them has none or is said twice."""
    edits, problems = [], list(_contradictions(corrections))
    for correction in corrections:
        item = draft.items.get(correction.record)
        place = place_of(item, correction.field) if item and correction.field else None
        if item is None:
            problems.append(f"no record {correction.record!r}")
        elif correction.field and place is None:
            problems.append(f"{correction.record}: no field {correction.field!r}")
        else:
            edits.append(_Edit(correction, item, place))
            problems += value_problems(correction, place)
    _refuse(iter(problems))
    return edits


def _contradictions(corrections: Sequence[Correction]) -> Iterator[str]:
    times = Counter((c.record, c.field) for c in corrections)
    for (record, field), count in times.items():
        if count > 1:
            yield f"{record}: {count} decisions about {field or 'the record'}"
    rejected = {c.record for c in corrections if c.action == "reject" and c.field is None}
    for correction in corrections:
        if correction.record in rejected and correction.action == "correct":
            yield f"{correction.record}: rejected, and its {correction.field} corrected"


def _named(edits: Sequence[_Edit]) -> list[tuple[Correction, Place]]:
    return [
        (edit.correction, edit.place)
        for edit in edits
        if edit.place and edit.correction.action == "correct"
    ]


def _change(edits: Sequence[_Edit], text: FoundText) -> None:
    """Put corrected values in, then take rejected ones out, the last of a list first."""
    for edit in sorted(edits, key=_index):
        if edit.place and edit.correction.action == "correct":
            edit.place.put(edit.correction.after)
            ground_correction(edit.correction, edit.place, text)
    for edit in sorted(edits, key=_index, reverse=True):
        if edit.place and edit.correction.action == "reject" and not edit.rejects_record:
            ground_correction(edit.correction, edit.place, text)
            edit.place.clear()


def _index(edit: _Edit) -> int:
    return edit.place.index or 0 if edit.place else 0


def _repeated_names(draft: Draft) -> set[tuple[str, Any]]:
    times = Counter(_name_keys(draft))
    return {name for name, count in times.items() if count > 1}


def _name_keys(draft: Draft) -> Iterator[tuple[str, Any]]:
    for item in draft.items.values():
        if item.kind not in (DOCUMENT, "agreements"):
            kind = "people" if item.kind in ("speakers", "participants") else item.kind
            yield kind, item.values["value" if kind == "dates" else "name"]


def _afterwards(
    draft: Draft, repeated: set[tuple[str, Any]], before: DocumentRecord
) -> Iterator[str]:
    for kind, name in sorted(_repeated_names(draft) - repeated):
        yield f"two records in {kind} would be {name!r}; reject one of them"
    yield from sorted(dangling(draft) - dangling(draft_of(before)))


def _validated(draft: Draft) -> DocumentRecord:
    try:
        return draft.record()
    except ValidationError as error:
        raise CorrectionsError(
            *(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        ) from None
