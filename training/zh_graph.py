"""The trained Chinese tagger as an ONNX graph; all large weights are stored in 8 bits."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.network import TAGS, Tagger


class _Graph:
    """Nodes and constants in the order in which they are added."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, values: Any) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def weights(self, name: str, values: Any) -> str:
        """Store a matrix in 8 bits, a scale a row; it is unpacked once, when the graph loads."""
        rows, scales = quantised(values)
        wide = self.add("Cast", [self.constant(f"{name}.8bit", rows)], f"{name}.wide", to=1)
        return self.add("Mul", [wide, self.constant(f"{name}.scales", scales)], name)


def quantised(values: Any) -> tuple[Any, Any]:
    """The values as 8-bit integers and the scale of each row along the last axis."""
    scales = np.maximum(np.abs(values).max(axis=-1, keepdims=True), 1e-9) / 127
    return np.round(values / scales).astype(np.int8), scales.astype(np.float32)


def graph_of(model: Tagger) -> Any:
    """Return the graph from ``characters`` (length) to ``scores`` (length, tags)."""
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    graph = _Graph()
    x = _embedded(graph, state["embedding.weight"])
    for layer in range(2):
        x = _bidirectional(graph, state, f"lac.{{}}_l{layer}", x, f"lac{layer}")
    own = _bidirectional(graph, state, "own.{}_l0", x, "own")
    both = graph.add("Concat", [_flat(graph, own), _flat(graph, x)], "both", axis=1)
    head = graph.constant("emission.weight", state["emission.weight"].T)
    graph.add("MatMul", [both, head], "emission")
    graph.add(
        "Add", ["emission", graph.constant("emission.bias", state["emission.bias"])], "scores"
    )
    moves = graph.constant("crf", model.crf.transitions().detach().numpy().astype(np.float32))
    graph.add("Identity", [moves], "transitions")
    return _model(graph)


def _embedded(graph: _Graph, table: Any) -> str:
    """Rows of the table in 8 bits, each with its scale, as length × batch of one × width."""
    rows, scales = quantised(table)
    graph.add("Gather", [graph.constant("rows", rows), "characters"], "row.8bit")
    graph.add("Cast", ["row.8bit"], "row.wide", to=TensorProto.FLOAT)
    graph.add("Gather", [graph.constant("row.scales", scales), "characters"], "row.scale")
    graph.add("Mul", ["row.wide", "row.scale"], "row")
    return graph.add("Unsqueeze", ["row", graph.constant("one", np.array([1]))], "embedded")


def _bidirectional(graph: _Graph, state: Any, pattern: str, x: str, name: str) -> str:
    """A bidirectional GRU; its two directions are joined on the last axis."""

    def both(kind: str) -> Any:
        return np.stack(
            [_onnx_gates(state[pattern.format(kind) + end]) for end in ("", "_reverse")]
        )

    width = state[pattern.format("weight_hh")].shape[1]
    bias = np.concatenate([both("bias_ih"), both("bias_hh")], axis=1)
    graph.add(
        "GRU",
        [
            x,
            graph.weights(f"{name}.w", both("weight_ih")),
            graph.weights(f"{name}.r", both("weight_hh")),
            graph.constant(f"{name}.b", bias),
        ],
        f"{name}.split",
        direction="bidirectional",
        hidden_size=width,
        linear_before_reset=1,
    )
    graph.add("Transpose", [f"{name}.split"], f"{name}.turned", perm=[0, 2, 1, 3])
    shape = graph.constant(f"{name}.shape", np.array([0, 0, 2 * width]))
    return graph.add("Reshape", [f"{name}.turned", shape], f"{name}.joined")


def _onnx_gates(part: Any) -> Any:
    """Torch orders the gates reset, update, new; ONNX update, reset, new."""
    reset, update, new = np.split(part, 3, axis=0)
    return np.concatenate([update, reset, new], axis=0)


def _flat(graph: _Graph, x: str) -> str:
    """Drop the batch axis."""
    axis = "one"  # the constant that ``_embedded`` has added
    return graph.add("Squeeze", [x, axis], f"{x}.flat")


def _model(graph: _Graph) -> Any:
    tags = len(TAGS)
    inputs = [helper.make_tensor_value_info("characters", TensorProto.INT64, ["length"])]
    outputs = [
        helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["length", tags]),
        helper.make_tensor_value_info("transitions", TensorProto.FLOAT, [tags, tags]),
    ]
    body = helper.make_graph(graph.nodes, "zh-tagger", inputs, outputs, graph.constants)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model
