"""One is not many, on every page that counts something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.console import app
from bot.console.wording import counted, kind_name, noun, set_title, topic_name
from tests.unit.console.conftest import Office
from tests.unit.console.test_answers import clinic, writes  # noqa: F401  (fixture)
from tests.unit.knowledge.conftest import project  # noqa: F401  (fixture)
from tests.unit.knowledge.questions import teach

TEMPLATES = Path(app.__file__).parent / "templates"
# A number that is printed right before a word in the plural: it may be one.
BARE = re.compile(r"\}\}(?:</strong>)? (?!is\b|was\b|has\b)[a-z]+(?:s|ies)\b")
NEVER_ONE = {
    "characters": "limits",
    "words": "limits",
    "points": "of percent, with decimals",
    "days": "a limit",
    "as": "no noun",
    "topics": "an empty list says so itself",
}


@pytest.mark.parametrize(("number", "said"), [(0, "0 drafts"), (1, "1 draft"), (2, "2 drafts"), (1234, "1,234 drafts")])
def test_a_number_with_its_noun(number: int, said: str) -> None:
    assert counted(number, "draft") == said


def test_a_noun_that_takes_no_s() -> None:
    assert counted(1, "reply", "replies") == "1 reply" and noun(2, "reply", "replies") == "replies"


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.stem)
def test_no_template_writes_a_plural_behind_a_number_by_hand(template: Path) -> None:
    found = [each.group(0).split()[-1] for each in BARE.finditer(template.read_text(encoding="utf-8"))]
    assert [word for word in found if word not in NEVER_ONE] == []
    assert not re.search(r'"s" if|"" if [^}]*== 1 else "s"', template.read_text(encoding="utf-8"))


def test_one_draft_is_one_draft(clinic: Office) -> None:  # noqa: F811
    editor = clinic.signed_in("editor")
    writes(editor)
    page = editor.opens("/answers/").text
    assert "<strong>1</strong> draft<" in page and "1</strong> drafts" not in page


def test_evaluation_sets_are_called_by_what_is_in_them() -> None:
    assert set_title("crisis_messages_2") == "safety messages (set 2)"
    assert set_title("faq_questions") == "patients’ questions (set 1)"
    assert set_title("our_own_7") == "our_own_7" and set_title("") == ""


def test_a_kind_of_turn_is_called_the_same_where_it_stands_for_a_topic(office: Office) -> None:
    with office.app.app_context():
        for kind in ("clarify", "contact", "crisis", "emergency", "smalltalk"):
            assert topic_name(kind) == kind_name(kind).lower()
        assert topic_name("nlu_fallback") == kind_name("fallback").lower() == "not known"


def test_topics_have_names(office: Office) -> None:
    teach(office.database, {"parking": "Where to park"})
    with office.app.app_context():
        assert topic_name("parking") == topic_name("faq/parking") == "Where to park"
        assert topic_name("long_gone") == "long gone"
        assert topic_name("out_of_scope") == "not known (out of scope)"
        assert topic_name("smalltalk/thanks") == "small talk: thanks"
