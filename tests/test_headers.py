"""What a page says of itself: title, publisher, authors and day, on pages of our own."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.document import Document, Span, fold_spaces
from extractor.reading import read_text

FIELDS = ("title", "source", "authors", "published")


def pages() -> Iterator[object]:
    for language in ("en", "zh"):
        path = Path(__file__).parent / "cases" / language / "headers.toml"
        source = tomllib.loads(path.read_text("utf-8"))
        for page in source["page"]:
            text = page["text"].strip("\n").replace("{body}", source["body"])
            said = {field: page[field] for field in FIELDS if field in page}
            yield pytest.param(language, text, said, id=f"{language}/{page['name']}")


def written(document: Document, span: Span | None) -> str | None:
    return fold_spaces(document.text[span.start : span.end]) if span else None


@pytest.mark.parametrize(("language", "text", "said"), list(pages()))
def test_header(language: str, text: str, said: dict[str, object]) -> None:
    document = read_text(text)
    assert document.language == language
    found = {
        "title": written(document, document.title),
        "source": written(document, document.source),
        "authors": list(dict.fromkeys(written(document, author) for author in document.authors)),
        "published": document.published,
    }
    expected = {"source": None, "authors": [], **said}
    assert {field: found[field] for field in expected} == expected
