"""Not being able to breathe."""

from __future__ import annotations

from bot.safety.emergency_english.exceptions import E, sleep_apnea, speech, technique
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "not-breathing",
            w(
                "not|barely|hardly|can not|could not|stopped|stops|stop|struggling to|struggling|"
                "struggles to|hard to|trouble|difficulty|hard time|fighting to|unable to|nt|isnt|"
                "can barely|can hardly|quit|quits|having to fight to|harder to|hurts to|scarcely|"
                "trying to"
            ),
            o("even|really|hardly|, |him|her|time|so|to|with|able to"),
            w(
                "breathe|breathing|breath|catch my breath|catch his breath|catch her breath|get air|"
                "get any air|get enough air|get my breath|get a breath|get a full breath|take a breath|"
                "take a full breath|take a deep breath|get air in|breathes|catch a breath|inhale|"
                "breathe right|breath right|getting air|getting enough air|getting any air"
            ),
            unless(
                "exercises|exercise|work|through my nose|a word|techniques|treatment|tube|test|easy|"
                "easier|practice|at night|when i sleep|in my sleep|machine"
            ),
            guards=(
                *E,
                speech,
                sleep_apnea,
                sentence_has(
                    "two jobs|kids and|busy week|so busy|anxiety tells me|afraid|worried|next week|open office|crowds?"
                ),
            ),
            explicit=True,
        ),
        rule(
            "breathing-bad",
            w("breathing|breaths|breath"),
            o("is|are|feels|has gotten|seems|sounds|getting|got|really|real|looks|become|been"),
            gap(2),
            w(
                "slow|slowly|shallow|weird|wrong|funny|weak|labored|ragged|strange|too slow|raspy|"
                "irregular|erratic|noisy|gurgling|rattling|stopped|fast and shallow|off|very fast|"
                "heavy and|stopping|every 10|like a fish"
            ),
            unless("exercises|and steady and|down|and deep|helped|helps|techniques|because"),
            guards=(*E, technique),
            explicit=True,
        ),
        rule(
            "lips-blue",
            w(
                "lips|face|skin|fingers|fingernails|nails|hands|mouth|turning|turned|he is|she is|"
                "he looks|she looks|feet|toes|now he is|now she is|gone"
            ),
            o("are|is|look|looks|looking|all|kind of|have|went|really|and|around|his|her|the|fingers|fingertips"),
            gap(2),
            w(
                "turning blue|turned blue|are blue|is blue|look blue|looks blue|looking blue|bluish|"
                "going blue|went blue|gone blue|blue|purple|grey|gray|ashen|turning purple|turning grey|"
                "turning gray|blueish"
            ),
            unless(
                "area|hair|cross|shield|form|card|building|button|folder|sheet|line|light|light|and sad|"
                "today|lately|about|nail polish|pen|binder|anthem|dress|chair|shoes|shirt|gown"
            ),
            guards=(*E, sentence_has("feel\\w*|shield|nail polish|bruise|bruised|door|sign|brace")),
            weight=0.9,
        ),
        rule(
            "choking",
            w(
                "choking|gasping|suffocating|gurgling|gasps|wheezing|asphyxiating|gasping for air|"
                "wheezing badly|death rattle"
            ),
            unless(
                "in this open|in debt|in work|in paperwork|under|up|up when|hazard|back tears|"
                "on the price|on the cost|me up"
            ),
            guards=E,
            weight=0.9,
        ),
        rule(
            "short-of-breath",
            w("short of breath|shortness of breath|out of breath|winded|breathless"),
            guards=(
                *E,
                sentence_has(
                    "nervous|anxious|already|upstairs|uphill|walking|exert\\w*|stairs|climb\\w*|run|running|"
                    "exercise|workout|copd|asthma"
                ),
            ),
            weight=0.8,
        ),
        rule(
            "air",
            w("getting|struggling to get|can not get|not getting|not get|need|running out of"),
            o("any|enough"),
            w("air|oxygen"),
            unless("conditioning|condition|during|for|mattress|filter|tank"),
            guards=E,
            weight=0.9,
        ),
    ]
