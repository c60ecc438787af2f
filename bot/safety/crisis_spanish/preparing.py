"""What is ready: a high place, letters, a weapon, a day; farewells that others report."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import general, negated, ordinary_plan
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-high-place",
            w(
                "estoy en|estoy parado en|estoy parada en|parado en|parada en|subi a|me subi a|"
                "sentado en|sentada en|voy al|estoy arriba de|arriba del|en la orilla de"
            ),
            o("el|la|lo alto de|las|un|una|del|de la|borde de|borde del"),
            w("puente|azotea|vias|vias del tren|techo|orilla|balcon|borde|barandal|precipicio|edificio|ventana"),
            guards=(
                general,
                sentence_has("estacionamiento|direccion|clinica|trafico|llegar|cerca de"),
            ),
            weight=0.7,
        ),
        rule(
            "es-letters",
            w("cartas|carta|nota|notas|despedida|mensaje de despedida"),
            gap(3),
            w(
                "para mi mama|para mis hijos|para mi familia|a mi mama|a mis hijos|a mi familia|"
                "para mi esposo|para mi esposa|para mis hermanos|de despedida|para cuando|escritas|"
                "escrita|para mi hija|para mi hijo|a mi esposo|a mi esposa|para todos"
            ),
            guards=(
                general,
                sentence_has("seguro|doctor|escuela|trabajo|medico"),
            ),
            weight=0.6,
        ),
        rule(
            "es-not-their-fault",
            w("diganle|dile|digan|avisen|avisenle|dganles|diles|quiero que sepan|que sepa|diganles"),
            gap(6),
            w(
                "la quiero|lo quiero|los quiero|los amo|la amo|lo amo|no fue su culpa|no es su culpa|"
                "no fue culpa|que me perdone|que me perdonen|perdon|lo siento"
            ),
            guards=(sentence_has(r"cita|tarde|cancel\w*|enfermera|recepcion"),),
            weight=0.6,
        ),
        rule(
            "es-wheel",
            w("volante|carril|carretera|manejo|manejando|conduzco|frenar|choque|puente"),
            gap(8),
            w(
                "soltar|soltarlo|soltar el volante|chocar|estrellarme|y ya|aventarme|no frenar|acabar|"
                "tirarme|girar|que me choquen"
            ),
            guards=(
                general,
                sentence_has("infusion|despues de la sesion|seguro"),
            ),
            weight=0.7,
        ),
        rule(
            "es-gun",
            w("pistola|arma|escopeta|rifle|soga|navaja|pastillas"),
            gap(7),
            w(
                "no dejo de pensar|pensando en ella|en la mano|encerrado|encerrada|a mi lado|"
                "aqui conmigo|no dejo de verla|cargada|en mi cuarto y|la saco|la agarro|en la casa y|"
                "en la boca|en la cabeza|mirandola|para hacerlo|con que hacerlo"
            ),
            guards=(general,),
            weight=0.8,
        ),
        rule(
            "es-person-gun",
            w("encerrado|encerrada|encerro|se metio"),
            gap(5),
            w("pistola|arma|cuchillo|navaja|soga|pastillas|rifle"),
            guards=(general,),
            weight=0.8,
        ),
        rule(
            "es-have-means",
            w("ya tengo|tengo ya|ya compre|compre|ya consegui|consegui|tengo todo listo|ya se|tengo|se"),
            o("con|todo|lo|ya"),
            w(
                "con que hacerlo|con que|como hacerlo|lo que necesito|todo listo|el plan|un plan|el dia|"
                "la fecha|como y cuando|cuando y como|decidido|todo preparado|donde y cuando|una fecha|"
                "todo planeado"
            ),
            unless("de pago|de seguro|para la cita|de salud|pagar|medico"),
            guards=(
                negated,
                general,
                ordinary_plan,
            ),
            weight=0.6,
        ),
        rule(
            "es-yes-answer",
            w("pensado en morir|ha pensado en|pensamientos de|morir|suicidio|hacerse dano"),
            gap(6),
            w("si , todos los dias|la respuesta es si|respondi que si|es que si|puse que si|conteste que si|menti"),
            weight=0.8,
        ),
        rule(
            "es-farewell-other",
            w("me mando|me escribio|me dejo|mando|dejo|escribio|publico|me llamo para|envio|se"),
            o("un|una|mensajes|nota"),
            w(
                "mensaje de despedida|de despedida|despedirse|despidio|carta diciendo|nota diciendo|"
                "mensaje diciendo que|adios"
            ),
            unless("de soltera|del trabajo"),
            guards=(general,),
            weight=0.8,
        ),
    ]
