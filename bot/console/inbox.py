"""The inbox: what the assistant did not know, by theme, for staff to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session

from bot.console.app import console
from bot.console.shown import CHANNELS, midnight
from bot.console.wording import KINDS, questions_are
from bot.conversation.rasa import RasaUnavailable
from bot.knowledge import answers, decisions, examples, inbox
from bot.knowledge.decisions import DISMISSED, EVALUATION, NO_QUESTION, OUT_OF_SCOPE, TRAINING
from bot.knowledge.examples import Settled
from bot.knowledge.understood import Understood

routes = Blueprint("inbox", __name__, url_prefix="/inbox")
FILTERS = ("channel", "outcome", "since", "until", "order")
PAGES = 10_000  # no list is longer
IN_A_LINK = 50  # questions handed on to the page that makes a topic
OUTCOMES = {
    "fallback": KINDS["fallback"],
    "clarify": KINDS["clarify"],
    "spanish": "Asked in Spanish",
    "unhelpful": "Found unhelpful",
}
DONE = {
    TRAINING: "in training, under “{topic}”",
    EVALUATION: "in the evaluation set, under “{topic}”",
    OUT_OF_SCOPE: "out of scope",
    NO_QUESTION: "no question",
    DISMISSED: "dismissed",
}


@dataclass(frozen=True)
class Typed:
    """What the form held when it was refused, and why: a page comes back with all of it. `field`: where it is wrong."""

    topic: str = ""
    purpose: str = TRAINING
    ticked: frozenset[str] = frozenset()
    problem: str = ""
    field: str = ""


@routes.get("/")
def page() -> str:
    """Themes with open questions that fit the filter."""
    return _list(Typed())


def _list(typed: Typed) -> str:
    database, chosen = console().database, _chosen()
    number, single = _page("page"), _page("single")
    found = inbox.listed(database, current_user.email, _which(chosen), chosen["order"], number, single)
    with database.reading() as session:
        topics = answers.topics(session)
    return render_template(
        "inbox.html",
        listing=found,
        page=number,
        single=single,
        counted=inbox.counted(database),
        chosen=chosen,
        filtered=any(chosen[name] for name in FILTERS[:4]),
        typed=typed,
        **_words(topics),
    )


@routes.get("/<key>")
def one(key: str) -> ResponseReturnValue:
    """A theme with its questions, or a question that has none."""
    if key == "decide":  # the address of a list that came back with a refusal, opened anew
        return redirect(url_for("inbox.page"))
    return _theme(key, Typed())


def _theme(key: str, typed: Typed) -> ResponseReturnValue:
    known, before = console(), request.values.get("before", type=int)
    try:
        which = inbox.Key.read(key)
        seen = inbox.look_at(known.database, current_user.email, which, before)
    except inbox.NoSuchTheme:
        flash("All questions of that theme are decided, or were grouped anew.", "info")
        return redirect(url_for("inbox.page"))
    with known.database.reading() as session:
        topics = answers.topics(session)
    live = _live(which) if "live" in request.args else None
    return render_template("inbox_theme.html", seen=seen, live=live, before=before, typed=typed, **_words(topics))


@routes.get("/<key>/live")
def live(key: str) -> str:
    """What the live model says now to a theme's newest question, for the open page to show."""
    try:
        which = inbox.Key.read(key)
    except inbox.NoSuchTheme:
        abort(404)
    with console().database.reading() as session:
        topics = answers.topics(session)
    return render_template("inbox_live.html", live=_live(which), **_words(topics))


@routes.post("/decide")
def decide() -> ResponseReturnValue:
    """Decide on ticked themes, ticked questions, or one theme as a whole."""
    try:
        keys, shown = [inbox.Key.read(written) for written in _keys()], _shown()
    except inbox.NoSuchTheme:
        abort(400)
    if not keys:
        return _refused("Tick at least one question first.", "ticks")
    try:
        with console().database.session() as session:
            lines, topics = _meant(session, keys), answers.topics(session)
            if request.form.get("do") == "new_topic":
                _tell_moved(lines)
                numbers = [number for found in lines.values() for number in found]
                if len(numbers) > IN_A_LINK:
                    flash(
                        f"{IN_A_LINK} of these {len(numbers)} questions are here; the others stay in the inbox.", "info"
                    )
                return redirect(_new_topic(numbers[:IN_A_LINK], topics))
            settled = _decided(session, lines, shown, topics)
    except inbox.NotADecision as error:
        return _refused(str(error), "topic")
    for each in settled:
        _tell(each, topics)
    _tell_moved(lines)
    return redirect(_back())


@routes.post("/undo/<int:decision_id>")
def undo(decision_id: int) -> ResponseReturnValue:
    """Take back one's own decision."""
    try:
        with console().database.session() as session:
            count = examples.undo(session, decision_id, current_user.email)
    except decisions.NotYours:
        abort(404)
    flash(f"{questions_are(count)} back in the inbox." if count else "That was taken back before.", "success")
    return redirect(url_for("inbox.page"))


def _refused(problem: str, field: str) -> ResponseReturnValue:
    """The page as it was, with all that was typed and ticked, and why nothing was decided."""
    form = request.form
    purpose = EVALUATION if form.get("purpose") == EVALUATION else TRAINING
    ticked = frozenset([*form.getlist("key"), *form.getlist("item")])
    typed = Typed(form.get("topic", ""), purpose, ticked, problem, field)
    whole = form.get("whole")
    page = _theme(whole, typed) if whole else _list(typed)
    return (page, 400) if isinstance(page, str) else page  # the theme is gone: to the list, which says so


