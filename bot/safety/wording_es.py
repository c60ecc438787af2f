"""The protocol's words in Spanish. SMS lines keep to GSM-7: no letter with an acute accent but e."""

from __future__ import annotations

CRISIS_OPENINGS = (
    "Gracias por contármelo. Lo que lleva encima suena muy pesado, y merece el apoyo de una persona ahora mismo.",
    "Me alegra que lo haya escrito. Es importante, y no tiene que enfrentarlo en soledad.",
    "Lo que escribió importa, y quiero que una persona le acompañe en esto. Por favor, hable con alguien ahora.",
    "Le escucho y lo tomo en serio. En este mismo momento hay personas listas para escuchar.",
    "Hizo bien en decirlo. Por favor, deje que lo escuche también alguien que de verdad pueda ayudar.",
)
DISPUTE_OPENINGS = (
    "Gracias por decírmelo. Siempre tomo en serio palabras así, por eso los números quedan "
    "aquí, para usted o para alguien cercano.",
    "Le escucho, y no hay ningún problema por lo que escribió. Aun así prefiero dejarle estos números a la vista.",
    "Entendido, no pasa nada malo por haberlo dicho. Desde un chat no puedo saber cómo está "
    "alguien, así que siempre los dejo aquí.",
    "Es bueno saberlo. Los números siguen aquí, para usted o para quien los necesite, a cualquier hora.",
)
RESOURCES = (
    "Llame al {lifeline} (Línea de Prevención del Suicidio y Crisis) y oprima 2 para "
    "español, o envíe AYUDA por mensaje de texto al"
    " {lifeline}: gratis, 24/7; también hay chat en {lifeline_site}. Si hay peligro "
    "inmediato, llame al {emergency} o vaya a la sala"
    " de urgencias más cercana.",
    "Puede llamar al {lifeline} a cualquier hora y oprimir 2 para español, o enviar AYUDA "
    "por texto al {lifeline}; es gratis, 24/7, y hay"
    " chat en {lifeline_site}. En peligro inmediato, llame al {emergency} o vaya a la sala de urgencias más cercana.",
    "En el {lifeline} contestan 24/7 y gratis: llame y oprima 2, o mande la palabra AYUDA "
    "por texto al {lifeline}. También"
    " {lifeline_site}. Si usted o alguien con usted corre peligro ahora, llame al {emergency} o vaya a urgencias.",
    "Ahora mismo puede llamar al {lifeline} y oprimir 2, o escribir AYUDA al {lifeline} "
    "(Línea 988 de Suicidio y Crisis): gratis, 24/7,"
    " con chat en {lifeline_site}. Si el peligro es inmediato, llame al {emergency} o vaya a urgencias.",
)
SWALLOWED = (
    "Si se tomó, tragó o mezcló algo, llame al {emergency} ahora, o al Centro de Control de Envenenamiento: {poison}.",
    "Si tomó o tragó algo, llame primero al {emergency}, o al Centro de Control de Envenenamiento: {poison}.",
)
VETERAN = "Veteranos y militares: oprima 1 después de marcar {lifeline}, o envíe un texto al {veterans}."
COMPANY = (
    "Busque a alguien de confianza y no se quede en soledad. Si puede, aléjese de cualquier "
    "cosa con la que pueda hacerse daño. Si se"
    " trata de otra persona, quédese a su lado si es seguro.",
    "¿Hay alguien de confianza que pueda estar con usted? Llámele y no se quede en soledad, "
    "y ponga distancia con cualquier cosa con"
    " la que pueda hacerse daño.",
    "Hasta hablar con alguien de confianza, procure estar cerca de otra persona: un "
    "familiar, un amigo, un vecino. No se quede en soledad y"
    " aléjese de cualquier cosa con la que pueda hacerse daño.",
    "Dígale a alguien de confianza cómo está y pídale que se quede; no se quede en soledad. "
    "Apártese de cualquier cosa con la que"
    " pueda hacerse daño.",
)
AUTOMATED = (
    "Este chat es automático y nadie lo vigila en vivo. También puede llamar a {clinic} al {phone}{hours}.",
    "Soy un asistente automático y nadie lee este chat en vivo. {clinic}: {phone}{hours}.",
    "Nadie lee este chat en vivo; es automático. El teléfono de la clínica es {phone} ({clinic}{open_hours}).",
    "Como este chat es automático y no se vigila en vivo, use primero los números de arriba. {clinic}: {phone}{hours}.",
)
HOURS_WORDS = {
    "Monday": "lunes",
    "Tuesday": "martes",
    "Wednesday": "miércoles",
    "Thursday": "jueves",
    "Friday": "viernes",
    "Saturday": "sábado",
    "Sunday": "domingo",
    "by appointment": "con cita",
    "to": "a",
    "and": "y",
}
HOURS = " ({hours})"
OPEN_HOURS = ", {hours}"

