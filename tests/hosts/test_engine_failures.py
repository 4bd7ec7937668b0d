"""An engine that fails ends in one clear line; formulas of any shape end in a workbook."""

from __future__ import annotations

import formualizer
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hosts.books import Error, F, filled, recalc
from xl.package.errors import EngineFailed

CELLS = filled("A1", [[3000, 100, "Dagpenge"], [2000, 0, "Fleksjob"], [None, 10, "Ærø"], [600, 7, "x"]])


class _Panic(BaseException):
    """What a panic of the engine looks like from Python."""


@pytest.mark.parametrize("fault", [RuntimeError("slemt\nog mere"), _Panic("panicked"), ValueError("")])
@pytest.mark.parametrize("step", ["from_bytes", "evaluate_all"])
def test_a_failing_engine_is_one_line(monkeypatch, fault, step):
    def fail(*_: object, **__: object) -> None:
        raise fault

    class Broken:
        from_bytes = fail

    class Engine:
        evaluate_all = evaluate_cell = fail
        set_temporal_egress = register_function = staticmethod(lambda *_, **__: None)

    class Loads:
        from_bytes = staticmethod(lambda *_, **__: Engine())

    monkeypatch.setattr(formualizer, "Workbook", Broken if step == "from_bytes" else Loads)
    with pytest.raises(EngineFailed) as failure:
        recalc({"Ark1": {"A1": F("1+1")}})
    assert "\n" not in failure.value.message("da")


def test_a_formula_that_stops_the_engine_stops_no_other():
    run = recalc({"Ark1": {"E1": F("2:3", 7, "dynamic", "E1"), "E2": F("E1+1", 8), "A2": 5,
                           "B9": F("UNITCOST(A2,2)", 0)}})
    assert [run["E1"], run["E2"], run["B9"]] == [7, 8, 2.5]
    assert set(run.kept) == {"Ark1!E1", "Ark1!E2"}


def test_the_person_who_stops_the_run_is_not_told_of_the_engine(monkeypatch):
    class Stopped:
        @staticmethod
        def from_bytes(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(formualizer, "Workbook", Stopped)
    with pytest.raises(KeyboardInterrupt):
        recalc({"Ark1": {"A1": F("1+1")}})


NUMBERS = st.sampled_from(["1", "0", "-2.5", "1E+20", "100", '"Ærø"', '""', "TRUE", "{1,2;3,4}", "#N/A", "#REF!"])
REFERENCES = st.sampled_from([
    "A1", "$B$2", "A1:A4", "C:C", "2:3", "A1:B4", "Ark2!A1", "'Ark2'!$A$1:A3", "Navn", "Voksende", "Z99", "Ark9!A1",
    "[1]Ark1!A1", "A1#", "_xlfn.ANCHORARRAY(E1)", "Tbl[Kol]", "[@Kol]", "@A1:A3",
])
FUNCTIONS = st.sampled_from([
    "SUM", "UNITCOST", "SPENDING_SHARE", "COMBINE_GROUPS", "IF", "IFERROR", "INDEX", "MATCH", "SUMPRODUCT", "ROUND",
    "_xlfn._xlws.FILTER", "_xlfn._xlws.SORT", "_xlfn.UNIQUE", "_xlfn.SEQUENCE", "_xlfn.LET", "_xlfn.LAMBDA", "MMULT",
    "OFFSET", "INDIRECT", "TEXT", "SAVINGS_TOP3", "WHY", "PB.COST_RANK", "VLOOKUP", "COUNTIFS", "NOGET", "ROW",
    "SUBTOTAL",
])
FORMULAS = st.recursive(
    NUMBERS | REFERENCES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "&", "=", "<>", "^", ":", " ", ","]), inner).map("".join),
        st.tuples(FUNCTIONS, st.lists(inner | st.just(""), max_size=4)).map(lambda f: f"{f[0]}({','.join(f[1])})"),
        inner.map(lambda text: f"({text})"), inner.map(lambda text: f"-{text}%"),
        inner.map(lambda text: text[:-1]),
    ), max_leaves=8)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(
    st.tuples(FORMULAS, st.sampled_from(["plain", "array", "dynamic"]), st.booleans()), min_size=1, max_size=4))
def test_any_formula_ends_in_a_workbook_that_opens(formulas):
    cells: dict[str, object] = dict(CELLS)
    for number, (text, kind, stored) in enumerate(formulas):
        place = f"{'EGIK'[number]}1"
        ref = "" if kind == "plain" else f"{place}:{place[0]}3" if kind == "array" else place
        cells[place] = F(text, 4711 if stored else None, kind, ref)
    run = recalc({"Ark1": {**cells, "Q9": F("SUM(B1:B4)")}, "Ark2": {"A1": 5, "A2": F("Ark1!E1", 1)}},
                 names={"Navn": "Ark2!$A$1", "Voksende": "OFFSET(Ark1!$A$1,0,0,COUNT(Ark1!$A:$A),1)"})
    assert run["Q9"] == 117
    assert run["A1"] == 3000


def test_errors_in_cells_are_told_by_their_codes():
    cells = {f"A{row}": F("B1", Error("#N/A")) if row == 1 else F(formula) for row, formula in enumerate(
        ["", "1/0", "NA()", '"a"+1', "SQRT(-1)", "INDEX(C1:C2,9)", "NOGET(1)", "#NULL!"], 1)}
    run = recalc({"Ark1": {**cells, "B1": 2}})
    assert run.column("A1:A8") == [2, "#DIV/0!", "#N/A", "#VALUE!", "#NUM!", "#REF!", "#NAME?", "#NULL!"]
    assert [run.kind(f"A{row}") for row in range(2, 9)] == ["e"] * 7
