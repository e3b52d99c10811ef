"""The English taggers as they ship: what they find, and that nothing but the text decides it."""

import json
import os
import subprocess
import sys
import threading
from itertools import pairwise

import pytest

from extractor.document import Document, Mention
from extractor.reading import read_text
from extractor.recognisers.english import Size, recognise_english
from extractor.recognisers.files import model_folder

TEXT = """Harbour Biotech Forum opens in Xiamen

XIAMEN, May 12, 2024 -- The 3rd Harbour Biotech Forum opened at the Lotus Convention Center on
Saturday. Lin Yue, Chief Scientist of Minjiang Biologics Co., Ltd., gave the opening address.

Minjiang Biologics and Gulf Coast Therapeutics signed a strategic cooperation agreement. "We
have waited for this day," said Maria Gonzalez, president of Gulf Coast Therapeutics.
"""
SIZES: tuple[Size, ...] = ("fast", "accurate")
LABELS = ["PERSON", "TITLE", "ORG", "EVENT", "VENUE", "PLACE", "AGREEMENT", "TALK", "THEME"]


def document(text: str = TEXT) -> Document:
    return read_text(text, id="sample", language="en")


def found(text: str = TEXT, size: Size = "fast") -> list[Mention]:
    return recognise_english(document(text), size=size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("PERSON", "Lin Yue"),
        ("PERSON", "Maria Gonzalez"),
        ("TITLE", "Chief Scientist"),
        ("TITLE", "president"),
        ("ORG", "Minjiang Biologics Co., Ltd."),
        ("ORG", "Gulf Coast Therapeutics"),
        ("EVENT", "3rd Harbour Biotech Forum"),
        ("VENUE", "Lotus Convention Center"),
        ("AGREEMENT", "strategic cooperation agreement"),
    ],
)
def test_names_of_every_kind_are_found(label: str, name: str, size: Size) -> None:
    assert (label, name) in {(mention.label, mention.text) for mention in found(size=size)}


@pytest.mark.parametrize("size", SIZES)
def test_mentions_are_grounded_apart_and_sure_to_a_degree(size: Size) -> None:
    text = document()
    mentions = found(size=size)
    for mention in mentions:
        assert text.text[mention.start : mention.end] == mention.text
        assert mention.source == f"model:en-{size}"
        assert 0 < mention.confidence < 1
    for first, second in pairwise(mentions):
        assert first.end <= second.start


@pytest.mark.parametrize("size", SIZES)
def test_neighbouring_documents_and_threads_change_nothing(size: Size) -> None:
    alone = found(size=size)
    results: list[list[Mention]] = []
    other = "Acme Corp. named Jane Roe chief executive officer. " * 40

    def read_both() -> None:
        found(other, size)
        results.append(found(size=size))

    threads = [threading.Thread(target=read_both) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 3


def test_another_process_with_other_threads_answers_the_same() -> None:
    program = (
        "from extractor.reading import read_text\n"
        "from extractor.recognisers.english import recognise_english\n"
        f"text = read_text({TEXT!r}, id='sample', language='en')\n"
        "print(ascii(recognise_english(text, size='fast')))"
    )
    environment = {**os.environ, "OMP_NUM_THREADS": "2", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    answer = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True
    )
    assert answer.stdout.decode("ascii").strip() == ascii(found())


def test_a_window_is_read_the_same_in_front_of_another() -> None:
    """Nothing that comes after a full window reaches back into it."""
    long = TEXT * 6
    assert [m for m in found(long + TEXT) if m.end < len(TEXT) * 4] == [
        m for m in found(long) if m.end < len(TEXT) * 4
    ]


@pytest.mark.parametrize("text", ["", " \n\n ", "?", "\u200b" * 50, "x" * 20_000, "( " * 5_000])
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    whole = Document("odd", text, "en")
    assert all(text[m.start : m.end] == m.text for m in recognise_english(whole, size="fast"))


def test_a_name_across_a_wrapped_line_is_one() -> None:
    wrapped = Document("wrapped", "The talks were opened by Maria\nGonzalez of Acme Bank.", "en")
    assert "Maria\nGonzalez" in {m.text for m in recognise_english(wrapped, size="fast")}


@pytest.mark.parametrize("size", SIZES)
def test_the_labels_on_file_are_those_of_the_product(size: Size) -> None:
    folder = model_folder(f"en-{size}")
    described = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    assert list(described) == LABELS
