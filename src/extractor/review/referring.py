"""References after corrections: they follow a corrected name and leave a rejected record."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.review.draft import Draft, Reference, references
from extractor.review.fields import REFERENCES

# The list and the name that each record had, by key.
Names = Mapping[str, tuple[str, str | None]]
_TARGETS = sorted(set(REFERENCES.values()))


def follow_names(draft: Draft, old: Names) -> None:
    """Lead every reference to where its record is now; ``old`` holds the names before, by key."""
    gone = set()
    for reference in list(references(draft)):
        value = reference.value
        new = _followed(draft, old, reference)
        if new != value:
            reference.put(new)
        if new is None and reference.index is not None:
            gone.add(id(reference.holder))
    _drop_empty(draft, gone)


def _followed(draft: Draft, old: Names, reference: Reference) -> str | None:
    """The name that a reference should hold; one that never led anywhere stays as it is."""
    named = reference.value
    meant = draft.items.get(reference.id or "")
    if meant is not None and old.get(meant.key) == (reference.target, named):
        return str(meant.values["name"])
    if named in draft.names(reference.target):
        return named
    keys = [key for key, known in old.items() if known == (reference.target, named)]
    now = next((draft.items[key] for key in keys if key in draft.items), None)
    return str(now.values["name"]) if now else None if keys else named


def _drop_empty(draft: Draft, gone: set[int]) -> None:
    """Take out parties that are gone, and organisers that are nobody now."""
    for item in draft.items.values():
        if id(item.values) in gone:
            parties = item.values["parties"]
            ids = item.values.get("parties_id") or [None] * len(parties)
            pairs = [pair for pair in zip(parties, ids, strict=True) if pair[0] is not None]
            item.values["parties"] = [name for name, _ in pairs]
            item.values["parties_id"] = [own for _, own in pairs]
        organisers = item.values.get("organisers", [])
        if any(organiser["organisation"] is None for organiser in organisers):
            item.values["organisers"] = [o for o in organisers if o["organisation"] is not None]


def refill_ids(draft: Draft) -> None:
    """Fill the id beside every reference by name."""
    ids = {kind: draft.names(kind) for kind in _TARGETS}
    for item in draft.items.values():
        if "parties" in item.values:
            item.values["parties_id"] = []
    for reference in references(draft):
        reference.put_id(ids[reference.target].get(reference.value or ""))


def dangling(draft: Draft) -> set[str]:
    """Complaints about references to names that no record has."""
    names = {kind: draft.names(kind) for kind in _TARGETS}
    return {
        f"{reference.name} {reference.value!r} is the name of no record in {reference.target}; "
        "add the record or choose another name"
        for reference in references(draft)
        if reference.value is not None and reference.value not in names[reference.target]
    }
