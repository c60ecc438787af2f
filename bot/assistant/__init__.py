"""What runs inside Rasa besides the NLU: the private channel, the tracker store, the clinic's words in answers."""
