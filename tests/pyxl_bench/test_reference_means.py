"""Restricted means, their differences and ratios equal R's."""

from __future__ import annotations

from typing import Any

import pytest

from pyxl_bench.limits import Difference
from pyxl_bench.restricted_mean import restricted_mean, restricted_mean_difference, restricted_mean_ratio
from tests.pyxl_bench.reference import CASES, assert_close, case, counted, expected_parts


def parts_with(*keys: str) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Case, last key, R's numbers and the whole case, wherever all the keys stand together."""
    return [(name, key, part, data) for name in CASES for data in (case(name),)
            for key, part in expected_parts(data["expected"]) if set(keys) <= set(part)]


def assert_same(ours: Difference, theirs: dict[str, Any], what: str) -> None:
    for name, value in theirs.items():
        assert_close(getattr(ours, "se" if name == "se_log" else name), value, f"{what} {name}")


@pytest.mark.parametrize("name, key, part, data", parts_with("tau", "rmst"))
def test_means_and_standard_errors_equal_summary_survfit(name: str, key: str, part: dict, data: dict) -> None:
    counts, _ = counted(data)
    ours = restricted_mean(counts, part["tau"], extend=True)
    assert_close(ours.mean, part["rmst"], f"{name} mean")
    assert_close(ours.se, part["se"], f"{name} se")


@pytest.mark.parametrize("name, key, part, data", parts_with("arm0", "arm1", "difference"))
def test_differences_and_ratios_equal_the_plug_in_and_the_jackknife(
    name: str, key: str, part: dict, data: dict
) -> None:
    counts, labels = counted(data, sampling=key == "rmst_robust")
    horizon = part.get("tau", (data["param"] or {}).get("tau"))
    base, treated = range(len(labels))  # the later label is the treated arm: 0 and 1, or R's trt 1 and 2
    means = restricted_mean(counts, horizon)
    for arm, group in (("arm1", treated), ("arm0", base)):
        assert_close(means.mean[group], part[arm]["rmst"], f"{name} {arm} mean")
        assert_close(means.se[group], part[arm]["se"], f"{name} {arm} se")
    arms = {"treated": treated, "base": base}
    assert_same(restricted_mean_difference(counts, horizon, **arms), part["difference"], f"{name} difference")
    assert_same(restricted_mean_ratio(counts, horizon, **arms), part["ratio"], f"{name} ratio")
    if "rmtl_ratio" in part:
        lost = restricted_mean_ratio(counts, horizon, lost=True, **arms)
        assert_same(lost, part["rmtl_ratio"], f"{name} ratio of time lost")
