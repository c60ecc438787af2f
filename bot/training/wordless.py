"""What may be kept of the output of a training in which visitors' questions are: nobody's words.

Rasa's warnings and errors quote examples. What stays is our own progress, and of an error its kind and place.
"""

from __future__ import annotations

import re

from bot.log import PROGRESS

_PLACE_IN_CODE = re.compile(r'\s*File "[^"]+\.pyx?", line \d+, in [\w.<>]+\s*')
# As Python names an error: at the beginning of a line. Of an example that stood there, no other word would be kept.
_KIND = re.compile(r"^(?:\w+\.)*(\w*(?:Error|Exception|InvalidDomain|InvalidRule))(?=[:,]|\s*$)", re.MULTILINE)
_FILE = re.compile(r"\bdata/[\w/]+\.yml|\bdomain\.yml|\bconfig\.yml")
_LINE = re.compile(r"\bline \d{1,6}\b")
_SHORTAGE = re.compile(r"bad_alloc|OOM when|No space left on device")


def wordless(line: str) -> str:
    """What may be kept of a line; nothing of most."""
    if line.startswith(PROGRESS) or _PLACE_IN_CODE.fullmatch(line):
        return line
    found = [match[0] for pattern in (_KIND, _FILE, _LINE, _SHORTAGE) for match in pattern.finditer(line)]
    return ", ".join(found) + "\n" if found else ""


def kind_and_place(said: str) -> str:
    """`YamlSyntaxException, data/faq/cost.yml, line 12`: the last error in what a training said."""
    kinds = list(_KIND.finditer(said))
    if not kinds:
        return "no reason was given"
    rest = said[kinds[-1].start() :]  # before it stand places in the code
    places = (pattern.findall(rest)[-1:] for pattern in (_FILE, _LINE))
    return ", ".join([kinds[-1][1], *(place for found in places for place in found)])
