"""The trained tagger as an ONNX graph with 8-bit weights, built operator by operator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, np.ndarray]
_CONTRIB = "com.microsoft"
# Inputs are quantised with one scale for all channels, and a few channels are 20 times the others:
# each is divided by this power of its peak and its weights multiplied, which loses far less.
_EVENED = 0.75
_LEAST = 1e-4
# Seven bits: processors without VNNI add two products in 16 bits and would overflow with eight.
_LARGEST = 63


@dataclass
class _Graph:
    """Nodes and constants in the order in which they are added."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def constant(self, name: str, values: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(values, name)
        return name

    def add(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes):
        self.nodes.append(
            helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes)
        )
        return output


def graph_of(
    weights: Weights, peaks: Weights, *, layers: int, heads: int, window: int
) -> onnx.ModelProto:
    """Return the graph from ``pieces`` (length) to ``scores`` (length, tags).

    ``peaks`` are the largest inputs, by channel, of those linear layers whose channels to even out.
    """
    weights = dict(weights)
    graph = _Graph()
    x = _embedded(graph, weights, window)
    for name, found in peaks.items():
        x_scales, weights[name + ".weight"] = _evened(found, weights[name + ".weight"])
        graph.constant(name + ".evening", x_scales)
    for number in range(layers):
        x = _layer(graph, weights, f"layers.{number}.", x, heads)
    head = graph.constant("tags.w", weights["tags.weight"].T.copy())
    graph.add("MatMul", [x, head], "unbiased")
    graph.add("Add", ["unbiased", graph.constant("tags.b", weights["tags.bias"])], "scores")
    return _model(graph, weights["tags.bias"].shape[0])


def _model(graph: _Graph, tags: int) -> onnx.ModelProto:
    ids = helper.make_tensor_value_info("pieces", TensorProto.INT64, ["length"])
    scores = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["length", tags])
    body = helper.make_graph(graph.nodes, "tagger", [ids], [scores], list(graph.constants.values()))
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=8)


def _embedded(graph: _Graph, weights: Weights, window: int) -> str:
    """Word vectors (8 bits, a scale a row) plus positions, normalised."""
    rows, scales = quantised(weights["words.weight"], 127)
    table = graph.constant("words", rows)
    graph.add("Gather", [table, "pieces"], "words.8bit")
    graph.add("Cast", ["words.8bit"], "words.unscaled", to=TensorProto.FLOAT)
    graph.add("Gather", [graph.constant("words.scales", scales), "pieces"], "words.scale")
    graph.add("Mul", ["words.unscaled", "words.scale"], "words.found")
    positions = graph.constant("positions", weights["positions"][:window])
    graph.add("Shape", ["pieces"], "length")
    zero = graph.constant("zero", np.array([0], np.int64))
    graph.add("Slice", [positions, zero, "length"], "positions.used")
    graph.add("Add", ["words.found", "positions.used"], "embedded")
    return _normalised(graph, weights, "norm", "embedded")


def quantised(matrix: np.ndarray, largest: int) -> tuple[np.ndarray, np.ndarray]:
    """Return ``matrix`` in 8 bits and the scale of each of its rows, of shape (rows, 1)."""
    scales = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), 1e-12) / largest
    return np.rint(matrix / scales).astype(np.int8), scales.astype(np.float32)


def _evened(peaks: np.ndarray, matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return factors for the inputs of a matrix and the matrix that undoes them."""
    own = np.maximum(np.abs(matrix).max(axis=0), _LEAST)
    factors = np.maximum(peaks, _LEAST) ** _EVENED / own ** (1 - _EVENED)
    factors /= np.exp(np.log(factors).mean())
    return (1 / factors).astype(np.float32), (matrix * factors).astype(np.float32)


def _normalised(graph: _Graph, weights: Weights, name: str, x: str, output: str = "") -> str:
    scale = graph.constant(name + ".scale", weights[name + ".weight"])
    bias = graph.constant(name + ".bias", weights[name + ".bias"])
    output = output or name + ".out"
    return graph.add("LayerNormalization", [x, scale, bias], output, axis=-1, epsilon=1e-12)


def _linear(graph: _Graph, weights: Weights, name: str, x: str) -> str:
    """Inputs are quantised as they come, weights by output."""
    if name + ".evening" in graph.constants:
        x = graph.add("Mul", [x, name + ".evening"], name + ".even")
    rows, scales = quantised(weights[name + ".weight"], _LARGEST)
    inputs = [
        x,
        graph.constant(name + ".8bit", rows.T.copy()),
        graph.constant(name + ".scales", scales[:, 0]),
        graph.constant(name + ".zeros", np.zeros(len(scales), np.int8)),
        graph.constant(name + ".bias", weights[name + ".bias"]),
    ]
    return graph.add("DynamicQuantizeMatMul", inputs, name + ".out", _CONTRIB)


def _layer(graph: _Graph, weights: Weights, at: str, x: str, heads: int) -> str:
    context = _attended(graph, _linear(graph, weights, at + "project", x), at, heads)
    graph.add("Add", [x, _linear(graph, weights, at + "attended", context)], at + "sum")
    x = _normalised(graph, weights, at + "attended_norm", at + "sum")
    wide = graph.add("Gelu", [_linear(graph, weights, at + "widen", x)], at + "gelu", _CONTRIB)
    graph.add("Add", [x, _linear(graph, weights, at + "narrow", wide)], at + "total")
    return _normalised(graph, weights, at + "narrow_norm", at + "total")


def _attended(graph: _Graph, projected: str, at: str, heads: int) -> str:
    """Queries, keys and values side by side (length, 3 widths) to contexts (length, width)."""
    first = graph.constant("first", np.array([0], np.int64))
    graph.add("Unsqueeze", [projected, first], at + "batch")
    parts = [at + part for part in ("query", "key", "value")]
    graph.nodes.append(helper.make_node("Split", [at + "batch"], parts, name=at + "split", axis=2))
    graph.add("MultiHeadAttention", parts, at + "context", _CONTRIB, num_heads=heads)
    return graph.add("Squeeze", [at + "context", first], at + "contexts")
