"""The training loop of the English tagger: batches of windows, tag by tag cross-entropy."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from extractor.recognisers.packing import Window
from training.encoder import Tagger

BATCH = 8
_IGNORED = -100
# Of the unlabelled tokens of a padded batch, none may be attended to.
_MASKED = -1e4


@dataclass(frozen=True)
class Example:
    """A window and, for every token of it, the probabilities of the tags that are to be learnt."""

    window: Window
    target: Tensor


Epoch = Callable[[int], Iterable[Example]]


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to learn."""

    epochs: int
    rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    seed: int = 0


def learn(model: Tagger, epoch: Epoch, schedule: Schedule, log: Callable[[str], None]) -> Tagger:
    """Train ``model`` in place; its word vectors stay as they are."""
    torch.manual_seed(schedule.seed)
    draw = random.Random(schedule.seed)
    model.words.requires_grad_(False)
    optimiser = _optimiser(model, schedule)
    steps = schedule.epochs * len(list(batches(epoch(0), draw)))
    rates = torch.optim.lr_scheduler.LambdaLR(optimiser, _rise_and_fall(steps, schedule.warm_up))
    model.train()
    for number in range(schedule.epochs):
        begun, losses = time.monotonic(), []
        for batch in batches(epoch(number), draw):
            losses.append(_step(model, batch, optimiser))
            rates.step()
        mean = sum(losses) / len(losses)
        log(f"epoch {number + 1}: loss {mean:.4f}, {time.monotonic() - begun:.0f} s")
    return model.eval()


def _optimiser(model: Tagger, schedule: Schedule) -> torch.optim.Optimizer:
    head = list(model.tags.parameters())
    rest = [p for name, p in model.named_parameters() if p.requires_grad and "tags." not in name]
    groups = [{"params": rest, "lr": schedule.rate}, {"params": head, "lr": schedule.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _rise_and_fall(steps: int, warm_up: float) -> Callable[[int], float]:
    rising = max(1, int(steps * warm_up))
    return lambda step: min((step + 1) / rising, max(0.0, (steps - step) / (steps - rising)))


def batches(examples: Iterable[Example], draw: random.Random) -> Iterator[list[Example]]:
    """Group examples of like length, in an order that ``draw`` decides."""
    ordered = sorted(examples, key=lambda e: (len(e.window.pieces) // 8, draw.random()))
    groups = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]
    draw.shuffle(groups)
    yield from groups


def _step(model: Tagger, batch: list[Example], optimiser: torch.optim.Optimizer) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(*padded([example.window for example in batch]))
    picked, targets = _picked(scores.float(), batch)
    loss = functional.cross_entropy(picked, targets)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad()
    return loss.item()


def padded(windows: list[Window]) -> tuple[Tensor, Tensor | None]:
    """Return piece numbers (batch, length) and what keeps attention off the padding."""
    length = max(len(window.pieces) for window in windows)
    ids = torch.ones(len(windows), length, dtype=torch.long)
    for row, window in enumerate(windows):
        ids[row, : len(window.pieces)] = torch.tensor(window.pieces)
    if all(len(window.pieces) == length for window in windows):
        return ids, None
    mask = torch.zeros(len(windows), 1, 1, length)
    for row, window in enumerate(windows):
        mask[row, :, :, len(window.pieces) :] = _MASKED
    return ids, mask


def _picked(scores: Tensor, batch: list[Example]) -> tuple[Tensor, Tensor]:
    rows = [scores[row, list(example.window.places)] for row, example in enumerate(batch)]
    return torch.cat(rows), torch.cat([example.target for example in batch])
