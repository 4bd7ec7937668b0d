"""A local server that answers as the real services do, their ways of failing included."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

KEY = "hemmelig-4711"
LABELS = ["Område", "Periode", "Fuldtidspersoner", "Andel (pct.)"]
CELLS = [["Billund", "2026M09", 412, "1,9"], ["Vejle", "2026M09", "..", "2,1"]]
STATBANK = (
    "OMRÅDE;YDELSESTYPE;TID;INDHOLD\nBillund;Nettoledige;2026K2;412\nBillund;I alt;2026K2;..\nFanø;I alt;2026K2;-\n"
)


class Handler(BaseHTTPRequestHandler):
    """Answers by path; each path counts how often it was asked."""

    asked: ClassVar[Counter[str]] = Counter()
    seen: ClassVar[list[tuple[str, dict[str, str], bytes]]] = []
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answered(b"")

    def do_POST(self) -> None:
        self._answered(self.rfile.read(int(self.headers["Content-Length"])))

    def _answered(self, body: bytes) -> None:
        path = urlsplit(self.path).path
        self.asked[path] += 1
        self.seen.append((self.path, dict(self.headers), body))
        getattr(self, "_" + path.strip("/").split("/")[0])(path, parse_qs(urlsplit(self.path).query), body)

    def _send(self, text: str | bytes, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        data = text.encode() if isinstance(text, str) else text
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    # --- the services ------------------------------------------------------------

    def _v2(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if self.headers.get("Authorization") != KEY:
            return self._send("Forkert nøgle eller nøglen er udløbet.", kind="text/plain; charset=utf-8")
        return self._send(json.dumps([{"Variables": [{"Label": label} for label in LABELS], "Data": CELLS}]))

    def _v3(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if self.headers.get("Authorization") != f"Bearer {KEY}":
            return self._send("", 401)
        page = int(query.get("page", ["1"])[0])
        more = {"Link": f'<{path}?page=2&format=json>; rel="next"'} if "sider" in path and page == 1 else {}
        return self._send(
            json.dumps({"columns": LABELS, "rows": CELLS[page - 1 : page] if "sider" in path else CELLS}), **more
        )

    def _v1(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if json.loads(body)["table"] == "UKENDT":
            return self._send(json.dumps({"errorTypeCode": "EXTRACT-NOTFOUND", "message": "Tabellen findes ikke"}), 400)
        return self._send("\ufeff" + STATBANK, kind="text/csv; charset=utf-8")

    # --- the ways of failing ---------------------------------------------------

    def _busy(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if self.asked[path] < 3 or "altid" in path:
            return self._send("vent", 429, Retry_After="0")
        return self._send("endelig")

    def _down(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if self.asked[path] < 3 or "altid" in path:
            return self._send("nede", 503)
        return self._send("oppe")

    def _cut(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if self.asked[path] > 1 and "altid" not in path:
            return self._send("helt")
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"halvt")
        self.close_connection = True
        return None

    def _slow(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "50")
        self.end_headers()
        try:
            for _ in range(50):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.02 if "drypper" in path else 0.5)
        except OSError:
            self.close_connection = True

    def _large(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        self._send(b"x" * 100_000)

    def _kept(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            return self._send(b"", 304, ETag='"1"')
        return self._send("indhold", ETag='"1"', Cache_Control="max-age=3600")

    def _moved(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        self._send(b"", 302, Location=f"http://127.0.0.2:{self.server.server_address[1]}/seen")

    def _seen(self, path: str, query: dict[str, list[str]], body: bytes) -> None:
        self._send(self.headers.get("Authorization", "ingen nøgle"))

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def running() -> Iterator[str]:
    """The server's address for the length of a ``with`` block."""
    Handler.asked.clear()
    Handler.seen.clear()
    server = ThreadingHTTPServer(("", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
