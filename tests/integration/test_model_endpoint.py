"""Rasa's processes take the live model from the front door; nobody else does."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bot.knowledge import releases
from bot.settings import Settings, internal_header
from bot.storage import Database
from bot.web import models

ARCHIVE = b"a model" * 1000


@pytest.fixture()
def ours(alone: Settings) -> dict[str, str]:
    return {"X-Internal-Token": internal_header(alone.internal_token)}


@pytest.fixture()
def live(alone: Settings, tmp_path: Path) -> str:
    """A live release; its archive's SHA-256."""
    model = tmp_path / "one.tar.gz"
    model.write_bytes(ARCHIVE)
    database = Database.from_settings(alone)
    releases.register_live(database, alone.var, model, "setup", snapshot="s", files="f")
    database.close()
    return hashlib.sha256(ARCHIVE).hexdigest()


def test_without_the_token_there_is_nothing(client: FlaskClient, live: str) -> None:
    for path in ("/internal/model", "/internal/model/1", "/internal/encoder/abc.tar"):
        for headers in ({}, {"X-Internal-Token": "token=wrong"}, {"X-Internal-Token": "ü"}):
            answer = client.get(path, headers=headers)
            assert answer.status_code == 401 and b"token" in answer.data


def test_the_archive_comes_with_its_digest_and_only_to_who_has_not_got_it(
    client: FlaskClient, ours: dict[str, str], live: str
) -> None:
    answer = client.get("/internal/model", headers=ours)
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (200, ARCHIVE, f'"{live}"')
    again = client.get("/internal/model", headers={**ours, "If-None-Match": f'"other", "{live}"'})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", f'"{live}"')
    assert client.get("/internal/model", headers={**ours, "If-None-Match": '"other"'}).status_code == 200


def test_before_anything_is_live_it_says_so(client: FlaskClient, ours: dict[str, str]) -> None:
    answer = client.get("/internal/model", headers=ours)
    assert answer.status_code == 404 and "No release is live yet" in answer.json["error"]["message"]
    assert client.get("/internal/model/7", headers=ours).status_code == 404


def test_a_missing_archive_is_said_to_be_missing(
    client: FlaskClient, ours: dict[str, str], live: str, alone: Settings
) -> None:
    for path in releases.folder(alone.var).iterdir():
        path.unlink()
    answer = client.get("/internal/model", headers=ours)
    assert answer.status_code == 404 and "is not in var/models" in answer.json["error"]["message"]


def test_an_encoder_comes_as_a_whole_folder(
    client: FlaskClient, ours: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "ENCODERS", tmp_path / "encoder")
    folder = tmp_path / "encoder" / "abc123"
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"weights")
    assert client.get("/internal/encoder/abc123.tar", headers=ours).status_code == 404  # half written
    (folder / "encoder.json").write_text("{}")
    answer = client.get("/internal/encoder/abc123.tar", headers=ours)
    with tarfile.open(fileobj=io.BytesIO(answer.data)) as tar:
        assert sorted(tar.getnames()) == ["encoder.json", "model.onnx"]
    for name in ("nothing", "..", "%2e%2e%2f"):
        assert client.get(f"/internal/encoder/{name}.tar", headers=ours).status_code == 404
