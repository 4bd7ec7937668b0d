"""``python -m xl.cli``: the same command."""

from xl.cli import run

run()
