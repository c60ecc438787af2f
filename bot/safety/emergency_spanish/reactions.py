"""Swelling, allergy, bleeding, the head, and cries for help."""

from __future__ import annotations

from bot.safety.emergency_spanish.exceptions import G, denied, hypothetical
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-throat",
            w("garganta|lengua|cara|labios|ojos|boca"),
            gap(4),
            w(
                "hinchada|hinchado|hinchando|hinchados|cerrando|cerrada|se cierra|se me cierra|"
                "hinchandose|inflamada|inflamando|hincho|inflando|se le cierra|inflada|hinchan|se cerro|"
                "cerro"
            ),
            guards=(*G, sentence_has("dentista|muela|llorar|llorado")),
            weight=1.0,
        ),
        rule(
            "es-allergy",
            w("reaccion alergica|anafilaxia|anafilactico|ronchas en todo|ronchas por todo"),
            guards=(*G, lambda found: found.sentence.question),
            weight=0.8,
        ),
        rule("es-blood", w("vomitando|vomito|vomita|escupiendo|tosiendo|vomite"), gap(3), w("sangre"), guards=G),
        rule(
            "es-bleeding",
            w("sangrando|sangra|sangre|sangrado|desangrando|desangra"),
            gap(4),
            w("mucho|mucha|no para|por todas partes|no se detiene|demasiado|no deja|sin parar|por todos lados"),
            guards=(*G, sentence_has("presion|prueba|analisis|regla")),
            weight=0.9,
        ),
        rule("es-headache", w("peor dolor de cabeza"), guards=G, weight=0.9),
        rule(
            "es-vision",
            w("veo doble|no veo|perdi la vista|no puedo ver|se me nubla la vista|vision borrosa|viendo doble"),
            guards=G,
            weight=0.5,
        ),
        rule(
            "es-911",
            w(
                "llamen al 911|llamo al 911|llame al 911|una ambulancia|manden ayuda|"
                "necesito una ambulancia|manden ambulancia|auxilio|es una emergencia|emergencia medica|"
                "socorro|llamar al 911|es emergencia|ambulancia"
            ),
            guards=(
                *G,
                sentence_has("contacto de|no es una|seguro cubre|cubre|costo"),
            ),
            weight=0.7,
        ),
        rule(
            "es-help",
            w(
                "ayuda|ayudenme|que hago|urgente|por favor ayuda|ayudeme|rapido|auxilio|"
                "me siento muy mal|se siente muy mal|se esta poniendo peor|de repente|muy mal|temblando|"
                "vomitando|sudando frio|palida|palido|sudando|mareada|mareado"
            ),
            weight=0.3,
            guards=(
                hypothetical,
                denied,
                sentence_has("seguro|cita|pagar|financiera|economica|factura|formulario|ayudan"),
            ),
        ),
        rule(
            "es-dying",
            w(
                "me estoy muriendo|se esta muriendo|siento que me muero|creo que me muero|"
                "creo que se muere|se nos va|se me muere"
            ),
            unless("de|por"),
            guards=(
                hypothetical,
                denied,
                sentence_has("cancer|perro|gato|jaja|verguenza|hambre"),
            ),
            weight=0.8,
        ),
        rule(
            "es-heart-racing",
            w("corazon"),
            gap(4),
            w("muy rapido|acelerado|late fuerte|se me sale|palpitaciones|desbocado|a mil"),
            guards=G,
            weight=0.5,
        ),
    ]
