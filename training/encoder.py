"""The English tagger in torch: e5's encoder, fewer layers if wished, and a score for every tag."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.e5 import StartingPoint


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT does."""

    def __init__(self, width: int, inner: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.project = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, epsilon)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.narrow_norm = nn.LayerNorm(width, epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        parts = self.project(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        context = _attention(query, key, value, mask)
        context = context.transpose(1, 2).reshape(batch, length, width)
        x = self.attended_norm(x + self.dropout(self.attended(context)))
        return self.narrow_norm(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


def _attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    scores = query @ key.transpose(-1, -2) * (query.shape[-1] ** -0.5)
    if mask is not None:
        scores = scores + mask
    return scores.softmax(-1) @ value


class Tagger(nn.Module):
    """Token ids (batch, length) to tag scores (batch, length, tags)."""

    def __init__(
        self, words: int, tags: int, *, layers: int, width: int = 384, inner: int = 1536,
        heads: int = 12, positions: int = 512, epsilon: float = 1e-12,
    ) -> None:  # fmt: skip
        super().__init__()
        self.words = nn.Embedding(words, width)
        self.positions = nn.Parameter(torch.zeros(positions, width))
        self.norm = nn.LayerNorm(width, epsilon)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(width, inner, heads, epsilon) for _ in range(layers))
        self.tags = nn.Linear(width, tags)

    def encode(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        x = self.dropout(self.norm(self.words(ids) + self.positions[: ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        return self.tags(self.dropout(self.encode(ids, mask)))


def pretrained(
    start: StartingPoint, pieces: Sequence[int], tags: int, layers: Sequence[int]
) -> Tagger:
    """Return a tagger with e5's encoder: the rows ``pieces`` of its vocabulary, its ``layers``."""
    tensors = start.tensors
    width = tensors["emb.ln.w"].shape[0]
    model = Tagger(len(pieces), tags, layers=len(layers), heads=start.heads, epsilon=1e-12)
    kind = tensors["emb.type"][:width]
    _set(model.words.weight, tensors["emb.word"][list(pieces)])
    _set(model.positions, tensors["emb.pos"] + kind)
    _set_both(model.norm, tensors, "emb.ln")
    for layer, number in zip(model.layers, layers, strict=True):
        _set_layer(layer, tensors, f"l{number}.")
    return model


def shortened(model: Tagger, layers: Sequence[int]) -> Tagger:
    """Return a new tagger with ``layers`` of a trained one."""
    found = copy.deepcopy(model)
    found.layers = nn.ModuleList(found.layers[number] for number in layers)
    return found


def _set_layer(layer: nn.Module, tensors: dict[str, np.ndarray], at: str) -> None:
    for end, parameter in (("w", layer.project.weight), ("b", layer.project.bias)):
        _set(parameter, np.concatenate([tensors[f"{at}{part}.{end}"] for part in "qkv"]))
    _set_both(layer.attended, tensors, at + "ao")
    _set_both(layer.attended_norm, tensors, at + "aln")
    _set_both(layer.widen, tensors, at + "fi")
    _set_both(layer.narrow, tensors, at + "fo")
    _set_both(layer.narrow_norm, tensors, at + "oln")


def _set_both(module: nn.Module, tensors: dict[str, np.ndarray], name: str) -> None:
    _set(module.weight, tensors[name + ".w"])
    _set(module.bias, tensors[name + ".b"])


def _set(parameter: Tensor, values: np.ndarray) -> None:
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(values))
