"""Adapters between the catalogue and the places where a worksheet is calculated."""
