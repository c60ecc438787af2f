"""Training data is edited where it stands, and Rasa reads back what was meant."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from bot.knowledge import files
from bot.knowledge.answers import Answer, tidy
from bot.knowledge.file_examples import words
from bot.knowledge.files import DataFile
from bot.settings import ROOT
from tests.unit.knowledge.conftest import ANSWER, RIDE

HOSTILE = [
    "- not an item",
    "# not a comment",
    "said \"quoted\" and 'single': yes",
    'I am [angry](mood) and [sad]{"entity": "mood"} [x][{}]',
    "C:\\users\\u0041 \\ud83d \\",
    "emoji 😀 👩‍⚕️ and é",
    "{clinic_phone} ${HOME} {{x}}",
    "--- ... >- | & * ! % @ ` ?",
    "a\n\n- b\n  # c\n\n\n\nd\u2028e",
    "word " * 400,
    "w" * 500,
    "\x00\x07\ufeff bell",
    "null",
    ": colon",
]
TEXT = st.text(st.characters(), min_size=1, max_size=300) | st.sampled_from(HOSTILE)


def changed(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def test_every_answer_written_anew_leaves_the_files_as_they_are() -> None:
    for file in files.read(ROOT / "data").values():
        for topic, answer in file.answers().items():
            file.set_answer(topic, answer)
        assert not file.changed, file.name


def test_a_changed_word_changes_its_line_alone() -> None:
    file = DataFile("faq/after.yml", RIDE)
    answer = file.answers()["ride"]
    file.set_answer("ride", replace(answer, text=answer.text.replace("taxi", "bus")))
    assert changed(RIDE, file.text) == [
        "-      Call {clinic_phone} if you have none. A taxi may be fine too, if you come",
        "+      Call {clinic_phone} if you have none. A bus may be fine too, if you come",
    ]


def test_a_changed_date_changes_its_line_alone() -> None:
    file = DataFile("faq/after.yml", RIDE)
    file.set_answer("ride", replace(file.answers()["ride"], review_by="2028-01-01"))
    assert changed(RIDE, file.text) == ['-      review_by: "2027-05-24"', '+      review_by: "2028-01-01"']


ELSEWHERE = """  - channel: chat_app
    text: >-
      Plan a ride home, please.
      Any time.
  - channel: pager
    text: "RIDE HOME"
