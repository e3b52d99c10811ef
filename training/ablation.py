"""What rules and taggers give alone and together: ``python -m training.ablation DATA…``.

Each ``DATA`` is a folder with ``raw`` and ``gold``. A tagger alone means that its mentions become
records as they are: no finder adds, drops or cuts one, but for dates, which only rules read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from extractor.document import Document
from extractor.evaluate import Score, load_records, score, set_of
from extractor.find.dates import find_date_mentions
from extractor.pipeline import assemble, extract_document
from extractor.reading import read_bytes
from extractor.recognisers.registry import Model, recognise
from extractor.records import DocumentRecord

Extract = Callable[[Document, Model], DocumentRecord]
_TYPES = ("events", "venues", "speakers", "participants", "organisations", "agreements")
_SETS = ("development", "validation")


def with_rules(document: Document, model: Model) -> DocumentRecord:
    """The records of the whole product."""
    return extract_document(document, model=model)


def tagger_alone(document: Document, model: Model) -> DocumentRecord:
    """The records that the tagger's mentions make without any rule."""
    mentions = recognise(document, model)
    return assemble(document, mentions.replaced("DATE", find_date_mentions(document, mentions)))


ROWS: tuple[tuple[str, Extract, Model], ...] = (
    ("rules alone", with_rules, "none"),
    ("`fast` alone", tagger_alone, "fast"),
    ("rules, `stock`", with_rules, "stock"),
    ("rules, `fast`", with_rules, "fast"),
    ("rules, `accurate`", with_rules, "accurate"),
)


def lines(folder: Path) -> Iterator[str]:
    """Rows of a Markdown table: exact / lenient fact F1 of all, exact F1 by type."""
    gold = load_records(folder / "gold").records
    documents = [
        read_bytes(path.read_bytes(), id=path.stem, path=path.name)
        for path in sorted((folder / "raw").glob("*.txt"))
        if path.stem in gold
    ]
    for name, extract, model in ROWS:
        found = score(gold, {d.id: extract(d, model) for d in documents})
        for part, language in product(_SETS, ("en", "zh")):
            yield _line(name, found, part, language)


def _line(name: str, found: Score, part: str, language: str) -> str:
    wanted = [
        document
        for document in found.documents
        if set_of(document) == part and found.languages[document] == language
    ]
    chosen = found.only(wanted)
    whole, types = chosen.counts(), chosen.by_type()
    cells = [f"{types[kind].f1():.3f}" for kind in _TYPES if kind in types]
    shown = f"{whole.f1():.3f} / {whole.f1('lenient'):.3f}"
    return " | ".join([f"| {part} | {language} | {name}", shown, *cells]) + " |"


def main() -> None:
    """Print a table for each folder."""
    for argument in sys.argv[1:]:
        print(f"\n{argument}: set, language, evidence, all, {', '.join(_TYPES)}")
        for line in sorted(lines(Path(argument))):
            print(line, flush=True)


if __name__ == "__main__":
    main()
