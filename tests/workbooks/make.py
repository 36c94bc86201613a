"""Writes the workbooks of the cases, each into the folder of its case.

It needs openpyxl, xlsxwriter, msoffcrypto-tool and LibreOffice (soffice). `python3 make.py` writes all, `python3 make.py NAME ...`
those cases.
"""

import datetime
import io
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).parent
CASES = {}

HEADER = ["User ID", "Insurance Status", "Policy Number", "Coverage Amount", "Coverage Start Date"]
DAY = datetime.date(2026, 9, 1)


def case(name, why, ending="xlsx"):
    """Registers a function that makes the bytes of a case."""

    def register(make):
        CASES[name] = (make, why, ending)
        return make

    return register


# The programs.


def openpyxl_bytes(fill, **options):
    book = openpyxl.Workbook(**options)
    fill(book, book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsxwriter_bytes(fill, **options):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    fill(book, book.add_worksheet("Roster"))
    book.close()
    return out.getvalue()


def converted(content, source, target):
    """What LibreOffice makes of a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / f"input.{source}").write_bytes(content)
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", target]
            + ["--outdir", folder / "out", folder / f"input.{source}"],
            check=True,
            capture_output=True,
        )
        return (folder / "out" / f"input.{target.split(':')[0]}").read_bytes()


def roster(book, sheet):
    sheet.title = "Roster"
    sheet.append(HEADER)
    for number in range(3):
        sheet.append([42 + number, "Enrolled", f"POL-{number}", 1050 + number / 2, DAY])
        row = number + 2
        sheet.cell(row, 1).number_format = "000000"
        sheet.cell(row, 4).number_format = '"$"#,##0.00'
        sheet.cell(row, 5).number_format = "dd/mm/yyyy"


# Workbooks of XML written by hand.

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def relations(*pairs):
    items = "".join(
        f'<Relationship Id="rId{index + 1}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(pairs)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{items}</Relationships>'


def by_hand(rows, styles="", strings="", after="", before="", workbook_pr="", rename=str, parts=None):
    """A workbook with these rows as XML."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">{workbook_pr}<sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(rename(name)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def formats(*codes):
    """Styles with these number formats, from style 0."""
    escaped = [code.replace("&", "&amp;").replace('"', "&quot;") for code in codes]
    own = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(escaped))
    styles = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(codes)))
    return f"<numFmts>{own}</numFmts><cellXfs>{styles}</cellXfs>"


def text(value):
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


# What programs write.


@case("openpyxl-roster", "Formats of openpyxl: zeros, a currency and dates are read as displayed.")
def _():
    return openpyxl_bytes(roster)


@case("libreoffice-roster", "The same workbook, saved by LibreOffice.")
def _():
    return converted(openpyxl_bytes(roster), "xlsx", "xlsx")


@case("xlsxwriter-formats", "Each kind of number format, written by xlsxwriter.")
def _():
    def fill(book, sheet):
        cells = [
            (42, "000000"), (1050, "$#,##0.00"), (-1050.5, "$#,##0.00;[Red]($#,##0.00)"), (-3, "0;[Red]0"),
            (0.125, "0.0%"), (118204, "0.00E+00"), (123456789012, "General"), (1234567, "#,##0,"),
            (1050, '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)'), (0, '0;-0;"-"'),
            (46266, "yyyy-mm-dd"), (46266.5, "m/d/yy h:mm"), (46266.75, "d-mmm"), (0.25, "h:mm AM/PM"),
            (1.5, "[h]:mm"), (123456789, "000-00-0000"), (1.5, "# ?/?"), (0.1 + 0.2, "General"), (2.345, "0.00"),
            (1050, '#,##0.00 [$€-407]'), (77, '"POL-"00000'), (5, ";;;"), (60, "yyyy-mm-dd"), (-1, "yyyy-mm-dd"),
            (12345678901234567890, "0"), (1e300, "General"),
        ]  # fmt: skip
        sheet.write_row(0, 0, ["Format", "Value"])
        for row, (value, code) in enumerate(cells, 1):
            sheet.write_string(row, 0, code)
            sheet.write_number(row, 1, value, book.add_format({"num_format": code}))

    return xlsxwriter_bytes(fill)


