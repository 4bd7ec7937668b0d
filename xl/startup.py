"""Settings that must stand before numpy is first imported.

The arrays here are small: numpy's linear algebra would start a thread per core
only for them to sleep, and that takes longer than importing all else.
"""

import os
import warnings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# The checks of a refresh import Spark wherever it is installed, though they do not use it.
warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
