"""The clinic assistant: everything around Rasa (and the parts of it that live inside Rasa)."""
