"""Names of `domain.yml` that more than one room says."""

from __future__ import annotations

PREFIX = "faq/"  # a topic's label begins with it: Rasa's retrieval intent
UTTER = "utter_faq/"  # and so does the name of its answer
OUT_OF_SCOPE = "out_of_scope"  # label of what the assistant shall say that it does not know
ENGLISH_ONLY = "utter_smalltalk/language"  # what says, Spanish first, that answers are in English
FORM = "contact_form"
JOKING = "joking"  # intent of what takes back a joke where Rasa knows of no danger before it
