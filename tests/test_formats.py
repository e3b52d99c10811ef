"""Web pages, Markdown and Word documents: the text is read, and offsets lead into the file."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import extract_files
from extractor.document import Document
from extractor.pipeline import extract_document
from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes
from extractor.reading.markup import tags
from extractor.records import DocumentRecord

PAGES = Path(__file__).parent / "pages"
CHINESE_PAGE = (PAGES / "chinese.html").read_text("utf-8")
ENGLISH_PAGE = (PAGES / "english.html").read_text("utf-8")
MARKDOWN = (PAGES / "note.md").read_text("utf-8")


def read(page: str | bytes, name: str) -> tuple[Document, DocumentRecord]:
    data = page if isinstance(page, bytes) else page.encode()
    document = read_bytes(data, id="page", path=name)
    record = extract_document(document)
    assert document.source_text is not None
    for field in ("events", "dates", "venues", "speakers", "organisations", "agreements"):
        for item in getattr(record, field):
            for mention in item.mentions:
                assert document.source_text[mention.start : mention.end] == mention.text
    return document, record


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_chinese_page(encoding: str) -> None:
    document, record = read(CHINESE_PAGE.encode(encoding), "page.html")
    assert record.document.title == "第六届海湾冷链论坛在厦门召开"
    assert record.document.published == "2024-05-17"
    assert record.document.source == "海湾日报"
    [event] = record.events
    assert (event.name, event.date) == ("第六届海湾冷链论坛", "2024-05-16")
    assert (event.venue, event.city) == ("厦门国际会议中心", "厦门")
    assert [person.name for person in record.speakers] == ["杜明远", "何倩"]
    assert {"海湾市商务局", "海湾大学"} <= {body.name for body in record.organisations}
    assert len(record.agreements) == 1
    texts = "".join(document.text[s.start : s.end] for s in document.sentences)
    assert "各地的近300名" in texts
    assert not any(word in texts for word in ("微博", "ICP", "博览会", "渔业大会", "测试大会"))


def test_english_page() -> None:
    document, record = read(ENGLISH_PAGE, "page.htm")
    assert record.document.title == "Harbour Biotech Forum opens in Xiamen"
    assert record.document.published == "2024-05-12"
    [event] = record.events
    assert (event.name, event.venue) == ("3rd Harbour Biotech Forum", "Lotus Convention Center")
    assert event.date == "2024-05-11"
    assert [(person.name, person.talk) for person in record.speakers] == [
        ("Lin Yue", "Cold chains for small islands")
    ]
    [university] = [body for body in record.organisations if body.name == "Xiamen University"]
    assert university.mentions[0].text == "Xiamen&#32;Univers<b>ity"
    texts = " ".join(document.text[s.start : s.end] for s in document.sentences)
    assert not any(word in texts for word in ("Reef", "Tea Expo", "WordPress", "Hidden", "Home"))


def test_a_page_is_known_by_its_first_bytes_too() -> None:
    assert read(ENGLISH_PAGE, "-")[1] == read(ENGLISH_PAGE, "-")[1]
    assert [event.name for event in read(ENGLISH_PAGE, "-")[1].events] == [
        "3rd Harbour Biotech Forum"
    ]


def test_declared_encoding_of_a_page_counts_where_utf_8_does_not_fit() -> None:
    page = "<html><head><meta charset=big5></head><body><p>{}</p></body></html>"
    text = "臺北市衛生局昨日舉行論壇，與會人士約三百人，討論醫療產業發展。"
    document = read_bytes(page.format(text).encode("big5"), id="x")
    assert document.encoding == "big5hkscs"
    assert text in document.text


def test_markdown_marks_are_no_text() -> None:
    document, record = read(MARKDOWN, "note.md")
    assert record.document.title == "Harbour Biotech Forum opens in Xiamen"
    assert record.document.published == "2024-05-12"
    assert [event.name for event in record.events] == ["3rd Harbour Biotech Forum"]
    assert [venue.name for venue in record.venues] == ["Lotus Convention Center"]
    assert [person.name for person in record.speakers] == ["Lin Yue"]
    assert not any(mark in document.text for mark in ("*", "_", "https", "hall", "title:"))


def word_document(body: str, name: str = "word/document.xml") -> bytes:
    xml = (
        '<?xml version="1.0"?><w:document xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"{body}</w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return buffer.getvalue()


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def test_word_document() -> None:
    body = paragraph("海河医药论坛在津举行") + paragraph(
        "2024年5月16日，海河医药论坛在天津", "举行。论坛由天津市医药协会主办，近300人参加。"
    )
    document, record = read(word_document(body), "a.docx")
    assert document.encoding == "docx"
    assert [event.name for event in record.events] == ["海河医药论坛"]
    assert record.document.title == "海河医药论坛在津举行"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word_document("", "xl/workbook.xml"), "ZIP"),
        (word_document(paragraph(" ")), "no text"),
        (word_document("<w:p>"), "damaged"),
        (word_document(paragraph("x" * 51_000_000)), "too large"),
        (word_document(paragraph("text"))[:-30], "ZIP"),
        (b"<html><body><p> </p></body></html>", "no words"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises((UnreadableError, UnsupportedLanguageError), match=reason):
        read_bytes(data, id="x", path="x")


def test_entities_of_a_word_document_are_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"{bomb}<d>&b;</d>")
    with pytest.raises(UnreadableError, match="entities"):
        read_bytes(buffer.getvalue(), id="x")


def test_formats_are_found_in_folders(tmp_path: Path) -> None:
    from extractor.inputs import find_inputs

    for name in ("a.html", "b.HTM", "c.md", "d.docx", "e.txt", "f.pdf", "g.json"):
        (tmp_path / name).write_text("x")
    found = find_inputs([str(tmp_path)], recursive=True)
    assert [Path(item.path).name for item in found] == [
        "a.html",
        "b.HTM",
        "c.md",
        "d.docx",
        "e.txt",
    ]


def test_files_by_path(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ENGLISH_PAGE, "utf-8")
    [record] = extract_files([tmp_path / "page.html"])
    assert record.document.published == "2024-05-12"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<!--", "-->", "<script>", "</script", "<a b='", '"', "'", ">", "<",
             "&", "&amp;", "&#x41;", "&#99999999;", "会议", " Lin ", "\n", "<h1>", "</h1>", "<td"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_tags_of_any_page_are_in_order_and_inside_it(page: str) -> None:
    position = 0
    for tag in tags(page):
        assert position <= tag.start < tag.end <= len(page)
        position = tag.end


def test_text_command_prints_what_offsets_count(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_document(paragraph("The forum", " opened.") + paragraph("会议")))
    command = [sys.executable, "-m", "extractor.cli", "text", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode() == "The forum opened.\n会议"
    page = [*command[:-1], str(PAGES / "english.html"), "--working"]
    assert b"<p>" not in subprocess.run(page, capture_output=True, check=True).stdout
    missing = subprocess.run(
        [*command[:-1], str(tmp_path / "no")], capture_output=True, check=False
    )
    assert missing.returncode == 1 and b"No such file" in missing.stderr
