"""A PostgreSQL server of the tests' own: its data in a temporary folder, a password on its one user."""

from __future__ import annotations

import os
import pwd
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory

PASSWORD = "hemmelig-kode"


def programs() -> Path | None:
    """Where the server's programs lie."""
    found = sorted(glob("/usr/lib/postgresql/*/bin/initdb"))
    return Path(found[-1]).parent if found else None


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """The server's address without its password, for the length of a ``with`` block."""
    with TemporaryDirectory() as temporary, socket.socket() as probe:
        folder = Path(temporary)
        as_user = _other_user(folder)
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        (folder / "kode").write_text(PASSWORD)
        os.chmod(folder / "kode", 0o644)
        data = str(folder / "data")
        _run(
            as_user,
            programs / "initdb",
            "-D",
            data,
            "-U",
            "bruger",
            "-A",
            "scram-sha-256",
            f"--pwfile={folder / 'kode'}",
            "--no-sync",
            "--locale=C",
            "-E",
            "UTF8",
        )
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        _run(as_user, programs / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield f"postgresql+psycopg://bruger@127.0.0.1:{port}/postgres"
        finally:
            _run(as_user, programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _other_user(folder: Path) -> list[str]:
    """The server refuses to run as root: then it runs as its own user."""
    if os.getuid():
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["runuser", "-u", "postgres", "--"]


def _run(as_user: list[str], *command: object) -> None:
    done = subprocess.run(
        [*as_user, *map(str, command)], capture_output=True, text=True, check=False, cwd="/", stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stdout + done.stderr
