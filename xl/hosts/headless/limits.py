"""Which built-in formulas the engine cannot be trusted with.

The engine (formualizer 0.13) was compared with LibreOffice and with the stored
values of workbooks that Excel made. What it lacks, or answers differently from
Excel, is listed here as data; a formula that leans on it keeps the value Excel
stored, and so does all that depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

import formualizer

LACKING: Final = frozenset("""
    MAP REDUCE SCAN BYROW BYCOL MAKEARRAY ISOMITTED EXPAND WRAPROWS WRAPCOLS TRIMRANGE SINGLE GROUPBY PIVOTBY
    PERCENTOF REGEXTEST REGEXEXTRACT REGEXREPLACE IMAGE TRANSLATE DETECTLANGUAGE COPILOT STOCKHISTORY MMULT MINVERSE
    MDETERM MUNIT PERMUTATIONA PROB AREAS ECMA.CEILING FORECAST.ETS FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY
    FORECAST.ETS.STAT VDB FVSCHEDULE AMORDEGRC AMORLINC COUPDAYBS COUPDAYS COUPDAYSNC COUPNCD COUPNUM COUPPCD DISC
    DURATION MDURATION INTRATE ODDFPRICE ODDFYIELD ODDLPRICE ODDLYIELD PRICEDISC PRICEMAT RECEIVED YIELDDISC YIELDMAT
    INFO GETPIVOTDATA BAHTTEXT PHONETIC DBCS JIS ENCODEURL FILTERXML WEBSERVICE RTD CALL REGISTER.ID EUROCONVERT
    CUBEKPIMEMBER CUBEMEMBER CUBEMEMBERPROPERTY CUBERANKEDMEMBER CUBESET CUBESETCOUNT CUBEVALUE
    ISFORMULA CELL
""".split())
"""Functions that the engine does not have, or that differ from Excel on ordinary arguments."""

_ALL: Final = range(1000)
_RANGES: Final[dict[str, Any]] = {
    **dict.fromkeys("""
        SUM PRODUCT AVERAGE AVERAGEA MIN MINA MAX MAXA COUNT COUNTA COUNTBLANK STDEV STDEVA STDEVP STDEVPA STDEV.S
        STDEV.P VAR VARA VARP VARPA VAR.S VAR.P MEDIAN GEOMEAN HARMEAN SUMSQ DEVSQ AVEDEV KURT SKEW SKEW.P SUMPRODUCT
        SUMX2MY2 SUMX2PY2 SUMXMY2 CORREL PEARSON COVAR COVARIANCE.P COVARIANCE.S RSQ SLOPE INTERCEPT STEYX LINEST
        LOGEST TREND GROWTH FREQUENCY TRANSPOSE NPV AND OR XOR CONCAT GCD LCM MULTINOMIAL ROWS COLUMNS VSTACK HSTACK IF
        IFERROR IFNA LET LAMBDA SIN COS TAN ATAN2 DSUM DAVERAGE DCOUNT DCOUNTA DGET DMAX DMIN DPRODUCT DSTDEV DSTDEVP
        DVAR DVARP XIRR T.TEST F.TEST CHISQ.TEST TTEST FTEST CHITEST FILTER MATCH_RANGE ANCHORARRAY TOCOL TOROW
    """.split(), _ALL),
    **dict.fromkeys("SUMIFS AVERAGEIFS MAXIFS MINIFS".split(), (0, *range(1, 255, 2))),
    "COUNTIFS": range(0, 254, 2),
    **dict.fromkeys("COUNTIF INDEX OFFSET LARGE SMALL PERCENTILE PERCENTILE.INC PERCENTILE.EXC QUARTILE QUARTILE.INC "
                    "QUARTILE.EXC PERCENTRANK PERCENTRANK.INC PERCENTRANK.EXC TRIMMEAN Z.TEST ZTEST IRR MIRR SORT "
                    "UNIQUE TAKE DROP CHOOSECOLS CHOOSEROWS".split(), (0,)),
    **dict.fromkeys("SUMIF AVERAGEIF".split(), (0, 2)),
    **dict.fromkeys("MATCH XMATCH VLOOKUP HLOOKUP RANK RANK.EQ RANK.AVG".split(), (1,)),
    **dict.fromkeys("XLOOKUP LOOKUP XNPV FORECAST FORECAST.LINEAR".split(), (1, 2)),
    **dict.fromkeys("NETWORKDAYS WORKDAY".split(), (2,)),
    **dict.fromkeys("NETWORKDAYS.INTL WORKDAY.INTL SERIESSUM".split(), (3,)),
    "SUBTOTAL": range(1, 255), "AGGREGATE": range(2, 255), "TEXTJOIN": range(2, 255), "CHOOSE": range(1, 255),
    "SORTBY": (0, 1),
}
"""Where a function takes a whole range; elsewhere the engine does not go through it cell by cell."""

_ANSWERS_RANGE: Final = frozenset("""
    FILTER SORT SORTBY UNIQUE SEQUENCE RANDARRAY TRANSPOSE FREQUENCY LINEST LOGEST TREND GROWTH VSTACK HSTACK TOCOL TOROW
    TAKE DROP CHOOSECOLS CHOOSEROWS TEXTSPLIT ANCHORARRAY
