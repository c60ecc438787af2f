"""Limits hold for all web processes together; without Redis they hold for each, and danger is answered always."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from limits import parse

from bot import settings
from bot.storage import Database
from bot.web import limits
from bot.web.app import create_app
from bot.web.limits import Limits, RedisAway
from tests.databases import RedisServer
from tests.ports import free_port

THREE = parse("3/minute")


def web(folder: Path, url: str) -> FlaskClient:
    """One web process of several with the same keys, database and Redis, and no Rasa."""
    settings.make_development_secrets(folder)
    ports = {"CLINICBOT_RASA_PORT": str(free_port()), "CLINICBOT_ACTIONS_PORT": str(free_port())}
    loaded = settings.load({"CLINICBOT_VAR": str(folder), "CLINICBOT_REDIS_URL": url, **ports})
    Database.from_settings(loaded).migrate()
    return create_app(loaded).test_client()


def test_two_processes_count_together(redis: RedisServer) -> None:
    one, other = (Limits(redis.url, "key") for _ in range(2))
    assert [limiter.hit(THREE, "calls", "ann") for limiter in (one, other, one)] == [0, 0, 0]
    assert 0 < other.hit(THREE, "calls", "ann") <= 61
    assert other.hit(THREE, "calls", "bob") == 0


def test_redis_holds_no_address(redis: RedisServer) -> None:
    Limits(redis.url, "key").hit(THREE, "calls", "203.0.113.7")
    keys = redis.client.keys("*")
    assert keys and not any(b"203.0" in key for key in keys)


def test_without_redis_each_process_counts_for_itself_and_soon_together_again(
    redis: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    limiter = Limits(redis.url, "key")
    limiter.check()
    redis.stop()
    began = time.monotonic()
    assert [limiter.hit(THREE, "calls", "ann") for _ in range(3)] == [0, 0, 0]
    assert limiter.hit(THREE, "calls", "ann") > 0
    assert time.monotonic() - began < 2
    with pytest.raises(RedisAway, match="does not answer"):
        limiter.check()
    redis.start()
    assert limiter.hit(THREE, "calls", "ann") > 0  # not asked yet
    monkeypatch.setattr(limits.time, "monotonic", lambda: began + 3600)
    assert limiter.hit(THREE, "calls", "ann") == 0


def test_a_session_has_one_allowance_at_two_web_processes_and_danger_has_none(
    redis: RedisServer, tmp_path: Path
) -> None:
    sites = [web(tmp_path, redis.url) for _ in range(2)]
    token = sites[0].post("/api/chat/sessions", json={}).get_json()["token"]

    def say(at: int, text: str) -> tuple[int, str]:
        answer = sites[at % 2].post(
            "/api/chat/messages",
            json={"text": text, "client_message_id": f"m{at}-{len(text)}"},
            headers={"Authorization": f"Bearer {token}"},
        )
        return answer.status_code, answer.get_data(as_text=True)

    assert [say(at, "hello")[0] for at in range(22)] == [200] * 20 + [429] * 2
    for at in range(2):
        status, body = say(at, "i want to kill myself")
        assert status == 200 and "988" in body
    redis.stop()
    status, body = say(0, "i want to kill myself now")
    assert status == 200 and "988" in body


def test_health_names_redis_while_it_is_away_and_only_where_there_is_one(redis: RedisServer, tmp_path: Path) -> None:
    site = web(tmp_path / "with", redis.url)
    assert site.get("/healthz").get_json()["parts"]["redis"] == "ok"
    redis.stop()
    time.sleep(1.1)  # a health check is good for a second
    answer = site.get("/healthz")
    assert answer.status_code == 503 and "Redis does not answer" in answer.get_json()["parts"]["redis"]
    assert "redis" not in web(tmp_path / "without", "").get("/healthz").get_json()["parts"]
    assert site.get("/livez").status_code == 200
