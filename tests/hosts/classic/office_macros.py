"""Run the macros of a workbook in LibreOffice; for the Python that has ``uno``, the system's own.

``python3 office_macros.py BOOK ITEM ...`` does each item in turn and writes what
came of it, as JSON: a macro ``module.sub`` is run, a cell ``Sheet!A1`` is read,
and ``modules`` lists the modules of the VBA project with their sources.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main(book: str, wanted: list[str]) -> None:
    import uno
    from com.sun.star.beans import PropertyValue

    with tempfile.TemporaryDirectory() as folder:
        pipe = f"pyxl_bench_{Path(folder).name}"
        office = subprocess.Popen([
            "soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            f"--accept=pipe,name={pipe};urp;"])
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            context = _connected(resolver, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext", office)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            settings = (PropertyValue("Hidden", 0, True, 0), PropertyValue("MacroExecutionMode", 0, 4, 0))
            document = desktop.loadComponentFromURL(Path(book).as_uri(), "_blank", 0, settings)
            print(json.dumps([_did(document, item) for item in wanted], ensure_ascii=False))
            document.close(True)
            desktop.terminate()
            office.wait(30)  # ending by itself it takes its pipe out of the temporary folder; stopped it does not
        finally:
            office.terminate()
            office.wait(30)


def _connected(resolver: Any, address: str, office: subprocess.Popen[bytes]) -> Any:
    for _ in range(300):
        try:
            return resolver.resolve(address)
        except Exception:
            if office.poll() is not None:
                raise
            time.sleep(0.1)
    raise TimeoutError("LibreOffice did not start")


def _did(document: Any, item: str) -> Any:
    if item == "modules":
        project = document.BasicLibraries.getByName("VBAProject")
        return {name: project.getByName(name) for name in project.ElementNames}
    if "!" in item:
        sheet, _, place = item.partition("!")
        return document.Sheets.getByName(sheet).getCellRangeByName(place).String
    url = f"vnd.sun.star.script:VBAProject.{item}?language=Basic&location=document"
    return document.getScriptProvider().getScript(url).invoke((), (), ())[0]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
