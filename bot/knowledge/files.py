"""The files of `data/` as lines of text: answers and examples are read and replaced where they stand.

Nothing else in a file is touched, so that git shows the lines that changed and no others.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge import mistakes, quick_yaml
from bot.knowledge.answers import SMS, WEB, Answer, tidy
from bot.knowledge.file_examples import words
from bot.knowledge.mistakes import BadData
from bot.labels import PREFIX, UTTER

WIDTH = 120
INTENT, RESPONSE = "- intent: {}", f"  {UTTER}{{}}:"  # the lines on which their blocks begin
_INTENT = re.compile(r"- intent: (\S+)")
_EXAMPLE = re.compile(r"\s+- ?(.*)")
_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.'()/?-]|(?<! )&)*")
_EMPTY = 'version: "3.1"\n\nnlu:\n\nresponses:\n'


def example_line(text: str) -> str:
    """`text` as an example in a file can hold it: one line, and nothing that Rasa reads as more than text.

    `[word](name)` would be an entity, and a backslash before a `u` would be a character's code.
    """
    line = " ".join(tidy(text).split()).replace("\\", "/")
    return re.sub(r"\](?=[(\[{])", "] ", line)


class DataFile:
    """One file of training data. `name`: its path below `data/`, for messages.

    What reads or changes a block raises `BadData` where its first line is not written as `INTENT` or `RESPONSE`.
    """

    def __init__(self, name: str, text: str = _EMPTY) -> None:
        self.name = name
        self._before = text
        self._lines = text.split("\n")

    @property
    def text(self) -> str:
        """The file's text, with all changes."""
        return "\n".join(self._lines)

    @property
    def changed(self) -> bool:
        """Whether the text is another than at first."""
        return self.text != self._before

    def answers(self) -> dict[str, Answer]:
        """The answers by topic id.

        Raises:
            BadData: the file is not YAML, or an answer lacks its text or label.
        """
        start = self._section("responses")
        if start is None:
            return {}
        lines = self._lines[start : self._end(start)]
        try:
            found = quick_yaml.load("\n".join(lines))["responses"] or {}
        except yaml.YAMLError as error:
            raise BadData(f"data/{self.name} has answers that cannot be read: {error}") from error
        return {name[len(UTTER) :]: self._answer(name, said) for name, said in found.items() if name.startswith(UTTER)}

    def _answer(self, name: str, variations: Sequence[dict[str, Any]]) -> Answer:
        try:
            return _answer(variations)
        except (KeyError, TypeError, AttributeError, IndexError, StopIteration) as error:
            at = next((number for number, line in enumerate(self._lines, 1) if line.strip() == f"{name}:"), "?")
            raise BadData(
                f"data/{self.name}, line {at}: `{name}` cannot be read. Every answer wants a `- text:` and, below "
                "`metadata:`, a `label:`."
            ) from error

    def bare(self) -> list[str]:
        """Which of the keys have nothing below them."""
        starts = {key: self._section(key) for key in ("nlu", "responses")}
        return [key for key, start in starts.items() if start is not None and self._end(start) == start + 1]

    def labels(self) -> set[str]:
        """The intents that have examples here."""
        return {match[1] for line in self._lines if (match := _INTENT.fullmatch(line))}

    def examples(self, label: str) -> list[str]:
        """The examples of an intent, in order."""
        return [example for _, example in self._examples(label)]

    def count(self) -> int:
        """How many examples the file has."""
        return sum(len(self.examples(label)) for label in sorted(self.labels()))

    def add_examples(self, label: str, texts: Iterable[str]) -> None:
        """Put examples below those of `label`, each once; what has no words is left out."""
        known = {"", *(words(example) for example in self.examples(label))}
        for line in map(example_line, texts):
            if words(line) not in known:
                known.add(words(line))
                start = self._block(INTENT.format(label))
                last = max((at for at, _ in self._examples(label)), default=start + 1)
                self._lines.insert(last + 1, f"    - {line}")

    def remove_examples(self, label: str, texts: Iterable[str]) -> None:
        """Take out the examples with the words of `texts`."""
        unwanted = {words(example_line(text)) for text in texts}
        for at, example in reversed(list(self._examples(label))):
            if words(example) in unwanted:
                del self._lines[at]

    def set_answer(self, topic: str, answer: Answer) -> None:
        """Write another answer where the topic's present one stands."""
        start = self._block(RESPONSE.format(topic))
        end = self._end(start)
        self._lines[start + 1 : end] = _rendered(answer, self._lines[start + 1 : end])

    def add_topic(self, topic: str, answer: Answer, examples: Iterable[str]) -> None:
        """Append a topic: its examples to the file's examples, its answer to the answers."""
        gap = [""] if self._section("nlu") is not None else []  # as between the others
        self._append("nlu", [*gap, INTENT.format(PREFIX + topic), "  examples: |"])
        self.add_examples(PREFIX + topic, examples)
        self._append("responses", [RESPONSE.format(topic), *_rendered(answer, [])])

    def remove_topic(self, topic: str) -> None:
        """Take out a topic, examples and answer."""
        for header in (INTENT.format(PREFIX + topic), RESPONSE.format(topic)):
            start = self._block(header)
            end = self._end(start)
            gap = not self._lines[start - 1].strip() and end < len(self._lines) - 1 and not self._lines[end].strip()
            del self._lines[start : end + gap]

    def _section(self, key: str) -> int | None:
        return self._lines.index(f"{key}:") if f"{key}:" in self._lines else None

    def _block(self, header: str) -> int:
        """The line on which the block of an intent or a response begins."""
        if header not in self._lines:
            raise BadData(f"data/{self.name} has no line {header.strip()!r}: write it so, without quotes or comment.")
        return self._lines.index(header)

    def _end(self, start: int) -> int:
        """Behind the last line of the block that begins at `start`: its lines are indented further."""
        first, indent, end = self._lines[start].lstrip(), _indent(self._lines[start]), start + 1
        for at in range(start + 1, len(self._lines)):
            line = self._lines[at]
            if not line.strip():
                continue
            item = _indent(line) == indent and line.lstrip().startswith("- ") and not first.startswith("- ")
            if _indent(line) <= indent and not item:
                break
            end = at + 1
        return end

    def _examples(self, label: str) -> Iterator[tuple[int, str]]:
        start = self._block(INTENT.format(label))
        for at in range(start + 1, self._end(start)):
            match = _EXAMPLE.fullmatch(self._lines[at])
            if match:
                yield at, match[1].strip()

    def _append(self, key: str, lines: Sequence[str]) -> None:
        start = self._section(key)
        if start is None:
            self._lines[-1:] = ["", f"{key}:", *lines, ""]
            return
        end = self._end(start)
        self._lines[end:end] = lines


