"""Tables and matchers that undo SMS shorthand, slang, misspellings, censoring and look-alike letters."""

from __future__ import annotations

import re

from bot.safety.grammar import word_set

# Letters of other scripts that look like Latin ones. NFKC has already undone full-width and mathematical letters.
CONFUSABLES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u043a\u043c\u0442\u043d\u0432\u0501\u04cf\u0131"
    "\u03b1\u03bf\u03b5\u03b9\u03ba\u03c4\u03c5\u03bd\u03c1\u03c7\u03b7\u0261\u026a\u1d0b\u029f",
    "aeopcyxijskmthbdliaoeiktuvpxngikl",
)

# Emoji that carry meaning here; any other one counts as a space.
EMOJI = {
    "\U0001f52b": " gun ",
    "\U0001f52a": " knife ",
    "\U0001f48a": " pills ",
    "\u26b0": " coffin ",
    "\u2620": " death ",
}

LEET = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "il", "|": "il", "+": "t",
}  # fmt: skip


def _table(text: str) -> dict[str, str]:
    """A dictionary from "written=meant; written=meant" (nothing after = drops the word)."""
    pairs = (entry.partition("=") for entry in " ".join(text.split()).split(";"))
    return {written.strip(): meant.strip() for written, _, meant in pairs}


CONTRACTIONS = _table(
    """
    im=i am; i'm=i am; ive=i have; i've=i have; i'll=i will; i'd=i would; dont=do not; dnt=do not; doesnt=does not;
    dosent=does not; didnt=did not; cant=can not; cnt=can not; cannot=can not; can't=can not; couldnt=could not;
    wont=will not; won't=will not; wouldnt=would not; shouldnt=should not; isnt=is not; arent=are not; wasnt=was
    not; werent=were not; havent=have not; hasnt=has not; hadnt=had not; aint=is not; mustnt=must not; shan't=will
    not; hes=he is; shes=she is; theyre=they are; youre=you are; theyve=they have; thats=that is; theres=there is;
    whats=what is; its=it is; weve=we have; hed=he would; theyd=they would; theyll=they will; youll=you will;
    itll=it will; let's=let us; lets=let us; wouldve=would have; couldve=could have; shouldve=should have; ya'll=you
    all; yall=you all; y'all=you all
    """
)

