"""What a municipality adds to its report: introduction, logo, colour, sender."""

from __future__ import annotations

import base64
import datetime as dt
import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xl.package.errors import FileMissing, FileUnreadable, system_reason
from xl.palette import HEADER
from xl.report.errors import ColourTooPale, IntroductionUnreadable, LogoUnfit, NotAColour, SettingsUnreadable

FILE: Final = "rapport.toml"
"""Settings that lie beside a workbook under this name go for its reports."""
CONTRAST: Final = 4.5
"""What text needs against its background: WCAG 2.1, 1.4.3 (AA)."""
_LOGO_LIMIT: Final = 2
"""Megabytes."""
_KINDS: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_NAMES: Final = ("indledning", "logo", "farve", "afsender")


@dataclass(frozen=True, slots=True)
class Settings:
    """The municipality's own part of a report."""

    introduction: str = ""
    """Markdown; HTML in it is shown, not obeyed."""
    logo: str = ""
    """The picture as a data address."""
    colour: str = HEADER
    sender: str = ""
    date: dt.date | None = None

    def with_file(self, path: Path) -> Settings:
        """These settings with those of a TOML file in their place.

        Raises:
            SettingsUnreadable: the file is no TOML, or says something else.
            ReportError: what it names cannot be used.
        """
        try:
            said = tomllib.loads(_text(path))
        except tomllib.TOMLDecodeError as error:
            raise SettingsUnreadable(value=path.name, reason=str(error)) from None
        for name, value in said.items():
            if name not in _NAMES or not isinstance(value, str):
                raise SettingsUnreadable(value=path.name, reason=name)
        folder = path.parent
        return self.given(
            introduction=folder / said["indledning"] if "indledning" in said else None,
            logo=folder / said["logo"] if "logo" in said else None,
            colour=said.get("farve"), sender=said.get("afsender"))

    def given(
        self, introduction: Path | None = None, logo: Path | None = None, colour: str | None = None,
        sender: str | None = None,
    ) -> Settings:
        """These settings with what is given in its place."""
        settings = self
        if introduction is not None:
            settings = replace(settings, introduction=_text(introduction))
        if logo is not None:
            settings = replace(settings, logo=_picture(logo))
        if colour is not None:
            settings = replace(settings, colour=_legible(colour))
        return replace(settings, sender=sender) if sender is not None else settings


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(value=str(path)) from None
    except OSError as error:
        raise FileUnreadable(value=str(path), **system_reason(error)) from None


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise IntroductionUnreadable(value=path.name) from None


def _picture(path: Path) -> str:
    data = _bytes(path)
    kind = next((kind for head, kind in _KINDS.items() if data.startswith(head)), None)
    if kind is None and re.match(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg\b", data[:4096], re.S):
        kind = "image/svg+xml"  # as an <img> its scripts do not run
    if kind is None or len(data) > _LOGO_LIMIT * 1024 * 1024:
        raise LogoUnfit(value=path.name, limit=_LOGO_LIMIT)
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _legible(colour: str) -> str:
    match = re.fullmatch(r"#?([0-9A-Fa-f]{6})", colour.strip())
    if match is None:
        raise NotAColour(value=colour)
    contrast = 1.05 / (_luminance(match[1]) + 0.05)
    if contrast < CONTRAST:
        raise ColourTooPale(value=f"#{match[1]}", contrast=round(contrast, 1), needed=CONTRAST)
    return f"#{match[1].upper()}"


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
