"""The colours of every chart: told apart by readers who do not see all of them, and in print."""

from typing import Final

INK: Final = "#1F2A37"
MUTED: Final = "#57606A"
RULE: Final = "#D0D7DE"
COOL: Final = "#1F4E79"
"""Below the average, a saving, the own municipality."""
WARM: Final = "#C8602B"
"""Above the average, an expense, what is held against."""
PALE_COOL: Final = "#A9C1D9"
PALE_WARM: Final = "#EBC4AC"
THIRD: Final = "#2E7D6B"
FOURTH: Final = "#8A6D3B"
