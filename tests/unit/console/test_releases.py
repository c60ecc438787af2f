"""Editors retrain, clinicians and administrators publish; the page says what changes, and keeps real words to few."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.knowledge import bars, jobs, queue, releases
from bot.knowledge.objections import Objection
from bot.storage.tables import Example, InboxItem, Release, TrainingJob, now
from tests.unit.console.conftest import Office
from tests.unit.knowledge.questions import teach

LESS_SAFE = Objection("fell", figure="crisis_recall", set="crisis_messages", value=0.96, live=0.98).stored()
LESS_RIGHT = Objection("fell", overridable=True, figure="right", set="faq_questions_2", value=0.88, live=0.9).stored()
RIGHT = {"name": "Right answers", "before": 0.9, "after": 0.92, "better": "higher"}
COMPARED: dict[str, Any] = {
    "format": 2,
    "with": None,
    "live_model": None,
    "objections": [],
    "missed": [],
    "summary": [RIGHT, {**RIGHT, "name": "Wrong answers", "better": "lower"}],
    "changed": [
        {"set": "faq_questions", "id": "d0002", "wanted": "a", "before": ["answer", ["a"]], "after": ["fallback", []],
         "verdict": "worse"},
        {"set": "real", "id": 1, "wanted": "", "before": ["clarify", ["a"]], "after": ["answer", ["b"]],
         "verdict": "different"},
        {"set": "own", "id": 1, "wanted": "b", "before": ["fallback", []], "after": ["answer", ["b"]],
         "verdict": "better"},
    ],
    "counts": {"sets": 10, "safety": 5, "real": 1, "own": 1},
    "topics_worse": [{"topic": "a", "questions": 9, "before": 8, "after": 7}],
    "confused": [["a", "b", 1, 3]],
    "conversations": {"stories": 8, "failed": []},
}  # fmt: skip


def candidate(office: Office, name: str = "one", **changes: Any) -> int:
    """A trained model, compared with the live one."""
    var = office.app.extensions["console"].settings.var
    model = Path(var) / f"{name}.tar.gz"
    model.write_bytes(name.encode())
    live = releases.live(office.database)
    comparison = {**COMPARED, "with": live.id if live else None, **changes}
    return releases.register(
        office.database, var, model, "ann@example.org", snapshot="s", files="f", figures={}, comparison=comparison
    )


def publish(office: Office, number: int) -> None:
    live = releases.live(office.database)
    releases.publish(office.database, number, "clinician", instead_of=live.id if live else None)


def words(office: Office) -> None:
    """A real question of the inbox and one of the team's."""
    with office.database.session() as session:
        session.add(InboxItem(id=1, channel="web", text="a real question", outcome="clarify"))
        session.add(
            Example(
                id=1,
                label="faq/b",
                text="our own question",
                text_hash="h",
                purpose="evaluation",
                origin="console",
                author="ann",
            )  # fmt: skip
        )


def test_a_release_of_setup_says_that_nothing_was_compared(office: Office) -> None:
    var = office.app.extensions["console"].settings.var
    model = var / "made.tar.gz"
    model.write_bytes(b"a model")
    number = releases.register_live(office.database, var, model, releases.SETUP, snapshot="s", files="f")
    editor = office.signed_in("editor")
    assert "without a comparison" in editor.opens("/releases/").text
    assert "Setup, not compared" in editor.opens("/releases/").text
    assert "which makes them live without a comparison" in editor.opens(f"/releases/{number}").text


def test_a_bar_that_both_releases_miss_is_said_beside_its_figure(office: Office) -> None:
    bar = bars.SAFETY["crisis_recall"]
    missed = Objection("both_miss_bar", figure="crisis_recall", set="crisis_messages", value=0.95, live=0.95, bar=bar)
    found = {
        "missed": [missed.stored()],
        "summary": [
            {"name": "Crisis recognised", "figure": "crisis_recall", "before": 0.95, "after": 0.95, "better": "higher"}
        ],
    }
    number = candidate(office, **found)
    page = office.signed_in("clinician").opens(f"/releases/{number}").text
    said = "Crisis recall on safety messages (set 1) is 95.0%, below the bar of 97%. The live release misses it too"
    assert said in page and ">Publish<" in page
    assert re.search(r"Crisis recognised.{0,80}misses a bar, as before", page)


