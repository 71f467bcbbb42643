from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from rashomon.app.guard import BODY_BYTES, Door, Guard, new_token

DOOR = Door(8123, "the-token")
HOME = "http://127.0.0.1:8123"
POLICY = "default-src 'none'"


async def _echo(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    body = (await request.body()).decode()
    await PlainTextResponse(f"{request.method} {request.url.path} {body}")(scope, receive, send)


def _client(base: str = HOME) -> TestClient:
    return TestClient(Guard(_echo, DOOR, POLICY), base_url=base, follow_redirects=False)


@pytest.fixture
def stranger() -> TestClient:
    """Somebody without a cookie."""
    return _client()


@pytest.fixture
def known() -> TestClient:
    """Somebody who came in by the address that was printed."""
    client = _client()
    client.get("/?token=the-token")
    return client


def test_the_token_is_taken_for_a_cookie_and_leaves_the_address(stranger: TestClient) -> None:
    answer = stranger.get("/statements?q=two+words&token=the-token")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/statements?q=two+words"
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("rashomon-8123=the-token;")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert "domain" not in cookie
    assert stranger.get("/statements").text == "GET /statements "


@pytest.mark.parametrize("path", ["/", "/statements", "/export/json", "/s/att-1", "/nowhere"])
@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", "?token=the-token-and-more"])
def test_without_the_token_nothing_is_shown(stranger: TestClient, path: str, query: str) -> None:
    answer = stranger.get(path + query)
    assert answer.status_code == 403
    assert "rashomon serve" in answer.text
    assert "set-cookie" not in answer.headers


def test_the_token_of_a_command_line_lets_in_once() -> None:
    app = Guard(_echo, Door(8123, "the-token", "once"), POLICY)
    first, second = (TestClient(app, base_url=HOME, follow_redirects=False) for _ in range(2))
    assert first.get("/?token=once").status_code == 303
    assert first.get("/").status_code == 200
    assert second.get("/?token=once").status_code == 403
    assert second.get("/").status_code == 403
    assert second.get("/?token=the-token").status_code == 303
    assert TestClient(Guard(_echo, DOOR, POLICY), base_url=HOME).get("/?token=").status_code == 403


def test_a_wrong_cookie_is_no_token(stranger: TestClient) -> None:
    for cookie in ("rashomon-8123=", "rashomon-8123=wrong", "rashomon-8124=the-token", "é=é"):
        answer = stranger.get("/", headers={b"cookie": cookie.encode()})
        assert answer.status_code == 403, cookie


def test_two_stories_do_not_take_one_anothers_cookie() -> None:
    assert Door(8123, "x").cookie != Door(8124, "x").cookie


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8124", "evil.example", "evil.example:8123", "", "0.0.0.0:8123",
             "localhost.evil.example:8123", "127.0.0.1:8123.evil.example", "[::1]:8123"]
)  # fmt: skip
def test_no_other_name_leads_here(known: TestClient, host: str) -> None:
    answer = known.get("/?token=the-token", headers={"host": host})
    assert answer.status_code == 403
    assert "127.0.0.1" in answer.text
    assert "set-cookie" not in answer.headers


def test_localhost_is_this_machine(stranger: TestClient) -> None:
    answer = stranger.get("/?token=the-token", headers={"host": "localhost:8123"})
    assert answer.status_code == 303


def test_a_path_of_two_slashes_leads_nowhere_else(stranger: TestClient) -> None:
    for path in ("//evil.example/x", "/%2F%2Fevil.example", "/\\evil.example", "/%0d%0ax"):
        answer = stranger.get(f"{HOME}{path}?token=the-token")
        assert answer.status_code == 303
        location = answer.headers["location"]
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))
        assert "\n" not in location


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(known: TestClient, method: str) -> None:
    answer = known.request(method, "/")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_a_form_of_our_own_is_taken(known: TestClient) -> None:
    answer = known.post("/decide", content="a=1", headers={"origin": HOME})
    assert answer.text == "POST /decide a=1"
    ours = {"origin": HOME, "sec-fetch-site": "same-origin"}
    assert known.post("/decide", content="a=1", headers=ours).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "https://127.0.0.1:8123"},
        {"origin": "http://127.0.0.1:8124"},
        {"origin": "http://localhost:8123"},  # another origin than the host it was sent to
        {"origin": HOME, "sec-fetch-site": "cross-site"},
        {"origin": HOME, "sec-fetch-site": "same-site"},
        {"origin": HOME, "sec-fetch-site": "none"},
    ],
)
def test_a_form_of_others_is_refused(known: TestClient, headers: dict[str, str]) -> None:
    answer = known.post("/decide", content="a=1", headers=headers)
    assert answer.status_code == 403
    assert "POST" not in answer.text


def test_the_token_in_an_address_does_not_carry_a_form(stranger: TestClient) -> None:
    answer = stranger.post("/decide?token=the-token", content="a=1", headers={"origin": HOME})
    assert answer.status_code == 403


def test_other_sites_may_lead_here_and_load_nothing(known: TestClient) -> None:
    led = {
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
    }
    assert known.get("/statements", headers=led).status_code == 200
    for site in ("cross-site", "same-site", "something-new"):
        for dest in ("image", "script", "iframe", "empty"):
            loaded = {"sec-fetch-site": site, "sec-fetch-mode": "no-cors", "sec-fetch-dest": dest}
            assert known.get("/statements", headers=loaded).status_code == 403
    framed = {**led, "sec-fetch-dest": "iframe"}
    assert known.get("/statements", headers=framed).status_code == 403


def test_a_body_beyond_the_cap_is_refused(known: TestClient) -> None:
    within = known.post("/", content=b"x" * BODY_BYTES, headers={"origin": HOME})
    assert within.status_code == 200
    beyond = known.post("/", content=b"x" * (BODY_BYTES + 1), headers={"origin": HOME})
    assert beyond.status_code == 413
    assert "nothing of it was kept" in beyond.text


def test_a_body_that_does_not_say_its_length_is_capped_too(known: TestClient) -> None:
    parts = (b"x" * 65536 for _ in range(17))
    assert known.post("/", content=parts, headers={"origin": HOME}).status_code == 413


def test_every_answer_carries_the_headers(known: TestClient, stranger: TestClient) -> None:
    answers = [
        known.get("/"),
        known.post("/", headers={"origin": HOME}),
        known.post("/"),
        known.put("/"),
        known.get("/", headers={"host": "evil.example"}),
        stranger.get("/?token=the-token"),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 403, 405, 403, 303]
    for answer in answers:
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_refusal_shows_nothing_of_the_request(stranger: TestClient) -> None:
    for path in ("/<script>alert(1)</script>", "/?token=<script>", "/s/%3Cscript%3E"):
        assert "script" not in stranger.get(path).text


def test_tokens_are_long_and_different() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 43