@case("xlsxwriter-1904", "Days count from 1904, as old Macs did.")
def _():
    def fill(book, sheet):
        sheet.write_row(0, 0, ["Key", "Date", "Date and time", "Time"])
        date = lambda code: book.add_format({"num_format": code})
        sheet.write_string(1, 0, "A1")
        sheet.write_datetime(1, 1, datetime.datetime(2026, 9, 1), date("yyyy-mm-dd"))
        sheet.write_datetime(1, 2, datetime.datetime(2026, 9, 1, 13, 30), date("d/m/yy h:mm"))
        sheet.write_datetime(1, 3, datetime.time(13, 30), date("h:mm"))

    return xlsxwriter_bytes(fill, date_1904=True)


@case("openpyxl-hidden", "Hidden rows, columns and worksheets, a filter, merged cells and comments are named.")
def _():
    def fill(book, sheet):
        roster(book, sheet)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.auto_filter.ref = "A1:E4"
        sheet.auto_filter.add_filter_column(1, ["Enrolled"])
        sheet.merge_cells("B6:C6")
        sheet["B6"] = "merged"
        sheet["A2"].comment = Comment("ask the office", "A. Person")
        other = book.create_sheet("Old roster")
        other.sheet_state = "hidden"
        for number in range(9):
            other.append([number, "Declined"])
        book.create_sheet("Empty")

    return openpyxl_bytes(fill)


@case("openpyxl-users", "A list of users, which no insurer sent, has a hidden row too.")
def _():
    def fill(book, sheet):
        for row in (["User ID", "Name"], ["000042", "Ana Núñez"], ["000043", "Lee Tran"]):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True

    return openpyxl_bytes(fill)


@case("libreoffice-hidden", "The same workbook, saved by LibreOffice.")
def _():
    return converted(CASES["openpyxl-hidden"][0](), "xlsx", "xlsx")


@case("libreoffice-values", "Formulas are read by stored value; booleans and errors are words.")
def _():
    def fill(book, sheet):
        sheet.append(["Key", "Value"])
        formulas = ["=1+1", '="0"&"42"', "=1/0", "=NA()", "=TRUE()", "=DATE(2026,9,1)", "=HYPERLINK(\"http://a.example\",\"here\")"]
        for number, formula in enumerate(formulas):
            sheet.append([f"K{number}", formula])
        sheet.append(["K9", True])

    return converted(openpyxl_bytes(fill), "xlsx", "xlsx")


@case("openpyxl-formulas", "openpyxl stores formulas without values, so their cells are empty, which is noted.")
def _():
    def fill(book, sheet):
        sheet.append(["Key", "Value"])
        sheet.append(["K1", "=1+1"])

    return openpyxl_bytes(fill)


@case("xlsxwriter-texts", "Rich text, line breaks, quotes, commas, spaces and scripts of texts.")
def _():
    def fill(book, sheet):
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, ["Text", "Other"])
        sheet.write_rich_string(1, 0, "bold ", bold, "words", " here")
        for row, value in enumerate(["two\nlines", 'say "hi", you', "  spaces  ", "日本 ñ 😀", "_x000D_", "007"], 2):
            sheet.write_string(row, 0, value)

    return xlsxwriter_bytes(fill)


@case("xlsxwriter-blank-rows", "Each row is one line, also a blank one, so that lines are the rows of the worksheet.")
def _():
    def fill(book, sheet):
        sheet.write_string(2, 1, "Title")
        sheet.write_row(4, 0, ["Key", "Status", "Amount"])
        sheet.write_row(7, 0, ["A1", "Enrolled"])

    return xlsxwriter_bytes(fill)


