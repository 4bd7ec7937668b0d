"""Reference numbers from R's survival package, and how close ours must be.

``tests/reference/*.json``: the public data sets, R's call and its answer with 17
digits. A case is found by what it holds, not by its name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from pyxl_bench.survival_counts import Counts, count

FOLDER = Path(__file__).parents[1] / "reference"
CASES = sorted(path.stem for path in FOLDER.glob("*.json"))
CLOSE = 1e-10


def case(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text())
    return loaded


def floats(values: Any) -> Any:
    """A (nested) list of numbers, null as nan, as an array."""
    return np.array(values, dtype=object).astype(float) if isinstance(values, list) else float(
        "nan" if values is None else values)


def counted(data: dict[str, Any], **options: Any) -> tuple[Counts, list[str]]:
    """The case's rows as counts, and the names of its groups in their order."""
    given = data["input"]
    names = given.get("group", given.get("arm", ["all"] * len(given["time"])))
    labels, groups = np.unique(np.array([str(name) for name in names]), return_inverse=True)
    columns = {ours: np.array(given[theirs]) for ours, theirs in
               (("entries", "entry"), ("weights", "weight")) if theirs in given}
    causes = len((data["param"] or {}).get("causes", ["exit"]))
    return count(np.array(given["time"]), np.array(given["event"]), causes=causes, groups=groups,
                 **columns, **options), list(labels)


def group_of(key: str, labels: list[str]) -> int:
    """The group that R's stratum name ("sex=1", "arm0", "all") stands for."""
    return labels.index(key.rpartition("=")[2].removeprefix("arm") if len(labels) > 1 else labels[0])


def expected_parts(expected: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every dictionary inside the expectation with its last key."""
    if isinstance(expected, dict):
        yield path, expected
        for key, inner in expected.items():
            yield from expected_parts(inner, key)
    elif isinstance(expected, list):
        for inner in expected:
            if isinstance(inner, dict):
                yield from expected_parts(inner, path)


def assert_close(ours: Any, theirs: Any, what: str) -> None:
    np.testing.assert_allclose(ours, floats(theirs), rtol=CLOSE, atol=0, equal_nan=True, err_msg=what)
