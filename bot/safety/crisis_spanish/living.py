"""Wanting to die, not wanting to live, missed by nobody."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import G, general, long_past, negated, no_wish_named
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-want-to-die",
            w(
                "quiero|quiere|quisiera|queria|deseo|desea|ganas de|prefiero|preferiria|ojala|espero|"
                "me gustaria|mejor|merezco|solo quiero|necesito|rezo por|pido|lista para|listo para|"
                "pienso en|pensando en|dan ganas de|rezo para"
            ),
            gap(1),
            w(
                "morir|morirme|morirse|estar muerto|estar muerta|estar bajo tierra|no despertar|"
                "no despertar nunca|no despertar mas|desaparecer para siempre|desaparecer del mundo|"
                "dejar de existir|dejar de vivir|no existir|no estar aqui|no estar viva|no estar vivo|"
                "dormir para siempre|irme de este mundo|irse de este mundo|no vivir|muerto|muerta|"
                "no haber nacido|no amanecer|la muerte|mi muerte|dormirme y no despertar|"
                "desaparecer de esta vida|dormir y no despertar|dormir y ya no despertar|"
                "no volver a despertar"
            ),
            unless("vieja|viejo|durante|tranquila en"),
            guards=G,
            explicit=True,
        ),
        rule(
            "es-hope-die",
            w("ojala|quisiera|desearia|deseo|espero|rezo|pido|le pido|prefiero|preferiria|pidiendo|mejor"),
            gap(3),
            w(
                "me muera|me muriera|me muero|no despierte|no despertara|no despertar|no despierto|"
                "no vuelva a despertar|sea cancer|tenga cancer|yo me muriera|me durmiera y no|"
                "me durmiera|me mate|me matara|me atropelle|me atropellara|me lleve|me llevara|"
                "no hubiera nacido|no existiera|estuviera muerta|estuviera muerto|me lleven|no amanezca|"
                "no amaneciera|me mataran|se acabe todo|se acabara todo|nunca despertara|que me recoja"
            ),
            unless("al aeropuerto|a casa|a la clinica|mi|tan|temprano|con|a las|durante"),
            guards=(long_past, general),
            explicit=True,
        ),
        rule(
            "es-not-live",
            w("no|ya no|ni|nunca|no mas"),
            o(
                "quiero|quiere|queria|deseo|tengo ganas de|tengo ganas|tiene ganas de|puedo|puede|"
                "vale la pena|le veo sentido a|veo sentido a|encuentro razon para|tengo razones para|"
                "tengo motivos para|tengo razon para|tengo por que|se para que|me interesa|me gusta|"
                "tengo fuerzas para|encuentro sentido a|hay razon para|hay motivo para|"
                "le encuentro sentido a|soporto|aguanto|merezco|tiene caso|tiene sentido|quisiera|"
                "me dan ganas de|tengo nada por que|tengo nada por|le veo caso a"
            ),
            gap(1),
            w(
                "vivir|vivir asi|seguir viviendo|seguir viva|seguir vivo|existir|estar viva|estar vivo|"
                "estar aqui|despertar|despertarme|seguir aqui|seguir en este mundo|la vida|"
                "estar en este mundo|seguir adelante|seguir existiendo|vivir mas|seguir con vida|"
                "amanecer|mi vida"
            ),
            unless("con mis|en|con mi|tarde|temprano|durante|a las|lejos|sola|sin ella|cerca|sin seguro"),
            guards=(
                long_past,
                general,
                no_wish_named,
            ),
            explicit=True,
        ),
        rule(
            "es-life-not-worth",
            w("vida|vivir"),
            gap(2),
            w(
                "no vale la pena|no vale nada|no tiene sentido|ya no tiene sentido|no me importa|"
                "ya no vale|no sirve|no vale|se acabo para mi|es un infierno"
            ),
            guards=(general,),
            weight=0.8,
        ),
        rule(
            "es-tired-of-living",
            w("cansado|cansada|harto|harta|fastidiada|fastidiado|cansa|odio"),
            o("de|ya de|estar"),
            w(
                "vivir|la vida|estar viva|estar vivo|esta vida|existir|mi vida|respirar|seguir viva|"
                "seguir vivo|de vivir"
            ),
            unless("en|con|asi de"),
            guards=(negated, general),
            explicit=True,
        ),
        rule(
            "es-without-wish",
            w(
                "sin ganas de|no tengo ganas de|perdi las ganas de|perdiendo las ganas de|"
                "no le quedan ganas de|no me quedan ganas de|se me quitaron las ganas de|ni ganas de"
            ),
            w("vivir|seguir viviendo|seguir|existir|despertar|nada , ni de vivir"),
            guards=(long_past, general),
            explicit=True,
        ),
        rule(
            "es-better-without-me",
            w(
                "mejor|mejores|felices|tranquilos|tranquilas|tranquila|tranquilo|aliviados|descansarian|descansar|contentos"
            ),
            gap(2),
            w(
                "sin mi|si me muero|si me muriera|si yo no estuviera|si no estuviera|si yo no existiera|"
                "si no existiera|si desaparezco|si desapareciera|muerta|muerto|si yo muriera|"
                "si yo me muero|si ya no estoy|cuando no este|cuando yo no este|si me voy|"
                "si yo me muriera|si me matara|y yo muerta|y yo muerto|otra mama|otro papa|de mi"
            ),
            unless("seguro|cita"),
            guards=(general,),
            explicit=True,
        ),
        rule(
            "es-nobody-miss",
            w("nadie"),
            gap(2),
            w(
                "me extranaria|me va a extranar|me extranara|notaria|se daria cuenta|me echaria de menos|"
                "me lloraria|le importaria si me muero|le importa si vivo|le importa si me muero|"
                "le importaria si muero"
            ),
            weight=0.9,
        ),
    ]