""".split())
_LIFTS: Final = frozenset("IF IFERROR IFNA LET CHOOSE SIN COS TAN ATAN2".split())
_ARRAY_ARGUMENTS: Final = frozenset("SUMPRODUCT LOOKUP FREQUENCY LINEST LOGEST TREND GROWTH FILTER SORT SORTBY".split())
_DELICATE: Final = frozenset("""
    TEXT CONCAT CONCATENATE TEXTJOIN SEARCH SWITCH LOOKUP UNIQUE SORT SORTBY TRIM VALUE NUMBERVALUE DATEVALUE TIMEVALUE
    FIXED DOLLAR LEN EXACT MOD OFFSET ISERROR ISERR ISNA UPPER LOWER TEXTBEFORE TEXTAFTER
    PROPER CEILING FLOOR MODE MODE.SNGL MODE.MULT INT
""".split())
_DELICATE_OPERATORS: Final = frozenset(("=", "<>", "<=", ">=", "&"))
_VOLATILE: Final = frozenset("NOW TODAY RAND RANDBETWEEN RANDARRAY".split())
_PREFIX: Final = re.compile(r"^(?:_xlfn\.|_xlws\.|_xludf\.)+", re.IGNORECASE)
_THREE_D: Final = re.compile(r"^'?[^'!\[\]]+:[^'!\[\]]+'?!")
_EXTERNAL_NAME: Final = re.compile(r"^'?\[\d+\]'?!")


class Verdict(NamedTuple):
    """What may be believed of the engine's answer to a formula."""

    refused: str | None
    """Why the engine cannot be asked; ``None`` where it can."""
    delicate: bool
    """Whether the answer may differ from Excel's in rare cases (15-digit equality, locale, letters)."""
    volatile: bool


