"""Try it: ask the live model or a candidate, and see what it makes of the words. Nothing is kept, nobody is alerted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from bot.console.app import console
from bot.console.wording import KINDS, counted
from bot.conversation.inbound import MOST_CHARACTERS, clean
from bot.conversation.rasa import RasaUnavailable, TryRefused
from bot.knowledge import jobs, releases
from bot.knowledge.understood import Understood
from bot.labels import PREFIX
from bot.safety import Kind, mentions_service, wording

LAYERS = {"rules": "the safety rules", "learned": "the danger model", "none": "no safety layer"}
SCORES = {
    "danger": "Danger, all in all",
    "crisis": KINDS["crisis"],
    "emergency": KINDS["emergency"],
    "informational": "Suicide or overdose as a subject",
    "none": "None of these",
}
AWAY = (
    "The assistant does not answer at the moment, so nothing can be tried. Its visitors are shown the clinic's phone "
    "number, and 988 and 911 in a crisis. If it stays so, tell whoever runs the server."
)
SLOW = "Release {} is not ready yet: a candidate takes some seconds to load. Press Ask again in a moment."
BUSY = "A training is under way, which makes everything slower."
routes = Blueprint("try_it", __name__, url_prefix="/try")


@routes.get("/")
def page() -> str:
    """The empty form; `?release=` chooses a candidate."""
    return _shown(chosen=request.args.get("release", type=int))


@routes.post("/")
def ask() -> ResponseReturnValue:
    """Ask; the words travel in the body, so that no log of addresses has them."""
    typed, chosen = request.form.get("text", ""), request.form.get("release", type=int)
    text = clean(typed)
    if not text:
        return _shown(typed, chosen, problem="Write something first."), 400
    if len(typed.strip()) > MOST_CHARACTERS:
        return _shown(typed, chosen, problem=_too_long(typed)), 400
    try:
        answer = console().rasa.try_it(text, chosen)
    except TryRefused as error:
        return _shown(typed, chosen, failure=f"{error} Choose another model above.")
    except RasaUnavailable as error:
        return _shown(typed, chosen, failure=_failure(chosen, slow="Timeout" in str(error)))
    got = Understood.of(answer["parsed"])
    return _shown(typed, chosen, got=got, said=_said(got, text, answer["answers"]))


def _too_long(typed: str) -> str:
    return (
        f"That is {counted(len(typed.strip()), 'character')}; a visitor's message has at most {MOST_CHARACTERS:,}. "
        "Of a longer one the assistant reads only the beginning."
    )


def _failure(chosen: int | None, slow: bool) -> str:
    """Why nothing came back."""
    words = SLOW.format(chosen) if slow and chosen is not None else AWAY
    return f"{words} {BUSY}" if jobs.under_way(console().database) else words


def _said(got: Understood, text: str, answers: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """What a visitor of the website reads, each with the topic that it belongs to, if there is one."""
    clinic = wording.ClinicContact.of(console().clinic)
    language = cast(wording.Language, got.language)
    if got.danger:
        reply = wording.reply(
            Kind(got.kind),
            channel="web",
            language=language,
            repeat=0,
            clinic=clinic,
            swallowed=got.swallowed,
            veteran=mentions_service(text),
        )
        return [("", words) for words in reply.messages]
    found = [(topic.removeprefix(PREFIX), words) for topic, words in answers.items()]
    return [*found, ("", wording.support_line("web", language, clinic))] if got.support_line else found


def _shown(
    text: str = "",
    chosen: int | None = None,
    got: Understood | None = None,
    said: Sequence[tuple[str, str]] = (),
    problem: str = "",
    failure: str = "",
) -> str:
    """`problem`: what is wrong with the words; `failure`: why they could not be asked."""
    database = console().database
    others = [each for each in releases.newest(database) if each.status == releases.CANDIDATE]
    more: dict[str, Any] = {"layers": LAYERS, "scores": SCORES, "longest": MOST_CHARACTERS}
    return render_template(
        "try_it.html",
        text=text,
        chosen=chosen,
        got=got,
        said=said,
        problem=problem,
        failure=failure,
        live=releases.live(database),
        candidates=others,
        **more,
    )
