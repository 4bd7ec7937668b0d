"""Write the committed sample workbooks anew: ``python -m workbooks``."""

from workbooks import FOLDER, KINDS, build
from xl.package.files import replace_file

for kind in KINDS:
    replace_file(FOLDER / f"{kind}.xlsx", build(kind))
    print(f"Skrevet: {kind}.xlsx")
