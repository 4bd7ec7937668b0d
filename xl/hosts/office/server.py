"""xlwings-server with our project, on this machine alone."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import socket
import ssl
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from xl.hosts.office.certificates import certificate
from xl.hosts.office.errors import CertificateUnreadable, LicenceKeyMissing, PortTaken, ServerMissing
from xl.hosts.office.secrets import token
from xl.package.errors import system_reason

HOST: Final = "127.0.0.1"
"""The loopback interface: nobody else reaches the server."""
NAME: Final = "localhost"
NAMESPACE: Final = "PB"
KEY: Final = "XLWINGS_LICENSE_KEY"
_MANIFEST: Final = "9b0f4c53-7b1e-4a7e-9a52-6d1c1a4a8d11"
"""The identity of the add-in, the same on every machine."""
_PROJECT: Final = Path(__file__).with_name("project")


def settings(port: int) -> dict[str, str]:
    """What xlwings-server is told, in the words of its environment."""
    off = ("SOCKETIO", "HTMX", "BOOTSTRAP", "ALPINEJS_CSP", "EXAMPLES", "HOTRELOAD")
    return {
        "XLWINGS_PROJECT_DIR": str(_PROJECT),
        "XLWINGS_ON_SERVER": "true",
        "XLWINGS_ENVIRONMENT": "prod",
        "XLWINGS_PROJECT_NAME": "pyxl_bench",
        "XLWINGS_FUNCTIONS_NAMESPACE": NAMESPACE,
        "XLWINGS_HOSTNAME": f"{NAME}:{port}",
        "XLWINGS_AUTH_PROVIDERS": json.dumps(["pyxl_bench"]),
        "XLWINGS_MANIFEST_ID_PROD": _MANIFEST,
        "XLWINGS_LOG_LEVEL": "WARNING",
        **{f"XLWINGS_ENABLE_{name}": "false" for name in off},
    }


def application(port: int) -> Any:
    """The ASGI application.

    Raises:
        LicenceKeyMissing: no key for xlwings-server in the environment.
        ServerMissing: the extra ``office`` is not installed.
    """
    for name in ("xlwings_server", "uvicorn", "trustme"):
        if find_spec(name) is None:
            raise ServerMissing(value=name)
    if not os.environ.get(KEY):
        raise LicenceKeyMissing(value=KEY)
    os.environ.update(settings(port))
    return import_module("xlwings_server.main").main_app


def manifest(port: int) -> str:
    """The manifest that Excel is given, its page's address with the token."""
    app = application(port)
    httpx = import_module("httpx")

    async def asked() -> str:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=f"https://{NAME}") as client:
            return str((await client.get("/manifest.xml")).text)

    text = asyncio.run(asked())
    page = f"https://{NAME}:{port}/taskpane.html"
    return text.replace(page, f"{page}?token={token()}")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is ready to run."""

    application: Any
    port: int
    chain: Path
    key: Path
    authority: Path | None
    """The authority that Excel must trust; ``None`` with a certificate of the user's own."""

    def run(self) -> None:
        """Serve until interrupted."""
        import_module("uvicorn").run(
            self.application, host=HOST, port=self.port, ssl_certfile=str(self.chain), ssl_keyfile=str(self.key),
            log_level="warning")


def server(port: int, own: tuple[Path, Path] | None = None) -> Server:
    """A server with a certificate made here, or with the user's ``own`` and its key.

    Raises:
        OfficeError: it cannot be started; says what to do.
    """
    app = application(port)
    if own is None:
        chain, key, authority = certificate(NAME, dt.date.today())
        made = Server(app, port, chain, key, authority)
    else:
        made = Server(app, port, *own, None)
    _check(made.chain, made.key)
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise PortTaken(value=port)
    return made


def _check(chain: Path, key: Path) -> None:
    for path in (chain, key):
        if not path.is_file():
            raise CertificateUnreadable(value=str(path), reason_en="no such file", reason_da="filen findes ikke")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(chain, key)
    except ssl.SSLError as error:
        raise CertificateUnreadable(
            value=str(chain), reason_en=str(error), reason_da=f"{key.name} er ikke dets nøgle i PEM") from None
    except OSError as error:
        raise CertificateUnreadable(value=str(chain), **system_reason(error)) from None
