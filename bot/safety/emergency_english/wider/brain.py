"""Confusion, one side that fails, words and sight that go, the head, the pupils."""

from __future__ import annotations

from bot.safety.emergency_english.exceptions import (
    E,
    third_or_now,
)
from bot.safety.exceptions import sentence_has
from bot.safety.grammar import Rule, gap, rule, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "not-know-self",
            w(
                "not know who i am|not know who he is|not know who she is|not know where he is|"
                "not know where she is|not know who|not know what year|not know his own|not know her own|"
                "not know where we are|not recognize me|not recognize us|not recognize her|"
                "not recognize his|does not recognize|not know my name|not know me|not make any sense|"
                "making no sense|keeps asking the same|asking what happened|keeps asking what happened|"
                "asks the same|asking the same question|talks but it is not words|not words|"
                "it is not words|answers do not make sense|acting drunk|swinging at us|very confused|"
                "really confused|so confused he|so confused she|is confused and|confused and not|"
                "suddenly confused|got confused and"
            ),
            guards=(
                *E,
                sentence_has(
                    r"dementia|alzheimer\w*|insurance|form|bill|website|metaphor\w*|anymore who|depression|"
                    "patients?|pricing|programs?|options?|coverage"
                ),
                third_or_now,
            ),
            weight=0.7,
        ),
        rule(
            "asymmetry",
            w(
                "can not smile|not smile|smile is|smile on one|one side of his face|one side of her face|"
                "one side of my face|side of my face|side of his face|side of her face|right side of my|"
                "left side of my|right side of his|left side of his|right side of her|left side of her|"
                "half of his|half of her|half of my face|half his face|half her face|half my face|"
                "right hand|left hand|right arm|left arm|my arm|arm s|his arm|her arm"
            ),
            gap(8),
            w(
                "on one side|crooked|lopsided|suddenly|sudden|all of a sudden|numb|weak|weakness|"
                "numbness|droopy|limp|drooping|dead|dropping things|can not grip|will not work|"
                "not working|went weak|came on|and slurring|slurred|words|and i can not speak|"
                "and i can not talk|not lift|not move"
            ),
            guards=(
                *E,
                sentence_has(
                    r"iv|needle|slept on|sciatica|carpal|neuropathy|pinched|chronic|injection|fibro\w*|botox|"
                    r"dentist|shoulder|tattoo|cuff|blood draw|bruis\w*|vaccine|infusion site|crps|pain down|"
                    "years|months"
                ),
            ),
            weight=0.7,
        ),
        rule(
            "words-fail",
            w(
                "words will not come|words wont come|words will not come out|words come out wrong|"
                "words are coming out|words out properly|get my words out|get his words out|"
                "get her words out|get words out|say words|words are mush|mumbling|speech is slurred|"
                "speech is garbled|speech went|speech is weird|speaking weird|talking strange|"
                "talking gibberish|hablo raro|mixing up words|his speech|her speech|my speech|"
                "speech suddenly|trouble speaking|trouble talking|difficulty speaking|forming words|"
                "form words|forming sentences"
            ),
            guards=(
                *E,
                sentence_has(r"therapist|express|therapy|feelings|during|impediment|anxiety|emotional\w*"),
                third_or_now,
            ),
            weight=0.5,
        ),
        rule(
            "vision-lost",
            w(
                "blindness|gone blind|sudden blindness|blind in both|vision is going|vision going|"
                "vision is going double|everything is double|everything double|now everything is double|"
                "seeing two of|can not see straight|see straight|flashing lights|lost sight|went black|"
                "sight is going|everything went black|vision went black|double vision"
            ),
            guards=(*E, sentence_has("so (?:mad|angry)|during|migraine aura|usually")),
            weight=0.5,
        ),
        rule(
            "head-bad",
            w(
                "head exploding|head is exploding|head is splitting|head splitting|brain is on fire|"
                "brain feels like it is on fire|head feels like it is going to explode|severe headache|"
                "splitting headache|worst headache|sudden headache|terrible headache and|stiff neck"
            ),
            guards=(*E, sentence_has("chronic|usually|every month|migraines for|history")),
            weight=0.4,
        ),
        rule(
            "pupils",
            w("pupils|pupil|eyes"),
            gap(4),
            w(
                "different sizes|different size|uneven|pinpoint|pinned|not reacting|do not react|rolled|"
                "rolling back|fixed|unequal|blown|twitching side|going side to side|glassy|glazed|"
                "are open but|huge and|bulging|crossed"
            ),
            guards=(*E, sentence_has("during|normal|ketamine eyes|headache usually")),
            weight=0.6,
        ),
    ]
