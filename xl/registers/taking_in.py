"""Files of spells, interviews and offers taken into a register: each row checked, each person pseudonymised.

The first fault found refuses the whole file, told with its row and column; codes
that the table does not know are counted over the whole file first.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from pyxl_bench.errors import CprNumber
from pyxl_bench.registers.benefits import Benefit, BenefitTable
from pyxl_bench.registers.efforts import FULL_TIME
from pyxl_bench.registers.stretches import Ints
from pyxl_bench.registers.weeks import FIRST_DAY, LAST_DAY, day_number, week_of_day
from xl.cpr import MASKED, is_cpr_text, masked
from xl.registers.errors import RegisterFileUnreadable, RowFault, UnknownCodes
from xl.registers.files import TextFile, literal, quoted
from xl.registers.libraries import arrow
from xl.registers.pseudonyms import pseudonyms
from xl.registers.staging import Staging
from xl.registers.wide import WideFile, is_wide

if TYPE_CHECKING:
    import pyarrow as pa

PERSON: Final = ("person", "personid", "cpr", "cprnr", "cprnummer", "personnummer", "personnr", "pnr", "borger")
BENEFIT: Final = ("ydelse", "ydelseskode", "ydelsekode", "kode", "ydelsestype", "benefit")
FIRST: Final = ("fra", "fradato", "start", "startdato", "from")
LAST: Final = ("til", "tildato", "slut", "slutdato", "to")
AREA: Final = ("kommune", "kommunekode", "kommunenr", "kommunenavn", "bopælskommune", "kom")
DATE: Final = ("dato", "samtaledato", "afholdt", "date")
HOURS: Final = ("timer", "timeriugen", "timerpruge", "hours")
TOOL: Final = ("redskab", "tilbud", "indsats", "aktivitet")
_FORMATS: Final = "['%d-%m-%Y', '%d.%m.%Y', '%d/%m/%Y', '%Y-%m-%d', '%Y%m%d', '%Y-%m-%d %H:%M:%S', '%d-%m-%Y %H:%M:%S']"
_BLANK, _NO_DATE = -(10**9), -(10**9) + 1

Tell = Callable[[str, int, int], None]
"""Told the step, rows done, and about how many there are."""


@dataclass(slots=True)
class Codebook:
    """The benefits met so far, by place, and codes that the table does not know."""

    table: BenefitTable
    benefits: list[Benefit] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    _places: dict[str, int] = field(default_factory=dict)

    def place(self, code: str, times: int) -> int:
        """The place of a code's benefit; -1 when it is not known."""
        if code not in self._places:
            benefit = self.table.find(code)
            if benefit is not None and benefit not in self.benefits:
                self.benefits.append(benefit)
            self._places[code] = -1 if benefit is None else self.benefits.index(benefit)
        if self._places[code] < 0:
            self.unknown[code] += times
        return self._places[code]

    def refuse_unknown(self, file: str, column: str) -> None:
        """Refuse a file that holds codes the table does not."""
        if self.unknown:
            told = ", ".join(f"{masked(code)} ({many})" for code, many in self.unknown.most_common(10))
            more = f" og {len(self.unknown) - 10} andre" if len(self.unknown) > 10 else ""
            raise UnknownCodes(value=file, column=column, codes=told + more)


