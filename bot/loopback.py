"""Addresses of this machine itself, where a connection needs no encryption, and from which a proxy on it calls."""

from __future__ import annotations

from urllib.parse import urlsplit

ADDRESSES = ("127.0.0.1", "::1")  # whom a limit by address must spare: behind a proxy here is everybody
HOSTS = ("localhost", *ADDRESSES)


def is_loopback(url: str) -> bool:
    """Whether `url` names this machine itself."""
    return urlsplit(url).hostname in HOSTS
