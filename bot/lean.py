"""What our processes do without, so that they start sooner."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator


def leave_out_jax() -> None:
    """Call before TensorFlow is first imported: its converter for phones, which nobody here uses, would load JAX too.

    That takes two of the fifteen seconds that Rasa's server needs. TensorFlow does without where JAX is not installed,
    and `None` is how Python marks a module as not to be found.
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
