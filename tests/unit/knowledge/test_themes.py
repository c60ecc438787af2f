"""Questions that ask nearly the same thing stand together, and a theme's numbers are true whatever happens to them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.clinic.retention import Retention
from bot.knowledge.themes import SAME, Grouper, Known, find_encoder, packed, unpacked
from bot.privacy.erasure import erase_conversation
from bot.privacy.retention import Keeper
from bot.settings import ROOT
from bot.storage import Database
from bot.storage.tables import InboxItem, Message, Theme, now
from tests.unit.knowledge.questions import Letters, ask, grouper
from tests.unit.privacy.test_erasure import ZONE


def groups(database: Database) -> list[set[str]]:
    """The texts of each theme."""
    found: dict[int, set[str]] = {}
    with database.session() as session:
        for theme, text in session.execute(select(InboxItem.theme_id, InboxItem.text)):
            found.setdefault(theme, set()).add(text)
    return sorted(found.values(), key=sorted)


def numbers_are_true(database: Database) -> bool:
    with database.session() as session:
        kept = dict(session.execute(select(Theme.id, Theme.open_count)).all())
        counted = select(InboxItem.theme_id, func.count()).where(InboxItem.status == "open")
        real = dict(session.execute(counted.where(InboxItem.theme_id.is_not(None)).group_by(InboxItem.theme_id)).all())
    return {theme: count for theme, count in kept.items() if count} == real


def test_questions_alike_are_one_theme_also_when_they_come_later(database: Database) -> None:
    ask(database, "parking is where", "wifi code")
    worker = grouper(database)
    assert worker.run() == 2
    ask(database, "parking at the clinic", "dogs allowed")
    assert worker.run() == 2
    assert groups(database) == [{"dogs allowed"}, {"parking at the clinic", "parking is where"}, {"wifi code"}]
    assert numbers_are_true(database)


def test_a_worker_that_starts_anew_goes_on_with_the_same_themes(database: Database) -> None:
    ask(database, "parking is where")
    grouper(database).run()
    ask(database, "parking at the clinic")
    grouper(database).run()
    assert groups(database) == [{"parking at the clinic", "parking is where"}]


def test_two_workers_share_their_themes(database: Database) -> None:
    one, other = grouper(database), grouper(database)
    ask(database, "wifi code")
    one.run()
    other.run()
    ask(database, "parking is where")
    one.run()
    ask(database, "parking at the clinic")
    other.run()
    assert len(groups(database)) == 2


def test_what_is_not_redacted_is_not_grouped(database: Database) -> None:
    (number,) = ask(database, "parking is where")
    with database.session() as session:
        session.get(InboxItem, number).redacted_at = None
    assert grouper(database).run() == 0


def test_without_an_encoder_questions_stay_single(database: Database) -> None:
    ask(database, "parking is where")
    assert Grouper(database, lambda tags: None).run() == 0


def test_another_encoder_groups_open_questions_anew(database: Database) -> None:
    ask(database, "parking is where", "parking at the clinic", "wifi code")
    grouper(database).run()
    ask(database, "parking for dogs")
    grouper(database, "b").run()
    assert len(groups(database)) == 2 and numbers_are_true(database)
    with database.session() as session:
        assert {unpacked(vector)[0] for vector in session.scalars(select(Theme.vector))} == {"b" * 12}


def test_erasing_a_person_dissolves_the_theme_and_groups_the_others_anew(database: Database) -> None:
    numbers = ask(database, "parking is where", "parking at the clinic", "parking for dogs")
    worker = grouper(database)
    worker.run()
    with database.session() as session:
        theirs = session.scalar(
            select(Message.conversation_id).join(InboxItem, InboxItem.message_id == Message.id)
            .where(InboxItem.id == numbers[0])
        )  # fmt: skip
        before = session.scalar(select(Theme.id))
    assert erase_conversation(database, theirs, ZONE).complete
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Theme)) == 0
    assert worker.run() == 2
    with database.session() as session:
        assert session.scalar(select(Theme.id)) != before
    assert groups(database) == [{"parking at the clinic", "parking for dogs"}] and numbers_are_true(database)


def test_retention_keeps_the_counts_and_takes_empty_themes(database: Database) -> None:
    old = now() - timedelta(days=100)
    ask(database, "parking is where", "wifi code", at=old)
    ask(database, "parking at the clinic")
    grouper(database).run()
    kept = Retention(conversations=200, feedback=10, outbox=20, contact_requests=60, inbox_items=90, alerts=100)
    list(Keeper(database, kept, ZONE).run())
    assert groups(database) == [{"parking at the clinic"}] and numbers_are_true(database)
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Theme)) == 1


def test_a_theme_knows_those_like_it_both_ways(database: Database) -> None:
    class Near(Letters):
        """Two directions that are similar, but not the same."""

        @staticmethod
        def _vector(text: str) -> np.ndarray:
            vector = np.zeros(8, np.float32)
            vector[0] = 1
            vector[1] = 1 if text.startswith("b") else 0
            return vector / np.linalg.norm(vector)

    ask(database, "a question", "b question")
    Grouper(database, lambda tags: Near()).run()
    with database.session() as session:
        assert sorted((theme.id, theme.nearest) for theme in session.scalars(select(Theme))) == [(1, [2]), (2, [1])]


@given(st.lists(st.tuples(st.sampled_from(["put", "drop"]), st.integers(0, 9)), max_size=60))
def test_memory_holds_what_was_put_and_not_dropped(steps: list[tuple[str, int]]) -> None:
    known, real = Known(), {}
    for step, number in steps:
        if step == "put":
            real[number] = np.eye(10, dtype=np.float32)[number] * 3
            known.put(number, real[number])
        elif number in real:
            known.drop(number)
            del real[number]
    assert sorted(known.ids) == sorted(real)
    for number, vector in real.items():
        assert known.nearest(vector / 3, 1) == [(number, pytest.approx(1))]


def test_a_vector_comes_back_as_it_was_kept() -> None:
    vector = np.random.default_rng(1).standard_normal(384).astype(np.float32)
    tag, back = unpacked(packed("abc", vector))
    assert tag == "abc" and np.allclose(back, vector, rtol=1e-3)


def test_the_threshold_is_right_for_the_development_questions() -> None:
    """Where a theme is confirmed as a whole, some 95 of 100 questions go where they belong, and near ones do meet.

    Measured 96 with three encoders; one fit is luckier than another.
    """
    encoder = find_encoder(ROOT / "models" / "encoder", set())
    assert encoder is not None, "run `make train`"
    paths = [ROOT / "tests" / "evaluation" / f"faq_questions{which}.jsonl" for which in ("", "_2")]
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    vectors = encoder.encode([row["text"] for row in rows])
    members: list[list[str]] = []
    sums: list[np.ndarray] = []
    for row, vector in zip(rows, vectors):
        cosines = [float(total @ vector / np.linalg.norm(total)) for total in sums]
        best = int(np.argmax(cosines)) if cosines else -1
        if best >= 0 and cosines[best] >= SAME:
            members[best].append(row["topic"])
            sums[best] = sums[best] + vector
        else:
            members.append([row["topic"]])
            sums.append(vector)
    together = [each for each in members if len(each) > 1]
    count = sum(map(len, together))
    assert sum(Counter(each).most_common(1)[0][1] for each in together) >= 0.93 * count
    assert count >= 60


def test_the_same_question_in_other_words_meets_with_the_real_encoder() -> None:
    encoder = find_encoder(ROOT / "models" / "encoder", set())
    assert encoder is not None, "run `make train`"
    gift, card, dogs = encoder.encode(["do you offer gift cards", "Do you sell gift cards?", "is my dog ok"])
    assert gift @ card >= SAME > gift @ dogs


def test_the_encoder_of_the_themes_is_kept_while_it_is_there(tmp_path) -> None:
    source = find_encoder(ROOT / "models" / "encoder", set())
    assert source is not None, "run `make train`"
    assert find_encoder(tmp_path, set()) is None
    tag = source.meta["sha256"][:12]
    again = find_encoder(ROOT / "models" / "encoder", {tag})
    assert again is not None and again.meta["sha256"].startswith(tag)
