"""The page as a file: it needs nothing else, and no text gets out of its place."""

import base64
import json
import re
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.records import DocumentRecord
from extractor.review import FoundText, review_page
from extractor.review.fields import REFERENCES, fields
from extractor.review.page import SCRIPTS, STYLES
from extractor.review.payload import document_payload
from tests.review.samples import HARBOUR, ROOT, found, harbour, record_of

PARTS = ROOT / "src/extractor/review/page"
PAGE = review_page([(harbour(), found())], title="Review")


def data_of(page: str) -> Any:
    [data] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    return json.loads(data)


def test_the_page_fetches_nothing() -> None:
    assert "default-src 'none'" in PAGE
    assert not re.search(r"""<[^>]+(?:src|href)=(?!"#)|@import|url\(|\bfetch\(|XMLHttp""", PAGE)
    links = set(re.findall(r"https?://[^\s\"'<]+", PAGE))
    assert links == {"http://www.w3.org/2000/svg"}


def test_the_policy_allows_this_style_and_script_alone() -> None:
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.S)
        digest = base64.b64encode(sha256(content.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in PAGE
    assert not re.search(r"<[^>]+\son\w+=", PAGE)
    assert "innerHTML" not in PAGE


def test_the_same_records_give_the_same_page() -> None:
    assert review_page([(harbour(), found())], title="Review") == PAGE


@pytest.mark.parametrize(
    "hostile",
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- <script>",
        "\u2028\u2029\x00]]>",
        "{{data}} {{script}}",
    ],
)
def test_hostile_texts_stay_data(hostile: str) -> None:
    record = record_of(hostile, {"document": {"title": hostile}}, hostile)
    page = review_page([(record, FoundText(hostile, hostile))], title=hostile)
    assert data_of(page)["documents"][0]["text"] == hostile
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert "<img" not in page


@settings(max_examples=60)
@given(st.text(st.sampled_from("a论𝒳😀 \n<&"), max_size=60), st.data())
def test_offsets_in_the_page_slice_the_text_as_a_browser_does(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mention = {"start": start, "end": end, "text": text[start:end]}
    raw = {
        "document": {"id": "d", "language": "zh"},
        "organisations": [{"name": "n", "mentions": [mention]}],
    }
    payload = document_payload(DocumentRecord.model_validate(raw), FoundText(text, text))
    [[_, first, last]] = payload["records"]["organisations"][0]["mentions"]
    units = text.encode("utf-16-le")
    assert units[2 * first : 2 * last].decode("utf-16-le") == text[start:end]


def test_records_without_a_text_are_shown_without_mentions() -> None:
    payload = document_payload(harbour(), FoundText(problem="gone"))
    assert payload["problem"] == "gone"
    assert all(not item["mentions"] for items in payload["records"].values() for item in items)


def test_every_part_is_in_the_page() -> None:
    assert {path.name for path in PARTS.iterdir()} == {"page.html", *STYLES, *SCRIPTS}
    assert HARBOUR in {document["text"] for document in data_of(PAGE)["documents"]}


def test_every_field_of_the_records_can_be_reviewed() -> None:
    schema = DocumentRecord.model_json_schema()
    for kind, listed in fields().items():
        names = {field.name for field in listed}
        model = "DocumentInfo" if kind == "document" else (
            schema["properties"][kind]["items"]["$ref"].rpartition("/")[2]
        )  # fmt: skip
        own = {"id", "mentions", "confidence", "path", "sha256", "encoding", "language"}
        wanted = {n for n in schema["$defs"][model]["properties"] if not n.endswith("_id")} - own
        assert names == wanted
        for field in (*listed, *(part for each in listed for part in each.parts)):
            assert (field.refers is not None) == (field.name in REFERENCES)
            assert (field.kind == "choice") == bool(field.choices)
            assert (field.kind == "object") == bool(field.parts)
