"""The swap campaign: publish and roll back while visitors ask. Every message must get a real answer.

    python -m tests.campaigns.swap [--times 20] [--visitors 8]

The real processes run on a database of their own with two releases, which differ in the answer to one question. How
long answers take is measured: while nothing is published, and while it is. A publication counts as live once a
visitor gets the other answer. Each chat comes from a loopback address of its own (127.x.y.z, as Linux has them), since
one address may not ask so much.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import statistics
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import requests
from requests.adapters import HTTPAdapter

from bot import settings as settings_module
from bot.knowledge import releases
from bot.storage import Database
from tests.conftest import System, start, stop
from tests.integration.chat import text

QUESTION, TOPIC = "How much does one session cost?", "utter_faq/cost_price"
OTHERS = (
    "Is ketamine addictive?",
    "Can I drive home afterwards?",
    "What is ketamine?",
    "How long does a session take?",
)
MARK = "This is the other release. "
LIVE_SECONDS = 15.0
A_CHAT = 15  # messages: below the limit of a minute
SETTLING = 5.0  # seconds: the first messages of a fresh process are slower
CALM = 20.0  # seconds of asking before anything is published
BETWEEN = 2.0  # seconds that a release stays live


@dataclass
class Asked:
    """What visitors got: seconds by question, when real answers came, and each message that got none."""

    seconds: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.seconds)

    @property
    def longest_gap(self) -> float:
        """Seconds in which nobody got an answer."""
        came = sorted(self.answered)
        return max((later - earlier for earlier, later in zip(came, came[1:])), default=0.0)


@dataclass(frozen=True)
class Swapped:
    """What visitors got with nothing published and while it was; seconds until each publication was live; Rasa's MB."""

    calm: Asked
    busy: Asked
    live_after: list[float]
    memory_before: float
    memory_after: float


class Visitors:
    """People who ask one question after another, each in a chat of their own, until told to stop."""

    def __init__(self, site: str, count: int) -> None:
        self._site, self._stop, self._lock = site, threading.Event(), threading.Lock()
        self.asked = Asked()
        self.marked: bool | None = None  # whether the last answer to QUESTION came from the other release
        self._threads = [threading.Thread(target=self._visit, args=(number,)) for number in range(count)]
        for thread in self._threads:
            thread.start()

    def turn_page(self) -> Asked:
        """What was asked until now; counting begins anew."""
        with self._lock:
            done, self.asked = self.asked, Asked()
            return done

    def stop(self) -> None:
        """Let everybody finish."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _visit(self, number: int) -> None:
        asked = 0
        chat = Chat(self._site)
        while not self._stop.is_set():
            if asked == A_CHAT:
                chat, asked = Chat(self._site), 0
            question = QUESTION if number == 0 else OTHERS[(number + asked) % len(OTHERS)]
            began = time.monotonic()
            said, problem = chat.ask(question)
            ended, asked = time.monotonic(), asked + 1
            with self._lock:
                self.asked.seconds.append(ended - began)
                self.asked.failed += [problem] if problem else []
                self.asked.answered += [] if problem else [ended]
            if number == 0 and not problem:
                self.marked = MARK in said


class Chat:
    """One chat from an address of its own."""

    def __init__(self, site: str) -> None:
        self._http = requests.Session()
        self._http.mount("http://", FromAddress(f"127.{random.randint(1, 250)}.{random.randint(1, 250)}.2"))
        self._url = f"{site.replace('localhost', '127.0.0.1')}/api/chat"
        made = self._http.post(f"{self._url}/sessions", json={}, timeout=30)
        self._http.headers["Authorization"] = f"Bearer {made.json()['token']}"

    def ask(self, question: str) -> tuple[str, str]:
        """What was said, and what was wrong with it; empty where it was a real answer."""
        body = {"text": question, "client_message_id": uuid4().hex}
        try:
            response = self._http.post(f"{self._url}/messages", json=body, timeout=30)
            response.raise_for_status()
        except requests.RequestException as error:
            return "", f"{type(error).__name__}: {error}"
        said = response.json()["messages"]
        kinds = [each["kind"] for each in said]
        return text(said), "" if "answer" in kinds else f"{question} got {kinds}"


class FromAddress(HTTPAdapter):
    """Connects from one address of this machine."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """As requests does, with our address."""
        super().init_poolmanager(*arguments, source_address=(self._address, 0), **options)


def another_model(model: Path, target: Path) -> Path:
    """The same model with another answer to `QUESTION`."""
    with tarfile.open(model) as old, tarfile.open(target, "w:gz", compresslevel=1) as new:
        for member in old:
            content = old.extractfile(member)
            data = content.read() if content else b""
            if member.name.endswith("metadata.json"):
                metadata = json.loads(data)
                for variation in metadata["domain"]["responses"][TOPIC]:
                    variation["text"] = MARK + variation["text"]
                data = json.dumps(metadata).encode()
                member.size = len(data)
            new.addfile(member, io.BytesIO(data) if content else None)
    return target


def candidate(database: Database, folder: Path) -> int:
    """A second release beside the live one, let through by its comparison."""
    live = releases.live(database)
    assert live is not None
    other = another_model(releases.archive(folder, live), folder / "other.tar.gz")
    comparison = {"with": live.id, "objections": []}
    return releases.register(
        database, folder, other, "campaign", snapshot="campaign", files=live.files, comparison=comparison
    )


def swaps(database: Database, first: int, visitors: Visitors, times: int) -> Iterator[float]:
    """Publish the candidate, then roll back, and so on; the seconds until a visitor notices each."""
    for number in range(times):
        live = releases.live(database)
        assert live is not None
        if number == 0:
            releases.publish(database, first, "campaign", instead_of=live.id)
        else:
            releases.roll_back(database, "campaign", instead_of=live.id)
        began, wanted = time.monotonic(), number % 2 == 0
        while visitors.marked is not wanted and time.monotonic() - began < 4 * LIVE_SECONDS:
            time.sleep(0.05)
        yield time.monotonic() - began
        time.sleep(BETWEEN)


def memory(system: System) -> float:
    """Megabytes that Rasa's process takes."""
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in system.pids("bot.assistant.serve")]
    return max(pages, default=0) * 4096 / 1e6


