"""The benchmark measures what it says, and its page shows it."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.clocks import Cost, cost_of_command, middle  # noqa: E402  # behind the path to it
from bench.growing import by_length  # noqa: E402
from bench.report import Figures, markdown  # noqa: E402
from bench.throughput import Text, Throughput  # noqa: E402

TEXT = "The Harbour Biotech Forum opened in Xiamen on May 11. Lin Yue gave a keynote speech.\n\n"


def test_a_command_is_charged_its_own_time_and_memory() -> None:
    idle = cost_of_command(["-c", "import time; time.sleep(0.3)"])
    busy = cost_of_command(["-c", "x = bytearray(200_000_000); [i for i in range(2_000_000)]"])
    assert idle.wall > 0.3 > idle.cpu
    assert busy.cpu > idle.cpu
    assert busy.memory > 150 > idle.memory
    with pytest.raises(RuntimeError, match="ended with 3"):
        cost_of_command(["-c", "raise SystemExit(3)"])


def test_the_middle_is_the_median() -> None:
    costs = [Cost(1, 10, 5), Cost(3, 30, 7), Cost(2, 90, 6)]
    assert middle(costs) == Cost(2, 30, 7)


def test_every_length_is_measured() -> None:
    texts = [Text(Path("a.txt"), TEXT)]
    costs = by_length("en", texts, lengths=(2_000, 4_000), model="none")
    assert list(costs) == [2_000, 4_000]
    assert all(cost > 0 for cost in costs.values())


def test_the_page_shows_ratios() -> None:
    row = Throughput("en", 50, 100_000, ours=Cost(5, 6), stock=Cost(4, 6))
    figures = Figures(
        machine="a machine",
        throughput={"data/raw": [row]},
        starting={"ours": Cost(1.2, 1.3, 150), "stock": Cost(1.0, 1.1, 160)},
        length={"en": {1000: 50.0, 10_000: 55.0}},
        number={100: Cost(2, 3, 160), 1000: Cost(20, 30, 161)},
    )
    page = markdown(figures)
    assert "| data/raw | English | 50 | 10.0 | 20,000 | 100 |" in page
    assert "| **0.80** | 0.8 |" in page
    assert "| ours | 1.20 | 1.30 | 150 | 1.20 |" in page
    assert "| English | 50.0 | 55.0 | 1.10 |" in page
    assert "| 1,000 | 20.0 | 30 | 161 |" in page
