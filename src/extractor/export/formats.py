"""The formats, one line each, and which of them a name or a file's ending means."""

from __future__ import annotations

import os
from pathlib import Path

from extractor.export.format import ExportError, Format

FORMATS: tuple[Format, ...] = (
    Format("jsonl", "extractor.export.json_lines", "text", "JSON Lines, one document a line",
           (".jsonl", ".ndjson"), checked=False),
    Format("json", "extractor.export.json_list", "text", "one JSON list of documents",
           (".json",), checked=False),
    Format("csv", "extractor.export.csv_tables", "folder",
           "a folder of CSV tables with keys that join", (".csv",)),
    Format("xlsx", "extractor.export.excel", "file", "an Excel workbook, one sheet a table",
           (".xlsx",)),
    Format("parquet", "extractor.export.parquet", "folder", "a folder of Parquet tables",
           (".parquet",), needs="pyarrow", extra="parquet"),
    Format("sqlite", "extractor.export.sqlite", "file", "an SQLite database with views",
           (".sqlite", ".sqlite3", ".db")),
    Format("jsonld", "extractor.export.json_ld", "text", "JSON-LD with schema.org terms",
           (".jsonld",)),
    Format("ics", "extractor.export.ics", "text", "a calendar of the events", (".ics",)),
    Format("labelstudio", "extractor.export.labelstudio", "text", "tasks for Label Studio"),
    Format("doccano", "extractor.export.doccano", "text", "JSON Lines for doccano"),
    Format("brat", "extractor.export.brat", "folder", "a folder of standoff files for brat"),
    Format("conll", "extractor.export.conll", "text", "tokens with BIO labels", (".conll",)),
    Format("docbin", "extractor.export.docbin", "file", "spaCy's training format", (".spacy",),
           needs="spacy", extra="stock"),
)  # fmt: skip
DEFAULT = FORMATS[0]
# Formats that are read back as well.
READABLE = ("labelstudio", "doccano")


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        ExportError: there is none; the message lists those that there are.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise ExportError(f"unknown format {name!r}; there are: {names}")


def format_for(target: str | None, name: str | None = None) -> Format:
    """The format that is meant: the one named, else by the target's ending, else JSON Lines."""
    if name is not None:
        return format_named(name)
    if target is None:
        return DEFAULT
    suffix = Path(target.rstrip("/" + os.sep)).suffix.lower()
    return next((known for known in FORMATS if suffix in known.endings), DEFAULT)
