"""Self-harm, urges to it, and not being safe with oneself."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.crisis_english.exceptions import HARM_GUARDS
from bot.safety.crisis_english.words import HURT, INTENT, SELF_ONLY
from bot.safety.grammar import END, Rule, gap, o, raw, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    skin = (
        "my wrist|my wrists|my arm|my arms|my leg|my legs|my thigh|my thighs|my skin|my stomach|"
        "his wrists|her wrists|his arms|her arms|her arm|his arm|his wrist|her wrist|her legs|"
        "her thighs|their arms|my forearm|my forearms|my hips|my body|myself up|myself open"
    )
    return [
        rule("want-hurt-self", w(INTENT), gap(2), w(HURT), gap(1), w(SELF_ONLY), guards=HARM_GUARDS, explicit=True),
        rule(
            "hurting-self",
            w(
                "hurting|cutting|harming|burning|injuring|mutilating|cuts|hurts|harms|burns|starving|"
                "scratching|scratches|carving|hitting|punching"
            ),
            w(SELF_ONLY),
            unless("off|short|shaving|too thin|on the stove|in the kitchen"),
            guards=HARM_GUARDS,
            explicit=True,
        ),
        rule(
            "hurt-self-lately",
            w("cut|burned|burnt|hurt|harmed|injured|slashed|stabbed|scratched|cutting|hit|carved"),
            w(SELF_ONLY),
            gap(5),
            w(
                "again|last night|tonight|today|yesterday|this morning|an hour ago|minutes ago|hours ago|"
                "on purpose|so bad|deep|deeply|badly|intentionally|this week|just now|bleeding|to feel|"
                "and i|and can|and cant|really deep|because|a lot|every"
            ),
            guards=HARM_GUARDS,
        ),
        rule(
            "hurt-self-other",
            w(
                "son|daughter|kid|child|teen|teenager|sister|brother|friend|wife|husband|girlfriend|"
                "boyfriend|roommate|partner|niece|nephew|mom|dad|mother|father|student|client|cousin"
            ),
            gap(3),
            w(
                "cut|cuts|burns|hurt|harmed|been cutting|is cutting|has been cutting|cutting|hurts|harms|"
                "started cutting|burned"
            ),
            w("himself|herself|themself|themselves"),
            guards=HARM_GUARDS,
        ),
        rule(
            "self-harm",
            w(
                "i|been|am|is|started|starting|relapse|relapsed|relapsing|urge to|urges to|urge|urges|"
                "want to|wants to|wanting to|wanted to|back to|keep|keeps|again|going to|resorted to|"
                "turning to|thoughts of|thinking of|thinking about|thinking|need to|tempted to|"
                "struggling with|struggle with|about to|might|has been|have been|to not|not to|stop|"
                "stopping|addicted to|i did|did|caught her|caught him|she|he|still|currently|daughter|"
                "son|kid|teen|doing|crave|craving|craving to|or|into|to|engaging in"
            ),
            o(
                "with|into|to|on|the|my|some|of|about|really|just|now|in|for|her|more|that|this|have|has|"
                "and|having|getting|actively"
            ),
            w(
                "self harm|self harming|self harmed|self injury|self injure|self injuring|self mutilate|"
                "self mutilation|self harms|selfharm|selfharming|cutting again"
            ),
            unless(
                "history|policy|years ago|in my past|in the past|scars|question|questions|screening|"
                "in college|in high|phase|as a teen|covered|resources"
            ),
            guards=(*HARM_GUARDS, only.someone_said),
            explicit=True,
        ),
        rule(
            "self-harm-now",
            w("self harm|self harming|self harmed|self injury|selfharm|self harm urges|self injured"),
            gap(3),
            w(
                "again|tonight|last night|today|yesterday|this morning|is back|is bad|urges|relapse|"
                "right now|rn|so bad|is getting|getting worse|every night|this week|a lot|daily|"
                "stopped working"
            ),
            guards=HARM_GUARDS,
        ),
        rule(
            "cutting-again",
            w("cutting|cut|burning"),
            w("again|so bad|so badly|tonight"),
            raw(
                r"(?= (?:,|and|but|because|i|im|tonight|last|today|so|an|for|to|the urge|after|on|it|deep|"
                r"right|please) | $)"
            ),
            guards=(*HARM_GUARDS, only.cut_object),
            weight=1.0,
        ),
        rule(
            "want-to-cut",
            w(
                "want to|wants to|wanting to|need to|urge to|urges to|going to|keep|started|starting|"
                "begun|back to|feel like|tempted to|been|thinking about|thinking of|crave|craving|"
                "about to|can not stop|stop|started back|itching to|dying to|relapsed and"
            ),
            o("so badly|just|really|back to"),
            w("cut|cutting"),
            END,
            guards=(*HARM_GUARDS, only.cut_object),
        ),
        rule(
            "cut-skin",
            w(
                "cut|cutting|slit|slitting|slash|slashing|slice|slicing|burn|burning|carve|carving|"
                "blade to|razor to|knife to|scratch|scratching|stab|stabbing"
            ),
            o("up|into|at|open|on|all over"),
            w(skin),
            guards=HARM_GUARDS,
        ),
        rule(
            "fresh-cuts",
            w("cuts|cut marks|burns|slashes|razor marks|cutting marks|fresh cuts|fresh scars|self harm marks|bandages"),
            gap(3),
            w(
                "on her arms|on his arms|on her wrists|on his wrists|on her wrist|on his wrist|"
                "on her legs|on his legs|on her thighs|on his thighs|all over her|all over his|"
                "all over my arms|on her arm|on his arm|up and down|all over their|on my wrists|"
                "on my arms|on my thighs|on their arms|down her arm|down his arm"
            ),
            guards=HARM_GUARDS,
        ),
        rule("blade", w("razor blade|razor blades|razors|blades|box cutter"), weight=0.5, guards=HARM_GUARDS),
        rule(
            "what-i-might-do",
            w(
                "scared of|afraid of|worried about|scared|afraid|terrified of|not trust|fear|scares me|"
                "frightened of|frightened by|worried|not know|not sure|stop|terrified|concerned|"
                "freaked out by"
            ),
            gap(3),
            w(
                "what i will do|what i might do|what i would do|what i could do|what i am going to do|"
                "what i may do|i will do something|i might do something|i am going to do something|"
                "i would do something|what he will do|what she will do|what he might do|"
                "what she might do|what i am capable of|he will do something|she will do something|"
                "he might do something|she might do something|what i will do to myself|myself tonight|"
                "he is going to do something|she is going to do something|they will do something|"
                "of myself|be alone with my thoughts|being alone with my thoughts"
            ),
            unless(
                "without ketamine|without my|about insurance|if insurance|if i lose|embarrassing|weird|"
                "during|under|on ketamine|while"
            ),
            guards=(ex.negated, ex.in_general, only.in_session),
            weight=0.9,
        ),
        rule(
            "do-something",
            w("do something|doing something|done something|did something|do anything"),
            o("really|very|so|that is"),
            w(
                "stupid|bad|drastic|permanent|irreversible|i can not take back|i can not undo|terrible|"
                "to myself|reckless|dangerous|crazy|i will regret|to himself|to herself|dumb|rash|"
                "desperate|you can not take back|he can not take back|she can not take back|i regret|"
                "final"
            ),
            guards=(ex.negated, ex.in_general, only.in_session),
            weight=0.8,
        ),
        rule(
            "not-safe-with-self",
            w(
                "not safe|unsafe|not feel safe|not feeling safe|do not feel safe|not be safe|"
                "no longer safe|never safe|not think i am safe|not sure i am safe|feel unsafe"
            ),
            gap(1),
            w(
                "alone|by myself|with myself|from myself|with my thoughts|being alone|tonight|"
                "around myself|with me|in my own head|in my head|to be alone|around my|at home alone|"
                "with my own|being by myself|left alone"
            ),
            unless("in the parking|walking|driving"),
            guards=(ex.in_general,),
            weight=1.0,
        ),
        rule(
            "not-safe",
            w("not feel safe|not safe|not feeling safe|not safe right now|unsafe"),
            weight=0.5,
            guards=(ex.in_general, only.safe_question),
        ),
        rule(
            "trust-self",
            w("not trust|never trust|can not trust|not to trust|do not trust"),
            w("myself|my self|my own mind|my own hands|my brain|him alone|her alone"),
            o("alone|tonight|right now|anymore|to|not to|with|around|at|home|by"),
            unless(
                "drive|driving|to drive|around food|around sweets|remember|to remember|to make|"
                "with money|to get|to take|to keep track|money|behind"
            ),
            weight=0.9,
            guards=(ex.in_general,),
        ),
        rule(
            "stop-myself",
            w(
                "stop myself|stop me|stopping me|stopped me|stopping myself|talk me out of|"
                "talk myself out of|talked myself out of|talking myself out of|keep myself from|"
                "kept me from|keep me from|keeping me from|only thing keeping me|only reason i am still|"
                "only reason i have not|only reason i am alive|only reason i am here|"
                "only reason i did not|reason i have not done it|hold myself back"
            ),
            weight=0.5,
            guards=(ex.in_general, only.minor),
        ),
        rule(
            "only-reason-alive",
            w("only reason|only thing|one thing|the reason|the thing|all that is|what is"),
            gap(2),
            w(
                "i am alive|i am still alive|i am here|i am still here|i have not done it|"
                "keeping me alive|keeps me alive|keeping me here|i am not dead|i have not ended|"
                "i did not do it|i have not killed|keeping me from doing|stopping me from|"
                "i have not gone through|keeping him alive|keeping her alive|i did not jump|"
                "holding me here|tethering me"
            ),
            unless("to ask|because|asking|coming|is to|calling|today|going"),
            guards=(ex.in_general, ex.long_past),
            weight=0.9,
        ),
    ]