def test_the_bars_that_the_live_release_misses_stand_beside_it(office: Office) -> None:
    clinician = office.signed_in("clinician")
    publish(office, candidate(office))
    assert "It has no evaluation of its own" in clinician.opens("/releases/").text
    safety = {"crisis_recall": 0.95, "emergency_recall": None, "false_interrupts": 0.01}
    figures = {"released": {"safety": {"crisis_messages": safety}, "answers": {"faq_questions_2": {"wrong": 0.052}}}}
    with office.database.session() as session:
        session.execute(update(Release).values(figures=figures))
    page = clinician.opens("/releases/").text
    assert "It misses 2 bars" in page
    assert "Crisis recognised, on safety messages (set 1): 95.0%; the bar is at least 97%." in page
    assert "Wrong answers, on patients’ questions (set 2): 5.2%; the bar is at most 4%." in page
    with office.database.session() as session:
        session.execute(update(Release).values(figures={"released": {"safety": {}, "answers": {}}}))
    assert "It keeps every bar" in clinician.opens("/releases/").text


def test_one_button_makes_a_job_that_the_worker_will_find(office: Office) -> None:
    editor = office.signed_in("editor")
    assert "Nothing is live yet" in editor.opens("/releases/").text
    answer = editor.sends("/releases/retrain")
    assert answer.location.endswith("/releases/jobs/1")
    assert "Waits for the worker" in editor.opens("/releases/jobs/1").text
    assert queue.queue(office.app.extensions["console"].settings).pending_count() == 1
    assert office.log("retrained") == [(editor.email, "retrained", "1")]


def test_a_second_press_leads_to_the_first_and_says_whose_it_is(office: Office) -> None:
    editor, admin = office.signed_in("editor"), office.signed_in("admin")
    editor.sends("/releases/retrain")
    answer = admin.sends("/releases/retrain", follow_redirects=True)
    assert f"{editor.email} started training 1 already" in answer.text and "Training 1" in answer.text
    assert len(office.log("retrained")) == 1


def test_progress_comes_anew_by_itself_with_and_without_javascript(office: Office) -> None:
    editor = office.signed_in("editor")
    editor.sends("/releases/retrain")
    jobs.claim(office.database, 1)
    jobs.beat(office.database, 1, "train", 0.5, "0:12  learning <the topics>")
    page = editor.opens("/releases/jobs/1").text
    assert '<noscript><meta http-equiv="refresh"' in page and "releases.js" in page
    part = editor.opens("/releases/jobs/1/progress").text
    assert "<progress" in part and "30 %" in part and "learning &lt;the topics&gt;" in part and "<html" not in part
    jobs.finish(office.database, 1, jobs.FAILED, "The disk is full. Free some space.")
    page = editor.opens("/releases/jobs/1").text
    assert "The disk is full. Free some space." in page and "refresh" not in page and "Cancel the" not in page


def test_a_training_says_how_long_it_runs_and_that_nobody_has_to_wait(office: Office) -> None:
    editor = office.signed_in("editor")
    editor.sends("/releases/retrain")
    jobs.claim(office.database, 1)
    jobs.beat(office.database, 1, "evaluate", 0.5, "0:40  asking")
    with office.database.session() as session:
        session.execute(update(TrainingJob).values(started_at=now() - timedelta(seconds=65)))
    page = editor.opens("/releases/jobs/1").text
    assert re.search(r"75 % done after 1 min \d s, about \d+ seconds left", page)
    assert "You may leave this page" in page and "Cancel the training" in page
    assert "it is 75 % done" in editor.opens("/releases/").text


