"""Fine-tune the Chinese tagger, and tag documents with it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from extractor.document import Document
from extractor.recognisers.chinese import UNKNOWN, ChineseTagger
from extractor.recognisers.crf import Decoder
from training.grammar import Grammar
from training.invent import TERMINALS
from training.lac import load_lac
from training.network import LABELS, TAGS, Tagger
from training.zh_examples import Characters, Example, epoch_examples, numbers_of, tags_of

GRAMMAR = Path(__file__).parent.parent / "data" / "train" / "zh.grammar"
Scored = tuple[int, int, str, float]


@dataclass(frozen=True)
class Plan:
    """How long and on what to train. ``invented`` counts sentences an epoch for each of gold."""

    epochs: int = 9
    batch: int = 16
    replaced: float = 0.8
    invented: float = 1.5
    seed: int = 7
    width: int = 64
    embedding_rate: float = 3e-4
    lac_rate: float = 5e-4
    own_rate: float = 3e-3
    averaged: float = 0.3  # share of the steps, the last ones, whose weights are averaged


@dataclass(frozen=True)
class TrainedTagger:
    """The network and the characters that it reads."""

    model: Tagger
    characters: Characters

    def recogniser(self) -> ChineseTagger:
        """The recogniser around this network; its confidence is the raw probability."""
        numbers = {c: number for number, c in enumerate(self.characters.known, UNKNOWN + 1)}
        decoder = Decoder(TAGS, self.model.crf.transitions().detach().numpy())
        calibration = dict.fromkeys(LABELS, (1.0, 0.0))
        return ChineseTagger("model:in-training", numbers, calibration, decoder, self._score)

    def _score(self, numbers: list[int]) -> Any:
        with torch.no_grad():
            return self.model(torch.tensor([numbers]))[0].numpy()

    def spans(self, document: Document) -> list[Scored]:
        """Labelled spans with raw probabilities."""
        found = self.recogniser().mentions(document)
        return [(m.start, m.end, m.label, m.confidence) for m in found]


def train(
    gold: Sequence[Example], plan: Plan, report: Callable[[str], None] = lambda _: None
) -> TrainedTagger:
    """Train from LAC's weights on gold windows and invented sentences; seeded."""
    torch.manual_seed(plan.seed)
    dice = random.Random(plan.seed)
    lac = load_lac()
    characters = Characters(lac)
    model = Tagger(lac, characters.rows, plan.width)
    grammar = Grammar.read(GRAMMAR, TERMINALS)
    invented = int(plan.invented * len(gold))
    steps = plan.epochs * -(-(len(gold) + invented) // plan.batch)
    optimiser = _optimiser(model, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / 50) * max(0.05, 1 - step / steps)
    )
    mean = torch.optim.swa_utils.AveragedModel(model)
    model.train()
    done = 0
    for epoch in range(plan.epochs):
        rows = epoch_examples(gold, grammar, dice, replaced=plan.replaced, invented=invented)
        total = 0.0
        for numbers, tags, lengths in _batches(rows, characters, plan.batch, dice):
            loss = model.crf.loss(model(numbers), tags, lengths)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            total += loss.item()
            if done > steps * (1 - plan.averaged):
                mean.update_parameters(model)
        report(f"epoch {epoch + 1} of {plan.epochs}: loss {total * plan.batch / len(rows):.4f}")
    averaged = mean.module if plan.averaged else model
    return TrainedTagger(averaged.eval(), characters)


def _optimiser(model: Tagger, plan: Plan) -> torch.optim.Optimizer:
    own = [model.own, model.emission, model.crf]
    groups = [
        {"params": model.embedding.parameters(), "lr": plan.embedding_rate, "weight_decay": 0.0},
        {"params": model.lac.parameters(), "lr": plan.lac_rate},
        {"params": [p for part in own for p in part.parameters()], "lr": plan.own_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _batches(
    rows: Sequence[Example], characters: Characters, size: int, dice: random.Random
) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Character numbers, tags and lengths of examples of like length, in shuffled order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].text) + dice.random() * 20)
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    dice.shuffle(groups)
    for group in groups:
        members = [rows[i] for i in group]
        width = max(len(member.text) for member in members)
        numbers = torch.zeros(len(members), width, dtype=torch.long)
        tags = torch.zeros(len(members), width, dtype=torch.long)
        for row, member in enumerate(members):
            length = len(member.text)
            numbers[row, :length] = torch.tensor(numbers_of(member, characters, dice))
            tags[row, :length] = torch.tensor(tags_of(member))
        yield numbers, tags, torch.tensor([len(member.text) for member in members])
