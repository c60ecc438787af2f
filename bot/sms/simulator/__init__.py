"""A page with a phone on it, to try the SMS channel without an account at Twilio. In development only.

What is typed goes through the real webhook, signed as Twilio signs; replies come by the real outbox and Twilio's own
library, which talks to a stand-in for Twilio's API here.
"""

from bot.sms.simulator.page import routes

__all__ = ["routes"]