class Limits:
    """Verdicts on the formulas of one workbook."""

    def __init__(self, ours: frozenset[str], is_range_name: Callable[[str], bool], hidden_rows: bool) -> None:
        self._ours = ours
        self._is_range_name = is_range_name
        self._hidden_rows = hidden_rows

    def verdict(self, formula: str, *, plain: bool) -> Verdict:
        """Judge a formula (with ``=``); ``plain`` is one that is not stored as an array."""
        try:
            tree = formualizer.parse(formula).to_dict()
        except Exception:
            return Verdict("formlen kan ikke læses", False, False)
        nodes = list(_walk(tree))
        names = {_name(node) for node in nodes if node["node_type"] == "Function"}
        refused = self._refusal(tree, plain)
        if refused is None and plain and not names & self._ours and self._is_range(tree):
            refused = "implicit skæring af et område"
        operators = {node.get("operator") for node in nodes}
        delicate = bool(names & _DELICATE or operators & _DELICATE_OPERATORS)
        return Verdict(refused, delicate, bool(names & _VOLATILE))

    def _refusal(self, node: dict[str, Any], plain: bool) -> str | None:
        kind = node["node_type"]
        if kind == "Reference":
            text = str(node["reference"])
            if _THREE_D.match(text):
                return "reference på tværs af ark (3-D)"
            return "navn i en anden projektmappe" if _EXTERNAL_NAME.match(text) else None
        if kind == "Call":
            return "LAMBDA kaldt på stedet"
        if kind == "BinaryOp":
            if node["operator"] in (" ", ","):
                return "fællesmængde eller forening af områder"
            sides = (node["left"], node["right"])
            if plain and node["operator"] != ":" and any(s["node_type"] == "Reference" and self._is_range(s) for s in sides):
                return "implicit skæring af et område"
            if node["operator"] == ":" and any(s["node_type"] == "Function" and _name(s) not in ("INDEX", "OFFSET") for s in sides):
                return "område mellem to funktioners svar"
        if kind == "Function":
            refusal = self._function_refusal(node)
            if refusal:
                return refusal
            plain = plain and _name(node) not in _ARRAY_ARGUMENTS
        return next((found for child in _children(node) if (found := self._refusal(child, plain))), None)

    def _function_refusal(self, node: dict[str, Any]) -> str | None:
        name, args = _name(node), node["args"]
        if name in self._ours:
            return None
        if name in LACKING:
            return name
        if name in ("SUBTOTAL", "AGGREGATE") and self._hidden_rows:
            return f"{name} med skjulte rækker"
        if name == "AGGREGATE" and args and not (args[0].get("value") or 99) < 14:
            return "AGGREGATE 14-19"
        if name == "INDIRECT" and len(args) > 1:
            return "INDIRECT med R1C1"
        if name in ("UNIQUE", "SORTBY") and len(args) > 1 + (name == "SORTBY") * 2:
            return f"{name} med flere argumenter"
        if name == "DATE" and args and args[0].get("value") == 1900:
            return "DATE i år 1900"
        if name in ("TEXTBEFORE", "TEXTAFTER") and len(args) > 3:
            return f"{name} med flere end tre argumenter"
        if name in ("CEILING.MATH", "FLOOR.MATH") and len(args) > 2:
            return f"{name} med tre argumenter"
        if name == "LOOKUP" and len(args) == 3 and args[1]["node_type"] != "Reference":
            return "LOOKUP i et beregnet område"
        takes = _RANGES.get(name, ())
        if any(self._is_range(arg) for place, arg in enumerate(args) if place not in takes):
            return f"{name} på et område"
        return None

    def _is_range(self, node: dict[str, Any]) -> bool:
        """Whether an expression answers more than one cell, as far as its text tells."""
        kind = node["node_type"]
        if kind == "Reference":
            text = str(node["reference"]).rpartition("!")[2]
            return ":" in text or "[" in text or self._is_range_name(text)
        if kind == "Array":
            return len(node["rows"]) > 1 or len(node["rows"][0]) > 1
        if kind == "BinaryOp":
            return node["operator"] == ":" or any(map(self._is_range, _children(node)))
        if kind == "UnaryOp":
            return node["operator"] == "#" or (node["operator"] != "@" and self._is_range(node["operand"]))
        if kind == "Function":
            name = _name(node)
            return name in _ANSWERS_RANGE or (name in _LIFTS and any(map(self._is_range, node["args"])))
        return False


def _name(node: dict[str, Any]) -> str:
    return _PREFIX.sub("", str(node["name"])).upper()


def _children(node: dict[str, Any]) -> list[dict[str, Any]]:
    kind = node["node_type"]
    if kind == "Function":
        return list(node["args"])
    if kind == "BinaryOp":
        return [node["left"], node["right"]]
    if kind == "UnaryOp":
        return [node["operand"]]
    if kind == "Array":
        return [cell for row in node["rows"] for cell in row]
    return []


def _walk(node: dict[str, Any]) -> Any:
    yield node
    for child in _children(node):
        yield from _walk(child)
