"""The tables of a model's card; without torch."""

from training.card import calibration_table, compared, scores
from training.data import LabelledText

PEOPLE = [LabelledText(f"d-{n}", "Ada Roe met Bo Li", [(0, 7, "PERSON")]) for n in range(8)]


def test_a_cell_has_the_interval_around_its_score() -> None:
    half = {d.id: [(0, 7, "PERSON", 0.9)] if d.id < "d-4" else [] for d in PEOPLE}
    row = next(
        line for line in scores({"x": compared(PEOPLE, half)}).splitlines() if "PERS" in line
    )
    strict = row.split("|")[2].strip()
    score, low, high = (int(part.strip("(), ")) for part in strict.replace("–", " ").split()[:3])
    assert low < score == 67 < high
    assert strict.endswith("8")


def test_confidence_is_set_against_what_was_right() -> None:
    found = {d.id: [(0, 7, "PERSON", 0.75), (12, 17, "PERSON", 0.75)] for d in PEOPLE}
    table = calibration_table(PEOPLE, found, {"PERSON": (1.0, 0.0)})
    assert "| 0.70–0.80 | 16 | 0.75 | 0.50 |" in table


def test_furniture_and_labels_that_gold_lacks_do_not_count() -> None:
    text = LabelledText("d", "Ada Roe", [(0, 7, "PERSON")], furniture=[(0, 7)])
    found = {"d": [(0, 7, "PERSON", 0.75), (0, 3, "PLACE", 0.75)]}
    assert "0.75" not in calibration_table([text], found, {"PERSON": (1.0, 0.0)})
