"""The staff console under `/staff/`: pages for the clinic's team.

It is a Flask application of its own, mounted by `bot.web.app` and made at the first visit: sign-in, sessions and CSRF
protection then never touch the public chat API, and a front door that no member of staff visits stays small.
"""
