"""Real servers that take what we send: mail, webhooks, and Twilio's REST API. Each does what a test tells it to.

mail.plan("rcpt 550")              # the next mail is refused; later ones are taken
hooks.plan(503, "drop")            # the next answer is 503; the one after takes the body and says nothing
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
from base64 import b64decode
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.settings import ROOT
from tests.ports import free_port

NOTICES = (ROOT / "docs" / "notices.md").read_text("utf-8")


def sample(language: str) -> str:
    """The page's sample of code in a language."""
    found = re.search(rf"```{language}\n(.*?)```", NOTICES, re.DOTALL)
    assert found is not None
    return found[1]


def is_genuine(secret: str, header: str, body: bytes, moment: float) -> bool:
    """What a receiver finds at `moment` (Unix seconds) with the code that the page gives them."""
    names: dict[str, Any] = {}
    exec(sample("python"), names)
    names["time"] = SimpleNamespace(time=lambda: moment)
    return bool(names["is_genuine"](secret, header, body))


class MailServer:
    """aiosmtpd with plans. A plan is `rcpt 550`, `data 451` (an answer), `drop` (takes the mail, ends without an
    answer), `hang` (answers to nothing any more) or `slow` (takes it after 0.2 s)."""

    def __init__(self, **options: Any) -> None:
        self.mails: list[EmailMessage] = []
        self._plans: deque[str] = deque()
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)

    def plan(self, *plans: str) -> None:
        """Say what happens to the next mails, one plan each."""
        self._plans.extend(plans)

    def __enter__(self) -> MailServer:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    async def handle_RCPT(  # noqa: N802  (aiosmtpd's names)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a recipient unless the plan refuses it."""
        if self._plans and self._plans[0].startswith("rcpt "):
            return f"{self._plans.popleft()[5:]} not this one"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the mail, or do what the plan says."""
        plan = self._plans.popleft() if self._plans else ""
        if plan.startswith("data "):
            return f"{plan[5:]} not now"
        if plan == "hang":
            await asyncio.sleep(30)
        if plan == "slow":
            await asyncio.sleep(0.2)
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(message_from_bytes(content, policy=policy.default))  # type: ignore[arg-type]
        if plan == "drop" and server.transport is not None:
            server.transport.abort()
        return "250 taken"


@dataclass(frozen=True)
class Request:
    """One request that came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body, which is JSON."""
        return dict(json.loads(self.body))


class HttpServer:
    """An HTTP server with plans: a status, (status, headers), `drop` (ends without an answer), `hang`, or
    `late` (takes the request, and hangs)."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._plans: deque[Any] = deque()
        self._release = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def plan(self, *plans: Any) -> None:
        """Say what happens to the next requests, one plan each."""
        self._plans.extend(plans)

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> HttpServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._release.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        """What a request without a plan gets."""
        return 200, {}, b"ok"

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        """Read one request whole, note it, and answer as planned."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        request = Request(handler.command, handler.path, dict(handler.headers), body)
        self.requests.append(request)
        plan = self._plans.popleft() if self._plans else None
        if plan == "late":
            self.answer(request)
        if plan in ("hang", "late"):
            self._release.wait(30)
        if plan in ("drop", "hang", "late"):
            handler.close_connection = True
            return
        status, headers, content = self._planned(plan, request)
        handler.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    def _planned(self, plan: Any, request: Request) -> tuple[int, dict[str, str], bytes]:
        if plan is None:
            return self.answer(request)
        status, headers = plan if isinstance(plan, tuple) else (plan, {})
        return status, headers, b"{}"


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: senders that are killed hang up in the middle."""


def _handler(server: HttpServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:  # noqa: N802  (http.server's names)
            server.handle(self)

        do_GET = do_POST  # noqa: N815

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    return Handler


@dataclass
class Text:
    """A text that Twilio has taken."""

    sid: str
    to: str
    sender: str
    body: str
    created: datetime
    direction: str = "outbound-api"


class FakeTwilio(HttpServer):
    """The part of Twilio's REST API that we use, as its documentation and library have it.

    https://www.twilio.com/docs/messaging/api/message-resource, https://www.twilio.com/docs/api/errors
    """

    ACCOUNT: ClassVar[str] = "AC" + "0" * 32
    TOKEN: ClassVar[str] = "t" * 32
    MESSAGES: ClassVar[str] = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[Text] = []
        self.opted_out: set[str] = set()
        self.taken_but: deque[Any] = deque()  # plans for answers to texts that are taken all the same

    def answer(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        """As Twilio: 201 for a new message, 200 for a list, an error body with a code for the rest."""
        address = urlsplit(request.path)
        login = b64decode(request.headers.get("Authorization", "").partition(" ")[2]).decode()
        if login != f"{self.ACCOUNT}:{self.TOKEN}":
            return self._error(401, 20003, "Authenticate")
        if address.path != self.MESSAGES:
            return self._error(404, 20404, f"The requested resource {address.path} was not found")
        if request.method == "GET":
            return self._list(parse_qs(address.query))
        return self._create({name: values[0] for name, values in parse_qs(request.body.decode()).items()})

    def _create(self, form: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        to, sender = form["To"], form.get("From") or form["MessagingServiceSid"]
        if to in self.opted_out:
            return self._error(400, 21610, f"Attempt to send to unsubscribed recipient {to}")
        if not to.startswith("+1"):
            return self._error(400, 21211, f"Invalid 'To' Phone Number: {to}")
        text = Text(f"SM{len(self.texts):032x}", to, sender, form["Body"], datetime.now(timezone.utc))
        self.texts.append(text)
        if self.taken_but:
            return self._planned(self.taken_but.popleft(), Request("", "", {}, b""))
        return 201, {"Content-Type": "application/json"}, json.dumps(self._resource(text)).encode()

    def _list(self, query: dict[str, list[str]]) -> tuple[int, dict[str, str], bytes]:
        to = query.get("To", [None])[0]
        found = [text for text in reversed(self.texts) if to is None or text.to == to]
        page = {
            "messages": [self._resource(text) for text in found[: int(query["PageSize"][0])]],
            "page": 0,
            "page_size": int(query["PageSize"][0]),
            "uri": self.MESSAGES,
            "first_page_uri": self.MESSAGES,
            "next_page_uri": None,
            "previous_page_uri": None,
        }
        return 200, {"Content-Type": "application/json"}, json.dumps(page).encode()

    def _resource(self, text: Text) -> dict[str, Any]:
        moment = format_datetime(text.created.replace(microsecond=0))
        service = text.sender if text.sender.startswith("MG") else None
        return {
            "account_sid": self.ACCOUNT, "api_version": "2010-04-01", "body": text.body, "date_created": moment,
            "date_sent": None, "date_updated": moment, "direction": text.direction, "error_code": None,
            "error_message": None, "from": None if service else text.sender, "messaging_service_sid": service,
            "num_media": "0", "num_segments": "1", "price": None, "price_unit": "USD", "sid": text.sid,
            "status": "queued", "subresource_uris": {}, "to": text.to,
            "uri": f"/2010-04-01/Accounts/{self.ACCOUNT}/Messages/{text.sid}.json",
        }  # fmt: skip

    @staticmethod
    def _error(status: int, code: int, message: str) -> tuple[int, dict[str, str], bytes]:
        more = f"https://www.twilio.com/docs/errors/{code}"
        body = {"code": code, "message": message, "more_info": more, "status": status}
        return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


@dataclass
class Receivers:
    """A mail server and a webhook receiver, as a clinic has them."""

    mail: MailServer = field(default_factory=MailServer)
    hooks: HttpServer = field(default_factory=HttpServer)


@contextmanager
def running_receivers() -> Iterator[Receivers]:
    """Both, until the end of the block."""
    both = Receivers()
    with both.mail, both.hooks:
        yield both
