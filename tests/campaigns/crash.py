"""The crash campaign: `kill -9` at random moments while people ask to be contacted. Nothing acknowledged may be
lost, nobody's request may be there twice, and no notice may come twice without its mark.

    python -m tests.campaigns.crash --kills 200 --seed 1 [--postgres] [--without-rasa]

The real processes (web, rasa, actions, worker) run on a database of their own; requests come through the public API
and through the chat form; notices go to a real SMTP server and a webhook receiver that are slow, refuse, and hang up.
Rasa and the actions are killed less often: they take long to start, and meanwhile the chat form rests. The seed fixes
who is killed when and what the receivers do; the processes' own timing is the machine's.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import requests
import yaml
from sqlalchemy import select, update

from bot import settings as settings_module
from bot.notify.outbox import OPEN, PENDING, Outbox
from bot.running.supervisor import QUIET
from bot.settings import ROOT, Settings
from bot.storage import Database
from bot.storage.tables import ContactRequest, OutboxMessage, now
from tests.databases import running_postgres
from tests.ports import free_port
from tests.receivers import Receivers, running_receivers

ODDS = {"web": 6, "actions": 1.5, "worker": 8, "rasa": 0.2}
PAUSE = (0.0, 1.5)  # seconds that a process works before it is killed
WORKING_THREADS = 3  # the worker has begun once its senders run
API_VISITORS, CHAT_VISITORS = 2, 2
BREATH = 0.25  # seconds between a visitor and the next
LEASE = 2  # seconds
PATIENCE = 1200.0  # seconds for a process to start: the machine may be busy with other things
DRAIN = 600.0  # seconds for the last notices
SAVED = re.compile(r"has your request|updated it")


@dataclass
class Ledger:
    """What visitors did, by phone number: True once they were told that the clinic has it."""

    told: dict[str, bool] = field(default_factory=dict)

    def count(self) -> tuple[int, int]:
        """How many asked, and how many were told."""
        return len(self.told), sum(self.told.values())


@dataclass(frozen=True)
class Report:
    """The outcome. `untold`: saved, but its visitor only saw another reply (no loss, but not kind)."""

    kills: Counter[str]
    asked: int
    told: int
    lost: list[str]
    doubled: list[str]
    untold: int
    marked: int

    @property
    def good(self) -> bool:
        """Whether nothing was lost or doubled, and something was tried."""
        return not self.lost and not self.doubled and self.told > 0

    def lines(self) -> Iterator[str]:
        """The report as printed."""
        kills = ", ".join(f"{name} {count}" for name, count in sorted(self.kills.items()))
        yield f"{sum(self.kills.values())} kills ({kills})"
        yield f"{self.asked} requests, {self.told} acknowledged; {self.untold} saved without a clear word of it"
        yield f"{len(self.lost)} lost, {len(self.doubled)} doubled; {self.marked} notices repeated with their mark"
        yield from (f"  lost: {what}" for what in self.lost)
        yield from (f"  doubled: {what}" for what in self.doubled)


class Processes:
    """The named processes, each started again when killed."""

    def __init__(self, names: list[str], environment: dict[str, str], folder: Path) -> None:
        self._environment, self._log = environment, (folder / "log.txt").open("ab")
        self._running = {name: self._start(name) for name in names}

    def kill(self, name: str) -> None:
        """`kill -9` one process, and start it anew."""
        process = self._running[name]
        process.send_signal(signal.SIGKILL)
        process.wait()
        self._running[name] = self._start(name)

    def await_working(self, name: str) -> None:
        """Wait until a process serves again: to kill what only starts would prove nothing."""
        await_that(lambda: self._is_working(name), PATIENCE, f"{name} to start")

    def _is_working(self, name: str) -> bool:
        if self._running[name].poll() is not None:  # it ended by itself: start it, as `clinicbot run` would
            self._running[name] = self._start(name)
        if name == "worker":
            return len(list(Path(f"/proc/{self._running[name].pid}/task").iterdir())) >= WORKING_THREADS
        port = {"web": "PORT", "rasa": "CLINICBOT_RASA_PORT", "actions": "CLINICBOT_ACTIONS_PORT"}[name]
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", int(self._environment[port]))) == 0

    def stop(self) -> None:
        """End all."""
        for process in self._running.values():
            process.kill()
            process.wait()
        self._log.close()

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        command = [str(Path(sys.executable).with_name("clinicbot")), name]
        return subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=self._log, stderr=self._log)


class Visitors:
    """People who ask to be contacted, over and over, each time as somebody else, until told to stop."""

    def __init__(self, site: str, seed: int, chat: bool) -> None:
        self.ledger = Ledger()
        self._site, self._stop, self._numbers = site, threading.Event(), iter(range(10**6))
        self._rng = random.Random(seed)
        bodies = [self._ask_by_form] * API_VISITORS + [self._ask_in_chat] * (CHAT_VISITORS if chat else 0)
        self._threads = [threading.Thread(target=self._visit, args=(body,)) for body in bodies]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let everybody finish what they are doing."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _visit(self, ask: Callable[[str], bool]) -> None:
        while not self._stop.is_set():
            number = next(self._numbers)
            phone = f"+1775{200 + number // 10000 % 800}{number % 10000:04}"
            self.ledger.told[phone] = False
            self.ledger.told[phone] = ask(phone)
            self._stop.wait(BREATH)

    def _ask_by_form(self, phone: str) -> bool:
        """The website's plain form: sent again with the same id until it is taken, as the widget does."""
        body = {"name": "Maria Lopez", "phone": phone, "consent": True, "client_message_id": uuid4().hex}
        taken = self._post("/api/contact", body, {}) is not None
        if taken and self._rng.random() < 0.2:  # an answer that got lost on the way: the widget asks again
            self._post("/api/contact", body, {})
        return taken

    def _ask_in_chat(self, phone: str) -> bool:
        """The chat form: everything in one message, then a yes to what was read back."""
        session = self._post("/api/chat/sessions", {}, {})
        if session is None:
            return False
        headers = {"Authorization": f"Bearer {session['token']}"}
        read_back = self._say(f"I'm Maria Lopez, please call me at {phone}, any time", headers)
        if "Is this right" not in read_back:
            return False
        return bool(SAVED.search(self._say("yes", headers)))

    def _say(self, text: str, headers: dict[str, str]) -> str:
        """Say something; the replies, also a late one that the worker gives."""
        message_id = uuid4().hex
        reply = self._post("/api/chat/messages", {"text": text, "client_message_id": message_id}, headers)
        if reply is None:
            return ""
        kinds = [message["kind"] for message in reply["messages"]]
        end = time.monotonic() + 60
        while (not kinds or kinds == ["unavailable"]) and time.monotonic() < end:
            time.sleep(0.5)
            reply = self._get("/api/chat/history", headers) or reply
            after = [message for message in reply["messages"] if message.get("from") == "assistant"][2:]
            kinds = [message["kind"] for message in after if message["kind"] != "unavailable"][-1:]
            if text == "yes" and kinds and "Is this right" in after[-1]["text"]:
                kinds = []  # that was the reply to the message before
        return "\n".join(message["text"] for message in reply["messages"])

    def _post(self, path: str, body: dict[str, object], headers: dict[str, str]) -> dict[str, object] | None:
        return self._try(lambda: requests.post(f"{self._site}{path}", json=body, headers=headers, timeout=20))

    def _get(self, path: str, headers: dict[str, str]) -> dict[str, object] | None:
        return self._try(lambda: requests.get(f"{self._site}{path}", headers=headers, timeout=20))

    @staticmethod
    def _try(call: Callable[[], requests.Response]) -> dict[str, object] | None:
        """Until it is answered with success; None after two minutes or a refusal."""
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                response = call()
            except requests.RequestException:
                time.sleep(0.2)
                continue
            if response.status_code < 300:
                return dict(response.json())
            if response.status_code < 500 and response.status_code != 429:
                return None
            time.sleep(0.5)
        return None


