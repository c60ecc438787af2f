"""What this machine's processor can do, and which kernels the numerical libraries take for it."""

from __future__ import annotations

import os
from pathlib import Path

CPUINFO = Path("/proc/cpuinfo")
KERNELS = "OPENBLAS_CORETYPE"  # OpenBLAS reads it when numpy, and again when scipy is first imported


def abilities() -> set[str]:
    """The processor's flags as Linux names them, such as `avx2`; none on other systems."""
    try:
        return set(CPUINFO.read_text(encoding="utf-8").split())
    except OSError:
        return set()


def take_known_kernels() -> None:
    """Call before numpy is first imported: its sums by AVX2's kernels wherever there is AVX2.

    The OpenBLAS in numpy 1.23 and scipy 1.10, which Rasa pins, takes a processor made since (Intel's from 2023 on) for
    a Pentium 4 and needs four times as long. Its kernels for AVX-512 are a little faster still where it knows the
    processor, but with one kind everywhere a model does not depend on the machine that trained it.
    """
    if {"avx2", "fma"} <= abilities():
        os.environ.setdefault(KERNELS, "Haswell")
