"""Telling people: one outbox for everything we send, its senders, and the notices to the clinic's team."""
