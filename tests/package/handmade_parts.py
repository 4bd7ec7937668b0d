"""Parts that no library writes, made by hand: what Excel puts into a workbook beside the sheets."""

from __future__ import annotations

import struct
import zlib
from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
X14: Final = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
THREADED: Final = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_SHEETML: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def png() -> bytes:
    """A picture of one red pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">2L5B", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")


def relations(*targets: tuple[str, str, str]) -> str:
    """A relations part: id, type (its last word or all of it) and target of each."""
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for identity, kind, target in targets)
    return f'{_XML}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


_FIELDS: Final = ("Målgruppe", "Udgift")
_GROUPS: Final = ("Dagpenge", "Sygedagpenge", "Ressourceforløb")

PIVOT_CACHE: Final = (
    f'{_XML}<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="rId1" refreshedBy="økonomi" '
    'createdVersion="6" refreshedVersion="6" recordCount="3"><cacheSource type="worksheet">'
    '<worksheetSource ref="A1:B4" sheet="Grundlag"/></cacheSource><cacheFields count="2">'
    f'<cacheField name="{_FIELDS[0]}" numFmtId="0"><sharedItems count="3">'
    + "".join(f'<s v="{group}"/>' for group in _GROUPS)
    + f'</sharedItems></cacheField><cacheField name="{_FIELDS[1]}" numFmtId="0">'
    '<sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" '
    'minValue="2000" maxValue="3000"/></cacheField></cacheFields></pivotCacheDefinition>')
PIVOT_RECORDS: Final = (
    f'{_XML}<pivotCacheRecords xmlns="{MAIN}" xmlns:r="{OFFICE}" count="3"><r><x v="0"/><n v="3000"/></r>'
    '<r><x v="1"/><n v="2000"/></r><r><x v="2"/><n v="3000"/></r></pivotCacheRecords>')
PIVOT_TABLE: Final = (
    f'{_XML}<pivotTableDefinition xmlns="{MAIN}" name="Pivottabel1" cacheId="9" dataCaption="Værdier" '
    'applyNumberFormats="0" updatedVersion="6" minRefreshableVersion="3" createdVersion="6">'
    '<location ref="A3:B7" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2">'
    '<pivotField axis="axisRow" showAll="0"><items count="4"><item x="0"/><item x="1"/><item x="2"/><item t="default"/>'
    '</items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/>'
    '</rowFields><rowItems count="4"><i><x/></i><i><x v="1"/></i><i><x v="2"/></i><i t="grand"><x/></i></rowItems>'
    '<colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Sum af Udgift" fld="1" baseField="0" '
    'baseItem="0"/></dataFields></pivotTableDefinition>')
SLICER: Final = (
    f'{_XML}<slicers xmlns="{X14}"><slicer name="Målgruppe" cache="Udsnit_Gruppe" caption="Målgruppe" '
    'rowHeight="241300"/></slicers>')
SLICER_CACHE: Final = (
    f'{_XML}<slicerCacheDefinition xmlns="{X14}" name="Udsnit_Gruppe" sourceName="Målgruppe"><pivotTables>'
    '<pivotTable tabId="4" name="Pivottabel1"/></pivotTables><data><tabular pivotCacheId="9"><items count="3">'
    '<i x="0" s="1"/><i x="1" s="1"/><i x="2" s="1"/></items></tabular></data></slicerCacheDefinition>')
THREADED_COMMENTS: Final = (
    f'{_XML}<ThreadedComments xmlns="{THREADED}"><threadedComment ref="A1" dT="2019-05-01T10:00:00.00" '
    'personId="{0B5E7C2A-0000-4000-8000-000000000001}" id="{0B5E7C2A-0000-4000-8000-000000000002}">'
    "<text>Er tallet med refusion?</text></threadedComment></ThreadedComments>")
PERSONS: Final = (
    f'{_XML}<personList xmlns="{THREADED}"><person displayName="Åse Ærø" '
    'id="{0B5E7C2A-0000-4000-8000-000000000001}" userId="aase" providerId="None"/></personList>')
EXTERNAL_LINK: Final = (
    f'{_XML}<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"><sheetNames>'
    '<sheetName val="Ark1"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>77</v></cell>'
    "</row></sheetData></sheetDataSet></externalBook></externalLink>")
SIGNATURE: Final = (
    f'{_XML}<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"><SignedInfo>'
    "<DigestValue>AAAA</DigestValue></SignedInfo></Signature>")
CUSTOM_XML: Final = '<?xml version="1.0"?><budget xmlns="urn:kommune"><år>2019</år>  </budget>'
CUSTOM_XML_PROPS: Final = (
    f'{_XML}<ds:datastoreItem ds:itemID="{{0B5E7C2A-0000-4000-8000-000000000003}}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>')

PARTS: Final[dict[str, str | bytes]] = {
    "xl/pivotCache/pivotCacheDefinition1.xml": PIVOT_CACHE,
    "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relations(
        ("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")),
    "xl/pivotCache/pivotCacheRecords1.xml": PIVOT_RECORDS,
    "xl/pivotTables/pivotTable1.xml": PIVOT_TABLE,
    "xl/pivotTables/_rels/pivotTable1.xml.rels": relations(
        ("rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")),
    "xl/slicers/slicer1.xml": SLICER,
    "xl/slicerCaches/slicerCache1.xml": SLICER_CACHE,
    "xl/threadedComments/threadedComment1.xml": THREADED_COMMENTS,
    "xl/persons/person.xml": PERSONS,
    "xl/printerSettings/printerSettings1.bin": bytes(range(256)) * 4,
    "xl/externalLinks/externalLink1.xml": EXTERNAL_LINK,
    "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
        ("rId1", "externalLinkPath", "budget_2018.xlsx")).replace('"/>', '" TargetMode="External"/>'),
    "_xmlsignatures/origin.sigs": b"",
    "_xmlsignatures/_rels/origin.sigs.rels": relations(
        ("rId1", f"{PACKAGE}/relationships/digital-signature/signature", "sig1.xml")),
    "_xmlsignatures/sig1.xml": SIGNATURE,
    "customXml/item1.xml": CUSTOM_XML,
    "customXml/itemProps1.xml": CUSTOM_XML_PROPS,
    "customXml/_rels/item1.xml.rels": relations(("rId1", "customXmlProps", "itemProps1.xml")),
}

TYPES: Final = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in {
    "xl/pivotCache/pivotCacheDefinition1.xml": f"{_SHEETML}pivotCacheDefinition+xml",
    "xl/pivotCache/pivotCacheRecords1.xml": f"{_SHEETML}pivotCacheRecords+xml",
    "xl/pivotTables/pivotTable1.xml": f"{_SHEETML}pivotTable+xml",
    "xl/slicers/slicer1.xml": "application/vnd.ms-excel.slicer+xml",
    "xl/slicerCaches/slicerCache1.xml": "application/vnd.ms-excel.slicerCache+xml",
    "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
    "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
    "xl/printerSettings/printerSettings1.bin": f"{_SHEETML}printerSettings",
    "xl/externalLinks/externalLink1.xml": f"{_SHEETML}externalLink+xml",
    "_xmlsignatures/origin.sigs": "application/vnd.openxmlformats-package.digital-signature-origin",
    "_xmlsignatures/sig1.xml": "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
    "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}.items())

ROOT_RELATIONS: Final = (
    ("rId90", f"{PACKAGE}/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"),
    ("rId91", "customXml", "customXml/item1.xml"))
BOOK_RELATIONS: Final = (
    ("rId90", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
    ("rId91", "http://schemas.microsoft.com/office/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
    ("rId92", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"),
    ("rId93", "externalLink", "externalLinks/externalLink1.xml"))
CALCULATION_RELATIONS: Final = (
    ("rId90", "printerSettings", "../printerSettings/printerSettings1.bin"),
    ("rId91", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
     "../threadedComments/threadedComment1.xml"))
PIVOT_RELATIONS: Final = (
    ("rId90", "pivotTable", "../pivotTables/pivotTable1.xml"),
    ("rId91", "http://schemas.microsoft.com/office/2007/relationships/slicer", "../slicers/slicer1.xml"))
