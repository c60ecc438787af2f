"""Addresses of this machine itself, where a connection needs no encryption."""

from __future__ import annotations

from urllib.parse import urlsplit

HOSTS = ("localhost", "127.0.0.1", "::1")


def is_loopback(url: str) -> bool:
    """Whether `url` names this machine itself."""
    return urlsplit(url).hostname in HOSTS