SHORTHAND = _table(
    """
    u=you; r=are; ur=your; n=and; nd=and; &=and; w=with; wit=with; wo=without; b=be; c=see; y=why; k=ok; nt=not;
    nvr=never; nvm=never mind; rn=right now; cuz=because; cos=because; coz=because; bc=because; bcuz=because;
    becuz=because; becaus=because; pls=please; plz=please; plss=please; thx=thanks; ty=thank you; idk=i do not know;
    idc=i do not care; tbh=; ngl=; fr=; imo=; rly=really; rlly=really; realy=really; srsly=seriously; prob=probably;
    probly=probably; prolly=probably; tho=though; thru=through; abt=about; bout=about; b4=before; befor=before;
    2nite=tonight; 2night=tonight; tonite=tonight; tonigt=tonight; 2day=today; tday=today; 2moro=tomorrow;
    2morrow=tomorrow; tmrw=tomorrow; tmr=tomorrow; tomorow=tomorrow; tommorow=tomorrow; tommorrow=tomorrow;
    tmw=tomorrow; ystrday=yesterday; yday=yesterday; gonna=going to; gona=going to; gna=going to; gunna=going to;
    goin=going; gon=going to; finna=going to; boutta=about to; bouta=about to; imma=i am going to; ima=i am going
    to; wanna=want to; wana=want to; wnna=want to; wanne=want to; wnt=want; wan=want; wnat=want; watn=want;
    wantd=wanted; gotta=got to; tryna=trying to; tryin=trying; hafta=have to; oughta=ought to; needa=need to;
    kinda=kind of; sorta=sort of; sum1=someone; some1=someone; no1=no one; noone=no one; any1=anyone;
    every1=everyone; evry1=everyone; evryone=everyone; nuthin=nothing; nothin=nothing; evrything=everything;
    anymor=anymore; nemore=anymore; anymroe=anymore; 4ever=forever; 4eva=forever; bf=boyfriend; gf=girlfriend;
    hubby=husband; hubs=husband; dh=husband; bro=brother; sis=sister; txt=text; txted=texted; msg=message;
    ppl=people; wk=week; hr=hour; hrs=hours; min=minutes; mins=minutes; agian=again; agn=again; alot=a lot;
    cud=could; wud=would; shud=should; hav=have; hv=have; thot=thought; thinkin=thinking; lyfe=life; lfe=life;
    liv=live; dieing=dying; dyin=dying; diing=dying; ded=dead; dei=die; kil=kill; kll=kill; kiling=killing;
    killin=killing; kilin=killing; killling=killing; kill'd=killed; rdy=ready; sleap=sleep; wakin=waking;
    hurtin=hurting; appt=appointment; apt=appointment; jk=joking; sewerside=suicide; sewerslide=suicide;
    sewercide=suicide; sewacide=suicide; suislide=suicide; sewer-slide=suicide; suey=suicide; sooicide=suicide;
    sucide=suicide; suiside=suicide; suacide=suicide; suicid=suicide; sucidal=suicidal; suisidal=suicidal;
    sewercidal=suicidal; suicidle=suicidal; suidical=suicidal; sucicidal=suicidal; suidicide=suicide;
    suidice=suicide; scuicide=suicide; scuicidal=suicidal; suicidel=suicidal; sooicidal=suicidal; un-alive=unalive;
    od=overdose; oded=overdosed; od'd=overdosed; od'ed=overdosed; oding=overdosing; od'ing=overdosing;
    ods=overdoses; sh=self harm; shing=self harming; mysef=myself; myslf=myself; herslf=herself; hisself=himself;
    hmself=himself; theirself=themselves; theirselves=themselves; brethe=breathe; breth=breathe; brething=breathing;
    cudnt=could not; thruout=throughout; sezure=seizure; seziure=seizure; siezure=seizure; pilz=pills; pils=pills;
    poping=popping; hospitel=hospital; ambulence=ambulance; unresponsve=unresponsive; k1ds=kids; gud=good;
    goodby=goodbye; sleepin=sleeping; dun=done; siideation=suicidal ideation; livng=living; lving=living; wsh=wish;
    wich=which; unconshus=unconscious; unconsious=unconscious; livin'=living; hurtng=hurting; killng=killing;
    dyng=dying; wakeup=wake up; goodbi=goodbye; nobdy=nobody; evrybody=everybody; anymoar=anymore; srs=serious;
    overdosin=overdosing; breathin=breathing; breeth=breathe; breeve=breathe; plese=please; hlp=help; halp=help;
    hepl=help; til=until; till=until; evry=every; els=else; ive=i have; yr=year; yrs=years; lil=little;
    braethe=breathe; breath3=breathe; brathe=breathe; thoat=throat; throte=throat; pian=pain; seizher=seizure;
    seizer=seizure; haveing=having; shs=self harm; wke=wake; sombody=somebody; chst=chest; hart=heart; hrt=hurt;
    unconcious=unconscious; ambulanse=ambulance; alergic=allergic; siezing=seizing; ceasure=seizure; swolen=swollen;
    sweling=swelling; swolled=swollen; vomitting=vomiting; bleding=bleeding; anyore=anymore; livin=living;
    endin=ending; cuttin=cutting; hangin=hanging; jumpin=jumping; stoped=stopped; moveing=moving;
    respondin=responding; sh'ing=self harming; jus=just; jst=just; tierd=tired; tird=tired; burdon=burden;
    sleepn=sleeping; pilss=pills; everthing=everything; alwys=always; coulnt=could not; shuld=should; wat=what;
    wut=what; wen=when; wher=where; ther=there; cn=can; in2=into; kk=ok; ttyl=talk to you later; brb=be right back;
    omw=on my way; np=no problem; gm=good morning; gn=good night; ne1=anyone; lmk=let me know; frm=from; tht=that;
    smth=something; wats=what is; wuts=what is; wheres=where is; whos=who is; hows=how is; whens=when is; dr=doctor;
    doc=doctor; meds=medications; rx=prescription; tx=treatment; tysm=thank you so much; thnx=thanks; tnx=thanks;
    ins=insurance; asap=as soon as possible; bday=birthday; diff=different; sched=schedule; doin=doing;
    takin=taking; gettin=getting; feelin=feeling; comin=coming; havin=having; workin=working; askin=asking;
    tellin=telling; waitin=waiting; tryn=trying; ketamin=ketamine; ketmine=ketamine; ketamene=ketamine; ket=ketamine;
    esketamin=esketamine; spravado=spravato; antidepresant=antidepressant; antidepresants=antidepressants;
    depresion=depression; depresed=depressed; deppression=depression; deppressed=depressed; insurence=insurance;
    apointment=appointment; appoinment=appointment; appts=appointments; medicin=medicine; perscription=prescription
    """
)

