"""Groups the questions of the inbox that ask nearly the same thing into themes, by their sentence vectors.

The worker does it, right after a question was redacted. It keeps all themes' vectors in memory, so that a question is
compared with all of them at once.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.storage import Database
from bot.storage.tables import InboxItem, Theme
from bot.storage.themes import OPEN, alone, recount

log = structlog.get_logger()
# Cosine from which a question belongs to a theme: the lowest at which 95 % of the grouped questions of the development
# sets have the commonest topic of their group (96 %; at 0.70 it is 90 %). tests/unit/knowledge/test_themes.py measures.
# A question beside its theme costs staff one more key press; one in a wrong theme, a wrong example.
SAME = 0.73
NEAREST = 3  # themes that are shown beside a theme
SIMILAR = 0.5  # cosine from which a theme is worth showing there
BATCH = 50  # questions in one transaction
PAGE = 500  # themes read in one transaction
ENOUGH = 1000.0  # length of a sum of vectors from which one more would not turn it
TAG = 12  # hex digits by which an encoder is known


class Encoder(Protocol):
    """Texts to unit vectors. `meta["sha256"]` names the encoder."""

    meta: dict[str, Any]

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Shape (texts, dimensions), float32."""


class Question(NamedTuple):
    """A redacted question that has no theme."""

    id: int
    text: str


def packed(tag: str, total: np.ndarray) -> str:
    """How a theme's vector is kept: the encoder's tag, and the sum of its questions' unit vectors, whose direction is
    their mean's, in base64 of float16."""
    return f"{tag}:{base64.b64encode(total.astype(np.float16).tobytes()).decode()}"


def unpacked(vector: str) -> tuple[str, np.ndarray]:
    """The encoder's tag and the sum, shape (dimensions,)."""
    tag, _, content = vector.partition(":")
    return tag, np.frombuffer(base64.b64decode(content), np.float16).astype(np.float32)


class Known:
    """All themes of one encoder in memory: 1.5 KB each."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self._places: dict[int, int] = {}
        self._unit = np.zeros((0, 0), np.float32)  # rows beyond len(ids) are room to grow

    def put(self, theme_id: int, total: np.ndarray) -> None:
        """Add a theme, or give it another vector: the sum of its questions', shape (dimensions,)."""
        if theme_id not in self._places:
            self._make_room(len(total))
            self._places[theme_id] = len(self.ids)
            self.ids.append(theme_id)
        self._unit[self._places[theme_id]] = total / (np.linalg.norm(total) or 1.0)

    def drop(self, theme_id: int) -> None:
        """Forget a theme that is gone; the last one takes its place."""
        place = self._places.pop(theme_id)
        last = self.ids.pop()
        if last != theme_id:
            self.ids[place], self._places[last] = last, place
            self._unit[place] = self._unit[len(self.ids)]

    def nearest(self, vector: np.ndarray, limit: int) -> list[tuple[int, float]]:
        """The `limit` themes nearest to a unit vector, shape (dimensions,), with their cosines, the nearest first."""
        cosines = self._unit[: len(self.ids)] @ vector if self.ids else np.zeros(0, np.float32)
        few = np.argpartition(-cosines, limit)[:limit] if len(cosines) > limit else np.arange(len(cosines))
        return [(self.ids[at], float(cosines[at])) for at in few[np.argsort(-cosines[few], kind="stable")]]

    def _make_room(self, dimensions: int) -> None:
        if len(self.ids) == len(self._unit):
            room = np.zeros((max(256, 2 * len(self.ids)), dimensions), np.float32)
            room[: len(self.ids)] = self._unit[: len(self.ids)] if self.ids else 0
            self._unit = room