def unreliable(receivers: Receivers, rng: random.Random, most: int = 5000) -> None:
    """Plan what the receivers do: mostly well, now and then slowly, not at all, or without a word."""
    receivers.mail.plan(*rng.choices(("", "slow", "data 451", "rcpt 450", "drop"), (60, 25, 4, 4, 7), k=most))
    receivers.hooks.plan(*rng.choices((200, 503, "drop"), (85, 8, 7), k=most))


def judge(database: Database, ledger: Ledger, receivers: Receivers, kills: Counter[str]) -> Report:
    """Hold what visitors were told against what is stored and what arrived."""
    with database.session() as session:
        rows = session.scalars(select(ContactRequest)).all()
    stored = Counter(row.phone for row in rows)
    mails = Counter(_told_by_mail(receivers))
    hooks = Counter(_told_by_webhook(receivers))
    lost = [f"request of {phone}" for phone, told in ledger.told.items() if told and not stored[phone]]
    doubled = [f"request of {phone}: {count} times" for phone, count in stored.items() if count > 1]
    for channel, arrived in (("e-mail", mails), ("webhook", hooks)):
        seen = {number for number, _, _ in arrived}
        lost += [f"{channel} about request {row.id}" for row in rows if row.id not in seen]
        doubled += [
            f"{channel} about request {number} {event}: {count} times unmarked"
            for (number, event, marked), count in arrived.items()
            if (count > 1 and not marked) or event == "updated"
        ]
    marked = sum(count for arrived in (mails, hooks) for (_, _, mark), count in arrived.items() if mark)
    untold = sum(bool(stored[phone]) and not told for phone, told in ledger.told.items())
    return Report(kills, *ledger.count(), lost, doubled, untold, marked)