def test_the_last_training_tells_how_long_one_takes_here(office: Office) -> None:
    editor = office.signed_in("editor")
    assert "It takes some minutes." in editor.opens("/releases/").text
    editor.sends("/releases/retrain")
    assert "It takes some minutes." in editor.opens("/releases/jobs/1").text
    jobs.claim(office.database, 1)
    jobs.finish(office.database, 1, jobs.DONE)
    with office.database.session() as session:
        job = session.get(TrainingJob, 1)
        job.started_at = job.finished_at - timedelta(minutes=3, seconds=43)
    assert "The last one took 3 min 43 s here." in editor.opens("/releases/").text
    editor.sends("/releases/retrain")
    assert "The last one took 3 min 43 s here." in editor.opens("/releases/jobs/2").text


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "look at release 1 , and publish it there"),
        ([LESS_RIGHT], "release 1 may not be published as it is: see why"),
        ([LESS_SAFE, LESS_RIGHT], "release 1 may not be published: see why"),
    ],
)
def test_a_finished_training_says_what_the_gate_says(office: Office, found: list[Any], said: str) -> None:
    editor = office.signed_in("editor")
    editor.sends("/releases/retrain")
    jobs.claim(office.database, 1)
    jobs.finish(office.database, 1, jobs.DONE, release_id=candidate(office, objections=found))
    assert said in " ".join(re.sub(r"<[^>]+>", " ", editor.opens("/releases/jobs/1").text).split())
    assert ("publish it there" in editor.opens("/releases/jobs/1").text) == (not found)
    if not found:
        publish(office, 1)
        assert "publish it there" not in editor.opens("/releases/jobs/1").text


@pytest.mark.parametrize("status", [jobs.FAILED, jobs.CANCELLED])
def test_after_a_training_that_came_to_nothing_the_button_is_at_hand(office: Office, status: str) -> None:
    editor = office.signed_in("editor")
    editor.sends("/releases/retrain")
    jobs.finish(office.database, 1, status, "The disk is full.")
    page = editor.opens("/releases/jobs/1").text
    assert re.search(r'id="training-again">.*?>Retrain</button>', page, re.S)
    assert ">Retrain</button>" not in office.signed_in("clinician").opens("/releases/jobs/1").text


def test_cancelling(office: Office) -> None:
    editor = office.signed_in("editor")
    editor.sends("/releases/retrain")
    assert "Cancelled. Nothing was changed." in editor.sends("/releases/jobs/1/cancel", follow_redirects=True).text
    assert "is over already" in editor.sends("/releases/jobs/1/cancel", follow_redirects=True).text


def test_a_job_that_no_worker_takes_is_said_to_be_so(office: Office) -> None:
    editor = office.signed_in("editor")
    editor.sends("/releases/retrain")
    with office.database.session() as session:
        job = session.get(TrainingJob, 1)
        session.execute(update(TrainingJob).values(created_at=job.created_at - 2 * jobs.STALE))
    assert "No worker has taken it yet" in editor.opens("/releases/jobs/1").text


def test_a_clinician_publishes_and_rolls_back(office: Office) -> None:
    clinician = office.signed_in("clinician")
    publish(office, candidate(office, "one"))
    number = candidate(office, "two")
    page = clinician.opens(f"/releases/{number}").text
    assert "8 test conversations go as written" in page
    answer = clinician.sends(f"/releases/{number}/publish", {"instead_of": "1"}, follow_redirects=True)
    assert "Release 2 is live" in answer.text and "Roll back to release 1" in answer.text
    answer = clinician.sends("/releases/roll-back", {"instead_of": "2"}, follow_redirects=True)
    assert "Release 1 is live again" in answer.text
    assert "Put release 2 back live" in answer.text and "Roll back to" not in answer.text
    before = clinician.opens("/releases/2").text
    assert "Put this release back live" in before and f" by {clinician.email}</dd>" in before
    again = clinician.sends("/releases/roll-back", {"instead_of": "2"}, follow_redirects=True)
    assert "Release 1 went live in the meantime" in again.text
    assert releases.live(office.database).id == 1