def read(data: Path, pattern: str = "**/*.yml") -> dict[str, DataFile]:
    """The files of the folder `data`, by their path below it.

    Raises:
        BadData: some have mistakes; the message names each with its line.
    """
    names = {path.relative_to(data).as_posix(): path for path in sorted(data.glob(pattern))}
    texts, wrong = {}, []
    for name, path in names.items():
        try:
            texts[name] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            at = error.object.count(b"\n", 0, error.start) + 1
            wrong.append(f"data/{name}, line {at}: it is not UTF-8 text; save it as such.")
            continue
        wrong += [f"data/{name}, {said}" for said in mistakes.found(texts[name])]
    if wrong:
        wrong.append("Nothing was taken in or trained. Correct this, or take the file back from git.")
        raise BadData("\n".join(wrong))
    return {name: DataFile(name, text) for name, text in texts.items()}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _answer(variations: Sequence[dict[str, Any]]) -> Answer:
    said = [(str(entry.get("channel") or WEB), str(entry["text"])) for entry in variations]
    web = [text for channel, text in said if channel == WEB]
    metadata = next(entry["metadata"] for entry in variations if entry.get("metadata"))
    dated = metadata.get("review_by")
    return Answer.of(
        {
            **metadata,
            "text": web[0],
            "variations": web[1:],
            "sms": next((text for channel, text in said if channel == SMS), ""),
            "elsewhere": [(channel, text) for channel, text in said if channel not in (WEB, SMS)],
            "review_by": dated and str(dated),
        }
    )


