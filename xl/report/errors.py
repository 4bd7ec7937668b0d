"""Why a report is not made: one line each, in English and Danish."""

from __future__ import annotations

from pyxl_bench.errors import BenchError


class ReportError(BenchError):
    """The report cannot be made; no file was written."""


class ExtraMissing(ReportError):
    """A library that draws the report is not installed."""

    en = "the report needs {value}, which is not installed."
    da = "rapporten kræver {value}, som ikke er installeret."
    mend_en = "Run: pip install 'pyxl_bench[report]'."
    mend_da = "Kør: pip install 'pyxl_bench[report]'."


class NothingToReport(ReportError):
    """No cell of the workbook shows an answer of ours."""

    en = "{value}: holds no formula of pyxl_bench that a report can tell of."
    da = "{value}: indeholder ingen formler fra pyxl_bench, som en rapport kan fortælle om."
    mend_en = "Write some first, or try with: pyxl-bench new billund_2018."
    mend_da = "Skriv nogle først, eller prøv med: pyxl-bench new billund_2018."


class NotAColour(ReportError):
    """A colour is not written as one."""

    en = "'{value}' is no colour."
    da = "'{value}' er ikke en farve."
    mend_en = "Write six hexadecimal digits such as #1F4E79."
    mend_da = "Skriv seks hexadecimale cifre som #1F4E79."


class ColourTooPale(ReportError):
    """Text in the colour could not be read on white."""

    en = "{value} is too pale: its contrast to white is {contrast}, and text needs {needed}."
    da = "{value} er for lys: kontrasten til hvidt er {contrast}, og tekst kræver {needed}."
    mend_en = "Choose a darker colour."
    mend_da = "Vælg en mørkere farve."


class LogoUnfit(ReportError):
    """The logo is no picture that a page shows."""

    en = "the logo {value} is no PNG, JPEG or SVG of at most {limit} MB."
    da = "logoet {value} er ikke et PNG-, JPEG- eller SVG-billede på højst {limit} MB."
    mend_en = "Choose another file."
    mend_da = "Vælg en anden fil."


class IntroductionUnreadable(ReportError):
    """The introduction is not a text."""

    en = "the introduction {value} is not text in UTF-8."
    da = "indledningen {value} er ikke tekst i UTF-8."
    mend_en = "Save it as UTF-8 and try again."
    mend_da = "Gem den som UTF-8, og prøv igen."


class SettingsUnreadable(ReportError):
    """The file of settings cannot be read."""

    en = "the settings {value}: {reason}."
    da = "indstillingerne {value}: {reason}."
    mend_en = "It may hold indledning, logo, farve and afsender, each as a text in quotation marks."
    mend_da = "Den kan indeholde indledning, logo, farve og afsender, hver som tekst i anførselstegn."


class NoBrowser(ReportError):
    """No browser that can print the page was found."""

    en = "no browser was found to make the PDF ({value} is written)."
    da = "der er ingen browser til at lave PDF'en (skrevet: {value})."
    mend_en = "Open the page and print it as PDF, or install Edge, Chrome or Chromium."
    mend_da = "Åbn siden, og udskriv den som PDF, eller installér Edge, Chrome eller Chromium."


class PrintFailed(ReportError):
    """The browser did not write the PDF."""

    en = "the browser {browser} did not write the PDF ({reason}); {value} is written."
    da = "browseren {browser} skrev ikke PDF'en ({reason}); {value} er skrevet."
    mend_en = "Open the page and print it as PDF."
    mend_da = "Åbn siden, og udskriv den som PDF."
