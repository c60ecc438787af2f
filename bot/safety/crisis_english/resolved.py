"""Done, decided, soon over; nothing matters any more."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, o, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    when = (
        "tonight|today|tomorrow|this week|this weekend|sunday|monday|tuesday|wednesday|thursday|"
        "friday|saturday|by then|after tonight|after today|after this weekend|after monday|soon|"
        "by morning|in the morning|next week|after this week|after tomorrow|after friday|"
        "after sunday"
    )
    return [
        rule(
            "i-am-done",
            w("i am done|am so done|i am just done|i am dun"),
            unless("with|for|at|by|on|in|filling|eating|, thanks|, thank|thanks|thank|paying|now what|at noon"),
            weight=0.3,
        ),
        rule(
            "decided",
            w(
                "i have decided|i decided|i made up my mind|i have made up my mind|made my decision|"
                "i have made my decision|my mind is made up|decision is made|i picked|i have picked|"
                "i have chosen|i chose|i set a date|i have a date|i have set a date|picked a date|"
                "picked the day|set a date|have the date|chosen a day|i know when|decided how|"
                "decided when|picked out the|know how and when|know exactly how|know how i would|"
                "know how i will|got it all planned|all planned out|have it planned|it is planned|"
                "planned it out|planned everything|have it all planned|planned out how|the day i picked|"
                "date picked|have a date picked|have a plan|has a plan|had a plan|made a plan|"
                "making a plan|making plans to|got a plan|a plan in place|plan in my head|plan in mind|"
                "i have the plan|my plan is|know where and when|know the date|thought about how|"
                "thought of how|figured out how|working out how|work out how"
            ),
            unless(
                "not to|to schedule|to start|to do|to go with|to try|to come|to book|with blue|hmo|ppo|"
                "to pay|to reschedule|to move|on ketamine|on spravato|through|for insurance|b|to get|"
                "for a ride|for getting|to continue|to use|to cancel|to take|to stop|the package|"
                "to switch|to quit|spravato|with|that covers|that"
            ),
            guards=(
                only.sentence_has(
                    "insurance|ppo|hmo|deductible|wedding|vacation|treatment plan|payment|meal|consult\\w*|"
                    "ride|driver|package|book|appointment|infusions?|surgery|medicare|aetna|cigna|copay|"
                    "coverage|time off|aftercare|safety plan|care plan"
                ),
                ex.in_general,
                ex.negated,
            ),
            weight=0.5,
        ),
        rule(
            "it-is-this-week",
            w(
                "it is|it will be|it is going to be|doing it|do it|going to do it|happening|it happens|"
                "it ends|it all ends|it will all be over|it will be over|over|it all stops|"
                "everything ends|the pain stops|the pain ends|all be over|it is over|all over|"
                "going through with it|go through with it|will be the day|is the day|is the night|"
                "this is the night|is my last|going to happen|leaving this|it is time"
            ),
            o("this|all|for me|on|by|me"),
            w(when),
            unless("at|my appointment|right|how|do you|pm|am|i have"),
            guards=(
                only.sentence_has(
                    "appointment|infusion|treatment|session|consult\\w*|form|open|hours|deadline|enrollment|"
                    "interview|surgery|my ride|homework|paperwork"
                ),
                ex.in_general,
            ),
            weight=0.5,
        ),
        rule(
            "chickened-out",
            w("chickened out|chicken out|lost my nerve|lose my nerve"),
            weight=0.35,
            guards=(ex.in_general,),
        ),
        rule(
            "go-through-with-it",
            w(
                "go through with it|going through with it|went through with it|follow through with it|"
                "follow through on it|carry it out|carrying it out|act on it|act on them|acting on it|"
                "acting on them|acted on them|acted on it|act on these|act on those|act on my thoughts|"
                "acting on my thoughts|act on the thoughts|acting on the thoughts|do it this time|"
                "do it for real|work this time|get it right this time|really do it|actually do it|"
                "just do it already|do it before i chicken out|get the nerve|have the nerve|"
                "built up the nerve|got the nerve|succeed this time"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "change my mind|owe|refund|treatment|infusion|procedure|surgery|session|needle|"
                    "consult\\w*|spravato|ketamine|appointment|booking|wedding|divorce|iv|insurance|claim|"
                    "therapy"
                ),
            ),
            weight=0.6,
        ),
        rule(
            "over-soon",
            w(
                "it will all be over|it will be over|be over soon|all be over soon|over soon|"
                "i will be free|i will be free soon|free from this|pain will stop|pain will finally|"
                "finally be over|finally over|none of this will|nothing will hurt|not hurt anymore|"
                "wont hurt anymore|hurt anymore|finally be free|finally have peace|finally be at peace|"
                "finally at peace|rest forever|rest at last|finally rest|finally sleep|eternal rest|"
                "long sleep|final sleep|sleep that does not end|the big sleep|peace at last"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "infusion|session|tax|semester|school|surgery|election|week will|divorce|moving|iv|needle|shot|poke"
                ),
            ),
            weight=0.5,
        ),
        rule(
            "nobody-knows",
            w(
                "nobody knows|no one knows|have not told anyone|not told anyone|do not tell anyone|"
                "do not tell my|not to tell anyone|promise not to tell|not tell anyone|"
                "without telling anyone|wanted one person to know|wanted someone to know|"
                "someone should know|just needed someone to know|wanted somebody to know|"
                "at least one person"
            ),
            weight=0.25,
        ),
        rule(
            "not-matter-anymore",
            w(
                "nothing matters|none of it matters|none of this matters|does not matter anymore|"
                "not matter anymore|not matter now|not matter soon|no longer matters|not matter after|"
                "what does it matter|not like it matters|wont matter"
            ),
            weight=0.35,
            guards=(ex.in_general,),
        ),
        rule(
            "no-point",
            w(
                "no point|not see the point|what is the point|whats the point|what s the point|pointless|"
                "see no point|point of anything|point in anything|point anymore|point of any of this|"
                "point of it all|point of trying|what the point is"
            ),
            unless(
                "in coming|in scheduling|in paying|in calling|in booking|of the|if insurance|of a|in the|"
                "of an|in a|of maintenance|in continuing treatment|in doing more"
            ),
            weight=0.4,
            guards=(ex.in_general,),
        ),
        rule(
            "suffering-strong",
            w(
                "in so much pain inside|the pain is too much|can not bear the pain|"
                "can not stand the pain|hate myself|i hate myself so much|empty inside|dead inside|"
                "worthless|nothing but a|trapped|there is nothing left|no way forward|everything is dark|"
                "darkness|so alone|all alone|completely alone|numb|lost everything|want the pain to stop|"
                "make it stop|make the pain stop|want it to stop|want it all to stop|"
                "want everything to stop|need it to stop|need the pain to stop|just want peace|"
                "want to disappear|wish i could disappear|want out|just want out|want this to end|"
                "want it to end|want it all to end|want it over|want it to be over|"
                "want it all to be over|want to be gone|just want to be gone|want to be done|"
                "want to sleep forever|want to give up|wants out|wants it to be over"
            ),
            unless(
                "of the contract|of my contract|of bed|of the house|nerve|lips|hand|arm|face|nose|"
                "of the program|of my plan|of this contract"
            ),
            weight=0.35,
            guards=(ex.in_general, only.sentence_has("itching|nausea|hiccups|spinning|reminders?|texts|emails|calls")),
        ),
        rule(
            "want-it-over",
            w("want|wants|need|wish|hope|ready|waiting|begging|pray|praying|just want"),
            o("for|it|everything|my life|all of this|this|for it"),
            gap(2),
            w(
                "to be over|to end forever|all to end|all to be over|to end tonight|to be over with|"
                "it all over|to just be over|my life to end|my life to be over|this life to be over|"
                "to be gone forever|to stop forever|it over with|it to be over"
            ),
            guards=(
                ex.in_general,
                only.sentence_has(
                    "observation|infusion|session|week|semester|divorce|trial|election|winter|month|surgery|"
                    "appointment|call|pregnancy|school|day"
                ),
            ),
            weight=0.5,
        ),
    ]
