"""Self-harm, and fear of what one might do."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import G, accident, general, negated
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-self-harm",
            w(
                "me corto|me corte|me estoy cortando|me ando cortando|cortandome|se corta|se corto|"
                "se esta cortando|cortandose|autolesion|autolesionandome|autolesionarme|autolesiones|"
                "me lastimo|me hago dano|se hace dano|lastimandome|haciendome dano|haciendose dano|"
                "me quemo a proposito|se lastima|me autolesiono|me lesiono"
            ),
            gap(2),
            w(
                "otra vez|de nuevo|los brazos|las munecas|las piernas|anoche|hoy|ayer|a proposito|"
                "y no puedo|para sentir|los muslos|esta noche|a mi misma|a mi mismo|a si misma|"
                "a si mismo|las venas|brazos|cada|todas las noches|desde|cuando"
            ),
            guards=(*G, accident),
        ),
        rule(
            "es-what-i-might-do",
            w("miedo de|miedo a|miedo|temo|asusta|me da miedo"),
            gap(3),
            w(
                "lo que pueda hacer|lo que puedo hacer|hacer una locura|hacer algo malo|"
                "lo que voy a hacer|hacerme algo|lo que me pueda hacer|hacer algo|cometer una locura|"
                "que haga una locura|que haga algo|que se haga algo|que se haga dano"
            ),
            guards=(general,),
            weight=0.9,
        ),
        rule(
            "es-madness",
            w("cometer una locura|hacer una locura|haga una locura|hacer una tonteria|voy a hacer algo malo"),
            guards=(negated, general),
            weight=0.8,
        ),
        rule(
            "es-not-safe",
            w(
                "no estoy a salvo|no me siento segura|no me siento seguro|no estoy segura conmigo|"
                "no confio en mi misma|no confio en mi mismo|no me siento a salvo"
            ),
            gap(2),
            w("conmigo|sola|solo|esta noche|de mi|en mi casa sola|estando sola|estando solo|misma|mismo"),
            guards=(general,),
            weight=0.9,
        ),
    ]
