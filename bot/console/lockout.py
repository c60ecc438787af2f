"""Who fails to sign in again and again has to wait: by account and by address, in the database, so that neither a
restart nor a second process forgets."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, func, select

from bot import loopback
from bot.storage import Database, audit
from bot.storage.tables import SignInFailure, StaffUser, now

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
PER_ADDRESS = 20
KEPT = timedelta(days=1)
REFUSAL = "Too many failed attempts. Wait 15 minutes, or ask an administrator for a new password."


def refused(database: Database, email: str, address: str) -> bool:
    """Whether this account or address has to wait. An account that does not exist is treated the same."""
    account, place = _hashes(database, email, address)
    with database.session() as session:

        def failures(which: object) -> int:
            recent = select(func.count()).select_from(SignInFailure).where(SignInFailure.created_at > now() - WINDOW)
            return int(session.scalar(recent.where(which)) or 0)

        if failures(SignInFailure.account_hash == account) >= PER_ACCOUNT:
            return True
        # Where a proxy's address is everybody's, the account alone counts.
        return address not in loopback.ADDRESSES and failures(SignInFailure.address_hash == place) >= PER_ADDRESS


def failed(database: Database, email: str, address: str) -> None:
    """Count a failure, and log it where there is such an account: anything else may be typed, and without end."""
    account, place = _hashes(database, email, address)
    with database.session() as session:
        session.execute(delete(SignInFailure).where(SignInFailure.created_at < now() - KEPT))
        session.add(SignInFailure(account_hash=account, address_hash=place))
        known = session.scalar(select(StaffUser.email).where(StaffUser.email == email.strip().lower()))
        if known:
            audit.record(session, known, "sign-in failed", after={"address": address})


def forget(database: Database, email: str) -> None:
    """Begin to count anew: the account's owner got in, or has a new password."""
    account, _ = _hashes(database, email, "")
    with database.session() as session:
        session.execute(delete(SignInFailure).where(SignInFailure.account_hash == account))


def _hashes(database: Database, email: str, address: str) -> tuple[str, str]:
    lookup = database.cipher.lookup
    return lookup(f"staff account {email.strip().lower()}"), lookup(f"staff address {address}")
