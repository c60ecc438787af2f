"""A denial that is none, a "yes" on a form, a denial of the one that points to another."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import G, accident, general, negated
from bot.safety.exceptions import sentence_has, sentence_lacks
from bot.safety.grammar import Rule, gap, o, raw, rule, unless, w

_CLAUSE_ENDS = raw(r"(?= (?:,|y|pero|porque|ahora|hoy|tambien|otra vez) | $)")
_WORDS = r"(?: (?!nunca )[^ ]+)"


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(  # "ideas suicidas: si. alergias: no"
            "es-answered-yes",
            w("suicida|ideas suicidas|pensamientos suicidas|ideacion suicida|autolesiones|pensamientos de muerte"),
            o("si no|si o no"),
            w("si|muchas|muchos|diario|a diario|todos los dias|siempre|a veces|frecuentes|cada dia|constantes"),
            raw(r"(?= (?:,|alergias|seguro|plan|medicinas|depresion|ansiedad) | $)"),
            guards=(negated, general, sentence_has("historial|antecedentes|familia|pasado|atienden|tratan|si o no")),
            explicit=True,
        ),
        rule(
            "es-answered-plan",
            w("suicida|suicidas"),
            raw(_WORDS + "{0,6}?"),
            w("plan si|medios si|intento si|pasivas si|intencion si"),
            guards=(general, sentence_has("plan de (?:pago|salud|seguro|tratamiento)")),
            explicit=True,
        ),
        rule(
            "es-not-yet",
            w("no me voy a|no voy a|no pienso|no planeo|no quiero|no me quiero"),
            w("matar|matarme|morir|morirme|suicidarme|hacerme dano"),
            w("todavia|aun|hoy|por ahora|esta noche|hoy no"),
            _CLAUSE_ENDS,
            guards=(general,),
            weight=0.8,
            explicit=True,
        ),
        rule(
            "es-never-until-now",
            w("nunca"),
            o("he|habia|me"),
            w("querido morir|querido morirme|quise morir|quise morirme|querido matarme|quise matarme|sido suicida"),
            w("hasta"),
            w("hoy|ahora|anoche|ayer|esta semana|este mes|hace poco"),
            weight=0.9,
        ),
        rule(
            "es-denial-was-a-lie",
            w("no"),
            raw(_WORDS + "{0,12}?"),
            w("menti|mentia|es mentira|fue mentira|estoy mintiendo|bueno si|la verdad si|la verdad es que si"),
            guards=(sentence_lacks("suicida|suicidas|morir|morirme|matarme|suicidarme|hacerme dano"),),
            explicit=True,
        ),
        rule(
            "es-not-i-but-another",
            w(
                "quiero morir|quiere morir|quiero matar|quiere matar|suicida|quiero morirme|quiero matarme|"
                "quiere morirse|quiere matarse"
            ),
            o(","),
            o("pero|es|sino"),
            w("mi|es mi|mis"),
            w(
                "hijo|hija|esposo|esposa|marido|mujer|mama|papa|hermano|hermana|amigo|amiga|novio|novia|primo|prima|"
                "sobrino|sobrina|abuelo|abuela"
            ),
            o("si|es|el|ella|si quiere|si se quiere morir"),
            _CLAUSE_ENDS,
            guards=(general,),
            explicit=True,
        ),
        rule(  # "no quiero morir pero ya no puedo", "no es que me quiera morir, es que ya no aguanto"
            "es-torn",
            w(
                "no quiero morir|no me quiero morir|no quiero morirme|no quiero matarme|no me quiero matar|"
                "no es que me quiera morir|no es que quiera morir|no es que quiera morirme|no es que me quiera matar"
            ),
            gap(5),
            w("pero|es que|solo que|aunque|nomas que"),
            o("es que|la verdad|ya"),
            w(
                "no puedo|ya no puedo|no aguanto|ya no aguanto|no le veo|no le encuentro|no veo|"
                "no encuentro|no se que hacer|no soporto|ya no soporto|"
                "no quiero vivir|tampoco quiero vivir|tampoco vivir|no se cuanto|me dan ganas|"
                "a veces lo pienso|lo pienso|no dejo de pensar|no tengo|estoy cansada de|estoy cansado de"
            ),
            unless("pagar|ir|llegar|dormir|el dinero|dinero|tiempo|seguro|la cita|manejar|cita|trabajar|trabajo"),
            weight=0.8,
        ),
        rule(
            "es-never-wanted-to-live",
            w("siempre he querido|llevo anos queriendo|toda la vida he querido|siempre he tenido ganas de"),
            w("morir|morirme|matarme|desaparecer|no existir|no vivir"),
            guards=G,
            explicit=True,
        ),
        rule(
            "es-cut-again",
            w("me volvi a|volvi a|se volvio a|volvio a|otra vez me|recai y me|he vuelto a"),
            w("cortar|cortarme|cortarse|corte|lastimar|lastimarme|lastimarse|hacer dano|hacerme dano|autolesionar"),
            unless(
                r"el pelo|el cabello|las unas|la espalda|la rodilla|el tobillo|el hombro|la llamada|cocinando|el dedo"
            ),
            guards=(
                negated,
                accident,
                sentence_has("espalda|rodilla|tobillo|hombro|llamada|luz|servicio"),
            ),
            weight=0.9,
        ),
        rule(
            "es-nobody-would-notice",
            w("me muero|me muera|me muriera|me mato|me mate|desaparezco|desaparezca"),
            o("y"),
            w(
                "nadie se da cuenta|nadie se daria cuenta|nadie lo nota|nadie lo notaria|"
                "a nadie le importa|a nadie le importaria"
            ),
            weight=0.8,
        ),
        rule(
            "es-to-heaven",
            w("me cambio|me mudo|me voy"),
            w("al cielo|con dios|al otro mundo|a otra vida|al mas alla"),
            weight=0.7,
        ),
    ]
