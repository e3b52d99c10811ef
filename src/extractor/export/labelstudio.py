"""Label Studio: tasks with predictions out, tasks with annotations in. It counts characters."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, TextIO

from extractor.export.annotation import LABELS, AnnotatedText, Marked, annotated
from extractor.export.format import ExportError, Options, Write
from extractor.export.utf16 import Utf16
from extractor.records import DocumentRecord

# Names of the two tags in the labelling configuration.
_LABELS_TAG, _TEXT_TAG = "label", "text"


@contextlib.contextmanager
def open_writer(stream: TextIO, options: Options) -> Iterator[Write]:
    """Write one task a document into a list."""
    separator = "[\n"

    def write(record: DocumentRecord) -> None:
        nonlocal separator
        task = _task(annotated(record, options))
        stream.write(separator + json.dumps(task, ensure_ascii=False))
        separator = ",\n"

    yield write
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def _task(given: AnnotatedText) -> dict[str, Any]:
    result = [
        {
            "id": f"m{number}",
            "from_name": _LABELS_TAG,
            "to_name": _TEXT_TAG,
            "type": "labels",
            "value": {
                "start": mark.start,
                "end": mark.end,
                "text": given.text[mark.start : mark.end],
                "labels": [mark.label],
            },
        }
        for number, mark in enumerate(given.marks, 1)
    ]
    data = {
        "text": given.text,
        "document_id": given.id,
        "language": given.language,
        "sha256": given.sha256,
    }
    return {"data": data, "predictions": [{"model_version": "extractor", "result": result}]}


def read(path: Path, options: Options) -> Iterator[AnnotatedText]:
    """The annotated texts of an export, JSON or JSON-MIN.

    A task that nobody has annotated keeps its predictions; of several annotations the last that
    was not cancelled counts.

    Raises:
        ExportError: it is no export of Label Studio, or offsets do not fit their texts.
    """
    try:
        tasks = json.loads(path.read_text("utf-8-sig"))
    except ValueError:
        raise ExportError(f"{path}: not JSON") from None
    if not isinstance(tasks, list):
        raise ExportError(f"{path}: not a list of tasks; export JSON or JSON-MIN")
    untouched = 0
    for number, task in enumerate(tasks, 1):
        try:
            given, is_annotated = _given(task)
        except (KeyError, TypeError, IndexError, AttributeError):
            raise ExportError(f"{path}: task {number} is no task with text and labels") from None
        except ExportError as error:
            raise ExportError(f"{path}: task {number}: {error}") from None
        untouched += not is_annotated
        yield given
    if untouched:
        options.note(f"{untouched} of {len(tasks)} tasks are not annotated: predictions are kept")


def _given(task: dict[str, Any]) -> tuple[AnnotatedText, bool]:
    data = task.get("data", task)  # JSON-MIN has no "data"
    values, is_annotated = _values(task)
    text = data["text"]
    offsets = Utf16(text)
    marks = {_mark(text, offsets, value, label) for value in values for label in value["labels"]}
    return (
        AnnotatedText(
            text,
            tuple(sorted(marks)),
            data.get("document_id"),
            data.get("language"),
            data.get("sha256"),
        ),
        is_annotated,
    )


def _values(task: dict[str, Any]) -> tuple[list[dict[str, Any]], bool]:
    """The values of the regions, and whether a person has drawn or left them."""
    if "data" not in task:
        return task.get(_LABELS_TAG, []), True
    done = [a for a in task.get("annotations", []) if not a.get("was_cancelled")]
    source = (done or task.get("predictions") or [{"result": []}])[-1]
    regions = [region for region in source["result"] if region.get("type") == "labels"]
    return [region["value"] for region in regions], bool(done)


def _mark(text: str, offsets: Utf16, value: dict[str, Any], label: str) -> Marked:
    start, end = int(value["start"]), int(value["end"])
    said = value.get("text")
    if said is None or text[start:end] == said:
        inside = 0 <= start < end <= len(text)
    else:  # versions before 1.5 count UTF-16 units
        start, end = offsets.characters(start), offsets.characters(end)
        inside = text[start:end] == said
    if not inside:
        raise ExportError(f"{label} at {value['start']}:{value['end']} is not in the text")
    return Marked(start, end, label)


def described() -> str:
    """The tasks, and the labelling configuration to paste into a project."""
    labels = "\n".join(f'    <Label value="{escape(label)}"/>' for label in LABELS)
    return f"""\
A JSON list of tasks: data has text, document_id, language and sha256; predictions has one region
a mention. start and end count characters (code points), as Label Studio does since 1.5.
`extract import FILE --from labelstudio` reads an export, JSON or JSON-MIN.
Labelling configuration:

<View>
  <Style>.htx-text{{white-space:pre-wrap}}</Style>
  <Labels name="{_LABELS_TAG}" toName="{_TEXT_TAG}">
{labels}
  </Labels>
  <Text name="{_TEXT_TAG}" value="$text"/>
</View>"""
