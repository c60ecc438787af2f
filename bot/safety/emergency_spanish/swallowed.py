"""Overdoses, mixed medicines, and what a child swallowed."""

from __future__ import annotations

from bot.safety.emergency_spanish.exceptions import G, hypothetical, past
from bot.safety.emergency_spanish.words import CHILD, MED
from bot.safety.exceptions import sentence_has, sentence_lacks
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-overdose",
            w("sobredosis"),
            guards=(
                *G,
                sentence_lacks(
                    "tuvo|hijo|hija|esposo|esposa|amigo|amiga|tomo|tome|creo|esta teniendo|hermano|hermana|ahora|"
                    "ayuda|tuve|mama|papa"
                ),
                sentence_has("alguien|murio|noticia|paciente|clinica"),
            ),
            swallowed=True,
        ),
        rule(
            "es-took-too-much",
            w("tomo|tome|tragado|trago|trague|tomado|ingirio|comio|comi|tomando|trag|tomaron|consumio|inyecto"),
            gap(4),
            w(
                "todas|muchas|demasiadas|demasiada|demasiado|todo el frasco|un frasco|el frasco|doble|"
                "de mas|bastantes|un monton|un puno|dos dosis|toda la|muchisimas|varias|el doble|"
                "mas de la cuenta|la caja|medio frasco|equivocada|equivocadas|equivocado|por error|"
                "por accidente|20|30|10|15|40|diez|doce|quince|veinte|treinta|cuarenta|cincuenta"
            ),
            gap(4),
            w(MED + "|y|por error|por accidente|ahora|ayuda|cuenta|de"),
            guards=(
                *G,
                sentence_has("tomo tres|al dia|diario|para la depresion|cada dia|he probado|tratamientos|sin exito"),
            ),
            weight=1.0,
            swallowed=True,
        ),
        rule(
            "es-mixed",
            w("mezclo|mezcle|combino|tomo|tome|mezclado|mezclo"),
            gap(7),
            w("alcohol|cerveza|cervezas|vodka|tequila|vino|pastillas para dormir|xanax|opioides|calmantes"),
            gap(6),
            w("con|y|ahora|despues"),
            guards=G,
            weight=0.5,
            swallowed=True,
        ),
        rule(
            "es-child-swallowed",
            w(CHILD),
            gap(7),
            w(
                "se trago|se comio|se tomo|trago|comio|tomo|ingirio|se metio|agarro|se bebio|"
                "se ha tragado|se ha tomado|acaba de tragarse|acaba de tomarse|acaba de comerse|"
                "se tomaron|chupo|mastico|bebio"
            ),
            gap(5),
            w(MED),
            guards=(
                hypothetical,
                past,
                sentence_has(r"guardar|guardo|recetad\w+|receto|diario|cada"),
            ),
            swallowed=True,
        ),
    ]