@dataclass(slots=True)
class Intake:
    """What all files of one register share: the key, the codes, the municipalities met."""

    staging: Staging
    key: bytes
    codes: Codebook
    area: str
    """The municipality of files that name none."""
    until: dt.date | None
    """The date of the extract, for spells without an end."""
    tell: Tell
    areas: dict[str, int] = field(default_factory=dict)

    def spells(self, path: Path) -> None:
        """Take a file of spells in, long or wide.

        Raises:
            RegisterError: the first fault in the file.
        """
        file = TextFile(path)
        wide = is_wide(file.columns)
        for rows in self._told(self._wide(file) if wide else self._long(file), file):
            self.staging.add("spells", rows)
        if self.staging.one("SELECT 1 FROM spells") is None:
            raise RegisterFileUnreadable(value=path.name, reason="den har ingen forløb")
        self.codes.refuse_unknown(path.name, "y_YYWW" if wide else "Ydelse")
        if wide:
            self._refuse_twice(path.name)

    def interviews(self, path: Path) -> None:
        """Take a file of interviews in: Person, Dato."""
        file = TextFile(path)
        person, date = file.column("Person", PERSON), file.column("Dato", DATE)
        line = 2
        for batch in file.batches([_person(person), *_date(date)]):
            day = _days(batch, 1, None)
            _refuse_rows(path.name, line, {"Dato": _date_faults(batch, 1, day)}, person=batch.column(0))
            self.staging.add("interviews", arrow().table(
                {"pseudonym": self._pseudonyms(batch.column(0)), "week": week_of_day(day)}))
            line += batch.num_rows

    def offers(self, path: Path) -> None:
        """Take a file of offers in: Person, Fra, Til, and if it has them Timer and Redskab; mentor is no offer."""
        file = TextFile(path)
        person, first, last = (file.column("Person", PERSON), file.column("Fra", FIRST), file.column("Til", LAST))
        hours, tool = (file.column(role, words, needed=False) for role, words in (("Timer", HOURS), ("Redskab", TOOL)))
        weekly = (f"coalesce(try_cast(replace(nullif(trim({quoted(hours)}), ''), ',', '.') AS DOUBLE), -1)"
                  if hours else f"{FULL_TIME}.0")
        mentor = f"coalesce({quoted(tool)} ILIKE '%mentor%', false)" if tool else "false"
        line = 2
        for batch in file.batches([_person(person), *_date(first), *_date(last), weekly, mentor]):
            start, stop = _days(batch, 1, None), _days(batch, 3, self.until)
            taken = batch.column(5).to_numpy(zero_copy_only=False)
            _refuse_rows(path.name, line, {
                **_span_faults(batch, start, stop),
                "Timer": [(~((taken >= 0) & (taken <= 168)), ("are no hours a week", "er ikke timer om ugen"))],
            }, person=batch.column(0))
            rows = arrow().table({
                "pseudonym": self._pseudonyms(batch.column(0)), "first": week_of_day(start), "last": week_of_day(stop),
                "hours": np.rint(taken).astype(np.int16),
            })
            self.staging.add("offers", rows.filter(arrow().array(~batch.column(6).to_numpy(zero_copy_only=False))))
            line += batch.num_rows

    # --- the two forms of spells ---------------------------------------------

    def _long(self, file: TextFile) -> Iterator[pa.Table]:
        person, benefit = file.column("Person", PERSON), file.column("Ydelse", BENEFIT)
        first, last = file.column("Fra", FIRST), file.column("Til", LAST)
        area = file.column("Kommune", AREA, needed=False)
        line = 2
        wanted = [_person(person), *_date(first), *_date(last), f"trim(coalesce({quoted(benefit or '')}, ''))",
                  _area(area, self.area)]
        for batch in file.batches(wanted):
            start, stop = _days(batch, 1, None), _days(batch, 3, self.until)
            code = batch.column(5).dictionary_encode()
            blank = np.array([not text for text in code.dictionary.to_pylist()], dtype=bool)
            _refuse_rows(file.path.name, line, {
                **_span_faults(batch, start, stop),
                "Ydelse": [(blank[code.indices.to_numpy()], ("is blank", "er tom"))],
            }, person=batch.column(0))
            yield arrow().table({
                "line": np.arange(line, line + batch.num_rows), "pseudonym": self._pseudonyms(batch.column(0)),
                "area": self._areas(batch.column(6)), "benefit": self._benefits(code),
                "first": week_of_day(start), "last": week_of_day(stop),
            })
            line += batch.num_rows

    def _wide(self, file: TextFile) -> Iterator[pa.Table]:
        wide = WideFile(file)
        area = file.column("Kommune", AREA, needed=False)
        for line, batch, spells in wide.batches([_person(file.column("Person", PERSON)), _area(area, self.area)]):
            _refuse_rows(file.path.name, line, {}, person=batch.column(0))
            codes, place, many = np.unique(spells.code, return_inverse=True, return_counts=True)
            known = np.array([self.codes.place(str(code), int(times)) for code, times in zip(codes, many)], np.int16)
            rows = arrow().array(spells.row)
            yield arrow().table({
                "line": spells.row + line, "pseudonym": self._pseudonyms(batch.column(0)).take(rows),
                "area": self._areas(batch.column(1))[spells.row], "benefit": known[place] if codes.size else known,
                "first": spells.first, "last": spells.last,
            })

    def _refuse_twice(self, file: str) -> None:
        """Refuse a person with two rows that have a code for the same week."""
        twice = self.staging.one(
            "SELECT line, first FROM (SELECT line, first, lag(line) OVER persons AS before, "
            "max(last) OVER (persons ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach "
            "FROM spells WINDOW persons AS (PARTITION BY pseudonym ORDER BY first, line)) "
            "WHERE reach >= first AND before <> line ORDER BY line, first LIMIT 1")
        if twice:
            from xl.registers.wide import column_of

            raise RowFault(value=file, line=twice[0], column=column_of(twice[1]),
                           fault_en="the person has another row with a code for this week",
                           fault_da="personen har en anden række med en kode for denne uge")

    # --- columns -------------------------------------------------------------

    def _pseudonyms(self, persons: Any) -> Any:
        coded = persons.dictionary_encode()
        hashes = arrow().array(pseudonyms(coded.dictionary.to_pylist(), self.key), arrow().binary())
        return hashes.take(coded.indices)

    def _areas(self, names: Any) -> Any:
        coded = names.dictionary_encode()
        if any(map(is_cpr_text, coded.dictionary.to_pylist())):
            raise CprNumber(argument="Kommune", value=MASKED)
        places = [self.areas.setdefault(name, len(self.areas)) for name in coded.dictionary.to_pylist()]
        return np.array(places, np.int16)[coded.indices.to_numpy()]

    def _benefits(self, code: Any) -> Any:
        many = np.bincount(code.indices.to_numpy(), minlength=len(code.dictionary))
        places = [self.codes.place(text, int(times)) for text, times in zip(code.dictionary.to_pylist(), many)]
        return np.array(places, np.int16)[code.indices.to_numpy()]

    def _told(self, batches: Iterator[pa.Table], file: TextFile) -> Iterator[pa.Table]:
        done, about = 0, file.rows()
        for rows in batches:
            yield rows
            done = int(rows.column("line")[-1].as_py()) - 1 if rows.num_rows else done
            self.tell(f"Indlæser {file.path.name}", done, max(about, done))


