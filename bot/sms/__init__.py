"""The SMS channel: what texters write comes in by Twilio's signed webhook, what they get goes out by the outbox."""
