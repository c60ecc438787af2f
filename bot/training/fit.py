"""What `rasa train` does, for tens of thousands of plain examples: the same graph and model in a fraction of the time.

Most of that command's time goes into reading YAML twice in pure Python, validating it, and hashing and copying every
example many times over for its cache. Here the files are read once by libyaml, and there is no cache to keep.
`python -m bot.training.fit --project FOLDER --out FOLDER --name NAME`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

from bot.knowledge import quick_yaml
from bot.lean import components_of
from bot.settings import ROOT
from bot.training.quiet import load_rasa_quietly

# TensorFlow takes the faster kernels by itself on newer Intel processors only; it reads this when imported.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
load_rasa_quietly(components_of(ROOT))

from rasa.engine.caching import Cacheable, TrainingCache  # noqa: E402  (quietly first)
from rasa.engine.recipes.recipe import Recipe  # noqa: E402
from rasa.engine.runner.dask import DaskGraphRunner  # noqa: E402
from rasa.engine.storage.local_model_storage import LocalModelStorage  # noqa: E402
from rasa.engine.storage.storage import ModelStorage  # noqa: E402
from rasa.engine.training.graph_trainer import GraphTrainer  # noqa: E402
from rasa.engine.validation import validate  # noqa: E402
from rasa.shared.core.domain import Domain  # noqa: E402
from rasa.shared.core.training_data.structures import StoryGraph  # noqa: E402
from rasa.shared.data import TrainingType  # noqa: E402
from rasa.shared.importers.importer import ResponsesSyncImporter, TrainingDataImporter  # noqa: E402
from rasa.shared.importers.rasa import RasaFileImporter  # noqa: E402
from rasa.shared.nlu.training_data.message import Message  # noqa: E402
from rasa.shared.nlu.training_data.training_data import TrainingData  # noqa: E402

STORY_KEYS = {"stories", "rules"}


class PlainData(TrainingData):
    """Training data that is told apart by the files it came from, instead of by hashing every example."""

    def __init__(self, examples: list[Message], responses: dict[str, list[dict[str, Any]]], digest: str) -> None:
        super().__init__(responses=responses)
        self.training_examples = examples
        self._digest = digest

    def fingerprint(self) -> str:
        """The files' digest."""
        return self._digest


class PlainFiles(TrainingDataImporter):
    """A project's files, its examples being plain sentences. Domain, rules and stories are read by Rasa's reader."""

    def __init__(self, project: Path, contents: dict[Path, dict[str, Any]]) -> None:
        stories = [str(path) for path, content in contents.items() if STORY_KEYS & content.keys()]
        self._rasa = RasaFileImporter(str(project / "config.yml"), str(project / "domain.yml"), stories)
        self._contents = contents

    def get_domain(self) -> Domain:
        """As written."""
        return self._rasa.get_domain()

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Rules and stories."""
        return self._rasa.get_stories(exclusion_percentage)

    def get_config(self) -> dict[str, Any]:
        """Pipeline and policies."""
        return self._rasa.get_config()

    def get_config_file_for_auto_config(self) -> str | None:
        """config.yml."""
        return self._rasa.get_config_file_for_auto_config()

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples, each once, and the responses that stand beside them."""
        pairs: dict[tuple[str, str], None] = {}
        responses: dict[str, list[dict[str, Any]]] = {}
        for content in self._contents.values():
            responses.update(content.get("responses") or {})
            for entry in content.get("nlu") or []:
                lines = (line[2:].strip() for line in entry["examples"].splitlines())
                pairs.update(((text, entry["intent"]), None) for text in lines if text)
        digest = hashlib.md5(repr((list(pairs), responses)).encode(), usedforsecurity=False)  # Rasa's are MD5 too
        return PlainData([Message.build(text, intent) for text, intent in pairs], responses, digest.hexdigest())


class Project(ResponsesSyncImporter):
    """The whole: retrieval intents and their responses known to the domain as well."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """As in the files, with the domain's own responses to retrieval intents; not copied."""
        data = self._importer.get_nlu_data(language)
        data.responses.update(self._importer.get_domain().retrieval_intent_responses)
        return data


class NoCache(TrainingCache):
    """Remembers nothing: what takes long, the vectors, has a cache of its own."""

    def cache_output(
        self, fingerprint_key: str, output: Any, output_fingerprint: str, model_storage: ModelStorage
    ) -> None:
        """Nothing is kept."""

    def get_cached_output_fingerprint(self, fingerprint_key: str) -> str | None:
        """Nothing is known."""
        return None

    def get_cached_result(
        self, output_fingerprint_key: str, node_name: str, model_storage: ModelStorage
    ) -> Cacheable | None:
        """Nothing is known."""
        return None


def importer(project: Path) -> TrainingDataImporter:
    """The Rasa project in a folder; read by Rasa alone where its data use more than plain examples."""
    contents = {path: quick_yaml.read(path) for path in sorted((project / "data").rglob("*.yml"))}
    if all(_plain(content) for content in contents.values()):
        return Project(PlainFiles(project, contents))
    names = ("config.yml", "domain.yml", "data")
    config, domain, data = (str(project / name) for name in names)
    return TrainingDataImporter.load_from_config(config, domain, [data])


def _plain(content: dict[str, Any]) -> bool:
    """Whether there are only sentences of intents: no entities, synonyms, metadata ..."""
    entries = content.get("nlu") or []
    return all(
        entry.keys() == {"intent", "examples"}
        and isinstance(entry["examples"], str)
        and all(line.startswith("- ") for line in entry["examples"].splitlines() if line.strip())
        and not any(sign in entry["examples"] for sign in ("](", "]{"))
        for entry in entries
    )


def fit(project: Path, out: Path, name: str) -> Path:
    """Train the Rasa project in a folder into `out/<name>.tar.gz`, and return that path."""
    read = importer(project)
    recipe = Recipe.recipe_for_name(read.get_config().get("recipe"))
    config, _, _ = recipe.auto_configure(read.get_config_file_for_auto_config(), read.get_config(), TrainingType.BOTH)
    graphs = recipe.graph_config_for_recipe(config, {}, training_type=TrainingType.BOTH)
    validate(graphs)
    target = out / f"{name}.tar.gz"
    with tempfile.TemporaryDirectory() as folder:
        trainer = GraphTrainer(LocalModelStorage(Path(folder)), NoCache(), DaskGraphRunner)
        trainer.train(graphs, read, target, force_retraining=True)
    return target


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description="Train a Rasa project of plain examples.")
    parser.add_argument("--project", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", required=True)
    given = parser.parse_args()
    fit(given.project, given.out, given.name)


if __name__ == "__main__":
    main()
