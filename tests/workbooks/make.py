"""Writes the workbooks of the cases, each into the folder of its case.

It needs openpyxl, xlsxwriter and LibreOffice (soffice). `python3 make.py` writes all, `python3 make.py NAME ...`
those cases.
"""

import datetime
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

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


# Danger.


@case("danger-far-cell", "A cell in the last column of the last row costs nothing.")
def _():
    return by_hand('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


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
