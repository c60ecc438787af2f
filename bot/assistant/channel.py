"""The private channel through which the front door asks Rasa. Nothing else may talk to Rasa."""

from __future__ import annotations

import gc
import hmac
from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Awaitable, Callable, Mapping
from itertools import takewhile
from typing import Any

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, Request, Sanic, response
from sanic.response import HTTPResponse

from bot import settings
from bot.assistant.tracker_store import THIS_TURN
from bot.assistant.updater import Refused, Updater
from bot.log import REQUEST_ID, begin_request
from bot.settings import internal_header
from bot.storage import Database

log = structlog.get_logger()

# An action server that starts anew needs seconds. A turn in which nothing is ever said would be tried, and remembered,
# hundreds of times, until the memory of the form is pushed out.
MOST_TRIES, LONGEST_TRYING = 5, 120.0  # seconds


class FrontDoor(InputChannel):
    """`POST /webhooks/front_door/turn` takes one message and returns all replies; errors are never `200 []`."""

    @classmethod
    def name(cls) -> str:
        """The channel's place in the URL."""
        return "front_door"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> FrontDoor:
        """Take the shared token from the environment, never from a file in the repository."""
        known = settings.load()
        # Half a million objects of TensorFlow's and Rasa's stay for ever. To look through them takes up to a second, in
        # which nobody is answered, and a new model makes that due. Before the first model, which does not stay.
        gc.collect()
        gc.freeze()
        return cls(known.internal_token, lambda agent: Updater(agent, known, Database.from_settings(known)))

    def __init__(self, token: str, updater: Callable[[Agent], Updater] | None = None) -> None:
        self._header = internal_header(token)
        self._updater = updater

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's routes."""
        routes = Blueprint("front_door")

        @routes.middleware("request")
        async def require_token(request: Request) -> HTTPResponse | None:
            given = request.headers.get("X-Internal-Token", "")
            if hmac.compare_digest(given.encode(), self._header.encode()):
                return None
            return response.json({"error": "The internal token is missing or wrong."}, status=401)

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            request_id = begin_request(request.headers.get(REQUEST_ID))
            output = Replies(request.json["channel"])
            sender = request.json["conversation"]
            agent: Agent = request.app.ctx.agent
            if not agent.is_ready():
                return response.json({"error": "No trained model is loaded. Run `make train`."}, status=503)
            message = UserMessage(
                request.json["text"],
                output,
                sender,
                input_channel=output.name(),
                message_id=request.json["message_id"],
                # Rasa sends the message's metadata to the actions, and no header that we could set.
                metadata={**(request.json.get("metadata") or {}), "request_id": request_id},
            )
            try:
                found = await turn_once(agent, message, output)
            except Exception as error:  # the front door must hear of every failure, and show the safe reply
                log.error("turn failed", conversation=sender, error=type(error).__name__, exc_info=True)
                return response.json({"error": f"The turn failed: {type(error).__name__}."}, status=500)
            log.info("turn", conversation=sender, intent=found and found["intent"])
            if found is None:  # Rasa swallows the errors of actions: without this they would look like an answer
                log.error("no reply", conversation=sender)
                return response.json({"error": "Nothing was said; an action may have failed."}, status=502)
            return response.json(found)

        @routes.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            begin_request(request.headers.get(REQUEST_ID))
            agent: Agent = request.app.ctx.agent
            if not agent.is_ready():
                return response.json({"error": "No trained model is loaded. Run `make train`."}, status=503)
            return response.json(await agent.parse_message(request.json["text"]))

        if self._updater:
            self._follow_releases(routes, self._updater)
        return routes

    def _follow_releases(self, routes: Blueprint, make: Callable[[Agent], Updater]) -> None:
        """Let this Rasa take each release that goes live, and lend others to be tried."""

        @routes.listener("after_server_start")
        async def start(app: Sanic, loop: AbstractEventLoop) -> None:
            app.ctx.updater = make(app.ctx.agent)
            app.ctx.following = loop.create_task(app.ctx.updater.follow())  # kept: a task nobody holds may vanish

        @routes.post("/try")
        async def try_it(request: Request) -> HTTPResponse:
            updater: Updater = request.app.ctx.updater
            loop = get_running_loop()
            try:
                processor = await loop.run_in_executor(None, updater.processor_of, request.json.get("release"))
            except Refused as error:
                return response.json({"error": str(error)}, status=409)
            parsed = await processor.parse_message(UserMessage(request.json["text"]))
            return response.json({"parsed": parsed, "answers": await _answers(processor, parsed)})


