"""Shares per exit, their limits and mean times equal R's multi-state survfit."""

from __future__ import annotations

import numpy as np
import pytest

from pyxl_bench.competing import aalen_johansen, time_in_states
from tests.pyxl_bench.reference import CASES, assert_close, case, counted, expected_parts, floats, group_of

COMPETING = [name for name in CASES if "states" in case(name)["expected"]]


@pytest.mark.parametrize("name", COMPETING)
def test_shares_and_limits_equal_survfit(name: str) -> None:
    data = case(name)
    counts, labels = counted(data)
    ours = aalen_johansen(counts, data["param"]["level"], data["param"]["conf_type"])
    for key, part in expected_parts(data["expected"]):
        if "pstate" in part:
            group = group_of(key, labels)
            rows = slice(ours.bounds[group], ours.bounds[group + 1])
            for theirs, name_here in (("time", "time"), ("n_risk", "at_risk"), ("n_event", "exits"),
                                      ("pstate", "share"),
                                      ("se", "se"), ("lower", "lower"), ("upper", "upper")):
                if theirs in part:
                    assert_close(getattr(ours, name_here)[rows], part[theirs], f"{name} {key} {theirs}")


@pytest.mark.parametrize("name", [name for name in COMPETING if "sojourn" in case(name)["expected"]])
def test_mean_times_in_states_equal_survfit(name: str) -> None:
    data = case(name)
    counts, labels = counted(data)
    part = data["expected"]["sojourn"]
    ours = time_in_states(counts, part["tau"])
    states = data["expected"]["states"]
    for row, mean, se in zip(part["rows"], floats(part["rmean"]), floats(part["se"])):
        stratum, _, state = row.rpartition(", ")
        place = group_of(stratum, labels), states.index(state)
        np.testing.assert_allclose([ours.mean[place], ours.se[place]], [mean, se], rtol=1e-10, err_msg=row)
