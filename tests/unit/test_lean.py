"""Rasa's processes start without libraries that nothing here uses."""

import subprocess
import sys

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
