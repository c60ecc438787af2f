"""Lets Rasa follow the live release: asks the front door, loads a new model beside the old one, swaps between turns.

Rasa's own polling loads on its event loop, where every visitor waits for it. Here the model is fetched and loaded in a
thread; what the event loop does is change references. A turn that is under way ends with the model it began with.
"""

from __future__ import annotations

import asyncio
import os
import tarfile
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import requests
import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.exceptions import ModelNotFound
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy.exc import SQLAlchemyError

from bot.assistant.responses import ClinicResponses
from bot.conversation.rasa import PROBE
from bot.knowledge import archives, releases
from bot.nlu.onnx_encoder import EncoderError
from bot.settings import Settings, internal_header
from bot.storage import Database

log = structlog.get_logger()
EVERY = 5.0  # seconds between two questions to the front door
AGAIN = 60.0  # seconds before a model that was refused is tried again (the disk may have been full), or told again
TIMEOUT = (2.0, 30.0)  # seconds to connect, and for the next piece to come
IDLE = 600.0  # seconds that a model stays loaded only to be tried


class Refused(Exception):
    """A model was not taken; the message says why, for staff."""


@dataclass
class Loaded:
    """A model ready to answer."""

    digest: str
    processor: MessageProcessor


class Updater:
    """Follows the live release for one agent. `start` on the event loop; everything slow happens in a thread."""

    def __init__(self, agent: Agent, settings: Settings, database: Database, every: float = EVERY) -> None:
        self._agent, self._settings, self._database, self._every = agent, settings, database, every
        self._http = requests.Session()
        self._http.headers["X-Internal-Token"] = internal_header(settings.internal_token)
        self._front_door = f"{settings.web_url}/internal"
        self._digest = _digest_of(agent)
        self._reported = ("", 0.0)  # the model that we said we answer with, and when
        self._refused: tuple[str, float] = ("", 0.0)  # a model's SHA-256, and when it is tried again
        self._tried: dict[int, tuple[Loaded, float]] = {}
        self._loading = threading.Lock()  # two at once would take their memory twice

    async def follow(self) -> None:
        """Ask for the live release, every few seconds and for ever; what fails is logged and tried again."""
        while True:
            try:
                found = await asyncio.get_running_loop().run_in_executor(None, self.fetch)
                if found is not None:
                    self.swap(found)
                    await asyncio.get_running_loop().run_in_executor(None, self._report_loaded, found.digest)
            except Exception as error:  # whatever it was, this Rasa must hear of the next release
                log.error("following the live release failed", error=type(error).__name__, exc_info=True)
            self._forget_tried()
            await asyncio.sleep(self._every)

    def fetch(self) -> Loaded | None:
        """The live model, loaded, where it is another one than we have; slow, for a thread."""
        wanted = self._refused[0] if time.monotonic() < self._refused[1] else ""
        try:
            answer = self._get("model", [self._digest, wanted])
        except requests.RequestException as error:
            log.info("the front door does not answer", error=type(error).__name__)
            return None
        with answer:
            if answer.status_code == 304:
                self._report_loaded(answer.headers.get("ETag", "").strip('"'))
                return None
            if answer.status_code != 200:
                return None
            digest = answer.headers["ETag"].strip('"')
            try:
                return self._load(answer, digest)
            except Refused as error:
                self._refused, self._reported = (digest, time.monotonic() + AGAIN), ("", 0.0)
                log.error("model refused", sha256=digest, why=str(error))
                releases.refused(self._database, digest, str(error))
                return None

    def swap(self, found: Loaded) -> None:
        """From the next turn on the new model answers. On the event loop; microseconds."""
        agent, processor = self._agent, found.processor
        agent.nlg = processor.nlg
        agent.processor = processor
        agent.domain = processor.domain
        agent.tracker_store.domain = processor.domain
        self._digest = found.digest
        log.info("model swapped", sha256=found.digest)

    def processor_of(self, release_id: int | None) -> MessageProcessor:
        """The live model's processor, or another release's, loaded for a while to be tried. Slow the first time.

        Raises:
            Refused: it cannot be loaded.
        """
        if release_id is None:
            if self._agent.processor is None:
                raise Refused("No model is loaded yet.")
            return self._agent.processor
        known = self._tried.get(release_id)
        if known is None:
            try:
                with self._get(f"model/{release_id}", []) as answer:
                    if answer.status_code != 200:
                        raise Refused(f"There is no archive of release {release_id}.")
                    known = (self._load(answer, answer.headers["ETag"].strip('"')), 0.0)
            except requests.RequestException as error:
                raise Refused(f"The front door does not answer: {type(error).__name__}.") from error
        self._tried = {release_id: (known[0], time.monotonic())}  # one at a time: each takes its memory
        return known[0].processor

    def _forget_tried(self) -> None:
        if any(time.monotonic() - used > IDLE for _, used in self._tried.values()):
            self._tried = {}

    def _get(self, path: str, etags: list[str]) -> requests.Response:
        known = ", ".join(f'"{etag}"' for etag in etags if etag)
        headers = {"If-None-Match": known} if known else {}
        return self._http.get(f"{self._front_door}/{path}", headers=headers, timeout=TIMEOUT, stream=True)

    def _load(self, answer: requests.Response, digest: str) -> Loaded:
        """The model of an answer, checked and loaded beside the one that answers."""
        with self._loading, tempfile.TemporaryDirectory() as scratch:
            archive = Path(scratch) / "model.tar.gz"
            try:
                with archive.open("wb") as file:
                    for piece in answer.iter_content(1 << 20):
                        file.write(piece)
            except (OSError, requests.RequestException) as error:
                raise Refused(f"It could not be fetched whole: {type(error).__name__}.") from error
            if releases.sha256(archive) != digest:
                raise Refused("Its archive is not the one that was registered: it was changed or half written.")
            return Loaded(digest, self._processor(archive))

    def _processor(self, archive: Path) -> MessageProcessor:
        try:
            self._ensure_encoder(archive)
            processor = MessageProcessor(
                model_path=archive,
                tracker_store=self._agent.tracker_store,
                lock_store=self._agent.lock_store,
                generator=self._agent.nlg,
                action_endpoint=self._agent.action_endpoint,
            )
            processor.nlg = ClinicResponses(EndpointConfig(), processor.domain)
            parsed = asyncio.run(processor.parse_message(UserMessage(PROBE)))
        except (EncoderError, RasaException, ModelNotFound) as error:
            raise Refused(str(error)[:300]) from error
        except Exception as error:  # an archive can be broken in any way, and the old model has to go on
            raise Refused(f"It cannot be loaded: {type(error).__name__}.") from error
        if not parsed.get("decision") or not parsed.get("safety"):
            raise Refused("It gives no decision on a question: it was trained with other components.")
        return processor

    def _ensure_encoder(self, archive: Path) -> None:
        """Fetch the sentence encoder that the archive names, where this machine has not got it."""
        target = archives.encoder(archive)
        if target is None or archives.usable(archive):
            return
        name = target.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._get(f"encoder/{name}.tar", []) as answer, tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            if answer.status_code != 200:
                raise Refused(f"Its sentence encoder {name} is not on this machine, and the front door has not got it.")
            part = Path(scratch) / "encoder"
            part.mkdir()
            with tarfile.open(fileobj=answer.raw, mode="r|") as tar:
                for each in tar:
                    if each.isfile() and "/" not in each.name:
                        (part / each.name).write_bytes(tar.extractfile(each).read())  # type: ignore[union-attr]
            os.replace(part, target)

    def _report_loaded(self, digest: str) -> None:
        """Tell staff now and then that this Rasa answers with the live release."""
        before, at = self._reported
        if digest != self._digest or (digest == before and time.monotonic() - at < AGAIN):
            return
        try:
            releases.loaded(self._database, digest)
        except SQLAlchemyError as error:
            log.warning("not reported", error=type(error).__name__)
            return
        self._reported = (digest, time.monotonic())


def _digest_of(agent: Agent) -> str:
    """The SHA-256 of the archive that Rasa was started with; empty without one."""
    if agent.processor is None:
        return ""
    path = agent.processor.model_path
    archive = path / agent.processor.model_filename if path.is_dir() else path
    return releases.sha256(archive) if archive.is_file() else ""
