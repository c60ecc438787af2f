"""Rasa's processes start without libraries that nothing here uses."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from bot.lean import components_of, long_imports, need_tensorflow
from bot.settings import ROOT

LOADS = """
import sys
from pathlib import Path
from bot.lean import components_of
from bot.training.quiet import load_rasa_quietly
load_rasa_quietly(components_of({project}))
print("loaded", "tensorflow" in sys.modules, bool(sys.modules["jax"]), "jaxlib" in sys.modules)
from rasa.nlu.classifiers.diet_classifier import DIETClassifier, tf
{then}
"""


def said(*, project: Path = ROOT, then: str = "") -> str:
    program = LOADS.format(project=f"Path({str(project)!r})", then=then)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def project(folder: Path, *, part: str) -> Path:
    (folder / "config.yml").write_text(
        f"recipe: default.v1\npipeline:\n- name: {part}\npolicies:\n- name: RulePolicy\n"
    )
    return folder


def test_our_pipeline_is_loaded_without_tensorflow() -> None:
    assert "loaded False False False" in said()


def test_a_pipeline_that_needs_tensorflow_gets_it_without_jax(tmp_path: Path) -> None:
    told = said(project=project(tmp_path, part="DIETClassifier"), then="print(int(tf.constant(2) + 1))")
    assert "loaded True False False\n3\n" in told


def test_what_was_left_out_says_so_when_it_is_used() -> None:
    told = said(then="try:\n    tf.constant(2)\nexcept RuntimeError as error:\n    print(error)")
    assert "tensorflow.constant was called, but TensorFlow was left out" in told and "config.yml" in told


def test_training_the_encoder_gets_the_real_tensorflow_afterwards() -> None:
    assert "\n3\n" in said(then="import tensorflow\nprint(int(tensorflow.constant(2) + 1))")


@pytest.mark.parametrize("part", ["DIETClassifier", "LanguageModelFeaturizer", "theirs.Component"])
def test_a_part_that_is_not_known_to_do_without_tensorflow_gets_it(tmp_path: Path, part: str) -> None:
    assert need_tensorflow(components_of(project(tmp_path, part=part)))


@pytest.mark.parametrize("missing", ["pipeline", "policies"])
def test_what_is_left_to_rasa_may_need_tensorflow(tmp_path: Path, missing: str) -> None:
    kept = {
        "pipeline": "policies:\n- name: RulePolicy\n",
        "policies": "pipeline:\n- name: bot.nlu.topics.TopicMatcher\n",
    }
    (tmp_path / "config.yml").write_text(kept[missing], "utf-8")
    assert need_tensorflow(components_of(tmp_path))


def test_collecting_goes_on_after_long_imports_and_leaves_them_alone() -> None:
    before = gc.get_freeze_count()
    with long_imports():
        assert not gc.isenabled()
    assert gc.isenabled() and gc.get_freeze_count() > before
    gc.unfreeze()
