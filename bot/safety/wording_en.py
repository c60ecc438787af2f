"""The protocol's words in English. `{...}` are filled by `wording`; numbers come from there and never vary."""

from __future__ import annotations

CRISIS_OPENINGS = (
    "Thank you for telling me. What you are carrying sounds heavy, and you deserve support from a person right now.",
    "I'm glad you wrote this. It matters, and you do not have to face it alone.",
    "What you wrote matters, and I want a person to be with you in this. Please reach one now.",
    "I hear you, and I am taking this seriously. There are people ready to listen at this very moment.",
    "You were right to say it. Please let someone who can truly help hear it too.",
)
DISPUTE_OPENINGS = (
    "Thank you for telling me that. I take words like these seriously every time, so the "
    "numbers stay here in case you or"
    " someone near you wants them.",
    "I hear you, and you are not in trouble for what you wrote. I would still rather keep "
    "these numbers in front of you.",
    "Understood, and no harm done. I cannot tell from a chat how someone is, so I always leave these here.",
    "That is good to know. These numbers stay on the page, for you or for anyone you care about, at any hour.",
)
RESOURCES = (
    "Call or text {lifeline} (Suicide & Crisis Lifeline), free, 24/7, or chat at "
    "{lifeline_site}. If you or someone with you is"
    " in immediate danger, call {emergency} or go to the nearest emergency room.",
    "You can call or text {lifeline} (Suicide & Crisis Lifeline) at any hour, free, or chat "
    "at {lifeline_site}. In immediate"
    " danger, call {emergency} or go to the nearest emergency room.",
    "{lifeline} (Suicide & Crisis Lifeline) answers calls and texts 24/7, free; there is "
    "also a chat at {lifeline_site}. If there is"
    " immediate danger to you or to someone with you, call {emergency} or go to the nearest emergency room.",
    "Right now you can call or text {lifeline}, the Suicide & Crisis Lifeline: free, 24/7, "
    "with a chat at {lifeline_site}. If the"
    " danger is immediate, call {emergency} or go to the nearest emergency room.",
    "Please call or text {lifeline} (Suicide & Crisis Lifeline). It is free and open 24/7, "
    "and {lifeline_site} has a chat. For"
    " immediate danger, yours or someone else's, call {emergency} or go to the nearest emergency room.",
)
SWALLOWED = (
    "If something was taken, swallowed or mixed, call {emergency} now, or Poison Control at {poison}.",
    "If anything was swallowed, taken or mixed, please call {emergency} first, or Poison Control at {poison}.",
)
VETERAN = "Veterans and service members: press 1 after dialing {lifeline}, or text {veterans}."
COMPANY = (
    "Please reach someone you trust and do not stay alone. If you can, move away from "
    "anything that could be used to hurt"
    " yourself. If it is someone else, stay with them if that is safe.",
    "Is there someone you trust who can be with you? Please call them and do not stay alone, "
    "and put distance between yourself"
    " and anything that could be used to hurt yourself.",
    "Until you reach someone you trust, try to be near another person: a friend, a relative, "
    "a neighbor. Please do not stay alone, and move"
    " away from anything that could be used to hurt yourself.",
    "Tell someone you trust how it is right now and ask them to stay; please do not stay "
    "alone. Step away from anything that"
    " could be used to hurt yourself.",
)
AUTOMATED = (
    "This chat is automated and not watched live. You can also call {clinic} at {phone}{hours}.",
    "I am an automated assistant and nobody is watching this chat live. {clinic} is at {phone}{hours}.",
    "Nobody reads this chat live; it is automated. The clinic's phone is {phone} ({clinic}{open_hours}).",
    "Because this chat is automated and not watched live, please use the numbers above "
    "first. {clinic}: {phone}{hours}.",
)
HOURS_WORDS: dict[str, str] = {}  # what is said of opening hours is English already
HOURS = " ({hours})"
OPEN_HOURS = ", {hours}"

EMERGENCY_OPENINGS = (
    "This sounds like a medical emergency. Call {emergency} now.",
    "Please call {emergency} now. What you describe needs emergency help right away.",
    "Call {emergency} right now and tell them what you wrote here.",
    "This cannot wait for a chat. Please call {emergency} now.",
)
EMERGENCY_STEPS = (
    "Do not drive. Stay with the person until help arrives, or, if it is you, ask someone to "
    "stay with you. The {emergency} operator"
    " will tell you what to do.",
    "Please do not drive. Stay with the person, or have someone stay with you, and stay on the line with {emergency}.",
    "Do not drive to the clinic or the hospital. Stay with the person, unlock the door for "
    "the ambulance, and follow what {emergency}"
    " tells you.",
    "Stay with the person and do not drive. If you are alone, unlock your door and keep {emergency} on the line.",
)
EMERGENCY_DISPUTE = (
    "Thank you for telling me. I cannot tell from a chat how someone is: if anything feels wrong, call {emergency}.",
    "I hear you. If it changes, or if you are not certain, please call {emergency}.",
)
EMERGENCY_AUTOMATED = (
    "This chat is automated and not watched live. After {emergency}, you can call {clinic} at {phone}{hours}.",
    "Nobody is watching this automated chat live. Once help is on the way, {clinic} is at {phone}{hours}.",
)

SUPPORT = (
    "If you or someone you know is having a hard time, you can call or text {lifeline} "
    "(Suicide & Crisis Lifeline) at any hour, free. In an emergency, call {emergency}."
)

