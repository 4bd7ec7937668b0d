"""A worksheet call for every way a cell of the chapter on supervision can be refused."""

from __future__ import annotations

from pyxl_bench import errors as e
from tests.functions.refusals import Refusal
from xl.cells import ErrorValue

MET, SAFE = [[0.9, 0.9]], [[0.0, 0.0]]
UNMET = [[0.5, 0.5]]
HALF_A_YEAR = [[0.5] * 6]
YEAR = [[0.5] * 12]

REFUSALS = [
    Refusal(e.ShapeMismatch, "#VALUE!", ("BENCHMARK_GAP", [[1.0], [2.0]], [[1.0], [2.0], [3.0]]), ("actual", "2 x 1")),
    Refusal(e.NotANumber, "#VALUE!", ("BENCHMARK_GAP", [["mange"], [2.0]], [[1.0], [1.0]]),
            ("actual, række 1", "'mange'")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("BENCHMARK_VALUE", [[1.0], [2.0]], 1.0, [[1.0], [2.0], [3.0]]),
            ("actual", "2 x 1")),
    Refusal(e.NotANumber, "#VALUE!", ("BENCHMARK_VALUE", 1.0, 2.0, "dyrt"), ("cost_per_person", "'dyrt'")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("BENCHMARK_RANK", [[1.0], [2.0]], [[1.0], [2.0], [3.0]]),
            ("actual_share", "2 x 1")),
    Refusal(e.NoPeers, "#N/A", ("BENCHMARK_RANK", 0.09, 0.1), ("actual_share", "Udfyld mindst én anden kommune")),
    Refusal(e.NoPeers, "#N/A", ("BENCHMARK_RANK", [[0.09]], [[0.1]]), ("actual_share",)),
    Refusal(e.NotANumber, "#VALUE!", ("BENCHMARK_RANK", [[0.1], ["ti"], [0.2]], [[0.1]] * 3),
            ("actual_share, række 2", "'ti'")),
    Refusal(e.NotAShare, "#NUM!", ("FOCUS_REQUIRED", [[0.5, 75.6]]), ("monthly_shares", "75,6", "0,42 eller 42%")),
    Refusal(e.NotAShare, "#NUM!", ("FOCUS_REQUIRED", HALF_A_YEAR, 80.0), ("target", "80")),
    Refusal(e.NotAShare, "#NUM!", ("FOCUS_REQUIRED", HALF_A_YEAR, 0.0), ("target", "0")),
    Refusal(e.NotACalendarYear, "#VALUE!", ("FOCUS_REQUIRED", [[0.5] * 13]),
            ("monthly_shares", "13 måneder", "Markér januar og frem")),
    Refusal(e.MonthMissing, "#N/A", ("FOCUS_REQUIRED", [[0.5, None, 0.5]]),
            ("monthly_shares", "måned 2 af de 3", "Udfyld andelen")),
    Refusal(e.MonthMissing, "#N/A", ("FOCUS_REQUIRED", [[0.5, 0.5, 0.5], [0.5, 0.5, None]]),
            ("monthly_shares, række 2", "måned 3 af de 3")),
    Refusal(e.YearIsOver, "#NUM!", ("FOCUS_REQUIRED", YEAR), ("monthly_shares", "0,5", "0,8", "ingen måneder tilbage")),
    Refusal(e.YearIsOver, "#NUM!", ("FOCUS_REQUIRED", [[0.5] * 12, [0.9] * 12]), ("monthly_shares, række 1",)),
    Refusal(e.ShapeMismatch, "#VALUE!", ("FOCUS_REQUIRED", HALF_A_YEAR, 0.8, [["01-01-2020", "01-02-2020"]]),
            ("months", "1 x 2", "monthly_shares dækker 1 x 6")),
    Refusal(e.MonthsNotAscending, "#NUM!", ("FOCUS_REQUIRED", [[0.5, 0.5]], 0.8, [["01-01-2020", "01-03-2020"]]),
            ("months, række 2", "01-03-2020", "01-01-2020")),
    Refusal(e.NotADate, "#VALUE!", ("FOCUS_REQUIRED", [[0.5, 0.5]], 0.8, [["01-01-2020", "februar"]]),
            ("months", "'februar'")),
    Refusal(e.ArgumentMissing, "#N/A", ("FOCUS_REQUIRED", [[0.5, 0.5]], 0.8, [["01-01-2020", None]]), ("months",)),
    Refusal(e.EmptyRange, "#VALUE!", ("FOCUS_REQUIRED", [[None, None]]), ("monthly_shares", "tomt")),
    Refusal(e.NotANumber, "#VALUE!", ("FOCUS_REQUIRED", [[0.5, "halv"]]), ("monthly_shares", "'halv'")),
    Refusal(e.TooFewMonths, "#N/A", ("FOCUS_12M", HALF_A_YEAR),
            ("monthly_shares", "over 12 måneder, men kun 6", "Markér de seneste 12")),
    Refusal(e.MonthMissing, "#N/A", ("FOCUS_12M", [[0.5] * 6 + [None] + [0.5] * 6]), ("måned 6 af de 12",)),
    Refusal(e.NotAShare, "#NUM!", ("FOCUS_12M", [[0.5] * 11 + [-0.1]]), ("monthly_shares", "-0,1")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("FOCUS_12M", YEAR, [["01-01-2020"]]), ("months", "1 x 1")),
    Refusal(e.MonthsNotAscending, "#NUM!", ("FOCUS_12M", [[0.5, 0.5]], [["01-02-2020", "01-01-2020"]]), ("months",)),
    Refusal(e.NotADate, "#VALUE!", ("FOCUS_12M", [[0.5]], [["i går"]]), ("months", "'i går'")),
    Refusal(e.ArgumentMissing, "#N/A", ("FOCUS_12M", [[0.5, 0.5]], [["01-01-2020", None]]), ("months",)),
    Refusal(e.EmptyRange, "#VALUE!", ("FOCUS_12M", [[None]]), ("monthly_shares", "tomt")),
    Refusal(e.NotANumber, "#VALUE!", ("FOCUS_12M", [[0.5] * 11 + ["halv"]]), ("monthly_shares", "'halv'")),
    Refusal(e.TargetCountMismatch, "#VALUE!", ("SUPERVISION_STATUS", [[-1.0], [1.0]], MET, [[0.0, 0.0]] * 2),
            ("focus_12m", "1 x 2", "ikke 2 for hver af 2 x 1", "først samtaler, så tilbud")),
    Refusal(e.TargetCountMismatch, "#VALUE!", ("SUPERVISION_STATUS", -1.0, MET, [[0.0, 0.0, 0.0]]),
            ("focus_required", "1 x 3")),
    Refusal(e.DateOutsideRules, "#NUM!", ("SUPERVISION_STATUS", -1.0, MET, SAFE, "31-12-2019"),
            ("date", "31-12-2019", "fra 01-01-2020 til 31-12-2022")),
    Refusal(e.DateOutsideRules, "#NUM!", ("SUPERVISION_STATUS", -1.0, MET, SAFE, "01-01-2023"), ("date", "01-01-2023")),
    Refusal(e.NotAShare, "#NUM!", ("SUPERVISION_STATUS", -0.54, [[75.58, 0.8817]], SAFE), ("focus_12m", "75,58")),
    Refusal(e.NotAShare, "#NUM!", ("SUPERVISION_STATUS", -0.54, MET, [[90.88, 0.0]]), ("focus_required", "90,88")),
    Refusal(e.ArgumentMissing, "#N/A", ("SUPERVISION_STATUS", [[None], [0.1]], [*UNMET, *MET], [*SAFE, *SAFE]),
            ("result_gap, række 1",)),
    Refusal(e.ArgumentMissing, "#N/A", ("SUPERVISION_STATUS", -1.0, [[0.9, None]], SAFE), ("focus_12m",)),
    Refusal(e.ArgumentMissing, "#N/A", ("SUPERVISION_STATUS", -1.0, MET, [[0.5, None]]), ("focus_required",)),
    Refusal(e.ArgumentMissing, "#N/A", ("SUPERVISION_STATUS", [[-1.0], [-1.0]], MET * 2, SAFE * 2,
                                        [["01-01-2020"], [None]]), ("date, række 2",)),
    Refusal(e.CellHoldsError, "#NUM!", ("SUPERVISION_STATUS", -1.0, MET, [[0.5, ErrorValue("#NUM!")]]),
            ("focus_required", "#NUM!")),
    Refusal(e.ShapeMismatch, "#VALUE!", ("SUPERVISION_STATUS", [[-1.0], [-1.0]], MET * 2, SAFE * 2,
                                         [["01-01-2020"]] * 3), ("date", "3 x 1")),
    Refusal(e.NotADate, "#VALUE!", ("SUPERVISION_STATUS", -1.0, MET, SAFE, "i dag"), ("date", "'i dag'")),
    Refusal(e.NotANumber, "#VALUE!", ("SUPERVISION_STATUS", "bedre", MET, SAFE), ("result_gap", "'bedre'")),
]