def described(name: str, asked: Asked) -> str:
    """Counts and times of a phase, in milliseconds."""
    ordered = sorted(asked.seconds) or [0.0]
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    median, longest = statistics.median(ordered) * 1000, ordered[-1] * 1000
    counts = f"{name:<20} {len(asked):5} messages, {len(asked.failed)} failed"
    times = f"median {median:.0f} ms, p99 {p99 * 1000:.0f} ms, longest {longest:.0f} ms"
    return f"{counts}; {times}; longest without any answer {asked.longest_gap * 1000:.0f} ms"


def measured(system: System, times: int, visitors: int) -> Swapped:
    """Let `visitors` ask a running system, first in peace and then while releases are published `times` times."""
    database = Database.from_settings(settings_module.load(system.environment))
    asking = Visitors(system.url, visitors)
    try:
        number = candidate(database, system.folder)
        time.sleep(SETTLING)
        asking.turn_page()
        time.sleep(CALM)
        calm, before = asking.turn_page(), memory(system)
        taken = list(swaps(database, number, asking, times))
        after = memory(system)
    finally:
        asking.stop()
        database.close()
    return Swapped(calm, asking.turn_page(), taken, before, after)


def main() -> int:
    """Run the campaign; 1 if a message failed or a release was not live in time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--visitors", type=int, default=8)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        system = start(Path(name))
        try:
            found = measured(system, wanted.times, wanted.visitors)
        finally:
            stop(system)
    failed = [*found.calm.failed, *found.busy.failed]
    print(described("nothing published", found.calm))
    print(described(f"{wanted.times} publications", found.busy))
    print(f"live after {statistics.median(found.live_after):.1f} s (median), {max(found.live_after):.1f} s (longest)")
    print(f"Rasa's memory: {found.memory_before:.0f} MB before, {found.memory_after:.0f} MB after")
    for problem in failed[:10]:
        print(f"  {problem}")
    return 1 if failed or max(found.live_after) > LIVE_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