SPANISH_SHORTHAND = _table(
    """
    q=que; k=que; ke=que; qe=que; xq=porque; pq=porque; porq=porque; xfa=por favor; x=por; d=de; tb=tambien;
    tmb=tambien; toy=estoy; stoy=estoy; ta=esta; kiero=quiero; qiero=quiero; quero=quiero; kisiera=quisiera;
    kiere=quiere; bn=bien; mñn=manana; m=me; pa=para; vdd=verdad; ntp=no te preocupes; nd=nada; aki=aqui; dnd=donde;
    pueo=puedo; pexo=pecho; respirr=respirar; pastiyas=pastillas; bida=vida; vibir=vivir; bivir=vivir;
    dspierto=despierto; suisidarme=suicidarme; suicidarm=suicidarme; matarm=matarme; ise=hice; ayudenme=ayuda;
    ayudame=ayuda; ayuden=ayuda; aser=hacer; resar=rezar
    """
)

SPLIT_WORDS = {
    tuple(pair.split()): whole
    for pair, whole in _table(
        """
        sewer slide=suicide; sewer side=suicide; sui cide=suicide; over dose=overdose; over dosed=overdosed; over
        dosing=overdosing; un alive=unalive; un aliving=unaliving; un responsive=unresponsive; un
        conscious=unconscious; good bye=goodbye; any more=anymore; to night=tonight; him self=himself; her
        self=herself; kermit suicide=kms; kermit sewerslide=kms
        """
    ).items()
}

# For `write_out`. Letters and clippings that are too often something else ("k" is ketamine here, "HR" an office).
_AS_THEY_STAND = word_set("k c y b od sh hr hrs min mins cos til suey hart ded els sis bro")
_WORD = re.compile(r"[A-Za-z0-9]+(?:['\u2019][A-Za-z]+)*")
_COUNTED = re.compile(  # behind a 2 or 4 that is a number
    r"\s+(?:(?:more|full|different|diff|whole|and|or|to|-|x|am|pm|of)\b|"
    r"(?:hr|hour|min|minute|day|wk|week|mo|month|yr|year|mg|med|kid|time|session|infusion|dose|pill|shot|drink|"
    r"people|ppl|thing|step|o'?clock)\w*)",
    re.IGNORECASE,
)

# Words looked for inside censored, leet, glued, spaced-out or misspelt tokens.
DANGER_WORDS = word_set(
    "kill killing killed die dying dead death suicide suicidal suicides myself himself herself themselves "
    "hurt hurting harm harming cut cutting shoot shot hang hanging overdose overdosed overdosing unalive "
    "unaliving pills gun rope noose bleeding breathe breathing swallowed seizure seizures unconscious "
    "unresponsive ambulance poison life end ending want live alive wake slit wrists jump bridge matarme "
    "matarse suicidarme suicidarse morir morirme muerto muerta vida vivir suicidio suicida emergency "
    "emergencia convulsing lethal drown stab die'd kms ctb gonna wanna goodbye anymore tonight depressed "
    "help"
)

# Long words that are safe to repair by one edit: no ordinary word is that near to them.
_FUZZY = word_set(
    "suicide suicidal myself himself herself themselves overdose overdosed overdosing unresponsive "
    "unconscious seizure swallowed breathing convulsing anaphylaxis ambulance unalive unaliving emergency "
    "suicidarme suicidarse goodbye"
)
_NOT_A_MISSPELLING = word_set(
    "overdone overdoes suicide's suicidally breathings swallowed swallower emergence emergent emergencies "
    "seizures itself himself herself hersel self-help unalike suicida suicidas suicides overdoses "
    "unconsciously ambulances ambulant breath breathe creating breeding treating overdosing wreathing "
    "breaching sheathing"
)
_SEGMENTS = word_set(
    "i want wanna to die kill killing my self myself him her end ending it all life suicide suicidal am "
    "im is going gonna hurt hurting cut cutting dead be not dont live help me dying commit tired of "
    "living wish was were the tonight now"
)
_DECISIVE = word_set("die kill killing suicide suicidal hurt hurting cut cutting dead dying")


