"""An end that is near: goodbyes, last things, no longer being here, not going on."""

from __future__ import annotations

from bot.safety.crisis_spanish.exceptions import general, negated
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "es-want-not-exist",
            w("quiero|quisiera|quiere"),
            gap(1),
            w(
                "desaparecer|irme para siempre|ya no estar|no estar|descansar para siempre|"
                "que todo termine|que todo se acabe|que esto se acabe|que todo acabe|que se acabe todo|"
                "que termine todo|dormir para siempre|ya descansar|acabarlo|que pare todo|"
                "que pare el dolor|terminarlo"
            ),
            unless("de la lista|en la lista|de sus"),
            weight=0.7,
            guards=(negated, general),
        ),
        rule(
            "es-goodbye",
            w(
                "me despedi|me despido|despedirme|se despidio|se esta despidiendo|despidiendose|"
                "despidiendome|adios para siempre|es mi despedida|este es mi adios|esto es un adios|"
                "mi ultimo mensaje|mi ultimo dia|mi ultima noche|no volveran a saber de mi|"
                "no me volveran a ver|hasta nunca|cartas de despedida|carta de despedida|cartas escritas|"
                "deje las cartas|deje una carta|deje cartas|escribi cartas|escribi una carta|"
                "nota de despedida|dejo una nota|dejo una carta|escribio una carta|dejo todo listo|"
                "deje todo listo|dejando todo listo|deje todo arreglado|arregle mis asuntos|"
                "regale mis cosas|regalando mis cosas|regalo sus cosas|esta regalando sus cosas|"
                "regalando sus cosas|ya regale|cuiden a mis hijos|cuida a mis hijos|cuide a mis hijos|"
                "perdonenme por todo|perdoname por todo|cuando ya no este|cuando yo no este|"
                "despues de que me vaya|es mi despedida|ya me despedi|voy a descansar para siempre"
            ),
            weight=0.6,
            guards=(general,),
        ),
        rule(
            "es-last",
            w(
                "carta de despedida|cartas de despedida|nota de despedida|nota suicida|carta suicida|"
                "adios para siempre|mi ultimo mensaje|mi ultima noche|mi ultimo dia de vida|"
                "no me volveran a ver|este es mi adios|esto es un adios|no volveran a saber de mi|"
                "no voy a estar viva|no voy a estar vivo|no estare viva|no estare vivo|"
                "no voy a llegar viva|no voy a llegar vivo|no creo llegar viva|no creo llegar vivo|"
                "no creo estar viva|no creo estar vivo|no planeo estar viva|no planeo estar vivo|"
                "no pienso estar viva|no pienso estar vivo|no voy a llegar a manana|no amanezco"
            ),
            weight=0.9,
            guards=(general,),
        ),
        rule(
            "es-no-longer-here",
            w(
                "no voy a estar|ya no voy a estar|no estare|ya no estare|no voy a necesitar|"
                "ya no voy a necesitar|no necesitare|ya no necesitare|no me van a necesitar|"
                "no creo estar|ya no estar"
            ),
            gap(3),
            w(
                "mas|aqui|viva|vivo|despues de|para entonces|para verlo|esa cita|mas citas|la proxima|"
                "de todos modos|nunca mas|manana|con ustedes"
            ),
            unless("en la ciudad|el lunes|de vacaciones"),
            weight=0.6,
            guards=(
                general,
                sentence_has("vacaciones|viaje|trabajo|ciudad|seguro"),
            ),
        ),
        rule(
            "es-can-not-go-on",
            w(
                "no aguanto mas|ya no aguanto|ya no puedo mas|no puedo mas|no puedo seguir|"
                "ya no puedo seguir|no doy mas|ya no doy mas|me doy por vencida|me doy por vencido|"
                "no puedo con mi vida|no puedo con la vida|ya no soporto|no soporto mas|no tengo salida|"
                "no veo salida|no veo otra salida|no hay salida|unica salida|la unica solucion|"
                "no hay otra salida|ya para que|para que seguir|para que vivir|ya me rendi|"
                "ya no tengo fuerzas|no encuentro salida|sin esperanza"
            ),
            unless("el dolor de espalda|el dolor de cabeza|esperando|en espera"),
            weight=0.5,
            guards=(general,),
        ),
        rule(
            "es-why-live",
            w(
                "para que vivir|para que sigo viva|para que sigo vivo|para que seguir viviendo|"
                "por que sigo viva|por que sigo vivo|de que sirve vivir|no se para que vivo|"
                "no se por que sigo viva|no se por que sigo vivo|para que vivo|no merezco vivir|"
                "no deberia haber nacido|no debi nacer|mejor muerta|mejor muerto|mi muerte seria|"
                "seria mejor morir|seria mejor si me muero"
            ),
            weight=1.0,
            guards=(general,),
        ),
    ]
