"""What can go wrong while setting up, told as one paragraph: what happened and what to do."""

from __future__ import annotations

import errno
import re
from typing import NamedTuple, Optional

COMPILER_HINT = (
    "Debian or Ubuntu: sudo apt install build-essential. Fedora: sudo dnf install gcc gcc-c++."
    " macOS: xcode-select --install."
)


class Problem(Exception):
    """Something the reader can act on; shown without a traceback."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what} {do}")
        self.what = what


class Cause(NamedTuple):
    """A known cause: the words a tool uses for it (a regular expression), what happened, what to do."""

    words: str
    what: str
    do: str


# The first cause whose words are found wins, so the more telling ones come first:
# a full disk, say, also makes a compiler fail.
CAUSES = [
    Cause(
        r"No space left on device|Disk quota exceeded|os error 28\b|os error 122\b",
        "The disk is full.",
        "The environment needs about 3 GB in this folder (or, with its download cache, 5 GB). Free some space and run"
        " the command again: it goes on where it stopped.",
    ),
    Cause(
        r"Hash mismatch|DO NOT MATCH THE HASHES|EINTEGRITY|hash(es)? (was|were) (not )?provided",
        "A downloaded package is not the one that was locked (its SHA-256 differs), so nothing of it was installed.",
        "The download may be damaged or the registry may serve something else. Remove .tools and .cache and try again;"
        " if it stays so, do not go on: ask whoever runs your package registry.",
    ),
    Cause(
        r"Read-only file system|Permission denied|os error 30\b|os error 13\b|EACCES|EROFS",
        "A file or folder cannot be written.",
        "Check that you own this folder and your download cache (UV_CACHE_DIR moves it), and that neither is"
        " read-only.",
    ),
    Cause(
        r"Network connectivity is disabled|dns error|failed to lookup address|Name or service not known"
        r"|Temporary failure in name resolution|error sending request|Failed to establish a new connection"
        r"|NewConnectionError"
        r"|Connection (refused|reset)|Could not connect|Network is unreachable|timed out|tunnel error"
        r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|from versions: none",
        "The package registry cannot be reached.",
        "Check the network, or the proxy (HTTPS_PROXY) or mirror (PIP_INDEX_URL) this machine needs, and run the"
        " command again. It is needed only the first time and after the locks change.",
    ),
    Cause(
        r"invalid peer certificate|CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT",
        "The package registry's certificate is not trusted.",
        "If your network has its own certificate authority, point SSL_CERT_FILE at its file and run the command again.",
    ),
    Cause(
        r"command '?[^\n]*(gcc|cc|clang|g\+\+|c\+\+)[^\n]*'? failed"
        r"|unable to execute '?\S*(gcc|cc|clang|g\+\+)|C compiler"
        r"|cannot execute ['\"]?cc1|error: linker|Python\.h: No such file",
        "A package has no ready build for this machine and there is no working compiler to build it.",
        "Install one and run the command again. " + COMPILER_HINT,
    ),
    Cause(
        r"wheels? (is|are) (only )?(available|usable)|doesn't have a (source distribution or )?wheel"
        r"|no wheels? with a matching"
        r"|no wheels are usable|not a supported wheel|No matching distribution found",
        "A package has no build for this kind of machine.",
        "The assistant runs on Linux with glibc (x86_64, aarch64) and on macOS. Elsewhere (Alpine, Windows), use a"
        " container or WSL with Debian or Ubuntu.",
    ),
]


def explain(output: str) -> Optional[Problem]:
    """The known problem that a failed tool's output tells of, or None."""
    for cause in CAUSES:
        if re.search(cause.words, output, re.IGNORECASE):
            return Problem(cause.what, cause.do)
    return None


def explain_os_error(error: OSError) -> Problem:
    """A failed file operation as a problem that names the file."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(f"The disk is full{where}.", CAUSES[0].do)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem(
            f"This folder cannot be written{where}.",
            "Make it yours (chown), copy the project to a folder of your own, or mount it writable;"
            " then run the command again.",
        )
    return Problem(f"{error.strerror or error}{where}.", "Put that right and run the command again.")
