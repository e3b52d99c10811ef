"""What can be reviewed: the fields of every record list, as the record models define them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from extractor.ground import RECORD_LISTS
from extractor.records import DocumentRecord

Kind = Literal["text", "edtf", "number", "choice", "flag", "object"]
Written = Literal["strictly", "loosely"]

# What only a program can know, or what the reader of a file says of it.
_NOT_REVIEWED = frozenset(
    {"id", "mentions", "confidence", "path", "sha256", "encoding", "language"}
)
# Values that name another record of the document.
REFERENCES: Mapping[str, str] = {
    "venue": "venues",
    "part_of": "events",
    "event": "events",
    "organisation": "organisations",
    "parties": "organisations",
}
# Values that must stand in the text as they are; other texts may be the shortest phrase for a
# thing, a title made singular, or a city written out.
_STRICTLY = frozenset(
    {
        *(("document", name) for name in ("title", "source", "authors")),
        *((kind, "name") for kind in RECORD_LISTS if kind != "agreements"),
        *((kind, "aliases") for kind in RECORD_LISTS),
        ("dates", "text"),
        ("events", "theme"),
        ("speakers", "talk"),
    }
)


@dataclass(frozen=True)
class Field:
    """One field of a record: what values it takes, and what they must agree with."""

    name: str
    kind: Kind
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    default: str | bool | None = None
    written: Written | None = None
    refers: str | None = None
    parts: tuple[Field, ...] = ()


@cache
def fields() -> Mapping[str, tuple[Field, ...]]:
    """The fields of the document's own record and of each record list, in the models' order."""
    schema = DocumentRecord.model_json_schema(mode="serialization")
    definitions = schema["$defs"]
    found = {"document": tuple(_fields(definitions["DocumentInfo"], definitions, "document"))}
    for kind in RECORD_LISTS:
        name = _named(schema["properties"][kind]["items"])
        found[kind] = tuple(_fields(definitions[name], definitions, kind))
    return found


def field(kind: str, name: str) -> Field | None:
    """The field of this name in records of this kind, if there is one."""
    return next((f for f in fields().get(kind, ()) if f.name == name), None)


def naming_field(kind: str) -> str:
    """The field whose value stands for the whole record."""
    return {"dates": "text", "document": "title"}.get(kind, "name")


def _fields(model: Any, definitions: Any, kind: str) -> Iterator[Field]:
    required = model.get("required", ())
    for name, spec in model["properties"].items():
        if name not in _NOT_REVIEWED and not name.endswith("_id"):
            yield _field(name, spec, name in required, definitions, kind)


def _field(name: str, spec: Any, required: bool, definitions: Any, kind: str) -> Field:
    default = spec.get("default")
    many = spec.get("type") == "array"
    spec = _without_null(spec["items"] if many else spec)
    shape = _kind(spec)
    parts = tuple(_fields(definitions[_named(spec)], definitions, kind)) if "$ref" in spec else ()
    return Field(
        name,
        shape,
        many=many,
        required=required,
        choices=tuple(spec.get("enum", ())),
        default=default if isinstance(default, str | bool) else None,
        written=_written(kind, name) if shape == "text" and name not in REFERENCES else None,
        refers=REFERENCES.get(name) if shape == "text" else None,
        parts=parts,
    )


def _without_null(spec: Any) -> Any:
    options = [option for option in spec.get("anyOf", ()) if option.get("type") != "null"]
    return options[0] if options else spec


def _kind(spec: Any) -> Kind:
    if "$ref" in spec:
        return "object"
    if "enum" in spec:
        return "choice"
    if spec.get("type") in ("integer", "number"):
        return "number"
    if spec.get("type") == "boolean":
        return "flag"
    return "edtf" if spec.get("description", "").startswith("EDTF") else "text"


def _written(kind: str, name: str) -> Written | None:
    if name == "currency":
        return None
    return "strictly" if (kind, name) in _STRICTLY else "loosely"


def _named(spec: Any) -> str:
    return str(spec["$ref"]).rpartition("/")[2]
