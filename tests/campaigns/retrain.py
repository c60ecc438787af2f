"""From the click on Retrain to live: train, evaluate, compare, publish, and Rasa answering with it, on this machine.

    python -m tests.campaigns.retrain

The real processes run on a database of their own, to which the team has added some questions; a member of the team
presses the buttons as a browser would. The first release is compared with what it made of the sets before, as is usual.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

import requests

from bot import settings as settings_module
from bot.knowledge import jobs, releases
from bot.storage import Database
from bot.storage.tables import Example, Release, TrainingJob
from tests.conftest import System, start, stop
from tests.integration.chat import Visitor

WHO, PASSWORD = "owner@example.org", "four words nobody combines"
NEW = "Could the invoice be made out to my employer?"
TOPIC = "payment_options"
BAR = 90.0  # seconds
LONGEST = 900.0  # seconds that it may take at all
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Browser:
    """The console, as somebody with all roles uses it."""

    def __init__(self, site: str) -> None:
        self._http, self._staff = requests.Session(), f"{site}/staff"
        self.sends("/sign-in?next=/staff/", "/sign-in", email=WHO, password=PASSWORD)

    def opens(self, path: str) -> str:
        """A page's HTML."""
        return self._http.get(f"{self._staff}{path}", timeout=30).text

    def sends(self, path: str, page: str, **form: str) -> str:
        """Send a form of `page`; the address that follows."""
        found = TOKEN.search(self.opens(page))
        assert found, f"{page} has no form"
        answer = self._http.post(f"{self._staff}{path}", data={"csrf_token": found[1], **form}, timeout=30)
        assert answer.ok, answer.text
        return answer.url


def main() -> int:
    """Run it; 1 if it took longer than the bar."""
    with tempfile.TemporaryDirectory() as name:
        system = start(Path(name))
        database = Database.from_settings(settings_module.load(system.environment))
        try:
            return measure(system, database)
        finally:
            stop(system)
            database.close()


def measure(system: System, database: Database) -> int:
    """Press, wait, publish, and ask until the new release answers."""
    roles = [word for role in ("editor", "clinician", "admin") for word in ("--role", role)]
    join(system.url, system.clinicbot("user", "add", WHO, "--link", *roles))
    with database.session() as session:
        session.add(example(NEW))
    browser, before = Browser(system.url), live(database)
    began = time.monotonic()
    number = int(browser.sends("/releases/retrain", "/releases/").rsplit("/", 1)[1])
    job = wait_for(database, number)
    print(job.log)
    if job.status != jobs.DONE:
        print(f"{job.status}: {job.explanation}")
        return 1
    trained = time.monotonic() - began
    place = f"/releases/{job.release_id}"
    page = browser.opens(place)
    if ">Publish<" not in page:
        print(re.sub(r"<[^>]+>|\s+", " ", page[page.index("May it go live") :][:1500]))
        return 1
    reason = "The campaign measures the time." if 'name="reason"' in page else ""
    browser.sends(f"{place}/publish", place, instead_of=str(before.id), reason=reason)
    published = time.monotonic()
    while not live(database).loaded_at and time.monotonic() - published < 60:
        time.sleep(0.1)
    whole = time.monotonic() - began
    said = Visitor(system.url).say(NEW)
    print(f"{trained:.0f} s to the candidate, {whole:.0f} s from the click to live (bar: {BAR:.0f} s)")
    print(f"The new question gets: {[each.get('topic') or each['kind'] for each in said]}")
    return 0 if whole <= BAR else 1


def live(database: Database) -> Release:
    """The live release."""
    found = releases.live(database)
    assert found is not None
    return found


def wait_for(database: Database, number: int) -> TrainingJob:
    """The job once it is over."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        job = jobs.one(database, number)
        assert job is not None
        if job.status not in jobs.OPEN:
            return job
        time.sleep(0.5)
    raise TimeoutError(f"Job {number} is not done after {LONGEST:.0f} s.")


def example(text: str) -> Example:
    """A question that the team put under a topic."""
    return Example(
        label=f"faq/{TOPIC}", text=text, text_hash="0" * 64, purpose="training", origin="console", author=WHO
    )


def join(site: str, said: str) -> None:
    """Set a password by the one-time link that the command printed."""
    http, link = requests.Session(), re.search(r"/staff/\S+", said)
    assert link, said
    page = http.get(f"{site}{link[0]}", timeout=30).text
    found = TOKEN.search(page)
    assert found, page
    form = {"csrf_token": found[1], "password": PASSWORD, "again": PASSWORD}
    answer = http.post(f"{site}{link[0]}", data=form, timeout=30)
    assert answer.ok, answer.text


if __name__ == "__main__":
    sys.exit(main())
