"""Shared formulas: which of them the engine needs written out in each of the cells that share them."""

from __future__ import annotations

from xl.hosts.headless.rewrite import PLACED


def spelled_out(text: str) -> bool:
    """Whether the engine gets the text for each cell: it moves neither other sheets' cells nor places."""
    return "!" in text or PLACED.search(text) is not None
