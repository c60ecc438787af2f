"""Sign-in by Flask-Security: what we set, its forms with a limit on guessing, and what goes to the audit log."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any

from flask import Flask, request, session
from flask_login import current_user, user_logged_out
from flask_security import Security
from flask_security.forms import ChangePasswordForm, LoginForm, TwoFactorVerifyCodeForm, VerifyForm
from flask_security.recovery_codes import MfRecoveryCodesForm, MfRecoveryForm
from flask_security.signals import password_changed, tf_disabled, tf_profile_changed, user_authenticated
from flask_security.totp import Totp
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import update

from bot.console import lockout
from bot.console.accounts import Account, Accounts
from bot.console.app import Console, console
from bot.storage import audit
from bot.storage.tables import StaffUser, now

# OWASP's smallest recommended setting (m=19 MiB, t=2, p=1): the library's own takes 64 MiB, half of this process.
ARGON2 = {"argon2__memory_cost": 19456, "argon2__time_cost": 2, "argon2__parallelism": 1}
PASSWORD_MIN = 12
CLOCK_SKEW = 30  # seconds that a phone's clock may be wrong


class Guarded:
    """A form in which somebody could guess: after some failures it refuses, before it looks at anything."""

    def validate(self, **kwargs: Any) -> bool:
        """Check the form, one at a time."""
        known, who, address = console(), self._who(), request.remote_addr or "unknown"
        with known.hashing:
            if lockout.refused(known.database, who, address):
                self.form_errors.append(lockout.REFUSAL)  # type: ignore[attr-defined]
                return False
            passed = super().validate(**kwargs)  # type: ignore[misc]
            if not passed and self._guessed():
                lockout.failed(known.database, who, address)
            return passed

    def _who(self) -> str:
        return self.user.email  # type: ignore[attr-defined]

    def _guessed(self) -> bool:
        return True


class SignInForm(Guarded, LoginForm):
    """E-mail and password."""

    remember = None  # a session ends when it ends

    def _who(self) -> str:
        return self.email.data or ""

    def _guessed(self) -> bool:
        return bool(self.password.data)


class ConfirmForm(Guarded, VerifyForm):
    """The password again, before a sensitive change."""


class NewPasswordForm(Guarded, ChangePasswordForm):
    """The present password and a new one."""

    def _who(self) -> str:
        return current_user.email

    def _guessed(self) -> bool:
        return bool(self.password.errors)


class CodeForm(Guarded, TwoFactorVerifyCodeForm):
    """The code from the authenticator app."""


class RecoveryForm(Guarded, MfRecoveryForm):
    """One of the codes that were written down for when the phone is lost."""

    def validate(self, **kwargs: Any) -> bool:
        """Spaces and capitals do not matter."""
        self.code.data = "".join((self.code.data or "").split()).lower()
        return super().validate(**kwargs)


class NewRecoveryCodesForm(MfRecoveryCodesForm):
    """The button for new recovery codes. They replace all earlier ones."""

    def validate(self, **kwargs: Any) -> bool:
        """Only beside a second factor."""
        if current_user.tf_primary_method is None:
            self.form_errors.append("Set up the second factor first: recovery codes stand in for it.")
            return False
        passed = super().validate(**kwargs)
        if passed:
            _log(current_user, "recovery codes made")
        return passed


class OneTimeCodes(Totp):
    """Codes that work once."""

    def get_last_counter(self, user: Account) -> int | None:
        """The place in time of the last code that was taken."""
        return user.tf_last_counter  # type: ignore[attr-defined]

    def set_last_counter(self, user: Account, tmatch: Any) -> None:
        """Remember the place of the code that was just taken."""
        user.tf_last_counter = tmatch.counter  # type: ignore[attr-defined]
        Accounts(console().database).put(user)


def register(app: Flask) -> None:
    """Give `app` sign-in, second factor and CSRF protection."""
    known: Console = app.extensions["console"]
    app.config.update(_settings(known))
    CSRFProtect(app)  # before Flask-Security, which asks for it
    security = Security(
        app,
        Accounts(known.database),
        totp_cls=OneTimeCodes,
        login_form=SignInForm,
        verify_form=ConfirmForm,
        change_password_form=NewPasswordForm,
        two_factor_verify_code_form=CodeForm,
        mf_recovery_form=RecoveryForm,
        mf_recovery_codes_form=NewRecoveryCodesForm,
    )
    security.want_json(lambda _request: False)  # pages only: no tokens, no second way in
    user_authenticated.connect(_signed_in, app)
    user_logged_out.connect(_signed_out, app)
    password_changed.connect(_password_changed, app)
    tf_profile_changed.connect(_second_factor_on, app)
    tf_disabled.connect(_second_factor_off, app)


def _settings(known: Console) -> dict[str, Any]:
    lookup = known.database.cipher.lookup  # from the key that is never rotated: passwords must outlive the others
    security = {
        "PASSWORD_SALT": lookup("staff passwords"),
        "PASSWORD_SCHEMES": ["argon2"],
        "PASSWORD_HASH_PASSLIB_OPTIONS": ARGON2,
        "PASSWORD_LENGTH_MIN": PASSWORD_MIN,
        "RETURN_GENERIC_RESPONSES": True,  # nobody learns which addresses have an account
        "STATIC_FOLDER": None,
        "LOGIN_URL": "/sign-in",
        "LOGOUT_URL": "/sign-out",
        "LOGOUT_METHODS": ["POST"],
        "CHANGE_URL": "/account/password",
        "VERIFY_URL": "/account/confirm",
        "TWO_FACTOR_SETUP_URL": "/account/second-factor",
        "TWO_FACTOR_TOKEN_VALIDATION_URL": "/sign-in/code",
        "POST_LOGIN_VIEW": "overview.page",
        "POST_LOGOUT_VIEW": "security.login",
        "POST_CHANGE_VIEW": "account.page",
        "POST_VERIFY_VIEW": "account.page",
        "TWO_FACTOR_POST_SETUP_VIEW": "account.page",
        "CHANGEABLE": True,
        "SEND_PASSWORD_CHANGE_EMAIL": False,
        "TWO_FACTOR": True,
        "TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
        "TWO_FACTOR_AUTHENTICATOR_VALIDITY": CLOCK_SKEW,
        "TWO_FACTOR_RESCUE_EMAIL": False,
        "TOTP_SECRETS": {"1": lookup("staff second factors")},
        "MULTI_FACTOR_RECOVERY_CODES": True,
        "MULTI_FACTOR_RECOVERY_CODES_KEYS": [urlsafe_b64encode(bytes.fromhex(lookup("staff recovery codes")))],
        "MULTI_FACTOR_RECOVERY_CODES_URL": "/account/recovery-codes",
        "MULTI_FACTOR_RECOVERY_URL": "/sign-in/recovery",
        "TOTP_ISSUER": known.clinic.name.replace(":", " "),
        "FRESHNESS": timedelta(minutes=15),
        "FRESHNESS_GRACE_PERIOD": timedelta(minutes=10),
        "API_ENABLED_METHODS": ["session"],
        "CLI_USERS_NAME": None,
        "CLI_ROLES_NAME": None,
        "LOGIN_USER_TEMPLATE": "sign_in.html",
        "CHANGE_PASSWORD_TEMPLATE": "change_password.html",
        "VERIFY_TEMPLATE": "confirm.html",
        "TWO_FACTOR_SETUP_TEMPLATE": "second_factor.html",
        "TWO_FACTOR_VERIFY_CODE_TEMPLATE": "code.html",
        "MULTI_FACTOR_RECOVERY_CODES_TEMPLATE": "recovery_codes.html",
        "MULTI_FACTOR_RECOVERY_TEMPLATE": "recovery.html",
        "MSG_INVALID_RECOVERY_CODE": ("That is none of your recovery codes, or it was used before.", "error"),
        "MSG_UNAUTHENTICATED": ("Please sign in.", "info"),
        "MSG_REAUTHENTICATION_REQUIRED": ("Please type your password once more.", "info"),
        "MSG_REAUTHENTICATION_SUCCESSFUL": ("Thank you. Go on here.", "info"),
        "MSG_TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": ("The second factor is set up.", "success"),
        "MSG_TWO_FACTOR_DISABLED": ("The second factor is turned off.", "success"),
        "MSG_PASSWORD_CHANGE": ("Your password is changed.", "success"),
        "MSG_GENERIC_AUTHN_FAILED": ("That e-mail address and password do not fit together.", "error"),
    }
    return {
        **{f"SECURITY_{name}": value for name, value in security.items()},
        "WTF_CSRF_CHECK_DEFAULT": False,  # `gate` checks every POST
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session
    }


def _signed_in(_app: Flask, user: Account, **_: Any) -> None:
    session["began"] = session["seen"] = now().timestamp()
    lockout.forget(console().database, user.email)
    second = user.tf_primary_method is not None
    with console().database.session() as transaction:
        transaction.execute(update(StaffUser).where(StaffUser.id == user.id).values(signed_in_at=now()))
        after = {"address": request.remote_addr, "second_factor": second}
        audit.record(transaction, user.email, "signed in", after=after)


def _signed_out(_app: Flask, user: Account, **_: Any) -> None:
    """All sessions of the account end: a copy of the cookie is worth nothing from now on."""
    Accounts(console().database).set_uniquifier(user)
    _log(user, "signed out")


def _password_changed(_app: Flask, user: Account, **_: Any) -> None:
    _log(user, "password changed")


def _second_factor_on(_app: Flask, user: Account, **_: Any) -> None:
    _log(user, "second factor on")


def _second_factor_off(_app: Flask, user: Account, **_: Any) -> None:
    Accounts(console().database).mf_set_recovery_codes(user, None)  # they stood in for it
    _log(user, "second factor off")


def _log(user: Account, action: str) -> None:
    with console().database.session() as transaction:
        audit.record(transaction, user.email, action, audit.USER, user.id)
