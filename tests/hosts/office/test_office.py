"""The server and the task pane in headless Chromium: functions, results, errors, tokens, reasons."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from tests.hosts.office.running import TOKEN, call, chromium, environment, server, task_pane
from xl.catalogue import functions
from xl.cells import ErrorValue


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with server() as listening:
        yield listening


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page(browser: Browser, port: int) -> Iterator[Page]:
    with task_pane(browser, port) as shown:
        yield shown


def fetched(port: int, path: str, token: str | None = TOKEN) -> tuple[int, str]:
    """The status and text of an answer."""
    trusting = ssl._create_unverified_context()
    headers = {} if token is None else {"Authorization": token}
    request = urllib.request.Request(f"https://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, context=trusting, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def test_every_function_of_the_catalogue_is_registered(port: int, page: Page) -> None:
    """A module that fails to load would be an empty list, without a word."""
    told = json.loads(fetched(port, "/xlwings/custom-functions-meta.json")[1])["functions"]
    assert {one["name"] for one in told} == set(functions())
    assert set(page.evaluate("Object.keys(globalThis.associated)")) == set(functions())
    by_name = {one["name"]: one for one in told}
    for name, entry in functions().items():
        parameters = by_name[name]["parameters"]
        assert [one["name"].rstrip("_") for one in parameters] == [p.name for p in entry.parameters]
        assert [not one.get("optional", False) for one in parameters] == [p.required for p in entry.parameters]
        assert all(one["description"] and not one["description"].startswith("Positional") for one in parameters)
        assert by_name[name]["description"].startswith(entry.answers.da)


def test_results_spill_and_omitted_arguments_are_defaults(page: Page) -> None:
    costs = [["", "A", "B", "C"], ["Dagpenge", 30, 20, 22], ["Samlet", 30, 20, 22]]
    assert call(page, "PEER_AVERAGE", [costs, "A"]) == [[21], [21]]
    assert call(page, "COST_DEVIATION", [costs, "A", None, "pct"]) == [[pytest.approx(3 / 7)]] * 2
    assert call(page, "UNITCOST", [[[3000], [None], ["2.500,5"]], [[100], [1], [1]]]) == [[30], [None], [2500.5]]


def test_errors_are_real_ones_and_their_reasons_stand_in_the_task_pane(page: Page) -> None:
    assert call(page, "UNITCOST", [[[3000], [1]], [[0], [1]]], "Ark1!D4") == [[ErrorValue("#DIV/0!")], [1]]
    page.click("#fane-fejl")
    page.wait_for_selector("#pb-grunde .kort")
    told = page.inner_text("#pb-grunde")
    assert "Ark1!D4 #DIV/0!" in told and "UNITCOST: persons, række 1: antallet af fuldtidspersoner er 0" in told
    assert call(page, "UNITCOST", [3000, 100], "Ark1!D4") == [[30]]
    page.click("#fane-fejl")
    page.wait_for_function("() => document.querySelector('#pb-grunde').innerText.includes('Ingen fejl')")


def test_an_error_in_a_range_spoils_its_row(page: Page) -> None:
    given = [[[3000.0], [ErrorValue("#N/A")]], [[100], [100]]]
    assert call(page, "UNITCOST", given) == [[30], [ErrorValue("#N/A")]]


def test_the_task_pane_lists_and_finds_functions(page: Page) -> None:
    page.click("#fane-funktioner")
    page.fill("#pb-soeg", "")
    assert page.inner_text("#pb-fundet") == f"{len(functions())} funktioner"
    page.fill("#pb-soeg", "billigste besparelse")
    page.fill("#pb-soeg", "SAVINGS_TOP3")
    assert page.inner_text("#pb-fundet") == "1 funktion"
    page.click("#pb-liste summary")
    shown = page.inner_text("#pb-liste")
    assert "PB.SAVINGS_TOP3(cost_table; municipality; persons; [group]; [rank_by])" in shown
    assert "Eksempel: =PB.SAVINGS_TOP3(costs;" in shown
    page.fill("#pb-soeg", "")


def test_names_from_a_workbook_are_shown_not_obeyed(page: Page) -> None:
    hostile = "<img src=x onerror='globalThis.hacked=1'>"
    costs = [["", "A", "B"], ["Dagpenge", 30, 20]]
    assert call(page, "PEER_AVERAGE", [costs, hostile], "Ark1!A9") == [[ErrorValue("#N/A")]]
    page.click("#fane-fejl")
    page.wait_for_function("() => document.querySelector('#pb-grunde').innerText.includes('<img')")
    assert page.evaluate("globalThis.hacked") is None


@pytest.mark.parametrize("width", [320, 420])
def test_the_task_pane_fits_its_width(browser: Browser, port: int, width: int, tmp_path: Path) -> None:
    with task_pane(browser, port, width=width) as shown:
        shown.wait_for_selector("#pb-liste details")
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        shown.screenshot(path=tmp_path / "rude.png")
    assert (tmp_path / "rude.png").stat().st_size > 10_000


@pytest.mark.parametrize("path", ["/pb/functions", "/pb/refusals", "/pb/progress"])
@pytest.mark.parametrize("token", [None, "", "en anden"])
def test_nothing_is_told_without_the_token(port: int, path: str, token: str | None) -> None:
    status, said = fetched(port, path, token)
    assert status == 401 and "Adgangsnøglen" in said


def test_calls_without_the_token_are_refused_and_pages_hold_none(browser: Browser, port: int) -> None:
    with task_pane(browser, port, token="en-anden") as shown:
        code, message = call(shown, "UNITCOST", [3000, 100])
        assert code == "#VALUE!" and "Adgangsnøglen" in message
        shown.wait_for_function("() => document.querySelector('#pb-fundet').innerText.includes('Adgangsnøglen')")
    for path in ("/taskpane.html", "/manifest.xml", "/xlwings/custom-functions-code.js", "/static/js/auth.js"):
        assert TOKEN not in fetched(port, path, None)[1]


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "xl.cli", "serve", *words], env={**environment(folder), **more},
                          capture_output=True, text=True, timeout=60, check=False)


def test_the_manifest_is_for_this_machine_and_carries_the_token(tmp_path: Path) -> None:
    target = tmp_path / "manifest.xml"
    assert run(tmp_path, "--manifest", str(target)).returncode == 0
    text = target.read_text(encoding="utf-8")
    ElementTree.fromstring(text)
    assert f"https://localhost:8443/taskpane.html?token={TOKEN}" in text
    assert 'DefaultValue="PB"' in text


@pytest.mark.parametrize(
    ("words", "more", "said"),
    [
        ((), {"XLWINGS_LICENSE_KEY": ""}, "licensnøgle i miljøvariablen XLWINGS_LICENSE_KEY"),
        (("--certificate", "nej.pem", "--key", "nej.key"), {}, "nej.pem kan ikke bruges (filen findes ikke)"),
        (("--certificate", __file__, "--key", __file__), {}, "test_office.py er ikke dets nøgle i PEM"),
        (("--folder", "nej"), {}, "nej: mappen findes ikke"),
    ],
)
def test_what_keeps_the_server_from_starting_is_one_line(
    tmp_path: Path, words: tuple[str, ...], more: dict[str, str], said: str
) -> None:
    ended = run(tmp_path, *words, **more)
    assert ended.returncode == 1 and said in ended.stderr and len(ended.stderr.splitlines()) == 1
    assert ended.stdout == ""  # it does not say that it serves


@pytest.mark.parametrize("words", [("--port", "0"), ("--port", "65536"), ("--certificate", "a"), ("--key", "a")])
def test_a_server_that_could_not_be_meant_is_a_usage_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    ended = run(tmp_path, *words)
    assert ended.returncode == 2 and words[0] in ended.stderr and len(ended.stderr.splitlines()) == 1


def test_a_port_in_use_is_named(port: int, tmp_path: Path) -> None:
    ended = run(tmp_path, "--port", str(port))
    assert ended.returncode == 1 and f"port {port} er i brug" in ended.stderr and ended.stdout == ""


def test_only_this_user_reads_the_token_and_the_keys(tmp_path: Path) -> None:
    code = ("import datetime as dt\nfrom xl.hosts.office.certificates import certificate\n"
            "from xl.hosts.office.secrets import token\n"
            "one = certificate('localhost', dt.date(2026, 1, 1)); assert token() == token()\n"
            "assert certificate('localhost', dt.date(2026, 6, 1)) == one\n"
            "before = one.chain.read_bytes(); certificate('localhost', dt.date(2027, 6, 1))\n"
            "assert one.chain.read_bytes() != before\n")
    wanted = {name: value for name, value in environment(tmp_path).items() if name != "PYXL_BENCH_TOKEN"}
    subprocess.run([sys.executable, "-c", code], env=wanted, check=True, timeout=60)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) >= 5 and {path.stat().st_mode & 0o777 for path in kept} == {0o600}


def test_the_functions_need_xlwings_numpy_and_pandas_alone() -> None:
    """As in xlwings Lite: none of the libraries of other hosts is there."""
    code = ("import sys\n"
            "for name in ('formualizer', 'openpyxl', 'xlsxwriter', 'rich', 'scipy', 'duckdb', 'pandera', 'requests',"
            " 'python_calamine', 'keyring', 'xlwings_server', 'trustme', 'pyarrow', 'fastapi', 'jinja2'):\n"
            "    sys.modules[name] = None\n"
            "import xl.hosts.office.functions as f\n"
            "assert f.UNITCOST(3000.0, 100.0) == [[30.0]]\n"
            "assert len(f.__all__) > 40\n")
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60,
                   env={**environment(Path("/nowhere")), "XLWINGS_ON_SERVER": "true"})
