"""`make audit`: asks PyPI for known vulnerabilities of every locked package; those in audit-exceptions.txt may pass.

pip-audit calls a package that it could not look up "skipped", and ends well all the same. Here that is a failure:
behind a mirror without vulnerability data it would otherwise look as if all were safe.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Dict, List

from scripts import python_tools, toolbox
from scripts.commands import say
from scripts.problems import Problem

EXCEPTIONS = "audit-exceptions.txt"
LOCKS = ("run.lock", "uv.txt")


def check(root: Path) -> None:
    """Look up what is served. Raises Problem with what is vulnerable, or could not be looked up."""
    commands, env = python_tools.ensure(root, "audit"), toolbox.clean_environment(root)
    files = [argument for name in LOCKS for argument in ("-r", f"requirements/{name}")]
    command = [str(commands / "pip-audit"), "--no-deps", "--disable-pip", "--format", "json", "--aliases", *files]
    done = subprocess.run(
        command, cwd=str(root), env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True
    )
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError) as error:
        raise Problem(
            f"pip-audit failed: {done.stderr.strip()[-300:]}", "Look whether the package index can be reached."
        ) from error
    judge(found, read_exceptions(root / "requirements" / EXCEPTIONS))


def judge(found: List[Dict[str, Any]], exceptions: Dict[str, str]) -> None:
    """Raise Problem unless every package was looked up and is free of what no exception names."""
    skipped = [package["name"] for package in found if "skip_reason" in package]
    if skipped or not found:
        raise Problem(
            f"{len(skipped)} of {len(found)} packages could not be looked up ({', '.join(skipped[:5])} ...):"
            " nothing is proven.",
            "Run it where the package index itself can be reached; mirrors often have no vulnerability data.",
        )
    open_ones, used = [], set()  # type: List[str], Set[str]
    for package in found:
        for hole in package.get("vulns", []):
            names = {hole["id"], *hole.get("aliases", [])}
            known = {name for name in names if exceptions.get(name) == package["name"]}
            used |= known
            if not known:
                fixed = ", ".join(hole.get("fix_versions", [])) or "no version yet"
                open_ones.append(f"{package['name']} {package['version']}: {hole['id']}, fixed in {fixed}")
    for name in sorted(set(exceptions) - used):
        say(f"{EXCEPTIONS}: {name} is not found any more; delete its line.")
    if open_ones:
        raise Problem(
            f"{len(open_ones)} known vulnerabilities without an exception:\n  " + "\n  ".join(open_ones),
            f"Take the fixed version (make lock), or say in requirements/{EXCEPTIONS} why it cannot hurt here.",
        )
    say(f"{len(found)} packages looked up; {len(used)} known vulnerabilities, each with its exception.")


def read_exceptions(path: Path) -> Dict[str, str]:
    """Package by vulnerability id. Raises Problem for a line without a reason."""
    exceptions = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split(None, 2)
        if len(parts) < 3 or len(parts[2]) < 20:
            raise Problem(f"{path.name}: {line!r} gives no reason.", "Write: id, package, why it cannot hurt here.")
        exceptions[parts[0]] = parts[1]
    return exceptions