@case("xlsxwriter-constant-memory", "Strings are in the cells.")
def _():
    def fill(book, sheet):
        sheet.write_row(0, 0, ["Key", "Status"])
        sheet.write_row(1, 0, ["0042", "Enrolled"])

    return xlsxwriter_bytes(fill, constant_memory=True)


# What XML can hold.


@case("xml-phonetic", "Phonetic text is not the text of a cell; spaces count only where xml:space says so.")
def _():
    strings = (
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si><si><t> trimmed </t></si>"
        "<si><r><t xml:space='preserve'>kept </t></r><r><t>&amp; more&#33;</t></r></si><si/>"
    )
    rows = "".join(f"<row><c t='s'><v>{index}</v></c><c><v>{index}</v></c></row>" for index in range(4))
    return by_hand(rows, strings=strings)


@case("xml-iso-dates", "Dates are stored as ISO writes them.")
def _():
    days = ["2026-09-01", "2026-09-01T00:00:00", "2026-09-01T13:30:00.000Z"]
    return by_hand("".join(f"<row>{text('A')}<c t='d'><v>{day}</v></c></row>" for day in days))


@case("xml-cells-out-of-order", "Cells of a row can be in another order, or twice; the first counts.")
def _():
    return by_hand(
        '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c><c r="B1"><v>3</v></c></row>'
    )


@case("xml-links", "Links to other workbooks and macros are named, and never followed.", "xlsm")
def _():
    parts = {
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("externalLink", "externalLinks/externalLink1.xml")
        ),
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/vbaProject.bin": "macros",
    }
    return by_hand("<row><c><f>[1]Sheet1!A1</f><v>5</v></c><c><v>6</v></c></row>", parts=parts)


def dates(book, sheet):
    """True dates in several formats, and a text that could be a day of two months."""
    sheet.append(["User ID", "Insurance Status", "Coverage Start Date"])
    shown = [(datetime.date(2026, 9, 8), "m/d/yy"), (datetime.date(2026, 9, 25), "d/m/yyyy"), (DAY, "mm/dd/yyyy")]
    for number, (day, number_format) in enumerate(shown):
        sheet.append([f"100{number}", "Enrolled", day])
        sheet.cell(number + 2, 3).number_format = number_format
    sheet.append(["1003", "Enrolled", "10/09/2026"])


@case("openpyxl-dates", "True dates need no order of day and month, and prove none for a text date in their column.")
def _():
    return openpyxl_bytes(dates)


@case("openpyxl-dates-1904", "The same dates, counted since 1904.")
def _():
    def since_1904(book, sheet):
        book.epoch = CALENDAR_MAC_1904
        dates(book, sheet)

    return openpyxl_bytes(since_1904)


# Danger.


@case("danger-far-cell", "A cell in the last column of the last row costs nothing.")
def _():
    return by_hand('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@case("danger-too-many-rows", "A list that goes on below the last row that can be read is refused, not cut.")
def _():
    rows = [950_000, 1_000_001, 1_048_576, 1_048_577]
    return by_hand("".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in rows))


@case("danger-too-many-rows", "A row below the last one that can be read is not left out if others are near.")
def _():
    return by_hand("".join(f'<row r="{row}"><c><v>1</v></c></row>' for row in (1, 950_000, 1_000_001)))


@case("danger-wide-cell", "A cell in the last column does not make the rows below it wide.")
def _():
    rows = "".join(f"<row><c><v>{row}</v></c><c><v>1</v></c></row>" for row in range(1, 30))
    return by_hand(rows + '<row><c r="XFD30"><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>')


@case("danger-zip-bomb", "A part of 2 GB is refused by its size in the directory.")
def _():
    # The size is what the directory says; the part itself is short.
    content = bytearray(by_hand("<row/>"))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        length = int.from_bytes(content[at + 28 : at + 30], "little")
        if content[at + 46 : at + 46 + length] == b"xl/worksheets/sheet1.xml":
            content[at + 24 : at + 28] = (2 << 30).to_bytes(4, "little")
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


