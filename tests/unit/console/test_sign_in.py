"""Getting in, staying in, getting out; and everybody else staying outside."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from passlib.totp import TOTP
from sqlalchemy import func, select, update

from bot.console import accounts, gate, lockout
from bot.console.access import PAGES
from bot.console.accounts import Accounts
from bot.storage.tables import SignInFailure, StaffUser, now
from tests.unit.console.conftest import PASSWORD, Office, Someone

WRONG = "not the password at all"


def is_in(person: Someone) -> bool:
    return person.opens("/account").status_code == 200


def test_the_right_password_opens_the_overview(office: Office) -> None:
    person = office.hires("front_desk")
    answer = person.signs_in()
    assert answer.location == "/staff/" and is_in(person)
    assert office.log("signed in") == [(person.email, "signed in", None)]


def test_passwords_are_argon2_in_the_smallest_size_that_owasp_recommends(office: Office) -> None:
    assert office.hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_link_from_a_notice_is_where_one_gets_after_signing_in(office: Office) -> None:
    person = office.hires("front_desk")
    asked = person.opens("/contacts/7")
    assert asked.location == "/staff/sign-in?next=/staff/contacts/7"
    form = {"email": person.email, "password": PASSWORD}
    there = asked.location.removeprefix("/staff")
    assert person.sends(there, form, page=there).location == "/staff/contacts/7"


def test_nobody_is_led_away_to_another_website(office: Office) -> None:
    person = office.hires("front_desk")
    there = "/sign-in?next=https://evil.example/"
    answer = person.sends(there, {"email": person.email, "password": PASSWORD}, page=there)
    assert "evil" not in str(answer.location)
    assert "evil" not in answer.text and "outside the domain are forbidden" in answer.text


def test_nobody_learns_whether_there_is_such_an_account(office: Office) -> None:
    known, unknown = office.hires("editor"), office.visitor("nobody@example.org")
    texts = [re.sub(r'value="[^"]*"', "", person.signs_in(WRONG).text) for person in (known, unknown)]
    assert texts[0] == texts[1]
    assert "do not fit together" in texts[0]
    assert [actor for actor, *_ in office.log("sign-in failed")] == [known.email]


def test_after_five_failures_the_right_password_does_not_help_for_a_while(office: Office) -> None:
    person, thief = office.hires("editor"), office.visitor("editor@example.org")
    for _ in range(lockout.PER_ACCOUNT):
        thief.signs_in(WRONG)
    assert "Too many failed attempts" in person.signs_in().text and not is_in(person)
    with office.database.session() as session:
        for row in session.scalars(select(SignInFailure)):
            row.created_at -= lockout.WINDOW + timedelta(seconds=1)
    person.signs_in()
    assert is_in(person)


def test_an_account_that_does_not_exist_is_locked_the_same(office: Office) -> None:
    nobody = office.visitor("nobody@example.org")
    texts = [nobody.signs_in(WRONG).text for _ in range(lockout.PER_ACCOUNT + 1)]
    assert "Too many failed attempts" in texts[-1] and "Too many" not in texts[-2]


def test_an_address_that_tries_many_accounts_is_locked(office: Office) -> None:
    there = {"REMOTE_ADDR": "203.0.113.9"}
    for number in range(lockout.PER_ADDRESS):
        guess = {"email": f"a{number}@example.org", "password": WRONG}
        office.visitor().sends("/sign-in", guess, page="/sign-in", environ_overrides=there)
    person = office.hires("editor")
    form = {"email": person.email, "password": PASSWORD}
    assert "Too many" in person.sends("/sign-in", form, page="/sign-in", environ_overrides=there).text
    assert person.signs_in().status_code == 302  # from elsewhere


def test_a_success_begins_the_count_anew(office: Office) -> None:
    person = office.hires("editor")
    for _ in range(2):
        for _ in range(lockout.PER_ACCOUNT - 1):
            office.visitor(person.email).signs_in(WRONG)
        assert office.visitor(person.email).signs_in().status_code == 302


def test_signing_out_ends_copies_of_the_cookie_too(office: Office) -> None:
    person = office.signed_in("front_desk")
    thief = office.visitor()
    cookie = person.client.get_cookie("clinic_staff", path="/staff")
    assert cookie and cookie.http_only and cookie.same_site == "Lax"
    thief.client.set_cookie("clinic_staff", cookie.value, path="/staff")
    assert is_in(thief)
    assert person.sends("/sign-out").location == "/staff/sign-in"
    assert not is_in(person) and not is_in(thief)
    assert office.log("signed out")[0][0] == person.email


def test_signing_out_takes_a_form_not_a_link(office: Office) -> None:
    person = office.signed_in("front_desk")
    assert person.opens("/sign-out").status_code == 405 and is_in(person)


@pytest.mark.parametrize(
    ("pauses", "stays"),
    [((29 * 60,) * 3, True), ((31 * 60,), False), ((29 * 60,) * 17, False)],
    ids=["used", "idle", "long"],
)
def test_a_session_ends_after_half_an_hour_without_use_and_after_eight_hours(
    office: Office, monkeypatch: pytest.MonkeyPatch, pauses: tuple[int, ...], stays: bool
) -> None:
    person, passed = office.signed_in("front_desk"), 0
    for pause in pauses:
        passed += pause
        monkeypatch.setattr(gate, "now", lambda at=now() + timedelta(seconds=passed): at)
        last = person.opens("/account")
        monkeypatch.undo()
    assert (last.status_code == 200) == stays
    if not stays:
        assert "You were signed out" in person.opens("/sign-in").text


def test_the_page_asking_for_alerts_by_itself_is_no_use(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    person, began = office.signed_in("front_desk"), now()
    for minutes, status in ((20, 200), (40, 401)):
        monkeypatch.setattr(gate, "now", lambda at=began + timedelta(minutes=minutes): at)
        assert person.opens("/alerts/banner").status_code == status


def test_a_disabled_account_is_out_at_once(office: Office) -> None:
    person = office.signed_in("front_desk")
    office.hires("admin")
    accounts.change(office.database, "owner", person.email, active=False)
    assert not is_in(person)
    assert "do not fit together" in person.signs_in().text


def test_new_roles_count_from_the_next_page_on(office: Office) -> None:
    office.hires("admin")
    person = office.signed_in("front_desk")
    accounts.change(office.database, "owner", person.email, roles=["editor"], active=True)
    assert not is_in(person)
    person.signs_in()
    assert person.opens("/contacts/").status_code == 403


def forms(office: Office) -> list[str]:
    """The path of every page that takes a form."""
    rules = [rule for rule in office.app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    return [re.sub(r"<[^>]+>", "1", rule.rule) for rule in rules if rule.endpoint in PAGES]


def test_no_form_is_taken_without_its_token(office: Office) -> None:
    person = office.signed_in("front_desk", "clinician", "editor", "admin")
    assert len(forms(office)) > 20
    for path in forms(office):
        for form in ({}, {"csrf_token": "made up"}):
            answer = person.client.post(f"/staff{path}", data={"note": "x", "status": "done", **form})
            assert answer.status_code == 400 and "Nothing was changed" in answer.text, path


def code(secret: str, at: float) -> str:
    return TOTP(key=secret).generate(time=at).token


def set_up_second_factor(person: Someone) -> str:
    """Turn it on as a person would; returns the secret."""
    page = person.sends("/account/second-factor", {"setup": "authenticator"}).text
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r"<code>([^<]+)</code>", page)[1].replace("-", "").replace(" ", "")
    there = re.search(r'action="/staff(/account/second-factor/[^"]+)"', page)[1]
    assert person.sends(there, {"code": code(secret, time.time() - 30)}).location == "/staff/account"
    return secret


def test_with_a_second_factor_the_password_alone_is_not_enough(office: Office) -> None:
    person = office.signed_in("front_desk")
    secret = set_up_second_factor(person)
    assert office.log("second factor on")[0][0] == person.email
    person.sends("/sign-out")
    assert person.signs_in().location == "/staff/sign-in/code?next=/staff/"
    assert not is_in(person)
    assert "Invalid code" in person.sends("/sign-in/code", {"code": "000000"}, page="/sign-in/code").text
    right = code(secret, time.time())
    assert person.sends("/sign-in/code", {"code": right}, page="/sign-in/code").location == "/staff/"
    assert is_in(person)
    thief = office.visitor(person.email)
    thief.signs_in()
    assert (
        "Invalid code" in thief.sends("/sign-in/code", {"code": right}, page="/sign-in/code").text
    )  # a code works once


def test_codes_cannot_be_guessed_either(office: Office) -> None:
    person = office.signed_in("front_desk")
    secret = set_up_second_factor(person)
    thief = office.visitor(person.email)
    thief.signs_in()
    for _ in range(lockout.PER_ACCOUNT):
        thief.sends("/sign-in/code", {"code": "000000"}, page="/sign-in/code")
    right = {"code": code(secret, time.time())}
    assert "Too many" in thief.sends("/sign-in/code", right, page="/sign-in/code").text and not is_in(thief)


def test_a_secret_is_not_readable_in_the_database(office: Office) -> None:
    person = office.signed_in("front_desk")
    secret = set_up_second_factor(person)
    assert secret not in Accounts(office.database).find_user(email=person.email).tf_totp_secret


def make_recovery_codes(person: Someone) -> list[str]:
    """Press the button; returns the codes that are shown."""
    page = person.sends("/account/recovery-codes", page="/account/recovery-codes").text
    return re.findall(r"<li><code>([^<]+)</code></li>", page)


def test_a_lost_phone_does_not_keep_its_owner_out_who_has_recovery_codes(office: Office) -> None:
    person = office.signed_in("front_desk")
    set_up_second_factor(person)
    codes = make_recovery_codes(person)
    assert len(set(codes)) == 5 and "5 left" in person.opens("/account").text
    assert not any(code in person.opens("/account/recovery-codes?show_codes=yes").text for code in codes)
    person.sends("/sign-out")
    person.signs_in()
    assert "/staff/sign-in/recovery" in person.opens("/sign-in/code").text
    wrong = person.sends("/sign-in/recovery", {"code": "0000-0000-0000"}, page="/sign-in/recovery")
    assert "none of your recovery codes" in wrong.text and not is_in(person)
    typed = {"code": f" {codes[1].upper()} "}
    assert person.sends("/sign-in/recovery", typed, page="/sign-in/recovery").location == "/staff/"
    assert is_in(person) and "4 left" in person.opens("/account").text
    assert [action for _, action, _ in office.log() if "recovery" in action] == [
        "recovery codes made", "recovery code used",
    ]  # fmt: skip


def test_a_recovery_code_works_once_and_no_longer_than_it_is_the_newest(office: Office) -> None:
    person = office.signed_in("front_desk")
    set_up_second_factor(person)
    old, new = make_recovery_codes(person), make_recovery_codes(person)
    person.sends("/sign-out")
    for code, taken in ((old[0], False), (new[0], True), (new[0], False), (new[1], True)):
        browser = office.visitor(person.email)
        browser.signs_in()
        browser.sends("/sign-in/recovery", {"code": code}, page="/sign-in/recovery")
        assert is_in(browser) == taken, code


def test_recovery_codes_cannot_be_guessed_or_read_or_used_without_the_password(office: Office) -> None:
    person = office.signed_in("front_desk")
    set_up_second_factor(person)
    codes = make_recovery_codes(person)
    stored = str(Accounts(office.database).find_user(email=person.email).mf_recovery_codes)
    assert not any(code in stored for code in codes)
    stranger = office.visitor(person.email)
    stranger.sends("/sign-in/recovery", {"code": codes[0]}, page="/sign-in")
    assert not is_in(stranger)
    stranger.signs_in()
    for _ in range(lockout.PER_ACCOUNT):
        stranger.sends("/sign-in/recovery", {"code": "0000-0000-0000"}, page="/sign-in/recovery")
    refused = stranger.sends("/sign-in/recovery", {"code": codes[0]}, page="/sign-in/recovery")
    assert "Too many" in refused.text and not is_in(stranger)


def test_recovery_codes_go_with_the_second_factor(office: Office) -> None:
    person = office.signed_in("front_desk")
    assert make_recovery_codes(person) == []
    assert "Set up the second factor first" in person.sends("/account/recovery-codes").text
    set_up_second_factor(person)
    assert make_recovery_codes(person)
    person.sends("/account/second-factor", {"setup": "disable"})
    assert Accounts(office.database).find_user(email=person.email).mf_recovery_codes is None


def test_a_stale_session_has_to_confirm_before_it_changes_the_second_factor(office: Office) -> None:
    assert office.app.config["SECURITY_FRESHNESS"] == timedelta(minutes=15)
    office.app.config["SECURITY_FRESHNESS"] = timedelta(microseconds=1)
    person = office.signed_in("front_desk")
    answer = person.opens("/account/second-factor")
    assert "/account/confirm" in answer.location
    there = answer.location.removeprefix("/staff")
    page = person.opens(there).text
    assert '<p class="said info" role="status">Please type your password once more.</p>' in page
    assert "confirm" in person.sends(there, {"password": WRONG}, page=there).text.lower()
    assert "second-factor" in person.sends(there, {"password": PASSWORD}, page=there).location
    office.app.config["SECURITY_FRESHNESS"] = timedelta(minutes=15)
    page = person.opens("/account/second-factor").text
    assert "Thank you. Go on here." in page and "eauthenticat" not in page


def test_a_new_password_ends_other_sessions(office: Office) -> None:
    person = office.signed_in("front_desk")
    elsewhere = office.visitor(person.email)
    elsewhere.signs_in()
    new = "other words nobody combines"
    form = {"password": PASSWORD, "new_password": new, "new_password_confirm": new}
    assert person.sends("/account/password", form, page="/account/password").location == "/staff/account"
    assert is_in(person) and not is_in(elsewhere)
    assert elsewhere.signs_in(new).status_code == 302
    assert office.log("password changed")


def test_a_short_password_is_refused(office: Office) -> None:
    person = office.signed_in("front_desk")
    form = {"password": PASSWORD, "new_password": "short", "new_password_confirm": "short"}
    assert "at least 12" in person.sends("/account/password", form, page="/account/password").text


def test_a_token_in_a_header_opens_nothing(office: Office) -> None:
    person = office.signed_in("front_desk")
    with office.app.test_request_context():
        token = Accounts(office.database).find_user(email=person.email).get_auth_token()
    answer = office.visitor().opens("/account", headers={"Authentication-Token": str(token)})
    assert answer.status_code == 302


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(office: Office) -> None:
    person = office.hires("front_desk")
    store = Accounts(office.database)
    loaded = store.find_user(email=person.email)
    with office.database.session() as session:
        session.execute(update(StaffUser).values(active=False))
    loaded.tf_last_counter = 5
    store.put(loaded)
    assert not store.find_user(email=person.email).active


def test_failures_are_not_kept_for_ever(office: Office) -> None:
    lockout.failed(office.database, "a@example.org", "203.0.113.9")
    with office.database.session() as session:
        for row in session.scalars(select(SignInFailure)):
            row.created_at -= lockout.KEPT + timedelta(minutes=1)
    lockout.failed(office.database, "b@example.org", "203.0.113.9")
    with office.database.session() as session:
        assert session.scalar(select(func.count()).select_from(SignInFailure)) == 1
