"""An import that is killed at any moment leaves the old register or the new one, and the next clears up after it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.registers.conftest import spells_of, take_in
from xl.registers.staging import Staging

OLD = "Person;Ydelse;Fra;Til\nA;Dagpenge;06-01-2020;26-01-2020\n"
NEW = OLD + "B;Sygedagpenge;06-01-2020;26-01-2020\n"


class Killed(BaseException):
    """What no code catches."""


@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize("again", [True, False], ids=["again", "first"])
def test_killed_at_every_step_of_putting_the_register_in_place(desk, monkeypatch, capsys, step, again):
    Path("f.csv").write_text(OLD)
    Path("g.csv").write_text(NEW)
    if again:
        assert take_in("f.csv") == 0
    count = 0

    def killing(call):
        def called(*args, **options):
            nonlocal count
            count += 1
            if count == 1 + step // 2 and not step % 2:
                raise Killed
            answer = call(*args, **options)
            if count == 1 + step // 2:
                raise Killed
            return answer

        return called

    with monkeypatch.context() as patched:
        patched.setattr(Staging, "__exit__", lambda self, *_: self._connection.close())  # the dead clear nothing up
        for module, name in ((os, "rename"), (os, "replace"), (shutil, "rmtree")):
            patched.setattr(module, name, killing(getattr(module, name)))
        try:
            take_in("g.csv")
        except Killed:
            pass
        else:
            assert count <= step // 2, "a step was not stopped at"
    assert spells(again) in ([1, 2] if again else [0, 2])
    assert take_in("g.csv") == 0 and spells(True) == 2
    assert sorted(path.name for path in desk.iterdir()) == ["f.csv", "g.csv", "nøgle.txt", "register"]
    assert sorted(path.name.split("-")[0] for path in Path("register").iterdir()) == ["data", "register.json"]


def spells(there):
    """How many spells the register holds; none where there may be no register and is none."""
    return len(spells_of(Path("register"))) if there or Path("register").exists() else 0


def test_two_imports_into_one_register(desk, capsys):
    Path("stor.csv").write_text(OLD + "".join(f"P{n};Dagpenge;06-01-2020;26-01-2020\n" for n in range(300_000)))
    Path("f.csv").write_text(OLD)
    command = ["registers", "import", desk / "stor.csv", "--key", desk / "nøgle.txt", "-o", desk / "register"]
    first = subprocess.Popen([sys.executable, "-m", "xl.cli", *command], cwd=Path(__file__).parents[2])
    while not Path(".pyxl-bench-register/work/staging.duckdb.wal").exists():
        assert first.poll() is None
        time.sleep(0.001)
    first.send_signal(signal.SIGSTOP)
    assert take_in("f.csv") == 1
    assert "en anden indlæsning i det er i gang. Vent" in capsys.readouterr().err
    first.kill()
    first.wait()
    assert not Path("register").exists()
    assert take_in("f.csv") == 0
    assert not Path(".pyxl-bench-register").exists()
