"""Half a hope: for a bad result, for a crash that one no longer avoids, for a sleep without end."""

from __future__ import annotations

from bot.safety import exceptions as ex
from bot.safety.crisis_english import guards as only
from bot.safety.grammar import Rule, gap, rule, unless, w


def rules() -> list[Rule]:
    """The rules of this subject."""
    return [
        rule(
            "hope-biopsy",
            w("hope|hoping|hoped|wish|wishing|pray|praying|want|wanted|glad if|relieved if|kind of hope|waiting"),
            gap(5),
            w(
                "biopsy|scan|scans|test|tests|cancer|tumor|results|diagnosis|the surgery|the lump|mri|"
                "the plane|anesthesia|the infusion|something goes wrong|heart"
            ),
            gap(4),
            w(
                "bad|back bad|comes back bad|terminal|positive|goes wrong|is cancer|malignant|fatal|"
                "stage|does not wake|i do not wake|gives out|stops|crashes|kills|fatal|the end|worst|"
                "never wake|so i do not have to|incurable"
            ),
            guards=(ex.in_general, only.fear, only.sentence_has("not")),
            weight=0.8,
        ),
        rule(
            "careless-of-life",
            w(
                "look both ways|seat belt|seatbelt|helmet|careful|run red lights|running red lights|"
                "close my eyes while driving|speeding|drive too fast|stopped wearing|less careful|"
                "not careful"
            ),
            gap(12),
            w(
                "hope|anymore|hoping|do not care|wouldnt mind|dont care|kind of hope|what happens|bother|"
                "if i crash|if i die"
            ),
            guards=(only.sentence_has("infusion|ketamine|treatment|insurance"),),
            weight=0.5,
        ),
        rule(
            "kind-of-hope",
            w(
                "kind of hope|kinda hope|half hope|part of me hopes|part of me wants to|"
                "part of me wishes|secretly hope|part of me wanted to|some part of me wants|"
                "part of me just wants|half of me wants"
            ),
            unless("it works|this works|you|i can|ketamine|the|i get|i do|that ketamine|to try|to cancel|to believe"),
            weight=0.5,
            guards=(ex.in_general,),
        ),
        rule(
            "forever-sleep",
            w(
                "forever sleep|sleep and stay asleep|stay asleep forever|sleep for good|sleep and never|"
                "sleep until it is over|never get up again|sleep that never ends|sleep eternally|"
                "eternal sleep|permanent sleep|dirt nap|the long sleep|endless sleep|"
                "go night night forever|never open my eyes again|never opening my eyes|"
                "close my eyes forever|close my eyes for good|not open my eyes again|"
                "fall asleep for good|perma sleep|catch the bus|take the bus if you know|"
                "checking out early|check out early|check out for good|clock out for good|"
                "log out for good|leave the server|game over for me|unsubscribe from life|uninstall life|"
                "uninstalling life|delete life|quit the game of life|respawn|alt f4 my life|early exit|"
                "easy way out|final exit|exit bag|punch my ticket|punching my ticket|ready to clock out|"
                "done with this game|end my story|end of my story|close the book on my life|last chapter|"
                "final chapter|cash out for good|meet god early|call it quits on life|"
                "call it quits for good|go to the other side|cross over to|sign off for good|"
                "signing off for good|signing off forever"
            ),
            unless("to your|to the clinic|to work|downtown|from|stop|home|to my|schedule|route|to get|to you|there|at"),
            guards=(
                ex.in_general,
                ex.negated,
                only.sentence_has("freeway|interstate|highway|parking|hotel|schedule|hold"),
            ),
            weight=0.7,
        ),
    ]
