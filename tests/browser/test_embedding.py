"""Other people's pages: strict, hostile, broken or doubled."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from bot import widget

LINE = "<script src='/widget.js' data-lang=en async></script>"
STRICT = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def embed(page: Page, site: str, html: str, headers: dict[str, str] | None = None) -> None:
    """Shows `html` at an address of the site."""
    answer = {"headers": headers or {}, "body": f"<!doctype html><html lang=en>{html}"}
    page.route(f"{site}/guest", lambda route: route.fulfill(content_type="text/html", **answer))
    page.goto(f"{site}/guest")


def test_the_launcher_weighs_under_3_kb_and_everything_under_20_kb():
    launcher = len(gzip.compress(widget.loader(), 9))
    rest = sum(len(gzip.compress(body, 9)) for body, _ in widget.assets().values())
    assert launcher < 3_000
    assert launcher + rest <= 20_000


def test_the_version_names_the_content():
    assert widget.version().encode() in widget.loader()
    assert b"__VERSION__" not in widget.loader()


@pytest.mark.parametrize(
    "source",
    [
        "const a = 'https://example.org'; // note\n",
        "let x = 1;\n  /** @type {A} */ (y).z();\n",
        "/* one\n two */\nlet x;\n",
    ],
)
def test_served_files_lose_comments_but_no_code(source):
    light = widget.lighten(source)
    assert "note" not in light and "@type" not in light and "two" not in light
    for code in ("'https://example.org';", "(y).z();", "let x"):
        assert (code in light) == (code in source)


def test_it_works_under_a_strict_policy_with_trusted_types(chat, server):
    refused: list[str] = []
    chat.page.on("console", lambda line: refused.append(line.text) if "Security Policy" in line.text else None)
    embed(chat.page, chat.site, f"<head>{LINE}</head><body></body>", {"Content-Security-Policy": STRICT})
    chat.open()
    chat.ask_and_wait("Is it safe?")
    chat.choose_from_menu("Ask for a call back")
    width = chat.panel.bounding_box()["width"]
    assert 350 < width < 450  # the style sheet came through
    assert [line for line in refused if "favicon" not in line] == []


def test_twice_on_a_page_it_appears_once(chat, server):
    embed(chat.page, chat.site, f"<head>{LINE}{LINE}</head><body><p>Text</p>{LINE}</body>")
    expect(chat.launcher).to_be_visible()
    chat.page.wait_for_timeout(300)
    expect(chat.page.locator("clinic-assistant")).to_have_count(1)
    chat.open()


def test_it_works_without_storage(chat, server):
    chat.page.add_init_script(
        """const blocked = { get() { throw new DOMException('blocked', 'SecurityError'); } };
        for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, blocked);"""
    )
    chat.visit().open()
    chat.ask_and_wait("Is it safe?")
    expect(chat.mine).to_have_count(1)


def test_a_hostile_style_sheet_does_not_reach_it(chat, server):
    hostile = """<style>
        * { display: none !important; color: red !important; font-size: 40px !important }
        html, body, clinic-assistant { display: block !important; opacity: 0 !important }
        clinic-assistant { pointer-events: none !important; visibility: hidden !important }
        html { font-size: 100px; opacity: 1 !important } body { opacity: 1 !important }
        button, dialog, textarea { visibility: hidden !important }
    </style>"""
    embed(chat.page, chat.site, f"<head>{hostile}{LINE}</head><body></body>")
    chat.open()
    chat.ask_and_wait("Is it safe?")
    assert chat.field.evaluate("node => getComputedStyle(node).fontSize") == "20px"  # as large as text ever gets
    assert chat.page.evaluate("getComputedStyle(document.querySelector('clinic-assistant')).opacity") == "1"


@pytest.fixture
def guest_site(site: str) -> Iterator[str]:
    """Another website, on a port of its own, that embeds the widget. Yields its address."""

    class GuestPage(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            line = f"<script src='{site}/widget.js' data-lang=en async></script>"
            page = f"<!doctype html><html lang=en><head><title>Guest</title>{line}</head><body></body>"
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    guest = ThreadingHTTPServer(("127.0.0.1", 0), GuestPage)
    Thread(target=guest.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{guest.server_port}"
    guest.shutdown()
    guest.server_close()


def test_another_website_may_embed_it(chat, guest_site):
    chat.page.goto(guest_site)
    chat.launcher.click()
    expect(chat.panel.get_by_text("In crisis? Call or text 988", exact=True)).to_be_visible()
    assert chat.panel.bounding_box()["width"] < 450  # the style sheet came through


def test_a_panel_that_cannot_load_still_names_the_crisis_line(chat):
    chat.page.route("**/widget/**", lambda route: route.abort())
    chat.visit().launcher.click()
    expect(chat.page.locator("clinic-assistant [role=alert]")).to_contain_text("call or text 988")
    chat.page.unroute("**/widget/**")
    chat.open()  # trying again works


def test_it_speaks_spanish(chat, server):
    embed(chat.page, chat.site, f"<head>{LINE.replace('=en', '=es')}</head><body></body>")
    chat.launcher.click()
    expect(chat.panel.get_by_text("¿En crisis? Llame o escriba al 988", exact=True)).to_be_visible()
    expect(chat.panel).to_have_attribute("lang", "es")
    expect(chat.launcher).to_contain_text("Haga una pregunta")


def test_it_moves_nothing_on_the_page(chat, server):
    chat.visit()
    chat.page.wait_for_timeout(500)
    shift = chat.page.evaluate(
        """() => new Promise((done) => {
            let sum = 0;
            new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
                .observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift == 0


def test_its_colours_follow_the_page(chat, server):
    page_style = "<style>clinic-assistant { --assistant-accent: rgb(80, 40, 120) }</style>"
    embed(chat.page, chat.site, f"<head>{page_style}{LINE}</head><body></body>")
    expect(chat.launcher).to_have_css("background-color", "rgb(80, 40, 120)")


def test_the_page_helps_without_scripts(page: Page, site: str):
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site)
    expect(plain.get_by_role("heading", name="In crisis? Call or text 988")).to_be_visible()
    expect(plain.get_by_text("Hours", exact=True)).to_be_visible()
    assert plain.locator("a[href^='tel:']").count() >= 3
    expect(plain.get_by_text("Demonstration.")).to_be_visible()
    context.close()
