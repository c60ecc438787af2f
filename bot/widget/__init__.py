"""The website widget: its files as they are served.

A page embeds it with one line::

    <script src="https://chat.example.org/widget.js" async></script>

Attributes, colours, policies and what it stores: docs/widget.md.

Layout: ``widget.js`` is the launcher, served at ``/widget.js`` with a short cache. ``static/`` is served
under ``/widget/<version>/`` and may be cached for ever: the version changes with any of the files. Other
websites load them as modules, so they need ``Access-Control-Allow-Origin: *``.
``types.d.ts`` and ``tsconfig.json`` are for ``tsc -p bot/widget`` only.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

_HERE = Path(__file__).parent
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
# Comments that begin a line or end a statement, and type casts. Any other stays: it could be part of a text.
_COMMENT = re.compile(
    r"^[ \t]*/\*.*?\*/|(?:^[ \t]*|(?<=[;,{})]) )//[^\n]*$|/\*\* @type [^\n]*?\*/ ?", re.DOTALL | re.MULTILINE
)

_ASSIGNS = re.compile(r"^([^'\"`/=]*) = ", re.MULTILINE)  # the first of a line, before any text


def lighten(source: str) -> str:
    """Drop comments, indentation and needless spaces and line ends: a third less for the visitor to download."""
    lines = (line.strip() for line in _ASSIGNS.sub(r"\1=", _COMMENT.sub("", source)).splitlines())
    return "".join(_ended(line) for line in lines if line)


def _ended(line: str) -> str:
    """The next line may follow at once where a statement goes on or has ended, unless a comment could swallow it."""
    return line if line[-1] in "{([,;}" and "//" not in line else line + "\n"


def _served(file: Path) -> bytes:
    light = lighten(file.read_text("utf-8"))
    if file.suffix == ".css":
        light = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r":\s+", ":", light))
    return light.encode()


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """The files served under `/widget/<version>/`: name -> (body, content type)."""
    files = sorted((_HERE / "static").iterdir())
    return {file.name: (_served(file), _TYPES[file.suffix]) for file in files if file.suffix in _TYPES}


@cache
def version() -> str:
    """A short name for the present content of `assets()` (12 hex digits)."""
    digest = sha256()
    for name, (body, _) in assets().items():
        digest.update(name.encode() + b"\0" + body + b"\0")
    return digest.hexdigest()[:12]


@cache
def loader() -> bytes:
    """The body of `/widget.js`, which names the version of everything else."""
    source = (_HERE / "widget.js").read_text("utf-8")
    return lighten(source).replace("__VERSION__", version()).encode()