EMERGENCY_OPENINGS = (
    "Esto parece una emergencia médica. Llame al {emergency} ahora.",
    "Por favor llame al {emergency} ahora. Lo que describe necesita ayuda de emergencia.",
    "Llame al {emergency} ahora mismo y cuente lo que escribió aquí.",
    "Esto no puede esperar un chat. Llame al {emergency} ahora.",
)
EMERGENCY_STEPS = (
    "No maneje. Quédese con la persona hasta que llegue la ayuda o, si es usted, pida a "
    "alguien que le acompañe. En el {emergency} le"
    " dirán qué hacer.",
    "Por favor no maneje. Quédese con la persona, o que alguien se quede con usted, y no cuelgue con el {emergency}.",
    "No maneje a la clínica ni al hospital. Quédese con la persona, abra la puerta para la "
    "ambulancia y siga lo que diga el"
    " {emergency}.",
    "Quédese con la persona y no maneje. Si no hay nadie más, abra su puerta y siga en la línea con el {emergency}.",
)
EMERGENCY_DISPUTE = (
    "Gracias por decírmelo. Desde un chat no puedo saber cómo está alguien: si algo va mal, llame al {emergency}.",
    "Le escucho. Si algo cambia o no tiene certeza, llame al {emergency}.",
)
EMERGENCY_AUTOMATED = (
    "Este chat es automático y nadie lo vigila en vivo. Después del {emergency}, puede "
    "llamar a {clinic} al {phone}{hours}.",
    "Nadie vigila en vivo este chat automático. Cuando la ayuda venga en camino, {clinic}: {phone}{hours}.",
)

SUPPORT = (
    "Si usted o alguien que conoce pasa por un momento difícil, puede llamar al {lifeline} "
    "(oprima 2) o enviar AYUDA por texto al"
    " {lifeline}, gratis, a cualquier hora. En una emergencia, llame al {emergency}."
)

CALLING = (
    "Hace bien en llamar: al {emergency} en una emergencia, o al {lifeline} (oprima 2, o envíe AYUDA por texto; "
    "gratis, 24/7) para hablar con alguien. No cuelgue y no se quede a solas. Este chat es automático y no puede "
    "llamar por usted."
)

ORDINARY_QUESTION = "También vi su otra pregunta. La puedo contestar cuando quiera."

FALLBACK = (
    "Algo falló aquí y no pude contestar. En una emergencia llame al {emergency}. En crisis, "
    "llame al {lifeline} (oprima 2) o envíe"
    " AYUDA por texto al {lifeline}, gratis, 24/7. El teléfono de la clínica es {phone}."
)