@case("danger-lying-size", "A part that is larger than its size in the directory is refused while it is unpacked.")
def _():
    content = bytearray(by_hand("<row><c><v>1</v></c></row>" * 50_000))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        length = int.from_bytes(content[at + 28 : at + 30], "little")
        if content[at + 46 : at + 46 + length] == b"xl/worksheets/sheet1.xml":
            content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


@case("danger-cut-off", "A download that was cut off has no directory.")
def _():
    return openpyxl_bytes(roster)[:-200]


@case("danger-cut-worksheet", "A worksheet that ends early is damaged, not short.")
def _():
    part = f'<worksheet xmlns="{MAIN}"><sheetData><row><c><v>1</v></c></row>'
    return by_hand("", parts={"xl/worksheets/sheet1.xml": part})


@case("danger-missing-string", "A cell names a shared string that is not there.")
def _():
    return by_hand("<row><c t='s'><v>7</v></c></row>")


@case("danger-rows-backward", "Rows that go backward are damage.")
def _():
    return by_hand('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>')


@case("danger-cell-before-rows", "A cell before the first row counts as its row, which cannot come again. Fuzzing found it.")
def _():
    return by_hand('<c><v>1</v></c><row r="1"><c><v>2</v></c></row>')


@case("danger-long-text", "A text of more than a megabyte is refused.")
def _():
    return by_hand(f"<row>{text('x' * (2 << 20))}</row>")


@case("danger-no-worksheet", "A workbook that has only a chart has nothing to read.")
def _():
    parts = {"xl/_rels/workbook.xml.rels": relations(("chartsheet", "chartsheets/sheet1.xml"))}
    return by_hand("", parts=parts)


@case("danger-other-zip", "A zip archive that is no workbook.")
def _():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("roster.csv", "User ID\n")
    return out.getvalue()


@case("danger-entities", "Entities that a document defines are not expanded.")
def _():
    part = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row>{text("&b;")}</row></sheetData></worksheet>'
    )
    return by_hand("", parts={"xl/worksheets/sheet1.xml": part})


@case("danger-password", "A workbook with a password is encrypted, in a container like that of old workbooks.")
def _():
    out = io.BytesIO()
    plain = msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(openpyxl_bytes(roster)))
    plain.encrypt("secret", out)
    return out.getvalue()


@case("danger-password-ods", "An encrypted OpenDocument sheet says so in its manifest.", "ods")
def _():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "encrypted")
        entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space}">{entry}</manifest:manifest>')
    return out.getvalue()


@case("danger-cut-off-xls", "A container that was cut off.", "xls")
def _():
    return converted(openpyxl_bytes(roster), "xlsx", "xls")[:3000]


