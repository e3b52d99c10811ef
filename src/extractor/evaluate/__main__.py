"""``python -m extractor.evaluate``: the command ``extract evaluate`` alone."""

import typer

from extractor.commands.evaluate import evaluate

if __name__ == "__main__":
    typer.run(evaluate)
