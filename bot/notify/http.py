"""What an error of `requests` says about whether the other side may have taken what we sent."""

from __future__ import annotations

import requests
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError


def never_arrived(error: Exception) -> bool:
    """Whether no connection was made, so that nothing can have been taken.

    A TLS error is no such proof: a server that takes a request and ends without a goodbye can look like one.
    """
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return True
    if not isinstance(error, requests.exceptions.ConnectionError):
        return False
    inner = error.args[0] if error.args else None
    reason = getattr(inner, "reason", inner)
    return isinstance(reason, (NewConnectionError, ConnectTimeoutError))