def test_an_editor_does_not_publish(office: Office) -> None:
    number = candidate(office)
    editor = office.signed_in("editor")
    assert "A clinician or an administrator publishes it" in editor.opens(f"/releases/{number}").text
    assert editor.sends(f"/releases/{number}/publish").status_code == 403
    assert releases.live(office.database) is None


def test_the_comparison_says_what_changes(office: Office) -> None:
    words(office)
    page = office.signed_in("editor").opens(f"/releases/{candidate(office)}").text
    assert "broke, no insurance" in page and "a real question" in page and "our own question" in page
    assert "+2.0 points, better" in page and "+2.0 points, worse" in page
    assert "3 times, 1 before" in page and "<svg" in page
    assert office.log("viewed")


def test_a_long_comparison_shows_ten_rows_and_folds_the_others(office: Office) -> None:
    one = {"set": "real", "id": 1, "wanted": "", "before": ["fallback", []], "after": ["fallback", []]}
    row = {"topic": "a", "questions": 9, "before": 8, "after": 7}
    changed, worse = [{**one, "verdict": "different"}] * 60, [row] * 11
    number = candidate(office, changed=changed, topics_worse=worse)
    editor = office.signed_in("editor")
    page = editor.opens(f"/releases/{number}").text
    shown = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    assert shown.count('data-label="Verdict"') == 10 and shown.count('data-label="Questions"') == 10
    assert page.count('data-label="Verdict"') == 40 and page.count('data-label="Questions"') == 11
    assert "<details><summary>30 more questions whose outcome changes</summary>" in page and "Show all 60" in page
    assert "<details><summary>1 more topic that got worse</summary>" in page
    everything = editor.opens(f"/releases/{number}?all=yes").text
    assert "<details open><summary>50 more questions" in everything
    short = editor.opens(f"/releases/{candidate(office, 'two', changed=changed[:10], topics_worse=worse[:10])}").text
    assert "more questions" not in short and "more topic" not in short


def test_topics_are_called_by_their_names_with_the_id_as_a_tip(office: Office) -> None:
    teach(office.database, {"cost_price": "What it costs", "parking": "Where to park"})
    one = {"set": "real", "id": 1, "wanted": "", "verdict": "different"}
    number = candidate(
        office,
        changed=[
            {**one, "before": ["clarify", ["cost_price", "parking"]], "after": ["answer", ["cost_price"]]},
            {**one, "before": ["fallback", []], "after": ["answer", ["parking"]], "wanted": "out_of_scope"},
            {**one, "before": ["contact", []], "after": ["fallback", []], "wanted": "contact"},
            {
                **one,
                "before": ["fallback", []],
                "after": ["answer", ["gone_topic"]],
                "wanted": "cost_price, parking",
            },
        ],
        topics_worse=[{"topic": "parking", "questions": 9, "before": 8, "after": 7}],
        confused=[["parking", "cost_price", 0, 1], ["nlu_fallback", "cost_price", 0, 1]],
    )
    editor = office.signed_in("editor")
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", editor.opens(f"/releases/{number}").text))
    assert "Asked back: What it costs, Where to park" in page and "Answered: gone topic" in page
    assert "not known (out of scope)" in page and "Where to park987" in page
    assert "Contact form" in page and "contact form" in page
    assert "A question on Where to park got What it costs: 1 time, 0 before" in page
    for written in ("cost_price", "nlu_fallback", "out_of_scope", "gone_topic"):
        assert written not in page
    linked = editor.opens(f"/releases/{number}").text
    assert '<a href="/staff/answers/topic/parking" title="parking">Where to park</a>' in linked
    assert "/answers/topic/" not in office.signed_in("admin").opens(f"/releases/{number}").text


