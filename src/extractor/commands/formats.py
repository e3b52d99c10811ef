"""The formats as the command line names them, known without loading what writes them."""

from __future__ import annotations

# As in export/formats.py, which a test compares; that one imports the records.
FORMAT_NAMES = "jsonl|json|csv|xlsx|parquet|sqlite|jsonld|ics|labelstudio|doccano|brat|conll|docbin"
