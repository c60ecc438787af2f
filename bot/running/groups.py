"""Process groups: what was started together, and ends together."""

from __future__ import annotations

import contextlib
import os


def signal_group(group: int, number: int) -> None:
    """Signal every process of the group, if there is any left."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS: EPERM for a group of zombies
        os.killpg(group, number)


def group_exists(group: int) -> bool:
    """Whether the group has a process."""
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True
