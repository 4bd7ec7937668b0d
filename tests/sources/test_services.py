"""jobindsats and the StatBank, as they answer."""

from __future__ import annotations

import json

import pytest

from tests.sources.server import CELLS, KEY, LABELS, Handler
from xl.cells import SUPPRESSED
from xl.sources import Order, fetch
from xl.sources.errors import AnswerNotUnderstood, HttpRefused, KeyMissing, KeyRefused, NotAnOption, SecretInAddress
from xl.sources.keys import Keys

ROWS = [["Billund", "2026M09", 412, "1,9"], ["Vejle", "2026M09", SUPPRESSED, "2,1"]]


def order(address: str, query: str = "", kind: str = "jobindsats") -> Order:
    return Order("Kilde", kind, address, query)


@pytest.mark.parametrize(
    ("address", "query", "asked"),
    [
        ("/v2/data/y30r21", "period=l(m:12)&area=*", "/v2/data/y30r21/json?period=l(m:12)&area=*"),
        ("/v2/data/y30r21/json", "", "/v2/data/y30r21/json"),
        ("/v3/data/y30r21", "period.M=latest:12", "/v3/data/y30r21?period.M=latest:12&format=json"),
    ],
)
def test_both_versions_of_jobindsats(service: str, address: str, query: str, asked: str) -> None:
    found = fetch(order(service + address, query)).frame
    assert [list(found.columns), *found.to_numpy().tolist()] == [LABELS, *ROWS]
    assert Handler.seen[0][0] == asked


def test_all_pages_are_fetched(service: str) -> None:
    assert fetch(order(f"{service}/v3/data/sider")).frame.to_numpy().tolist() == ROWS
    assert len(Handler.seen) == len(CELLS)


@pytest.mark.parametrize("address", ["/v2/data/y30r21", "/v3/data/y30r21"])
def test_a_key_that_does_not_work_is_said_to_be_that_and_not_shown(
    service: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYXL_BENCH_KEY_JOBINDSATS", "gammel-nøgle")
    monkeypatch.setenv("PYXL_BENCH_KEY_JOBINDSATS", "gammel-kode")
    with pytest.raises(KeyRefused) as caught:
        fetch(order(service + address))
    assert "gammel-kode" not in caught.value.message("da") + caught.value.message("en")


def test_a_key_comes_from_the_key_store_when_the_environment_has_none(
    service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYXL_BENCH_KEY_JOBINDSATS")
    monkeypatch.setattr(
        "keyring.get_password", lambda service, name: KEY if (service, name) == ("pyxl-bench", "jobindsats") else None
    )
    assert len(fetch(order(f"{service}/v2/data/y30r21")).frame) == 2
    monkeypatch.setattr("keyring.get_password", lambda *_: None)
    with pytest.raises(KeyMissing, match="PYXL_BENCH_KEY_JOBINDSATS"):
        fetch(order(f"{service}/v2/data/y30r21"))


def test_a_key_in_the_workbook_is_refused(service: str) -> None:
    with pytest.raises(SecretInAddress):
        fetch(order(f"{service}/v3/data/y30r21", "token=hemmelig"))


def test_what_is_no_measurement_is_told(service: str) -> None:
    with pytest.raises(AnswerNotUnderstood, match="endelig"):
        Handler.asked["/busy"] = 5
        fetch(order(f"{service}/busy"))


def test_secrets_are_scrubbed_from_whatever_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYXL_BENCH_KEY_MIN_KILDE", "kodeord")
    keys = Keys()
    keys.get("min kilde")
    assert keys.scrubbed("login med kodeord fejlede") == "login med *** fejlede"


def test_the_statbank_with_its_signs(service: str) -> None:
    found = fetch(order(f"{service}/v1/data/auk01", "OMRÅDE=530,000&Tid=*", "statistikbanken")).frame
    assert found["INDHOLD"].tolist() == [412.0, SUPPRESSED, 0.0]
    assert json.loads(Handler.seen[0][2]) == {
        "table": "AUK01",
        "format": "BULK",
        "lang": "da",
        "variables": [{"code": "OMRÅDE", "values": ["530", "000"]}, {"code": "Tid", "values": ["*"]}],
    }


def test_the_statbank_explains_its_refusals(service: str) -> None:
    with pytest.raises(HttpRefused, match="Tabellen findes ikke"):
        fetch(order(f"{service}/v1/data/ukendt", "Tid=*", "statistikbanken"))
    with pytest.raises(NotAnOption):
        fetch(order(f"{service}/v1/data/auk01", "Tid", "statistikbanken"))
