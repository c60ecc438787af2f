"""What has a form: phones, e-mails, addresses, dates, numbers of cards and papers, links, handles.

Every pattern matches exactly what is to be replaced; what has to stand before it is a look-behind (the `regex`
module, which presidio compiles with, takes ones of any length). Case never matters: visitors type in lower case.
"""

from __future__ import annotations

# The kinds of identifier, as placeholders name them; where two overlap, the earlier one names the whole.
KINDS = ("email", "link", "card", "id", "phone", "address", "date", "zip", "handle", "name")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_NUMERIC = r"(?:0?[1-9]|[12]\d|3[01])(?P<sep>[/.-])(?:0?[1-9]|[12]\d|3[01])(?P=sep)(?:(?:19|20)\d\d|\d\d)"
_BORN = (
    r"(?<=\b(?:born|birth ?days?|birth ?dates?|birth|b-?days?|dob|d\.o\.b|nac[ií]|nacimiento|cumplea[nñ]os)\b"
    r"[^\d\n]{0,20}?)"
)
DATE = (
    rf"(?<![\d/.-]){_NUMERIC}(?![\d/]|-\d|\s?mg)",
    rf"(?<!\d){_YEAR}[/.-](?:0?[1-9]|1[0-2])[/.-](?:[12]\d|3[01]|0?[1-9])(?!\d)",
    rf"\b{_MONTH}\s+{_DAY},?\s+(?:de\s+|of\s+)?{_YEAR}\b",
    rf"\b{_DAY}\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+|of\s+)?{_YEAR}\b",
    rf"{_BORN}\b(?:{_MONTH}\s+{_DAY}|{_DAY}\s+(?:of\s+|de\s+)?{_MONTH}|\d{{1,2}}[/.-]\d{{1,2}})(?!\d)",
)

EMAIL = (
    r"[^\s@,;:<>()\"']{1,64}\s?@\s?[^\s@,;:<>()\"'!?]{1,100}\.[a-z]{2,24}\b",
    # Spoken, or written so that no machine shall read it: "john dot smith at gmail dot com".
    r"\b[a-z0-9._+-]{1,40}(?:\s(?:dot|underscore|dash)\s[a-z0-9]{1,30}){0,3}"
    r"\s?(?:\(at\)|\[at\]|\bat\b|@)\s?(?:[a-z0-9-]{1,40}\s?(?:\(dot\)|\[dot\]|\bdot\b|\.)\s?){1,3}"
    r"(?:com|org|net|edu|co|me|us|gov|io|info)\b",
)

_TLD = "com|org|net|edu|info|io|me|co|us|uk|ca|biz|blog|app|health|clinic|care|page|site|online|tv|mx"
LINK = (
    r"\bhttps?://[^\s<>\"]+",
    r"\bwww\.[^\s<>\"]+",
    rf"(?<![@\w.-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:{_TLD})(?:/[^\s<>\"]*)?(?![\w@-])",
)

HANDLE = (r"(?<![\w@.])@[a-z0-9_][a-z0-9_.]{1,28}[a-z0-9_]",)

