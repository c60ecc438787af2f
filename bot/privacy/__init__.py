"""Visitors' privacy: redaction before staff read, retention, erasure and export, key rotation."""
