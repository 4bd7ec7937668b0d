"""Settings that must stand before numpy is first imported.

The arrays here are small: numpy's linear algebra would start a thread per core
only for them to sleep, and that takes longer than importing all else.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
