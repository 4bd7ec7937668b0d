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
    levels = list(dict.fromkeys(names)) if isinstance(names[0], str) else sorted(set(names))  # R's factor levels
    groups = np.array([levels.index(one) for one in names])
    strata = np.array(given.get("strata", [0] * len(names)))
    weights = np.array(given.get("weight", [1] * len(names)))
    entries = np.array(given.get("entry", [0] * len(names)))
    tables = [count(np.array(given["time"])[rows], np.array(given["event"])[rows], groups=groups[rows],
                    group_count=len(levels), weights=weights[rows], entries=entries[rows])
              for rows in (strata == stratum for stratum in np.unique(strata))]
    ours = log_rank(tables, RHO.get(key, 0.0))
    for ours_name, theirs in (("observed", "observed"), ("expected", "expected"), ("statistic", "chisq"),
                              ("freedom", "df"), ("p", "p"), ("variance", "variance")):
        if theirs in part:
            assert_close(getattr(ours, ours_name), part[theirs], f"{name} {key} {theirs}")
