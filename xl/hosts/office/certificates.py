"""The certificate that Office asks of a server, also of one on the same machine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final, NamedTuple

from xl.hosts.office.secrets import folder, write_private

_DAYS: Final = 397
"""How long a browser takes a certificate for good."""


class Certificate(NamedTuple):
    """A server's certificate and key, and the authority that vouches for it."""

    chain: Path
    key: Path
    authority: Path


def certificate(host: str, today: dt.date) -> Certificate:
    """This user's certificate for ``host``, made anew when it has run out."""
    import trustme

    made = Certificate(folder() / "server.pem", folder() / "server.key", folder() / "authority.pem")
    marked = folder() / "until"
    if all(path.exists() for path in made) and marked.exists() and marked.read_text() > today.isoformat():
        return made
    authority = trustme.CA(organization_name="pyxl_bench", organization_unit_name="denne maskine")
    until = dt.datetime.combine(today, dt.time(), dt.UTC) + dt.timedelta(days=_DAYS)
    issued = authority.issue_cert(host, "127.0.0.1", not_after=until)
    write_private(made.chain, b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    write_private(made.key, issued.private_key_pem.bytes())
    write_private(made.authority, authority.cert_pem.bytes())
    write_private(marked, until.date().isoformat().encode())
    return made
