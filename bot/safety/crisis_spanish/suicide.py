"""Being suicidal, suicidal thoughts and plans."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import G, nobody_has_them
from bot.safety.grammar import Rule, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-suicidal",
            w(
                "soy|estoy|me siento|se siente|esta|sentirme|sintiendo|sintiendome|ando|sigo|muy|anda|"
                "me estoy sintiendo|siento"
            ),
            o("muy|bien|medio|sintiendo|pensando|otra vez|un poco|con"),
            w("suicida|suicidas|suicidal|ideas suicidas|pensamientos suicidas"),
            guards=G,
            explicit=True,
        ),
        rule(
            "es-suicidal-thoughts",
            w(
                "tengo|tiene|tenido|tuve|teniendo|he tenido|mis|sus|con|volvieron los|regresaron los|"
                "han vuelto los|volvieron mis|me dan|me vienen|vienen|siento|ando con|los|estos|unos|"
                "llena de|lleno de|regresaron mis|vuelto"
            ),
            o("muchos|muchas|otra vez|fuertes|de nuevo|constantes|algunos|algunas|los|las"),
            w(
                "pensamientos suicidas|ideas suicidas|pensamientos de suicidio|ideas de suicidio|"
                "pensamientos de muerte|ideacion suicida|pensamientos de morir|ideas de muerte|"
                "impulsos suicidas|pensamientos de matarme|pensamientos de hacerme dano|ideas de matarme|"
                "ideas de morir"
            ),
            guards=(
                *G,
                nobody_has_them,
            ),
            explicit=True,
        ),
        rule(
            "es-suicide-plan",
            w("pensando|pienso|penso|pensado|planeo|planeando|considerando|considero|carta|nota|plan|cometer|cometere"),
            o("en|el|mi|un|de|seriamente en|mucho en|hacer"),
            w("suicidio|suicidarme"),
            unless("prevencion|hace"),
            guards=G,
            explicit=True,
        ),
    ]
