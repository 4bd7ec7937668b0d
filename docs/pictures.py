"""Make pictures of a workbook's sheets, as a Danish reader sees them, with LibreOffice.

    python docs/pictures.py BOOK FOLDER

The formulas are taken out of a copy first: LibreOffice does not know our
functions, and would show #NAME? instead of the values that stand in the file.
Needs soffice and pdftoppm.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from xl.package.book import Book
from xl.package.edits import Edit, apply
from xl.package.files import read_package
from xl.package.sheet import Sheet


def without_formulas(book: Path) -> bytes:
    """The workbook with values where its formulas stood."""
    package = read_package(book)
    changed = {}
    for part in Book(package).sheets:
        sheet = Sheet(package.xml(part.part))
        changed[part.part] = apply(sheet.xml, [Edit(*cell.formula_span, b"") for cell in sheet.formulas])
    return package.with_parts(changed)


def pictures(book: Path, folder: Path, resolution: int = 90) -> list[Path]:
    """One PNG per printed page, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / book.name
        copy.write_bytes(without_formulas(book))
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{temporary}/profile",
                "--convert-to",
                "pdf",
                "--outdir",
                temporary,
                str(copy),
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "LC_ALL": "da_DK.UTF-8", "LANG": "da_DK.UTF-8"},
        )
        subprocess.run(
            ["pdftoppm", "-r", str(resolution), "-png", str(copy.with_suffix(".pdf")), str(folder / book.stem)],
            check=True,
        )
    return sorted(folder.glob(f"{book.stem}-*.png"))


if __name__ == "__main__":
    for picture in pictures(Path(sys.argv[1]), Path(sys.argv[2])):
        print(picture)
