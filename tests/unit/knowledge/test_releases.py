"""At most one release is live; the gate guards the way there; what is old goes by rule, never the live one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.knowledge import releases
from bot.knowledge.objections import Objection
from bot.knowledge.releases import NotPublished
from bot.storage import Database
from bot.storage.tables import AuditEntry, Release, now

LESS_SAFE = Objection("fell", figure="crisis_recall", set="crisis_messages", value=0.96, live=0.98)
LESS_RIGHT = Objection("fell", overridable=True, figure="right", set="faq_questions", value=0.88, live=0.9)


def trained(
    database: Database, var: Path, name: str, *objections: Objection, beside: int | None = None, **kept: Any
) -> int:
    """A candidate with an archive of its own, compared with release `beside`. `kept`: else in its comparison."""
    model = var / f"{name}.tar.gz"
    model.write_bytes(name.encode())
    comparison = {"with": beside, "objections": [each.stored() for each in objections], **kept}
    return releases.register(
        database, var, model, "editor", snapshot=f"s-{name}", files="f", figures={}, comparison=comparison
    )


def live_id(database: Database) -> int | None:
    release = releases.live(database)
    return None if release is None else release.id


def published(database: Database, var: Path, name: str) -> int:
    number = trained(database, var, name, beside=live_id(database))
    releases.publish(database, number, "clinician", instead_of=live_id(database))
    return number


def test_publishing_changes_which_release_is_live(database: Database, tmp_path: Path) -> None:
    one, two = published(database, tmp_path, "one"), published(database, tmp_path, "two")
    assert live_id(database) == two
    assert releases.one(database, one).status == releases.PREVIOUS
    with database.session() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "published")).all()[-1]
    assert (entry.actor, entry.before, entry.after) == ("clinician", {"live": one}, {"live": two})


def test_rolling_back_goes_to_the_one_before_and_a_second_press_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    one, two = published(database, tmp_path, "one"), published(database, tmp_path, "two")
    assert releases.roll_back(database, "clinician", instead_of=two) == one
    with pytest.raises(NotPublished, match=f"Release {one} went live in the meantime"):
        releases.roll_back(database, "clinician", instead_of=two)
    assert live_id(database) == one


def test_without_an_earlier_release_there_is_nothing_to_go_back_to(database: Database, tmp_path: Path) -> None:
    number = published(database, tmp_path, "one")
    with pytest.raises(NotPublished, match="no earlier release"):
        releases.roll_back(database, "clinician", instead_of=number)


def test_nobody_publishes_what_is_less_safe(database: Database, tmp_path: Path) -> None:
    number = trained(database, tmp_path, "one", LESS_SAFE, LESS_RIGHT)
    assert releases.objections(releases.one(database, number), None) == ([LESS_SAFE], [LESS_RIGHT])
    with pytest.raises(NotPublished, match="Nobody may publish"):
        releases.publish(database, number, "admin", instead_of=None, reason="I want it to be live", override=True)
    assert live_id(database) is None


def test_a_release_whose_comparison_kept_sentences_is_held_to_them(database: Database, tmp_path: Path) -> None:
    gate = {"safety": ["Crisis recall fell."], "other": ["Right fell."]}
    number = trained(database, tmp_path, "one", gate=gate)
    never, milder = releases.objections(releases.one(database, number), None)
    assert [each.sentence() for each in never] == gate["safety"]
    assert [each.sentence() for each in milder] == gate["other"]
    with pytest.raises(NotPublished, match="Nobody may publish"):
        releases.publish(database, number, "admin", instead_of=None, reason="I want it to be live", override=True)
    milder_alone = trained(database, tmp_path, "two", gate={**gate, "safety": []})
    releases.publish(database, milder_alone, "admin", instead_of=None, reason="I want it to be live", override=True)
    assert live_id(database) == milder_alone


def test_an_administrator_overrides_the_rest_with_a_reason_that_is_logged(database: Database, tmp_path: Path) -> None:
    number = trained(database, tmp_path, "one", LESS_RIGHT)
    with pytest.raises(NotPublished, match="Only an administrator"):
        releases.publish(database, number, "clinician", instead_of=None, reason="I want it to be live")
    with pytest.raises(NotPublished, match="Write why"):
        releases.publish(database, number, "admin", instead_of=None, reason=" x ", override=True)
    releases.publish(database, number, "admin", instead_of=None, reason="The old prices are wrong.", override=True)
    assert releases.live(database).override_reason == "The old prices are wrong."
    with database.session() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "published")).one()
    assert entry.after == {"live": number, "override": True}


def test_a_candidate_that_was_compared_with_another_release_is_compared_anew_first(
    database: Database, tmp_path: Path
) -> None:
    one = published(database, tmp_path, "one")
    candidate = trained(database, tmp_path, "candidate", beside=one)
    two = published(database, tmp_path, "two")
    (why,), _ = releases.objections(releases.one(database, candidate), two)
    assert f"compared with release {one}, which is not live any more" in why.sentence()
    with pytest.raises(NotPublished, match="Nobody may publish"):
        releases.publish(database, candidate, "clinician", instead_of=two)


def test_what_rasa_says_of_the_live_release_is_kept_until_it_takes_it(database: Database, tmp_path: Path) -> None:
    published(database, tmp_path, "one")
    digest = releases.live(database).model_sha256
    releases.refused(database, digest, "Its archive was changed.")
    assert releases.live(database).refusal == "Its archive was changed."
    releases.loaded(database, digest)
    assert releases.live(database).refusal is None and releases.live(database).loaded_at


def test_pruning_keeps_the_live_one_the_last_five_and_what_was_live_lately(database: Database, tmp_path: Path) -> None:
    numbers = [published(database, tmp_path, f"r{number}") for number in range(12)]
    with database.session() as session:  # one a month, the last one today; the first three are the same age
        for age, number in enumerate(reversed(numbers)):
            moment = now() - timedelta(days=30 * min(age, 9) + (age > 9))
            session.execute(update(Release).where(Release.id == number).values(published_at=moment))
    waiting = trained(database, tmp_path, "waiting", beside=numbers[-1])
    left = trained(database, tmp_path, "left", beside=numbers[-1])
    releases.discard(database, left, "editor")
    deleted = releases.prune(database, tmp_path)
    assert set(deleted) == {*(f"r{number}.tar.gz" for number in range(6)), "left.tar.gz"}
    kept = {path.name for path in releases.folder(tmp_path).iterdir()}
    assert releases.live(database).model in kept and releases.one(database, waiting).model in kept
    assert releases.prune(database, tmp_path) == []
    assert releases.kept_snapshots(database) == {"s-waiting", *(f"s-r{number}" for number in range(6, 12))}


def test_pruning_keeps_the_live_one_however_old(database: Database, tmp_path: Path) -> None:
    number = published(database, tmp_path, "one")
    with database.session() as session:
        session.execute(update(Release).values(published_at=now() - timedelta(days=900)))
    assert releases.prune(database, tmp_path) == []
    assert (tmp_path / "models" / releases.one(database, number).model).exists()