async def _answers(processor: MessageProcessor, parsed: Mapping[str, Any]) -> dict[str, str]:
    """The text of each topic that is answered, as the website shows it."""
    found = {}
    for topic in (parsed.get("decision") or {}).get("topics") or ():
        said = await processor.nlg.generate(f"utter_{topic}", DialogueStateTracker("", []), "web")
        found[topic] = (said or {}).get("text") or ""
    return found


class Replies(OutputChannel):
    """Collects a turn's replies whole; bears the real channel's name, so `channel: sms` variations work."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self.messages: list[dict[str, Any]] = []

    def name(self) -> str:  # type: ignore[override]  # Rasa calls it on the instance
        """web or sms."""
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep what the visitor shall see, with its metadata and buttons."""
        if message.get("text"):
            self.messages.append(_kept(message))


async def turn_once(agent: Agent, message: UserMessage, output: Replies) -> dict[str, Any] | None:
    """The message's turn, as it was where it has been answered before; None where nothing was said.

    As `Agent.handle_message`, but one who asks again while the message is being answered waits here, and then finds it
    answered: a slow "yes" must not be a second one either.
    """
    async with agent.lock_store.lock(message.sender_id):
        earlier = earlier_turn(await agent.tracker_store.retrieve(message.sender_id), message.message_id)
        if earlier is not None:
            return earlier
        turn = THIS_TURN.set(message.sender_id)
        try:
            await agent.processor.handle_message(message)  # type: ignore[union-attr]  # the agent is ready
            tracker = await agent.tracker_store.retrieve(message.sender_id)
        finally:
            THIS_TURN.reset(turn)
        if not output.messages:
            return None
    parsed = tracker.latest_message.parse_data if tracker and tracker.latest_message else {}
    return _turn(output.messages, parsed, tracker)


def earlier_turn(tracker: DialogueStateTracker | None, message_id: str) -> dict[str, Any] | None:
    """The turn as it was, where this message has been answered before, or never will be; None where it has not.

    The front door asks again when it died before it could keep the answer. A "yes" must not be a second one then.
    """
    events = list(tracker.events) if tracker else []
    places = [at for at, e in enumerate(events) if isinstance(e, UserUttered) and e.message_id == message_id]
    if not places:
        return None
    after = takewhile(lambda event: not isinstance(event, UserUttered), events[places[-1] + 1 :])
    said = [event for event in after if isinstance(event, BotUttered) and event.text]
    if not said and not _hopeless([events[at].timestamp for at in places]):
        return None
    return _turn([_kept(event.message()) for event in said], events[places[-1]].parse_data, tracker)


def _hopeless(tries: list[float]) -> bool:
    """Whether a message has been tried long enough without a word. `tries`: their times, Unix seconds."""
    return len(tries) >= MOST_TRIES and tries[-1] - tries[0] > LONGEST_TRYING


def _kept(message: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": message["text"],
        "buttons": message.get("buttons") or [],
        "custom": message.get("custom") or {},
        "utter_action": message.get("utter_action"),
        "metadata": message.get("metadata") or {},
    }


def _turn(
    messages: list[dict[str, Any]], parsed: Mapping[str, Any], tracker: DialogueStateTracker | None
) -> dict[str, Any]:
    ranked = [[entry["name"], entry["confidence"]] for entry in parsed.get("intent_ranking") or []]
    return {
        "messages": messages,
        "decision": {**(parsed.get("decision") or {}), "ranked": ranked},
        "safety": parsed.get("safety") or {},
        "intent": (parsed.get("intent") or {}).get("name"),
        "form": tracker.active_loop_name if tracker else None,
    }