@case("danger-ods-repeats", "A row of OpenDocument that stands for a million rows of 16,384 cells is refused.", "ods")
def _():
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
    return ods_by_hand(f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>')


# Other kinds of workbooks.


def ods_by_hand(rows):
    """An OpenDocument sheet with these rows as XML."""
    spaces = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ["office", "table", "text"]
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content{spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Sheet1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


for ending in ["xls", "ods"]:

    @case(f"libreoffice-roster-{ending}", "The roster, saved by LibreOffice as another kind of workbook.", ending)
    def _(ending=ending):
        return converted(openpyxl_bytes(roster), "xlsx", ending)

    @case(f"libreoffice-hidden-{ending}", "Hidden rows and the like, saved as another kind of workbook.", ending)
    def _(ending=ending):
        return converted(CASES["openpyxl-hidden"][0](), "xlsx", ending)

    @case(f"libreoffice-values-{ending}", "Formulas and errors, saved as another kind of workbook. In .xls LibreOffice stores 0 for the text 042.", ending)
    def _(ending=ending):
        return converted(CASES["libreoffice-values"][0](), "xlsx", ending)

    @case(f"libreoffice-formats-{ending}", "Number formats, saved as another kind of workbook.", ending)
    def _(ending=ending):
        return converted(CASES["xlsxwriter-formats"][0](), "xlsx", ending)

    @case(f"libreoffice-texts-{ending}", "Texts, saved as another kind of workbook.", ending)
    def _(ending=ending):
        return converted(CASES["xlsxwriter-texts"][0](), "xlsx", ending)


@case("libreoffice-many-strings-xls", "Shared strings that continue in other records, some in wide characters.", "xls")
def _():
    def fill(book, sheet):
        for number in range(400):
            sheet.append([f"{number} " + "narrow " * 5, f"{number} wide \u65e5\u672c " * 4])

    return converted(openpyxl_bytes(fill), "xlsx", "xls")


@case("libreoffice-1904-xls", "Days count from 1904 in an old workbook.", "xls")
def _():
    return converted(CASES["xlsxwriter-1904"][0](), "xlsx", "xls")


@case("records-xlsb", "Each kind of cell of a binary workbook. No program here writes one, so the records are by hand.", "xlsb")
def _():
    def record(kind, content=b""):
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + bytes([len(content) & 0x7F | 0x80, len(content) >> 7]) + content

    def wide(value):
        return struct.pack("<I", len(value)) + value.encode("utf-16-le")

    def cell(kind, column, content, style=0):
        return record(kind, struct.pack("<II", column, style) + content)

    def row(number, hidden=False):
        return record(0, struct.pack("<IIHBBB", number, 0, 300, 0, 0x10 if hidden else 0, 0))

    number = lambda value: struct.pack("<d", value)
    sheet = b"".join([
        record(129), record(60, struct.pack("<IIIIH", 2, 2, 0, 0, 1)), record(145),
        row(0), cell(7, 0, struct.pack("<I", 0)), cell(6, 1, wide("Value")), cell(6, 2, wide("Hidden")),
        row(1), cell(2, 0, struct.pack("<I", 42 << 2 | 2), 1), cell(5, 1, number(1050.5), 2), cell(5, 2, number(46266), 3),
        row(2, True), cell(2, 0, struct.pack("<I", 4250 << 2 | 3)), cell(4, 1, b"\x01"), cell(3, 2, b"\x2a"),
        row(4), cell(9, 0, number(7) + bytes(6)), cell(8, 1, wide("text") + bytes(6)), cell(10, 2, b"\x00" + bytes(6)),
        cell(11, 3, b"\x17" + bytes(6)), cell(62, 4, b"\x01" + wide("rich") + bytes(8)),
        record(146), record(161, struct.pack("<IIII", 0, 4, 0, 4)), record(163, bytes(6)),
        record(176, struct.pack("<IIII", 4, 4, 3, 4)), record(130),
    ])  # fmt: skip
    book = record(131) + record(153, struct.pack("<II", 0, 0)) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Sheet1")) + record(132)
    formats = [(200, "000000"), (201, "$#,##0.00")]
    styles = b"".join(record(44, struct.pack("<H", at) + wide(code)) for at, code in formats)
    styles += record(617, struct.pack("<I", 4))
    styles += b"".join(record(47, struct.pack("<HH", 0, at) + bytes(12)) for at in [0, 200, 201, 14]) + record(618)
    parts = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(
            ("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")
        ),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/styles.bin": styles,
        "xl/sharedStrings.bin": record(19, b"\x00" + wide("Key")),
    }
    return by_hand("", parts=parts)


# Public bug reports of calamine and SheetJS, rebuilt.


def report(name, url, what, ending="xlsx"):
    return case(f"report-{name}", f"{what} Rebuilt from {url}.", ending)


@report("no-addresses", "https://github.com/tafia/calamine/issues/261", "Cells without addresses follow each other.")
def _():
    return by_hand(f'<row r="2">{text("a")}<c r="D2"><v>4</v></c><c><v>5</v></c></row><row>{text("next row")}</row>')


@report("empty-shared-string", "https://github.com/tafia/calamine/issues/607", "An empty index of a shared string is a blank cell, not the first string.")
def _():
    rows = "<row><c t='s'><v>0</v></c><c t='s'><v/></c><c t='s'><v>1</v></c><c><v>1</v></c></row>"
    return by_hand(rows, strings="<si><t>first</t></si><si><t/></si>")


@report("rich-after-plain", "https://github.com/tafia/calamine/issues/636", "Runs of rich text after plain text belong to the text.")
def _():
    strings = "<si><t>tval</t><r><t>rval1</t></r><r><t>rval2</t></r></si>"
    return by_hand("<row><c t='s'><v>0</v></c></row>", strings=strings)


@report("rich-strings", "https://github.com/tafia/calamine/issues/9", "Runs of rich text are one string, so the index of the next ones is right.")
def _():
    strings = "<si><r><t>one </t></r><r><t xml:space='preserve'>string</t></r></si><si><t>second</t></si>"
    return by_hand("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>", strings=strings)


@report("escapes", "https://github.com/tafia/calamine/issues/469", "Characters that XML cannot have are written as _x000D_.")
def _():
    values = ["ABC_x000D_&#10;DEF", "_x005F_x000D_", "_xD83D__xDE00_", "_xyz_", "_x00"]
    return by_hand("".join(f"<row>{text(value)}</row>" for value in values))


@report("backslashes", "https://github.com/tafia/calamine/issues/530", "Parts are named with backslashes.")
def _():
    # ZipInfo changes them, so their bytes are changed afterwards.
    content = by_hand(f"<row>{text('read')}</row>")
    for name in ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "_rels/.rels"]:
        content = content.replace(name.encode(), name.replace("/", "\\").encode())
    return content


