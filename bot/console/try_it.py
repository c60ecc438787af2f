"""Try it: ask the live model or a candidate, and see what it makes of the words. Nothing is kept, nobody is alerted."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from bot.console.app import console
from bot.console.releases import KINDS
from bot.conversation.rasa import RasaClient, RasaUnavailable
from bot.knowledge import releases
from bot.knowledge.understood import Understood

LONGEST = 500  # characters
LAYERS = {"rules": "the safety rules", "learned": "the learned safety model", "none": "no safety layer"}
routes = Blueprint("try_it", __name__, url_prefix="/try")


@routes.get("/")
def page() -> str:
    """The empty form; `?release=` chooses a candidate."""
    return _shown(chosen=request.args.get("release", type=int))


@routes.post("/")
def ask() -> ResponseReturnValue:
    """Ask; the words travel in the body, so that no log of addresses has them."""
    text, chosen = request.form.get("text", "").strip()[:LONGEST], request.form.get("release", type=int)
    if not text:
        return _shown(chosen=chosen, problem="Write something first.")
    try:
        answer = RasaClient(console().settings).try_it(text, chosen)
    except RasaUnavailable as error:
        return _shown(text, chosen, problem=f"{error} A candidate takes some seconds to load: try again in a moment.")
    return _shown(text, chosen, Understood.of(answer["parsed"]), answer["answers"])


def _shown(
    text: str = "",
    chosen: int | None = None,
    got: Understood | None = None,
    answers: dict[str, Any] | None = None,
    problem: str = "",
) -> str:
    database = console().database
    live = releases.live(database)
    others = [each for each in releases.newest(database) if each.status == releases.CANDIDATE]
    return render_template(
        "try_it.html",
        text=text,
        chosen=chosen,
        got=got,
        answers=answers or {},
        problem=problem,
        live=live,
        candidates=others,
        kinds=KINDS,
        layers=LAYERS,
        longest=LONGEST,
    )
