"""Crisis and emergency alerts for staff."""

from __future__ import annotations

from sqlalchemy import select, update

from bot.storage import Database
from bot.storage.tables import SafetyAlert, now


def open_alerts(database: Database) -> list[SafetyAlert]:
    """Alerts that nobody has acknowledged, the oldest first."""
    with database.session() as session:
        return session.scalars(
            select(SafetyAlert).where(SafetyAlert.acknowledged_at.is_(None)).order_by(SafetyAlert.id)
        ).all()


def acknowledge(database: Database, alert_id: int, by: str) -> bool:
    """Mark an alert as taken care of; False when there is no such open alert."""
    with database.session() as session:
        done = session.execute(
            update(SafetyAlert)
            .where(SafetyAlert.id == alert_id, SafetyAlert.acknowledged_at.is_(None))
            .values(acknowledged_at=now(), acknowledged_by=by)
        )
        return bool(done.rowcount)
