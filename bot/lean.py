"""What our processes do without, so that they start sooner and keep less in memory."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

TENSORFLOW = ("tensorflow", "tensorflow_addons", "keras")
# Components that do without, as config.yml names them or as modules of a trained model. Others are not looked into.
WITHOUT_TENSORFLOW = (
    "bot.", "RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy", "rasa.graph_components.",
    "rasa.core.policies.rule_policy.", "rasa.core.policies.memoization.", "rasa.core.policies.ensemble.",
    "rasa.nlu.classifiers.regex_message_handler.",
)  # fmt: skip
CHOSEN_BY_RASA = "DIETClassifier"  # among others, where config.yml leaves the pipeline or the policies to Rasa


def leave_out_jax() -> None:
    """Call before TensorFlow is first imported: its converter for phones, which nobody here uses, would load JAX too.

    That takes two of the fifteen seconds that Rasa and TensorFlow need. TensorFlow does without where JAX is not
    installed, and `None` is how Python marks a module as not to be found.
    """
    sys.modules.setdefault("jax", None)  # type: ignore[arg-type]


@contextlib.contextmanager
def long_imports() -> Iterator[None]:
    """Around imports of hundreds of thousands of objects that stay: Python looks through them for waste neither now
    (a tenth of the time that Rasa and TensorFlow need) nor ever again (half a second each time, in which nobody is
    answered)."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def load_rasa(components: Iterable[str]) -> None:
    """Import what trains and runs a model of these components: with TensorFlow only if one of them may need it, since
    it is half of the time and more than half of the memory that these imports take.

    Rasa imports all its components to know their names, DIET and TED with them. Where they are not used, their modules
    get stand-ins for TensorFlow's classes, which say so if they are used after all. Later imports of TensorFlow
    (`bot.nlu.adapt` trains the sentence encoder with it) are real.
    """
    with contextlib.nullcontext() if need_tensorflow(components) else _stand_ins():
        import rasa.core.agent
        import rasa.engine.recipes.default_components  # noqa: F401


def need_tensorflow(components: Iterable[str]) -> bool:
    """Whether one of the components is neither ours nor known to do without TensorFlow."""
    return not all(name.startswith(WITHOUT_TENSORFLOW) for name in components)


def components_of(project: Path) -> list[str]:
    """The components and policies of a Rasa project, as its config.yml names them."""
    config = yaml.safe_load((project / "config.yml").read_text(encoding="utf-8"))
    chosen = [{"name": CHOSEN_BY_RASA}]
    return [part["name"] for key in ("pipeline", "policies") for part in config.get(key) or chosen]


@contextlib.contextmanager
def _stand_ins() -> Iterator[None]:
    """While this lasts, TensorFlow's modules are stand-ins, unless it has been imported before."""
    if "tensorflow" in sys.modules:
        yield
        return
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if _is_tensorflow(name)]:
            del sys.modules[name]


def _is_tensorflow(name: str) -> bool:
    return name.split(".")[0] in TENSORFLOW


class _StandIn(type):
    """A class in a module that was left out. What it has are stand-ins too: they can be inherited from, named in
    annotations and put around functions as decorators, which is what an import does with them."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn(f"{cls.__name__}.{name}", (), {})

    def __call__(cls, *arguments: Any, **options: Any) -> Any:
        if len(arguments) == 1 and callable(arguments[0]) and not options:
            return arguments[0]  # a decorator
        raise RuntimeError(
            f"{cls.__name__} was called, but TensorFlow was left out, because no component that config.yml names, or "
            "that the first model had, needs it. Name one that does (DIETClassifier, say), and start again."
        )


class _StandInModule(ModuleType):
    """A module that was left out."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn(f"{self.__name__}.{name}", (), {})


class _Finder(MetaPathFinder, Loader):
    """Finds a stand-in for every module of TensorFlow."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> Any:
        """Only theirs."""
        return ModuleSpec(fullname, self, is_package=True) if _is_tensorflow(fullname) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Empty."""
        return _StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""