SMS_CRISIS = (
    "Si hay peligro, llame al {emergency}. Para hablar ahora: llame al {lifeline} y oprima "
    "2, o mande AYUDA al {lifeline}. Gratis, 24/7."
    " Nadie lee esto en vivo.",
    "Gracias por escribir. Llame al {lifeline} (oprima 2) o mande AYUDA al {lifeline}: "
    "gratis, 24/7. En peligro, {emergency}. Nadie lee"
    " esto en vivo.",
    "Usted importa. Llame al {lifeline} y oprima 2, o mande AYUDA al {lifeline}, gratis, "
    "24/7. En peligro llame al {emergency}. Nadie lee"
    " esto en vivo.",
    "Lo tomo en serio. Hay personas ahora: {lifeline} (oprima 2) o texto AYUDA al "
    "{lifeline}, 24/7. En peligro llame al {emergency}. Nadie"
    " lee esto en vivo.",
)
SMS_CRISIS_SWALLOWED = (
    "Si se comieron o bebieron algo, llame al {emergency} ya o a Poison Control {poison}. "
    "Para hablar: {lifeline}, oprima 2. Nadie lee esto en vivo.",
    "Llame al {emergency} ya si se tomaron pastillas u otra cosa, o {poison}. Para hablar: "
    "{lifeline} y oprima 2. Nadie lee esto en"
    " vivo.",
    "Si hay algo tomado o mezclado: {emergency} ya, o {poison}. Una persona con quien "
    "hablar: {lifeline}, oprima 2. Nadie lee esto en"
    " vivo.",
    "Por favor llame al {emergency} ya si hubo pastillas, o a {poison}. Para hablar, "
    "{lifeline} (oprima 2), 24/7. Nadie lee esto en"
    " vivo.",
)
SMS_DISPUTE = (
    "Gracias por aclararlo. Siempre tomo en serio palabras asi: {lifeline} (oprima 2), "
    "gratis, 24/7. En peligro, {emergency}. Mensaje"
    " automatizado.",
    "Le escucho, todo bien. Quedan para usted o alguien cercano: {lifeline} (oprima 2), 24/7; {emergency} en peligro.",
    "Entendido. Por texto no puedo saber si alguien corre peligro; por eso dejo esto: "
    "{lifeline} (oprima 2), 24/7; {emergency} en"
    " peligro.",
    "Bueno saberlo. A cualquier hora: llame al {lifeline} y oprima 2; en peligro inmediato, {emergency}.",
)
SMS_COMPANY = (
    "Busque a alguien de confianza, que no le falte gente cerca, y deje lejos todo con lo que pueda lastimarse.",
    "Pida a alguien de confianza que le acompañe ahora, y ponga lejos todo con lo que pueda lastimarse.",
)
SMS_VETERAN = "Veteranos: marque {lifeline} y oprima 1, o mande un texto al {veterans}. Chat: {lifeline_site}"
SMS_CLINIC = ("{clinic}: {phone}{hours}", "{clinic}: {phone}", "Tel. {phone}{hours}", "Tel. {phone}")
SMS_EMERGENCY = (
    "Llame al {emergency} ahora. No maneje. Acompañe a la persona. Nadie lee esto en vivo.",
    "Parece una emergencia: llame al {emergency} ahora. Acompañe a la persona, no maneje. Nadie lee esto en vivo.",
    "Por favor llame al {emergency} ya. No maneje; no deje sola a la persona. Nadie lee esto en vivo.",
    "Primero llame al {emergency}, ahora. Permanezcan juntos y no maneje. Nadie lee esto en vivo.",
)
SMS_EMERGENCY_SWALLOWED = (
    "Llame al {emergency} ahora. Poison Control: {poison}. No maneje. Acompañe a la persona. Nadie lee esto en vivo.",
    "Parece una emergencia: llame al {emergency} ya, o Poison Control {poison}. Acompañe a "
    "la persona, no maneje. Nadie lee esto en"
    " vivo.",
    "Por favor llame al {emergency} ya; Poison Control {poison}. No maneje; no deje sola a "
    "la persona. Nadie lee esto en vivo.",
    "Primero {emergency}, luego Poison Control {poison}. Permanezcan juntos y no maneje. Nadie lee esto en vivo.",
)
SMS_EMERGENCY_DISPUTE = (
    "Gracias por aclararlo. Si algo va mal o cambia, llame al {emergency}. Nadie lee esto en vivo.",
    "Le escucho. Si hay duda, llame al {emergency}. Nadie lee esto en vivo.",
)
SMS_SUPPORT = (
    "Si es un momento duro para usted o alguien cercano: {lifeline} (oprima 2) o texto AYUDA "
    "al {lifeline}, gratis, 24/7. Emergencia: {emergency}."
)
SMS_CALLING = (
    "Hace bien en llamar: {emergency} en una emergencia, o {lifeline} (oprima 2, 24/7) para hablar. No cuelgue, no se "
    "quede a solas. Esta linea no puede llamar por usted."
)
SMS_ORDINARY_QUESTION = "Vi su otra pregunta y la puedo contestar cuando quiera."
SMS_FALLBACK = "Algo no funciona. Emergencia: {emergency}. Crisis: {lifeline} (oprima 2), gratis, 24/7. Tel. {phone}"

LABELS = {
    "call_988": "Llamar al 988",
    "text_988": "Mensaje de texto al 988",
    "chat_988": "Chat en 988lifeline.org",
    "call_911": "Llamar al 911",
    "poison": "Control de Envenenamiento",
    "veterans": "Veteranos: texto al 838255",
    "clinic": "Llamar a {clinic}",
    "call_back": "Que me llame la clínica",
}