# --- in the query, and out of it -------------------------------------------------


def _person(column: str | None) -> str:
    """A person as one text, however the CPR number is written."""
    text = f"trim(coalesce({quoted(column or '')}, ''))"
    digits = f"lpad(regexp_replace({text}, '\\D', '', 'g'), 10, '0')"
    return f"CASE WHEN regexp_full_match({text}, '\\d{{6}}[- ]?\\d{{4}}|\\d{{9}}') THEN {digits} ELSE {text} END"


def _area(column: str | None, otherwise: str) -> str:
    if column is None:
        return literal(otherwise)
    return f"coalesce(nullif(trim({quoted(column)}), ''), {literal(otherwise)})"


def _date(column: str | None) -> tuple[str, str]:
    """A date as days since 1970, and whether the cell is blank."""
    text = f"trim(coalesce({quoted(column or '')}, ''))"
    parsed = f"date_diff('day', DATE '1970-01-01', CAST(try_strptime({text}, {_FORMATS}) AS DATE))"
    return f"coalesce({parsed}, {_NO_DATE})", f"{text} = ''"


def _days(batch: pa.RecordBatch, place: int, open_end: dt.date | None) -> Ints:
    """The days of a date column; blank ones are the end given, if one is."""
    days: Ints = batch.column(place).to_numpy(zero_copy_only=False).astype(np.int64)
    blank = batch.column(place + 1).to_numpy(zero_copy_only=False)
    return np.where(blank, _BLANK if open_end is None else day_number(open_end), days)


Faults = list[tuple[Any, tuple[str, str]]]


def _date_faults(batch: pa.RecordBatch, place: int, days: Ints) -> Faults:
    blank = ("is blank; --until DATE gives open spells an end", "er tom; --until DATO giver åbne forløb en slutdato")
    outside = f"{FIRST_DAY:%d-%m-%Y} - {LAST_DAY:%d-%m-%Y}"
    return [
        (days == _BLANK, blank if place > 1 else ("is blank", "er tom")),
        (days == _NO_DATE, ("is not a date such as 31-12-2020", "er ikke en dato som 31-12-2020")),
        ((days < day_number(FIRST_DAY)) | (days > day_number(LAST_DAY)),
         (f"is outside {outside}", f"ligger uden for {outside}")),
    ]


def _span_faults(batch: pa.RecordBatch, start: Ints, stop: Ints) -> dict[str, Faults]:
    return {
        "Fra": _date_faults(batch, 1, start),
        "Til": [*_date_faults(batch, 3, stop), (stop < start, ("is before the start", "ligger før Fra"))],
    }


def _refuse_rows(file: str, line: int, columns: dict[str, Faults], person: Any) -> None:
    """Refuse the first row of a batch in which something is wrong."""
    nobody = np.array([not text for text in person.dictionary_encode().dictionary.to_pylist()] or [False])
    everybody = nobody[person.dictionary_encode().indices.to_numpy()] if len(person) else nobody[:0]
    first: tuple[int, str, tuple[str, str]] | None = None
    for column, faults in {"Person": [(everybody, ("is blank", "er tom"))], **columns}.items():
        for wrong, told in faults:
            rows = np.flatnonzero(wrong)
            if rows.size and (first is None or rows[0] < first[0]):
                first = int(rows[0]), column, told
    if first is not None:
        raise RowFault(value=file, line=line + first[0], column=first[1], fault_en=first[2][0], fault_da=first[2][1])
