"""The sentence encoder: the fitted one that `clinicbot setup` leaves in models/encoder, and how one is written."""

import contextlib
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.encoder import ENOUGH, SentenceEncoder
from bot.nlu.export import export
from bot.nlu.onnx_encoder import runner
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


@pytest.fixture(scope="module")
def bert():
    """A small BERT with weights of its own, and a pair of texts as word pieces."""
    import tensorflow as tf
    from transformers import BertConfig, TFBertModel

    tf.random.set_seed(1)
    sizes = {"hidden_size": 64, "num_hidden_layers": 3, "num_attention_heads": 4, "intermediate_size": 128}
    model = TFBertModel(BertConfig(vocab_size=200, max_position_embeddings=32, initializer_range=0.2, **sizes))
    model(np.array([[1, 2]]))  # builds it
    return model


@pytest.mark.parametrize("pieces", [[7], [3, 14, 15, 92, 65], list(range(30))])
def test_the_written_encoder_reads_as_the_network_that_was_trained(bert, tmp_path: Path, pieces: list[int]) -> None:
    export(bert, tmp_path / "model.onnx")
    hidden = bert(np.array([pieces])).last_hidden_state.numpy()[0]
    wanted = hidden.mean(axis=0) / np.linalg.norm(hidden.mean(axis=0))
    got = runner((tmp_path / "model.onnx").read_bytes())(pieces)
    assert got @ wanted > 0.99
    assert np.linalg.norm(got) == pytest.approx(1, abs=1e-5)


def test_some_of_the_layers_can_be_written_alone(bert, tmp_path: Path) -> None:
    pieces = [3, 14, 15, 92, 65]
    export(bert, tmp_path / "first.onnx", layers=2)
    wanted = bert(np.array([pieces]), output_hidden_states=True).hidden_states[2].numpy()[0]
    got = runner((tmp_path / "first.onnx").read_bytes())(pieces)
    assert got.shape == wanted.shape
    assert np.corrcoef(got.ravel(), wanted.ravel())[0, 1] > 0.99


def test_a_text_is_read_alike_whatever_was_read_before(bert, tmp_path: Path) -> None:
    export(bert, tmp_path / "model.onnx")
    run = runner((tmp_path / "model.onnx").read_bytes())
    first = run([5, 6, 7])
    run(list(range(30)))
    assert np.array_equal(run([5, 6, 7]), first)


@pytest.mark.parametrize(("examples", "passes"), [(2 * ENOUGH, 2), (2 * ENOUGH - 1, 0)])
def test_few_examples_leave_the_encoder_as_published(monkeypatch, tmp_path: Path, examples: int, passes: int) -> None:
    fitted = []
    monkeypatch.setattr("bot.nlu.encoder.adapt", lambda tasks, *rest: fitted.append((tasks, *rest)))
    monkeypatch.setattr("bot.nlu.encoder.OnnxEncoder", lambda folder: SimpleNamespace(meta={"sha256": ""}))
    config = {**SentenceEncoder.get_default_config(), "folder": str(tmp_path), "apart": [["crisis", "emergency"]]}
    storage = SimpleNamespace(write_to=lambda resource: contextlib.nullcontext(tmp_path))
    messages = [Message.build(f"text {number}", ("one", "two")[number % 2]) for number in range(examples)]
    SentenceEncoder(config, storage, None, None).train(TrainingData(messages))  # type: ignore[arg-type]
    [(tasks, _, epochs, *_)] = fitted
    assert epochs == passes
    assert [task.name for task in tasks] == ["intent"]  # of a group that the data do not have, nothing can be learned
