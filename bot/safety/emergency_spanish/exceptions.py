"""When a Spanish match is no emergency now: asked about, denied, past."""

from __future__ import annotations

import re

from bot.safety.exceptions import any_word
from bot.safety.grammar import Found

_DENIED = re.compile(
    r" (?:no me|no le|no tengo|no tiene|sin|no hay|ningun|ninguna|ni|no he tenido|no tuve|"
    r"nada de|nunca)(?: (?:ningun|ninguna|un|una|dolor|de|problemas?|el|la|pecho|para|ni|mas|"
    r",|falta|aire|dificultad)){0,6} $"
)
_HYPOTHETICAL = re.compile(
    r" (?:que pasa si|y si|si|puedo|puede causar|puede|podria|causa|provoca|riesgo de|"
    r"efectos?|efecto secundario|es posible|voy a|cuando debo|historial de|antecedentes de|"
    r"miedo de|miedo a|evitar|hay peligro de|es comun|que hacen si|en caso de)(?: \w+){0,6} $"
)
NOW = re.compile(
    r" (?:ahora|ahorita|ayuda|auxilio|acaba de|acabo de|en este momento|hace \d+ minutos|"
    r"de repente|urgente|rapido) "
)
_PAST = re.compile(
    r" (?:hace (?:\w+ )?(?:anos|meses|mucho|semanas)|en (?:19|20)\d\d|el ano pasado|historial|"
    r"antecedentes|de nino|de nina|cuando era|antes) "
)


def hypothetical(found: Found) -> bool:
    """ "Que pasa si ...", "puede causar ..."."""
    if NOW.search(found.sentence.text):
        return False
    left = found.left
    return bool(_HYPOTHETICAL.search(" " + left[left.rfind(",") + 1 :].lstrip()[-120:]))


def denied(found: Found) -> bool:
    """ "No tengo dolor de pecho"."""
    return bool(_DENIED.search(found.left[-100:]))


def past(found: Found) -> bool:
    """Dated long ago, with no sign of now."""
    return bool(_PAST.search(found.sentence.text)) and not NOW.search(found.sentence.text)


G = (hypothetical, denied, past)
_DATED_ATTACK = any_word(r"candidat\w+|tuvo|tuve|familia|puede|califico|factura|precio")
_KNOWN_EPILEPSY = any_word(r"controlad\w+|epilepsia desde|tuvo de|tuve|historial|medicina para")


def dated_attack(found: Found) -> bool:
    """A heart attack or stroke that somebody had, with no sign of now."""
    return bool(_DATED_ATTACK.search(found.sentence.text)) and not NOW.search(found.sentence.text)


def known_epilepsy(found: Found) -> bool:
    """Seizures that are under control or long over, with no sign of now."""
    return bool(_KNOWN_EPILEPSY.search(found.sentence.text)) and not NOW.search(found.sentence.text)
