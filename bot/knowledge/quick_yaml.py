"""YAML of `data/`, ten times faster where PyYAML was built with libyaml: there are megabytes of examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str) -> Any:
    """What `text` holds.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    return yaml.load(text, LOADER)  # noqa: S506  (one of the safe ones)


def read(path: Path) -> dict[str, Any]:
    """The entries of a file of training data; raises as `load`."""
    return load(path.read_text(encoding="utf-8")) or {}
