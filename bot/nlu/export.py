"""Writes a BERT sentence encoder as an ONNX graph, most of it int8, for one text at a time.

Spelled out operator by operator, with those that ONNX Runtime has for BERT (its "contrib operators"). Converted from
TensorFlow by tf2onnx, the same network was 800 small nodes, a minute's work, and twice as slow for a sentence.

Numbers are quantised as they come, with one scale for all word pieces of a text. In the feed-forward blocks some
pieces have far larger numbers than the rest, which would be left a handful of steps; so there each piece is brought
to the same size first, and its product back afterwards (a scale a token: Yao et al., "ZeroQuant", NeurIPS 2022).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

OPSET = 17  # the first with LayerNormalization
CONTRIB = "com.microsoft"


def export(model: Any, target: Path, layers: int | None = None) -> None:
    """Write a TensorFlow BERT (`transformers.TFBertModel`) with mean pooling to `target`.

    The graph's input is `input_ids`, int64, shape (texts, word pieces), texts of one length and without padding; its
    output `embedding`, float32 unit vectors, shape (texts, dimensions). With `layers`, only so many of the first
    layers, and the output is what they make of each word piece, shape
    (texts, word pieces, dimensions).
    """
    from onnx import TensorProto, save
    from onnxruntime.quantization import QuantType, quantize_dynamic

    exact = target.with_suffix(".exact")
    save(_Graph(_weights(model)).model(model.config, layers), str(exact))
    with _without_advice():
        quantize_dynamic(
            str(exact),
            str(target),
            op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Seven bits: processors without VNNI add two products in 16 bits, and eight would overflow, unnoticed.
            reduce_range=True,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},  # it cannot tell what contrib operators give
        )
    exact.unlink()


@contextmanager
def _without_advice() -> Iterator[None]:
    """Quantising recommends a step before it, in the root logger, that gains nothing here."""
    logger = logging.getLogger()
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


class _Graph:
    """The nodes so far, and the weights by name."""

    def __init__(self, weights: Mapping[str, np.ndarray]) -> None:
        self._weights = weights
        self._nodes: list[Any] = []

    def model(self, config: Any, layers: int | None) -> Any:
        """The network as an ONNX model; see `export`."""
        from onnx import TensorProto, helper, numpy_helper

        made, shape = self._embeddings(config.layer_norm_eps), ["texts", "pieces", config.hidden_size]
        for layer in range(layers or config.num_hidden_layers):
            made = self._layer(str(layer), made, config.num_attention_heads, config.layer_norm_eps)
        if layers is None:
            mean = self._add("ReduceMean", "mean", made, axes=[1], keepdims=0)
            made, shape = self._add("LpNormalization", "embedding", mean, axis=-1, p=2), ["texts", config.hidden_size]
        used = {name for node in self._nodes for name in node.input}
        weights = [numpy_helper.from_array(value, name) for name, value in self._weights.items() if name in used]
        ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "pieces"])
        output = helper.make_tensor_value_info(made, TensorProto.FLOAT, shape)
        graph = helper.make_graph(self._nodes, "encoder", [ids], [output], weights)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)

    def _embeddings(self, epsilon: float) -> str:
        """Of each word piece: its own and its place's."""
        words = self._add("Gather", "words", "word", "input_ids")
        length = self._add("Shape", "length", "input_ids", start=1)
        places = self._add("Slice", "places", "position", "zero", length, "zero")
        both = self._add("Add", "both", words, places)
        weights = ("embeddings.gamma", "embeddings.beta")
        return self._add("LayerNormalization", "embeddings", both, *weights, axis=-1, epsilon=epsilon)

    def _layer(self, at: str, hidden: str, heads: int, epsilon: float) -> str:
        """One layer (Devlin et al., NAACL 2019)."""
        seen = self._attention(at, hidden, heads)
        hidden = self._joined(f"{at}.attended", self._product(f"{at}.attended", seen), hidden, epsilon)
        inner = self._even_product(f"{at}.inner", hidden)
        inner = self._add("BiasGelu", f"{at}.gelu", inner, f"{at}.inner.bias", domain=CONTRIB)
        return self._joined(f"{at}.output", self._even_product(f"{at}.output", inner), hidden, epsilon)

    def _attention(self, at: str, hidden: str, heads: int) -> str:
        from onnx import helper

        product = self._product(f"{at}.attention", hidden)
        parts = [f"{at}.{part}" for part in ("query", "key", "value")]
        self._nodes.append(helper.make_node("Split", [product], parts, name=f"{at}.parts", axis=-1))
        inputs = (*parts, f"{at}.attention.bias")
        return self._add("MultiHeadAttention", f"{at}.seen", *inputs, domain=CONTRIB, num_heads=heads)

    def _joined(self, name: str, product: str, beside: str, epsilon: float) -> str:
        """Layer normalisation of a block's outcome and what went around the block."""
        inputs = (product, beside, f"{name}.gamma", f"{name}.beta", f"{name}.bias")
        return self._add("SkipLayerNormalization", f"{name}.norm", *inputs, domain=CONTRIB, epsilon=epsilon)

    def _product(self, name: str, states: str) -> str:
        return self._add("MatMul", name, states, f"{name}.kernel")

    def _even_product(self, name: str, states: str) -> str:
        """A product whose word pieces are all brought to the same size for it (see the module)."""
        size = self._add("ReduceMax", f"{name}.size", self._add("Abs", f"{name}.abs", states), axes=[-1], keepdims=1)
        product = self._product(name, self._add("Div", f"{name}.even", states, size))
        return self._add("Mul", f"{name}.back", product, size)

    def _add(self, kind: str, name: str, *inputs: str, **attributes: Any) -> str:
        """A node with one output, both of this name."""
        from onnx import helper

        self._nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name


def _weights(model: Any) -> dict[str, np.ndarray]:
    """All weights by the names that `_Graph` uses."""
    bert = model.bert
    embeddings = bert.embeddings
    # One message, no pair of sentences: all word pieces are of the first kind.
    places = embeddings.position_embeddings.numpy() + embeddings.token_type_embeddings.numpy()[0]
    found = {"word": embeddings.weight.numpy(), "position": places, "zero": np.array([0])}
    found |= _scale("embeddings", embeddings.LayerNorm)
    for at, layer in enumerate(bert.encoder.layer):
        attention = layer.attention.self_attention
        parts = (attention.query, attention.key, attention.value)
        found[f"{at}.attention.kernel"] = np.concatenate([part.kernel.numpy() for part in parts], axis=1)
        found[f"{at}.attention.bias"] = np.concatenate([part.bias.numpy() for part in parts])
        found |= _kernel(f"{at}.attended", layer.attention.dense_output.dense)
        found |= _scale(f"{at}.attended", layer.attention.dense_output.LayerNorm)
        found |= _kernel(f"{at}.inner", layer.intermediate.dense)
        found |= _kernel(f"{at}.output", layer.bert_output.dense)
        found |= _scale(f"{at}.output", layer.bert_output.LayerNorm)
    return found


def _kernel(name: str, layer: Any) -> dict[str, np.ndarray]:
    return {f"{name}.kernel": layer.kernel.numpy(), f"{name}.bias": layer.bias.numpy()}


def _scale(name: str, norm: Any) -> dict[str, np.ndarray]:
    return {f"{name}.gamma": norm.gamma.numpy(), f"{name}.beta": norm.beta.numpy()}
