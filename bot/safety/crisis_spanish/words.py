"""Spanish words for killing or hurting oneself, and for wanting to (accents removed)."""

from __future__ import annotations

KILL = (
    "matarme|matarse|matarte|matarnos|suicidarme|suicidarse|suicidarnos|ahorcarme|ahorcarse|"
    "colgarme|colgarse|quitarme la vida|quitarse la vida|quitarme la bida|cortarme las venas|"
    "cortarse las venas|pegarme un tiro|pegarse un tiro|darme un tiro|darse un tiro"
    "|acabar con mi vida|acabar con su vida|acabar con todo|terminar con mi vida|"
    "terminar con su vida|terminar con todo|poner fin a mi vida|poner fin a todo|"
    "ponerle fin a mi vida|ponerle fin a todo|acabar conmigo|acabar de una vez|"
    "terminar de una vez|tirarme de un puente|tirarme del puente|tirarme al|tirarse de|"
    "lanzarme|aventarme|envenenarme|tirarme a las vias|tirarme por la ventana|saltar del|"
    "saltar de un|hacerme dano|hacerse dano|lastimarme|lastimarse|herirme|cortarme|cortarse|"
    "autolesionarme|autolesionarse|quemarme|unalivearme|desvivirme|desvivirse|desvivir|"
    "acabarlo todo|acabar con esto|quitarme de en medio|dispararme"
)
WANT = (
    "quiero|quiere|quisiera|queria|voy a|va a|vamos a|pienso|piensa|pensando en|pensado en|"
    "pienso en|piensa en|penso en|pensar en|deseo|desea|ganas de|necesito|intente|intento|"
    "intentando|intentar|trate de|trato de|tratando de|planeo|planeando|planeado|estoy por|"
    "a punto de|decidi|he decidido|decidido|prefiero|preferiria|tengo que|podria|me gustaria|"
    "idea de|ideas de|pensamientos de|impulsos de|amenaza con|amenazo con|amenazando con|"
    "dice que va a|me dan ganas de|puedo|como|manera de|forma de|modo de|solo quiero|"
    "ya quiero|miedo de|miedo a|imagino|imaginando|fantaseo con|sueno con|le dan ganas de|"
    "hablando de|habla de|dispuesto a|dispuesta a|para|de|a|voy|buscando como|capaz de|por|"
    "dejo de pensar en|pensar en|cada noche pienso en|me dan ganas de|ganas de"
)
