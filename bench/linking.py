"""Processor time and memory of linking: ``python -m bench.linking 1000 10000 100000``.

For each number of documents a fresh process links that many invented ones (``synthetic``), then
adds a hundredth more to the entities, and prints what both took.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.synthetic import documents
from extractor.link.entities import Entity, entity_json
from extractor.link.reading import read_entities
from extractor.link.run import link_records

_HEADER = "| documents | mentions | entities | link | peak memory | add 1 % | peak memory |"
_RULE = "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"


def main(sizes: list[int]) -> None:
    """One line of a table for each size."""
    print(_HEADER, _RULE, sep="\n", flush=True)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "entities.jsonl"
            first = _measured("link", size, file)
            print(f"| {size:,} | {first} | {_measured('add', size, file)} |", flush=True)


def _measured(step: str, size: int, file: Path) -> str:
    command = [sys.executable, "-m", "bench.linking", step, str(size), str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _step(step: str, size: int, file: Path) -> None:
    """Link all but a hundredth of the documents, or add that hundredth."""
    most = size - max(1, size // 100)
    made = documents(size)
    started = time.process_time()
    if step == "link":
        mentions, count = _write(link_records(islice(made, most)), file)
        print(f"{mentions:,} | {count:,} | {_took(started)}")
    else:
        list(islice(made, most))
        started = time.process_time()
        _write(link_records(made, earlier=read_entities(file)), file.with_suffix(".added"))
        print(_took(started))


def _write(entities: Iterator[Entity], file: Path) -> tuple[int, int]:
    mentions = count = 0
    with file.open("w", encoding="utf-8") as out:
        for entity in entities:
            out.write(entity_json(entity) + "\n")
            mentions += len(entity.members)
            count += 1
    return mentions, count


def _took(started: float) -> str:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{time.process_time() - started:,.0f} s | {memory:,.0f} MB"


if __name__ == "__main__":
    if sys.argv[1] in ("link", "add"):
        _step(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main([int(size) for size in sys.argv[1:]])
