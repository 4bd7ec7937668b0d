"""The way to the net, held against a server that fails in every way that real ones do."""

from __future__ import annotations

import pytest

from tests.sources.server import Handler
from xl.sources import http
from xl.sources.errors import (
    AnswerBrokenOff,
    AnswerTooSlow,
    KeyOverPlainHttp,
    ServiceFails,
    ServiceUnreachable,
    SourceError,
    SourceTooLarge,
    TooManyRequests,
)


@pytest.mark.parametrize(
    ("path", "text", "times"), [("/busy", "endelig", 3), ("/down", "oppe", 3), ("/cut", "helt", 2)]
)
def test_what_passes_is_waited_for(service: str, path: str, text: str, times: int) -> None:
    assert http.get(service + path).text == text
    assert Handler.asked[path] == times


@pytest.mark.parametrize(
    ("path", "refusal", "times"),
    [
        ("/busy/altid", TooManyRequests, 3),
        ("/down/altid", ServiceFails, 3),
        ("/cut/altid", AnswerBrokenOff, 3),
        ("/slow", AnswerTooSlow, 3),
        ("/slow/drypper", AnswerTooSlow, 1),
        ("/large", SourceTooLarge, 1),
    ],
)
def test_what_does_not_pass_is_refused_in_one_line(
    service: str, path: str, refusal: type[SourceError], times: int
) -> None:
    with pytest.raises(refusal) as caught:
        http.get(service + path)
    assert "\n" not in caught.value.message("da")
    assert Handler.asked[path] == times


def test_no_service_at_all() -> None:
    with pytest.MonkeyPatch.context() as patched, pytest.raises(ServiceUnreachable):
        patched.setattr(http, "LIMITS", http.Limits(attempts=2, first_wait=0, longest_wait=0))
        http.get("http://127.0.0.1:9/")


def test_an_answer_that_still_holds_is_not_sent_again(service: str) -> None:
    assert [http.get(f"{service}/kept").text for _ in range(2)] == ["indhold", "indhold"]
    assert [headers.get("If-None-Match") for _, headers, _ in Handler.seen] == [None, '"1"']


def test_a_key_is_not_sent_unencrypted() -> None:
    with pytest.raises(KeyOverPlainHttp):
        http.get("http://example.com/", authorization="hemmelig")


def test_a_key_does_not_follow_to_another_host(service: str) -> None:
    assert http.get(f"{service}/moved", authorization="hemmelig").text == "ingen nøgle"
