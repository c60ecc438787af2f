"""Suicide, self-harm or overdose as a subject: the ordinary answer, with one support line."""

from __future__ import annotations

import re

from bot.safety.normalise import Normalised

_ENGLISH = re.compile(
    r" (?:suicid\w*|(?:past|previous|prior|survived? an?|survive an|old|earlier|"
    r"recent) attempts?(?! to| at)|attempted (?:five|two|three|four|ten|several|many|a few|"
    r"\d+|years) |black box|boxed warning|means safety|gun locks?|prevention (?:poster|walk|"
    r"training|flyers?|handouts?)|question nine|qpr|c ssrs|cssrs|postvention|safety planning|"
    r"dosing errors?|died (?:at your|from this|during)|(?:use|used) ketamine to kill|afsp|"
    r"self harm\w*|selfharm\w*|self injur\w*|self mutilat\w*|unaliv\w*|overdos\w*|lethal dose|"
    r"fatal dose|kms|parasuicid\w*"
    r"|(?:kill|killing|killed|kills|hang|hanged|hanging|shot|shoot|shooting|hurt|hurting|"
    r"hurts|harm|harming|harmed|cut|cutting|burn|burning|starving|offed|drowned|poisoned)"
    r" (?:my own |off |any )?(?:myself|himself|herself|themselves|themself|yourself|oneself)"
    r"|(?:end|ends|ended|ending|take|takes|took|taken|taking|lose|lost) (?:\w+ )?(?:my|his|"
    r"her|their|your|own) (?:own )?(?:life|lives)"
    r"|(?:used to|i|to|been|was|of|about|stop|stopped|started|quit|past) (?:cut|"
    r"cutting)(?= (?:in|as|when|but|,|years|scars|and|for|during|since|back then|on|through|"
    r"until|from)| $)"
    r"|cutting scars|self inflicted|safety plan|safety plans|crisis line|hotline|988|lifeline|"
    r"want(?:ed|ing)? to die|not want(?:ed|ing)? to live|wish(?:ed)? i (?:was|were) dead|"
    r"better off dead"
    r"|thoughts? of (?:death|dying|ending|hurting|harming)|not wake up|ideation|"
    r"danger to (?:self|myself|himself|others|themselves|yourself)|end it all|si screen\w*"
    r"|free from cutting|old scars|si hi|denies suicidal|euthanasia|lethal injection|"
    r"too much ketamine|antidote|psych(?:iatric)? hold|5150|baker act|involuntar\w* (?:hold|"
    r"commit\w*|hospitali\w*)|narcan|naloxone|poison control|(?:did not|not|"
    r"longer) want to be alive|take too much|took too much|taking too much|toxic dose) "
)
_SPANISH = re.compile(
    r" (?:suicid\w*|autolesi\w*|sobredosis|matarse|matarme|quitarse la vida|quitarme la vida|"
    r"quito la vida|quitarle la vida|se mato|ahorcar\w*|hacerse dano|hacerme dano|lastimarse|"
    r"lastimarme"
    r"|pensamientos de muerte|ganas de morir|querer morir|quiero morir|quise morir|"
    r"no querer vivir|cortarse|cortarme|linea de crisis|plan de seguridad|naloxona|"
    r"recuadro negro|antidoto|tuve un intento|intentos? (?:hace|previo|anterior)|me cortaba|"
    r"cortaba|se quieren? matar|quieren? suicidarse|demasiada ketamina|cicatrices|"
    r"atentar contra) "
)
_DENIED = re.compile(
    r" (?:not|never|no|without|deny|denies|isnt|neither|nor|no soy|no estoy|sin|no tengo|"
    r"nunca)(?: (?:i|am|is|at|all|any|really|actually|going|to|do|have|had|been|feeling|"
    r"thoughts|of|or|about|being|planning"
    r"|want|currently|actively|acutely|even|ever|in|danger|longer|will|would|pensamientos|"
    r"ideas|quiero|voy|a|suicidal|homicidal|and|self|harm)){0,6} $"
)
_ACCIDENT = re.compile(
    r" (?:shaving|cooking|gym|kitchen|knife slipped|lifting|workout|working out|back|knee|"
    r"ankle|shoulder|running|stove|oven|iron|cocinando|gimnasio|cocina|pelo|take back|"
    r"taking back|took back|my life back|laughing|trying to get) "
)
_FIGURATIVE = re.compile(
    r"^ (?:trying to (?:get|reach|find|call|fill|book|park|log)|laughing|at the gym|back|"
    r"by the horns|of (?:embarrassment|laughter|boredom|curiosity|hunger)|to know|in stride) "
)


def mentioned(text: Normalised) -> bool:
    """Whether the message mentions suicide, self-harm or overdose other than to say "I'm not"."""
    rows = [(_ENGLISH, row.text, row.question) for row in text.english]
    rows += [(_SPANISH, row.text, row.question) for row in text.spanish]
    return any(_mentions(pattern, row, question) for pattern, row, question in rows)


def _mentions(pattern: re.Pattern[str], row: str, question: bool) -> bool:
    for match in pattern.finditer(row):
        inner = match.group(0)
        if (
            ("self" in inner or "life" in inner)
            and "suicid" not in inner
            and "harm" not in inner
            and (_ACCIDENT.search(row) or _FIGURATIVE.match(" " + row[match.end() :].lstrip()))
        ):
            continue
        if _DENIED.search(row[: match.start()] + " ") and not question:
            continue
        return True
    return False
