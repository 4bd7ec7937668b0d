"""Log-rank tests equal R's survdiff."""

from __future__ import annotations

import numpy as np
import pytest

from pyxl_bench.survival_counts import count
from pyxl_bench.survival_tests import log_rank
from tests.pyxl_bench.reference import CASES, assert_close, case, expected_parts

RHO = {"logrank": 0.0, "peto": 1.0, "rho_half": 0.5}
TESTS = [(name, key, part) for name in CASES for key, part in expected_parts(case(name)["expected"])
         if "chisq" in part]


@pytest.mark.parametrize("name, key, part", TESTS)
def test_log_rank_equals_survdiff(name: str, key: str, part: dict) -> None:
    given = case(name)["input"]
    names = given.get("group", given.get("arm"))
    groups = np.array([list(dict.fromkeys(names)).index(one) for one in names])
    strata = np.array(given.get("strata", [0] * len(names)))
    weights = np.array(given["weight"]) if "weight" in given else np.ones(len(names))
    if key in ("logrank", "peto") and not isinstance(names[0], str):
        groups = np.searchsorted(np.unique(names), names)
    tables = [count(np.array(given["time"])[part], np.array(given["event"])[part], groups=groups[part],
                    group_count=int(groups.max()) + 1, weights=weights[part])
              for part in (strata == one for one in np.unique(strata))]
    ours = log_rank(tables, RHO.get(key, 0.0))
    for ours_name, theirs in (("observed", "observed"), ("expected", "expected"), ("statistic", "chisq"),
                              ("freedom", "df"), ("p", "p")):
        assert_close(getattr(ours, ours_name), part[theirs], f"{name} {key} {theirs}")
    assert_close(ours.variance, part["variance"], f"{name} {key} variance")
