"""A trained model in this process, loaded once: what it makes of texts, and whether conversations go as they should."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.knowledge import archives
from bot.settings import ROOT
from bot.training.quiet import load_rasa_quietly

if TYPE_CHECKING:
    import numpy as np

CONVERSATIONS = ROOT / "tests" / "conversations"
VECTORS = ROOT / ".cache" / "evaluation.sqlite"


class LoadedModel:
    """A model's agent. Close it when done: it holds an event loop."""

    def __init__(self, path: Path) -> None:
        load_rasa_quietly(archives.components(path))
        from rasa.core.agent import Agent

        from bot.log import configure

        configure("understand")  # Rasa's own default writes every text to standard output
        os.chdir(ROOT)
        self._agent = Agent.load(str(path))
        self._loop = asyncio.new_event_loop()

    def parse(self, texts: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Rasa's whole parse output of each text."""
        from bot.conversation.inbound import clean

        for text in texts:
            yield self._loop.run_until_complete(self._agent.parse_message(clean(text) or "?"))

    def remember_vectors(self, texts: Sequence[str]) -> None:
        """Take these texts' vectors from a file where an earlier model with the same encoder left them.

        Only for texts of the repository: a visitor's words could be guessed from their vectors.
        """
        from bot.conversation.inbound import clean
        from bot.nlu.encoder import SentenceEncoder
        from bot.nlu.onnx_encoder import CachedEncoder
        from bot.nlu.questions import parts

        component = self.component(SentenceEncoder)
        if component is None:
            return
        whole = [clean(text) or "?" for text in texts]
        every = list(dict.fromkeys([*whole, *(piece.text for text in whole for piece in parts(text, None))]))
        vectors = CachedEncoder(component._encoder, VECTORS).encode(every)
        component._encoder = Remembering(component._encoder, dict(zip(every, vectors)))

    def failed_conversations(self) -> tuple[int, list[str]]:
        """How many test stories there are, and the names of those that do not go as written."""
        from rasa.core.test import _collect_story_predictions, _create_data_generator

        async def run() -> Any:
            stories = _create_data_generator(str(CONVERSATIONS), self._agent, use_conversation_test_files=True)
            trackers = stories.generate_story_trackers()
            return await _collect_story_predictions(trackers, self._agent, use_e2e=True)

        result, count, _ = self._loop.run_until_complete(run())
        return count, sorted(tracker.sender_id for tracker in result.failed_stories)

    def close(self) -> None:
        """Give back the event loop."""
        self._loop.close()

    def component(self, kind: type) -> Any:
        """The model's component of this kind; None where it has none."""
        nodes = self._agent.processor.graph_runner._instantiated_nodes.values()  # type: ignore[union-attr]
        found = (node._component for node in nodes if isinstance(node._component, kind))
        return next(found, None)


class Remembering:
    """An encoder that knows many texts already; of all others it asks the real one."""

    def __init__(self, encoder: Any, known: dict[str, Any]) -> None:
        self._encoder, self._known = encoder, known

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, float32, shape (len(texts), dimensions)."""
        import numpy as np  # only now: `quiet` chooses its kernels

        return np.stack(
            [self._known[text] if text in self._known else self._encoder.encode([text])[0] for text in texts]
        )
