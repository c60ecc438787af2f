"""Means at hand, amounts asked for, a locked door, being a burden."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import general, negated
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-means",
            w(
                "pistola|arma|soga|cuerda|navaja|navajas|puente|azotea|pastillas|frasco|veneno|cuchillo|"
                "vias del tren|balcon"
            ),
            gap(6),
            w(
                "en la mano|a mi lado|aqui conmigo|todas juntas|para no despertar|tomarmelas|"
                "tomarme todas|para terminar|para acabar|en la cabeza|listo|lista|enfrente de mi|"
                "frente a mi|para morir|cargada|guardadas|saltar|guardando|juntando|para matarme|"
                "se encerro|para quitarme|y no quiero"
            ),
            guards=(general,),
            weight=0.8,
        ),
        rule(
            "es-saving-pills",
            w("guardando|juntando|ahorrando|guarde|junte|acumulando|tengo guardadas"),
            gap(1),
            w("pastillas|medicinas|mis pastillas|las pastillas|mis medicinas"),
            guards=(general,),
            weight=0.8,
        ),
        rule(
            "es-fatal-amount",
            w("cuantas|cuantos|cuanta|cuanto|que cantidad|que dosis|como"),
            gap(6),
            w(
                "para morir|para morirme|para no despertar|para matarme|para ya no despertar|"
                "para no despertar nunca|morir sin dolor|matarme sin dolor|para terminar con todo|"
                "para acabar con todo|para dormir para siempre|me mataria|me mataria|"
                "para no volver a despertar|y no despierto"
            ),
            guards=(general,),
        ),
        rule(
            "es-locked-in",
            w(
                "se encerro|esta encerrado|esta encerrada|encerrado en|encerrada en|no abre la puerta|"
                "no me abre|no quiere abrir"
            ),
            weight=0.4,
            guards=(general,),
        ),
        rule("es-burden", w("carga|estorbo|soy un estorbo|una carga para"), weight=0.5, guards=(negated, general)),
    ]
