"""Signs in once as the demonstration's schools officer and keeps the access token fresh by its refresh token.

No schema can describe a cursor that this server made for this account: one that was made up is taken out of requests that are meant to
be accepted, and left in those that are meant to be refused.
"""

import json
import os
import time
import urllib.request

import schemathesis

BASE = os.environ["WAYMARK_URL"]


def post(path, body):
    request = urllib.request.Request(
        f"{BASE}/v1{path}", data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


class Tokens:
    def __init__(self):
        account = {"username": "demo.officer", "password": "demonstration-only", "use": "token"}
        self.tokens = post("/sessions", account)["tokens"]
        self.made = time.monotonic()

    def current(self):
        # Five minutes is a token's life; four leaves room for a slow machine.
        if time.monotonic() - self.made > 240:
            self.tokens = post("/sessions/refresh", {"refreshToken": self.tokens["refreshToken"]})
            self.made = time.monotonic()
        return self.tokens["accessToken"]


TOKENS = Tokens()


@schemathesis.auth(refresh_interval=60)
class Bearer:
    def get(self, case, context):
        return TOKENS.current()

    def set(self, case, data, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, **kwargs):
    if case.meta is not None and case.meta.generation.mode.is_positive and case.query:
        case.query.pop("cursor", None)
