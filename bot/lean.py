"""What our processes do without, so that they start sooner."""

from __future__ import annotations

import sys


def leave_out_jax() -> None:
    """Call before TensorFlow is first imported: its converter for phones, which nobody here uses, would load JAX too.

    That takes two of the fifteen seconds that Rasa's server needs. TensorFlow does without where JAX is not installed,
    and `None` is how Python marks a module as not to be found.
    """
    sys.modules.setdefault("jax", None)  # type: ignore[arg-type]
