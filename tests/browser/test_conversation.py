"""The widget against the real server: what a visitor does on an ordinary day."""

from __future__ import annotations

import os
import re
import signal

from playwright.sync_api import expect


def test_it_answers_a_question(chat):
    chat.visit().open()
    reply = chat.ask_and_wait("How does ketamine help with depression?")
    expect(chat.mine).to_contain_text(["How does ketamine help with depression?"])
    expect(reply).not_to_contain_text("can't look that up")
    assert len(reply.locator(".text").inner_text()) > 40


def test_it_shows_the_crisis_line_and_says_what_it_is_before_anything_is_asked(chat):
    chat.visit().launcher.click()
    expect(chat.panel.get_by_text("In crisis? Call or text 988", exact=True)).to_be_visible()
    expect(chat.panel.locator("#about")).to_contain_text(re.compile("automated", re.IGNORECASE))
    assert chat.panel.get_by_role("link", name="Call 988").get_attribute("href") == "tel:988"
    assert chat.panel.get_by_role("link", name="text 988").get_attribute("href") == "sms:988"


def test_a_crisis_reply_stands_out_and_the_line_above_stays_strong(chat):
    chat.visit().open()
    reply = chat.ask_and_wait("I want to kill myself")
    expect(reply).to_have_class(re.compile("crisis"))
    expect(reply).to_contain_text("988")
    expect(reply).to_contain_text("911")
    chat.ask_and_wait("What are your hours?")
    expect(chat.panel).to_have_class(re.compile("alarmed"))


def test_the_conversation_is_there_after_a_reload_and_is_not_read_out_again(chat):
    chat.visit().open()
    chat.ask_and_wait("Is ketamine treatment safe?")
    said = chat.theirs.count()
    chat.page.reload()
    expect(chat.panel).to_be_visible()  # it was open, on a desktop
    expect(chat.mine).to_have_count(1)
    expect(chat.theirs).to_have_count(said)
    expect(chat.live).to_be_empty()
    assert chat.page.evaluate("document.activeElement === document.body")  # nobody asked for the focus


def test_two_tabs_agree(chat):
    chat.visit().open()
    other = type(chat)(chat.page.context.new_page(), chat.site).visit()
    other.launcher.or_(other.field).first.click()
    expect(other.panel).to_be_visible()
    chat.ask_and_wait("Does insurance pay for it?")
    expect(other.mine).to_contain_text(["Does insurance pay for it?"])
    expect(other.theirs).to_have_count(chat.theirs.count())


def test_a_contact_request_says_what_is_missing_and_then_arrives(chat):
    chat.visit().open()
    chat.choose_from_menu("Ask for a call back")
    form = chat.panel.locator("form.contact")
    form.get_by_role("button", name="Send request").click()
    expect(form.get_by_label("Your name")).to_be_focused()
    expect(form.get_by_text("Please give a phone number or an email address.")).to_be_visible()
    form.get_by_label("Your name").fill("Widget Visitor")
    form.get_by_label("Phone").fill("(530) 544-2345")
    form.get_by_label("Best time").fill("Tuesday morning")
    form.get_by_role("checkbox").check()
    form.get_by_role("button", name="Send request").click()
    expect(form.get_by_role("heading", name="Request sent")).to_be_focused()
    expect(form.locator(".buttons").get_by_role("button", name="Back to chat")).to_be_visible()  # not a bare button


def test_erasing_asks_first_and_then_starts_anew(chat):
    chat.visit().open()
    chat.ask_and_wait("Where are you?")
    chat.choose_from_menu("Erase conversation")
    expect(chat.panel.get_by_role("button", name="Keep")).to_be_focused()
    chat.panel.get_by_role("button", name="Erase", exact=True).click()
    expect(chat.mine).to_have_count(0)
    expect(chat.theirs.first).to_be_visible()
    chat.page.reload()
    expect(chat.panel).to_be_visible()
    expect(chat.theirs.first).to_be_visible()
    expect(chat.mine).to_have_count(0)


def test_a_link_on_the_page_asks_its_question(chat):
    chat.visit().page.get_by_role("link", name="Is it safe?").click()
    expect(chat.mine).to_contain_text(["Is ketamine treatment safe?"])
    expect(chat.theirs.nth(1)).to_be_visible(timeout=10_000)


def test_nothing_comes_from_another_address(chat):
    addresses: list[str] = []
    chat.page.on("request", lambda request: addresses.append(request.url))
    chat.visit().open()
    assert [url for url in addresses if not url.startswith((chat.site, "data:", "blob:"))] == []


def test_a_whole_visit_from_greeting_to_contact_request(chat, system):
    chat.visit().open()
    expect(chat.theirs.first).to_contain_text("automated assistant")
    answer = chat.ask_and_wait("Can I drive myself home afterwards?")
    expect(answer).to_contain_text("next day")
    expect(answer.locator(".sources")).to_be_visible()
    expect(answer.locator("time")).to_be_visible()
    answer.get_by_role("button", name="Yes").click()
    expect(answer.get_by_text("Thank you.")).to_be_focused()
    chat.ask_and_wait("treatment")
    expect(chat.panel.locator(".choices button").first).to_be_visible()
    before = chat.theirs.count()
    chat.panel.locator(".choices button").first.click()
    expect(chat.theirs.nth(before)).to_have_class(re.compile("answer"))
    chat.ask_and_wait("can someone call me?")
    chat.ask_and_wait("Maria Lopez, 530-544-2346, after 5 tomorrow")
    chat.ask_and_wait("yes")
    assert "Maria Lopez" in system.clinicbot("contacts")


def test_it_is_there_on_the_next_page(chat):
    chat.visit().open()
    chat.ask_and_wait("Is ketamine treatment safe?")
    said = chat.theirs.count()
    line = "<script src='/widget.js' data-lang=en async></script>"
    page = f"<!doctype html><html lang=en><head><title>Prices</title>{line}</head><body><p>Prices</p></body>"
    chat.page.route(f"{chat.site}/prices", lambda route: route.fulfill(content_type="text/html", body=page))
    chat.page.goto(f"{chat.site}/prices")
    expect(chat.mine).to_contain_text(["Is ketamine treatment safe?"])
    expect(chat.theirs).to_have_count(said)
    chat.page.go_back()
    expect(chat.mine).to_have_count(1)


def test_a_server_that_restarts_while_it_answers_answers_once(chat, system):
    chat.visit().open()
    chat.ask_and_wait("Is ketamine treatment safe?")
    rasa, web = system.pids("bot.assistant.serve run"), system.pids("clinicbot web")
    send_all(rasa, signal.SIGSTOP)  # or the answer might come before the end
    try:
        with chat.page.expect_request("**/api/chat/messages"):
            chat.ask("How long does a visit take?")
        chat.page.wait_for_timeout(300)
        send_all(web, signal.SIGKILL)
    finally:
        send_all(rasa, signal.SIGCONT)
    before = chat.mine.count()
    expect(chat.banner).to_be_visible(timeout=15_000)
    expect(chat.banner).to_be_hidden(timeout=40_000)
    expect(chat.theirs.last).not_to_contain_text("Is ketamine")
    expect(chat.mine).to_have_count(before)
    chat.page.reload()
    expect(chat.mine).to_have_count(2)
    expect(chat.theirs.last).to_have_class(re.compile("answer"))
    system.await_ready()


def send_all(pids: list[int], number: signal.Signals) -> None:
    """Send a signal to processes."""
    for pid in pids:
        os.kill(pid, number)
