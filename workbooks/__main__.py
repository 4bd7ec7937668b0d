"""Write the committed sample workbooks anew: ``python -m workbooks``."""

from workbooks import FOLDER, KINDS, build, differences
from xl.package.files import replace_file

for kind in KINDS:
    path, built = FOLDER / f"{kind}.xlsx", build(kind)
    if not path.exists() or differences(built, path.read_bytes()):
        replace_file(path, built)
        print(f"Skrevet: {path.name}")
