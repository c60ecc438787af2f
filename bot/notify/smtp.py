"""E-mail over SMTP, one message a recipient. Temporary and permanent refusals are told apart."""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from bot.credentials import Smtp
from bot.notify.sending import Later, Never, Outgoing, Sender

SECONDS = 15.0  # for each answer of the server
REPEAT = "[possible repeat] "


class SmtpSender(Sender):
    """Sends through the clinic's mail server."""

    def __init__(self, smtp: Smtp, tls: ssl.SSLContext | None = None) -> None:
        self._smtp = smtp
        self._tls = tls or ssl.create_default_context()

    def send(self, outgoing: Outgoing) -> str:
        """Send one mail; returns its Message-ID, which is the same at every attempt. Raises Later or Never."""
        message = self.message(outgoing)
        try:
            server = connect(self._smtp, self._tls)
        except (smtplib.SMTPException, OSError) as error:
            # Even a wrong password is for later: staff correct it, and no notice is lost meanwhile.
            raise Later(f"mail server: {_named(error)}") from error
        try:
            _submit(server, self._smtp.sender, outgoing.recipient, message)
        finally:
            _part(server)
        return message["Message-ID"]

    def message(self, outgoing: Outgoing) -> EmailMessage:
        """The mail; a possible repeat says so in its subject."""
        message = EmailMessage()
        message["From"] = self._smtp.sender
        message["To"] = outgoing.recipient
        message["Subject"] = (REPEAT if outgoing.repeat else "") + outgoing.subject
        message["Date"] = format_datetime(outgoing.created_at)
        digest = hashlib.sha256(f"{outgoing.key}\n{outgoing.created_at.isoformat()}".encode()).hexdigest()[:32]
        message["Message-ID"] = f"<{digest}@{self._smtp.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: out-of-office replies stay away
        message.set_content(outgoing.text + "\n", cte="quoted-printable")  # goes through servers of any age
        return message


def connect(smtp: Smtp, tls: ssl.SSLContext, seconds: float = SECONDS) -> smtplib.SMTP:
    """A server that has been greeted, encrypted as set up, and has let us sign in.

    Raises:
        smtplib.SMTPException, OSError: it has not.
    """
    if smtp.security == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=seconds, context=tls)
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, timeout=seconds)
    try:
        if smtp.security == "smtp+starttls":
            server.starttls(context=tls)
        if smtp.user is not None:
            server.login(smtp.user, smtp.password or "")
        server.ehlo_or_helo_if_needed()
    except BaseException:
        server.close()
        raise
    return server


def _submit(server: smtplib.SMTP, sender: str, recipient: str, message: EmailMessage) -> None:
    """MAIL, RCPT, DATA step by step: only what fails within DATA may have been taken all the same."""
    try:
        _require("MAIL", server.mail(sender))
        _require("RCPT", server.rcpt(recipient))
    except (smtplib.SMTPException, OSError) as error:
        raise Later(f"mail server: {_named(error)}") from error
    try:
        answer = server.data(message.as_bytes(policy=SMTP))
    except smtplib.SMTPDataError as error:  # an answer to DATA itself: nothing was handed over
        answer = (error.smtp_code, b"")
    except (smtplib.SMTPException, OSError) as error:
        raise Later(f"mail server: {_named(error)} during DATA", maybe_sent=True) from error
    if not 200 <= answer[0] < 600:  # no answer that the protocol knows: it may have been taken
        raise Later(f"SMTP {answer[0]} at DATA", maybe_sent=True)
    _require("DATA", answer)


def _require(step: str, answer: tuple[int, bytes]) -> None:
    """Raise unless the server agreed. Its words may name people: only the code is kept."""
    code = answer[0]
    if 200 <= code < 300:
        return
    reason = f"SMTP {code} at {step}"
    if 500 <= code < 600 and code not in (530, 535):
        raise Never(reason)
    raise Later(reason)


def _part(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()  # the mail is handed over or refused by now: how we part does not matter


def _named(error: Exception) -> str:
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
