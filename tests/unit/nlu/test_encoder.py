"""The fitted sentence encoder that `clinicbot setup` leaves in models/encoder."""

import onnx
from onnx import numpy_helper

from bot.settings import ROOT


def test_the_encoder_reads_a_text_alike_on_every_processor() -> None:
    """Processors without VNNI add two products of eight-bit numbers in sixteen bits. Weights of seven bits fit; of
    eight, the sum may overflow without a word: other vectors than the thresholds were chosen for."""
    newest = max((ROOT / "models/encoder").glob("*/model.onnx"), key=lambda path: path.stat().st_mtime)
    graph = onnx.load(str(newest)).graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMulInteger"]
    assert products
    for node in products:
        assert abs(numpy_helper.to_array(weights[node.input[1]]).astype(int)).max() <= 64, node.name
