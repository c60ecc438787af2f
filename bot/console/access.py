"""Who may do what: one table. A page that is not in it is closed to everybody."""

from __future__ import annotations

from collections.abc import Collection, Mapping

FRONT_DESK, EDITOR, CLINICIAN, ADMIN = "front_desk", "editor", "clinician", "admin"
ROLES = {
    FRONT_DESK: "Front desk: contact requests and alerts",
    EDITOR: "Editor: questions and drafts of answers",
    CLINICIAN: "Clinician: approves answers; contact requests and alerts",
    ADMIN: "Administrator: users and audit log, no patients' data",
}

Roles = frozenset[str]
ANYBODY: Roles = frozenset()  # without signing in
TEAM: Roles = frozenset(ROLES)
CARE: Roles = frozenset({FRONT_DESK, CLINICIAN})  # who may see patients' data
DESK: Roles = frozenset({FRONT_DESK})
TEACHERS: Roles = frozenset({EDITOR, CLINICIAN})  # who may read redacted questions and decide on them
CLINICIANS: Roles = frozenset({CLINICIAN})
RELEASES: Roles = frozenset({EDITOR, CLINICIAN, ADMIN})  # who may see releases; a real question's words: TEACHERS
TRAINERS: Roles = frozenset({EDITOR, ADMIN})
PUBLISHERS: Roles = frozenset({CLINICIAN, ADMIN})
ADMINS: Roles = frozenset({ADMIN})

PAGES: Mapping[str, Roles] = {
    "static": ANYBODY,
    "security.login": ANYBODY,
    "security.two_factor_token_validation": ANYBODY,  # after the password, before the session
    "security.mf_recovery": ANYBODY,  # instead of that code
    "welcome.page": ANYBODY,  # the one-time link is the key
    "security.logout": TEAM,
    "security.verify": TEAM,
    "security.change_password": TEAM,
    "security.two_factor_setup": TEAM,
    "security.two_factor_setup_validate": TEAM,
    "security.mf_recovery_codes": TEAM,
    "account.page": TEAM,
    "overview.page": TEAM,
    "alerts.banner": TEAM,
    "alerts.page": TEAM,
    "alerts.one": CARE,
    "alerts.acknowledge": CARE,
    "contacts.page": CARE,
    "contacts.one": CARE,
    "contacts.change": CARE,
    "contacts.export": DESK,
    "inbox.page": TEACHERS,
    "inbox.one": TEACHERS,
    "inbox.live": TEACHERS,
    "inbox.decide": TEACHERS,
    "inbox.undo": TEACHERS,
    "answers.page": TEACHERS,
    "answers.topic": TEACHERS,
    "answers.edit": TEACHERS,
    "answers.save": TEACHERS,
    "answers.preview": TEACHERS,
    "answers.version": TEACHERS,
    "answers.propose": TEACHERS,
    "answers.approve": CLINICIANS,
    "answers.reject": CLINICIANS,
    "answers.review": CLINICIANS,
    "answers.new": TEACHERS,
    "answers.create": TEACHERS,
    "answers.owner": TEACHERS,
    "answers.retire": CLINICIANS,
    "answers.add_questions": TEACHERS,
    "answers.remove_question": TEACHERS,
    "releases.page": RELEASES,
    "releases.one": RELEASES,
    "releases.job": RELEASES,
    "releases.progress": RELEASES,
    "releases.retrain": TRAINERS,
    "releases.cancel": TRAINERS,
    "releases.discard": TRAINERS,
    "releases.publish": PUBLISHERS,
    "releases.roll_back": PUBLISHERS,
    "try_it.page": RELEASES,
    "try_it.ask": RELEASES,
    "users.page": ADMINS,
    "users.add": ADMINS,
    "users.change": ADMINS,
    "audit.page": ADMINS,
}

MENU = (
    ("overview.page", "Overview"),
    ("alerts.page", "Alerts"),
    ("contacts.page", "Contact requests"),
    ("inbox.page", "Inbox"),
    ("answers.page", "Answers"),
    ("releases.page", "Releases"),
    ("try_it.page", "Try it"),
    ("users.page", "Users"),
    ("audit.page", "Audit log"),
)


def allowed(endpoint: str, roles: Collection[str]) -> bool:
    """Whether somebody signed in with these roles may open a page."""
    needed = PAGES.get(endpoint)
    return needed is not None and (needed == ANYBODY or not needed.isdisjoint(roles))
