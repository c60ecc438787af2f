"""Actions that the assistant runs outside Rasa, one subject a file."""