# Toll-free numbers belong to companies and help lines, never to a visitor.
_AREA = r"(?!8(?:00|33|44|55|66|77|88)\b|9(?:00|11)\b)[2-9]\d\d"
_GAP = r"[\s./()-]{0,3}"
_EXTENSION = r"(?:\s*(?:ext\.?|x|extension)\s*\d{1,6})?"
_DIGIT = (
    r"(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|double|triple"
    r"|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
PHONE = (
    rf"(?<![\d.$-])(?:\+?1{_GAP})?\(?(?:{_AREA})\)?{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d){_EXTENSION}",
    rf"(?<![\w+])\+(?!1[\s./(-]*8(?:00|33|44|55|66|77|88))\d[\d\s().-]{{7,18}}\d{_EXTENSION}",
    rf"(?<![\d.$/-])(?!800|888|877|866|855|844|833)\d{{3}}[-.]\d{{4}}(?![\d-]|\s?(?:mg|mcg|dollars|people|calories)\b){_EXTENSION}",
    r"(?<=\b(?:call|text|phone|cell|mobile|tel|reach me|ring|number)\b\D{0,20})\d{3}\s?\d{4}(?![\d-]|\s?mg)",
    rf"\b{_DIGIT}\b(?:[\s,-]+{_DIGIT}\b){{6,12}}",
)

# Not street names: "2 hours drive", "5 months down the road", "9 am Dr. ...".
_NOT_IN_ADDRESS = (
    r"(?:hours?|hrs?|miles?|mi|km|min|mins|minutes?|days?|weeks?|wks?|months?|years?|yrs?|times?|sessions?|infusions?"
    r"|treatments?|doses?|people|patients?|dollars?|bucks|percent|mg|mcg|ml|kg|lbs?|pounds?|am|pm|blocks?|visits?"
    r"|the|a|an|to|of|and|or|is|are|was|my|your|i|im|we|you|for|from|in|on|at|with|per|by|more|every|each|if|do|does"
    r"|can|will|did|has|have|had|no|not|but|so|that|this|down|out|up|off|any|some|other|long|after|before|panel|step)"
)
_STREET = (
    r"(?:street|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct|place|pl|circle|cir|terrace|ter"
    r"|highway|hwy|parkway|pkwy|trail|trl|loop|grade|square|sq|calle|avenida)"
)
_UNIT = r"(?:,?\s*(?:apt|apartment|unit|suite|ste|no|number|#)\.?\s*#?\s*[a-z]?\d{0,5}[a-z]?\b)?"
_STATE = (
    r"(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK"
    r"|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|Calif(?:ornia)?\.?|Nevada|Oregon|Arizona|Utah|Idaho|Washington)"
)
ADDRESS = (
    rf"(?<![\d.,$/-])\b\d{{1,5}}[a-d]?\s+(?:(?:n|s|e|w|north|south|east|west)\.?\s+)?"
    rf"(?:(?!{_NOT_IN_ADDRESS}\b)[\w'’.-]+\s+){{1,3}}?(?!{_NOT_IN_ADDRESS}\b){_STREET}\b\.?"
    rf"(?:\s+(?:n|s|e|w|north|south|east|west)\b\.?)?{_UNIT}",
    rf"(?:[\w'’.-]+\s+){{0,2}}{_STREET}\.?,?\s+(?:number|no\.?|n[º°]|#)\s*\d{{1,5}}\b",
    r"\b(?:calle|avenida)\s+(?:[\w'’.-]+\s+){1,3}#?\d{1,5}\b",
    r"\bp\.?\s*o\.?\s*box\s*#?\s*\d{1,7}\b",
    r"\b(?:apt|apartment|unit)\.?\s*#?\s*\d{1,4}[a-z]?\b",
)
ZIP = (
    rf"(?<=\b{_STATE},?\s{{1,2}})\d{{5}}(?:-\d{{4}})?\b",
    r"(?<=\bzip(?:\s?code)?\b\D{0,12})\d{5}(?:-\d{4})?\b",
    r"(?<=\b(?:in|from|near|around|at)\s)\d{5}(?:-\d{4})?\b(?!\s?(?:mg|dollars|people|patients|miles))",
)

_FILLER = (
    r"(?:[\s:#=.,'’()-]|\bid\b|\bnumber\b|\bnum\b|\bno\b|\bnr\b|\bcard\b"
    r"|\bis\b|\bare\b|\bwas\b|\bmy\b|\bof\b){0,10}"
)
_NAMED = r"(?:[\s:=.,'’-]|\bcard\b|\bgroup\b)*(?:#|\bid\b|\bids\b|\bnumber\b|\bnum\b|\bno\b)"
_DESIGNATION = r"(?=(?:[a-z-]*\d){4})[a-z]{0,4}[\d-][\w-]*(?:[ -]\d{3,}[\w-]*)*"
_STRONG = (
    r"ssn|social(?:\s+security)?|mrn|medical\s+record|driver'?s?\s+licen[sc]e|licen[sc]e|passport|member|subscriber"
    r"|policy|chart|account|acct|claim|confirmation|invoice|routing|iban|cvv|cvc|mbi|ein|npi|dea|plate|vin|itin"
)
_WEAK = (
    r"insurance|group|medicare|medicaid|medi-?cal|tricare|patient|case|ticket|reference|ref|order|rx|prescription|id"
    r"|aetna|cigna|anthem|kaiser|humana|united|blue\s+(?:cross|shield)|ppo|hmo|card"
)
ID = (
    r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])",  # Social Security
    r"\b[1-9][a-z][a-z0-9]\d-?[a-z][a-z0-9]\d-?[a-z]{2}\d\d\b",  # Medicare
    rf"(?<=\b(?:{_STRONG})\b{_FILLER}){_DESIGNATION}",
    rf"(?<=\b(?:{_WEAK})\b{_NAMED}{_FILLER}){_DESIGNATION}",
    r"(?<=\b(?:last (?:four|4)|ends?|ending)\b[^\d\n]{0,30})\d{4}\b",
    r"(?<=\b(?:cvv|cvc|pin)\b\D{0,6})\d{3,6}\b",
    r"\b(?!nct\d{8}\b)(?=[a-z0-9-]*[a-z])(?=(?:[a-z-]*\d){5})[a-z0-9]+(?:-[a-z0-9]+)*\b(?<=[\w-]{7,})",
    r"(?<![\d.,$])\d{9,19}(?!\d)",
)
CARD = (r"(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])", r"(?<![\d-])3\d{3}[ -]\d{6}[ -]\d{5}(?!\d)")

PATTERNS: dict[str, tuple[str, ...]] = {
    "email": EMAIL,
    "link": LINK,
    "card": CARD,
    "id": ID,
    "phone": PHONE,
    "address": ADDRESS,
    "date": DATE,
    "zip": ZIP,
    "handle": HANDLE,
}
