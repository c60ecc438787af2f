"""The audit log: nothing changes it, administrators search it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from bot.storage import Database, audit
from bot.storage.audit import Which
from bot.storage.tables import AnswerVersion, now
from tests.unit.console.conftest import Office
from tests.unit.knowledge.questions import teach


def write(database: Database, *actors: str) -> None:
    for actor in actors:
        with database.session() as session:
            audit.record(
                session, actor, "changed", audit.CONTACT, 7, before={"status": "new"}, after={"status": "done"}
            )


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor = 'nobody'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_or_delete_an_entry(database: Database, statement: str) -> None:
    write(database, "desk@example.org")
    with pytest.raises(DatabaseError, match="append-only"), database.engine.begin() as connection:
        connection.execute(text(statement))
    assert [entry.actor for entry in audit.entries(database, Which())] == ["desk@example.org"]


def test_what_is_rolled_back_is_not_logged(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.session() as session:
        audit.record(session, "desk", "changed")
        1 / 0  # noqa: B018
    assert audit.entries(database, Which()) == []


def test_entries_are_found_by_who_what_and_when(database: Database) -> None:
    write(database, "desk@example.org", "clinician@example.org")
    with database.session() as session:
        audit.record(session, "desk@example.org", "viewed", audit.ALERT, 3)
    tomorrow = now() + timedelta(days=1)

    def found(**which: object) -> int:
        return len(audit.entries(database, Which(**which)))

    assert found(actor="desk@example.org") == 2 and found(action="viewed") == 1
    assert found(subject=audit.CONTACT, subject_id="7") == 2 and found(subject_id="8") == 0
    assert found(until=tomorrow) == 3 and found(since=tomorrow) == 0
    assert audit.actions(database) == ["changed", "viewed"]


def test_an_administrator_reads_before_and_after(office: Office) -> None:
    admin = office.signed_in("admin")
    write(office.database, "desk@example.org")
    page = admin.opens("/audit/?actor=desk@example.org").text
    assert "contact request 7" in page and "status: new" in page and "status: done" in page
    assert 'href="/staff/audit/?subject=contact_request&amp;subject_id=7">contact request 7</a>' in page
    assert "Nothing fits this filter" in admin.opens("/audit/?actor=nobody").text
    assert admin.opens("/audit/?since=2020-01-01&until=nonsense&before=x").status_code == 200


def test_an_action_that_has_another_name_now_is_shown_and_found_by_it(office: Office) -> None:
    admin = office.signed_in("admin")
    with office.database.session() as session:
        audit.record(session, "before@example.org", "retrain", audit.TRAINING, 1)
        audit.record(session, "now@example.org", "retrained", audit.TRAINING, 2)
    page = admin.opens("/audit/?action=retrained").text
    assert "before@example.org" in page and "now@example.org" in page
    assert page.count('<td data-label="Did">retrained</td>') == 2 and page.count(">retrained</option>") == 1
    assert ">retrain<" not in page


def test_facts_are_told_in_words(office: Office) -> None:
    teach(office.database, {"parking": "Where to park"})
    with office.database.session() as session:
        facts = {
            "second_factor": False,
            "live": None,
            "roles": "front_desk,admin",
            "status": "in_progress",
            "ids": [3, 4],
        }
        audit.record(session, "command line (unknown)", "changed", audit.USER, 9, before={"active": True}, after=facts)
        audit.record(
            session, "e@example.org", "added", audit.EXAMPLE, 5, after={"label": "faq/parking", "group": "privacy_bot"}
        )
        audit.record(session, "e@example.org", "refused", after={"page": "releases.roll_back"})
    page = " ".join(re.sub(r"<[^>]+>", " ", office.signed_in("admin").opens("/audit/").text).split())
    for words in (
        "second factor: no; live: none; roles: Front desk, Administrator; status: in progress; ids: 3, 4",
        "active: yes", "label: Where to park ; group: Privacy and the assistant", "page: releases roll back",
    ):  # fmt: skip
        assert words in page
    assert "unknown" not in page and "None" not in page and "False" not in page


def test_what_was_done_at_the_command_line_is_told_in_words(office: Office) -> None:
    with office.database.session() as session:
        rows = {"named by": "phone", "contact_request": 1, "safety_alert (links)": 2}
        audit.record(session, "command line (ops)", "erased", audit.PERSON, after=rows)
        after = {"rows": 1234, "tables": 31, "keys_lost": False}
        audit.record(session, "command line (ops)", "restored", audit.DATABASE, after=after)
    page = " ".join(re.sub(r"<[^>]+>", " ", office.signed_in("admin").opens("/audit/").text).split())
    for words in (
        "command line (ops) erased person named by: phone; contact request: 1; safety alert (links): 2",
        "command line (ops) restored database rows: 1234; tables: 31; keys lost: no",
    ):
        assert words in page


def test_a_long_log_comes_in_pages(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    admin = office.signed_in("admin")
    monkeypatch.setattr(audit, "PAGE", 2)
    write(office.database, "a@example.org", "b@example.org", "c@example.org")
    page = admin.opens("/audit/?action=changed").text
    assert "a@example.org" not in page and "action=changed&amp;before=" in page


def test_a_change_of_an_answer_names_its_topic_and_the_versions_number(office: Office) -> None:
    teach(office.database, {"parking": "Where to park", "cost_price": "What it costs"})
    with office.database.session() as session:
        approved = session.scalars(select(AnswerVersion).where(AnswerVersion.topic_id == "cost_price")).one()
        content = {"label": "What it costs"}
        draft = AnswerVersion(
            topic_id="cost_price", number=2, status="draft", content=content, origin="console", author="e@example.org"
        )
        session.add(draft)
        session.flush()
        assert draft.id != draft.number  # the id counts all topics' versions
        before, after = {"version": approved.id}, {"topic": "cost_price", "version": draft.id}
        audit.record(session, "e@example.org", "saved", audit.ANSWER, draft.id, before=before, after=after)
    page = office.signed_in("admin", "editor").opens("/audit/?subject=answer_version").text
    assert 'answer to <a href="/staff/answers/topic/cost_price"' in page and "What it costs</a>" in page
    assert 'versions/2">version 2</a>' in page and 'versions/1">version 1</a>' in page
    alone = office.signed_in("admin").opens("/audit/?subject=answer_version").text
    assert "What it costs" in alone and "version 2" in alone and "/answers/topic" not in alone