def _told_by_mail(receivers: Receivers) -> Iterator[tuple[int, str, bool]]:
    for mail in receivers.mail.mails:
        subject, number = str(mail["Subject"]), re.search(r"/staff/contacts/(\d+)", mail.get_content())
        assert number is not None
        yield int(number[1]), "updated" if "changed" in subject else "new", subject.startswith("[possible repeat]")


def _told_by_webhook(receivers: Receivers) -> Iterator[tuple[int, str, bool]]:
    for request in receivers.hooks.requests:
        told = request.json
        yield told["contact_request"], told["event"].partition(".")[2], told["possible_repeat"]


@contextmanager
def prepared(
    folder: Path, receivers: Receivers, database_url: str | None
) -> Iterator[tuple[Settings, Database, dict[str, str]]]:
    """An installation in `folder` that tells the receivers: settings, migrated database, processes' environment."""
    clinic = yaml.safe_load((ROOT / "clinic.yml").read_text("utf-8"))
    clinic["notices"]["contact_requests"] = {"email": ["desk@example.com"], "webhook": [receivers.hooks.url]}
    (folder / "clinic.yml").write_text(yaml.safe_dump(clinic), "utf-8")
    settings_module.make_development_secrets(folder)
    environ = {
        "CLINICBOT_VAR": str(folder),
        "CLINICBOT_CLINIC_FILE": str(folder / "clinic.yml"),
        "CLINICBOT_SMTP_URL": f"smtp://127.0.0.1:{receivers.mail.port}",
        "CLINICBOT_SMTP_FROM": "assistant@example.com",
        "CLINICBOT_WEBHOOK_SECRET": "w" * 32,
        "CLINICBOT_OUTBOX_LEASE_SECONDS": str(LEASE),
        **{name: str(free_port()) for name in ("PORT", "CLINICBOT_RASA_PORT", "CLINICBOT_ACTIONS_PORT")},
        **({"CLINICBOT_DATABASE_URL": database_url} if database_url else {}),
    }
    loaded = settings_module.load(environ)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("CLINICBOT_")}
    database = Database.from_settings(loaded)
    database.migrate()
    yield loaded, database, {**inherited, **QUIET, **environ, **settings_module.exported(loaded)}
    database.close()


def campaign(kills: int, seed: int, folder: Path, database_url: str | None = None, rasa: bool = True) -> Report:
    """Kill `kills` times; the report. Without Rasa, only the plain form is used and no actions are needed."""
    rng = random.Random(seed)
    names = [name for name in ODDS if rasa or name in ("web", "worker")]
    done: Counter[str] = Counter()
    with running_receivers() as receivers, prepared(folder, receivers, database_url) as (loaded, database, environment):
        unreliable(receivers, rng)
        processes = Processes(names, environment, folder)
        try:
            site = f"http://127.0.0.1:{loaded.port}"
            await_that(lambda: _healthy(site, rasa), PATIENCE, "the start")
            visitors = Visitors(site, seed, chat=rasa)
            with suppress(KeyboardInterrupt):  # Ctrl-C: the report on what has been until then
                for _ in range(kills):
                    name = rng.choices(names, [ODDS[name] for name in names])[0]
                    processes.await_working(name)
                    time.sleep(rng.uniform(*PAUSE))
                    processes.kill(name)
                    done[name] += 1
            for name in names:
                processes.await_working(name)
            visitors.stop()
            await_that(lambda: _settled(database), DRAIN, "the last notices")
        finally:
            processes.stop()
        return judge(database, visitors.ledger, receivers, done)


def _healthy(site: str, rasa: bool) -> bool:
    try:
        response = requests.get(f"{site}/healthz", timeout=5)
    except requests.RequestException:
        return False
    return response.status_code == 200 or (not rasa and response.status_code == 503)


def _settled(database: Database) -> bool:
    """Whether everything is sent. What waits for its next attempt is due now: that wait proves nothing here."""
    with database.session() as session:
        session.execute(update(OutboxMessage).where(OutboxMessage.status == PENDING).values(next_attempt_at=now()))
    return not any(count for (_, status), count in Outbox(database).counts().items() if status in OPEN)


def await_that(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait until `condition` holds; fails with `what` was waited for after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.3)


def main() -> None:
    """Run a campaign and print its report; exit status 1 where anything was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.crash")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on a real PostgreSQL instead of SQLite")
    parser.add_argument("--without-rasa", action="store_true", help="web and worker only, requests by the plain form")
    options = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="crash-")))
        url = stack.enter_context(running_postgres()).create() if options.postgres else None
        began = time.monotonic()
        report = campaign(options.kills, options.seed, folder, url, rasa=not options.without_rasa)
        where = "PostgreSQL" if options.postgres else "SQLite"
        print(f"Crash campaign, seed {options.seed}, {where}, {time.monotonic() - began:.0f} s:")
        print("\n".join(report.lines()))
    sys.exit(0 if report.good else 1)


if __name__ == "__main__":
    main()
