"""Rasa's processes start without libraries that nothing here uses."""

import gc
import subprocess
import sys

from bot.lean import long_imports

LOADS = """
import sys
from bot.training.quiet import quiet
quiet()
from rasa.core.agent import Agent
print("tensorflow" in sys.modules, bool(sys.modules["jax"]), "jaxlib" in sys.modules)
"""


def test_rasa_loads_tensorflow_without_jax():
    done = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[-2] == "True False False"


def test_collecting_goes_on_after_long_imports_and_leaves_them_alone():
    before = gc.get_freeze_count()
    with long_imports():
        assert not gc.isenabled()
    assert gc.isenabled() and gc.get_freeze_count() > before
    gc.unfreeze()