def _new_topic(numbers: Sequence[int], topics: dict[str, str]) -> str:
    """The address of the form for a new topic; what was typed as a topic and is none is its label."""
    written = " ".join(request.form.get("topic", "").split())
    label = None if not written or _topic(written, topics) else written
    return url_for("answers.new", items=",".join(map(str, numbers)), label=label)


def _meant(session: Session, keys: Sequence[inbox.Key]) -> dict[inbox.Key, list[int]]:
    """The open questions that the ticks stand for; none that the page did not know of."""
    newest, ticked = request.form.get("newest", 0, type=int), request.form.getlist("item", type=int)
    return inbox.chosen(session, keys, _which(_chosen()), newest, ticked)


def _decided(
    session: Session,
    lines: dict[inbox.Key, list[int]],
    shown: dict[inbox.Key, str],
    topics: dict[str, str],
) -> list[Settled]:
    numbers = [number for found in lines.values() for number in found]
    do, by = "confirm" if request.form.get("only") else request.form.get("do", ""), current_user.email
    purpose = EVALUATION if request.form.get("purpose") == EVALUATION else TRAINING
    if do == "confirm":
        return inbox.confirm(session, by, lines, shown, purpose)
    if do == "topic":
        topic = _wanted(request.form.get("topic", ""), topics)
        return [inbox.decide(session, by, numbers, purpose, topic)]
    return [inbox.decide(session, by, numbers, do)]


def _tell_moved(lines: dict[inbox.Key, list[int]]) -> None:
    """Say what the page showed and is not there any more, so that nobody believes it decided."""
    moved = sum(not found for found in lines.values())
    if moved == len(lines):
        flash("These are decided already, by somebody else, or were grouped anew: please look again.", "info")
    elif moved:
        flash(f"{moved} of what you ticked had moved or was decided by somebody else: please look again.", "info")


def _tell(settled: Settled, topics: dict[str, str]) -> None:
    topic = topics.get(settled.topic_id or "", "")
    if settled.count:
        flash(f"{questions_are(settled.count)} {DONE[settled.decision].format(topic=topic)}.", "success")
    for reason, count in settled.refused.items():
        flash(f"{questions_are(count)} still open: {reason}.", "error")
    if settled.gone:
        flash(f"{questions_are(settled.gone)} decided by somebody else meanwhile.", "info")


def _live(key: inbox.Key) -> Understood | None:
    """None: the model does not answer, or there is nothing left to ask."""
    known = console()
    try:
        text = inbox.question(known.database, key)
        return Understood.of(known.rasa.parse(text))
    except (inbox.NoSuchTheme, RasaUnavailable):
        return None


def _words(topics: dict[str, str]) -> dict[str, Any]:
    """What both pages need to name things."""
    return {
        "topics": topics,
        "outcomes": OUTCOMES,
        "orders": inbox.ORDERS,
        "done": DONE,
        "last": inbox.latest(console().database, current_user.email),
        "named": answers.named,
    }


def _wanted(written: str, topics: dict[str, str]) -> str:
    """The topic that was written.

    Raises:
        NotADecision: it is none, or could be several.
    """
    written = " ".join(written.split())
    if not written:
        raise inbox.NotADecision("Choose a topic from the list first.")
    topic = _topic(written, topics)
    if topic is None:
        raise inbox.NotADecision(f"“{written}” is not the name of one topic: choose from the list, or press New topic.")
    return topic


def _topic(written: str, topics: dict[str, str]) -> str | None:
    """The topic whose label or id was written; or a part of it that no other topic has, as who types and presses Enter
    has not always chosen from the list."""
    words = " ".join(written.split()).casefold()
    known = [(topic, (label.casefold(), topic)) for topic, label in topics.items()]
    whole = [topic for topic, names in known if words in names]
    found = whole or [topic for topic, names in known if words and any(words in name for name in names)]
    return found[-1] if whole or len(found) == 1 else None


def _keys() -> Sequence[str]:
    """One theme's button, one theme's page, or ticks in the list."""
    only = request.form.get("only") or request.form.get("whole")
    return [only] if only else request.form.getlist("key")


def _shown() -> dict[inbox.Key, str]:
    """The nearest topic of each line, as the page said: `t12:cost_price`."""
    pairs = (written.partition(":") for written in request.form.getlist("likely"))
    return {inbox.Key.read(key): topic for key, _, topic in pairs}


def _back() -> str:
    """To the list as it was; to the theme, where one was open."""
    whole = request.form.get("whole", "")
    if whole:
        return url_for("inbox.one", key=whole)
    return url_for("inbox.page", **{name: value for name, value in _chosen().items() if value})


def _chosen() -> dict[str, str]:
    chosen = {name: request.values.get(name, "") for name in FILTERS}
    for name, known in (("channel", CHANNELS), ("outcome", OUTCOMES)):
        chosen[name] = chosen[name] if chosen[name] in known else ""
    chosen["order"] = chosen["order"] if chosen["order"] in inbox.ORDERS else inbox.OFTEN
    return chosen


def _which(chosen: dict[str, str]) -> inbox.Which:
    until = midnight(chosen["until"])
    return inbox.Which(
        chosen["channel"], chosen["outcome"], midnight(chosen["since"]), until and until + timedelta(days=1)
    )


def _page(name: str) -> int:
    return min(max(request.values.get(name, 1, type=int), 1), PAGES)
