"""What a call from Excel costs in Python, by the add-in and by xlwings' own import.

    python -m benchmarks.excel

xlwings itself answers, over stubs of COM, in a process that believes to be on
Windows. What COM and Excel add to each call comes on top; only a real Excel shows it.
"""

from __future__ import annotations

import statistics

from benchmarks.side_by_side import pairs

ROWS = 5000


def main() -> None:
    """A call per cell against one for the column, and the add-in against the import."""
    from tests.hosts.classic import com

    com.install()
    from xlwings import com_server

    excel, book = com_server.XLPython(), com.FakeBook()
    rows = [(1000.0 + row, 10.0 + row % 50) for row in range(ROWS)]
    spending, persons = (tuple((row[place],) for row in rows) for place in (0, 1))

    def by_addin(*given: object) -> None:
        call = ("UNITCOST", "[Bog1.xlsm]Ark1!$C$1", False, given)
        excel.CallUDF("xl.hosts.classic.addin", "answer", call)

    def by_import(*given: object) -> None:
        ranges = tuple(map(com.FakeRange, given))
        excel.CallUDF("xl.hosts.classic.functions", "UNITCOST", ranges, book, com.FakeRange(None))

    print("| way | per call | calls per second | one call for the column | cells / column |")
    print("|---|---|---|---|---|")
    for way, call in (("add-in", by_addin), ("xlwings' import", by_import)):
        cells, column = pairs(
            lambda call=call: [call(*row) for row in rows], lambda call=call: call(spending, persons))
        each, whole = statistics.median(cells), statistics.median(column)
        ratio = statistics.median(a / b for a, b in zip(cells, column))
        print(f"| {way} | {1e6 * each / ROWS:.0f} µs | {ROWS / each:,.0f} | {1000 * whole:.1f} ms | {ratio:.0f} |")


if __name__ == "__main__":
    main()
