"""Breathing, consciousness, heart, seizure, stroke."""

from __future__ import annotations

from bot.safety.emergency_spanish.exceptions import G, dated_attack, known_epilepsy
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-not-breathing",
            w(
                "no|casi no|apenas|dificil|cuesta|trabajo|dejo de|dejado de|dificultad para|batalla para|"
                "cuesta trabajo|me falta|le falta|no le entra|no me entra|esta dejando de|trabajo para|"
                "problemas para|dejaron de"
            ),
            o("puede|puedo|esta|estoy|puede ni|podia|el|para|bien|mucho|puedo ni"),
            w("respirar|respira|respiro|respirando|aire|el aire|respiracion|bien respirar"),
            unless("acondicionado|por la nariz"),
            guards=G,
            explicit=True,
        ),
        rule(
            "es-breathing-bad",
            w("respira|respirando|respiracion|respirar"),
            gap(3),
            w(
                "muy lento|lento|despacio|muy despacio|raro|mal|apenas|con dificultad|lenta|agitada|feo|"
                "entrecortado|muy poco|poquito|con trabajo|cuesta|ronquido|superficial"
            ),
            guards=G,
            weight=0.9,
        ),
        rule(
            "es-unresponsive",
            w(
                "no responde|no reacciona|no despierta|no se despierta|no me responde|no contesta y|"
                "no lo puedo despertar|no la puedo despertar|no puedo despertarlo|no puedo despertarla|"
                "inconsciente|desmayado|desmayada|no logro despertarlo|no logro despertarla|"
                "se desvanecio|no se mueve|perdio el conocimiento|perdio la conciencia|no vuelve en si|"
                "no recupera|esta desmayado|no quiere despertar|se colapso|sin conocimiento|"
                "no ha despertado|esta tirado|esta tirada|no habla ni|no reacciono"
            ),
            unless(
                "al tratamiento|a los antidepresivos|el telefono|mis llamadas|a los mensajes|temprano|a medicamentos"
            ),
            guards=(
                *G,
                sentence_has("llamadas?|mensajes?|telefono|correo|tratamiento|antidepresivos|seguro|clinica no"),
            ),
        ),
        rule(
            "es-fainted",
            w(
                "se desmayo|me desmaye|se desmaya|me voy a desmayar|me estoy desmayando|se cayo|"
                "perdi el conocimiento|estoy por desmayarme|casi me desmayo|a punto de desmayarme|"
                "me desmayo|me siento desmayar"
            ),
            guards=G,
            weight=0.8,
        ),
        rule(
            "es-chest",
            w("dolor|presion|opresion|duele|apretado|aprieta|punzada|punzadas|agarra|agarrandose|oprime"),
            gap(3),
            w("pecho|corazon|brazo izquierdo"),
            guards=G,
        ),
        rule(
            "es-heart-attack",
            w(
                "infarto|ataque al corazon|paro cardiaco|ataque cardiaco|sin pulso|no tiene pulso|"
                "derrame cerebral|derrame|embolia|no le siento el pulso|no le encuentro el pulso"
            ),
            guards=(
                *G,
                dated_attack,
            ),
        ),
        rule(
            "es-seizure",
            w(
                "convulsion|convulsiones|convulsionando|convulsiona|convulsiono|temblando todo el cuerpo|"
                "espuma|ojos en blanco|convulsionar|ojos volteados|ataque epileptico|sacudiendose|"
                "ataque de epilepsia"
            ),
            guards=(
                *G,
                known_epilepsy,
            ),
        ),
        rule(
            "es-stroke",
            w("cara|boca|lado|brazo|pierna|mitad|rostro"),
            gap(5),
            w(
                "caida|caido|chueca|chueco|dormida|dormido|paralizado|paralizada|no puede mover|"
                "no puedo mover|torcida|torcido|adormecida|adormecido|no la siento|no lo siento|"
                "se le cae|se le cayo|se me durmio|se le durmio|no siente|no siento|entumida|entumido|"
                "no lo puede mover|no lo puedo levantar|no puede levantar|no puedo levantar"
            ),
            unless("por la iv|por la aguja"),
            guards=G,
            weight=0.9,
        ),
        rule(
            "es-speech",
            w(
                "no puede hablar|no puedo hablar|habla raro|no se le entiende|arrastra las palabras|"
                "arrastrando las palabras|habla enredado|hablando incoherencias|dice incoherencias|"
                "esta confundida|esta confundido|no me reconoce|no sabe donde esta|no coordina|"
                "no se entiende lo que"
            ),
            guards=G,
            weight=0.7,
        ),
        rule(
            "es-blue",
            w("labios|cara|dedos|boca|unas"),
            gap(4),
            w("azules|morados|azul|moradas|azulados|morada|morado|grises|gris"),
            guards=G,
            weight=0.9,
        ),
    ]
