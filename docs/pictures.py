"""Make pictures of a workbook's sheets, as a Danish reader sees them in LibreOffice, our functions live.

    python docs/pictures.py BOOK FOLDER

Needs soffice (25.2 or later) and pdftoppm.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from xl.hosts.calc import Office


def pictures(book: Path, folder: Path, resolution: int = 90) -> list[Path]:
    """One PNG per printed page, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        (pages,) = Office().convert([book], Path(temporary), "pdf", "da_DK")
        subprocess.run(
            ["pdftoppm", "-r", str(resolution), "-png", str(pages), str(folder / book.stem)],
            check=True,
        )
    return sorted(folder.glob(f"{book.stem}-*.png"))


if __name__ == "__main__":
    for picture in pictures(Path(sys.argv[1]), Path(sys.argv[2])):
        print(picture)