CALLING = (
    "Calling is the right thing to do: {emergency} in an emergency, or {lifeline} (call or text, free, 24/7) to talk "
    "to someone. Stay on the line, and do not stay alone. This chat is automated and cannot call for you."
)

ORDINARY_QUESTION = "I also saw your other question. I can answer it whenever you want."

FALLBACK = (
    "Something went wrong here and I could not answer. In an emergency call {emergency}. In "
    "crisis, call or text {lifeline} (Suicide &"
    " Crisis Lifeline), free, 24/7. The clinic's phone is {phone}."
)

SMS_CRISIS = (
    "If you are in danger, call {emergency}. To talk now, call or text {lifeline} (Suicide & "
    "Crisis Lifeline): free, 24/7. This"
    " automated line is not watched live.",
    "I'm glad you wrote. Call or text {lifeline} (Suicide & Crisis Lifeline) now, free, "
    "24/7. In danger: call {emergency}. Automated"
    " line, not watched live.",
    "You matter. Please call or text {lifeline} (Suicide & Crisis Lifeline), free, 24/7, or "
    "call {emergency} if in danger. Automated,"
    " not watched live.",
    "I take this seriously. People are there now: call or text {lifeline}, free, 24/7. In "
    "danger, call {emergency}. This automated"
    " line is not watched live.",
)
SMS_CRISIS_SWALLOWED = (
    "If anything was taken, call {emergency} now or Poison Control {poison}. To talk, call "
    "or text {lifeline}, free, 24/7. Automated,"
    " not watched live.",
    "Call {emergency} now if something was taken, or Poison Control {poison}. Call or text "
    "{lifeline} to talk: free, 24/7. Automated,"
    " not watched live.",
    "Something taken? Call {emergency} now, or Poison Control {poison}. A person to talk to: "
    "call or text {lifeline}, 24/7."
    " Automated, not watched live.",
    "Please call {emergency} now if anything was taken, or Poison Control {poison}. To talk, "
    "call or text {lifeline} 24/7. Not watched"
    " live.",
)
SMS_DISPUTE = (
    "Thank you for telling me. I take such words seriously, so: call or text {lifeline} any "
    "time, free. In danger, call {emergency}."
    " Automated line.",
    "I hear you, no harm done. These stay here for you or anyone near you: call or text "
    "{lifeline}, 24/7; {emergency} in danger."
    " Automated line.",
    "Understood. I cannot tell from a text how someone is, so I keep these here: {lifeline} "
    "by call or text, 24/7; {emergency} in"
    " danger.",
    "Good to know. The numbers stay the same, any hour: call or text {lifeline} (Crisis "
    "Lifeline), and {emergency} in immediate"
    " danger.",
)
SMS_COMPANY = (
    "Please reach someone you trust, do not stay alone, and move away from anything that "
    "could be used to hurt yourself.",
    "Ask someone you trust to be with you, and do not stay alone. Step away from anything "
    "that could be used to hurt yourself.",
)
SMS_VETERAN = "Veterans: press 1 after dialing {lifeline}, or text {veterans}. Chat: {lifeline_site}"
SMS_CLINIC = ("{clinic}: {phone}{hours}", "{clinic}: {phone}", "Clinic: {phone}{hours}", "Clinic: {phone}")
SMS_EMERGENCY = (
    "Call {emergency} now. Do not drive. Stay with the person. This automated line is not watched live.",
    "This sounds like an emergency: call {emergency} now. Stay with the person, do not "
    "drive. Automated line, not watched live.",
    "Please call {emergency} right now. Do not drive; stay with the person until help comes. "
    "Automated line, not watched live.",
    "Call {emergency} first, now. Stay together and do not drive. Nobody watches this automated line live.",
)
SMS_EMERGENCY_SWALLOWED = (
    "Call {emergency} now. Poison Control: {poison}. Do not drive. Stay with the person. "
    "This automated line is not watched live.",
    "This sounds like an emergency: call {emergency} now, or Poison Control {poison}. Stay "
    "with the person, do not drive. Not watched"
    " live.",
    "Please call {emergency} right now; Poison Control is {poison}. Do not drive, stay with "
    "the person. Automated, not watched live.",
    "Call {emergency} first, then Poison Control {poison}. Stay together and do not drive. "
    "Nobody watches this automated line live.",
)
SMS_EMERGENCY_DISPUTE = (
    "Thank you for telling me. If anything feels wrong or changes, call {emergency}. This "
    "automated line is not watched live.",
    "I hear you. If you are not certain, please call {emergency}. This automated line is not watched live.",
)
SMS_SUPPORT = (
    "Having a hard time? Call or text {lifeline} (Suicide & Crisis Lifeline) any hour, free. Emergency: {emergency}."
)
SMS_CALLING = (
    "Calling is right: {emergency} in an emergency, or {lifeline} (call or text, 24/7) to talk. Stay on the line, "
    "do not stay alone. This automated line cannot call for you."
)
SMS_ORDINARY_QUESTION = "I saw your other question too and can answer it whenever you want."
SMS_FALLBACK = (
    "Something went wrong here. Emergency: call {emergency}. Crisis: call or text "
    "{lifeline}, free, 24/7. Clinic: {phone}"
)

LABELS = {
    "call_988": "Call 988",
    "text_988": "Text 988",
    "chat_988": "Chat at 988lifeline.org",
    "call_911": "Call 911",
    "poison": "Poison Control",
    "veterans": "Veterans: text 838255",
    "clinic": "Call {clinic}",
    "call_back": "Have the clinic call me back",
}
