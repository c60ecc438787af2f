"""A form that comes too late, after its session or its page's token has ended: nothing that was typed into it is lost.

The page that says so holds the form's words and sends them again, once somebody has signed in. Only a form that the
browser itself says is ours (`Sec-Fetch-Site`, which no page can forge) comes back so: a stranger's page must not get
its words sent by a press on our own button.
"""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from bot.console.access import ANYBODY, PAGES
from bot.console.mount import PREFIX

OURS = "same-origin"
TOKEN = "csrf_token"  # noqa: S105  (a field's name)


def again(heading: str, signed_in: bool) -> ResponseReturnValue | None:
    """The page with the form's words; None where there are none to keep."""
    fields = [(name, value) for name, values in request.form.lists() for value in values if name != TOKEN]
    if not _keeps() or not any(value.strip() for _, value in fields):
        return None
    path = request.script_root + request.full_path.rstrip("?")
    assert path.startswith(PREFIX)
    return render_template("kept.html", heading=heading, fields=fields, path=path, signed_in=signed_in), 401


def _keeps() -> bool:
    """Whether it is a form of ours, and none with a password or a code."""
    endpoint = request.endpoint or ""
    ours = request.headers.get("Sec-Fetch-Site") == OURS
    public = PAGES.get(endpoint, ANYBODY) == ANYBODY
    return request.method == "POST" and ours and not public and not endpoint.startswith("security.")
