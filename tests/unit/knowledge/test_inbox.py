"""What staff decide on a question is what becomes of it, once, until they take it back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule
from sqlalchemy import event, func, select

from bot import clinic
from bot.conversation.inbound import Inbound
from bot.conversation.rasa import RasaClient, RasaReply
from bot.conversation.turn import Conversations
from bot.knowledge import decisions, examples, inbox
from bot.knowledge.decisions import DISMISSED, EVALUATION, NO_QUESTION, OUT_OF_SCOPE, TRAINING
from bot.knowledge.examples import words
from bot.knowledge.inbox import Key, NoSuchTheme, NotADecision, Which
from bot.knowledge.understood import Understood
from bot.privacy.erasure import erase_conversation
from bot.settings import ROOT
from bot.storage import Cipher, Database
from bot.storage.encryption import cipher_of
from bot.storage.tables import AuditEntry, Example, InboxDecision, InboxItem, Message, Theme, metadata, now
from tests.databases import KEY, LOOKUP
from tests.unit.knowledge.questions import TOPICS, ask, grouper, teach
from tests.unit.privacy.test_erasure import ZONE

EDITOR, COLLEAGUE = "editor@example.org", "colleague@example.org"
IN_TRAINING = "How does depression affect the brain?"  # data/faq/brain.yml
IN_EVALUATION = "tryna quit vaping, does the patch work"  # tests/evaluation/faq_questions_2.jsonl


@pytest.fixture()
def taught(database: Database) -> Database:
    """A database that knows three topics."""
    teach(database)
    return database


def decide(
    database: Database, numbers: list[int], decision: str, topic: str | None = None, by: str = EDITOR
) -> examples.Settled:
    with database.session() as session:
        return inbox.decide(session, by, numbers, decision, topic)


def undo(database: Database, settled: examples.Settled, by: str = EDITOR) -> int:
    assert settled.decision_id is not None
    with database.session() as session:
        return examples.undo(session, settled.decision_id, by)


def kept(database: Database) -> list[tuple[str, str, str]]:
    """The examples: label, text, purpose."""
    with database.session() as session:
        rows = session.scalars(select(Example).where(Example.removed_at.is_(None)).order_by(Example.id)).all()
    return [(row.label, row.text, row.purpose) for row in rows]


def statuses(database: Database) -> list[str]:
    with database.session() as session:
        return session.scalars(select(InboxItem.status).order_by(InboxItem.id)).all()


@pytest.mark.parametrize(
    ("decision", "topic", "expected"),
    [
        (TRAINING, "parking", [("faq/parking", "may i land my balloon", TRAINING)]),
        (EVALUATION, "parking", [("faq/parking", "may i land my balloon", EVALUATION)]),
        (OUT_OF_SCOPE, None, [("out_of_scope", "may i land my balloon", TRAINING)]),
        (NO_QUESTION, None, []),
        (DISMISSED, None, []),
    ],
)
def test_a_decision_does_what_it_says_and_undo_takes_it_back(
    taught: Database, decision: str, topic: str | None, expected: list[tuple[str, str, str]]
) -> None:
    numbers = ask(taught, "may i land my balloon")
    settled = decide(taught, numbers, decision, topic)
    assert (settled.count, settled.refused, settled.gone) == (1, {}, 0)
    assert statuses(taught) == [decision] and kept(taught) == expected
    assert undo(taught, settled) == 1
    assert statuses(taught) == ["open"] and kept(taught) == []
    assert undo(taught, settled) == 0


def test_the_same_words_become_one_example_that_stays_while_one_of_them_is_decided_so(taught: Database) -> None:
    first, second, third = ask(taught, "May I land my balloon?", "may i land my balloon", "MAY I LAND MY BALLOON!!")
    one = decide(taught, [first, second], TRAINING, "parking")
    other = decide(taught, [third], TRAINING, "parking")
    assert kept(taught) == [("faq/parking", "May I land my balloon?", TRAINING)]
    undo(taught, one)
    assert kept(taught) == [("faq/parking", "May I land my balloon?", TRAINING)]
    undo(taught, other)
    assert kept(taught) == []


@pytest.mark.parametrize(
    ("text", "decision", "reason"),
    [
        (IN_EVALUATION, TRAINING, "in the evaluation set already"),
        (IN_EVALUATION.upper(), OUT_OF_SCOPE, "in the evaluation set already"),
        (IN_TRAINING, EVALUATION, "an example for training already"),
        (IN_TRAINING, TRAINING, "there already under “brain_effects_of_depression”"),
        ("?!", TRAINING, "no words"),
    ],
)
def test_a_question_is_never_in_two_places(taught: Database, text: str, decision: str, reason: str) -> None:
    numbers = ask(taught, text, "may i land my balloon")
    settled = decide(taught, numbers, decision, "parking")
    assert settled.count == 1 and len(settled.refused) == 1
    assert reason in next(iter(settled.refused))
    assert statuses(taught) == ["open", decision]
    assert [text for _, text, _ in kept(taught)] == ["may i land my balloon"]


def test_training_and_evaluation_never_share_a_question_of_the_inbox(taught: Database) -> None:
    first, second = ask(taught, "may i land my balloon", "May I land my balloon?")
    decide(taught, [first], EVALUATION, "parking")
    settled = decide(taught, [second], TRAINING, "parking")
    assert settled.count == 0 and "must not be in both" in next(iter(settled.refused))


def test_what_the_files_have_already_is_decided_without_a_second_example(taught: Database) -> None:
    teach(taught, {"brain_effects_of_depression": "Depression and the brain"})
    numbers = ask(taught, IN_TRAINING)
    settled = decide(taught, numbers, TRAINING, "brain_effects_of_depression")
    assert settled.count == 1 and kept(taught) == []
    assert undo(taught, settled) == 1


def test_a_topic_that_is_not_there_decides_nothing(taught: Database) -> None:
    numbers = ask(taught, "may i land my balloon")
    for decision, topic in ((TRAINING, "no_such_topic"), (TRAINING, None), ("nonsense", None)):
        with pytest.raises(NotADecision):
            decide(taught, numbers, decision, topic)
    assert statuses(taught) == ["open"]


def test_only_who_decided_may_take_it_back(taught: Database) -> None:
    settled = decide(taught, ask(taught, "may i land my balloon"), DISMISSED)
    with pytest.raises(decisions.NotYours):
        undo(taught, settled, by=COLLEAGUE)
    assert [made.id for made in inbox.latest(taught, EDITOR)] == [settled.decision_id]
    assert inbox.latest(taught, COLLEAGUE) == []


def test_a_decided_question_cannot_be_decided_again(taught: Database) -> None:
    numbers = ask(taught, "may i land my balloon")
    decide(taught, numbers, DISMISSED)
    settled = decide(taught, numbers, TRAINING, "parking", by=COLLEAGUE)
    assert (settled.count, settled.gone, settled.decision_id) == (0, 1, None)
    assert statuses(taught) == [DISMISSED] and kept(taught) == []


def test_twenty_people_at_once_double_nothing(taught: Database) -> None:
    numbers = ask(taught, "may i land my balloon", "May I land my balloon?", "is there a balloon field")
    grouper(taught).run()
    settled: list[examples.Settled] = []
    together = threading.Barrier(20)

    def press(number: int) -> None:
        own = Database(taught.url, Cipher([KEY], LOOKUP))
        together.wait()
        settled.append(decide(own, numbers, TRAINING, "parking", by=f"editor{number}@example.org"))
        own.close()

    people = [threading.Thread(target=press, args=(number,)) for number in range(20)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(each.count for each in settled) == [0] * 19 + [3]
    assert len(kept(taught)) == 2
    with taught.session() as session:
        assert session.scalar(select(func.count()).select_from(InboxDecision)) == 1
        assert set(session.scalars(select(Theme.open_count))) == {0}


def test_every_look_and_decision_is_logged_with_numbers_and_no_words(taught: Database) -> None:
    numbers = ask(taught, "parking where", "parking there")
    grouper(taught).run()
    inbox.listed(taught, EDITOR, Which())
    inbox.look_at(taught, EDITOR, Key("t", 1))
    undo(taught, decide(taught, numbers, TRAINING, "parking"))
    with taught.session() as session:
        inbox.picked(session, EDITOR, [*numbers, 99])
    with taught.session() as session:
        log = [
            (row.action, row.before, row.after) for row in session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        ]
    assert [action for action, _, _ in log] == ["listed", "viewed", "decided", "undid", "viewed"]
    assert log[0][2] == log[1][2] == log[4][2] == {"ids": numbers}
    assert log[2][2] == log[3][1] == {"decision": TRAINING, "topic": "parking", "ids": numbers}


def test_what_is_decided_or_not_redacted_yet_is_not_picked_for_a_topic(taught: Database) -> None:
    decided, waiting, still_open = ask(taught, "parking where", "parking there", "dogs allowed")
    decide(taught, [decided], DISMISSED)
    with taught.session() as session:
        session.get(InboxItem, waiting).redacted_at = None
    with taught.session() as session:
        assert [item.id for item in inbox.picked(session, EDITOR, [decided, waiting, still_open])] == [still_open]


def test_the_list_begins_with_what_is_asked_most_then_latest(taught: Database) -> None:
    ask(taught, "wifi code", at=now() - timedelta(days=2))
    ask(taught, "parking where", "parking there", at=now() - timedelta(days=9))
    ask(taught, "dogs allowed")
    grouper(taught).run()
    found = inbox.listed(taught, EDITOR, Which())
    assert [(line.count, line.questions[0].text) for line in found.lines] == [
        (2, "parking there"), (1, "dogs allowed"), (1, "wifi code"),
    ]  # fmt: skip
    newest = inbox.listed(taught, EDITOR, Which(), inbox.NEWEST)
    assert [line.questions[0].text for line in newest.lines] == ["dogs allowed", "wifi code", "parking there"]
    assert inbox.counted(taught) == (4, 3)


def test_a_filter_counts_and_decides_only_what_fits(taught: Database) -> None:
    ask(taught, "parking where", outcome="clarify", at=now() - timedelta(days=3))
    ask(taught, "parking there", channel="sms")
    ask(taught, "wifi code", channel="sms", outcome="unhelpful", topics=())
    grouper(taught).run()
    for which, expected in (
        (Which(channel="sms"), {"parking there": 1, "wifi code": 1}),
        (Which(outcome="clarify"), {"parking where": 1}),
        (Which(since=now() - timedelta(days=1)), {"parking there": 1, "wifi code": 1}),
        (Which(until=now() - timedelta(days=1)), {"parking where": 1}),
        (Which(channel="sms", outcome="clarify"), {}),
        (Which(), {"parking there": 2, "wifi code": 1}),
    ):
        found = inbox.listed(taught, EDITOR, which)
        assert {line.questions[0].text: line.count for line in found.lines} == expected
    with taught.session() as session:
        assert inbox.chosen(session, [Key("t", 1)], Which(channel="sms"), 99) == {Key("t", 1): [2]}


def test_what_is_not_grouped_or_not_redacted(taught: Database) -> None:
    ask(taught, "wifi code")
    with taught.session() as session:
        session.add(InboxItem(channel="web", outcome="fallback"))
    found = inbox.listed(taught, EDITOR, Which())
    assert not found.lines and [str(line.key) for line in found.single] == ["q1"]
    assert inbox.look_at(taught, EDITOR, Key("q", 1)).line.count == 1
    with pytest.raises(NoSuchTheme):
        inbox.look_at(taught, EDITOR, Key("q", 2))


def test_what_came_in_after_the_page_was_shown_is_not_decided_unseen(taught: Database) -> None:
    ask(taught, "parking where")
    grouper(taught).run()
    newest = inbox.listed(taught, EDITOR, Which()).newest
    ask(taught, "parking there")
    grouper(taught).run()
    with taught.session() as session:
        assert inbox.chosen(session, [Key("t", 1)], Which(), newest) == {Key("t", 1): [1]}


def test_a_theme_tells_what_was_decided_before_and_opens_again_with_a_new_question(taught: Database) -> None:
    numbers = ask(taught, "parking where", "parking there")
    worker = grouper(taught)
    worker.run()
    decide(taught, numbers, TRAINING, "parking")
    with pytest.raises(NoSuchTheme):
        inbox.look_at(taught, EDITOR, Key("t", 1))
    assert inbox.listed(taught, EDITOR, Which()).lines == []
    ask(taught, "parking for trucks")
    worker.run()
    seen = inbox.look_at(taught, EDITOR, Key("t", 1))
    assert seen.line.count == 1 and seen.earlier == [(TRAINING, "parking", 2)]


def test_confirming_takes_the_topic_that_was_shown_for_each(taught: Database) -> None:
    ask(taught, "parking where", "wifi code")
    grouper(taught).run()
    with taught.session() as session:
        lines = inbox.chosen(session, [Key("t", 1), Key("t", 2)], Which(), 99)
        with pytest.raises(NotADecision):
            inbox.confirm(session, EDITOR, lines, {Key("t", 1): "parking"}, TRAINING)
        inbox.confirm(session, EDITOR, lines, {Key("t", 1): "parking", Key("t", 2): "cost_price"}, TRAINING)
    assert kept(taught) == [("faq/parking", "parking where", TRAINING), ("faq/cost_price", "wifi code", TRAINING)]


def test_erasing_the_person_takes_the_example(taught: Database) -> None:
    numbers = ask(taught, "may i land my balloon")
    settled = decide(taught, numbers, TRAINING, "parking")
    with taught.session() as session:
        conversation = session.scalar(select(Message.conversation_id))
    assert erase_conversation(taught, conversation, ZONE).complete
    assert kept(taught) == []
    assert undo(taught, settled) == 0


def test_the_nearest_examples_share_words_with_the_question(opened: Any) -> None:
    found = examples.nearest(opened, "faq/brain_effects_of_depression", "does depression damage a brain", 3)
    assert "Does depression damage the brain?" in found and len(found) == 3


RANKING = [{"name": "faq/parking", "confidence": 0.8}, {"name": "out_of_scope", "confidence": 0.1}]


@pytest.mark.parametrize(
    ("parsed", "kind", "topics"),
    [
        ({"decision": {"kind": "answer", "topics": ["faq/parking"], "confidence": 0.8}}, "answer", [("parking", 0.8)]),
        ({"decision": {"kind": "fallback"}, "intent": {"name": "nlu_fallback"}}, "fallback", [("parking", 0.8)]),
        ({"decision": {"kind": "clarify"}, "intent": {"name": "clarify"}}, "clarify", [("parking", 0.8)]),
        ({"decision": {"kind": "answer", "topics": ["faq/parking"], "confidence": 0.8},
          "safety": {"kind": "crisis"}}, "crisis", []),
    ],
)  # fmt: skip
def test_the_live_model_is_understood(parsed: dict[str, Any], kind: str, topics: list[tuple[str, float]]) -> None:
    found = Understood.of({**parsed, "intent_ranking": RANKING})
    assert (found.kind, found.near) == (kind, topics)


class Puzzled(RasaClient):
    """A Rasa that does not know the answer, but which topics come near."""

    def __init__(self) -> None:
        pass

    def turn(self, *_: Any) -> RasaReply:
        near = [["out_of_scope", 0.5], ["faq/parking", 0.3], ["faq/cost_price", 0.1], ["faq/a", 0.05], ["faq/b", 0.01]]
        return RasaReply([{"text": "I don't know.", "buttons": []}], {"ranked": near}, {}, "nlu_fallback")


def test_a_question_that_was_not_known_brings_the_topics_that_came_near(taught: Database) -> None:
    conversations = Conversations(taught, Puzzled(), clinic.load(ROOT / "clinic.yml"))
    conversation, _ = conversations.start("web")
    conversations.receive(Inbound(conversation, "1", "may i land my balloon"))
    with taught.session() as session:
        item = session.scalars(select(InboxItem)).one()
    assert (item.topics, item.confidence) == (["faq/parking", "faq/cost_price", "faq/a"], 0.3)


class InEnglishOnly:
    """Rasa that takes each message for talk about the language, or does not know it."""

    def __init__(self, intent: str, *more: dict[str, Any]) -> None:
        said = {"text": "Por ahora respondo en inglés.", "utter_action": "utter_smalltalk/language", "buttons": []}
        self._reply = RasaReply(
            [said, *more], {"ranked": [["smalltalk/language", 0.9], ["faq/parking", 0.07]]}, {}, intent
        )

    def turn(self, *_: Any) -> RasaReply:
        return self._reply


def left(database: Database, rasa: InEnglishOnly, text: str) -> list[InboxItem]:
    """What a message leaves in the inbox."""
    conversations = Conversations(database, rasa, clinic.load(ROOT / "clinic.yml"))
    conversation, _ = conversations.start("web")
    conversations.receive(Inbound(conversation, "1", text))
    with database.session() as session:
        return session.scalars(select(InboxItem)).all()


@pytest.mark.parametrize("intent", ["smalltalk", "nlu_fallback"])
@pytest.mark.parametrize(
    "text", ["¿Hay dónde estacionarse?", "aceptan mi seguro", "cuantas sesiones son", "me da miedo"]
)
def test_a_question_in_spanish_reaches_staff_marked_and_redacted_like_any_other(
    taught: Database, intent: str, text: str
) -> None:
    (item,) = left(taught, InEnglishOnly(intent), text)
    assert (item.outcome, item.topics) == ("spanish", ["faq/parking"])
    assert item.text is None and item.redacted_at is None and item.message_id


@pytest.mark.parametrize(
    "text",
    [
        "hola",
        "Hola, buenos días",
        "¿habla español?",
        "no entiendo inglés, ¿me contesta en mi idioma?",
        "español",
        "¡Hola!",
    ]
    + ["do you speak Spanish or just English?", "can I write in Spanish", "spanish pls", "change language", "👋"],
)
def test_a_greeting_or_a_wish_for_a_language_is_no_question(taught: Database, text: str) -> None:
    assert left(taught, InEnglishOnly("smalltalk"), text) == []


def test_what_answers_the_form_in_spanish_is_no_question(taught: Database) -> None:
    asks = {"text": "¿Cómo se llama?", "utter_action": "utter_ask_contact_name", "buttons": []}
    assert left(taught, InEnglishOnly("smalltalk", asks), "me llamo Ana Ruiz") == []
    assert len(left(taught, InEnglishOnly("smalltalk", asks), "¿aceptan mi seguro?")) == 1


class Decisions(RuleBasedStateMachine):
    """Any sequence of decisions and undos leaves the examples that the decided questions call for, and no others."""

    made = Bundle("made")

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.database = Database(f"sqlite:///{self.folder.name}/clinic.db", Cipher([KEY], LOOKUP))
        # No waiting for the disk: it is thrown away.
        event.listen(self.database.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
        metadata.create_all(self.database.engine)
        teach(self.database)
        texts = [
            text
            for text in ("zebra here", "Zebra here?", "is there a zebra", "wifi zebra?", "WIFI ZEBRA")
            for _ in range(2)
        ]
        self.numbers = ask(self.database, *texts)
        grouper(self.database).run()

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            self.folder.cleanup()

    @rule(
        target=made,
        which=st.sets(st.integers(0, 9), min_size=1),
        decision=st.sampled_from(decisions.DECISIONS),
        topic=st.sampled_from(sorted(TOPICS)),
    )
    def decide(self, which: set[int], decision: str, topic: str) -> Any:
        settled = decide(self.database, [self.numbers[at] for at in which], decision, topic)
        assert settled.count + sum(settled.refused.values()) + settled.gone == len(which)
        return settled if settled.decision_id else multiple()

    @rule(settled=made)
    def undo(self, settled: examples.Settled) -> None:
        undo(self.database, settled)

    @rule(settled=made)
    def somebody_else_cannot(self, settled: examples.Settled) -> None:
        with pytest.raises(decisions.NotYours):
            undo(self.database, settled, by=COLLEAGUE)

    @invariant()
    def examples_are_what_is_decided(self) -> None:
        if not hasattr(self, "numbers"):
            return
        wanted = set()
        with self.database.session() as session:
            query = select(InboxItem, InboxDecision.topic_id).outerjoin(
                InboxDecision, InboxDecision.id == InboxItem.decision_id
            )
            for item, topic in session.execute(query):
                if item.status in (TRAINING, EVALUATION):
                    wanted.add((f"faq/{topic}", examples.words(item.text), item.status))
                elif item.status == OUT_OF_SCOPE:
                    wanted.add(("out_of_scope", examples.words(item.text), TRAINING))
        found = [(label, examples.words(text), purpose) for label, text, purpose in kept(self.database)]
        assert sorted(found) == sorted(wanted)
        assert len({text for _, text, _ in found}) == len(found)  # one place each

    @invariant()
    def counts_are_true(self) -> None:
        if hasattr(self, "numbers"):
            with self.database.session() as session:
                open_now = session.scalar(select(func.count()).where(InboxItem.status == "open"))
                assert session.scalar(select(func.sum(Theme.open_count))) == open_now


Decisions.TestCase.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestDecisions = Decisions.TestCase


@pytest.fixture()
def opened(taught: Database) -> Iterator[Any]:
    with taught.session() as session:
        yield session


def test_a_question_typed_by_hand_is_added_taken_out_and_put_back(opened: Any) -> None:
    examples.add(opened, "is there a zeppelin garage", "faq/parking", TRAINING, EDITOR)
    assert [line.text for line in examples.listed(opened, "faq/parking")] == ["is there a zeppelin garage"]
    examples.remove(opened, "Is there a zeppelin garage?", "faq/parking", EDITOR)
    assert examples.listed(opened, "faq/parking") == []
    examples.add(opened, "is there a zeppelin garage", "faq/parking", TRAINING, EDITOR)
    assert [line.origin for line in examples.listed(opened, "faq/parking")] == ["console"]
    with pytest.raises(examples.Refused, match="under “Where to park”"):
        examples.add(opened, "is there a zeppelin garage", "faq/cost_price", TRAINING, EDITOR)


def test_a_question_of_the_files_is_taken_out_and_put_back(opened: Any) -> None:
    label = "faq/brain_effects_of_depression"
    before = examples.listed(opened, label)
    examples.remove(opened, IN_TRAINING, label, EDITOR)
    assert [line.text for line in before if line not in examples.listed(opened, label)] == [IN_TRAINING]
    with pytest.raises(examples.Refused):
        examples.remove(opened, "no such question", label, EDITOR)
    examples.add(opened, IN_TRAINING, label, TRAINING, EDITOR)
    assert examples.listed(opened, label) == before


def test_a_question_that_was_exported_to_the_files_is_listed_once(opened: Any) -> None:
    label = "faq/brain_effects_of_depression"
    before = examples.listed(opened, label)
    opened.add(Example(label=label, text=IN_TRAINING.upper(), text_hash=cipher_of(opened).lookup(words(IN_TRAINING)),
                       purpose=TRAINING, origin="inbox", author=EDITOR))  # fmt: skip
    opened.flush()
    after = examples.listed(opened, label)
    assert len(after) == len(before) and [line.text for line in after if line.origin == "inbox"] == [
        IN_TRAINING.upper()
    ]
    assert examples.newest(opened, label).total == len(before)
    examples.remove(opened, IN_TRAINING, label, EDITOR)
    assert len(examples.listed(opened, label)) == len(before) - 1


def test_a_topics_questions_come_in_parts_the_newest_first(opened: Any) -> None:
    label = "faq/brain_effects_of_depression"
    files = [line.text for line in examples.listed(opened, label)]
    for number in range(5):
        examples.add(opened, f"is there zeppelin {number}", label, TRAINING, EDITOR)
    first = examples.newest(opened, label, limit=3)
    rest = examples.newest(opened, label, before=first.before, limit=3)
    assert [line.text[-1] for line in first.lines] == ["4", "3", "2"] and first.total == len(files) + 5
    assert [line.text for line in rest.lines] == ["is there zeppelin 1", "is there zeppelin 0", *reversed(files)]
    assert rest.before is None and rest.total == first.total


def test_what_was_taken_out_of_one_topic_may_go_to_another(opened: Any) -> None:
    examples.remove(opened, IN_TRAINING, "faq/brain_effects_of_depression", EDITOR)
    examples.add(opened, IN_TRAINING, "faq/parking", TRAINING, EDITOR)
    with pytest.raises(examples.Refused):
        examples.add(opened, IN_TRAINING, "faq/brain_effects_of_depression", TRAINING, EDITOR)


def test_the_files_are_read_as_yaml_reads_them() -> None:
    path = ROOT / "data" / "faq" / "brain.yml"
    content = yaml.safe_load(path.read_text("utf-8"))
    for entry in content["nlu"]:
        texts = [line[2:].strip() for line in entry["examples"].splitlines() if line.strip()]
        assert examples.files()[entry["intent"]] == texts
