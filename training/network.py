"""The tagger in torch: LAC's two bidirectional GRU layers, a small one of ours, and a CRF."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from extractor.recognisers.crf import FORBIDDEN, may_begin, may_end, may_follow
from training.lac import LacWeights

LABELS = ("PERSON", "TITLE", "ORG", "EVENT", "VENUE", "PLACE", "AGREEMENT", "TALK", "THEME")
TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BIES"))


def allowed_transitions() -> Tensor:
    """0 where tag ``j`` may follow tag ``i``, a large negative number elsewhere."""
    scores = torch.full((len(TAGS), len(TAGS)), FORBIDDEN)
    for i, left in enumerate(TAGS):
        for j, right in enumerate(TAGS):
            if may_follow(left, right):
                scores[i, j] = 0.0
    return scores


class Tagger(nn.Module):
    """Character ids (batch × length) to tag scores (batch × length × tags)."""

    def __init__(self, lac: LacWeights, rows: Sequence[int], width: int = 64) -> None:
        super().__init__()
        # Row 0 stands for every character that is not in the table.
        weights = torch.tensor(lac.embedding[list(rows)])
        self.embedding = nn.Embedding.from_pretrained(weights, freeze=False)
        self.lac = nn.GRU(128, 128, num_layers=2, bidirectional=True, batch_first=True)
        self.lac.load_state_dict({k: torch.tensor(v) for k, v in lac.gru.items()})
        self.own = nn.GRU(256, width, bidirectional=True, batch_first=True)
        self.emission = nn.Linear(2 * width + 256, len(TAGS))
        self.drop = nn.Dropout(0.3)
        self.crf = Crf()

    def forward(self, ids: Tensor) -> Tensor:
        hidden, _ = self.lac(self.drop(self.embedding(ids)))
        hidden = self.drop(hidden)
        own, _ = self.own(hidden)
        scores: Tensor = self.emission(torch.cat([self.drop(own), hidden], dim=-1))
        return scores


class Crf(nn.Module):
    """Linear-chain CRF with forbidden transitions fixed."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mask", allowed_transitions())
        self.free = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        edge = torch.tensor([0.0 if may_begin(tag) else FORBIDDEN for tag in TAGS])
        self.register_buffer("start", edge)
        end = torch.tensor([0.0 if may_end(tag) else FORBIDDEN for tag in TAGS])
        self.register_buffer("end", end)

    def transitions(self) -> Tensor:
        return self.free + self.mask  # type: ignore[no-any-return,operator]

    def loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Mean negative log-likelihood of ``tags`` a character."""
        inside = torch.arange(scores.shape[1])[None] < lengths[:, None]
        total = self._log_partition(scores, inside) - self._path(scores, tags, inside, lengths)
        return total.sum() / lengths.sum()

    def _path(self, scores: Tensor, tags: Tensor, inside: Tensor, lengths: Tensor) -> Tensor:
        picked = scores.gather(2, tags[..., None]).squeeze(-1) * inside
        steps = self.transitions()[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]
        last = tags.gather(1, lengths[:, None] - 1).squeeze(1)
        edges = self.start[tags[:, 0]] + self.end[last]  # type: ignore[index]
        return picked.sum(1) + steps.sum(1) + edges

    def _log_partition(self, scores: Tensor, inside: Tensor) -> Tensor:
        alpha = self.start + scores[:, 0]
        moves = self.transitions().exp()
        for t in range(1, scores.shape[1]):
            top = alpha.max(1, keepdim=True).values
            after = ((alpha - top).exp() @ moves + 1e-30).log() + top + scores[:, t]
            alpha = torch.where(inside[:, t, None], after, alpha)
        return torch.logsumexp(alpha + self.end, dim=1)
