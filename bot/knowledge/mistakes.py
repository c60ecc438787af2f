"""What is wrong with a file of `data/`, with its line: found before anything is made of the file.

YAML notices a mistake where it stops to make sense, often far below. So the usual ones are looked for first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from bot.knowledge.quick_yaml import LOADER

KEYS = ("version", "nlu", "responses", "rules", "stories", "intents", "entities", "slots", "forms", "actions")
KINDS = {"intent", "synonym", "regex", "lookup"}  # of entries below `nlu`


class BadData(Exception):
    """A file of `data/` cannot be read; the message names it and what to look at."""


_TAB = re.compile(r" *\t")
_QUOTE = re.compile(r'(?<!\\)"')
_QUOTED = re.compile(r"""\s*(?:- )?\w+:\s*\[?\s*\"""")
_OUT_OF_PLACE = re.compile(r" {0,3}- (?!\w+:)")
_ENTRY = re.compile(r"\s*- intent:")
_NLU = re.compile(r"nlu:\s*(?:#.*)?")


def found(text: str) -> Iterator[str]:
    """What is wrong, a sentence each that begins with the line. Where the text is no YAML, one: the most likely."""
    try:
        root = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        yield _unreadable(text.split("\n"), error)
        return
    except yaml.reader.ReaderError as error:
        yield f"line {text.count(chr(10), 0, error.position) + 1}: it has a control character; take it out."
        return
    if root is not None:
        yield from _entries(root, text.split("\n"))


def _unreadable(lines: list[str], error: yaml.MarkedYAMLError) -> str:
    at = error.problem_mark.line if error.problem_mark else len(lines) - 1
    suspects = ((number, said) for number, line in enumerate(lines[: at + 1]) if (said := _suspect(line)))
    entry = next((number for number, line in enumerate(lines) if _ENTRY.match(line)), None)
    if entry is not None and not any(map(_NLU.fullmatch, lines[:entry])):
        return f"line {entry + 1}: no `nlu:` stands above this entry; write it on a line of its own."
    for number, said in suspects:
        return f"line {number + 1}: {said}"
    return (
        f"line {at + 1}, or one above it: {error.problem}. Look whether its indentation is like that of its "
        "neighbours, and whether every quote is closed."
    )


def _suspect(line: str) -> str:
    """What may be wrong with a line of a file that YAML cannot read; empty where nothing looks odd."""
    if _TAB.match(line):
        return "it begins with a tab; indent with spaces."
    if _QUOTED.match(line) and len(_QUOTE.findall(line)) % 2:
        return 'it opens a quote (") and does not close it.'
    if _OUT_OF_PLACE.match(line):
        return "an example question is indented by four spaces; this line is not."
    return ""


def _entries(root: yaml.Node, lines: list[str]) -> Iterator[str]:
    if not isinstance(root, yaml.MappingNode):
        yield "line 1: the file must hold `nlu:` or `responses:` (or rules, stories), each with entries below it."
        return
    seen = set()
    for key, value in root.value:
        name, at = key.value, key.start_mark.line
        if name not in KEYS:
            yield f"line {at + 1}: `{name}` is not known; the keys are {', '.join(KEYS)}."
        elif name in seen:
            yield f"line {at + 1}: a second `{name}:`, which hides the first; put the entries below one."
        elif name in ("nlu", "responses") and lines[at] != f"{name}:":
            yield f"line {at + 1}: write `{name}:` alone on its line, without quotes, space or comment."
        elif name == "nlu":
            yield from _examples(value)
        seen.add(name)


def _examples(node: yaml.Node) -> Iterator[str]:
    """Of what stands below `nlu`; nothing may stand there."""
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return
    if not isinstance(node, yaml.SequenceNode):
        yield f"line {_line(node)}: below `nlu:` begin each entry with `- intent: ` and a name."
        return
    for entry in node.value:
        keys = {str(key.value): key for key, _ in entry.value} if isinstance(entry, yaml.MappingNode) else {}
        examples = [value for key, value in entry.value if key.value == "examples"] if keys else []
        if not KINDS & keys.keys():
            yield f"line {_line(entry)}: no `intent:`; an example question is indented by four spaces."
        elif answers := [name for name in keys if name.startswith("utter_")]:
            yield f"line {_line(keys[answers[0]])}: `{answers[0]}` stands among questions; write `responses:` above it."
        elif not examples or not examples[0].value:
            yield f"line {_line(entry)}: no example questions; write `  examples: |` and them below it."


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
