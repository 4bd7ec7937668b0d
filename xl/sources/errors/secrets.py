"""Why a source's key cannot be used, or its address holds one."""

from __future__ import annotations

from xl.sources.errors.base import SourceError


class KeyMissing(SourceError):
    """No secret of that name."""

    en = "the key '{value}' is missing."
    da = "nøglen '{value}' mangler."
    mend_en = "Run `keyring set {service} {value}`, or set the environment variable {variable}."
    mend_da = "Kør `keyring set {service} {value}`, eller sæt miljøvariablen {variable}."


class KeyStoreFailed(SourceError):
    """The operating system's key store did not answer."""

    en = "the key store could not be read for '{value}' ({reason})."
    da = "nøglelageret kunne ikke læses for '{value}' ({reason})."
    mend_en = "Unlock it, or set the environment variable {variable}."
    mend_da = "Lås det op, eller sæt miljøvariablen {variable}."


class KeyRefused(SourceError):
    """The service does not take the key."""

    en = "{value} does not accept the key '{name}'."
    da = "{value} godtager ikke nøglen '{name}'."
    mend_en = "Get a new key and store it: keyring set pyxl-bench {name}."
    mend_da = "Hent en ny nøgle, og gem den: keyring set pyxl-bench {name}."


class SecretInAddress(SourceError):
    """A password written where everybody who has the workbook can read it."""

    en = "the address holds a password or key, and the workbook is no place for one."
    da = "adressen indeholder en adgangskode eller nøgle, og den må ikke stå i projektmappen."
    mend_en = "Take it out of the address and store it: keyring set pyxl-bench {name}."
    mend_da = "Fjern den fra adressen, og gem den: keyring set pyxl-bench {name}."


class KeyOverPlainHttp(SourceError):
    """A key about to be sent for all to read."""

    en = "{value} is not encrypted, so the key is not sent there."
    da = "{value} er ikke krypteret, så nøglen sendes ikke dertil."
    mend_en = "Use an address that begins with https://."
    mend_da = "Brug en adresse, der begynder med https://."
