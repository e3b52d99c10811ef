"""spaCy's DocBin: what ``spacy train`` reads. All documents are held until the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.export.annotation import AnnotatedText, annotated, without_overlap
from extractor.export.format import Options, Write
from extractor.export.tokens import tokens
from extractor.records import DocumentRecord

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

SPANS_KEY = "sc"  # the one that spaCy's span categoriser looks under


@contextlib.contextmanager
def open_writer(path: Path, options: Options) -> Iterator[Write]:
    """Collect the documents, then write them."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    collected = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)

    def write(record: DocumentRecord) -> None:
        collected.add(_doc(annotated(record, options), vocab))

    yield write
    path.write_bytes(collected.to_bytes())


def _doc(given: AnnotatedText, vocab: Vocab) -> Doc:
    """A document with the very text: a space belongs to its token, other white space is one."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for start, end in tokens(given.text, given.marks):
        piece = given.text[start:end]
        if piece == " " and words and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    doc = Doc(vocab, words=words, spaces=spaces, user_data={"document_id": given.id})
    doc.ents = [_span(doc, m.start, m.end, m.label) for m in without_overlap(given.marks)]
    doc.spans[SPANS_KEY] = [_span(doc, m.start, m.end, m.label) for m in given.marks]
    return doc


def _span(doc: Doc, start: int, end: int, label: str) -> Span:
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    assert span is not None  # no mark begins or ends inside a token
    return span


def described() -> str:
    """What is in the documents."""
    return f"""\
A .spacy file (DocBin), one Doc a document, tokens as in conll.
doc.text                   the text, to the character
doc.ents                   names of records, of those that overlap the longest
doc.spans["{SPANS_KEY}"]           all mentions, with the labels of `extract schema --format brat`
doc.user_data              document_id
Read with DocBin().from_disk(path).get_docs(vocab).
spaCy is in the extra "stock"; documents are held in memory until the file is written."""