_DANGER_BY_LENGTH = {size: tuple(sorted(word for word in DANGER_WORDS if len(word) == size)) for size in range(3, 15)}


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}


_NEAR: dict[str, str] = {near: word for word in sorted(_FUZZY) for near in _deletions(word)}


def _one_edit(a: str, b: str) -> bool:
    """Whether a becomes b by at most one insertion, deletion, substitution or swap of neighbours."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    tail_a, tail_b = a[start:], b[start:]
    return (
        tail_a[1:] == tail_b[1:]
        or tail_a[1:] == tail_b
        or tail_a == tail_b[1:]
        or (tail_a[:2] == tail_b[1::-1] and tail_a[2:] == tail_b[2:])
    )


def repair(word: str) -> str:
    """The danger word that a long token misspells by one edit, or the token itself."""
    if not 6 <= len(word) <= 14 or word in _NOT_A_MISSPELLING or word in DANGER_WORDS or word in _FUZZY:
        return word
    for candidate in sorted(_deletions(word)):
        near = _NEAR.get(candidate)
        if near and _one_edit(word, near):
            return near
    return word


def squeeze(word: str) -> str:
    """Drawn-out letters shortened ("diiiie" to "die", "killll" to "kill")."""
    once: list[str] = []
    twice: list[str] = []
    run = 0
    for i, letter in enumerate(word):
        run = run + 1 if i and word[i - 1] == letter else 1
        if run == 1:
            once.append(letter)
        if run <= 2:
            twice.append(letter)
    doubled, single = "".join(twice), "".join(once)
    return doubled if doubled in DANGER_WORDS or doubled in SHORTHAND else single


def uncensor(token: str) -> str:
    """The danger word behind digits and symbols ("su1c*de", "k!ll"), or the token itself.

    A star or hash stands for any letter; at least half of the letters must be readable.
    """
    if not 3 <= len(token) <= 14:
        return token
    wild = sum(mark in "*#" for mark in token)
    if wild * 2 > len(token) or not any(mark.isalpha() for mark in token):
        return token
    for word in _DANGER_BY_LENGTH.get(len(token), ()):
        if all(
            mark == letter or mark in "*#" or letter in LEET.get(mark, "")
            for mark, letter in zip(token, word, strict=True)
        ):
            return word
    return token


def unglue(token: str) -> str:
    """Words run together ("killmyself") set apart, when all of it reads as such words."""
    if not 6 <= len(token) <= 40:
        return token
    best: list[tuple[str, ...] | None] = [()] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for size in range(1, min(9, end) + 1):
            before = best[end - size]
            piece = token[end - size : end]
            if (
                before is not None
                and piece in _SEGMENTS
                and (best[end] is None or len(before) + 1 < len(best[end] or ()))
            ):
                best[end] = (*before, piece)
    pieces = best[-1]
    if not pieces or len(pieces) < 2 or not _DECISIVE.intersection(pieces):
        return token
    return " ".join(pieces)


def write_out(text: str) -> str:
    """The same message with SMS shorthand and lost apostrophes written out ("cn i bring 2 kids 2 ur place" becomes
    "can i bring 2 kids to your place"); everything else as it stands. For the sentence encoder, whose English is
    that of books and the web."""
    return _WORD.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    word = found[0].lower().replace("\u2019", "'")
    if word in ("2", "4"):
        return found[0] if _is_number(found) else {"2": "to", "4": "for"}[word]
    if word in _AS_THEY_STAND:
        return found[0]
    return CONTRACTIONS.get(word) or SHORTHAND.get(word) or found[0]


def _is_number(found: re.Match[str]) -> bool:
    text, start, end = found.string, found.start(), found.end()
    alone = (start == 0 or text[start - 1] == " ") and text[end : end + 1] == " "
    return not alone or _COUNTED.match(text, end) is not None