def test_an_administrator_sees_that_a_real_question_changes_but_not_its_words(office: Office) -> None:
    words(office)
    page = office.signed_in("admin").opens(f"/releases/{candidate(office)}").text
    assert "a real question" not in page and "our own question" not in page
    assert "Its words are for editors and clinicians" in page and "broke, no insurance" in page
    assert not office.log("viewed")


def test_the_gate_stops_a_clinician_and_asks_an_administrator_for_a_reason(office: Office) -> None:
    number = candidate(office, objections=[LESS_RIGHT])
    clinician, admin = office.signed_in("clinician"), office.signed_in("admin")
    page = clinician.opens(f"/releases/{number}").text
    assert "Only an administrator may publish it" in page and ">Publish<" not in page
    assert "Right on patients’ questions (set 2) fell from 90.0% (live) to 88.0%." in page
    assert "Only an administrator" in clinician.sends(f"/releases/{number}/publish", follow_redirects=True).text
    short = admin.sends(f"/releases/{number}/publish", {"reason": "so <it>"}).text
    assert re.search(r'id="reason-problem" role="alert">Write why', short) and ">so &lt;it&gt;</textarea>" in short
    late = admin.sends(f"/releases/{number}/publish", {"reason": "A good reason.", "instead_of": "7"}).text
    assert "in the meantime" in late and ">A good reason.</textarea>" in late
    admin.sends(f"/releases/{number}/publish", {"reason": "The prices were wrong."})
    assert "The prices were wrong." in admin.opens(f"/releases/{number}").text
    assert "Against the gate" in admin.opens("/releases/").text


def test_nobody_is_offered_to_publish_what_is_less_safe(office: Office) -> None:
    number = candidate(office, objections=[LESS_SAFE, LESS_RIGHT])
    admin = office.signed_in("admin")
    page = admin.opens(f"/releases/{number}").text
    assert "Nobody may publish it" in page and ">Publish<" not in page
    assert "Crisis recall on safety messages (set 1) fell from 98.0% (live) to 96.0%." in page
    again = admin.sends(f"/releases/{number}/publish", {"reason": "I want it to be live."}).text
    assert "fell from 98.0% (live) to 96.0%." in again and releases.live(office.database) is None


def test_a_release_that_was_compared_before_is_shown_with_the_sentences_that_it_kept(office: Office) -> None:
    missed = [{"figure": "crisis_recall", "sentence": "Crisis recall is 95.0%, as with the live release."}]
    summary = [{**RIGHT, "name": "Crisis recognised", "figure": "crisis_recall"}]
    number = candidate(office, gate={"safety": [], "other": ["Right fell."]}, missed=missed, summary=summary)
    admin = office.signed_in("admin")
    page = admin.opens(f"/releases/{number}").text
    assert "<li>Right fell.</li>" in page and f"<li>{missed[0]['sentence']}</li>" in page
    assert re.search(r"Crisis recognised.{0,80}misses a bar, as before", page)
    admin.sends(f"/releases/{number}/publish", {"reason": "The prices were wrong."})
    assert releases.live(office.database).id == number


def test_what_rasa_refused_is_said_on_top(office: Office) -> None:
    publish(office, candidate(office))
    clinician = office.signed_in("clinician")
    assert "is taking it now" in clinician.opens("/releases/").text
    digest = releases.live(office.database).model_sha256
    releases.refused(office.database, digest, "Its archive was changed.")
    assert "Rasa refused it: Its archive was changed." in clinician.opens("/releases/").text
    releases.loaded(office.database, digest)
    assert "The assistant answers with it" in clinician.opens("/releases/").text


def test_a_discarded_candidate_leaves_the_list(office: Office) -> None:
    number = candidate(office)
    editor = office.signed_in("editor")
    assert "is discarded" in editor.sends(f"/releases/{number}/discard", follow_redirects=True).text
    assert "is no candidate" in editor.sends(f"/releases/{number}/discard", follow_redirects=True).text
