"""What it costs to start: the help, one small file from cold, beside loading spaCy's model."""

from __future__ import annotations

from pathlib import Path

from bench.clocks import Cost, cost_of_command, middle
from bench.throughput import SPACY_MODEL

_ROUNDS = 5


def starting(english: Path, chinese: Path) -> dict[str, Cost]:
    """Costs by what is started, the commands by turns."""
    extract = ["-m", "extractor.cli"]
    commands = {
        "`extract --help`": [*extract, "--help"],
        "`extract` on one English release": [*extract, str(english)],
        "`extract` on one Chinese release": [*extract, str(chinese)],
        '`python -c "import spacy; spacy.load(…)"`': [
            "-c",
            f"import spacy; spacy.load('{SPACY_MODEL}')",
        ],
    }
    for command in commands.values():  # the files come into the system's cache
        cost_of_command(command)
    rounds = [{name: cost_of_command(c) for name, c in commands.items()} for _ in range(_ROUNDS)]
    return {name: middle([costs[name] for costs in rounds]) for name in commands}