class Grouper:
    """Gives each redacted question its theme. `load` finds the encoder; None while nothing has been trained."""

    def __init__(self, database: Database, load: Callable[[set[str]], Encoder | None]) -> None:
        self._database = database
        self._load = load
        self._encoder: Encoder | None = None
        self._tag = ""
        self._known = Known()
        self._read_up_to = 0

    def run(self) -> int:
        """Group what waits; returns how many questions."""
        done = 0
        while waiting := self._waiting():
            if not self._ready():
                return done
            vectors = self._encoder.encode([question.text for question in waiting])  # type: ignore[union-attr]
            with self._database.session() as session:
                alone(session)
                self._read_new(session)
                done += self._place(session, waiting, vectors)
        return done

    def _waiting(self) -> list[Question]:
        query = (
            select(InboxItem.id, InboxItem.text)
            .where(InboxItem.theme_id.is_(None), InboxItem.status == OPEN, InboxItem.redacted_at.is_not(None))
            .order_by(InboxItem.id)
            .limit(BATCH)
        )
        with self._database.session() as session:
            return [Question(*row) for row in session.execute(query)]

    def _ready(self) -> bool:
        """Load encoder and themes, the first time. Questions stay single while there is no encoder."""
        if self._encoder is None:
            tags = self._tags()
            self._encoder = self._load(tags)
            if self._encoder is None:
                return False
            self._tag = self._encoder.meta["sha256"][:TAG]
            if tags - {self._tag}:
                log.info("grouping anew: the encoder is another one")
                self._dissolve_others()
            while self._read_page():
                pass
        return True

    def _tags(self) -> set[str]:
        """The encoders of the newest themes."""
        with self._database.session() as session:
            vectors = session.scalars(select(Theme.vector).order_by(Theme.id.desc()).limit(PAGE)).all()
        return {unpacked(vector)[0] for vector in vectors}

    def _read_page(self) -> bool:
        with self._database.session() as session:
            return self._read_new(session)

    def _read_new(self, session: Session) -> bool:
        """Themes that another worker made, or that were there before us."""
        query = select(Theme.id, Theme.vector).where(Theme.id > self._read_up_to).order_by(Theme.id).limit(PAGE)
        rows = session.execute(query).all()
        for theme_id, vector in rows:
            tag, total = unpacked(vector)
            if tag == self._tag:
                self._known.put(theme_id, total)
            self._read_up_to = theme_id
        return len(rows) == PAGE

    def _dissolve_others(self) -> None:
        """Vectors of different encoders cannot be compared: their open questions are grouped anew."""
        last = 0
        while True:
            with self._database.session() as session:
                alone(session)
                query = select(Theme.id, Theme.vector).where(Theme.id > last).order_by(Theme.id).limit(PAGE)
                rows = session.execute(query).all()
                old = [theme_id for theme_id, vector in rows if unpacked(vector)[0] != self._tag]
                members = update(InboxItem).where(InboxItem.theme_id.in_(old)).values(theme_id=None)
                session.execute(members.execution_options(synchronize_session=False))
                recount(session, old)
            if len(rows) < PAGE:
                return
            last = rows[-1][0]

    def _place(self, session: Session, waiting: Sequence[Question], vectors: np.ndarray) -> int:
        """Join each question to the nearest theme, or make one of it; not what was erased or decided meanwhile."""
        wanted = select(InboxItem).where(InboxItem.id.in_([question.id for question in waiting]))
        wanted = wanted.where(InboxItem.theme_id.is_(None), InboxItem.status == OPEN).with_for_update()
        items = {item.id: item for item in session.scalars(wanted)}
        touched: dict[int, Any] = {}
        for question, vector in zip(waiting, vectors):
            if question.id in items:
                theme = self._theme(session, vector, touched)
                touched[theme.id] = theme
                items[question.id].theme_id = theme.id
        session.flush()
        recount(session, list(touched))
        return len(items)

    def _theme(self, session: Session, vector: np.ndarray, touched: dict[int, Any]) -> Any:
        """The theme of a question with this vector, which moves it a little."""
        near = self._known.nearest(vector, NEAREST + 1)
        while near and near[0][1] >= SAME:
            theme = touched.get(near[0][0]) or session.get(Theme, near[0][0])
            if theme is None:  # erased, or its last question was deleted
                self._known.drop(near[0][0])
                near = self._known.nearest(vector, NEAREST + 1)
                continue
            _, total = unpacked(theme.vector)
            if np.linalg.norm(total) < ENOUGH:
                theme.vector = packed(self._tag, total + vector)
                self._known.put(theme.id, total + vector)
            return theme
        return self._new(session, vector, near, touched)

    def _new(self, session: Session, vector: np.ndarray, near: Iterable[tuple[int, float]], touched: Any) -> Any:
        similar = [theme_id for theme_id, cosine in near if cosine >= SIMILAR][:NEAREST]
        theme = Theme(vector=packed(self._tag, vector), nearest=similar)
        session.add(theme)
        session.flush()
        self._known.put(theme.id, vector)
        self._read_up_to = max(self._read_up_to, theme.id)
        for theme_id in similar:  # and the other way round: the newest of those like it
            other = touched.get(theme_id) or session.get(Theme, theme_id)
            if other is not None:
                other.nearest = [theme.id, *other.nearest][:NEAREST]
        return theme


def find_encoder(folder: Path, tags: set[str]) -> Encoder | None:
    """The encoder in `folder` (that of the models) which made the themes with these tags, else the newest; None where
    there is none yet."""
    from bot.nlu.onnx_encoder import OnnxEncoder, read_meta

    found = sorted(folder.glob("*/encoder.json"), key=lambda path: path.stat().st_mtime)
    if not found:
        return None
    same = [path for path in found if read_meta(path.parent)["sha256"][:TAG] in tags]
    return OnnxEncoder((same or found)[-1].parent)
