"""Spanish denials (accents removed): "suicida: no", "no me quiero morir, me quiero curar"."""

from __future__ import annotations

from bot.safety.asked_about.frames import Phrases
from bot.safety.denied.english import REVERSING as REVERSING_IN_ENGLISH
from bot.safety.denied.phrases import Denials, Denying
from bot.safety.grammar import word_set

# People mix the two languages; "no", "me" and the like stand in both.
REVERSING = REVERSING_IN_ENGLISH | word_set(
    "letal dosis lista listo ataud funeral tumba entierro nunca jamas nada nadie sin tampoco ni pero aunque excepto "
    "salvo hasta si quizas quiza tal vez acaso casi creo supongo segun bueno verdad menti mentira miento fingir "
    "finjo broma jaja todavia aun otra nuevo ultimamente a veces ahora hoy ayer anoche noche manana ya luego pronto "
    "despues desde antes entonces el ella ellos su sus hijo hija hijos esposo esposa marido mujer mama papa madre "
    "padre hermano hermana amigo amiga novio novia primo prima sobrino sobrina tio tia abuelo abuela alguien otros "
    "plan pastillas pistola arma cuchillo navaja cuerda soga puente veneno carta nota adios perdon perdonen sola "
    "solo cansado cansada harto harta acabo acaba acabar termina terminar fin carga odio miedo ayuda urgente "
    "emergencia auxilio dolor duele sufrir sufrimiento peor desaparecer descansar dormir despertar siempre irme ir "
    "voy dejar dejarme paz parar voces tome tomado cortar cortarme sobredosis vida vivir vivo viva existir morir "
    "morirme muero muerte muerto muerta matar matarme mato suicida suicidas suicidio suicidarme dano puedo aguanto "
    "soporto sentido "
)

_LISTS = {
    "act": """morir|morirme|matar|matarme|suicidar|suicidarme|hacerme dano|hacer dano|lastimarme|lastimar
        |quitarme la vida|quitar la vida|estar muerto|estar muerta""",
    "topic": """(ideas|pensamientos|tendencias|intentos) (suicidas|de suicidio|de muerte|de hacerme dano|de morir)
        |ideacion suicida|riesgo de suicidio|suicida|suicidio|autolesiones|autolesion|suicidal""",
    "no": "no|ninguno|ninguna|ningunos|ningunas|nada|nunca|negativo|niego|niega|jamas",
}
_ANSWERS = (
    "<topic> [si no|si o no] [/] <no>",
    "(tiene|tienes|ha tenido|alguna|algun|actualmente) <topic> [/] <no>",
    "(eres|es|estas|soy) suicida [/] no",
    "(quiere|quieres) (morir|morirse|morirte|matarse|hacerse dano) [/] no",
)
_STATEMENTS = (
    "(nada de|cero|ninguna|ningun|niega|niego) <topic>",
    "no [me] quiero <act>",
    "yo no [me] quiero <act>",
    "no [me] (voy a|pienso|planeo) <act>",
    "no (soy|estoy|me siento) suicida",
    "no (tengo|he tenido) [ningunas|ningun] (<topic>|ganas de (morir|morirme|matarme|suicidarme))",
    """(no|nunca) (pienso en|estoy pensando en|he pensado en)
        (matarme|suicidarme|hacerme dano|quitarme la vida|el suicidio)""",
    "nunca he querido (morir|morirme|matarme|hacerme dano)",
)
_WISHES = (
    """(me quiero|quiero|yo quiero|solo quiero|solamente quiero|nomas quiero|pero quiero|pero me quiero|sino
        |lo que quiero es|yo lo que quiero es|al contrario quiero|solo me quiero|yo me quiero|quisiera|me gustaria)
        (curar|curarme|mejorar|mejorarme|mejorarme ya|sanar|sanarme|recuperarme|aliviarme|vivir|vivir bien|vivir feliz
        |estar bien|estar mejor|sentirme (bien|mejor|feliz|como antes)|sentir alegria|ponerme bien|ser feliz
        |ser (el|la) de antes|salir adelante|tratarme|dormir (bien|mejor)|disfrutar (la|mi) vida
        |ver crecer a mis (hijos|nietos)|conocer a mis nietos|tratamiento|un tratamiento)""",
    """(solo|solamente|nomas) (quiero|queria|quisiera|necesito|pregunto|pregunte|dime|digame)
        [saber|preguntar] [cuanto|por] [el|los|la|las|su|sus|un|una]""",
    "(quiero|queria|quisiera) (saber|preguntar|conocer) [cuanto|por] [el|los|la|las]",
)
_BESIDE = (
    "(solo|nomas) (insomnio|ansiedad|depresion|estres|tristeza)",
    "(solo|nomas) (estoy|ando|es) (triste|ansioso|ansiosa|estresado|estresada|nervioso|nerviosa|deprimido|deprimida)",
    "(nomas|solo) (ando|estoy|tengo) [algo|un poco] (triste|ansioso|ansiosa|depresion|ansiedad|insomnio)",
    "(cual|cuales) (es|son) (el|los|la|las|su|sus)",
    "tengo (depresion|ansiedad|insomnio|seguro|medicare|medicaid|aetna|cigna|una pregunta|estres)",
    "de antemano",
    """(alergias|alergia|embarazo|embarazada|convulsiones|epilepsia|diabetes|presion alta|hipertension|glaucoma|asma
        |depresion|ansiedad|insomnio|panico|alcohol|drogas|tabaco|cirugias|medicinas|medicamentos|seguro
        |dolor de pecho|problemas del corazon) [si no] [/] (si|no|ninguno|ninguna|ningunas|ningunos|leve|moderada)""",
)
_VOCABULARY = (
    word_set(
        "hola buenas buenos dias tardes gracias por favor disculpe oiga tranquila tranquilo tranquilos precio "
        "precios costo costos cuesta cuestan cuanto cuanta vale cita consulta horario horarios seguro aceptan cubre "
        "medicare medicaid aetna cigna tratamiento ketamina terapia sesion sesiones infusion infusiones spravato "
        "clinica donde estan ubicados direccion telefono numero edad nombre peso anos es son la los las una un de "
        "del y en con para que como cual cuales pregunta preguntar informacion info saber quiero queria quisiera mi "
        "se le les lo dime digame sertralina fluoxetina escitalopram medicinas medicamentos alergias triste ansioso "
        "ansiosa estresado estresada depresion ansiedad insomnio atienden tienen hay abren cierran sabados domingos "
        "lunes pago pagos formulario nueva paciente efectivo tarjeta "
    )
    - REVERSING
)

DENYING = Denying(
    statements=Denials(
        _STATEMENTS,
        _LISTS,
        word_set("no hola oiga tambien"),
        "por favor|quiero|me quiero|solo|nomas|yo quiero|lo que",
    ),
    answers=Denials(
        _ANSWERS, _LISTS, word_set("no si ninguna ninguno y"), "autolesiones|alergias|depresion", loose=True
    ),
    wishes=Phrases(_WISHES, _LISTS, REVERSING),
    beside=Phrases(_BESIDE, _LISTS, REVERSING),
    vocabulary=_VOCABULARY,
    reversing=REVERSING,
)
