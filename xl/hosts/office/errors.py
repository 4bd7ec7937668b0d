"""Why the server does not start."""

from __future__ import annotations

from pyxl_bench.errors import BenchError


class OfficeError(BenchError):
    """Nothing was started."""


class ServerMissing(OfficeError):
    """The server's libraries are not installed."""

    en = "the server needs {value}, which is not installed."
    da = "serveren kræver {value}, som ikke er installeret."
    mend_en = "Run: pip install 'pyxl_bench[office]'."
    mend_da = "Kør: pip install 'pyxl_bench[office]'."


class LicenceKeyMissing(OfficeError):
    """xlwings' server part asks for a licence key."""

    en = "xlwings-server needs a licence key in the environment variable {value}."
    da = "xlwings-server kræver en licensnøgle i miljøvariablen {value}."
    mend_en = "See docs/office.md for the two readings of its licence, and set the key."
    mend_da = "Se docs/office.md om licensens to læsninger, og sæt nøglen."


class PortTaken(OfficeError):
    """Another program listens there."""

    en = "port {value} is in use."
    da = "port {value} er i brug."
    mend_en = "Stop the other program, or choose another with --port."
    mend_da = "Stop det andet program, eller vælg en anden med --port."


class CertificateUnreadable(OfficeError):
    """The certificate given cannot be used."""

    en = "the certificate {value} cannot be used ({reason_en})."
    da = "certifikatet {value} kan ikke bruges ({reason_da})."
    mend_en = "Give a certificate and its key in PEM with --certificate and --key."
    mend_da = "Angiv et certifikat og dets nøgle i PEM med --certificate og --key."
