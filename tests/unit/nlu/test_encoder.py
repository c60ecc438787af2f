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

from bot.nlu.encoder import ENOUGH, PIECES, SentenceEncoder, lines, vector_of
from bot.nlu.export import export
from bot.nlu.folds import held_out
from bot.nlu.onnx_encoder import runner
from bot.settings import ROOT
from bot.training.evaluation import examples


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


class Reader:
    """Stands in for an encoder: a vector of its own for each text, and the texts that it was asked for."""

    meta, dimensions = {"sha256": "a"}, 4

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts):
        self.asked += texts
        return np.array([self.vector(text) for text in texts], np.float32).reshape(-1, self.dimensions)

    def vector(self, text: str) -> np.ndarray:
        return np.random.default_rng(list(text.encode())).random(self.dimensions).astype(np.float32)


@pytest.fixture()
def training(monkeypatch, tmp_path: Path):
    """Gives these texts vectors as a training does that runs where `data/` has those; what had to be read, and the
    messages."""
    monkeypatch.chdir(tmp_path)

    def train(texts: list[str], data: list[str]) -> tuple[set[str], list[Message]]:
        (tmp_path / "data/faq").mkdir(parents=True, exist_ok=True)
        block = "".join(f"    - {text}\n" for text in data)
        (tmp_path / "data/faq/cost.yml").write_text(f"nlu:\n- intent: faq/cost\n  examples: |\n{block}", "utf-8")
        messages, reader = [Message.build(text, "faq/cost") for text in texts], Reader()
        encoder = SentenceEncoder(SentenceEncoder.get_default_config(), None, None, reader)  # type: ignore[arg-type]
        encoder.process_training_data(TrainingData(messages))
        for message in messages:
            assert np.array_equal(vector_of(message), reader.vector(message.get("text")))
        return set(reader.asked), messages

    return train


def cached(text: str) -> bool:
    """Whether a text's vector lies on the disk, be it in a row or in what a row left."""
    return Reader().vector(text).tobytes() in Path(".cache/vectors.sqlite").read_bytes()


def held_out_story(about: str) -> str:
    """A long example that is looked at in windows."""
    stories = (f"{number} " + " ".join(f"{about} {word}" for word in range(50)) for number in range(1000))
    return next(filter(held_out, stories))


def test_training_again_reads_only_what_is_new_in_the_files(training) -> None:
    story = held_out_story("price")
    training(["how much is it", story], ["how much is it", story])
    asked, messages = training(
        ["how much is it", story, "what does it cost"], ["how much is it", story, "what does it cost"]
    )
    assert asked == {"what does it cost"}
    window = messages[1].get(PIECES)[0]
    assert np.array_equal(window.vector, Reader().vector(window.part.text)) and window.part.text != story


def test_of_a_question_that_is_not_in_the_files_no_vector_is_kept(training) -> None:
    story = held_out_story("my illness")
    _, messages = training(["how much is it", "my neighbour asked", story], ["how much is it"])
    pieces = [piece.part.text for piece in messages[2].get(PIECES)]
    assert pieces and not any(map(cached, ["my neighbour asked", story, *pieces]))
    assert cached("how much is it")
    asked, _ = training(["how much is it", "my neighbour asked"], ["how much is it"])
    assert asked == {"my neighbour asked"}


def test_what_was_taken_out_of_the_files_is_gone_from_the_cache_with_the_next_training(training) -> None:
    story = held_out_story("my illness")
    everything = ["how much is it", "my neighbour asked", story]
    _, messages = training(everything, everything)
    gone = ["my neighbour asked", story, *(piece.part.text for piece in messages[2].get(PIECES))]
    assert all(map(cached, gone))
    training(["how much is it"], ["how much is it"])
    assert not any(map(cached, gone)) and cached("how much is it")


def test_a_training_of_less_leaves_the_rest_of_the_files_in_the_cache(training) -> None:
    data = ["how much is it", "what does it cost"]
    training(data, data)
    training(data[:1], data)
    assert all(map(cached, data))


def test_every_example_of_the_repository_is_known_by_its_line() -> None:
    assert set(examples.texts(ROOT)) <= lines(ROOT / "data")
