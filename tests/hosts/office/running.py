"""The real server on this machine, and its task pane in a real browser with Office.js stood in for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import needed
from xl.cells import ErrorValue

TOKEN = "en-nøgle-til-prøver".encode().hex()
_STUB = Path(__file__).with_name("office_stub.js")
_ERRORS = {
    "Div0": "#DIV/0!", "NotAvailable": "#N/A", "Num": "#NUM!", "Value": "#VALUE!", "Name": "#NAME?", "Null": "#NULL!",
    "Ref": "#REF!",
}


def environment(folder: Path) -> dict[str, str]:
    """What the server is started with; the key is the one for use without commerce."""
    return {**os.environ, "XLWINGS_LICENSE_KEY": "noncommercial", "PYXL_BENCH_TOKEN": TOKEN,
            "XDG_STATE_HOME": str(folder)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server() -> Iterator[int]:
    """``pyxl-bench serve`` in a process of its own; the port."""
    port = free_port()
    with TemporaryDirectory() as folder:
        said = Path(folder) / "said.txt"
        with said.open("w") as out, subprocess.Popen(
            [sys.executable, "-m", "xl.cli", "serve", "--port", str(port)], env=environment(Path(folder)),
            stdout=out, stderr=out,
        ) as process:
            try:
                _wait(port, process, said)
                yield port
            finally:
                process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError(said.read_text())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not listen")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; one at a time in a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needed("chromium", "chromium"), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def task_pane(browser: Browser, port: int, token: str = TOKEN, width: int = 420) -> Iterator[Page]:
    """The task pane as Excel opens it."""
    page = browser.new_page(ignore_https_errors=True, viewport={"width": width, "height": 900}, locale="da-DK")
    page.route("**/office.js", lambda route: route.fulfill(
        body=_STUB.read_text(encoding="utf-8"), content_type="text/javascript"))
    page.goto(f"https://localhost:{port}/taskpane.html?token={token}")
    page.wait_for_function("() => Object.keys(globalThis.associated).length > 0 && globalThis.config")
    yield page
    page.close()


def call(page: Page, name: str, arguments: list[Any], cell: str = "Ark1!B2") -> Any:
    """What Excel would show for a call: rows of cells; an error with a message as ``(code, message)``."""
    answer = page.evaluate(
        """async ([name, given, cell]) => {
             try { return {rows: await globalThis.associated[name](...given, {address: cell})}; }
             catch (error) { return {code: error.code, message: error.message}; } }""",
        [name, [_given(argument) for argument in arguments], cell])
    if "rows" not in answer:
        return answer["code"], answer["message"]
    return [[_cell(cell) for cell in row] for row in answer["rows"]]


def _given(argument: Any) -> Any:
    """An argument as Excel hands it over: a matrix; ``None`` for one left out."""
    if argument is None:
        return None
    rows = argument if isinstance(argument, list) else [[argument]]
    return [[_entity(cell) for cell in row] for row in rows]


def _entity(cell: Any) -> Any:
    if isinstance(cell, ErrorValue):
        return {"type": "Error", "basicType": "Error", "basicValue": cell.code}
    return "" if cell is None else cell


def _cell(cell: Any) -> Any:
    if isinstance(cell, dict):
        return ErrorValue(_ERRORS[cell["errorType"]])
    return None if cell == "" else cell
