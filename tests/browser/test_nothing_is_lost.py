"""The widget while the server misbehaves: every question arrives once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from bot.contacts.consent import TICKED

SLOW = 15_000  # ms; the widget waits 1, 2, 4 ... seconds between tries


def test_a_question_asked_while_the_server_is_away_is_sent_once_it_is_back(chat, server):
    chat.visit().open()
    server.down = True
    chat.ask("Is it safe?")
    expect(chat.banner).to_contain_text("cannot reach the assistant")
    expect(chat.banner.get_by_role("link", name="Call (530) 555-0100")).to_be_visible()
    server.down = False
    expect(chat.theirs).to_have_count(2, timeout=SLOW)
    expect(chat.banner).to_be_hidden()
    expect(chat.mine).to_have_count(1)
    assert len(server.questions) == 1


def test_a_question_survives_a_reload_while_the_server_is_away(chat, server):
    chat.visit().open()
    server.down = True
    chat.ask("Is it safe?")
    expect(chat.banner).to_be_visible()
    chat.page.reload()
    expect(chat.mine).to_contain_text(["Is it safe?"])
    server.down = False
    expect(chat.theirs).to_have_count(2, timeout=SLOW)
    expect(chat.mine).to_have_count(1)


def test_a_lost_reply_is_asked_for_again_under_the_same_id(chat, server):
    chat.visit().open()
    server.errors = [
        (502, {}),
        (503, {"error": {"code": "unavailable", "message": "Starting.", "retry_after": 1}}),
    ]
    chat.ask("Is it safe?")
    expect(chat.theirs).to_have_count(2, timeout=SLOW)
    assert len(server.questions) == 3
    assert len({question["client_message_id"] for question in server.questions}) == 1


def test_it_waits_as_long_as_the_server_asks(chat, server):
    chat.visit().open()
    server.errors = [(429, {"error": {"code": "rate_limited", "message": "Too many.", "retry_after": 3}})]
    chat.ask("One")
    expect(chat.banner).to_contain_text("in a moment")
    chat.ask("Two")  # a new question does not jump the queue
    chat.page.wait_for_timeout(1500)
    assert len(server.questions) == 1
    expect(chat.theirs).to_have_count(3, timeout=SLOW)
    assert [question["text"] for question in server.questions] == ["One", "One", "Two"]


def test_a_session_that_ran_out_is_renewed_and_the_question_sent_again(chat, server):
    chat.visit().open()
    server.errors = [(401, {"error": {"code": "session_expired", "message": "This chat ended."}})]
    chat.ask("Is it safe?")
    expect(chat.theirs.last).to_contain_text("Here is the answer.")
    expect(chat.mine).to_have_count(1)
    assert server.sessions == 2


def test_a_renewed_token_is_used_from_then_on(chat, server):
    chat.visit().open()
    renewed = {"messages": [server.message("Yes.")], "token": "renewed", "expires_at": "2999-01-01T00:00:00Z"}
    server.errors = [(200, renewed)]
    chat.ask_and_wait("Is it safe?")
    with chat.page.expect_request("**/api/chat/messages") as sent:
        chat.ask("And for how long?")
    assert sent.value.headers["authorization"] == "Bearer renewed"


def test_a_refused_question_says_why_and_can_be_rewritten(chat, server):
    chat.visit().open()
    server.errors = [(400, {"error": {"code": "too_long", "message": "Please shorten it to 1,000 characters."}})]
    chat.ask("A very long question")
    expect(chat.panel.get_by_text("Please shorten it to 1,000 characters.")).to_be_visible()
    chat.panel.get_by_role("button", name="Edit").click()
    expect(chat.field).to_have_value("A very long question")
    expect(chat.mine).to_have_count(0)


def test_help_that_the_server_could_not_store_stays_on_show(chat, server):
    """The server gives such replies ids that repeat, and its history never holds them."""
    chat.visit().open()
    server.say = lambda body: [{**server.message("Call or text 988.", "crisis"), "id": "unstored-0"}]
    chat.ask_and_wait("I want to die")
    chat.ask_and_wait("I mean it")
    expect(chat.theirs.get_by_text("Call or text 988.")).to_have_count(2)
    server.history = server.history[:1]
    chat.page.evaluate("new BroadcastChannel('clinic-assistant::').postMessage('changed')")
    chat.page.wait_for_timeout(300)
    expect(chat.theirs.get_by_text("Call or text 988.")).to_have_count(2)


def test_a_late_answer_is_fetched(chat, server):
    chat.visit().open()
    server.say = lambda body: [server.message("Your question is kept.", "unavailable")]
    chat.ask_and_wait("Is it safe?")
    server.history = [*server.history, {**server.message("Late, but here."), "id": "late"}]
    expect(chat.theirs.last).to_contain_text("Late, but here.", timeout=SLOW)
    expect(chat.live).to_contain_text("Late, but here.")


def test_a_late_answer_is_fetched_though_something_else_was_said_meanwhile(chat, server):
    server.say = lambda body: [server.message("Your question is kept.", "unavailable")]
    chat.visit().open().ask_and_wait("does insurance pay?")
    server.say = lambda body: [server.message("Call or text 988.", "crisis")]
    chat.ask_and_wait("i want to kill myself")
    at = next(i for i, message in enumerate(server.history) if message["kind"] == "unavailable") + 1
    late = {**server.message("Late, but here."), "id": "late", "from": "assistant"}
    server.history = [*server.history[:at], late, *server.history[at:]]
    expect(chat.theirs.get_by_text("Late, but here.")).to_be_visible(timeout=SLOW)
    expect(chat.theirs.get_by_text("Call or text 988.")).to_be_visible()


def test_an_offline_browser_says_so_and_sends_when_back(chat, server):
    chat.visit().open()
    chat.page.context.set_offline(True)
    expect(chat.banner).to_contain_text("You are offline")
    server.down = True  # stands in for the missing network: offline does not stop stubbed requests
    chat.ask("Is it safe?")
    server.down = False
    chat.page.context.set_offline(False)
    expect(chat.theirs).to_have_count(2, timeout=SLOW)


def test_a_contact_request_is_kept_and_sent_when_the_server_is_back(chat, server):
    chat.visit().open()
    server.down = True
    chat.ask("Hello?")
    chat.banner.get_by_role("button", name="Ask for a call back").click()
    form = chat.fill_contact_form()
    form.get_by_role("button", name="Send request").click()
    expect(form.get_by_role("heading", name="Request kept")).to_be_visible()
    chat.page.reload()
    server.down = False
    expect(chat.theirs.get_by_text("The clinic will reach you.")).to_be_visible(timeout=SLOW)
    assert [contact["email"] for contact in server.contacts] == ["sam@example.org"]
    assert (server.contacts[0]["consent"], server.contacts[0]["consent_version"]) == (True, TICKED.version)


def test_a_contact_request_sent_by_a_double_click_is_one(chat, server):
    chat.visit().open()
    chat.choose_from_menu("Ask for a call back")
    form = chat.fill_contact_form()
    form.get_by_role("button", name="Send request").dblclick()
    expect(form.get_by_role("heading", name="Request sent")).to_be_visible()
    chat.page.wait_for_timeout(300)
    assert len(server.contacts) == 1


def test_a_contact_request_that_the_clinic_cannot_take_says_which_field(chat):
    chat.visit().open()
    chat.choose_from_menu("Ask for a call back")
    form = chat.fill_contact_form("Phone", "12")
    form.get_by_role("button", name="Send request").click()
    expect(form.get_by_label("Phone")).to_be_focused()
    expect(form.get_by_label("Phone")).to_have_attribute("aria-invalid", "true")
    expect(form.locator("#phone-error")).not_to_be_empty()


def test_an_erased_conversation_is_erased_at_the_clinic_when_it_can_be_reached(chat, server):
    chat.visit().open()
    chat.ask_and_wait("Is it safe?")
    server.down = True
    chat.choose_from_menu("Erase conversation")
    chat.panel.get_by_role("button", name="Erase", exact=True).click()
    expect(chat.mine).to_have_count(0)
    server.down = False
    expect(chat.theirs.first).to_be_visible(timeout=SLOW)
    chat.page.wait_for_timeout(300)
    assert server.erased == ["Bearer t1"]


def test_a_reply_that_comes_after_erasing_is_not_shown(chat, server):
    chat.visit().open()
    chat.page.evaluate(
        """() => {
            const real = window.fetch;
            window.fetch = async (url, options) => {
                const reply = await real(url, options);
                if (String(url).includes('messages')) await new Promise((done) => setTimeout(done, 1500));
                return reply;
            };
        }"""
    )
    chat.ask("Is it safe?")
    expect(chat.panel.locator(".typing")).to_be_visible()
    chat.choose_from_menu("Erase conversation")
    chat.panel.get_by_role("button", name="Erase", exact=True).click()
    chat.page.wait_for_timeout(2500)
    expect(chat.mine).to_have_count(0)
    expect(chat.theirs).to_have_count(1)
    assert server.erased == ["Bearer t1"]


def test_a_chosen_suggestion_is_sent_by_its_id(chat, server):
    chat.visit().open()
    chat.panel.get_by_role("button", name="Is it safe?").click()
    expect(chat.theirs).to_have_count(2)
    expect(chat.mine).to_contain_text(["Is it safe?"])
    expect(chat.live).to_contain_text("You chose: Is it safe?")
    expect(chat.panel.locator(".choices")).to_have_count(0)
    assert [question.get("choice") for question in server.questions] == ["c1"]


def test_a_rating_reaches_the_server_and_is_thanked_for(chat, server):
    server.say = lambda body: [server.message("An answer.", helpful_asked=True, sources=["FDA, 2025"])]
    chat.visit().open()
    reply = chat.ask_and_wait("Is it safe?")
    expect(reply).to_contain_text("Source: FDA, 2025")
    reply.get_by_role("button", name="Yes").click()
    expect(reply.get_by_text("Thank you.")).to_be_focused()
    assert [rating["helpful"] for rating in server.ratings] == [True]


def test_who_found_an_answer_unhelpful_is_led_to_a_person(chat, server):
    server.say = lambda body: [server.message("An answer.", helpful_asked=True)]
    chat.visit().open()
    reply = chat.ask_and_wait("Is it safe?")
    reply.get_by_role("button", name="No", exact=True).click()
    expect(reply.get_by_text("A person on our team")).to_be_focused()
    expect(reply.get_by_role("link", name="Call (530) 555-0100")).to_be_visible()
    reply.get_by_role("button", name="Ask for a call back").click()
    expect(chat.panel.get_by_role("heading", name="Ask for a call back")).to_be_focused()
    assert [rating["helpful"] for rating in server.ratings] == [False]


def test_a_reply_to_a_closed_chat_is_counted_on_the_launcher(chat, server):
    chat.visit().open()
    server.down = True
    chat.ask("Is it safe?")
    expect(chat.banner).to_be_visible()
    chat.panel.get_by_role("button", name="Close chat").click()
    server.down = False
    expect(chat.launcher).to_have_accessible_name(re.compile("1 new"), timeout=SLOW)
    chat.launcher.click()
    expect(chat.theirs.last).to_contain_text("Here is the answer.")
    chat.panel.get_by_role("button", name="Close chat").click()
    expect(chat.launcher).to_have_accessible_name("Ask a question")


def test_the_transcript_can_be_downloaded(chat, server):
    chat.visit().open()
    chat.ask_and_wait("Is it safe?")
    with chat.page.expect_download() as download:
        chat.choose_from_menu("Download conversation")
    text = download.value.path().read_text("utf-8")
    assert "You: Is it safe?" in text
    assert "Assistant: Here is the answer." in text
    assert "988" in text


def test_the_transcript_can_be_copied_and_printed(chat, server):
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.page.add_init_script("window.print = function () { top.printed = this.document.body.innerText; };")
    chat.visit().open()
    chat.ask_and_wait("Is it safe?")
    chat.choose_from_menu("Copy conversation")
    expect(chat.panel.locator(".toast")).to_have_text("Copied.")
    assert "You: Is it safe?" in chat.page.evaluate("navigator.clipboard.readText()")
    chat.choose_from_menu("Print conversation")
    chat.page.wait_for_function("() => top.printed")
    assert "You: Is it safe?" in chat.page.evaluate("top.printed")


def test_crisis_links_are_buttons_and_hostile_text_stays_text(chat, server):
    hostile = '<img src=x onerror="window.hurt=1"> javascript:alert(1) http://plain.example https://good.example/a?b=1.'
    links = [
        {"label": "Call 988", "href": "tel:988"},
        {"label": "Bad", "href": "javascript:window.hurt=1"},
        {"label": "Worse", "href": "data:text/html,x"},
    ]
    choices = [{"id": "x", "label": "<i>x</i>"}]
    server.say = lambda body: [server.message(hostile, "crisis", links=links, sources=["<b>x</b>"], choices=choices)]
    chat.visit().open()
    reply = chat.ask_and_wait("<script>window.hurt=1</script>")
    expect(reply.locator(".text")).to_have_text(hostile)
    expect(chat.mine.locator(".text")).to_have_text("<script>window.hurt=1</script>")
    hrefs = [link.get_attribute("href") for link in reply.get_by_role("link").all()]
    assert hrefs == ["https://good.example/a?b=1", "tel:988"]
    assert chat.page.evaluate("window.hurt") is None
    assert chat.panel.locator("img, script, b, .choices i").count() == 0


@pytest.mark.parametrize(
    ("lang", "label", "send"),
    [
        ("en", "Have the clinic call me back", "Send request"),
        ("es", "Que me llame la clínica", "Enviar solicitud"),
    ],
)
def test_a_call_back_offered_without_the_assistant_opens_the_widgets_own_form(chat, server, lang, label, send):
    choice = {"id": "9-0", "label": label, "opens": "contact"}
    server.say = lambda body: [server.message("988", "crisis", lang=lang, choices=[choice])]
    chat.visit().open()
    chat.ask_and_wait("i want to die")
    chat.panel.get_by_role("button", name=label).click()
    form = chat.panel.locator("form.contact")
    expect(form).to_have_attribute("lang", lang)  # that of the reply, whatever the page's
    for field, value in (("#name", "Sam Visitor"), ("#email", "sam@example.org")):
        form.locator(field).fill(value)
    form.get_by_role("checkbox").check()
    form.get_by_role("button", name=send).click()
    expect(form.get_by_text("The clinic will reach you.")).to_be_visible()
    assert [contact["language"] for contact in server.contacts] == [lang]
    assert len(server.questions) == 1  # the choice itself is not sent