"""


def test_what_is_said_on_other_channels_stays_where_another_text_changes() -> None:
    both = RIDE.replace("  utter_faq/work:\n", f"{ELSEWHERE}  utter_faq/work:\n")
    file = DataFile("faq/after.yml", both)
    answer = file.answers()["ride"]
    assert answer.elsewhere == (("chat_app", "Plan a ride home, please. Any time."), ("pager", "RIDE HOME"))
    file.set_answer("ride", replace(answer, sms="Plan a ride."))
    assert changed(both, file.text) == ['-    text: "Plan a ride home: {clinic_phone}."', '+    text: "Plan a ride."']
    file.set_answer("ride", replace(answer, elsewhere=answer.elsewhere[1:]))
    assert file.answers()["ride"].elsewhere == (("pager", "RIDE HOME"),)


def test_examples_come_below_those_of_their_topic_once() -> None:
    file = DataFile("faq/after.yml", RIDE)
    file.add_examples("faq/ride", ["Is a bus fine?", "is a bus fine", "CAN I DRIVE HOME"])
    file.remove_examples("faq/ride", ["Is a taxi fine?"])
    assert changed(RIDE, file.text) == ["-    - is a taxi fine", "+    - Is a bus fine?"]


def test_a_topic_is_added_and_taken_out_again() -> None:
    file = DataFile("faq/after.yml", RIDE)
    file.add_topic("pets", ANSWER, ["Can my dog come?", "are cats ok"])
    assert file.answers()["pets"] == ANSWER
    assert file.examples("faq/pets") == ["Can my dog come?", "are cats ok"]
    assert not [line for line in changed(RIDE, file.text) if line[0] == "-"]
    file.remove_topic("pets")
    assert file.text == RIDE


def test_a_group_of_its_own_starts_with_an_empty_file() -> None:
    file = DataFile("faq/pets.yml")
    file.add_topic("pets", ANSWER, ["Can my dog come?"])
    read = RasaYAMLReader().reads(file.text)
    assert [message.get("intent") for message in read.intent_examples] == ["faq"]
    assert list(read.responses) == ["utter_faq/pets"]


@given(TEXT, TEXT, st.lists(TEXT, max_size=2), st.booleans())
@example(*HOSTILE[4:6], HOSTILE[:2], False)
def test_any_answer_comes_back_from_rasa_as_it_was_meant(text: str, label: str, more: list[str], placed: bool) -> None:
    text, label, more = tidy(text) or "x", " ".join(tidy(label).split()) or "x", [tidy(one) or "x" for one in more]
    said = {"text": text, "sms": text, "variations": tuple(more), "elsewhere": (("chat_app", text),)}
    answer = Answer(label=label, sources=(label, "a, b"), **said)
    file = DataFile("faq/after.yml", RIDE)
    if placed:
        file.set_answer("ride", answer)
    else:
        file.add_topic("new", answer, ["a question"])
    topic = "ride" if placed else "new"
    assert file.answers()[topic] == answer
    first, *others = RasaYAMLReader().reads(file.text).responses[f"utter_faq/{topic}"]
    assert first["text"] == text and first["metadata"]["label"] == label
    assert [(one.get("channel"), one["text"]) for one in others] == [
        *((None, one) for one in more), ("sms", text), ("chat_app", text),
    ]  # fmt: skip


@given(st.lists(TEXT, min_size=1, max_size=4))
@example(HOSTILE)
def test_any_example_comes_back_from_rasa_as_text(texts: list[str]) -> None:
    file = DataFile("faq/after.yml", RIDE)
    file.add_examples("faq/work", texts)
    lines = [line for line in map(files.example_line, texts) if words(line)]
    read = RasaYAMLReader().reads(file.text)
    assert not read.entity_examples and not read.entity_synonyms
    found = [
        message.get("text") for message in read.intent_examples if message.get("intent_response_key") == "faq/work"
    ]
    assert found[0] == "Can I go to work?"
    assert set(map(words, found[1:])) == set(map(words, lines)) - {words("Can I go to work?")}
    assert set(found[1:]) <= set(lines)


@pytest.mark.parametrize("text", [text for text in HOSTILE if "](" not in text and "\\" not in text])
def test_an_example_keeps_its_words(text: str) -> None:
    assert files.example_line(text) == " ".join(tidy(text).split())


def test_a_file_that_is_no_yaml_is_named() -> None:
    with pytest.raises(files.BadData, match="data/faq/x.yml"):
        DataFile("faq/x.yml", "responses:\n  utter_faq/x:\n  - text: [\n").answers()


MISTAKES = {
    "bad indentation": ("    - who picks me up", "  - who picks me up", "line 7: an example question is indented"),
    "no indentation": ("    - who picks me up", "- who picks me up", "line 7: no `intent:`; an example question is"),
    "indentation of a key": ("  examples: |", "   examples: |", "line 5, or one above it: "),
    "a tab": ("    - who picks me up", "\t- who picks me up", "line 7: it begins with a tab"),
    "a quote that is not closed": ('["The clinic"]', '["The clinic]', "line 24: it opens a quote"),
    "no nlu": ("nlu:\n", "", "line 3: no `nlu:` stands above"),
    "nlu without colon": ("nlu:\n", "nlu\n", "line 4: no `nlu:` stands above"),
    "a key that is not known": ("nlu:\n", "nlus:\n", "line 3: `nlus` is not known"),
    "a comment behind a key": ("responses:\n", "responses: # ours\n", "line 16: write `responses:` alone"),
    "a key twice": ("responses:\n", "nlu:\n\nresponses:\n", "line 16: a second `nlu:`"),
    "no responses": ("responses:\n", "", "line 16: `utter_faq/ride` stands among questions; write `responses:`"),
    "an intent without examples": ("\nresponses:", "- intent: faq/x\n\nresponses:", "line 15: no example questions"),
    "an example as an entry": ("- intent: faq/work", "- Am I fit?", "line 12: an example question is indented"),
    "a control character": ("who picks", "who\x07picks", "line 7: it has a control character"),
}


@pytest.mark.parametrize(("right", "wrong", "said"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_named_with_its_file_and_line(project: Path, right: str, wrong: str, said: str) -> None:
    assert right in RIDE
    (project / "data/faq/after.yml").write_text(RIDE.replace(right, wrong, 1), "utf-8")
    with pytest.raises(files.BadData) as caught:
        files.read(project / "data")
    assert f"data/faq/after.yml, {said}" in str(caught.value)


def test_all_files_with_mistakes_are_named_at_once(project: Path) -> None:
    (project / "data/faq/after.yml").write_text("- intent: faq/x\n", "utf-8")
    (project / "data/faq/old.yml").write_bytes(b"# \n# caf\xe9\n")
    with pytest.raises(files.BadData) as caught:
        files.read(project / "data")
    assert "data/faq/after.yml, line 1: " in str(caught.value)
    assert "data/faq/old.yml, line 2: it is not UTF-8 text" in str(caught.value)


def test_an_answer_without_a_label_is_named_with_its_line() -> None:
    with pytest.raises(files.BadData, match="data/x.yml, line 29: `utter_faq/work` cannot be read.*label"):
        DataFile("x.yml", RIDE.replace("      label: Work\n", "").replace("  - channel: sms\n", "", 1)).answers()


def test_whatever_rasa_takes_is_no_mistake(project: Path) -> None:
    more = "- synonym: ket\n  examples: |\n    - k\n- intent: x\n  examples:\n  - text: who\n    metadata: {a: 1}\n"
    (project / "data/faq/after.yml").write_text(RIDE.replace("nlu:\n", f"nlu:\n{more}"), "utf-8")
    files.read(project / "data")


def test_our_own_files_have_no_mistakes() -> None:
    assert len(files.read(ROOT / "data")) > 20


def test_topics_stand_apart_when_one_was_added_or_taken_out() -> None:
    file = DataFile("faq/after.yml", RIDE)
    file.add_topic("pets", ANSWER, ["Can my dog come?"])
    assert "    - Can I go to work?\n\n- intent: faq/pets\n" in file.text
    file.remove_topic("work")
    assert "    - when may i drive again\n\n- intent: faq/pets\n" in file.text
    file.remove_topic("pets")
    assert "    - when may i drive again\n\nresponses:\n" in file.text
