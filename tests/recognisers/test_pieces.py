"""Pieces, windows and decoding of the English tagger, with a vocabulary of a few pieces."""

import math

import numpy as np
import pytest

from extractor.document import Document, Span
from extractor.recognisers.decoding import TaggedSpan, begins, best_path, spans_of
from extractor.recognisers.packing import OVERLAP, WINDOW, tokens_of, windows_of
from extractor.recognisers.pieces import WORD_START, PieceVocabulary
from extractor.recognisers.tidying import joined_at_brackets, trimmed

PIECES = ["<s>", "<pad>", "</s>", "<unk>", WORD_START, "a", "b", "c", "ab", "abc", WORD_START + "a"]
SCORES = [0.0] * 4 + [-5.0, -4.0, -4.0, -4.0, -6.0, -9.0, -4.5]
A, B, C, AB, ABC, WORD_A = range(5, 11)
VOCABULARY = PieceVocabulary(PIECES, SCORES)


@pytest.mark.parametrize(
    ("word", "starts", "cut"),
    [
        ("abc", False, (ABC,)),
        ("abb", False, (AB, B)),
        ("abc", True, (WORD_A, B, C)),
        ("ａb", False, (AB,)),
        ("axc", False, (A, PieceVocabulary.unknown, C)),
        ("\u200b", False, (PieceVocabulary.unknown,)),
    ],
)
def test_the_most_probable_cut_is_taken(word: str, starts: bool, cut: tuple[int, ...]) -> None:
    assert VOCABULARY.cut(word, starts) == cut


def test_tokens_are_words_numbers_and_single_signs() -> None:
    text = "abc-ab 12th, (c). Xi'an's"
    written = [text[t.start : t.end] for t in tokens_of(text, Span(0, len(text)), VOCABULARY)]
    assert written == [*["abc", "-", "ab", "12", "th", ",", "(", "c", ")", "."], "Xi'an", "'", "s"]


def document(*sentences: str) -> Document:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return Document("sample", text, "en", sentences=tuple(spans))


def test_short_sentences_share_a_window() -> None:
    (window,) = windows_of(document("ab ab", "c"), VOCABULARY)
    assert [PIECES[piece] for piece in window.pieces] == (
        ["<s>", WORD_START + "a", "b", WORD_START + "a", "b", "</s>", WORD_START, "c", "</s>"]
    )
    assert window.places == (1, 3, 6)
    assert window.openings == {0, 2}


def test_a_mark_stands_only_where_a_line_begins() -> None:
    text = "ab. ab"
    split = Document("sample", text, "en", sentences=(Span(0, 3), Span(4, 6)))
    (window,) = windows_of(split, VOCABULARY)
    assert window.pieces.count(PieceVocabulary.end) == 1
    assert window.openings == {0}


def test_no_window_is_too_long_and_no_token_is_lost() -> None:
    sample = document(*["ab " * n for n in (5, 60, 200, 1, 63, 64)])
    windows = windows_of(sample, VOCABULARY)
    assert max(len(window.pieces) for window in windows) <= WINDOW + 2
    starts = {token.start for window in windows for token in window.tokens}
    assert starts == {i for i in range(len(sample.text)) if sample.text[i] == "a"}


def test_parts_of_a_long_sentence_overlap() -> None:
    first, second = windows_of(document("ab " * 90), VOCABULARY)
    shared = [token for token in first.tokens if token.start >= second.tokens[0].start]
    assert sum(len(token.pieces) for token in shared) == OVERLAP


def logs(*rows: tuple[float, ...]) -> np.ndarray:
    return np.log(np.array(rows))


def test_an_inside_without_its_beginning_is_repaired() -> None:
    scores = logs((0.5, 0.4, 0.1), (0.1, 0.1, 0.8), (0.9, 0.05, 0.05))
    assert best_path(scores, frozenset({0})) == [1, 2, 0]


def test_nothing_continues_across_a_sentence() -> None:
    scores = logs((0.1, 0.8, 0.1), (0.3, 0.1, 0.6))
    assert best_path(scores, frozenset({0})) == [1, 2]
    assert best_path(scores, frozenset({0, 1})) == [1, 0]


def test_repair_finds_what_trying_all_paths_finds() -> None:
    import itertools

    draw = np.random.default_rng(7)
    for _ in range(30):
        scores = np.log(draw.dirichlet([0.5] * 5, size=5))
        openings = frozenset({0, 3})

        def valid(path: tuple[int, ...], openings: frozenset[int] = openings) -> bool:
            return all(
                tag in (0, 1, 3) or (i not in openings and path[i - 1] in (tag, tag - 1))
                for i, tag in enumerate(path)
            )

        def total(path: tuple[int, ...], scores: np.ndarray = scores) -> float:
            return float(sum(scores[i][tag] for i, tag in enumerate(path)))

        paths = (path for path in itertools.product(range(5), repeat=5) if valid(path))
        assert math.isclose(total(tuple(best_path(scores, openings))), max(map(total, paths)))


def test_spans_carry_the_probability_of_their_tags() -> None:
    scores = logs((0.1, 0.8, 0.1), (0.3, 0.1, 0.6), (0.5, 0.3, 0.2))
    (span,) = spans_of(scores, [begins(0), begins(0) + 1, 0], frozenset({0}))
    assert (span.first, span.last, span.label) == (0, 1, 0)
    assert math.isclose(span.probability, 0.8 * 0.6 * 0.8)


@pytest.mark.parametrize(
    ("written", "first", "last", "kept"),
    [
        ("the Harbour Forum in", 0, 3, "Harbour Forum"),
        ("President of Lotus", 0, 1, "President"),
        ("Bank of Lotus", 0, 2, "Bank of Lotus"),
        ("of the", 0, 1, None),
    ],
)
def test_articles_and_prepositions_are_trimmed(
    written: str, first: int, last: int, kept: str | None
) -> None:
    words = written.split()
    span = trimmed(TaggedSpan(first, last, 0, 0.9), words)
    assert (" ".join(words[span.first : span.last + 1]) if span else None) == kept


def test_a_name_cut_at_its_bracket_is_joined() -> None:
    words = ["Lotus", "(", "Xiamen", ")", "Biologics"]
    parts = [TaggedSpan(0, 1, 2, 0.9), TaggedSpan(2, 4, 2, 0.8)]
    assert joined_at_brackets(parts, words) == [TaggedSpan(0, 4, 2, 0.8)]


def test_a_name_cut_at_its_nickname_is_joined() -> None:
    words = ["Angus", '"', "Gus", '"', "Mouat"]
    parts = [TaggedSpan(0, 1, 0, 0.9), TaggedSpan(2, 4, 0, 0.8)]
    assert joined_at_brackets(parts, words) == [TaggedSpan(0, 4, 0, 0.8)]


def test_a_name_and_its_short_form_stay_two() -> None:
    words = ["Lotus", "Biologics", "(", "LB", ")"]
    parts = [TaggedSpan(0, 1, 2, 0.9), TaggedSpan(3, 3, 2, 0.8)]
    assert joined_at_brackets(parts, words) == parts
