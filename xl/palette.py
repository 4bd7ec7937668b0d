"""The colours of every chart and sheet: told apart by readers who do not see all of them, and in print."""

from typing import Final

INK: Final = "#1F2A37"
GREY: Final = "#6B7280"
GRID: Final = "#E5E7EB"
HEADER: Final = "#1F4E79"
ACCENT: Final = "#C8602B"
DEARER: Final = ACCENT
CHEAPER: Final = HEADER
PALE: Final = {DEARER: "#EBC9B5", CHEAPER: "#B4C7DA"}
"""Lighter shades, for what is small and should not draw the eye."""
PALETTE: Final = (HEADER, ACCENT, "#009E73", "#F0C24B", "#9CCBF0", "#111111")
"""Colours to tell series apart, in this order; told apart without seeing red or green as well."""