def _rendered(answer: Answer, old: Sequence[str]) -> list[str]:
    """The lines of an answer below its name, laid out like the `old` ones where words are the same."""
    layouts = _layouts(old)
    placed = [*([(SMS, answer.sms)] if answer.sms else []), *answer.elsewhere]
    return [
        *_text("  - text: ", answer.text, layouts[WEB]),
        "    metadata:",
        f"      label: {_scalar(answer.label)}",
        f"      sources: [{', '.join(map(_quoted, answer.sources))}]",
        f"      reviewed_by: {_scalar(answer.reviewed_by) if answer.reviewed_by else 'null'}",
        f"      review_by: {_quoted(answer.review_by) if answer.review_by else 'null'}",
        f"      follow_ups: [{', '.join(answer.follow_ups)}]",
        *(line for text in answer.variations for line in _text("  - text: ", text, layouts[WEB])),
        *(
            line
            for channel, text in placed
            for line in (f"  - channel: {_scalar(channel)}", *_text("    text: ", text, layouts[channel]))
        ),
    ]


def _layouts(lines: Sequence[str]) -> defaultdict[str, list[list[str]]]:
    """How the texts of an answer are laid out, by channel: lines, or one line in quotes."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    layout: list[str] | None = None
    for before, line in zip(["", *lines], lines):
        if match := re.fullmatch(r"\s+(?:- )?text: (.*)", line):
            layout = [match[1]]
            placed = re.fullmatch(r"\s+- channel: (\S+)", before)
            found[placed[1] if placed else WEB].append(layout)
        elif layout and layout[0].startswith(">") and _indent(line) >= 6:
            layout.append(line[6:])
        else:
            layout = None
    return found


def _text(key: str, text: str, layouts: Sequence[Sequence[str]]) -> list[str]:
    like = max(layouts, key=lambda layout: _alikeness(text, layout), default=[">-"])
    if "\\" in text or like[0].startswith('"'):
        return [key + _quoted(text)]  # Rasa takes a backslash outside of quotes for a character's code
    return [f"{key}>-", *(f"      {line}" if line else "" for line in _folded(text, like[1:]))]


def _alikeness(text: str, layout: Sequence[str]) -> float:
    words = " ".join(layout[1:] or layout).strip('"').split()
    return SequenceMatcher(None, words, text.split()).ratio()


def _folded(text: str, like: Sequence[str]) -> list[str]:
    """`text` as the lines of a folded scalar, broken where `like` is broken as far as its words are the same."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        lines += [""] if number else []
        for line in _broken(paragraph.split(), like):
            lines += (
                [line]
                if line in like
                else textwrap.wrap(line, WIDTH - 6, break_long_words=False, break_on_hyphens=False)
            )
    return lines


def _broken(words: Sequence[str], like: Sequence[str]) -> list[str]:
    old = [(word, at == len(line.split()) - 1) for line in like for at, word in enumerate(line.split())]
    matcher = SequenceMatcher(None, [word for word, _ in old], words)
    ends = {block.b + at for block in matcher.get_matching_blocks() for at in range(block.size) if old[block.a + at][1]}
    lines: list[list[str]] = [[]]
    for at, word in enumerate(words):
        lines[-1].append(word)
        if at in ends:
            lines.append([])
    return [" ".join(line) for line in lines if line]


def _scalar(text: str) -> str:
    """Plain where YAML reads the same text back, else in quotes."""
    plain = bool(_PLAIN.fullmatch(text)) and not text.endswith(" ") and yaml.safe_load(text) == text
    return text if plain and text.isascii() else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
