"""Starts Rasa's server (`python -m bot.assistant.serve run ...`) with our rules for logs."""

from __future__ import annotations

import os
import sys

import structlog

from bot.lean import components_of, leave_out_jax, load_rasa, long_imports
from bot.log import for_rasa, guard_libraries, quiet_dependencies
from bot.processor import take_known_kernels
from bot.settings import ROOT


def main() -> None:
    """Run `rasa` with this process's arguments, without its dependencies' notices and without visitors' words."""
    take_known_kernels()
    leave_out_jax()
    sys.setswitchinterval(0.001)  # by itself 5 ms, which each answer waits again and again while a model is loaded
    os.environ["LOG_LEVEL"] = "INFO"  # at DEBUG, Rasa writes every message's words
    os.environ["FORCE_JSON_LOGGING"] = "1"
    with long_imports():
        quiet_dependencies()
        guard_libraries()
        # Rasa takes this one by name for its own log; the original writes local variables, and so visitors' words.
        structlog.processors.dict_tracebacks = for_rasa  # type: ignore[assignment]
        load_rasa(components_of(ROOT))
        import rasa.core.run
        import rasa.server  # noqa: F401  (all that `rasa run` needs)
        from rasa.__main__ import main as run_rasa
        from rasa.utils.common import EXPECTED_WARNINGS

        from bot.assistant import graph

    # Rasa shows every UserWarning once, and pyparsing's deprecations are that too.
    EXPECTED_WARNINGS.append((DeprecationWarning, ""))
    # A button that names a topic, `/faq/<topic_id>`: no intent to Rasa, but `TopicMatcher` understands it.
    EXPECTED_WARNINGS.append((UserWarning, "Failed to parse arguments in line '/(?:faq|smalltalk)/"))
    graph.install()
    run_rasa()


if __name__ == "__main__":
    main()
