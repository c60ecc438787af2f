"""What is measured on running processes: ours as `clinicbot run` starts them, the stock assistant, more of ours."""

from __future__ import annotations

import contextlib
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import Sizes, load, memory, say, stock, stored, trained
from bot import settings
from bot.storage import Database
from tests.campaigns import console_pages, full_clinic, swap
from tests.conftest import System, start, stop
from tests.databases import TEMPLATE, migrated_postgres
from tests.fleet import running_fleet

PROCESSES = ("clinicbot web", "bot.assistant.serve", "clinicbot actions", "clinicbot worker")
STOCK_PARSE, OUR_PARSE = "/model/parse", "/webhooks/front_door/parse"
REPLICAS = (1, 2)
ASKING = 8  # visitors, while models are swapped


@contextlib.contextmanager
def assistant() -> Iterator[System]:
    """All our processes on an empty SQLite database."""
    with tempfile.TemporaryDirectory() as folder:
        system = start(Path(folder))
        try:
            yield system
        finally:
            stop(system)


@contextlib.contextmanager
def stock_assistant(system: System) -> Iterator[stock.Stock]:
    """The stock assistant; our actions serve it, should it want one."""
    known = settings.load(system.environment)
    header = settings.internal_header(known.internal_token)
    actions = {"url": f"{known.actions_url}/webhook", "headers": {"X-Internal-Token": header}}
    model, _ = stock.model()
    with tempfile.TemporaryDirectory() as folder:
        running = stock.start(Path(folder), model, actions)
        try:
            yield running
        finally:
            running.stop()


def ours(system: System, sizes: Sizes) -> dict[str, Any]:
    """Through the public chat API; what the processes take then, and what else is known of them."""
    model = trained.newest()
    first = trained.first_training(model)
    return {
        "training": {} if first is None else {"from nothing s": first},
        "end to end": load.at_once([system.url], load.our_visitor, sizes),
        "memory MB": memory.by_name(system.process.pid, PROCESSES),
        "ready s": round(system.ready_after, 1),
        "model MB": trained.megabytes(model),
    }


def our_parse(system: System, sizes: Sizes) -> dict[str, Any]:
    """Understanding alone, over the private channel."""
    known = settings.load(system.environment)
    headers = {"X-Internal-Token": settings.internal_header(known.internal_token)}
    return load.at_once([known.rasa_url], load.understood(OUR_PARSE, headers), sizes)


def the_stock(running: stock.Stock, sizes: Sizes) -> dict[str, Any]:
    """The same of the stock assistant, through its REST channel and its HTTP API."""
    model, training = stock.model()
    return {
        "end to end": load.at_once([running.url], load.stock_visitor, sizes),
        "memory MB": {"rasa": round(memory.of_tree(running.process.pid))},
        "parse over HTTP": load.at_once([running.url], load.understood(STOCK_PARSE, {}), sizes),
        "ready s": round(running.ready_after, 1),
        "model MB": trained.megabytes(model),
        "training": training,
    }


def swapped(system: System, sizes: Sizes) -> dict[str, Any]:
    """How long nobody gets an answer while releases are published, and what Rasa takes then."""
    found = swap.measured(system, sizes.swaps, ASKING)
    return {
        "times": sizes.swaps,
        "longest gap ms": round(found.busy.longest_gap * 1000),
        "longest gap ms, nothing published": round(found.calm.longest_gap * 1000),
        "longest wait ms": round(max(found.busy.seconds) * 1000),
        "longest wait ms, nothing published": round(max(found.calm.seconds) * 1000),
        "messages": len(found.busy),
        "failed": len(found.busy.failed),
        "live after s": round(max(found.live_after), 1),
        "rasa MB before": round(found.memory_before),
        "rasa MB after": round(found.memory_after),
    }


def with_stored(system: System, sizes: Sizes) -> dict[int, float]:
    """The API's p50 with ever more messages stored."""

    def p50() -> float:
        return load.measure([system.url], load.our_visitor, 1, sizes)["p50 ms"]

    database = Database.from_settings(settings.load(system.environment))
    try:
        return stored.grow(database, sizes.stored, p50)
    finally:
        database.close()


def replicas(sizes: Sizes) -> dict[int, dict[str, float]]:
    """One and two of web and Rasa on a PostgreSQL and a Redis, asked by many at once."""
    found, visitors = {}, max(sizes.messages)
    with migrated_postgres() as server:
        for count in REPLICAS:
            say(f"          {count} web and {count} rasa")
            url = server.create(template=TEMPLATE)
            with tempfile.TemporaryDirectory() as folder, running_fleet(Path(folder), url, count) as fleet:
                found[count] = load.measure(fleet.sites, load.our_visitor, visitors, sizes)
            server.drop(url)
    return found


def pages(sizes: Sizes) -> dict[str, Any]:
    """All pages of the console on a filled database."""
    with tempfile.TemporaryDirectory() as folder:
        timed = console_pages.measured(Path(folder), full_clinic.Sizes(*sizes.filled), sizes.page_times)
    worst = max(timed, key=lambda page: page.worst)
    return {
        "messages stored": sizes.filled[0],
        "pages": len(timed),
        "median ms": round(statistics.median(page.median for page in timed)),
        "worst ms": round(worst.worst),
        "worst page": worst.path,
    }
