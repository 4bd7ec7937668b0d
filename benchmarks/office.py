"""What a call costs through the server for Office.js: one per cell against one for the whole column.

    XLWINGS_LICENSE_KEY=... python -m benchmarks.office

The real server in a process of its own, asked over HTTPS as the task pane's page
asks it, on one connection: 500 calls of ``UNITCOST`` for a cell each, then one
for 500 rows, in turn. What Excel itself adds is not in it.
"""

from __future__ import annotations

import http.client
import json
import platform
import ssl
import statistics
import time
from typing import Any

import xlwings

from tests.hosts.office.running import TOKEN, server

ROWS = 500


def main() -> None:
    """Time and tell."""
    with server() as port:
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=ssl._create_unverified_context())

        def asked(*arguments: list[list[float]]) -> Any:
            body = {"client": "Office.js", "version": xlwings.__version__, "func_name": "UNITCOST", "args": arguments,
                    "caller_address": "[Bog.xlsx]Ark1!B2", "culture_info_name": "da-DK", "date_format": "dd-mm-yyyy",
                    "runtime": "1.4"}
            connection.request("POST", "/xlwings/custom-functions-call", json.dumps(body),
                               {"Authorization": TOKEN, "Content-Type": "application/json"})
            return json.loads(connection.getresponse().read())["result"]

        column = [[3000.0 + row] for row in range(ROWS)]
        persons = [[100.0]] * ROWS
        assert asked(column, persons) == [[asked([spent], [[100.0]])[0][0]] for spent in column]
        cells, columns = [], []
        for _ in range(5):
            started = time.perf_counter()
            for spent in column:
                asked([spent], [[100.0]])
            cells.append(time.perf_counter() - started)
            started = time.perf_counter()
            asked(column, persons)
            columns.append(time.perf_counter() - started)
    ratios = [one / whole for one, whole in zip(cells, columns)]
    print(f"{platform.machine()}, Python {platform.python_version()}, {ROWS} rows")
    print(f"per cell {statistics.median(cells) / ROWS * 1e3:.2f} ms a call, {ROWS / statistics.median(cells):.0f} "
          f"calls a second; the column in one call {statistics.median(columns) * 1e3:.1f} ms; "
          f"cells / column {statistics.median(ratios):.0f} ({min(ratios):.0f}-{max(ratios):.0f})")


if __name__ == "__main__":
    main()
