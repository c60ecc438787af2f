"""Other people's pages: strict, hostile, broken or doubled."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from bot import settings, widget
from bot.storage import Database
from bot.web.app import create_app
from tests.ports import free_port

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
        "const a = 'https://example.org';\nlet x; // note\nlet x;\n",
        "const a = 'https://example.org'; // note\n",
        "let x = 1;\n  /** @type {A} */ (y).z();\n",
        "/* one\n two */\nlet x;\n",
        "let x;\nif (a === 'let x = 1;') b = 'c = d';\n",
    ],
)
def test_served_files_lose_comments_but_no_code(source):
    light = widget.lighten(source)
    assert "note" not in light and "@type" not in light and "two" not in light
    for code in ("'https://example.org';", "(y).z();", "let x", "'let x = 1;'", "'c = d'"):
        assert (code in light) == (code in source)


@pytest.fixture
def refused(page: Page) -> list[str]:
    """What a page's policy refused."""
    lines: list[str] = []
    page.on("console", lambda line: lines.append(line.text) if "Security Policy" in line.text else None)
    page.on("console", lambda line: lines.append(line.text) if "requires 'Trusted" in line.text else None)
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    return lines


def test_it_works_under_a_strict_policy_with_trusted_types(chat, server, refused):
    chat.page.add_init_script("window.print = function () { top.printed = this.document.body.innerText; };")
    embed(chat.page, chat.site, f"<head>{LINE}</head><body></body>", {"Content-Security-Policy": STRICT})
    chat.open()
    server.say = lambda body: [server.message("<b>Yes</b>", "crisis", links=[{"label": "988", "href": "tel:988"}])]
    chat.ask_and_wait("<img src=x onerror=alert(1)>")
    chat.choose_from_menu("Print conversation")
    chat.page.wait_for_function("() => top.printed")
    with chat.page.expect_download():
        chat.choose_from_menu("Download conversation")
    chat.choose_from_menu("Ask for a call back")
    width = chat.panel.bounding_box()["width"]
    assert 350 < width < 450  # the style sheet came through
    assert refused == []


def test_it_works_under_a_policy_that_trusts_scripts_by_nonce(chat, server, refused):
    policy = STRICT.replace("script-src 'self'", "script-src 'nonce-abc' 'strict-dynamic'")
    line = LINE.replace("async", "nonce=abc async")
    embed(chat.page, chat.site, f"<head>{line}</head><body></body>", {"Content-Security-Policy": policy})
    chat.open()
    chat.ask_and_wait("Is it safe?")
    assert refused == []


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
        * { direction: rtl !important; transform: scale(.5) !important; writing-mode: vertical-rl !important }
        html, body { transform: none !important }
    </style>"""
    embed(chat.page, chat.site, f"<head>{hostile}{LINE}</head><body></body>")
    chat.open()
    chat.ask_and_wait("Is it safe?")
    assert chat.field.evaluate("node => getComputedStyle(node).fontSize") == "20px"  # as large as text ever gets
    host = chat.page.locator("clinic-assistant")
    for name, value in (
        ("opacity", "1"),
        ("direction", "ltr"),
        ("transform", "none"),
        ("writing-mode", "horizontal-tb"),
    ):
        expect(host).to_have_css(name, value)


@pytest.fixture
def guest() -> Iterator[Guest]:
    """Another website, on a port of its own, that embeds the widget."""
    listening = Guest()
    Thread(target=listening.serve_forever, daemon=True).start()
    yield listening
    listening.shutdown()
    listening.server_close()


class Guest(ThreadingHTTPServer):
    """`embedded`: the site whose widget its page embeds. `policy`: the page's Content-Security-Policy."""

    embedded = ""
    policy = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), GuestPage)
        self.address = f"http://127.0.0.1:{self.server_port}"