@report("far-cells", "https://github.com/ToucanToco/fastexcel/issues/487", "An add-in keeps its settings in the last cells of a worksheet. (calamine)")
def _():
    rows = f'<row r="1">{text("a")}{text("b")}</row>'
    return by_hand(rows + "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1048550, 1048576)))


@report("prefixes", "https://github.com/SheetJS/sheetjs/issues/304", "The tags have prefixes, as another library writes them.")
def _():
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>x:y</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
    strings = f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>text</x:t></x:si></x:sst>'
    return by_hand("", parts={"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings})


@report("minute-off", "https://github.com/SheetJS/sheetjs/issues/51", "A time just below a minute is not the minute before.")
def _():
    return by_hand('<row><c s="0"><v>41722.4097222222</v></c></row>', styles=formats("dd/mm/yy hh:mm"))


@report("zeros-before-decimals", "https://github.com/SheetJS/sheetjs/issues/2581", "A format shows several zeros before decimals.")
def _():
    rows = "".join(f'<row><c s="{style}"><v>{value}</v></c></row>' for style in (0, 1) for value in (1, 1.2))
    return by_hand(rows, styles=formats("000.0", "000.#"))


@report("leading-zeros", "https://github.com/SheetJS/sheetjs/issues/1394", "A format of seven zeros shows them.")
def _():
    return by_hand('<row><c s="0"><v>90887</v></c></row>', styles=formats("0000000"))


@report("ods-repeated-rows", "https://github.com/tafia/calamine/issues/354", "Blank rows at the top stand for several.", "ods")
def _():
    row = '<table:table-row{}><table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row>'
    repeated = ' table:number-rows-repeated="2"'
    return ods_by_hand(f"<table:table-row{repeated}><table:table-cell/></table:table-row>" + row.format(repeated, "A") + row.format("", "B"))


def main(names):
    for name, (make, why, ending) in CASES.items():
        if names and name not in names:
            continue
        folder = HERE / name
        folder.mkdir(exist_ok=True)
        (folder / f"input.{ending}").write_bytes(make())
        (folder / "why.md").write_text(why + "\n")
        print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
