"""How fast answers come, measured on this machine through the public API. Bounded, on loopback."""

QUESTIONS = (
    "how fast does ketamine work",
    "can i drive home after",
    "does insurance cover it",
    "what are the side effects?",
    "is it ok to eat breakfast before the session",
)
