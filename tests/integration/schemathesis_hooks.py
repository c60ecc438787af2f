"""How schemathesis calls our API: as visitors do, each with a session. (It runs in an environment of its own.)"""

import requests
import schemathesis
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import RejectedPositiveData

CALLS = 15  # of one visitor: a session may send 20 messages a minute
WITH_SESSION = "^/api/(contact|chat/(messages|history|feedback|session))$"


@schemathesis.auth(refresh_interval=None).apply_to(path_regex=WITH_SESSION)
class Visitor:
    """A new visitor for each call; in the stateful phase one for several, since only who got an answer can rate it."""

    def __init__(self):
        self._token, self._calls = "", CALLS

    def get(self, case, context):
        """The token to call with."""
        if self._calls >= CALLS or case.meta.phase.name is not TestPhase.STATEFUL:
            site = case.operation.schema.get_base_url().rstrip("/")
            self._token, self._calls = requests.post(f"{site}/api/chat/sessions", timeout=20).json()["token"], 0
        self._calls = CALLS if case.method == "DELETE" else self._calls + 1  # erased, the token is worth nothing
        return self._token

    def set(self, case, data, context):
        """Put it where the document says."""
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether it is one. A text of nothing but spaces, slashes and signs that do not print is refused as empty; no
    pattern can say so."""
    return not (isinstance(failure, RejectedPositiveData) and response.json()["error"]["code"] == "empty_text")
