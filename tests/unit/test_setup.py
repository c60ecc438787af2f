"""Setting up, without network: a small shell script stands in for uv, everything else is real."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import browser, commands, locks, npm, problems, python310, python_tools, setup, toolbox
from scripts.problems import Problem

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]

FOUND = {"CLINICBOT_PYTHON": sys.executable, "UV_DEFAULT_INDEX": "none"}  # so that nothing is looked for

# Notes each call; makes what the real one makes; fails as told by files beside it.
FAKE_UV = r"""#!/bin/sh
here="$(dirname "$0")"
echo "$*" >> "$here/calls"
case "$*" in
*"pip sync"*--offline*) [ -e "$here/nothing-cached" ] && { echo "Network connectivity is disabled"; exit 1; } ;;
*"pip sync"*) [ -e "$here/fails" ] && { cat "$here/fails"; exit 2; } ;;
"venv "*) for last; do :; done; mkdir -p "$last/bin"; ln -s /bin/sh "$last/bin/python" ;;
*"--editable"*) for last; do :; done; touch "$last/.venv/bin/clinicbot" ;;
*"python list"*) echo "[]" ;;
*"python install"*) echo "error: dns error"; exit 1 ;;
esac
exit 0
"""


class Project:
    """A copy of what setting up reads, in a folder whose name has a space, with the stand-in for uv."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "requirements", root / "requirements")
        for name in ("pyproject.toml", "Makefile", ".python-version"):
            shutil.copy(ROOT / name, root / name)
        self.uv = root / ".tools" / "uv" / "bin"
        self.uv.mkdir(parents=True)
        (self.uv / "uv").write_text(FAKE_UV)
        (self.uv / "uv").chmod(0o755)
        lock = (root / "requirements" / "uv.txt").read_bytes()
        (self.uv.parent / "installed").write_text(hashlib.sha256(lock).hexdigest())

    def make(self, step: str = "run", **environment: str) -> subprocess.CompletedProcess[str]:
        """What the Makefile calls, and how it went."""
        return subprocess.run(
            ["sh", "scripts/python.sh", "-m", "scripts.setup", step],
            cwd=self.root,
            env={**os.environ, "PYTHON": sys.executable, **FOUND, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def move(self, where: Path) -> None:
        """Put the whole checkout elsewhere."""
        self.root = self.root.rename(where)
        self.uv = where / ".tools" / "uv" / "bin"

    def calls(self) -> list[str]:
        """What uv was asked since the last time."""
        path = self.uv / "calls"
        found = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "my clinic")


def stopped(done: subprocess.CompletedProcess[str]) -> str:
    """The message of a step that failed as it should: code 1, one paragraph, no traceback."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return done.stderr.partition("Stopped. ")[2]


def test_it_makes_an_environment_from_the_locks_by_hash(project: Project) -> None:
    done = project.make()
    assert done.returncode == 0, done.stderr
    sync = next(call for call in project.calls() if "pip sync" in call)
    assert "--require-hashes" in sync and "requirements/run.lock" in sync and "--require-build-hashes" in sync


def test_a_second_time_it_does_nothing_and_takes_no_time(project: Project) -> None:
    project.make()
    project.calls()
    began = time.monotonic()
    done = project.make()
    assert (done.returncode, done.stdout, project.calls()) == (0, "", [])
    assert time.monotonic() - began < 2  # usually 0.2 s; the machine may be busy


@pytest.mark.parametrize("name", ["requirements/run.lock", "pyproject.toml"])
def test_it_installs_again_after_a_change_of(project: Project, name: str) -> None:
    project.make()
    project.calls()
    with (project.root / name).open("a") as file:
        file.write("# changed\n")
    project.make()
    assert any("pip sync" in call for call in project.calls())


def test_what_the_tests_need_stays_when_the_assistant_is_run(project: Project) -> None:
    project.make("run")
    project.make("test", CLINICBOT_BROWSER=str(_browser_that(project, "echo DevTools listening >&2; sleep 5")))
    project.calls()
    assert project.make("run").returncode == 0
    assert project.calls() == []
    (project.root / "requirements/run.lock").open("a").write("# changed\n")
    project.make("run")
    assert any("requirements/test.lock" in call for call in project.calls())


def test_a_moved_checkout_gets_a_new_environment(project: Project, tmp_path: Path) -> None:
    project.make()
    project.move(tmp_path / "elsewhere")
    project.calls()
    done = project.make()
    assert "made elsewhere" in done.stdout
    assert any(call.startswith("venv") for call in project.calls())


def test_an_environment_whose_python_is_gone_is_made_anew(project: Project) -> None:
    project.make()
    (project.root / ".venv/bin/python").unlink()
    (project.root / ".venv/bin/python").symlink_to("/nowhere/python3.10")
    project.calls()
    assert project.make().returncode == 0
    assert any(call.startswith("venv") for call in project.calls())


def test_an_interrupted_installation_goes_on_the_next_time(project: Project) -> None:
    (project.uv / "nothing-cached").touch()
    (project.uv / "fails").write_text("Terminated")
    assert project.make().returncode == 1
    (project.uv / "fails").unlink()
    project.calls()
    assert project.make().returncode == 0
    calls = project.calls()
    assert any("pip sync" in call for call in calls) and not any(call.startswith("venv") for call in calls)


def test_the_cache_is_enough_and_the_network_comes_second(project: Project) -> None:
    project.make()
    assert [("--offline" in call) for call in project.calls() if "pip sync" in call] == [True]
    (project.uv / "nothing-cached").touch()
    (project.root / ".venv/clinic-assistant.json").unlink()
    project.make()
    assert [("--offline" in call) for call in project.calls() if "pip sync" in call] == [True, False]


def test_a_tool_is_installed_from_its_own_lock_once_and_again_after_a_change_of_it(project: Project) -> None:
    found = str(_browser_that(project, "echo DevTools listening >&2; sleep 5"))
    made = []
    for _ in range(2):
        assert project.make("test", CLINICBOT_BROWSER=found).returncode == 0
        made.append([call for call in project.calls() if "pip sync" in call])
    assert ["--require-hashes requirements/schemathesis.lock" in call for call in made[0]] == [False, True]
    assert made[1] == []
    (project.root / "requirements/schemathesis.lock").open("a").write("# changed\n")
    project.make("test", CLINICBOT_BROWSER=found)
    (again,) = project.calls()
    assert "requirements/schemathesis.lock" in again and ".venv" not in again


def test_a_moved_checkout_gets_new_tools(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FOUND.items():
        monkeypatch.setenv(name, value)
    python_tools.ensure(project.root, "audit")
    project.move(tmp_path / "elsewhere")
    project.calls()
    python_tools.ensure(project.root, "audit")
    assert any(call.startswith("venv") for call in project.calls())


def test_a_tool_that_is_not_there_is_told_with_what_to_do(project: Project) -> None:
    with pytest.raises(Problem, match="Run `make setup-test` once"):
        python_tools.command(project.root, "schemathesis")


def test_a_tool_from_another_lock_or_place_is_not_run(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in FOUND.items():
        monkeypatch.setenv(name, value)
    lock = project.root / "requirements/schemathesis.lock"
    tool = python_tools.ensure(project.root, "schemathesis") / "schemathesis"
    tool.touch()
    assert python_tools.command(project.root, "schemathesis") == str(tool)
    locked = lock.read_text()
    lock.write_text(locked + "# changed\n")
    with pytest.raises(Problem, match="Run `make setup-test` once"):
        python_tools.command(project.root, "schemathesis")
    lock.write_text(locked)
    assert python_tools.command(project.root, "schemathesis") == str(tool)
    project.move(tmp_path / "elsewhere")
    with pytest.raises(Problem, match="Run `make setup-test` once"):
        python_tools.command(project.root, "schemathesis")


def test_two_set_ups_in_one_folder_wait_for_each_other(project: Project) -> None:
    import fcntl

    with (project.root / ".tools/setup.guard").open("w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        second = subprocess.Popen(
            [sys.executable, "-m", "scripts.setup", "run"],
            cwd=project.root,
            env={**os.environ, **FOUND},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert second.stdout is not None
        assert "waiting" in second.stdout.readline()
        assert project.calls() == []
    assert second.wait(30) == 0
    second.stdout.close()


# What goes wrong, and what is said


FAILURES = {
    "disk": ("failed to copy file: No space left on device (os error 28)", "The disk is full."),
    "hash": ("error: Failed to install\n  cause: Hash mismatch for `absl-py==1.4.0`", "not the one that was locked"),
    "network": ("cause: client error (Connect)\n cause: dns error\n cause: failed to lookup", "cannot be reached"),
    "refused": ("error sending request for url: Connection refused (os error 111)", "cannot be reached"),
    "pip": ("ERROR: Could not find a version that satisfies uv==1 (from versions: none)", "cannot be reached"),
    "compiler": ("error: command 'gcc' failed: No such file or directory", "no working compiler"),
    "compiler path": ("error: command '/usr/bin/x86_64-linux-gnu-gcc' failed with exit code 1", "no working compiler"),
    "unable": ("unable to execute 'cc': No such file or directory", "no working compiler"),
    "read-only": ("failed to create directory `/x`: Read-only file system (os error 30)", "cannot be written"),
    "permission": ("error: Permission denied (os error 13)", "cannot be written"),
    "machine": ("hint: Wheels are available for `tensorflow` on: `manylinux_2_17_x86_64`", "this kind of machine"),
    "certificate": ("invalid peer certificate: UnknownIssuer", "certificate"),
}


@pytest.mark.parametrize(("output", "message"), FAILURES.values(), ids=FAILURES.keys())
def test_a_failed_installation_says_what_happened_and_what_to_do(project: Project, output: str, message: str) -> None:
    (project.uv / "nothing-cached").touch()
    (project.uv / "fails").write_text(output + "\n")
    said = stopped(project.make())
    assert message in said
    assert said.strip().count("\n") == 0


def test_an_unknown_failure_shows_its_last_lines_and_where_the_rest_is(project: Project) -> None:
    (project.uv / "nothing-cached").touch()
    (project.uv / "fails").write_text("something new\n")
    said = stopped(project.make())
    assert "something new" in said and ".tools/setup.log" in said
    assert "something new" in (project.root / ".tools/setup.log").read_text()


def test_a_folder_that_cannot_be_written_is_named() -> None:
    as_user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
    if as_user and not shutil.which("setpriv"):
        pytest.skip("root can write everywhere, and there is no setpriv to be somebody else")
    python = "/usr/bin/python3" if as_user else sys.executable  # root's own Python may be out of reach for others
    code = "import sys; sys.path.insert(0, '.'); from scripts import setup; setup.main(['run'])"
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to others
        os.chmod(folder, 0o755)
        project = Project(Path(folder) / "my clinic")
        shutil.rmtree(project.root / ".tools")
        os.chmod(project.root, 0o555)
        command = [*as_user, python, "-c", code]
        done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
        os.chmod(project.root, 0o755)
    assert "This folder cannot be written" in stopped(done)


def test_without_any_python_3_10_it_says_how_to_get_one(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python310, "USUAL_PLACES", ())
    with pytest.raises(Problem) as caught:
        python310.python310(
            str(project.uv / "uv"), project.root, {"PATH": "/usr/bin:/bin"}, project.root / ".tools/setup.log"
        )
    assert "There is no Python 3.10 on this machine" in str(caught.value)
    assert "CLINICBOT_PYTHON=" in str(caught.value)


def test_a_named_python_that_is_none_is_refused(project: Project) -> None:
    assert "CLINICBOT_PYTHON=/bin/true is not a complete Python 3.10" in stopped(
        project.make(CLINICBOT_PYTHON="/bin/true")
    )


def test_a_python_without_sqlite_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "python3.10"
    broken.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "raise ImportError(\'_sqlite3\')"\n')
    broken.chmod(0o755)
    assert python310.working(str(broken)) is None
    assert python310.working(sys.executable) == os.path.realpath(sys.executable)


def test_without_venv_and_pip_it_names_the_package_to_install(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.uv.parent / "installed").unlink()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Problem, match="sudo apt install python3-venv"):
        toolbox.uv(project.root, dict(os.environ), project.root / ".tools/setup.log")


def test_without_any_python_it_says_so(project: Project, tmp_path: Path) -> None:
    for command in ("sh", "cat"):
        (tmp_path / command).symlink_to(f"/bin/{command}")
    script = (project.root / "scripts/python.sh").read_text()
    (project.root / "scripts/python.sh").write_text(re.sub(r"/\S*/bin/python3", "/nowhere/python3", script))
    done = subprocess.run(
        ["/bin/sh", "scripts/python.sh", "-m", "scripts.setup", "run"],
        cwd=project.root, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "No Python 3.8 or newer was found" in stopped(done)


def test_a_long_silence_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "HEARTBEAT", 0.1)
    commands.run(["sleep", "0.35"], doing="Waiting", log=tmp_path / "log", env=dict(os.environ), cwd=tmp_path)
    assert "still at it" in capsys.readouterr().out


# The locks


LOCKS = ("run.lock", "serve.lock", "test.lock", "build.lock", "node.lock", "audit.lock", "schemathesis.lock", "uv.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_version_and_a_hash_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text.partition("\n")[2])
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]
    assert "://" not in text and "--index" not in text


def test_the_locks_hold_what_the_project_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = asked["dependency-groups"]
    serve, run, test = (locks.pins(ROOT / f"requirements/{name}.lock") for name in ("serve", "run", "test"))
    for requirement in asked["project"]["dependencies"]:
        assert _name(requirement) in serve, f"{requirement}: run `make lock`"
    for requirement in asked["project"]["optional-dependencies"]["rasa"] + groups["export"]:
        assert _name(requirement) in run, f"{requirement}: run `make lock`"
    for requirement in groups["test"]:
        assert _name(requirement) in test, f"{requirement}: run `make lock`"


def test_the_tests_run_the_versions_that_are_served() -> None:
    run, test = locks.pins(ROOT / "requirements/run.lock"), locks.pins(ROOT / "requirements/test.lock")
    assert {name: test.get(name) for name in run} == run


def test_a_lock_leaves_out_the_condition_that_holds_everywhere(tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    everywhere = "python_full_version < '3.11' and sys_platform == 'linux'"
    lock.write_text(
        f"# by uv\na==1 ; {everywhere} \\\n    --hash=sha256:1\nb==2 ; {everywhere} and x \\\n    --hash=sha256:2\n"
        f"c==3 ; {everywhere} \\\n    --hash=sha256:3\n"
    )
    locks.tidy(lock)
    kept = f"a==1 \\\n    --hash=sha256:1\nb==2 ; {everywhere} and x \\\n    --hash=sha256:2\n"
    assert lock.read_text() == f"{locks.HEADER}{kept}c==3 \\\n    --hash=sha256:3\n"


# The browser


def _browser_that(project: Project, does: str) -> Path:
    path = project.root / "chromium"
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return path


def test_a_chromium_that_is_only_a_stub_is_not_taken(project: Project) -> None:
    assert not browser.starts(str(_browser_that(project, "echo 'install me from the store'; exit 1")), {})
    assert browser.starts(str(_browser_that(project, "echo 'DevTools listening on ws://x' >&2; sleep 5")), {})


def test_make_browser_says_which_it_is_each_time(project: Project) -> None:
    found = str(_browser_that(project, "echo DevTools listening >&2; sleep 5"))
    for _ in range(2):
        assert f"The tests drive {found}\n" in project.make("browser", CLINICBOT_BROWSER=found).stdout


def test_a_browser_once_found_is_remembered_until_it_is_gone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    found = _browser_that(project, "echo 'DevTools listening on ws://x' >&2; sleep 5")
    monkeypatch.setattr(browser, "_on_this_machine", lambda: iter([str(found)]))
    monkeypatch.delenv("CLINICBOT_BROWSER", raising=False)
    assert browser.ensure(project.root) == str(found)
    monkeypatch.setattr(browser, "starts", _never)
    assert browser.ensure(project.root) == str(found)
    assert browser.launch_options(project.root)["executable_path"] == str(found)
    found.unlink()
    with pytest.raises(Problem, match="No browser is set up"):
        browser.launch_options(project.root)


def test_a_packaged_browser_of_a_copied_checkout_is_not_used(project: Project) -> None:
    record = {"executable": "/bin/sh", "home": "/elsewhere/.tools/browser", "pinned": "x"}
    (project.root / ".tools/browser.json").write_text(json.dumps(record))
    with pytest.raises(Problem):
        browser.launch_options(project.root)


def test_an_npm_package_that_is_not_the_pinned_one_is_thrown_away(tmp_path: Path) -> None:
    archive = tmp_path / "package.tgz"
    archive.write_bytes(b"something else")
    with pytest.raises(Problem, match="Hash mismatch"):
        npm.check(archive, "sha512-" + base64.b64encode(b"x" * 64).decode())
    assert not archive.exists()


# The commands


def test_make_alone_lists_the_commands() -> None:
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=False)
    for command in ("run", "test", "train", "evaluate", "bench", "check", "audit", "lock", "clean"):
        assert re.search(rf"^  make {command}\t\S", done.stdout, re.MULTILINE)


def test_continuous_integration_runs_what_everybody_runs() -> None:
    text = (ROOT / ".ci/run").read_text()
    assert (
        text.startswith("#!/usr/bin/env bash") and "set -euo pipefail" in text and text.rstrip().endswith("make test")
    )


def test_an_error_of_the_file_system_names_the_file() -> None:
    said = str(problems.explain_os_error(OSError(28, "No space left on device", "/x/y")))
    assert said.startswith("The disk is full (/x/y).")


def test_ctrl_c_while_setting_up_is_no_traceback(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(setup, "_do", interrupted)
    assert setup.main(["run"], project.root) == 130
    assert "Run it again" in capsys.readouterr().out


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9_.-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


_never: Callable[..., bool] = lambda *_: pytest.fail("not to be called")  # noqa: E731
