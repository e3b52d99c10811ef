"""A document's records while corrections are made to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extractor.ground import RECORD_LISTS
from extractor.records import DocumentRecord
from extractor.review.fields import REFERENCES, Field
from extractor.review.fields import field as field_of
from extractor.review.keys import DOCUMENT, record_key


@dataclass
class Item:
    """One record, its list and its key; ``values`` may be changed."""

    kind: str
    key: str
    values: dict[str, Any]


@dataclass
class Draft:
    """All records of a document by key, in their order."""

    info: dict[str, Any]
    items: dict[str, Item] = field(default_factory=dict)

    def of(self, kind: str) -> list[Item]:
        return [item for item in self.items.values() if item.kind == kind]

    def names(self, kind: str) -> dict[str, str | None]:
        """The names in a list, with the id of the first record of each."""
        return {i.values["name"]: i.values.get("id") for i in reversed(self.of(kind))}

    def record(self) -> DocumentRecord:
        lists = {kind: [item.values for item in self.of(kind)] for kind in RECORD_LISTS}
        return DocumentRecord.model_validate(self.info | lists)


def draft_of(record: DocumentRecord) -> Draft:
    """A draft with copies of all values."""
    data = record.model_dump(mode="json")
    lists = {kind: data.pop(kind) for kind in RECORD_LISTS}
    draft = Draft(data)
    draft.items[DOCUMENT] = Item(DOCUMENT, DOCUMENT, data["document"])
    for kind, values in lists.items():
        for index, value in enumerate(values):
            key = record_key(kind, index, getattr(record, kind)[index])
            draft.items[key] = Item(kind, key, value)
    return draft


@dataclass(frozen=True)
class Place:
    """A field of a record, or one value in it."""

    item: Item
    field: Field
    index: int | None

    @property
    def value(self) -> Any:
        """The value as a person sees it; None where there is none."""
        value: Any = self.item.values.get(self.field.name)
        if self.index is not None:
            value = value[self.index] if value and self.index < len(value) else None
        return without_ids(value)

    def put(self, value: Any) -> None:
        if self.index is None:
            self.item.values[self.field.name] = value
            self.item.values.pop(f"{self.field.name}_id", None)
            return
        values = self.item.values.setdefault(self.field.name, [])
        values[self.index : self.index + 1] = [value]
        ids = self.item.values.get(f"{self.field.name}_id")
        if ids is not None:
            ids[self.index : self.index + 1] = [None]

    def clear(self) -> None:
        """Take the value out: a list gets shorter, a choice gets what it is when nobody says."""
        if self.index is None:
            self.put(self.field.default)
            return
        del self.item.values[self.field.name][self.index]
        ids = self.item.values.get(f"{self.field.name}_id")
        if ids:
            del ids[self.index]


def place_of(item: Item, path: str) -> Place | None:
    """The place that a path such as ``aliases.0`` names in a record, if it can have one."""
    name, _, index = path.partition(".")
    known = field_of(item.kind, name)
    if known is None or known.many != index.isdecimal() or ("." in path) != known.many:
        return None
    return Place(item, known, int(index) if index else None)


def without_ids(value: Any) -> Any:
    """A value as a person sees it, without the ids of what it refers to."""
    if isinstance(value, dict):
        return {key: part for key, part in value.items() if not key.endswith("_id")}
    return value


@dataclass(frozen=True)
class Reference:
    """A name in a record that stands for another record."""

    holder: dict[str, Any]
    name: str
    target: str
    index: int | None = None

    @property
    def value(self) -> str | None:
        value = self.holder.get(self.name)
        return value if self.index is None or value is None else value[self.index]

    @property
    def id(self) -> str | None:
        ids: Any = self.holder.get(f"{self.name}_id")
        if self.index is None or ids is None:
            return ids if isinstance(ids, str) else None
        return ids[self.index] if self.index < len(ids) else None

    def put(self, value: str | None) -> None:
        if self.index is None:
            self.holder.update({self.name: value, f"{self.name}_id": None})
        else:
            self.holder[self.name][self.index] = value

    def put_id(self, id: str | None) -> None:
        if self.index is None:
            self.holder[f"{self.name}_id"] = id
        else:
            ids = self.holder.setdefault(f"{self.name}_id", [])
            ids += [None] * (self.index + 1 - len(ids))
            ids[self.index] = id


def references(draft: Draft) -> Iterator[Reference]:
    """Every reference in the records of a draft."""
    for item in draft.items.values():
        for holder in _holders(item.values):
            for name, target in REFERENCES.items():
                value = holder.get(name)
                if isinstance(value, list):
                    yield from (Reference(holder, name, target, i) for i in range(len(value)))
                elif value is not None:
                    yield Reference(holder, name, target)


def _holders(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield values
    for value in values.values():
        if isinstance(value, list):
            yield from (part for part in value if isinstance(part, dict) and "start" not in part)
