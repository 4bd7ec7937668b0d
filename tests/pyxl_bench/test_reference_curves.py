"""Kaplan-Meier curves, limits and quantiles equal R's survfit."""

from __future__ import annotations

import numpy as np
import pytest

from pyxl_bench.limits import INTERVALS
from pyxl_bench.survival import Curves, kaplan_meier, quantiles
from tests.pyxl_bench.reference import CASES, assert_close, case, counted, expected_parts, floats, group_of

COLUMNS = {"time": "time", "n_risk": "at_risk", "n_event": "events", "n_censor": "censored", "surv": "survival",
           "se": "se", "cumhaz": "cumulative_hazard", "se_cumhaz": "hazard_se"}


def curves_of(name: str) -> list[tuple[str, dict, Curves]]:
    """Each curve of a case: R's stratum, R's numbers, ours."""
    data = case(name)
    counts, labels = counted(data)
    level = (data["param"] or {}).get("level", 0.95)
    whole = {interval: kaplan_meier(counts, level, interval) for interval in INTERVALS}
    return [(key, part, {kind: curve.of(group_of(key, labels)) for kind, curve in whole.items()})
            for key, part in expected_parts(data["expected"]) if "surv" in part]


WITH_CURVES = [name for name in CASES if curves_of(name)]


@pytest.mark.parametrize("name", WITH_CURVES)
def test_every_column_of_a_curve_equals_survfit(name: str) -> None:
    for key, theirs, ours in curves_of(name):
        for column, attribute in COLUMNS.items():
            assert_close(getattr(ours["log-log"], attribute), theirs[column], f"{name} {key} {column}")


@pytest.mark.parametrize("name", WITH_CURVES)
def test_limits_of_every_kind_equal_survfit(name: str) -> None:
    for key, theirs, ours in curves_of(name):
        for kind in INTERVALS:
            if f"ci_{kind}" in theirs:
                for side in ("lower", "upper"):
                    assert_close(getattr(ours[kind], side), theirs[f"ci_{kind}"][side], f"{name} {key} {kind} {side}")


@pytest.mark.parametrize("name", WITH_CURVES)
def test_quantiles_with_limits_equal_quantile_survfit(name: str) -> None:
    for key, theirs, ours in curves_of(name):
        for kind in INTERVALS:
            if f"quantile_{kind}" in theirs:
                expected = theirs[f"quantile_{kind}"]
                answers = quantiles(ours[kind], floats(expected["p"]))
                for side, answer in zip(("estimate", "lower", "upper"), answers):
                    assert_close(answer, expected[side], f"{name} {key} quantile {kind} {side}")


def test_the_cases_cover_truncation_both_kinds_of_weights_and_zero_times() -> None:
    shapes = {key for name in WITH_CURVES for key in case(name)["input"]}
    assert {"entry", "weight", "group"} <= shapes
    assert any(min(case(name)["input"]["time"]) == 0 for name in WITH_CURVES)
    weighted = [np.array(case(name)["input"]["weight"]) for name in WITH_CURVES if "weight" in case(name)["input"]]
    assert {bool((weights == np.floor(weights)).all()) for weights in weighted} == {True, False}
