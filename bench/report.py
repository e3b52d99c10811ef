"""The figures as ``docs/benchmarks.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.clocks import Cost
from bench.throughput import Throughput

_STOCK = {"en": "spaCy's `en_core_web_sm`", "zh": "LAC"}
_LANGUAGE = {"en": "English", "zh": "Chinese"}
_AIM = {"en": 0.8, "zh": 0.6}
_HEAD = """# Benchmarks

`make bench TEXTS=folder` measures anew and writes this page. Times are seconds of processor on
one core, which a busy machine changes less than those on the clock; what is compared was measured
by turns in one run. Ours is the whole way from bytes of a file to a line of JSON, on one thread.
"""
_THROUGHPUT = (
    "texts", "language", "documents", "documents/s", "characters/s", "ms a document",
    "stock tagger", "its documents/s", "ours / its", "aim",
)  # fmt: skip
_STARTING = (
    "command", "seconds of processor", "on the clock", "memory, MB", "of loading spaCy's model",
)  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """All that was measured."""

    machine: str
    throughput: Mapping[str, Sequence[Throughput]]
    starting: Mapping[str, Cost]
    length: Mapping[str, Mapping[int, float]]
    number: Mapping[int, Cost]


def markdown(figures: Figures) -> str:
    """The page."""
    parts = [_HEAD, f"Measured on {figures.machine}.\n", "## Documents and characters a second\n"]
    parts += [*_throughput(figures), "\n## Starting\n", *_starting(figures.starting)]
    parts += ["\n## Length of a document\n", *_length(figures.length)]
    parts += ["\n## Number of files\n", *_number(figures)]
    return "\n".join(parts) + "\n"


def _heading(names: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)


def _throughput(figures: Figures) -> Iterator[str]:
    yield from _heading(_THROUGHPUT)
    for name, rows in figures.throughput.items():
        for row in rows:
            yield (
                f"| {name} | {_LANGUAGE[row.language]} | {row.texts} "
                f"| {row.texts / row.ours.cpu:.1f} | {row.characters / row.ours.cpu:,.0f} "
                f"| {1000 * row.ours.cpu / row.texts:.0f} | {_STOCK[row.language]} "
                f"| {row.texts / row.stock.cpu:.1f} | **{row.ratio:.2f}** "
                f"| {_AIM[row.language]} |"
            )


def _starting(costs: Mapping[str, Cost]) -> Iterator[str]:
    *_, stock = costs.values()
    yield from _heading(_STARTING)
    for name, cost in costs.items():
        yield (
            f"| {name} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.memory:.0f} "
            f"| {cost.cpu / stock.cpu:.2f} |"
        )
    yield "\nThe aim for one English release is 1.5."


def _length(costs: Mapping[str, Mapping[int, float]]) -> Iterator[str]:
    lengths = list(next(iter(costs.values())))
    yield "Microseconds of processor a character, of documents joined from those of `data/raw`.\n"
    yield "| language | " + " | ".join(f"{length:,}" for length in lengths) + " | most / least |"
    yield "| --- |" + " ---: |" * (len(lengths) + 1)
    for language, each in costs.items():
        figures = " | ".join(f"{each[length]:.1f}" for length in lengths)
        spread = max(each.values()) / min(each.values())
        yield f"| {_LANGUAGE[language]} | {figures} | {spread:.2f} |"


def _number(figures: Figures) -> Iterator[str]:
    yield (
        "Whole runs with one worker over the first 300 characters of the texts of `data/raw`, "
        "rules alone (`--model none`), start included.\n"
    )
    yield "| files | ms of processor a file | on the clock, s | most memory, MB |"
    yield "| ---: | ---: | ---: | ---: |"
    for number, cost in figures.number.items():
        yield (
            f"| {number:,} | {1000 * cost.cpu / number:.1f} | {cost.wall:.0f} | {cost.memory:.0f} |"
        )
