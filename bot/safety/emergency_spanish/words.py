"""Spanish words for children and for medicines (accents removed)."""

from __future__ import annotations

CHILD = (
    "hijo|hija|nino|nina|bebe|nieto|nieta|sobrino|sobrina|hijito|hijita|ninito|nene|nena|"
    "chiquito|chiquita|hermanito|hermanita|pequeno|pequena|anos|anitos"
)
MED = (
    "pastilla|pastillas|medicina|medicinas|ketamina|tableta|tabletas|pildora|pildoras|"
    "medicamento|medicamentos|frasco|lozenge|trocisco|jarabe|cloro|dosis|veneno|capsulas|"
    "calmantes|somniferos|tylenol|xanax|spray|lozenges|gomitas|troche"
)
