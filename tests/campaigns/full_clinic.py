"""A clinic's database after years: the rows that make pages slow. Words are encrypted once and stored many times."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import text

from bot.knowledge import importing
from bot.knowledge.themes import packed
from bot.settings import ROOT
from bot.storage import Database
from bot.storage.tables import now

DAYS = 180  # of conversations, that is what is kept
AT_ONCE = 20_000  # rows in one insert
A_CHAT = 10  # messages of a conversation
AN_ALERT = 20  # one conversation in so many has one
A_THEME = 8  # questions of a theme, on average
BIGGEST = 40  # one question in so many is of the theme that is asked most
SINGLE = 400  # questions without a theme
CONTACTS, AUDIT, OUTBOX, EXAMPLES, DECISIONS = 20_000, 300_000, 35_000, 20_000, 3_000
SENT_WITHIN = 1 / 6  # of those days: what was sent is kept for a month
RELEASES, JOBS, VERSIONS, CHANGED = 60, 200, 8, 400
TOPIC = "cost_price"  # has more examples than all others
TEAM = tuple(f"person{number}@example.org" for number in range(12))
KINDS = ("answer",) * 14 + ("clarify",) * 3 + ("fallback",) * 2 + ("contact",)
WORDS = (
    "does my insurance cover any of this", "how long until i feel something", "can i bring my dog",
    "is parking free at your place", "what happens when i miss an appointment", "do you have evening hours",
)  # fmt: skip
Rows = Iterator[dict[str, Any]]


@dataclass(frozen=True)
class Sizes:
    """How much is stored."""

    messages: int
    questions: int

    @property
    def conversations(self) -> int:
        """Of `A_CHAT` messages each."""
        return self.messages // A_CHAT

    @property
    def alerts(self) -> int:
        """Three of which are open."""
        return self.conversations // AN_ALERT

    @property
    def themes(self) -> int:
        """Of questions that ask nearly the same."""
        return self.questions // A_THEME


class Filling:
    """Fills a migrated, empty database. `tell` hears what is being stored, and how far it is."""

    def __init__(self, database: Database, sizes: Sizes, tell: Callable[[str], None]) -> None:
        self._database, self._sizes, self._tell = database, sizes, tell
        self._random = random.Random(8)
        self._now = now()
        encrypt = database.cipher.encrypt
        self._words = [encrypt(f"{words}, {number}") for words in WORDS for number in range(50)]
        self._topics: list[str] = []

    def run(self) -> None:
        """Store everything."""
        importing.run(self._database, ROOT)
        with self._database.reading() as session:
            self._topics = list(session.execute(text("SELECT id FROM topic ORDER BY id")).scalars())
        self._put("conversation", self._sizes.conversations, self._conversations())
        self._put("message", self._sizes.messages, self._messages())
        self._put("theme", self._sizes.themes, self._themes())
        self._put("inbox_item", self._sizes.questions, self._questions())
        self._put("inbox_decision", DECISIONS, self._decisions())
        self._put("example", EXAMPLES, self._examples())
        self._put("contact_request", CONTACTS, self._contacts())
        self._put("contact_note", CONTACTS, self._notes())
        self._put("safety_alert", self._sizes.alerts, self._alerts())
        self._put("safety_count", DAYS, self._counts())
        self._put("outbox", OUTBOX, self._outbox())
        self._put("audit_entry", AUDIT, self._audit())
        self._put("answer_version", len(self._topics) * VERSIONS, self._versions())
        self._put("release", RELEASES, self._releases())
        self._put("training_job", JOBS, self._jobs())
        with self._database.session() as session:
            session.execute(text("UPDATE theme SET open_count = (SELECT count(*) FROM inbox_item i"
                                 " WHERE i.theme_id = theme.id AND i.status = 'open')"))  # fmt: skip

    def _put(self, table: str, count: int, rows: Rows) -> None:
        stored = 0
        while batch := list(islice(rows, AT_ONCE)):
            names = list(batch[0])
            columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
            with self._database.session() as session:
                session.connection().execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), batch)  # noqa: S608
            stored += len(batch)
            self._tell(f"{table}: {stored:,} of {count:,}")

    def _ago(self, share: float) -> str:
        """A moment: `share` 0 is `DAYS` ago, 1 is now."""
        return _stamp(self._now - timedelta(days=DAYS) * (1 - share))

    def _conversations(self) -> Rows:
        count = self._sizes.conversations
        for number in range(count):
            at = self._ago(number / count)
            yield {"id": f"{number:032x}", "channel": "sms" if number % 4 == 0 else "web",
                   "created_at": at, "last_seen_at": at}  # fmt: skip

    def _messages(self) -> Rows:
        """Questions and answers in turn, over all days."""
        count = self._sizes.messages
        for number in range(1, count + 1):
            asked, question = number % 2 == 1, number - 1
            kind = "visitor" if asked else self._random.choice(KINDS)
            began = self._now - timedelta(days=DAYS) * (1 - (question // A_CHAT) * A_CHAT / count)
            at = began + timedelta(seconds=(number - question // A_CHAT * A_CHAT) * 0.3)
            yield {
                "id": number,
                "conversation_id": f"{(number - 1) // A_CHAT:032x}",
                "reply_to": None if asked else question,
                "text": self._word(number),
                "kind": kind,
                "topic": self._topic() if kind == "answer" else None,
                "status": "answered" if asked else None,
                "helpful": self._random.random() < 0.8 if not asked and self._random.random() < 0.1 else None,
                "created_at": _stamp(min(at, self._now)),
            }

    def _themes(self) -> Rows:
        vector = self._database.cipher.encrypt(packed("0" * 12, np.ones(384, np.float32) / 384**0.5))
        for number in range(1, self._sizes.themes + 1):
            nearest = [1 + (number + step) % self._sizes.themes for step in (1, 2, 3)]
            yield {"id": number, "vector": vector, "nearest": json.dumps(nearest), "open_count": 0,
                   "last_at": self._ago(self._random.random())}  # fmt: skip

    def _questions(self) -> Rows:
        count = self._sizes.questions
        near = [
            self._database.cipher.encrypt(json.dumps([f"faq/{self._topic()}" for _ in range(3)])) for _ in range(99)
        ]
        every = max(2, self._sizes.messages // count // 2 * 2)  # messages from one question to the next
        for number in range(1, count + 1):
            theme = None if number > count - SINGLE else 1 if number % BIGGEST == 0 else self._theme()
            decided = theme is not None and self._random.random() < 0.25
            at = self._ago(number / count)
            yield {
                "id": number,
                "message_id": number * every - 1 if number * every <= self._sizes.messages else None,
                "channel": "sms" if number % 4 == 0 else "web",
                "text": self._word(number),
                "redacted_at": at,
                "outcome": self._random.choice(("fallback", "clarify", "unhelpful")),
                "topics": near[number % len(near)],
                "confidence": self._random.random(),
                "created_at": at,
                "status": self._random.choice(("training", "dismissed", "no_question")) if decided else "open",
                "theme_id": theme,
                "decision_id": self._random.randint(1, DECISIONS) if decided else None,
            }

    def _decisions(self) -> Rows:
        for number in range(1, DECISIONS + 1):
            yield {"id": number, "decision": "training", "topic_id": self._topic(),
                   "items": json.dumps(list(range(number, number + 50))), "author": self._person(),
                   "created_at": self._ago(number / DECISIONS)}  # fmt: skip

    def _examples(self) -> Rows:
        """Very many of them of one topic: the page that is the longest."""
        for number in range(1, EXAMPLES + 1):
            topic = TOPIC if number % 10 == 0 else self._topic()
            words = f"{WORDS[number % len(WORDS)]} {number}"
            yield {
                "label": f"faq/{topic}",
                "text": self._database.cipher.encrypt(words),
                "text_hash": self._database.cipher.lookup(words),
                "purpose": "evaluation" if number % 5 == 0 else "training",
                "origin": "inbox",
                "author": self._person(),
                "created_at": self._ago(number / EXAMPLES),
            }

    def _contacts(self) -> Rows:
        encrypt = self._database.cipher.encrypt
        name, phone, when = encrypt("Ann Ng"), encrypt("+15305550142"), encrypt("after five")
        for number in range(1, CONTACTS + 1):
            at = self._ago(number / CONTACTS)
            yield {
                "id": number, "conversation_id": None, "request_key": str(number), "channel": "web", "name": name,
                "phone": phone, "preferred_time": when, "consent_text": when,
                "consent_version": "1", "status": ("new", "in_progress", "done", "done")[number % 4],
                "owner": None if number % 4 == 0 else self._person(), "created_at": at, "updated_at": at,
            }  # fmt: skip

    def _notes(self) -> Rows:
        for number in range(1, CONTACTS + 1):
            request = CONTACTS if number % 100 == 0 else number  # one has very many
            yield {"contact_request_id": request, "text": self._word(number), "author": self._person(),
                   "created_at": self._ago(number / CONTACTS)}  # fmt: skip

    def _alerts(self) -> Rows:
        for number in range(1, self._sizes.alerts + 1):
            taken, place = number <= self._sizes.alerts - 3, (number - 1) * AN_ALERT
            at = self._ago(number / self._sizes.alerts)
            yield {
                "conversation_id": f"{place:032x}", "message_id": place * A_CHAT + 1, "channel": "web",
                "kind": "crisis", "layer": "rules", "created_at": at, "reminders": 0,
                "acknowledged_at": at if taken else None, "acknowledged_by": TEAM[0] if taken else None,
            }  # fmt: skip

    def _counts(self) -> Rows:
        for number in range(DAYS):
            day = (self._now - timedelta(days=number)).date()
            yield {"day": day, "kind": "crisis", "channel": "web", "layer": "rules", "count": number % 5 + 1}

    def _outbox(self) -> Rows:
        payload = self._database.cipher.encrypt(json.dumps({"text": "words " * 40}))
        for number in range(1, OUTBOX + 1):
            at = self._ago(1 - SENT_WITHIN * (1 - number / OUTBOX))
            yield {
                "channel": "sms", "kind": "sms_reply", "recipient": payload, "recipient_hash": str(number % 9999),
                "payload": payload, "idempotency_key": str(number), "priority": 1, "status": "sent", "attempts": 1,
                "next_attempt_at": at, "may_repeat": False, "created_at": at,
            }  # fmt: skip

    def _audit(self) -> Rows:
        did = (("viewed", "inbox_item"), ("listed", "inbox_item"), ("viewed", "contact_request"), ("signed in", None),
               ("decided", "inbox_item"), ("saved", "answer_version"))  # fmt: skip
        ids = json.dumps({"ids": list(range(1000, 1040))})
        for number in range(1, AUDIT + 1):
            action, subject = self._random.choice(did)
            yield {"at": self._ago(number / AUDIT), "actor": self._person(), "action": action, "subject": subject,
                   "subject_id": str(number % 7000), "after": ids if action == "listed" else None}  # fmt: skip

    def _versions(self) -> Rows:
        """Older versions of every topic, each as long as its answer."""
        with self._database.reading() as session:
            approved = dict(session.execute(text("SELECT topic_id, content FROM answer_version")).all())
        for topic, content in approved.items():
            for number in range(2, VERSIONS + 2):
                yield {"topic_id": topic, "number": number, "status": "replaced", "content": content,
                       "origin": "console", "author": self._person(), "created_at": self._ago(number / 20)}  # fmt: skip

    def _releases(self) -> Rows:
        changed = [
            {"set": "real", "id": 1000 + number, "wanted": "", "before": ["answer", [self._topic()]],
             "after": ["clarify", [self._topic()]], "verdict": "different"}
            for number in range(CHANGED)
        ]  # fmt: skip
        comparison = {
            "format": 2, "with": 1, "live_model": "m", "objections": [], "missed": [],
            "summary": [{"name": "Right answers", "before": 0.8, "after": 0.81, "better": "higher"}] * 8,
            "changed": changed, "counts": {"sets": 2000, "safety": 3000, "real": 200, "own": 400},
            "topics_worse": [{"topic": self._topic(), "questions": 9, "before": 8, "after": 7}] * 20,
            "confused": [[self._topic(), self._topic(), 1, 3]] * 40,
            "conversations": {"stories": 30, "failed": []},
        }  # fmt: skip
        figures = json.dumps({"released": {"answers": {"set": {"right": 0.9, "confused": "x" * 100_000}}}})
        for number in range(1, RELEASES + 1):
            at = self._ago(number / RELEASES)
            yield {
                "id": number, "status": "live" if number == 1 else "candidate" if number > 50 else "previous",
                "model": f"{number}.tar.gz", "model_sha256": "0" * 64, "snapshot": "s", "files": "f",
                "figures": figures, "comparison": json.dumps(comparison), "created_by": TEAM[0], "created_at": at,
                "published_at": at if number <= 50 else None, "loaded_at": at,
            }  # fmt: skip

    def _jobs(self) -> Rows:
        for number in range(1, JOBS + 1):
            at = self._ago(number / JOBS)
            yield {"id": number, "status": "done", "progress": 1.0, "log": "a line of the log\n" * 1000,
                   "created_by": TEAM[0], "created_at": at, "started_at": at, "finished_at": at,
                   "cancel_wanted": False}  # fmt: skip

    def _word(self, number: int) -> bytes:
        return self._words[number % len(self._words)]

    def _topic(self) -> str:
        return self._random.choice(self._topics)

    def _theme(self) -> int:
        """Some are asked far more often than others."""
        return 1 + int(self._sizes.themes * self._random.random() ** 2)

    def _person(self) -> str:
        return self._random.choice(TEAM)


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")
