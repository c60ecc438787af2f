"""The tables, a module a subject. Every change here comes with a migration in `migrations/versions`."""

from __future__ import annotations

from bot.storage.tables.alerts import SafetyAlert
from bot.storage.tables.base import Base, Serial, UtcDateTime, metadata, new_id, now
from bot.storage.tables.contacts import ContactNote, ContactRequest
from bot.storage.tables.conversations import VISITOR, Conversation, Message, TrackerEvent
from bot.storage.tables.counts import DayCount, FeedbackCount, SafetyCount
from bot.storage.tables.inbox import CHANCE, InboxDecision, InboxItem, Theme
from bot.storage.tables.knowledge import AnswerVersion, Example, Release, Topic, TrainingJob
from bot.storage.tables.outbox import OutboxMessage
from bot.storage.tables.sms import SmsConsent, SmsCount, SmsDelivery, SmsPace, SmsReceipt, SmsTexter
from bot.storage.tables.staff import AuditEntry, SignInFailure, StaffUser

__all__ = [
    "CHANCE",
    "VISITOR",
    "AnswerVersion",
    "AuditEntry",
    "Base",
    "ContactNote",
    "ContactRequest",
    "Conversation",
    "DayCount",
    "Example",
    "FeedbackCount",
    "InboxDecision",
    "InboxItem",
    "Message",
    "OutboxMessage",
    "Release",
    "SafetyAlert",
    "SafetyCount",
    "Serial",
    "SignInFailure",
    "SmsConsent",
    "SmsCount",
    "SmsDelivery",
    "SmsPace",
    "SmsReceipt",
    "SmsTexter",
    "StaffUser",
    "Theme",
    "Topic",
    "TrackerEvent",
    "TrainingJob",
    "UtcDateTime",
    "metadata",
    "new_id",
    "now",
]