class GuestPage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()
        line = f"<script src='{self.server.embedded}/widget.js' data-lang=en async></script>"
        self.wfile.write(f"<!doctype html><html lang=en><head><title>Guest</title>{line}</head><body></body>".encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def front_door(guest: Guest, tmp_path: Path) -> Iterator[str]:
    """A real front door, with nobody behind it, whose clinic.yml names the guest. Yields its address."""
    clinic = tmp_path / "clinic.yml"
    text = (settings.ROOT / "clinic.yml").read_text("utf-8")
    clinic.write_text(text.replace("allowed_origins: []", f"allowed_origins: [{guest.address}]"), "utf-8")
    settings.make_development_secrets(tmp_path)
    closed = str(free_port())
    loaded = settings.load(
        {
            "CLINICBOT_VAR": str(tmp_path),
            "CLINICBOT_CLINIC_FILE": str(clinic),
            "CLINICBOT_RASA_PORT": closed,
            "CLINICBOT_ACTIONS_PORT": closed,
        }
    )
    database = Database.from_settings(loaded)
    database.migrate()
    database.close()
    web = make_server("127.0.0.1", 0, create_app(loaded), threaded=True)
    Thread(target=web.serve_forever, daemon=True).start()
    yield f"http://localhost:{web.server_port}"
    web.shutdown()
    web.server_close()


def test_a_website_that_clinic_yml_names_has_the_whole_chat(chat, guest, front_door):
    guest.embedded = front_door
    chat.page.goto(guest.address)
    chat.open()
    assert chat.panel.bounding_box()["width"] < 450  # the style sheet came through
    expect(chat.ask_and_wait("I want to die")).to_contain_text("988")
    chat.page.reload()
    expect(chat.mine).to_have_count(1)  # its token is good for this website
    chat.choose_from_menu("Erase conversation")
    chat.panel.get_by_role("button", name="Erase", exact=True).click()
    expect(chat.mine).to_have_count(0)
    expect(chat.theirs.first).to_be_visible()


def test_a_website_that_clinic_yml_does_not_name_shows_only_where_help_is(chat, guest, site):
    guest.embedded = site
    chat.page.goto(guest.address)
    chat.launcher.click()
    expect(chat.panel.get_by_text("In crisis? Call or text 988", exact=True)).to_be_visible()
    chat.ask("Is it safe?")
    expect(chat.banner).to_contain_text("cannot reach the assistant")
    expect(chat.theirs).to_have_count(0)


def test_it_works_in_a_sandboxed_page(chat, server, guest, site):
    """Such a page has no storage and no locks, and its origin is `null`."""
    guest.embedded, guest.policy = site, "sandbox allow-scripts"
    chat.page.goto(guest.address)
    assert "SecurityError" in chat.page.evaluate("navigator.locks.request('x', () => 1).catch(String)")
    chat.open()
    chat.ask_and_wait("Is it safe?")
    expect(chat.mine).to_have_count(1)


def test_a_panel_that_cannot_load_still_names_the_crisis_line(chat):
    chat.page.route("**/widget/**", lambda route: route.abort())
    chat.visit().launcher.click()
    expect(chat.page.locator("clinic-assistant [role=alert]")).to_contain_text("call or text 988")
    chat.page.unroute("**/widget/**")
    chat.open()  # trying again works


def test_it_speaks_spanish(chat, server):
    embed(chat.page, chat.site, f"<head>{LINE.replace('=en', '=es')}</head><body></body>")
    chat.launcher.click()
    expect(chat.panel.get_by_text("¿En crisis? Llame o envíe AYUDA al 988", exact=True)).to_be_visible()
    expect(chat.panel).to_have_attribute("lang", "es")
    expect(chat.launcher).to_contain_text("Haga una pregunta")


@pytest.mark.parametrize(("own", "help_in"), [("en", ["en", "es"]), ("es", ["es", "en"])])
def test_a_spanish_browser_reads_where_help_is_in_both_languages(chat, server, own, help_in):
    """On an English page too, by sight and to a screen reader."""
    chat.page.add_init_script("Object.defineProperty(navigator, 'language', { value: 'es-MX' })")
    embed(chat.page, chat.site, f"<head>{LINE.replace('=en', f'={own}')}</head><body></body>")
    chat.open()
    assert server.languages == [own]
    lines = chat.panel.locator(".line > p")
    assert [line.get_attribute("lang") for line in lines.all()] == help_in
    for name in ("Call 988", "Llame al 988", "text 988", "envíe AYUDA al 988"):
        expect(chat.panel.locator(".line").get_by_role("link", name=name, exact=True)).to_be_visible()


def test_without_a_word_of_the_page_it_speaks_the_browsers_language(chat, server):
    chat.page.add_init_script("Object.defineProperty(navigator, 'language', { value: 'es-MX' })")
    chat.visit().launcher.click()
    expect(chat.panel).to_have_attribute("lang", "es")


def test_an_english_browser_reads_one_line(chat, server):
    chat.visit().open()
    expect(chat.panel.locator(".line > p")).to_have_count(1)


def test_words_of_help_in_spanish_have_a_title_in_spanish(chat, server):
    server.say = lambda body: [server.message("No está a solas.", "crisis", lang="es")]
    chat.visit().open()
    chat.ask_and_wait("quiero morir")
    expect(chat.theirs.last.get_by_text("Hay ayuda ahora mismo")).to_be_visible()


def test_where_help_is_and_the_field_follow_the_language_of_the_last_words_of_help(chat, server):
    crisis = server.message("No está a solas.", "crisis", lang="es")
    emergency = {**server.message("Call 911 now.", "emergency", lang="en"), "id": "e1"}
    server.say = lambda body: [crisis if body["text"] == "quiero morir" else emergency]
    chat.visit().open()
    chat.ask_and_wait("quiero morir")
    lines, spanish = chat.panel.locator(".line > p"), chat.panel.get_by_role("textbox", name="Su pregunta")
    for again in (False, True):
        if again:
            chat.page.reload()  # the panel is open again
        expect(spanish).to_have_attribute("placeholder", "Escriba su pregunta")
        expect(lines).to_have_count(2)  # English stays beside it
        expect(lines.first).to_have_attribute("lang", "es")
    spanish.fill("he fell")
    spanish.press("Enter")
    expect(chat.field).to_have_attribute("placeholder", "Type your question")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("Call 911")


def test_an_english_answer_in_a_spanish_chat_says_so_to_screen_readers(chat, server):
    embed(chat.page, chat.site, f"<head>{LINE.replace('=en', '=es')}</head><body></body>")
    chat.open()
    chat.panel.get_by_role("textbox", name="Su pregunta").fill("¿Es seguro?")
    chat.page.keyboard.press("Enter")
    expect(chat.theirs.last.locator(".bubble")).to_have_attribute("lang", "en")
    expect(chat.live.get_by_text("Here is the answer.")).to_have_attribute("lang", "en")


def test_the_page_loads_only_the_launcher_and_the_rest_when_idle(chat, server):
    """Nothing waits for the widget: its one script is async, and the modules come when the page is done."""
    chat.page.goto(f"{chat.site}/healthz")  # a page without it, to start from
    chat.page.add_init_script("window.requestIdleCallback = (task) => { window.whenIdle = task; };")
    chat.visit()
    chat.page.wait_for_load_state("networkidle")
    loaded = "performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => /widget/.test(name))"
    assert [url.split("/")[-1] for url in chat.page.evaluate(loaded)] == ["widget.js"]
    chat.page.evaluate("whenIdle()")
    chat.page.wait_for_function(f"() => {loaded}.length > 10")
    chat.open()


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
