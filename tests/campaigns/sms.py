"""The SMS campaign: Twilio delivers twice and answers with errors while Rasa and the worker are killed. Nobody's text
may stay without its answer, and no answer may come twice or out of order.

    python -m tests.campaigns.sms --messages 1000 --kills 20 --seed 1 [--stand-in]

The real processes run on a database of their own. Texts come through the signed webhook, one in ten twice; one answer
in ten of Twilio's API is an error, half of these after it has taken the text. Each kill is `kill -9` to Rasa and the
worker at once; half of the texts of a round come before it, half while both are down. With `--stand-in` a small
process takes Rasa's place (`rasa_stand_in.py`): where each start of Rasa takes minutes. Everything else is real.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

import pytest
import requests
from sqlalchemy import func, select

from bot import settings as settings_module
from bot.conversation.claims import UNANSWERED
from bot.notify.outbox import OPEN, Outbox
from bot.running.supervisor import STEADY
from bot.storage import Database
from bot.storage.tables import Message, OutboxMessage, SmsTexter
from tests.carrier import NUMBER, Carrier
from tests.conftest import ROOT, System, start, stop
from tests.ports import free_port

DUPLICATES, ERRORS = 0.1, 0.1
A_NUMBER = 10  # texts of one number: fewer than the channel's own limit
PER_SECOND = 50
ACKNOWLEDGED = 1.0  # second within which a webhook call has to be answered, whatever is down
LEASE = 3  # seconds
DRAIN = 600.0  # seconds for the last answers
WORK = STEADY + 1  # seconds of work between kills; sooner, and the supervisor holds back the next start
PATIENCE = 1200.0  # seconds for Rasa to come back: eleven minutes were seen with 17 processes to a core
KILLED = ("bot.assistant.serve run", "tests.campaigns.rasa_stand_in", "clinicbot worker")
PROCFILE = "web: clinicbot web\nrasa: python -m tests.campaigns.rasa_stand_in\nworker: clinicbot worker\n"
SUPERVISE = "import os, sys; from pathlib import Path; from bot.running import health_watch, supervisor; " + (
    "watch = health_watch.until_ready(int(os.environ['PORT'])); "
    "sys.exit(supervisor.main(Path(sys.argv[1]), os.environ, watch))"
)


@dataclass
class Report:
    """The outcome."""

    messages: int = 0
    deliveries: int = 0
    kills: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    acknowledged: list[float] = field(default_factory=list)  # seconds, each webhook call
    acknowledged_down: list[float] = field(default_factory=list)  # those of them while Rasa and the worker were down
    texts: int = 0
    waited: int = 0
    late_starts: int = 0  # rounds that went on while Rasa was not back
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        """Whether nothing was lost or doubled."""
        return not self.problems and not self.refused and not self.late_starts and self.texts >= self.messages > 0

    def lines(self) -> Iterator[str]:
        """The report as printed."""
        faults = ", ".join(f"{name} {count}" for name, count in sorted(self.faults.items()))
        yield f"{self.messages} messages in {self.deliveries} webhook calls, {self.refused} refused by us"
        yield f"{self.kills} kills of both, {self.late_starts} late starts of Rasa; {self.seconds:.0f} s"
        yield f"acknowledged: {percentiles(self.acknowledged)}"
        yield f"acknowledged while both were down: {percentiles(self.acknowledged_down)}"
        yield f"{self.texts} texts taken by Twilio, {self.waited} of them to say that the answer has to wait"
        yield f"errors of Twilio's API: {faults or 'none'}"
        yield f"{len(self.problems)} lost, doubled or out of order"
        yield from (f"  {problem}" for problem in self.problems[:20])


def percentiles(seconds: list[float]) -> str:
    """How long acknowledgements took, and how many took longer than they may."""
    if not seconds:
        return "none"
    cut = quantiles(seconds, n=100, method="inclusive") if len(seconds) > 1 else seconds * 99
    late = sum(each > ACKNOWLEDGED for each in seconds)
    return (
        f"{len(seconds)}, p50 {cut[49]:.3f} s, p99 {cut[98]:.3f} s, longest {max(seconds):.3f} s, "
        f"{late} took more than {ACKNOWLEDGED:.0f} s"
    )


class Campaign:
    """One run against a running system. `area`: the area code that its texters, and nobody else, have."""

    def __init__(self, system: System, carrier: Carrier, messages: int, seed: int, area: str = "530") -> None:
        self._system, self._carrier, self._area = system, carrier, f"+1{area}"
        self._chance = random.Random(seed)
        self._report = Report()
        self._pending = self._texts(messages)
        self._known: set[str] = set()

    def run(self, kills: int) -> Report:
        """Send everything, kill in between, wait for the last answer, and look what came of it."""
        began = time.monotonic()
        rounds = max(1, kills)
        size = -(-len(self._pending) // rounds)
        for _ in range(rounds):
            texts, self._pending = self._pending[:size], self._pending[size:]
            self._send(texts[: len(texts) // 2])
            if kills:
                self._kill()
            self._send(texts[len(texts) // 2 :], down=bool(kills))
            self._await_ready()
            if kills and self._pending:
                time.sleep(WORK)
        database = Database.from_settings(settings_module.load(self._system.environment))
        try:
            self._drain(database)
            self._check(database)
        finally:
            database.close()
        self._report.faults.update(str(fault) for fault in self._carrier.faults)
        self._report.texts = len(self._carrier.texts)
        self._report.seconds = time.monotonic() - began
        return self._report

    def _texts(self, count: int) -> list[tuple[str, str]]:
        """Number and question, those of one number in a fixed order but mixed with the others'."""
        lines = (ROOT / "tests" / "evaluation" / "faq_questions.jsonl").read_text(encoding="utf-8").splitlines()
        questions = [json.loads(line)["text"] for line in lines]
        numbers = [f"{self._area}555{at:04d}" for at in range(-(-count // A_NUMBER))]
        texts = [(number, question) for number in numbers for question in self._chance.sample(questions, A_NUMBER)]
        self._chance.shuffle(texts)
        return texts[:count]

    def _send(self, texts: list[tuple[str, str]], down: bool = False) -> None:
        for number, question in texts:
            fields = self._carrier.fields(number, question)
            self._known.add(fields["MessageSid"])
            twice = self._chance.random() < DUPLICATES
            for _ in range(2 if twice else 1):
                began = time.monotonic()
                status = self._carrier.call("", fields)
                seconds = time.monotonic() - began
                self._report.acknowledged.append(seconds)
                if down:
                    self._report.acknowledged_down.append(seconds)
                self._report.deliveries += 1
                self._report.refused += status != 200

    def _await_ready(self) -> None:
        """The supervisor waits longer before each early restart, and a busy machine takes its time."""
        try:
            self._system.await_ready(PATIENCE)
        except pytest.fail.Exception:
            self._report.late_starts += 1

    def _kill(self) -> None:
        for name in KILLED:
            for pid in self._system.pids(name):
                os.kill(pid, signal.SIGKILL)
        self._report.kills += 1

    def _drain(self, database: Database) -> None:
        end = time.monotonic() + DRAIN
        while time.monotonic() < end:
            waiting, unsent = left(database)
            if not waiting and not unsent:
                return
            time.sleep(0.5)
        self._report.problems.append(f"after {DRAIN:.0f} s {waiting} messages and {unsent} texts still wait")

    def _check(self, database: Database) -> None:
        with database.session() as session:
            texters = session.execute(select(SmsTexter.conversation_id, SmsTexter.phone)).all()
            ours = {conversation for conversation, phone in texters if phone.startswith(self._area)}
            rows = session.scalars(select(Message).where(Message.conversation_id.in_(ours)).order_by(Message.id)).all()
            outgoing = session.scalars(
                select(OutboxMessage).where(OutboxMessage.conversation_id.in_(ours)).order_by(OutboxMessage.id)
            ).all()
        stored = [row for row in rows if row.client_message_id]
        self._report.messages = len(self._known)
        self._report.waited = sum(row.kind == "unavailable" for row in rows)
        if Counter(row.client_message_id for row in stored) != Counter(self._known):
            self._report.problems.append("what was stored is not what Twilio delivered")
        replies: dict[int, list[Message]] = defaultdict(list)
        for row in rows:
            if row.reply_to and row.kind != "unavailable":
                replies[row.reply_to].append(row)
        for row in stored:
            said = [reply.text for reply in replies[row.id]]
            if not said:
                self._report.problems.append(f"message {row.id} has no answer")
            if len(said) != len(set(said)):
                self._report.problems.append(f"message {row.id} was answered twice")
        self._compare(outgoing)

    def _compare(self, outgoing: list[OutboxMessage]) -> None:
        """Each number got exactly what was put into its outbox, in that order (help in danger may go first)."""
        wanted: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for row in outgoing:
            wanted[row.recipient, row.payload["purpose"] == "safety"].append(row.payload["text"])
        for (number, urgent), texts in wanted.items():
            other = set(wanted.get((number, not urgent), []))
            got = [body for body in self._carrier.bodies(number) if body not in other]
            if got != texts:
                kind = "doubled" if len(got) > len(texts) else "lost" if len(got) < len(texts) else "out of order"
                self._report.problems.append(f"texts to number {number[-4:]}: {kind} ({len(got)} of {len(texts)})")


def left(database: Database) -> tuple[int, int]:
    """How many messages wait for their answers, and how many texts to be sent."""
    with database.session() as session:
        waiting = session.scalar(select(func.count()).where(Message.status.in_(UNANSWERED)))
    return waiting, sum(count for (_, status), count in Outbox(database).counts().items() if status in OPEN)


def environment(carrier: Carrier) -> dict[str, str]:
    """What the processes need to know of the fake Twilio."""
    return {
        "CLINICBOT_PUBLIC_URL": carrier.public_url,
        "CLINICBOT_TWILIO_ACCOUNT_SID": carrier.ACCOUNT,
        "CLINICBOT_TWILIO_AUTH_TOKEN": carrier.TOKEN,
        "CLINICBOT_TWILIO_FROM": NUMBER,
        "CLINICBOT_TWILIO_API_URL": carrier.url,
        "CLINICBOT_TWILIO_PER_SECOND": str(PER_SECOND),
        "CLINICBOT_OUTBOX_LEASE_SECONDS": str(LEASE),
    }


def start_with_stand_in(folder: Path, patience: float, **variables: str) -> System:
    """As `tests.conftest.start`, with a small process in the place of Rasa and the actions."""
    port, rasa_port = free_port(), free_port()
    settings_module.make_development_secrets(folder)
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("CLINICBOT_")},
        "CLINICBOT_VAR": str(folder),
        "CLINICBOT_CLINIC_FILE": str(ROOT / "clinic.yml"),
        "CLINICBOT_RASA_PORT": str(rasa_port),
        "CLINICBOT_ACTIONS_PORT": str(free_port()),
        "CLINICBOT_ACTIONS_URL": f"http://127.0.0.1:{rasa_port}",
        "PORT": str(port),
        "PYTHONPATH": str(ROOT),
        **variables,
    }
    database = Database.from_settings(settings_module.load(environ))
    database.migrate()
    database.close()
    (folder / "Procfile").write_text(PROCFILE)
    with (folder / "log.txt").open("wb") as log:
        command = [sys.executable, "-c", SUPERVISE, str(folder)]
        process = subprocess.Popen(command, env=environ, cwd=ROOT, stdout=log, stderr=log)
    system = System(f"http://localhost:{port}", folder, environ, process)
    system.await_ready(patience)
    return system


def run(folder: Path, messages: int, kills: int, seed: int, stand_in: bool = False) -> Report:
    """Start everything in `folder`, run one campaign, stop everything."""
    address = ""

    def post(path: str, body: bytes, headers: Mapping[str, str]) -> int:
        return requests.post(address + path, data=body, headers=dict(headers), timeout=30).status_code

    with Carrier("https://chat.example.org", post) as carrier:
        carrier.fails(ERRORS, random.Random(seed))
        begin = start_with_stand_in if stand_in else start
        system = begin(folder, patience=PATIENCE, **environment(carrier))
        address = system.url
        try:
            return Campaign(system, carrier, messages, seed).run(kills)
        finally:
            stop(system)


def main() -> int:
    """Run and print the report; 1 when something was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stand-in", action="store_true", help="a small process in Rasa's place")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sms-") as folder:
        report = run(Path(folder), arguments.messages, arguments.kills, arguments.seed, arguments.stand_in)
    print("\n".join(report.lines()))
    return 0 if report.good else 1


if __name__ == "__main__":
    sys.exit(main())
