"""The team's accounts: as Flask-Security wants them, kept in our own short transactions.

Flask-Security's stores hold one session open for a whole request. On SQLite, where each of our transactions takes the
writer's place at once, that would make every page wait for itself. So accounts are loaded whole, and written as they
change.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_security import RoleMixin, UserMixin
from flask_security.datastore import UserDatastore
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.console.access import ADMIN, ROLES, Roles
from bot.storage import Database, audit
from bot.storage.tables import StaffUser

FIELDS = (
    "id", "email", "password", "active", "fs_uniquifier", "tf_primary_method", "tf_totp_secret", "tf_last_counter",
    "mf_recovery_codes",
)  # fmt: skip
EMAIL_MAX = 128


class AccountError(ValueError):
    """What was asked for cannot be done; the message says why, and what can."""


class Role(RoleMixin):
    """One of `access.ROLES`."""

    permissions: list[str] = []

    def __init__(self, name: str) -> None:
        self.name = name


class Account(UserMixin):
    """One member of the team, apart from any session."""

    fs_uniquifier: str = ""
    tf_primary_method: str | None = None
    mf_recovery_codes: list[str] | None = None
    tf_phone_number: str | None = None  # Flask-Security empties it; we send no codes by SMS

    def __init__(self, row: StaffUser) -> None:
        self.roles = [Role(name) for name in row.roles.split(",")]
        self._stored = {name: getattr(row, name) for name in FIELDS}
        for name, value in self._stored.items():
            setattr(self, name, value)

    @property
    def role_names(self) -> frozenset[str]:
        """The names alone."""
        return frozenset(role.name for role in self.roles)

    def verify_auth_token(self, tdata: dict[str, Any]) -> bool:
        """Never: a token knows no idle time and no sign-out."""
        return False

    def changes(self) -> dict[str, Any]:
        """What differs from what is stored; taken as stored from now on. Others' changes are not overwritten."""
        now = {name: getattr(self, name) for name in FIELDS}
        differing = {name: value for name, value in now.items() if value != self._stored[name]}
        self._stored = now
        return differing


class Accounts(UserDatastore):
    """Flask-Security's way to the accounts."""

    def __init__(self, database: Database) -> None:
        super().__init__(Account, Role)
        self._database = database

    def find_user(self, case_insensitive: bool = False, **which: Any) -> Account | None:
        """The account with one value of `FIELDS`. E-mail addresses are stored in lower case."""
        ((name, value),) = which.items()
        wanted = value.strip().lower() if case_insensitive else value
        with self._database.reading() as session:
            row = session.scalar(select(StaffUser).where(getattr(StaffUser, name) == wanted))
            return None if row is None else Account(row)

    def put(self, model: Any) -> Any:
        """Write what changed."""
        if changes := model.changes():
            with self._database.session() as session:
                session.execute(update(StaffUser).where(StaffUser.id == model.id).values(**changes))
        return model

    def mf_delete_recovery_code(self, user: Any, idx: int) -> bool:
        """Take away a code that was used just now."""
        user.mf_recovery_codes = [code for place, code in enumerate(user.mf_recovery_codes) if place != idx]
        self.put(user)
        with self._database.session() as session:
            left = {"left": len(user.mf_recovery_codes)}
            audit.record(session, user.email, "recovery code used", audit.USER, user.id, after=left)
        return True

    def commit(self) -> None:
        """Nothing: `put` has written already."""


def add(database: Database, by: str, email: str, roles: Collection[str], password_hash: str | None = None) -> str:
    """Make an account; returns its address as stored. Without a password it waits for its one-time link.

    Raises:
        AccountError: the address or a role is wrong, or there is such an account.
    """
    address, given = _address(email), _roles(roles)
    with database.session() as session:
        if session.scalar(select(StaffUser.id).where(StaffUser.email == address)):
            raise AccountError(f"There is a user {address} already.")
        row = StaffUser(email=address, password=password_hash, roles=given, fs_uniquifier=_unique())
        session.add(row)
        session.flush()
        audit.record(session, by, "added", audit.USER, row.id, after={"user": address, "roles": given})
    return address


def everybody(database: Database) -> Sequence[StaffUser]:
    """All accounts, in order of their addresses."""
    with database.reading() as session:
        return session.scalars(select(StaffUser).order_by(StaffUser.email)).all()


def team(database: Database, roles: Roles) -> set[str]:
    """The addresses of those who may sign in and have at least one of the roles."""
    return {user.email for user in everybody(database) if user.active and roles & set(user.roles.split(","))}


def change(database: Database, by: str, email: str, *, roles: Collection[str] | None = None, active: bool) -> None:
    """Set roles (None: as they are) and whether the account may be used; its sessions end.

    Raises:
        AccountError: no such account or role, or it is the last active administrator.
    """
    with database.session() as session:
        row = _row(session, email)
        before = {"user": row.email, "roles": row.roles, "active": row.active}
        row.roles, row.active = row.roles if roles is None else _roles(roles), active
        after = {"user": row.email, "roles": row.roles, "active": row.active}
        if before == after:
            return
        session.flush()
        administrators = select(StaffUser.roles).where(StaffUser.active)
        if not any(ADMIN in found.split(",") for found in session.scalars(administrators)):
            raise AccountError("That is the last administrator. Give somebody else that role first.")
        row.fs_uniquifier = _unique()
        audit.record(session, by, "changed", audit.USER, row.id, before=before, after=after)


def set_password(database: Database, by: str, email: str, password_hash: str | None, forget_code: bool = False) -> None:
    """Set a password (None: nobody gets in until the one-time link is used); all sessions end.

    `forget_code`: the second factor has to be set up anew.

    Raises:
        AccountError: there is no such account.
    """
    with database.session() as session:
        row = _row(session, email)
        row.password, row.fs_uniquifier = password_hash, _unique()
        if forget_code:
            row.tf_primary_method = row.tf_totp_secret = row.mf_recovery_codes = None
        after = {"user": row.email, "second_factor_forgotten": forget_code}
        audit.record(session, by, "password set", audit.USER, row.id, after=after)


def _row(session: Session, email: str) -> StaffUser:
    row = session.scalar(select(StaffUser).where(StaffUser.email == email.strip().lower()).with_for_update())
    if row is None:
        raise AccountError(f"There is no user {email}. `clinicbot user list` shows all.")
    return row


def _address(email: str) -> str:
    try:
        address = validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise AccountError(f"{email!r} is not an e-mail address. {error}") from error
    if len(address) > EMAIL_MAX:
        raise AccountError(f"That address is longer than {EMAIL_MAX} characters.")
    return address


def _roles(roles: Collection[str]) -> str:
    unknown = sorted(set(roles) - set(ROLES))
    if unknown or not roles:
        raise AccountError(f"Choose at least one role of {', '.join(ROLES)}.")
    return ",".join(name for name in ROLES if name in roles)


def _unique() -> str:
    return uuid.uuid4().hex
