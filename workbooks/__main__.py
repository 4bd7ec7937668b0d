"""Write the committed sample workbooks anew: ``python -m workbooks``."""

from workbooks import COMMITTED, build, differences
from xl.package.files import replace_file

for path in COMMITTED:
    built = build(path.stem, path.suffix)
    if not path.exists() or differences(built, path.read_bytes()):
        replace_file(path, built)
        print(f"Skrevet: {path.name}")
