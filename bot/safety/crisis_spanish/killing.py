"""Killing or hurting oneself, said outright; thoughts of it that are back."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import G, accident, general, negated
from bot.safety.crisis_spanish.words import KILL, WANT
from bot.safety.grammar import Rule, gap, raw, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-kill-self",
            w(WANT),
            gap(1),
            w(KILL),
            unless("el pelo|el cabello|las unas|la una|de risa|trabajando|estudiando|el azucar"),
            guards=(*G, accident),
            explicit=True,
        ),
        rule(
            "es-kill-self-bare",
            w(
                "me quiero|se quiere|me voy a|se va a|me boy a|se ba a|me pienso|quiero|me puedo|"
                "me queria|se queria|me quisiera|me|se"
            ),
            w(
                "matar|suicidar|ahorcar|colgar|quitar la vida|cortar las venas|hacer dano|lastimar|"
                "cortar|pegar un tiro|dar un tiro|mato|mata hoy|matar hoy|desvivir|tirar del puente|"
                "tirar de|lanzar de|envenenar|suicido|aventar"
            ),
            unless(
                "de|el pelo|el cabello|la espalda|la rodilla|el dolor|mi jefe|mi esposa|las unas|"
                "trabajando|la luz|el servicio|la llamada|por telefono"
            ),
            guards=(*G, accident),
            explicit=True,
        ),
        rule(
            "es-if-i-kill-self",
            w(
                "me mato|me suicido|me ahorco|me cuelgo|se mata|se suicida|me tiro de|me corto las venas|"
                "me pego un tiro|me quito la vida|se quita la vida|me desvivo"
            ),
            unless("trabajando|de|estudiando"),
            guards=G,
            explicit=True,
        ),
        rule(
            "es-it-is-me",
            w("suicida|suicidas|suicidarse|morir|morirse|matarse|suicidio"),
            gap(8),
            w("porque lo soy|y lo soy|soy yo|porque soy yo|y yo tambien|porque si quiero|porque lo estoy|y lo estoy"),
            raw(r"(?= $| , )"),
            guards=(negated,),
            explicit=True,
        ),
        rule(
            "es-thoughts-back",
            w("pensamientos suicidas|ideas suicidas|ganas de morir|ganas de morirme"),
            gap(8),
            w("volvieron|han vuelto|regresaron|han regresado|vuelven|estan de vuelta|volvieron a empezar"),
            guards=(negated, general),
            explicit=True,
        ),
    ]
