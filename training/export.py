"""Write a checkpoint as ONNX: 32 bit for comparison, 8 bit or 4 bit for shipping.

The graph is built here by hand, node by node, rather than traced: it is small, and this
way every number in it has a reason. One window goes in at a time, so there is neither
mask nor padding, and the scale of each quantised activation depends on that window
alone, whatever else is read in the same run.

8 bit: weights per output channel and embedding rows per row, symmetric; activations per
tensor at run time. Weights use 7 bits (-63..63): processors without the VNNI instructions
add pairs of 8-bit products in 16 bits, which overflow with the full range, so that the
same file would read differently on an older machine.

4 bit: as `training.packing` has it, in a file of their own; whoever opens the session makes 8-bit
weights of them, and it calculates with those.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder import STUDENT, Shape, find_buckets
from training.packing import Packed, pack

_LARGEST_WEIGHT = 63
_LARGEST_ROW = 127
_OPSET = 17
_IR = 9
_CONTRIBUTED = "com.microsoft"

Arrays = Mapping[str, NDArray[np.float32]]
Bits = Literal[4, 8, 32]
"""Of a weight in the file."""


class _Graph:
    """Collects nodes and constants."""

    def __init__(self, weights: Arrays, bits: Bits) -> None:
        self.weights = weights
        self.bits = bits
        self.packed: dict[str, Packed] = {}
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, **attributes: object) -> str:
        domain = str(attributes.pop("domain", ""))
        self.nodes.append(
            helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes)
        )
        return name

    def linear(self, value: str, name: str, weight: NDArray[np.float32], bias: str) -> str:
        """Weight is (inputs, outputs)."""
        offset = self.constant(f"{name}.bias", self.weights[bias]) if bias else ""
        if self.bits == 32:
            product = self.node(
                "MatMul", [value, self.constant(f"{name}.weight", weight)], f"{name}.product"
            )
            return self.node("Add", [product, offset], name)
        if self.bits == 4:
            packed = pack(weight)
            whole, scale = self.leave_out(f"{name}.weight", packed), packed.scale
        else:
            scale = np.abs(weight).max(axis=0) / _LARGEST_WEIGHT
            rounded = np.rint(weight / scale).astype(np.int8)
            whole = self.constant(f"{name}.weight", rounded)
        inputs = [
            value,
            whole,
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            offset,
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, domain=_CONTRIBUTED)

    def leave_out(self, name: str, packed: Packed) -> str:
        """A constant of 8-bit weights whose values the file does not hold."""
        rows, columns = 2 * packed.halves.shape[0], packed.halves.shape[1]
        absent = onnx.TensorProto(name=name, data_type=TensorProto.INT8, dims=[rows, columns])
        absent.data_location = TensorProto.EXTERNAL
        absent.external_data.add(key="location", value="packed")
        self.constants.append(absent)
        self.packed[name] = packed
        return name

    def shared(self, name: str, values: NDArray[np.generic]) -> str:
        """A constant that many nodes use."""
        if all(constant.name != name for constant in self.constants):
            self.constant(name, values)
        return name

    def embed(self, rows: str, name: str, table: NDArray[np.float32]) -> str:
        if self.bits == 32:
            return self.node("Gather", [self.constant(f"{name}.table", table), rows], name)
        scale = np.abs(table).max(axis=1, keepdims=True) / _LARGEST_ROW
        scale[scale == 0] = 1.0
        whole = np.rint(table / scale).astype(np.int8)
        found = self.node("Gather", [self.constant(f"{name}.table", whole), rows], f"{name}.rows")
        found = self.node("Cast", [found], f"{name}.float", to=TensorProto.FLOAT)
        scales = self.constant(f"{name}.scale", scale.astype(np.float32))
        factor = self.node("Gather", [scales, rows], f"{name}.factor")
        return self.node("Mul", [found, factor], name)

    def norm(self, value: str, name: str) -> str:
        inputs = [
            value,
            self.constant(f"{name}.scale", self.weights[f"{name}.weight"]),
            self.constant(f"{name}.shift", self.weights[f"{name}.bias"]),
        ]
        return self.node("LayerNormalization", inputs, name, epsilon=1e-12, axis=-1)

    def norm_sum(self, left: str, right: str, name: str) -> str:
        return self.norm(self.node("Add", [left, right], f"{name}.sum"), name)


def export_model(
    weights: Arrays, out: Path, *, bits: Bits, shape: Shape = STUDENT
) -> dict[str, Packed]:
    """Write one ONNX file: ids and features (1, pieces) in, logits (1, pieces, columns) out.

    There is one linear head, of as many columns as its weights have; which column means what
    is the reader's concern (`rashomon.read.heads`).

    Args:
        weights: The network's state by name: `encoder.` and the encoder's own names, and
            `head.weight` (columns, hidden) and `head.bias`.
        out: File to write.
        bits: Of a weight; embeddings have 8 where the weights have fewer, and the head has 32.
        shape: Sizes of the encoder. Its tables have the rows of BERT's ids, and of the positions in
            a window, counted from 0.

    Returns:
        With 4 bits the weights, by the names under which the session wants them; else none.
    """
    bare = {name.removeprefix("encoder."): values for name, values in weights.items()}
    graph = _Graph(bare, bits)
    hidden = _embed_window(graph)
    bias = _relate_places(graph, shape) if shape.buckets else ""
    for layer in range(shape.layers):
        hidden = _add_layer(graph, hidden, f"layers.{layer}", shape.heads, bias)
    head = graph.constant("head.matrix", bare["head.weight"].T)
    product = graph.node("MatMul", [hidden, head], "head.product")
    offset = graph.constant("head.offset", bare["head.bias"])
    graph.node("Add", [product, offset], "logits")
    window = ["one", "pieces"]
    columns = len(bare["head.bias"])
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "reader",
            [helper.make_tensor_value_info(n, TensorProto.INT64, window) for n in _INPUTS],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*window, columns])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIBUTED, 1)],
        producer_name="rashomon",
    )
    model.ir_version = _IR
    out.write_bytes(model.SerializeToString(deterministic=True))
    return graph.packed


_INPUTS = ("ids", "features")


def _embed_window(graph: _Graph) -> str:
    words = graph.embed("ids", "words", graph.weights["words.weight"])
    features = graph.node(
        "Gather",
        [graph.constant("features.table", graph.weights["features.weight"]), "features"],
        "features.rows",
    )
    shape = graph.node("Shape", ["ids"], "shape")
    graph.node("Gather", [shape, graph.constant("second", np.array([1]))], "length")
    table = graph.constant("positions.table", graph.weights["positions.weight"])
    positions = _cut_rows(graph, table, "positions", 0)
    total = graph.node("Add", [words, features], "embedded.two")
    return graph.norm_sum(total, positions, "norm")


def _cut_rows(graph: _Graph, table: str, name: str, axis: int) -> str:
    """As much of a table as the window has pieces."""
    axes = graph.shared(f"axis.{axis}", np.array([axis]))
    return graph.node("Slice", [table, graph.shared("zero", np.array([0])), "length", axes], name)


def _relate_places(graph: _Graph, shape: Shape) -> str:
    """(1, heads, pieces, pieces) bias of attention by distance (Raffel et al. 2020)."""
    places = torch.arange(len(graph.weights["positions.weight"]))
    rows = find_buckets(places[None, :] - places[:, None], shape.buckets)
    table = graph.constant("places.rows", rows.to(torch.uint8).numpy())
    square = _cut_rows(graph, _cut_rows(graph, table, "places.cut", 0), "places.square", 1)
    wide = graph.node("Cast", [square], "places.wide", to=TensorProto.INT64)
    distances = graph.constant("distances.table", graph.weights["distances.weight"])
    found = graph.node("Gather", [distances, wide], "places.bias")
    turned = graph.node("Transpose", [found], "places.turned", perm=[2, 0, 1])
    first = graph.constant("places.first", np.array([0]))
    return graph.node("Unsqueeze", [turned, first], "places.whole")


def _add_layer(graph: _Graph, hidden: str, name: str, heads: int, bias: str) -> str:
    weights = graph.weights
    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    matrix = np.concatenate([weights[f"{part}.weight"].T for part in parts], axis=1)
    graph_weights = {f"{name}.qkv.bias": np.concatenate([weights[f"{p}.bias"] for p in parts])}
    graph.weights = {**weights, **graph_weights}
    packed = graph.linear(hidden, f"{name}.qkv", matrix, f"{name}.qkv.bias")
    graph.nodes.append(
        helper.make_node("Split", [packed], [f"{part}.rows" for part in parts], axis=2)
    )
    mixed = graph.node(
        "MultiHeadAttention",
        [f"{part}.rows" for part in parts] + (["", "", bias] if bias else []),
        f"{name}.mixed",
        domain=_CONTRIBUTED,
        num_heads=heads,
    )
    attended = graph.linear(
        mixed, f"{name}.attended", weights[f"{name}.attended.weight"].T, f"{name}.attended.bias"
    )
    hidden = graph.norm_sum(attended, hidden, f"{name}.attended_norm")
    inner = graph.linear(hidden, f"{name}.up", weights[f"{name}.up.weight"].T, f"{name}.up.bias")
    inner = graph.node("Gelu", [inner], f"{name}.inner", domain=_CONTRIBUTED)
    outer = graph.linear(
        inner, f"{name}.down", weights[f"{name}.down.weight"].T, f"{name}.down.bias"
    )
    return graph.norm_sum(outer, hidden, f"{name}.down_norm")
