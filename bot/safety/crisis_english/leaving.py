"""No future, going where nobody finds me, finishing what was begun."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "no-future",
            w(
                "no future|no tomorrow|no next|nothing ahead|nothing to look forward to|"
                "no more tomorrows|see no future|not see a future|no way forward|no reason to wait|"
                "nothing to wait for|no reason to keep|can not see a future|do not see a future|"
                "not imagine a future|future is gone|not want a future|nothing keeping me|"
                "nothing to keep me|no one left|nothing left to lose|nothing left to stay|no reason left|"
                "no reason anymore|nothing holding me"
            ),
            guards=(ex.in_general, only.sentence_has("appointments?|openings?|infusion|refill|insurance|session")),
            weight=0.45,
        ),
        rule(
            "going-of-self",
            w(
                "i am leaving tonight|leaving forever|leaving for good|going away forever|"
                "going away for good|going somewhere no one|somewhere no one can|somewhere nobody|"
                "where nobody can find me|never be found|not be found|where no one will find|"
                "disappear for good|disappear and|walk into the woods|drive until|"
                "drive somewhere and not|just keep driving|drive and not come|walk out and not|"
                "go to sleep in the snow|lie down in the snow"
            ),
            guards=(
                ex.in_general,
                only.sentence_has("vacation|job|company|practice|city|state|clinic|symptoms|depression|anxiety"),
            ),
            weight=0.5,
        ),
        rule(
            "finish-what",
            w(
                "finish what i started|finish what the war|finish the job|do it right this time|"
                "make sure this time|get it right next time|correct that mistake|fix that mistake|"
                "correcting that|would like to fix it|finish it this time|complete it this time|"
                "fix god s mistake|fix that tonight|correct it"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "paperwork|bill|chart|form|appointment|insurance|charge|typo|records?|dose|treatment"
                ),
            ),
            weight=0.6,
        ),
    ]
