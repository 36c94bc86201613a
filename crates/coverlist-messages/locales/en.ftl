# The texts of Coverlist in American English.

## Findings about the file as a whole.

finding-file-empty = The file has no content.
    .title = Empty file
    .help = It may have been saved before the list was pasted in. Choose the file that has the rows.
    .example = a file of 0 bytes

# $kind (text)
finding-file-no-rows = The file lists no { $kind ->
        [user] users
       *[device] devices
    }.
    .title = No rows to apply
    .help = It has only a header, or rows that are ignored, such as examples and totals. Add one row for each user or device.
    .example = the template as it was downloaded

finding-file-workbook = This is a spreadsheet (such as .xlsx), not a CSV.
    .title = Spreadsheet file
    .help = Save it as a CSV and choose that file: in Excel, File > Save As > CSV UTF-8; in Google Sheets, File > Download > Comma-separated values.
    .example = enrollment.xlsx

finding-file-numbers = This is a Numbers spreadsheet (.numbers), not a CSV.
    .title = Numbers file
    .help = Open it in Numbers, choose File > Export To > CSV, and choose the exported file. Of several tables, choose the file of the one with the rows.
    .example = enrollment.numbers

finding-file-sheet-link = This is only a link to a Google Sheet (.gsheet). The rows are in the browser.
    .title = Link to a Google Sheet
    .help = Open the sheet in Google Sheets, choose File > Download > Comma-separated values, and choose the downloaded file.
    .example = enrollment.gsheet

finding-file-document = This is a text document or a presentation (such as .docx), not a CSV.
    .title = Text document
    .help = If it has a table, copy the table into a spreadsheet, save that as a CSV (in Excel, File > Save As > CSV UTF-8), and choose the CSV.
    .example = enrollment.docx

finding-file-archive = This is an archive (such as .zip, .gz, .7z or .rar), not a CSV.
    .title = Archive file
    .help = Open the archive on your computer, copy the CSV out of it, and choose the copy.
    .example = export.zip

finding-file-pdf = This is a PDF, whose rows cannot be read.
    .title = PDF file
    .help = Ask the sender for the same list as a CSV.
    .example = enrollment.pdf

finding-file-picture = This is a picture, whose rows cannot be read.
    .title = Picture file
    .help = Ask the sender for the same list as a CSV.
    .example = a photo of a printed list, or a screenshot

finding-file-database = This is a database file (Access, SQLite or Parquet), not a CSV.
    .title = Database file
    .help = Export the table as a CSV: in Access, select the table, choose External Data > Export > Text File, Delimited, and include the field names on the first row.
    .example = enrollment.accdb

finding-file-web-page = This is a web page, not a CSV.
    .title = Web page
    .help = The portal’s session may have ended before the download. Sign in to the portal, and download the list again as a CSV.
    .example = export.csv that begins with <!DOCTYPE html>

finding-file-message = This is an e-mail or a saved web page (such as .eml or .mht), not a CSV.
    .title = E-mail or saved page
    .help = Open it. If the list is an attachment of the e-mail, save and choose that. If it is a web page, download the list as a CSV from the page.
    .example = enrollment.mht

finding-file-json = This is JSON, which programs exchange, not a CSV.
    .title = JSON file
    .help = Export the list as CSV where it was made. Or in Excel, choose Data > Get Data > From File > From JSON, then File > Save As > CSV UTF-8.
    .example = enrollment.json

finding-file-binary = This is not a text file, but a program or a damaged download.
    .title = Not a list
    .help = Open the list where it was made, and save it as CSV UTF-8.
    .example = setup.exe

finding-file-nul = The file has zero bytes (NUL) here, which no text has.
    .title = Damaged file
    .help = A download or copy may have broken off: download or copy the file again. If you chose the encoding yourself, undo that choice first.
    .example = a file of 2 MB whose second half is zeros

finding-file-padded = The file ends with Ctrl-Z or zero bytes, which are ignored.
    .title = Padding ignored
    .help = Some programs mark the end of a file with Ctrl-Z, or fill its last block with zeros. Check that the last row is complete.
    .example = zeros up to 4,096 bytes below the last row

finding-file-too-large = The file is larger than the limit for one import.
    .title = File too large
    .help = Split it into smaller files, each with the header, and import them one after the other.
    .example = a file of 150 MiB, where 128 MiB is the limit

finding-file-too-many-rows = The file has more rows than the limit for one import.
    .title = Too many rows
    .help = Split it into smaller files, each with the header, and import them one after the other. Blank rows between them count, too.
    .example = 1,200,000 rows, where 1,000,000 is the limit

finding-file-blank-rows = Only blank rows between its other rows put the file over the row limit for one import.
    .title = Too many blank rows
    .help = Select the blank rows by their numbers, choose Delete, and save the CSV again. Clearing their cells is not enough.
    .example = 12 rows among 1,048,563 blank ones, where 1,000,000 is the limit

## Findings about a workbook, and the worksheet of it that is read.

finding-workbook-password = The workbook is protected with a password, so it cannot be read.
    .title = Password-protected workbook
    .help = Open it in a spreadsheet program, remove the password (in Excel, File > Info > Protect Workbook), save it, and choose that file.
    .example = enrollment.xlsx, saved with a password

finding-workbook-damaged = The workbook is damaged: a part of it is missing, cut off or contradictory.
    .title = Damaged workbook
    .help = Open it in a spreadsheet program, which may repair it, save it again, and choose that file. Otherwise ask the sender for the file again.
    .example = a download that was interrupted

finding-workbook-too-large = The workbook unpacks to more than can be read.
    .title = Workbook too large
    .help = Open it in a spreadsheet program, save the worksheet with the list alone as a CSV, and choose the CSV.
    .example = a workbook with pictures and a million rows

finding-workbook-too-many-rows = The worksheet has content below the last row that can be read.
    .title = Worksheet too long
    .help = Split the list into several files, each with the header.
    .example = a worksheet of 1,048,576 rows

finding-workbook-no-worksheet = The workbook has no worksheet with cells.
    .title = No worksheet
    .help = It may have only charts or pictures. Choose the workbook that has the list.
    .example = a workbook with a chart sheet alone

# $lines (text)
finding-hidden-rows-undecided = Rows are hidden in the worksheet: { $lines }.
    .title = Hidden rows
    .help = A filter or a person has hidden them. Decide whether they belong to the list; until then, the file cannot be staged.
    .example = a list that was filtered by school

# $lines (text)
finding-hidden-rows-included = Hidden rows of the worksheet are read: { $lines }.
    .title = Hidden rows read
    .help = You decided so. They are in the list like all others.
    .example = a list that was filtered by school

# $lines (text)
finding-hidden-rows-left-out = Hidden rows of the worksheet are left out: { $lines }.
    .title = Hidden rows left out
    .help = You decided so. Their lines are blank, and the other lines keep their numbers.
    .example = a list that was filtered by school

finding-worksheet-chosen = The workbook has several worksheets with rows. One of them is read.
    .title = Several worksheets
    .help = The one with the longest list was chosen, unless you chose another one. Choose it by its name if that is not right.
    .example = worksheets Fall and Spring

finding-worksheet-hidden-column = A hidden column of the worksheet is read like the others.
    .title = Hidden column
    .help = If it should not be read, do not use it for any column of the template.
    .example = a hidden column with old numbers

finding-worksheet-filter = The worksheet has a filter that hides rows.
    .title = Filtered rows
    .help = The rows that it hides are among the hidden rows.
    .example = a list that was filtered by school

# $lines (text)
finding-worksheet-merged-cells = Cells are merged on { $lines }. Only the first cell of each has the value.
    .title = Merged cells
    .help = If the value counts for all rows of a merged cell, unmerge it in the spreadsheet program and fill the cells.
    .example = a school name that is merged over ten rows

# $lines (text)
finding-worksheet-errors = Cells hold error values such as #N/A on { $lines }.
    .title = Error values
    .help = A formula found nothing. Correct the formula in the spreadsheet program, or type the values.
    .example = #N/A of a look-up

# $lines (text)
finding-worksheet-formulas = Formulas on { $lines } are read by the values that the workbook stores.
    .title = Formulas as values
    .help = If the values may be old, open the workbook in a spreadsheet program, save it, and choose it again.
    .example = a status that a formula computes

# $lines (text)
finding-worksheet-formulas-blank = Formulas on { $lines } have no stored value, so their cells are blank.
    .title = Formulas without values
    .help = Another program wrote them and has not computed them. Open the workbook in a spreadsheet program, save it, and choose it again.
    .example = a workbook that a portal generated

# $lines (text)
finding-worksheet-stored-numbers = Numbers on { $lines } are read as they are stored, because the displayed ones have fewer digits.
    .title = Stored numbers
    .help = The spreadsheet program shows them shortened or in a form that is not understood. Check a few of them.
    .example = 1.18E+05 for 118204

# $lines (text)
finding-worksheet-rounded-numbers = Numbers on { $lines } are read as they are displayed, which is rounded.
    .title = Rounded numbers
    .help = The workbook stores more decimals than it shows. If these count, show them in the spreadsheet program.
    .example = 459.996, displayed as 460.00

# $lines (text)
finding-worksheet-line-breaks = Line breaks in cells on { $lines } became spaces.
    .title = Line breaks in cells
    .help = Usually that is right. Check keys and policy numbers that had one.
    .example = QX-1 and 204 on two lines of one cell

finding-worksheet-far-cells = Cells far below the list are not read.
    .title = Cells far below
    .help = They are usually left over. If they belong to the list, move them up to it in the spreadsheet program.
    .example = a space in row 1,048,576

# $lines (text)
finding-worksheet-comments = Comments to cells on { $lines } are not read.
    .title = Cell comments
    .help = Read them in the spreadsheet program: they may say something about these rows.
    .example = a comment that a student has moved

finding-workbook-links = The workbook has links to other workbooks. They are not followed.
    .title = Links to workbooks
    .help = Values from other workbooks are read as this workbook stores them, which may be old.
    .example = a formula with [Prices.xlsx]

finding-workbook-macros = The workbook has macros. They are not run.
    .title = Macros not run
    .help = Nothing in it can run here. Be careful before you open it in a spreadsheet program if you do not know the sender.
    .example = enrollment.xlsm

## Findings about the header.

# $headers (list)
finding-header-not-found = No column has one of the template’s headers or is like one of its columns: { $headers }.
    .title = No header found
    .help = Give the columns these headers. If the header is on another line, name that line.
    .example = Grade,Homeroom as the first row

# $field (text)
finding-header-missing = No column has the header { $field }, which the template requires.
    .title = Required column missing
    .help = Add the column, or give exactly this header to the column that has its values.
    .example = User ID,Policy Number (no Insurance Status)

# $field (text)
finding-header-near = This column may hold { $field }, but its header is not the same.
    .title = Column to confirm
    .help = Only a column with exactly the template’s header is read at once, so none is mistaken for another. Confirm it, choose another, or change the header in the file.
    .example = user id, Student ID, Coverage Start

# $field (text)
finding-header-duplicate = More than one column has the header { $field }.
    .title = Repeated header
    .help = Their values may differ. Choose the right column here, or remove the other one from the file.
    .example = User ID,Insurance Status,User ID

finding-header-unknown = This column is ignored, because the template has no such header.
    .title = Column not in template
    .help = If it is one of the template’s columns, give it that header.
    .example = Grade, Homeroom

finding-header-blank = This column is ignored, because its values have no header above them.
    .title = Column without header
    .help = If it is one of the template’s columns, give it that header.
    .example = notes typed to the right of the last column

# $other-template (text)
# $other-key (text)
# $key (text)
finding-template-wrong = This file fits the { $other-template } template: this column is the { $other-key }, not the { $key }.
    .title = Wrong template
    .help = Switch to that template, or choose another file.
    .example = Device Serial under the user template

finding-roster-users = This is a list of users (OneRoster, Google or Microsoft), not an insurance list: no column says who is covered.
    .title = List of users
    .help = Load it under Records. If all of them are covered, choose one status for all rows here.
    .example = sourcedId,status,role,givenName,familyName,identifier

finding-roster-devices = This is a list of devices (ChromeOS or Intune), not an insurance list: no column says which are covered.
    .title = List of devices
    .help = Load it under Records. If all of them are covered, choose one status for all rows here.
    .example = deviceId,annotatedAssetId,annotatedUser,serialNumber,status

# $other-key (text)
# $key (text)
# $other-template (text)
finding-template-keys = Most cells look like a { $other-key } of the { $other-template } template, not like a { $key }.
    .title = IDs of another template
    .help = Rows with the wrong kind of ID match no record. Switch to that template, or correct the column.
    .example = 004231, 118204, 118377 under the device template

## Findings about the encoding of the text and the quotes around cells.

finding-dialect-doubled-returns = Every line ends with two carriage returns (CR CR LF). They were read as one line end.
    .title = Doubled line ends
    .help = A program wrote each line end twice. No action is needed. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = CR CR LF at the end of every line

finding-dialect-wrapped-lines = Whole lines are in quotation marks. Each one was read as a row of cells.
    .title = Lines in quotation marks
    .help = A program saved each line as one cell. Compare a few rows with the original list. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = "118204,Enrolled,""Full"""

finding-dialect-backslashes = A backslash before a quotation mark was read as part of it.
    .title = Backslashes before quotation marks
    .help = Compare a few such cells with the original list. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = "Full \"Plus\""

finding-dialect-spaced-quotes = The spaces between a delimiter and a cell were not read as part of the cell.
    .title = Spaces before quotation marks
    .help = No action is needed. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = "118204", "Enrolled"

finding-dialect-apostrophes = Apostrophes were read as the quotation marks around cells.
    .title = Apostrophes as quotation marks
    .help = Compare a few rows with the original list. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = '118204','Enrolled','Full, Plus'

finding-dialect-doubled-delimiter = Two delimiters in a row were read as one.
    .title = Doubled delimiter
    .help = Compare a few rows with the original list. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = 118204||Enrolled||Full

finding-dialect-row-numbers = Rows have one more cell than the header: their numbers. The header was read as beginning with a blank cell.
    .title = Header without row numbers
    .help = R writes such files. Compare a few rows with the original list. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = 1,118204,Enrolled below User ID,Insurance Status

finding-dialect-aligned-columns = Spaces align the columns. Each column was read from where its cells begin.
    .title = Columns aligned by spaces
    .help = Compare a few rows with the original list. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = 118204   Enrolled   Full

finding-dialect-spaces = Single spaces were read as the delimiter.
    .title = Spaces as delimiter
    .help = Compare a few rows with the original list. To read the file as it is, set "dialect" to "plain" in the decisions.
    .example = 118204 Enrolled "Full Plus"

finding-encoding-doubtful = A letter with an accent makes more sense in the encoding of a Mac or of DOS.
    .title = Encoding in doubt
    .help = Compare the letters with accents with the original list. If they are wrong, choose another encoding.
    .example = JosŽ for José

finding-encoding-damaged = Some characters of this cell could not be read, and show as �.
    .title = Unreadable characters
    .help = Choose another encoding, or save the file again as CSV UTF-8.
    .example = Nu�ez

finding-quote-swallows-rows = A quotation mark opens in this cell and closes in a later row, so the cell contains other rows.
    .title = Rows inside a cell
    .help = None of these rows is applied. Remove the mark, or close it in this row; it often means inches, as in 11".
    .example = "Chromebook 11 in one row, Chromebook 11" in a later one

finding-quote-not-closed = A quotation mark opens in this cell and never closes.
    .title = Unclosed quotation mark
    .help = Nothing shows where the cell ends. Remove the mark, or add the closing one.
    .example = 004231,Enrolled,"Full

finding-quote-text-after = The text after the closing quotation mark was read as part of this cell.
    .title = Text after quotation mark
    .help = Compare the cell with the original list. A quotation mark inside a quoted cell is written twice.
    .example = "Full" coverage

finding-row-long = This row has values to the right of the header’s last column.
    .title = Too many cells
    .help = Often a value contains a comma, as in 1,050.00, and shifts the others. Put that value in quotation marks.
    .example = 118204,Enrolled,POL-1,Full,1,050.00,2026-09-10,2027-06-30

finding-row-short = This row has fewer cells than the header.
    .title = Too few cells
    .help = Its values may be in the wrong columns. Add the missing cells, blank ones included.
    .example = 118204,Enrolled,2026-09-10,2027-06-30

finding-row-short-blank = The row ends after the required columns, and the other columns count as blank.
    .title = Short row
    .help = Excel leaves out blank cells at the end of a row. No action is needed.
    .example = 118204,Not Enrolled

# $lines (text)
finding-row-broken = This row and { $lines } look like pieces of one row.
    .title = Row split in pieces
    .help = A value has a line break in it. Remove the line break, or put that value in quotation marks.
    .example = 700102,Enrolled, on one line and QR-2,Full,460.00,2026-09-10,2027-06-30 on the next

finding-file-cut-off = The last row is shorter than the others and has no line end.
    .title = File may be incomplete
    .help = A download may have stopped early. Compare the end of the file with the original list.
    .example = 2027-06-3 at the end of a file whose other dates have two digits for the day

## Findings about rows that are not records.

finding-row-title = This row is above the header.
    .title = Ignored: title
    .help = Titles and export dates are not records. No action is needed.
    .example = Oakwood Unified School District, enrollment as of 08/31/2026

finding-row-blank = This row has no values.
    .title = Ignored: blank row
    .help = No action is needed.
    .example = ,,,,,,

finding-row-comment = This row begins with #.
    .title = Ignored: comment
    .help = If it is a record, remove the #.
    .example = {"#"} one line a student; do not change the headers

finding-row-header = This row repeats the header of the file.
    .title = Ignored: second header
    .help = Two lists may have been combined. Both have the same columns, so no action is needed.
    .example = User ID,Insurance Status,Policy Number

finding-header-changed = This row is another header, and its columns are not those of the file’s header.
    .title = Second header differs
    .help = The rows below it do not fit. Split the file above this row, and import the two files one after the other.
    .example = User ID,Insurance Status,Coverage Type,Policy Number below User ID,Insurance Status,Policy Number,Coverage Type

finding-table-second = Another table seems to begin here, after a blank row. None of its rows has a known status.
    .title = Ignored: another table
    .help = No action is needed if it is no part of this list. To read its rows as rows of this list, set "one_table" to true in the decisions.
    .example = School,Principal,Telephone below a blank row

finding-row-other-table = This row belongs to the other table, which begins above it.
    .title = Ignored: row of another table
    .help = No action is needed if it is no part of this list. Otherwise bring it into the columns of this list.
    .example = Lincoln MS,Ms. Doe,555-0102

finding-row-example = This row comes from the template’s filled example.
    .title = Ignored: example row
    .help = It names no record. No action is needed.
    .example = the rows of the template's example

# $key (text)
finding-row-totals = This row begins or ends with a word such as Total, and has no { $key }.
    .title = Ignored: total
    .help = If it is a record, correct its cells.
    .example = Total,2,,,460,,

# $key (text)
finding-row-footer = This row is a remark of the program that wrote the list, and has no { $key }.
    .title = Ignored: remark
    .help = If it is a record, correct its cells.
    .example = (4 rows affected), Printed by R. Ortiz, Page 1 of 3, *** END ***

finding-row-uninsured = This file is an export of records, and this record has no insurance.
    .title = Ignored: no insurance
    .help = To change its insurance, fill in the status.
    .example = 118204,Lee Tran,,student,,11,,,,,,

finding-row-left-out = A decision leaves this row out.
    .title = Ignored: left out
    .help = The rule is in the decisions about this file.
    .example = rows whose item is no insurance

# $lines (text)
# $key (text)
finding-key-not-kept = This row has the same { $key } as { $lines }, which was kept instead.
    .title = Ignored: another row was kept
    .help = The decision is in the decisions about this file.
    .example = 118204,Yes and 118204,No, of which one is kept

# $lines (text)
# $key (text)
finding-key-repeated = This row has the same { $key } and the same values as { $lines }.
    .title = Ignored: repeated row
    .help = The first of these rows counts. No action is needed.
    .example = 118204,Declined on two lines

## Findings about key cells.

# $key (text)
# $kind (text)
finding-key-blank = The { $key } is blank, so this row names no { $kind ->
        [user] user
       *[device] device
    }.
    .title = Missing ID or serial
    .help = Look it up and fill it in.
    .example = (a blank cell)

# $key (text)
# $kind (text)
finding-key-placeholder = This is not a real { $key }, so the row names no { $kind ->
        [user] user
       *[device] device
    }.
    .title = Placeholder instead of ID
    .help = Look up the right one and fill it in.
    .example = 000, n/a, none, tbd, ?

# $key (text)
# $lines (text)
finding-key-conflict = The same { $key } is also on { $lines }, with other values.
    .title = Contradicting rows
    .help = Nothing shows which row is right, so all are rejected. Keep the right row, and remove the others.
    .example = 118204,Enrolled and 118204,Declined

# $key (text)
finding-key-label = A label is before this { $key }.
    .title = Label before an ID
    .help = Remove the label, so that only the ID or the serial is in the cell.
    .example = S/N: 5CD1234ABC, ID: 001111, {"#"}001111

# $key (text)
finding-key-serial-mark = The S before this { $key } may be a mark of its bar code.
    .title = Mark before a serial
    .help = Scanners read an S, or 1S and the type of the machine, before serials of Lenovo. Compare it with the device’s record.
    .example = SPF0ABCDE for PF0ABCDE

# $key (text)
finding-key-scientific = Excel turned this { $key } into scientific notation, and its last digits may be lost.
    .title = ID in scientific notation
    .help = Excel does this to long numbers. Export the list again, with the column formatted as Text.
    .example = 1.18204E+05

# $key (text)
finding-key-date = Excel turned this { $key } into a date.
    .title = Date instead of ID
    .help = Excel reads IDs such as 3-5 as dates. Export the list again, with the column formatted as Text.
    .example = 5-Mar, 3/5/2026

# $key (text)
finding-key-number = This { $key } was saved as a number, with decimals or commas.
    .title = ID with decimals or commas
    .help = Zeros at its start may be lost, too. Export the list again, with the column formatted as Text.
    .example = 118204.0, 118,204

# $key (text)
finding-key-rounded = This { $key } has more than 15 digits and ends in zeros, as when Excel rounds a number.
    .title = ID may be rounded
    .help = A rounded ID names no record, or a wrong one. Compare it with the original list.
    .example = 1234567890123450000

# $key (text)
finding-key-short = This { $key } has fewer digits than most others.
    .title = User ID may lack zeros
    .help = Excel drops zeros at the start of a number. Compare it with the user’s record, and fill in the whole ID.
    .example = 4231 among 118204, 118377, 120015

# $key (text)
finding-key-long = This has more than 100 characters, and no { $key } is that long.
    .title = ID or serial too long
    .help = Other cells may have ended up in this one. Correct the cell.
    .example = a paragraph of text

## Findings that a cell in any column can have.

finding-cell-formula = This cell has a formula around its value: =" before it and " after it.
    .title = Formula around a value
    .help = Some exports do this to keep zeros, which Coverlist keeps anyway. Remove the formula, or export the list again as plain text.
    .example = ="004231"

finding-cell-excel-error = A formula failed in the spreadsheet, and its error was saved in place of the value.
    .title = Excel error
    .help = Repair the formula or type the value, and save the CSV again.
    .example = {"#"}N/A, #REF!, #VALUE!

finding-cell-hashes = The column was too narrow when the list was saved, so the value is missing.
    .title = {"#"} signs instead of value
    .help = Widen the column in the spreadsheet, and save the CSV again.
    .example = {"#"}#######

finding-cell-control = This cell has characters that are invisible but change its value.
    .title = Invisible characters
    .help = They come from web pages and damaged exports; a space may be a no-break space. Type the value again.
    .example = POL-1 followed by a backspace

finding-cell-quoted = Quotes or apostrophes are around this value.
    .title = Quotes around a value
    .help = Remove them, or export the list again with straight quotes.
    .example = “Enrolled”, '004231

finding-cell-full-width = This cell has full-width letters or digits, as keyboards for Chinese or Japanese write them.
    .title = Full-width characters
    .help = Type the value again with plain letters and digits.
    .example = １１８２０４

finding-cell-look-alike = This cell has letters of another alphabet that look like plain ones.
    .title = Letters of another alphabet
    .help = Type the value again.
    .example = 5СD1234ABC, where С is Cyrillic

# $lines (text)
# $blank (text)
finding-cell-nothing = N/A, NULL, dashes and the like are read as blank on { $lines }{ $blank ->
        [clear] , which clears the record’s value
       *[other] {""}
    }.
    .title = Words read as blank
    .help = If one of them is a real value, write it out.
    .example = NULL, N/A, none, (null), -, $ -

finding-cell-markup = This cell has codes of a web page, such as &amp; or <b>, which become part of the value.
    .title = HTML code in cell
    .help = Correct the value, or export the list again as plain text.
    .example = O&#039;Neil, Theft &amp; loss, <b>Full</b>

finding-cell-encoded-twice = Accented letters of this cell show as two characters, such as Ã³ for ó.
    .title = Garbled letters
    .help = If you chose the encoding yourself, choose UTF-8. Otherwise export the list again as UTF-8.
    .example = ProtecciÃ³n for Protección

# $field (text)
# $max-length (count)
finding-text-long = { $field } must have at most { $max-length ->
        [one] { $max-length } character
       *[other] { $max-length } characters
    }.
    .title = Text too long
    .help = Other cells may have ended up in this one. Shorten the text.
    .example = a paragraph of text

# $field (text)
finding-value-blank = { $field } is blank, but the template requires it in every row.
    .title = Required value missing
    .help = Fill it in. Words such as N/A count as blank.
    .example = (a blank cell)

# $field (text)
# $minimum (text)
finding-value-below-minimum = { $field } must be at least { $minimum }.
    .title = Value below minimum
    .help = Correct the value, or ask whoever manages the templates to change the limit.
    .example = -1, where 0 is the minimum

# $field (text)
# $maximum (text)
finding-value-above-maximum = { $field } must be at most { $maximum }.
    .title = Value above maximum
    .help = Correct the value, or ask whoever manages the templates to change the limit.
    .example = 13, where 12 is the maximum

# $field (text)
# $min-length (count)
finding-text-short = { $field } must have at least { $min-length ->
        [one] { $min-length } character
       *[other] { $min-length } characters
    }.
    .title = Text too short
    .help = Zeros at its start or other parts may be lost. Compare it with the original list.
    .example = 42, where 6 characters are the least

# $field (text)
# $pattern (text)
finding-pattern-mismatch = { $field } must match the pattern { $pattern }.
    .title = Text in wrong form
    .help = Write it like the cells of other rows. Upper and lower case matter.
    .example = WA-12, where the pattern is [A-Z]{"{"}2{"}"}-[0-9]{"{"}4{"}"}

# $field (text)
# $words (list)
finding-choice-unknown = { $field } must be one of: { $words }.
    .title = Unknown word
    .help = Change this cell to the word that fits.
    .example = Bronze, where the words are Silver and Gold

# $field (text)
finding-integer-unreadable = { $field } must be a whole number, such as 12 or 1,050.
    .title = Not a whole number
    .help = Remove decimals, even .0, and any text. The number has at most 15 digits.
    .example = 12.5, 12.0 or 7th

# $field (text)
finding-integer-scientific = Excel turned this value of { $field } into scientific notation, and its last digits may be lost.
    .title = Number in scientific notation
    .help = Excel does this to long numbers. Format the column as a number without decimals, and export the list again.
    .example = 1.18204E+05

finding-policy-scientific = Excel turned this policy number into scientific notation, and its last digits may be lost.
    .title = Policy number in scientific notation
    .help = Excel does this to long numbers. Export the list again, with the column formatted as Text.
    .example = 7.78120E+09

finding-policy-label = A label is before this policy number, and becomes a part of it.
    .title = Label before a policy number
    .help = Remove the label.
    .example = Policy {"#"}: WA-100

finding-policy-date = This looks like a date, or like Excel’s number for one.
    .title = Policy number like a date
    .help = Excel reads numbers such as 3-5 as dates. Compare it with the original list.
    .example = 5-Mar, 3/5/2026, or 46258 among 7781203 and 7781204

finding-policy-number-form = This policy number was saved as a number, with decimals or commas.
    .title = Policy number with decimals
    .help = Zeros at its start may be lost, too. Compare it with the original list.
    .example = 7781203.0, 7,781,204

finding-policy-rounded = This policy number has more than 15 digits and ends in zeros, as when Excel rounds a number.
    .title = Policy number may be rounded
    .help = Compare it with the original list.
    .example = 441002237190012000

finding-policy-short = This policy number has fewer digits than most others.
    .title = Policy number may lack zeros
    .help = Excel drops zeros at the start of a number. Compare it with the original list.
    .example = 7781203 among 0007781204, 0007781205, 0007781206

finding-policy-line-break = This policy number has more than one line.
    .title = Line break in policy number
    .help = The cell may contain two values. Keep one, on one line.
    .example = QX-1 and 204 on two lines of one cell

## Findings about status cells.

# $words (list)
finding-status-blank = The status is blank, and must be one of: { $words }.
    .title = Missing status
    .help = Fill in the one that fits.
    .example = (a blank cell)

# $words (list)
finding-status-unknown = The status must be one of: { $words }.
    .title = Unknown status
    .help = Change this cell to the one that fits.
    .example = Active, Paid

## Findings about amounts of money.

finding-amount-unreadable = This is not an amount of money, such as 1050 or $1,050.00.
    .title = Unreadable amount
    .help = Write digits, with at most two decimals. Separators between groups of three digits may stay, and $, €, USD and EUR.
    .example = 460.005 or 460 per year

# $field (text)
finding-amount-negative = { $field } is less than zero.
    .title = Negative amount
    .help = Refunds from a fee list do not belong here. Correct the amount, or remove the row.
    .example = -460.00 or (460.00)

# $lines (text)
finding-amount-currencies = The amounts on { $lines } name another currency than the others. Only the numbers were read.
    .title = Several currencies
    .help = If the amounts have one currency, no action is needed. Otherwise convert them to one currency.
    .example = €460.00 below $460.00

finding-amount-large = This amount is more than $100,000.
    .title = Unusually large amount
    .help = A lost decimal point turns 1,050.00 into 105000. Compare it with the original list.
    .example = 4600000

# $field (text)
finding-decimal-style = This number has another decimal style than the others in { $field }.
    .title = Contradictory decimal style
    .help = In one style a point is before the decimals, in the other a comma. Write the number like the others of its column.
    .example = 525.00 among 1.050,00

# $field (text)
finding-decimal-style-unknown = The rows do not prove whether a point or a comma is before the decimals in { $field }.
    .title = Decimal point or comma?
    .help = Answer the question about the decimal style of the column, or correct the number.
    .example = 1.050 without a number such as 12,50

## Findings about dates.

finding-date-unreadable = This is not a date, or its day and month do not fit the order of its column.
    .title = Unreadable date
    .help = Write it like 2026-09-10.
    .example = 2026-02-30 or September 10

# $field (text)
# $dates (and)
finding-date-format = { $field } must be written like { $dates }.
    .title = Wrong date format
    .help = Format the column like this in the spreadsheet, and save the CSV again.
    .example = 2026-09-25, where 09/25/2026 is the format

finding-date-two-digit-year = The year of this date has only two digits.
    .title = Incomplete year
    .help = Answer the question about the century, or write all four digits, like 2026-09-10.
    .example = 9/10/26

finding-date-weekday = The day of the week does not belong to this date.
    .title = Wrong day of the week
    .help = Either of them may be a typing error. Write the date alone, like 2026-09-10.
    .example = Mon, 25 Aug 2026, which is a Tuesday

finding-date-time-zone = The time behind this date is of another time zone, so here the day may be another one.
    .title = Date with a time zone
    .help = Ask the sender for dates without a time. Or write the date that you are sure of, like 2026-09-10.
    .example = 2026-09-10T23:00:00-05:00

# $lines (text)
finding-date-time-dropped = The times behind the dates on { $lines } were dropped. Only the days were read.
    .title = Times dropped
    .help = No action is needed: coverage begins and ends with a day.
    .example = 2026-08-24 14:30

finding-date-excel-number = This is the number by which Excel counts days, not a date.
    .title = Number instead of date
    .help = In Excel, format the column as yyyy-mm-dd, and save the CSV again.
    .example = 46258

finding-date-order-unknown = The dates of this column can be day-first or month-first, and no row proves which.
    .title = Day or month first?
    .help = A date like 08/09/2026 is September 8 or August 9. Choose the order of the whole column.
    .example = 08/09/2026, 10/09/2026

# $lines (text)
finding-date-order-mixed = This date is day-first, but the one on { $lines } is month-first.
    .title = Two orders of dates
    .help = Two lists may have been combined. Choose the order of the column; dates that do not fit it are rejected.
    .example = 25/08/2026 and 8/25/2026

# $lines (text)
finding-date-order-doubtful = Only the dates on { $lines } show whether the day or the month comes first.
    .title = Doubtful order of dates
    .help = That is too little to decide for the others of this column. Check these dates, then choose the order.
    .example = 15/8/2026 among 9/1/2026, where the other column has 6/30/2027

# $lines (text)
finding-date-half-converted = Excel converted only the dates on { $lines }, so their day and month may be swapped.
    .title = Day and month swapped?
    .help = Compare them with the original list. If they differ, export it again, and do not open it in Excel.
    .example = 2026-08-09 beside 25/08/2026

# $lines (text)
# $blank (text)
finding-date-sentinel = Dates such as 1900-01-01 and 9999-12-31 are read as blank on { $lines }{ $blank ->
        [clear] , which clears the record’s date
       *[other] {""}
    }.
    .title = Dates read as blank
    .help = Databases write them where a date is missing. If the coverage has no end, write the last day that is certain.
    .example = 1900-01-01, 1970-01-01, 9999-12-31

finding-date-unlikely = The year of this date is before 2000 or after 2100.
    .title = Unlikely year
    .help = A digit may be wrong. Check the year.
    .example = 1926-09-10

## Findings from comparing cells and rows with each other.

finding-end-before-start = The end date is before the start date.
    .title = Coverage ends too early
    .help = A year may be wrong, or the two dates swapped. Correct one of them.
    .example = from 2026-09-10 to 2026-06-30

finding-already-expired = The status means covered, but the end date is in the past.
    .title = Coverage already ended
    .help = This may be last year’s list. Check that you chose the right file.
    .example = Enrolled until 2025-06-30

# $lines (text)
# $key (text)
finding-policy-repeated = The same policy number is also on { $lines }, for another { $key }.
    .title = Shared policy number
    .help = That is right for a family or a district policy. Otherwise correct it.
    .example = WA-2026-000117 beside 004231 and 118204

## The place of a finding, before its sentence.

# $line (text)
# $column (text)
# $header (text)
# $sentence (text)
place-cell-of = Line { $line }, column { $column } ({ $header }): { $sentence }
# $line (text)
# $column (text)
# $sentence (text)
place-cell = Line { $line }, column { $column }: { $sentence }
# $line (text)
# $sentence (text)
place-row = Line { $line }: { $sentence }
# $column (text)
# $header (text)
# $sentence (text)
place-column-of = Column { $column } ({ $header }): { $sentence }
# $column (text)
# $sentence (text)
place-column = Column { $column }: { $sentence }
# $sentence (text)
place-file = { $sentence }

## Words in sentences about findings.

# What is wrong, and what to do.
# $sentence (text)
# $help (text)
words-finding = { $sentence } { $help }

words-another-line = another line
# $count (count)
# $lines (and)
words-lines = { $count ->
    [one] line { $lines }
   *[other] lines { $lines }
}
# $count (count)
words-lines-more = { $count } more
words-other-template = other
words-other-key = other IDs

## Problems: why the server refuses a request. An id begins with the code of the problem, whose title is an
## attribute. The rest of an id is the reason.

problem-bad-request =
    .title = Malformed request
problem-bad-request-host-malformed = The Host header does not name a server. Send a name such as coverlist.example.org.
problem-bad-request-host-count = The request must have exactly one Host header.
problem-bad-request-query = The query of this address cannot be read. Correct its encoding.
problem-bad-request-move-same = Coverage moves from one record to another one. Name two records.
# $template (text)
problem-bad-request-move-template = The template { $template } has no column for some of the values of this coverage. Choose another template.
problem-bad-request-move-uncovered = The record is not covered, so no coverage can be moved. Choose the covered one.
# $parameter (text)
problem-bad-request-parameter = The value of the parameter { $parameter } cannot be read. Correct it.
# $pointer (text)
problem-bad-request-query-field = These records have no field with the ID at { $pointer }. Correct it.
# $pointer (text)
# $type (text)
problem-bad-request-query-value = The value at { $pointer } is not of the type { $type }. Write dates as 2026-08-24, amounts as 460.00, statuses as not_enrolled.
# $pointer (text)
problem-bad-request-query-order = The field of { $pointer } has no order. Use `any_of` or `contains`.
# $pointer (text)
problem-bad-request-query-text = The field of { $pointer } has no text. Use `any_of`, or `from` and `to`.
# $pointer (text)
problem-bad-request-query-no-value = The list at { $pointer } is empty. Name at least one value.
# $pointer (text)
problem-bad-request-query-no-condition = The filter at { $pointer } has no condition. Give it `any_of`, `from`, `to`, `contains` or `blank`.
# $pointer (text)
# $most (count)
problem-bad-request-query-filters = There are more than { $most } filters at { $pointer }. Send fewer.
# $pointer (text)
problem-bad-request-query-limit = The number at { $pointer } must be 1 or more.
# $pointer (text)
problem-bad-request-query-cursor = The text at { $pointer } is not a place in the list. Send the `next` of the part before.
# $pointer (text)
# $most (count)
problem-bad-request-query-keys = There are more than { $most } keys at { $pointer }. Send them in parts.
# $limit (count)
problem-bad-request-idempotency-key = An Idempotency-Key must have 1 to { $limit } printable ASCII characters. Send another one.
# $template (text)
problem-bad-request-merge-template = The rows of this import are of the template { $template }. Send a sheet of it.
# $line (text)
problem-bad-request-decision = The decision about line { $line } does not fit its row: the line is not in the plan, the record does not exist, or the key in the file names a record already. Look at the plan again.
# $line (text)
problem-bad-request-mark = The row on line { $line } was not applied, so there is nothing to verify. Look at the verification sheet again.
# $most (count)
problem-bad-request-note = A note must have at most { $most } characters. Shorten it.
# $most (count)
problem-bad-request-decisions-number = A request has 1 to { $most } decisions. Send them in parts.
problem-bad-request-decisions-twice = There are two decisions about one line. Send one of them.
problem-bad-request-decisions-same-record = Two rows would name the same record. Accept it for one of them.
# $most (count)
problem-bad-request-sample = A sample must have at least one row, and at most as many as the plan changes: { $most }. Name another number.
# $line (text)
# $column (text)
problem-bad-request-json = The body is not the JSON that this address takes (line { $line }, column { $column }). Correct it.
problem-bad-request-broken-off = The request broke off, and nothing was saved. Send it again.
problem-bad-request-template-missing = The request does not name a template. Add ?template=user, for example.
# $source (text)
# $template (text)
problem-bad-request-source-template = The source { $source } is for the template { $template }. Name that template.
problem-bad-request-sha256-missing = The request names neither a file nor a sheet. Add a SHA-256 as ?source_sha256= or ?sheet_sha256=, as sha256sum prints it.
problem-bad-request-form-sheet = The form must have the parts provenance, rejected (optional) and sheet, in this order. Send it like this.
problem-bad-request-form-file = The form must have the parts decisions and file, in this order. Send it like this.
# $pointer (text)
# $problem (text)
problem-bad-request-provenance = The provenance at { $pointer }: { $problem } Nothing was staged.
# $pointer (text)
# $problem (text)
problem-bad-request-decisions = The decisions at { $pointer }: { $problem } Nothing was converted.
# $templates (list)
problem-bad-request-template-unknown = This district has no such template. Use one of: { $templates }.
# $languages (list)
problem-bad-request-language-unknown = Coverlist has no such language. Use one of: { $languages }.
# $most (count)
problem-bad-request-retention-days = Type a number of days from 1 to { $most }, or none to keep everything.
problem-bad-request-retention-report = A report is kept at least as long as its rows. Choose fewer days for the rows, or more for the report.

problem-signed-out =
    .title = Not signed in
problem-signed-out-first = Sign in first.
problem-signed-out-ended = Your session has ended. Sign in again.

problem-other-account =
    .title = Another account
problem-other-account-session = Someone else is signed in in this browser now. Nothing was done.
problem-other-account-sign-in = Nobody was signed in: this page belongs to another account.

problem-expired =
    .title = Deleted
# $days (count)
problem-expired-file = The file was deleted after { $days ->
        [one] one day
       *[other] { $days } days
    }, as Settings > Retention says.
# $days (count)
problem-expired-rows = The rows were deleted after { $days ->
        [one] one day
       *[other] { $days } days
    }, as Settings > Retention says. The counts stay in the list of imports.
# $days (count)
problem-expired-load = The changes of this load were deleted after { $days ->
        [one] one day
       *[other] { $days } days
    }, as Settings > Retention says. It can’t be undone any more.
# $days (count)
problem-expired-report = The report was deleted after { $days ->
        [one] one day
       *[other] { $days } days
    }, as Settings > Retention says.

problem-account-kept =
    .title = The account is needed as it is
problem-account-kept-own = You can’t disable your own account. Another admin can do that.
problem-account-kept-last-manager = This is the last account with Manage Settings that can sign in. Give the role to another account first. Nothing was changed.
problem-account-kept-session = You are signed in through another site. To add accounts, or to change roles and passwords, sign in here with a password. Nothing was changed.
problem-account-kept-issuer-gone = The site through which this person signed in has no access any more. Nothing was changed.
problem-account-kept-issuer = This person signs in through another site, which also decides the role and the password. Nothing was changed.

problem-account-invalid =
    .title = Check the details
problem-account-invalid-name = Give the account a name that others see.
problem-account-invalid-email = Use an email address, such as pat@example.org.
problem-account-invalid-taken = Another account has this email address.
# $least (count)
problem-account-invalid-short = The password needs at least { $least } characters.
# $most (count)
problem-account-invalid-long = The password can have at most { $most } bytes.
problem-account-invalid-address = The password can’t be the email address.
problem-account-invalid-common = The password is too easy to guess. Use several words that don’t belong together.

problem-wrong-password = Check both and try again.
    .title = Wrong email or password
problem-wrong-password-current = This is not your current password. Nothing was changed.

problem-forbidden =
    .title = Not allowed
problem-forbidden-view-reports = This needs the View Reports permission. Ask an administrator of your district for it.
problem-forbidden-manage-settings = This needs the Manage Settings permission. Ask an administrator of your district for it.
problem-forbidden-either = This needs the View Reports or the Manage Settings permission. Ask an administrator of your district for it.
problem-forbidden-draft-key = A page that another site embeds keeps no drafts.

problem-wrong-host = Coverlist does not answer to this name. Start it with --public-origin, or pass on the browser’s Host header.
    .title = Unknown host

problem-foreign-origin = Open Coverlist at its own address. Behind a proxy, start it with --public-origin and the address that browsers use.
    .title = Request from another site

problem-forbidden-provision = The issuer may not create districts. Add it again with --provision.
problem-signed-out-ticket = The link was used before, or is older than a minute. Download the file again.
problem-bad-request-ticket = A ticket needs the path of a download.
problem-bad-request-district-name = Use a name of 1 to 200 characters without control characters.
problem-bad-request-district-taken = Another district has this name. Use another name.
problem-bad-request-time-zone = Use the IANA name of a time zone, such as America/Chicago.
problem-foreign-origin-issuer = The page that embeds Coverlist has an origin that its issuer does not list. Add the origin with coverlist issuer add.

problem-token-refused =
    .title = Token refused
problem-token-refused-malformed = The token is no JWT that is signed with EdDSA or ES256.
problem-token-refused-issuer = This server does not know the issuer of the token.
problem-token-refused-key = The issuer has no key with the id that the token names.
problem-token-refused-signature = The signature of the token is wrong.
problem-token-refused-claims = A claim of the token is missing or malformed.
# $origins (list)
problem-token-refused-audience = The token is for another server. Its audience must be { $origins }.
problem-token-refused-lifetime = The token must end at most 5 minutes after it was issued.
problem-token-refused-expired = The token has expired. Ask the portal for another one.
problem-token-refused-early = The token is not valid yet. Check the clock of the portal’s server.
problem-token-refused-used = The token was used before. Ask the portal for another one.
problem-token-refused-district = The issuer of the token has no district with the id that the token names.
problem-token-refused-provision = The token does not provision this district. It needs the district’s id, and the permission provision.
problem-token-refused-disabled = The account of this person is disabled.

problem-not-found =
    .title = Not found
# $prefix (text)
problem-not-found-api = The API has no such address. Its addresses begin with { $prefix }.
problem-not-found-address = There is nothing at this address. Check it for mistakes.
problem-not-found-file = There is no such file. Reload the page.
problem-not-found-import = This district has no such import. Choose one from the list of imports.
problem-not-found-import-file = This file was deleted, so it cannot be downloaded.
problem-not-found-language = Coverlist has no such language. GET /api/v1/languages lists them.
problem-not-found-record = This district has no such record. It may have another ID now.
problem-not-found-account = This district has no such account. It may have been removed.
problem-not-found-load = This district has no such load. GET /api/v1/records/loads lists them.
problem-not-found-sample = There is no such sample file. Choose one that the page offers.
problem-not-found-source-none = This district has no saved source yet.
# $sources (list)
problem-not-found-source = This district has no such source. Use one of: { $sources }.
# $templates (list)
problem-not-found-template = This district has no such template. Use one of: { $templates }.
problem-not-found-template-version = The template has no such version.

problem-method-not-allowed = This address does not support this method.
    .title = Method not allowed

problem-too-slow = The rest of the request did not arrive, and nothing was saved. Send it again.
    .title = Request timed out

# $person (text)
# $file (text)
# $time (time)
problem-import-open = { $person } staged { $file } on { $time }, so this file was not staged. Process or delete that import first.
    .title = A file is staged already

problem-wrong-state =
    .title = Not possible now
# $person (text)
problem-wrong-state-queued = { $person } started this import already. Wait for its report.
# $person (text)
problem-wrong-state-deleted = { $person } deleted this file, and nothing was applied. Stage it again to process it.
# $person (text)
problem-wrong-state-processed = { $person } processed this import already, and nothing was applied a second time. See its report.
problem-wrong-state-report-deleted = This file was deleted before it was processed, so it has no report.
problem-wrong-state-report-early = Nothing of this import is applied yet, so it has no report. Process it first.
problem-wrong-state-delete-queued = This file is being processed or undone, so it cannot be deleted. Wait for its report, or withdraw it.
problem-wrong-state-delete-deleted = This file was deleted already.
problem-wrong-state-delete-processed = This file was processed, so it cannot be deleted. It stays in the list of imports.
problem-wrong-state-plan-deleted = This file was deleted, so it has no plan. Stage it again to see one.
problem-wrong-state-undone = This import was processed, and undone later. Revert the undo, or stage the file again.
problem-wrong-state-plan-processed = This import was processed already. See its report.
problem-wrong-state-withdraw = Nothing waits to be processed or undone here, so there is nothing to withdraw. Look at the import again.
problem-wrong-state-undo-early = Nothing of this import is applied, so there is nothing to undo.
problem-wrong-state-undo-queued = This import is being processed. Wait for its end, or withdraw it, before you undo it.
problem-wrong-state-redo-later = A later correction has applied rows of this one. Undo that one first.
problem-wrong-state-undo-deleted = This file was deleted before it was processed, so there is nothing to undo.
problem-wrong-state-undo-undone = This import is undone already.
problem-wrong-state-undo-nothing = This import has changed no record, so there is nothing to undo.
problem-wrong-state-absent = No status of the template ends coverage. Give it one under Templates, and download the list again.
problem-wrong-state-mark = This import is undone, so there is nothing to verify. Look at the import again.
problem-wrong-state-no-list = This is a change of single records and no list, so no records are absent from it or corrected by it.
problem-wrong-state-no-ending = No status of the template ends coverage, so coverage cannot move. Give it one under Templates.
# $reason (text)
problem-wrong-state-change-refused = Nothing was changed, because a record would not get its values. { $reason }
problem-wrong-state-change-nothing = Nothing was changed: the record has these values already.
problem-wrong-state-decide = Only the plan of a staged import takes decisions. Look at the import again.
problem-wrong-state-merge = Only the rows of a processed import can be corrected this way. Process it first, or stage the file on its own.
problem-wrong-state-redo = This import is not undone, so there is no undo to revert.
problem-wrong-state-load-undo = This load is undone already.
problem-wrong-state-load-redo = Nothing of this load is undone, so there is no undo to revert.
problem-wrong-state-load-kept = Every record would stay as it is, so nothing was done. Look at the reasons.
# $list (text)
problem-wrong-state-load-list = This is no load of a list. Undo or redo load { $list }, to which it belongs.

# $renamed (text)
# $known (text)
problem-names-differ = Nothing was loaded. Of { $known } known records in the list, { $renamed } would get the name of another person, so its columns may be mixed up. If it is right, load it again and agree to this number.
    .title = Most names would change

# $import (text)
problem-run-queued = Import { $import } is being processed or undone. Wait until that is done, or withdraw it.
    .title = Another run is not finished

problem-plan-stale = Nothing was applied. Check the new plan, then process it.
    .title = The plan has changed
problem-plan-stale-record = Nothing was changed: a record or a rule has changed since. Look at the change again, then confirm it.
problem-plan-stale-reversal = Nothing was changed: what would be reverted is no longer what you saw. Look at it again.

# $template (text)
# $version (text)
problem-template-changed = This file was checked before version { $version } of { $template }. Check it again, then stage it.
    .title = The template has changed

# $template (text)
# $version (count)
problem-template-changed-document = { $template } is at version { $version } now, so nothing was changed. Export that version, change it, then import it.

problem-fields-invalid =
    .title = Invalid list of fields
# $fault (text)
problem-fields-invalid-list = { $fault } Nothing was changed.
# $pointer (text)
# $fault (text)
problem-fields-invalid-place = At { $pointer }: { $fault } Nothing was changed.

problem-template-invalid =
    .title = Invalid template
# $fault (text)
problem-template-invalid-document = { $fault } Nothing was changed.
problem-template-invalid-too-many = The district has 50 templates already, the most that it can have. Change one of them instead.
# $pointer (text)
# $fault (text)
problem-template-invalid-place = At { $pointer }: { $fault } Nothing was changed.

# $source (text)
# $version (count)
problem-source-changed = { $source } is at version { $version } now, so nothing was changed. Export that version, change it, then import it.
    .title = The source has changed

problem-source-invalid =
    .title = Invalid source
# $fault (text)
problem-source-invalid-document = { $fault } Nothing was changed.
# $most (count)
problem-source-invalid-too-many = The district has { $most } sources already, the most that it can have. Remove one first.
# $pointer (text)
# $fault (text)
problem-source-invalid-place = At { $pointer }: { $fault } Nothing was changed.

problem-key-reused = Another request has the same key. Send a new Idempotency-Key with each request.
    .title = Idempotency-Key used before

# $limit (text)
problem-too-large = The limit is { $limit }, and nothing was saved. Send less.
    .title = Too large

problem-too-large-worksheet = An Excel worksheet holds 1,048,576 rows, and this file has more. Download the CSV.

problem-unsupported-media =
    .title = Unsupported media type
problem-unsupported-media-form = The file is wrapped in a form or in JSON. Send its bytes as the body, with Content-Type: text/csv.
problem-unsupported-media-encoding = The file has a Content-Encoding. Send its bytes as they are.
problem-unsupported-media-no-form = This address takes a form with a sheet. Send it with Content-Type: multipart/form-data.
problem-unsupported-media-json = This address takes JSON. Send it with Content-Type: application/json.

problem-file-blocked =
    .title = File not accepted
problem-file-blocked-no-rows = Every row is rejected, so nothing can be applied. Correct the rows and send the file again.
problem-file-blocked-merge-lines = The file does not say which rows of the import it corrects. Correct the download of the rows that were not applied, and keep its header and its column Line.
# $line (text)
# $import (text)
problem-file-blocked-merge = The row of line { $line } can’t be merged: import { $import } has no such line, or applied it already. Take it out, keep the column Line of the download, or stage the file on its own.
# $rejected (count)
# $agreed (count)
problem-file-blocked-not-agreed = { $rejected ->
    [one] { $rejected } row is rejected
   *[other] { $rejected } rows are rejected
}, and not { $agreed } as agreed. Agree to this number, or correct the file.
# $fault (text)
problem-file-blocked-records = { $fault } Nothing was loaded.

problem-file-differs = This is not the file that was checked, so nothing was staged. Check it again, then stage it.
    .title = File changed

problem-sheet-malformed =
    .title = Not a sheet
# $row (count)
# $rule (text)
problem-sheet-malformed-row = Row { $row } of the sheet: { $rule } Nothing was staged.
# $row (count)
# $column (count)
# $rule (text)
problem-sheet-malformed-cell = Row { $row }, column { $column } of the sheet: { $rule } Nothing was staged.

# $wait (text)
problem-too-many-attempts = Try again in { $wait }.
    .title = Too many failed sign-ins

# $wait (text)
problem-too-many-lookups = Coverlist has looked up many keys for this account in the last minute. Try again in { $wait }.
    .title = Too many look-ups

# $request (text)
problem-internal = Nothing was changed. Try again; if it fails again, give whoever runs Coverlist the request ID { $request }.
    .title = Server error

problem-busy =
    .title = Busy
problem-busy-streams = This browser or account has too many event streams open. Close one, or poll the import instead.
problem-busy-requests = Coverlist has too many requests right now. Try again in a few seconds.
problem-busy-sign-ins = Too many people are signing in right now. Try again in a few seconds.
problem-busy-lookups = Keys are already being looked up for this account. Try again when that is done.
problem-busy-changes = Too many changes are waiting, so this one was not made. Try again in a moment.

problem-unavailable =
    .title = Unavailable
problem-unavailable-processing = Queued imports are not being processed. Restart the server.
problem-unavailable-database = The database cannot be read or written. Look for the reason in the server’s log.
problem-unavailable-disk = The server’s disk is full or failing, and nothing was changed. Tell whoever runs Coverlist, then try again.

## Parts of sentences about problems.

part-somebody = Somebody
# $count (count)
part-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
# $count (count)
part-kibibytes = { $count } KiB
# $count (count)
part-mebibytes = { $count } MiB
# $count (count)
part-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
# $count (count)
part-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}

# $rows (count)
part-rows = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
# Stands for the name of a person where a command staged the file.
part-command-line = command line

## Faults in the document of a template.

# $entry (text)
part-audit-changed = Entry { $entry }, or the one before it, was changed.
# $from (text)
# $to (text)
# $count (count)
part-audit-missing = { $count ->
        [one] Entry { $from } is missing.
       *[other] Entries { $from } to { $to } are missing.
    }
# $had (count)
# $has (count)
# $at (time)
part-audit-truncated = The end is missing: on { $at } the log had { $had ->
        [one] { $had } entry
       *[other] { $had } entries
    }, and it has { $has } now.
# $entry (text)
# $at (time)
part-audit-rewritten = Entry { $entry } was rewritten: on { $at } it had another hash.
# $line (text)
# $column (text)
part-fault-not-json = This is not JSON from line { $line }, column { $column }.
part-fault-field-id = This is not the ID of a field.
part-fault-category = A category is a text, or an object with the texts “value” and “label”.
part-fault-primary-key = The primary key is a header, or a list of headers.
part-fault-value = A value is a number or a text.
part-fault-provenance = This is not what a provenance has here.
part-fault-sha256 = This is not a SHA-256 in hexadecimal digits.
part-decisions-syntax = These are not decisions about a file.
part-source-syntax = This is not what a source has here.
# $templates (list)
part-source-template = This district has no such template. Use one of: { $templates }.
part-source-name = A name has 1 to 80 characters, no control characters, and no space around it.
part-source-headers = A source has the headers of a file: at least one, and no more than 16,384.
part-source-of-one-file = A source has no decisions about single lines and cells, which belong to one file.
part-source-other-name = The name differs from the one in the address.
part-fault-syntax = This is not a Table Schema that Coverlist supports.
part-fault-purpose-changed = The purpose of a template never changes. Add another template instead.
part-fault-kind-changed = A template keeps its kind of record. For the other kind, add another template.
part-fault-other-id = The ID differs from the one in the address.
# $kind (text)
part-fault-field-no-id = The district has no { $kind ->
    [user] user
   *[device] device
} field with this ID. `coverlist field list` lists them.
# The field that the list of fields leaves out.
# $kind (text)
# $id (text)
part-field = the { $kind ->
    [user] user
   *[device] device
} field { $id }
part-fault-field-built-in = This must be true for a built-in field, and false for any other field.
part-fault-field-unknown = The district has no field with this ID for this kind of record.
part-fault-field-type = The type of a field never changes.
part-fault-field-name = The name of a built-in field never changes.
# $fields (and)
part-fault-fields-left-out = The list leaves out { $fields }, but fields are never removed. Read the current list, and send all of it.
part-rule-field-built-in = A built-in field cannot be added or changed.
part-rule-field-repeated-number = Another field of this kind of record has this number.
# $most (count)
part-rule-field-name = The name must have 1 to { $most } characters, no control characters and no space around it.
part-rule-field-repeated-name = Another field of this kind of record has this name.
# $most (count)
part-rule-field-too-many = A kind of record has at most { $most } custom fields.

part-rule-no-template = There must be at least one template.
part-rule-id = The ID must be unique, with 1 to 40 lower-case letters, digits, hyphens and underscores.
part-rule-name = The name must be unique, with 1 to 80 characters and no space around it.
part-rule-profile = The profile must be https://datapackage.org/profiles/2.0/tableschema.json.
part-rule-missing-values = Only a blank cell can be a missing value.
part-rule-primary-key = The primary key must be the header of the first column, and nothing else.
part-rule-key-not-first = The first column must have the User ID or Device Serial, and be required.
part-rule-no-status = One column must have the status.
part-rule-no-field = The header is not the name of a built-in field, so the column needs the ID of its field.
part-rule-repeated-field = Each field can have only one column.
part-rule-unknown-field = The district has no such field for this kind of record. Add the field, then import the template.
part-rule-other-purpose = Templates for insurance have no columns of names, roles or places; templates for lists of records have nothing else.
part-rule-header = The header must be unique, with 1 to 80 characters and no space around it.
part-rule-reserved-header = The header is reserved for columns that exported files add.
part-rule-alias = An alias must have 1 to 80 characters, no space around it, and belong to no other column.
part-rule-key-blank = A User ID or Device Serial is never blank, so this column cannot say what a blank cell means.
part-rule-no-words = A status or choice column needs words.
part-rule-other-words = The words differ from those that the column has in another place. Make both lists the same.
part-rule-word = The word must be unique in its column, with 1 to 80 characters and no space around it.
part-rule-meaning = A word must mean a status, or a choice of 1 to 80 characters without space around it.
part-rule-type = A column must have the type of its field.
part-rule-format = Only a date can have a format.
part-rule-number-form = Coverlist reads only numbers such as 1,234.50, and currency signs only in amounts. Remove this property.
part-rule-unique = Only the User ID or Device Serial can be unique.
part-rule-constraint = A field of this type cannot have this constraint.
part-rule-limit = The limit is not a value that the field can have.
part-rule-limit-order = The minimum must not be above the maximum.
part-rule-pattern = The pattern is not a regular expression that Coverlist supports.
part-rule-date-format = The date format must name a year, a month and a day.
part-rule-date-formats = A column with several date formats must have the format “any”.
part-rule-example = The example is not a value that the column may have.
part-rule-too-long = The text must have 1 to 1,000 characters.
part-rule-too-many = A template has at most 100 columns, and a column at most 200 words, 50 aliases and 20 date formats.
part-rule-leaving-status = Enrolled cannot end coverage, and neither can Waived if it counts as covered.
part-rule-unsupported = Coverlist would not enforce this property, so a template cannot have it.

## How a version of a template differs from the one before.

# $name (text)
part-difference-name = The name is now “{ $name }”.
part-difference-description = The description has changed.
# $header (text)
part-difference-added = { $header } is new.
# $header (text)
part-difference-removed = { $header } is left out.
# $before (text)
# $now (text)
part-difference-renamed = { $before } is now called { $now }.
part-difference-order = The columns are in another order.
# $header (text)
part-difference-required = { $header } is required.
# $header (text)
part-difference-optional = { $header } is optional.
# $header (text)
# $blank (text)
part-difference-blank = A blank cell in { $header } { $blank ->
        [clear] clears the record’s value
        [fill_if_empty] keeps the record’s value, and a filled one applies only if the record has none
       *[keep] keeps the record’s value
    }.
# $status (text)
# $word (text)
part-difference-status-word = “{ $word }” means { $status ->
        [enrolled] Enrolled
        [declined] Declined
        [waived] Waived
       *[not_enrolled] Not enrolled
    }.
# $header (text)
# $means (text)
# $word (text)
part-difference-word = “{ $word }” in { $header } means “{ $means }”.
# $header (text)
# $word (text)
part-difference-word-removed = “{ $word }” is no word of { $header } any more.
# $header (text)
part-difference-word-order = The words of { $header } are in another order.
# $header (text)
# $value (text)
part-difference-minimum = { $header } is at least { $value }.
# $header (text)
part-difference-no-minimum = { $header } has no smallest value.
# $header (text)
# $value (text)
part-difference-maximum = { $header } is at most { $value }.
# $header (text)
part-difference-no-maximum = { $header } has no largest value.
# $header (text)
# $value (text)
part-difference-min-length = { $header } has at least { $value } characters.
# $header (text)
part-difference-no-min-length = { $header } has no smallest length.
# $header (text)
# $value (text)
part-difference-max-length = { $header } has at most { $value } characters.
# $header (text)
part-difference-no-max-length = { $header } has the usual largest length.
# $header (text)
# $value (text)
part-difference-pattern = { $header } has the pattern { $value }.
# $header (text)
part-difference-no-pattern = { $header } has no pattern.
# $header (text)
# $value (text)
part-difference-date-formats = { $header } has the date format { $value }.
# $header (text)
part-difference-no-date-formats = { $header } is read in every date format.
# $header (text)
# $value (text)
part-difference-aliases = { $header } is also known as { $value }.
# $header (text)
part-difference-no-aliases = { $header } is known by no other header.
# $header (text)
# $value (text)
part-difference-example = The example of { $header } is { $value }.
# $header (text)
part-difference-no-example = { $header } has no example of its own.
# $header (text)
part-difference-remarks = The remarks about { $header } have changed.
# $statuses (and)
part-difference-leaving = These statuses end coverage: { $statuses }.
part-difference-nothing-leaves = No status ends coverage.
part-difference-waived-covered = Waived counts as covered.
part-difference-waived-not-covered = Waived does not count as covered.
part-status-enrolled = Enrolled
part-status-not-enrolled = Not enrolled
part-status-declined = Declined
part-status-waived = Waived

## Decisions that do not fit the file or the template.

part-decision-not-in-template = The template has no column with this header.
part-decision-no-dates = This column of the template has no dates.
part-decision-no-numbers = This column of the template has no amounts or whole numbers.
part-decision-not-in-file = The file has no such column.
# $name (text)
# $names (list)
part-worksheet-unknown = The workbook has no worksheet { $name }. It has: { $names }.
part-worksheet-no-workbook = The file is no workbook, so it has no worksheets.
part-decision-several-in-file = Several columns of the file have this header. Name one by its position.
part-decision-column-twice = Another decision names the same column of the file.
part-decision-no-words = This column of the template has no words.
part-decision-not-a-word = A word stands for something that is no word of the template.
part-decision-row-rule = A rule names a line, or a column and one of is, is_not and is_negative.
part-decision-no-repair = Damage of this kind has no certain repair.
part-decision-edit-rule = An edit names either a line, an equal text or a text to find, which is not empty.
part-decision-no-cell = The file has no such row below the header, or no column for the field.
part-decision-uncertain-cells = It is uncertain how this row splits into cells, so none of them can be changed.
part-decision-one-of-key = Only the key can be in one of several columns.
part-decision-constant-key = All rows would have the same key. Name the column of the keys.
part-decision-not-a-value = The template does not accept this value. A date has the form 2026-09-10.
part-decision-word-twice = A word is there twice. Letter case and the amount of space do not matter.

## Why a text is not a sheet.

part-sheet-not-utf8 = A sheet is UTF-8, and these bytes are not.
part-sheet-nul = A sheet has no NUL character.
part-sheet-line-end = Every row of a sheet ends with CRLF.
part-sheet-quote = A quote must be at the start and the end of a cell, or doubled between them.
part-sheet-cut-off = The text ends inside a row. It may have been cut off.
part-sheet-empty = The text is empty. A sheet begins with a header.
part-sheet-no-rows = The sheet has no row below the header.
part-sheet-cell-count = The row does not have as many cells as the header.
part-sheet-header-unknown = A sheet has only columns of the template, columns to check, Line and Reason.
part-sheet-header-repeated = This header occurs twice.
part-sheet-header-order = The columns of a sheet have the order of the template, then columns to check, Line and Reason.
part-sheet-header-missing = A required column of the template is missing.
part-sheet-space = The cell begins or ends with a space.
part-sheet-line = A line is a number from 1, without leading zeros.
part-sheet-line-repeated = Another row has the same line.
part-sheet-reason = The reason of a row without cells must be the code of a row that could not be split.

## What a planned row does to the coverage of its record, in a sheet.

row-effect-newly-enrolled = Newly enrolled.
row-effect-renewed = Renewed.
row-effect-ended = Coverage ends.
row-effect-changed = Changed.

## Why the planner does not apply a row.

# $kind (text)
row-no-such-record = { $kind ->
    [user] This district has no user with this User ID. Check it for lost zeros, or load the user under Records.
   *[device] This district has no device with this Device Serial. Check it for typos, or load the device under Records.
}
# $end (text)
row-multi-year = This coverage lasts for several years, until { $end }. Take the row out if it goes on.
# $kind (text)
row-other-person = { $kind ->
    [user] The file has another name than the user with this User ID. Confirm that it is the same person, or correct the User ID.
   *[device] The file has another name than the user of this device. Confirm that it is the right device, or correct the Device Serial.
}
# $kind (text)
row-same-record = { $kind ->
    [user] This row, or another one of the import with this User ID, was applied in another round. Leave it out, or correct the User ID.
   *[device] This row, or another one of the import with this Device Serial, was applied in another round. Leave it out, or correct the Device Serial.
}
row-ends-before-start = With the other date of the record, the coverage would end before it starts. Give both dates in the file.

## OneRoster: why the files of an export are not loaded.

roster-archive-damaged = The zip archive is damaged. Download it again, or ask the sender for it again.
# $file (text)
roster-file-password = “{ $file }” in the archive has a password. Choose an archive without a password.
# $file (text)
roster-file-compression = “{ $file }” is compressed in an unusual way. Unpack the archive, zip its files again, and choose that archive.
# $first (text)
# $second (text)
roster-file-twice = The archive has “{ $first }” and “{ $second }”. Keep only one of them, and choose that archive.
roster-files-too-large = The files of the export are larger than the limit. Export fewer schools at once, and load each export.
# $file (text)
roster-file-not-text = “{ $file }” is not a CSV. Export the files again.
# $file (text)
# $columns (and)
roster-columns-missing = “{ $file }” has no column { $columns }. Export it as OneRoster 1.1 or 1.2.
roster-quotes-damaged = A quotation mark in users.csv is never closed, so no roles and schools can be added. Correct it, or export the files again.

## Rosters: why a whole file is refused.

roster-insurance = This is an insurance list. Choose it under Bulk Insurance Import; here, load a list of users or devices.
# $kind (text)
roster-other-kind = { $kind ->
    [user] This is a list of users. Load it as users, or choose a list of devices.
   *[device] This is a list of devices. Load it as devices, or choose a list of users.
}

## Rosters: notes about a file, its format and its columns.

# $rows (count)
# $lines (list)
roster-capitals = { $rows ->
    [one] { $rows } row writes a name in other capitals than its record, which keeps its own: line { $lines }.
   *[other] { $rows } rows write names in other capitals than their records, which keep their own: lines { $lines }.
}
# $names (list)
roster-source-asked = This list is like the files of these saved sources: { $names }. Name one of them as its source, or none.
roster-export-encoding = The encoding of users.csv is in doubt, so names may be garbled. State it in the decisions document, such as windows-1252.
# $rows (count)
roster-without-role = { $rows ->
    [one] { $rows } user has no role in roles.csv, and is loaded without one.
   *[other] { $rows } users have no role in roles.csv, and are loaded without one.
}
# $rows (count)
roster-short-rows = { $rows ->
    [one] { $rows } row of users.csv is shorter than the header, so it gets no role and no school.
   *[other] { $rows } rows of users.csv are shorter than the header, so they get no role and no school.
}
# $rows (count)
roster-unusable-rows = { $rows ->
    [one] { $rows } row of roles.csv or orgs.csv is damaged or incomplete, and is not used.
   *[other] { $rows } rows of roles.csv or orgs.csv are damaged or incomplete, and are not used.
}
roster-roles-missing = This users.csv has no roles, so guardians may be loaded as users. Remove their rows, or add a column role.
roster-format-plain-list = Plain list
# $name (text)
roster-format-source = { $name }
roster-column-user-id = User ID
roster-column-serial = Device Serial
roster-column-other-id = Other ID, only compared
roster-column-filter = Decides which rows are loaded
roster-column-name = Name
roster-column-given-name = First name
roster-column-family-name = Last name
roster-column-email = Email
roster-column-role = Role
roster-column-school = School
roster-column-grade = Grade
roster-column-asset-tag = Asset Tag
roster-column-model = Model
roster-column-assigned-to = Assigned To
roster-column-location = Location

## Rosters: why a row is not loaded.

# $kind (text)
roster-row-remark = { $kind ->
    [user] This row looks like a remark, not a user. If it is a user, correct the User ID.
   *[device] This row looks like a remark, not a device. If it is a device, correct the Device Serial.
}
roster-row-no-name = The name has no letters, so the cells may be shifted. Correct the name, or leave it blank.
# $kind (text)
roster-row-key-of-other-kind = { $kind ->
    [user] This User ID
   *[device] This Device Serial
} is an email address and most are not, or the reverse. Use one kind in every row.
roster-row-may-be-guardian = A student’s row names this person as a relative. If this is staff, add a column role to the file.
# $kind (text)
# $key (text)
# $evidence (text)
roster-row-known-as = { $kind ->
    [user] This seems to be User ID { $key }: { $evidence }. Correct the User ID, or decide the conflict.
   *[device] This seems to be Device Serial { $key }: { $evidence }. Correct the Device Serial, or decide the conflict.
}
# $kind (text)
# $key (text)
# $line (text)
# $evidence (text)
roster-row-known-as-line = { $kind ->
    [user] This seems to be User ID { $key } on line { $line }: { $evidence }. If it is, correct the User ID.
   *[device] This seems to be Device Serial { $key } on line { $line }: { $evidence }. If it is, correct the Device Serial.
}
# $kind (text)
# $line (text)
# $evidence (text)
roster-row-twin = { $kind ->
    [user] Line { $line } seems to be the same user: { $evidence }. Keep the row with the right User ID.
   *[device] Line { $line } seems to be the same device: { $evidence }. Keep the row with the right Device Serial.
}
# $kind (text)
# $key (text)
# $differs (and)
roster-row-other-person = { $kind ->
    [user] User ID { $key } belongs to a record with another { $differs }. Correct it, or decide the conflict.
   *[device] Device Serial { $key } belongs to a record with another { $differs }. Correct it, or decide the conflict.
}
part-evidence-person = name and email address are the same
part-evidence-given-name = given name and email address are the same
part-evidence-email = the email address is the same, and no name contradicts it
part-evidence-names = the name and most other new names are already known
part-evidence-zeros = only leading zeros differ
part-evidence-capitals = only upper and lower case differ
part-evidence-other-id = it is another ID of this row
part-differs-name = name
part-differs-email = email address
part-differs-role = role
part-differs-school = school
part-differs-grade = grade
part-differs-asset-tag = asset tag
part-differs-model = model
part-differs-assigned-to = assignment
part-differs-location = location
part-differs-other-id = other ID

## Rosters: why a row is ignored.

# $line (text)
roster-ignored-other-role = This row gives another role to the user on line { $line }. The first role counts.
# $header (text)
# $text (text)
roster-ignored-rule = A rule leaves this row out: { $header } is “{ $text }”.
roster-ignored-guardian = This is a parent, guardian or relative. Only students and staff are loaded as users.

roster-kept-changed = The key or another detail was changed since. Revert the newer change first.
roster-kept-gone = The record was removed since.
roster-kept-insured = The record has insurance, so it is not removed.
roster-kept-in-import = An import names the record, so it is not removed.
roster-kept-key-taken = Another record has the earlier key.
roster-kept-user-kept = The device is assigned to a user who keeps the new key.

## Sentences of the stage *choose*, and of the notice about the open import.

choose-lead = Check an insurance list, then stage it. Until then, only its IDs leave this browser, to be looked up.
choose-title = Choose a file
choose-downloads = Get a template
choose-recognized = Recognized from its headers
choose-recognizes = The file shows whether it lists users or devices.
choose-template = Template
choose-file = Insurance CSV
choose-browse = Choose a file
choose-browse-again = Choose another file
choose-samples = Or try a sample file:
choose-to-process = Go to Bulk Insurance Process
choose-open = A file is staged already
choose-processing = A file is being processed
choose-refused = That file is too large
# $template (text)
choose-download-workbook = Download for Excel: { $template } template
# $template (text)
choose-download-template = Download { $template } template (CSV)
# $template (text)
choose-download-example = Download { $template } example (CSV)
# $file (text)
choose-waiting = { $file } will be checked once the templates are loaded.
# $size (text)
# $rows (count)
choose-limit = CSV, text or Excel, up to { $size } and { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }.
# $file (text)
# $size (text)
# $limit (text)
choose-too-large = { $file } has { $size }; the limit is { $limit }. Split it into smaller files, each with the header.
# $file (text)
# $template (text)
# $rows (count)
# $person (text)
# $at (time)
choose-open-import = { $file }: { $template } template, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }. Staged by { $person } on { $at }.
choose-open-next = You can check another file meanwhile.

## Sentences about choosing, dropping or pasting a file.

drop-zone-drop = Or drop it anywhere on this page, or paste cells from a spreadsheet.
drop-zone-drop-now = Drop the file here.
drop-zone-pasted = pasted.csv
drop-zone-no-file-dropped = That is not a file. Save it on this computer, then drop or choose the saved file.
drop-zone-not-now = Wait until the current file has been sent.
# $folder (text)
drop-zone-folder = { $folder } is a folder. Choose the file in it.
# $file (text)
drop-zone-only-first = One file at a time: only { $file } was taken.

## Sentences about requests that failed.

failure-try-again = Try again
failure-away = Coverlist can’t be reached
failure-away-help = Check the network connection, then try again. Nothing on this page is lost.
version-new = A new version of Coverlist is available
version-reload = Reload
version-new-help = Finish what you are doing, then load this page again. Until then, everything here stays.
version-unreadable-help = This page is too old to read the server’s answer. Load it again. What you have chosen here has to be chosen again.
failure-too-large-for-proxy = A proxy refuses a file of this size
failure-too-large-for-proxy-help = Ask whoever runs Coverlist to allow larger requests (in nginx, client_max_body_size). Nothing on this page is lost.
failure-foreign-answer = The answer isn’t from Coverlist
# $status (text)
failure-foreign-answer-help = A proxy, firewall or network sign-in may have answered (status { $status }). If trying again doesn’t help, tell whoever runs Coverlist.

## Sentences of the list of imports.

history-title = Imports
history-file = File
history-template = Template
history-state = State
history-rows = Rows
history-updated = Updated
history-unchanged = Already up to date
history-rest = Not applied
history-nothing = No imports yet
history-nothing-help = Every file that is staged is listed here.
history-no-such = Import not found
history-back = All imports
# $person (text)
history-by = by { $person }
history-last-step = Last step
history-person = By
history-note = Note
history-rows-left = Rows left
history-filter = Filter imports
history-search = Search by file or person
history-any-state = Any state
history-kind = Records
history-both-kinds = Users and devices
history-no-match = No import matches
history-show-all = Show all imports
history-nothing-applied = Nothing was applied

## Sentences of the pager below a list.

pager-label = Pages
pager-previous = Previous
pager-next = Next
# $first (count)
# $last (count)
pager-shown = { $first }–{ $last }
# $first (count)
# $last (count)
# $total (count)
pager-shown-of = { $first }–{ $last } of { $total }

## Sentences of the stage *plan*.

plan-looking = Looking for a staged file…
plan-planning = Comparing every row with its record…
# $file (text)
stage-corrects = These rows of { $file } were not applied. Correct them here: what you stage is merged into its report.
plan-ready = The plan is ready.
plan-decided = The decision is saved, and the plan made again.
plan-nothing = No file is staged
plan-nothing-help = Stage a file to see what it would change.
# $rows (count)
plan-headline-nothing = No record will change, of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $users (count)
# $rows (count)
plan-headline-users = { $users ->
        [one] { $users } user
       *[other] { $users } users
    } will change, of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $devices (count)
# $rows (count)
plan-headline-devices = { $devices ->
        [one] { $devices } device
       *[other] { $devices } devices
    } will change, of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $staged (text)
plan-staged = staged { $staged }
plan-download = Download
plan-download-workbook = Plan for Excel
plan-download-csv = Plan as CSV
plan-matches-nothing = No row matches a record that it could change. Look at the reasons before you process it.
plan-confirm = Same person
plan-leave-out = Leave out
# $rows (count)
plan-accept-all = { $rows ->
        [one] Accept
       *[other] Accept all { $rows }
    }
# $key (text)
plan-accept = Use { $key }
plan-reject = None of these
plan-proposals = Some keys probably mean a record
plan-proposals-review = Review one by one
plan-proposals-none = Every proposal is decided.
# $line (text)
plan-in-line = in line { $line }
# $line (text)
plan-rival = Line { $line } has the same record, or may mean it, too. Only one of the rows can have it.
plan-decisions = Decisions
plan-decisions-none = Nobody has decided about a row.
plan-take-back = Take back
# $line (text)
plan-decided-accept = Line { $line }: the proposed record is accepted.
# $line (text)
plan-decided-reject = Line { $line }: no record is meant.
# $line (text)
plan-decided-confirm = Line { $line }: it is the same person.
# $line (text)
plan-decided-leave-out = Line { $line } is left out.
# $line (text)
plan-decided-take-back = Line { $line }: the decision is taken back.
# $records (count)
absent-users = { $records ->
        [one] { $records } insured user is
       *[other] { $records } insured users are
    } not in this file
# $records (count)
absent-devices = { $records ->
        [one] { $records } insured device is
       *[other] { $records } insured devices are
    } not in this file
absent-help = Processing this file does not change them.
# $records (count)
absent-likely = { $records ->
        [one] { $records } other record is
       *[other] { $records } other records are
    } not listed, because keys of the file that were not found probably mean them.
# $records (count)
absent-multi-year = { $records ->
        [one] { $records } of them has
       *[other] { $records } of them have
    } a plan of several years, which a list of one year may lack.
absent-sheet-help = The download is a sheet that would end their coverage. Remove the rows that stay insured, then import it.
absent-workbook = Download for Excel
absent-csv = Download CSV
absent-table = Insured records that are not in the file
absent-key = Key
absent-place = School or location
absent-no-place = No school or location
absent-years = several years
# $added (count)
# $dropped (count)
# $changed (count)
comparison-open = Since the last list: { $added } added, { $dropped } dropped, { $changed } changed
comparison-title = Compared with the last list
comparison-previous = The last processed list of this source is
comparison-show = Show
comparison-added = Added
comparison-dropped = Dropped
comparison-changed = Changed
comparison-none = No rows.
comparison-values = Values
plan-to-import = Go to Bulk Insurance Import
plan-last = The last import was
plan-filter = Show rows
plan-all = All
# $key (text)
plan-search = Search by { $key }
plan-search-all = Search all columns
plan-warnings = Worth a look
# $rows (count)
plan-count-before = (was { $rows })
plan-table = Plan, row by row
plan-line = Line
plan-action = What happens
plan-record = Record
plan-name = Name in the file
# $name (text)
plan-name-in-file = In the file: { $name }
plan-from = from
plan-to = to
plan-no-rows = No rows match
plan-show-all = Show all rows
plan-delete = Delete staged file
plan-cancel = Cancel
plan-deleted = The staged file was deleted. No record was changed.
plan-deleted-elsewhere = Someone else deleted the staged file. No record was changed.
plan-stale = Records changed since you saw the plan; nothing was applied
plan-stale-help = This is the new plan. Review it before you process it.
plan-moved = Records changed while you reviewed the plan
plan-rows = Rows
plan-ignored = Ignored
plan-changes-nothing = This file has nothing left to change. You can delete it.
plan-rest-changes-nothing = Nothing is left to change. Process the rest to complete the report.
plan-delete-means = No record changes. The file on your computer stays.
plan-delete-rest-means = The rows of the sample stay applied. The other rows are given up.
# $file (text)
plan-delete-question = Delete { $file }?
# $at (time)
# $person (text)
plan-processed-before = This file was processed on { $at } by { $person }.
# $state (text)
# $at (time)
plan-ended = ({ $state } on { $at }).
# $state (text)
# $at (time)
# $person (text)
plan-ended-by = ({ $state } on { $at } by { $person }).
# $sum (text)
# $rows (count)
plan-sum-rest = { $sum } + { $rows } applied as a sample
# $rows (count)
# $updated (count)
# $unchanged (count)
# $skipped (count)
# $refused (count)
# $rejected (count)
plan-sum = { $rows ->
        [one] { $rows } row in the file
       *[other] { $rows } rows in the file
    } = { $updated } will change + { $unchanged } already up to date + { $skipped } not found + { $refused ->
        [one] { $refused } conflict
       *[other] { $refused } conflicts
    } + { $rejected } rejected

## Sentences of the stage *process*: consent and progress.

process-process = Process Insurance Import
process-question = Process this import?
process-sample = Process a sample
# $rows (count)
process-sample-first = The first { $rows } changes
# $rows (count)
process-sample-draw = { $rows } changes of all kinds
process-sample-question = Process a sample?
# $rows (count)
# $all (count)
process-sample-first-users = The first { $rows } of { $all } users change. The other rows stay staged.
# $rows (count)
# $all (count)
process-sample-first-devices = The first { $rows } of { $all } devices change. The other rows stay staged.
# $rows (count)
# $all (count)
process-sample-draw-users = { $rows } of { $all } users change, from all parts of the file. The other rows stay staged.
# $rows (count)
# $all (count)
process-sample-draw-devices = { $rows } of { $all } devices change, from all parts of the file. The other rows stay staged.
# $users (count)
process-consent-users = Change { $users ->
        [one] { $users } user
       *[other] { $users } users
    }
# $devices (count)
process-consent-devices = Change { $devices ->
        [one] { $devices } device
       *[other] { $devices } devices
    }
process-means = Only the insurance fields in the plan change. Either every change is made, or none.
process-started = Processing began.
process-starting = Starting…
process-closing = You can close this page. Processing continues.
process-lost-touch = The connection to the server was lost
process-lost-touch-help = Processing may continue. This page keeps trying to reach the server.
process-failed = Processing failed; nothing was applied
process-failed-help = The file is still staged. Process it again, or delete it.
process-withdrawn = The import was withdrawn; nothing was applied
process-done = Processing is done.
process-to-report = See the report
# $rows (count)
process-rows = Process { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $file (text)
# $rows (count)
process-changes-nothing = { $file } has { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } and changes no record.
# $file (text)
# $rows (count)
# $users (count)
process-changes-users = { $file } has { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } and changes the insurance of { $users ->
        [one] { $users } user
       *[other] { $users } users
    }.
# $file (text)
# $rows (count)
# $devices (count)
process-changes-devices = { $file } has { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } and changes the insurance of { $devices ->
        [one] { $devices } device
       *[other] { $devices } devices
    }.
# $file (text)
process-running = Processing { $file }
# $done (count)
# $rows (count)
process-done-of = { $done } of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $duration (text)
process-left = { $duration } left


## Sentences of the records screen and its load dialog.

records-title = Records
records-tabs = Kind of record
records-search = Search
records-name = Name
records-role = Role
records-school = School
records-model = Model
records-asset-tag = Asset tag
records-assigned = Assigned to
records-insurance = Insurance
records-policy = Policy
records-amount = Amount
records-ends = Ends
records-no-status = Not set
records-no-match = No records match
records-no-match-help = The search finds IDs, serials, names, asset tags and email addresses.
records-any-status = Any status
records-filter = Filters
records-filter-field = Filter by
records-no-field = No field
records-condition = Condition
records-in-range = Between
records-with-words = Contains
records-is-blank = Is blank
records-is-not-blank = Is not blank
records-from = From
records-to = To
records-contains = Text
records-cancel = Cancel
records-close = Close
records-no-file = Choose a file first.
records-load-means = Records and details that the file leaves out stay as they are. Insurance never changes.
records-shape = Read as
records-line = Line
records-reason = Reason
records-refused-rows = Rejected rows
records-ignored-rows = Ignored rows
records-columns = Columns of the file
records-column = Column
records-read-as = Read as
records-column-ignored = Ignored
# $grade (text)
records-grade = Grade { $grade }
# $position (count)
records-unnamed = Column { $position } (no header)
records-key-users = User ID
records-key-devices = Device Serial
records-load-users = Load users
records-load-devices = Load devices
records-file-users = Users file
records-file-devices = Devices file
records-takes-users = OneRoster (users.csv or the zip), Google Admin, Entra, or any list with one row per user.
records-takes-devices = ChromeOS, Jamf or Intune exports, or any list with one row per device.
records-questions = Open questions
records-nothing-loaded = Nothing was loaded yet
records-questions-help = Accept the proposals if they are right. Otherwise give the columns the headers of the template.
records-absent = Not in the file
records-download-rest = Download the rejected rows
records-rest-file = rejected-rows.csv
records-nothing-users = No users yet
records-nothing-devices = No devices yet
records-nothing-users-help = Load them from your student information system. Insurance is matched by User ID.
records-nothing-devices-help = Load them from your device inventory. Insurance is matched by Device Serial.
# $rows (count)
# $added (count)
# $changed (count)
# $unchanged (count)
# $refused (count)
records-loaded = { $rows ->
        [one] { $rows } row in the file
       *[other] { $rows } rows in the file
    } = { $added } added + { $changed } changed + { $unchanged } already up to date + { $refused } rejected
# $sum (text)
# $rows (count)
records-loaded-and-ignored = { $sum }, and { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } ignored
# $listed (count)
# $all (count)
records-first-rows = The first { $listed } of { $all } rows.

## One user or device, and what changes it.

record-no-such = There is no such record
record-no-such-help = It may have been removed when the load that added it was undone.
record-back-to-list = All records
# $kind (text)
# $key (text)
record-title = { $kind ->
        [user] User
       *[device] Device
    } { $key }
record-user = User
record-device = Device
record-devices = Devices
record-assigned = Assigned to
record-no-devices = No device is assigned to this user.
record-not-assigned = It is assigned to no known user.
record-who = Who it is
# $end (date)
record-covered-until = Covered until { $end }
record-covered = Covered, without an end date
# $start (date)
record-not-yet = Not covered yet: the coverage starts on { $start }
# $end (date)
record-ended = No longer covered: the coverage ended on { $end }
record-uncovered = Not covered
record-change = Change insurance
record-move = Move coverage
record-key-close = Close what is open, and change nothing
record-history = History
record-timeline = Covered and not covered
record-timeline-today = Today
# $days (count)
record-gap = { $days ->
        [one] { $days }-day gap
       *[other] { $days }-day gap
    }
# $from (date)
# $to (date)
record-period = { $from } to { $to }
# $from (date)
record-period-open = from { $from } on
record-when = When
record-what = Change
record-outcome = Outcome
record-now = Now
record-today = The record today
# $line (count)
record-line = Line { $line }
record-single-change = Changed on its own
# $source (text)
record-load-source = Load of a list: { $source }
record-load = Load of a list
record-added = Added
record-removed = Removed
record-details-changed = Details changed
record-undone = Undone
record-redone = Undo undone
record-undone-since = Undone since
# $name (text)
# $old (text)
# $new (text)
record-difference = { $name }: { $old } → { $new }
record-template = Template
record-change-means = Change what is different, then look at the plan. A blank field is cleared.
record-preview = Preview
record-nothing-typed = Nothing is different yet. Change a field first.
record-nothing-changes = The record has these values already. Go back to change others.
record-will-change = What will change
record-field = Field
record-refused = This record would not get its values
record-cancel = Cancel
record-back = Back
record-stale = The record has changed since
record-stale-help = Nothing was changed. This is the plan now: look at it again, then confirm it.
record-dependent = A staged import has a row about this
# $name (text)
record-dependent-help = Its plan changes, too. Whoever processes { $name } sees the new plan first.
record-dependent-plan = To its plan
record-changed = The insurance is changed.
record-change-undone = The change is undone.
record-report = Report
record-move-user = Move coverage to another user
record-move-device = Move coverage to another device
# $kind (text)
record-move-means = The coverage of this { $kind ->
        [user] user
       *[device] device
    } ends, and the other one gets its policy, type, amount and dates.
record-other-user = User ID, name or email address of the other user
record-other-device = Serial or asset tag of the other device
record-nobody = No other user has this. Check it, or load the user first.
record-no-device = No other device has this. Check it, or load the device first.

## The loads of lists of users and devices.

loads-tab = Loads
loads-when = When
loads-what = Change
loads-counts = Records
loads-state = Undo
loads-none = No list was loaded yet
loads-none-help = Each load of users or devices is listed here and can be undone.
loads-none-next = Go to users
loads-of-users = List of users
loads-of-devices = List of devices
# $load (text)
loads-undo-of = Undo of load { $load }
# $load (text)
loads-redo-of = Undo of the undo of load { $load }
# $added (count)
# $changed (count)
# $unchanged (count)
# $refused (count)
loads-loaded = { $added } added, { $changed } changed, { $unchanged } already up to date, { $refused } rejected
# $removed (count)
# $restored (count)
# $kept (count)
loads-reverted = { $removed } removed, { $restored } restored, { $kept } kept
loads-undone = Undone
loads-undo = Undo
loads-redo = Undo the undo
loads-undo-question = Undo this load?
loads-redo-question = Undo the undo of this load?
# $records (count)
loads-undo-for = Undo for { $records ->
        [one] { $records } record
       *[other] { $records } records
    }
# $records (count)
loads-redo-for = Load again for { $records ->
        [one] { $records } record
       *[other] { $records } records
    }
# $removed (count)
# $restored (count)
# $kept (count)
loads-returns = { $removed ->
        [one] { $removed } record
       *[other] { $removed } records
    } will be removed, { $restored ->
        [one] { $restored } gets its earlier details back
       *[other] { $restored } get their earlier details back
    }, and { $kept ->
        [one] { $kept } stays as it is
       *[other] { $kept } stay as they are
    }.
# $kept (count)
loads-kept = { $kept ->
        [one] { $kept } record stays as it is:
       *[other] { $kept } records stay as they are. The first ones:
    }
loads-means = Insurance never changes. The undo is listed among the loads, and can itself be undone.
loads-is-undone = The load is undone.
loads-is-redone = The undo is undone: the list is loaded again.
loads-stale = Records changed since you saw this
loads-stale-help = Nothing was changed. This is what would happen now.
loads-preview = Preview
loads-preview-means = Nothing is loaded before you have seen what would change.
loads-confirm = Accept the proposals
# $kind (text)
# $added (count)
# $changed (count)
# $unchanged (count)
# $refused (count)
# $ignored (count)
loads-plan = Loading this list will add { $added } and change { $changed } { $kind ->
        [user] { $changed ->
            [one] user
           *[other] users
        }
       *[device] { $changed ->
            [one] device
           *[other] devices
        }
    }. { $unchanged ->
        [one] { $unchanged } row is
       *[other] { $unchanged } rows are
    } already up to date, { $refused } will be rejected, and { $ignored } ignored.
# $unchanged (count)
# $refused (count)
# $ignored (count)
loads-plan-nothing = Loading this list changes nothing. { $unchanged ->
        [one] { $unchanged } row is
       *[other] { $unchanged } rows are
    } already up to date, { $refused } would be rejected, and { $ignored } ignored.
# $kind (text)
# $records (count)
loads-now = Load { $records } { $kind ->
        [user] { $records ->
            [one] user
           *[other] users
        }
       *[device] { $records ->
            [one] device
           *[other] devices
        }
    }
loads-changes = What would change
loads-key = ID or serial
loads-added = Added
loads-changed = Changed
# $name (text)
# $value (text)
loads-detail = { $name }: { $value }
loads-other-file = Choose another file
loads-plan-stale = Other names would change now
loads-names-differ = Most names would change
# $renamed (count)
loads-names-differ-help = { $renamed ->
        [one] { $renamed } known record
       *[other] { $renamed } known records
    } would get the name of another person, so the columns of the list may be mixed up. Compare the names below with the list before you load it.
# $renamed (count)
loads-names-agree = { $renamed ->
        [one] { $renamed } record gets
       *[other] { $renamed } records get
    } another person’s name, and that is right.

## Sentences of the screen *Coverage*.

coverage-title = Coverage
# $day (date)
coverage-as-of = As of { $day }
# $covered (count)
# $users (count)
coverage-headline-users = Covered today: { $covered } of { $users ->
    [one] { $users } user
   *[other] { $users } users
}
# $covered (count)
# $devices (count)
coverage-headline-devices = Covered today: { $covered } of { $devices ->
    [one] { $devices } device
   *[other] { $devices } devices
}
# $users (count)
coverage-users = { $users ->
    [one] { $users } user
   *[other] { $users } users
}
# $devices (count)
coverage-devices = { $devices ->
    [one] { $devices } device
   *[other] { $devices } devices
}
# $found (count)
# $all (text)
coverage-found = { $found } of { $all }
# $records (text)
coverage-export = Export { $records }
coverage-export-all = Export
coverage-export-help = The export can be edited and imported again.
coverage-workbook = Workbook (.xlsx)
coverage-csv = CSV
coverage-statuses = Insurance status
# $status (text)
# $records (text)
coverage-part = { $status } { $records }
coverage-worth = Worth a look
coverage-not-covered = Not covered
coverage-covered = Covered
# $days (count)
coverage-within = { $days ->
    [one] Ends within { $days } day
   *[other] Ends within { $days } days
}
coverage-ended = Coverage has ended
coverage-not-started = Coverage starts later
coverage-without-policy = No policy number
coverage-never = No end date
# $month (text)
coverage-ends-in = Ends in { $month }
coverage-ends-later = Ends later than in 12 months
coverage-by-grade = Covered by grade
coverage-by-model = Covered by model
coverage-no-grade = No grade
coverage-no-model = No model
# $covered (count)
# $records (count)
coverage-of = { $covered } of { $records }
# $groups (count)
coverage-more = { $groups ->
    [one] { $groups } smaller group is not listed.
   *[other] { $groups } smaller groups are not listed.
}
coverage-by-school = Status by school
coverage-by-location = Status by location
coverage-no-school = No school
coverage-no-location = No location
coverage-all-schools = All schools
coverage-all-locations = All locations
coverage-chart = Proportions
# $places (count)
coverage-show-places = Show all { $places } rows
# $percent (count)
coverage-percent = { $percent }%
# $place (text)
# $status (text)
# $records (text)
coverage-cell = { $place }, { $status }: { $records }
coverage-months = Coverage ends by month
coverage-as-table = Show as table
coverage-as-chart = Show as chart
coverage-month = Month
coverage-later = Later
# $filter (text)
coverage-remove = Remove the filter { $filter }
coverage-clear = Clear filters
coverage-search-users = Name, ID or policy
coverage-search-devices = Serial, asset tag or policy
coverage-no-match-help = Remove a filter, or search for something else.
coverage-has-ended = ended
coverage-starts-later = starts later

## Sentences of the stage *report*.

report-title = Import report
report-table = Report, row by row
report-outcome = Outcome
# $rows (count)
report-fix = { $rows ->
        [one] Fix this row
       *[other] Fix these { $rows } rows
    }
report-download = Download
# $by (text)
report-processed-facts = processed { $by }
# $by (text)
report-deleted-facts = deleted { $by }
# $left (count)
# $rows (count)
report-left = { $left } of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } { $left ->
        [one] was
       *[other] were
    } not applied
report-left-filter = Not applied
report-download-all-workbook = Download for Excel: all rows, with old and new values
report-download-all = Download all rows (CSV)
report-download-receipt = Download the receipt (JSON)
report-download-receipt-csv = Download the receipt (CSV)
report-download-workbook = Download for Excel: rows that were not applied
report-download-rest = Download rows that were not applied (CSV)
report-download-sheet-workbook = Download for Excel: sheet
report-download-sheet = Download sheet (CSV)
report-findings = Findings in the file
report-no-findings = Nothing was found wrong in the file.
report-file = File
report-name = Name
report-size = Size
report-template = Template
report-staged = Staged
report-processed = Processed
report-deleted = Deleted
report-source-fingerprint = SHA-256 of the file, as reported
report-sheet-fingerprint = SHA-256 of the sheet
report-open = This file is not processed yet
report-to-plan = See the plan
report-astray = The counts don’t add up to the rows in the file. Tell whoever runs Coverlist.
report-expired-title = Deleted, as Settings > Retention says
# $days (count)
report-rows-expired = The rows were deleted after { $days ->
        [one] one day
       *[other] { $days } days
    }. The counts stay. The import can’t be undone or verified any more.
# $days (count)
report-expired = The report was deleted after { $days ->
        [one] one day
       *[other] { $days } days
    }. The counts stay in the list of imports.
report-was-deleted = This file was deleted before it was processed. It changed no record.
report-place = Line
report-severity = Severity
report-finding = Finding
report-whole-file = Whole file
# $records (count)
report-headline = Processed: { $records ->
        [0] no record was changed
        [one] { $records } record was changed
       *[other] { $records } records were changed
    }
# $at (time)
# $person (text)
report-by = { $at }, by { $person }
# $records (count)
report-sampled = Sample: { $records ->
        [one] { $records } record was changed
       *[other] { $records } records were changed
    }
report-everything = Every row in the file was applied or already matched.
# $rows (count)
# $updated (count)
# $unchanged (count)
# $skipped (count)
# $refused (count)
# $rejected (count)
report-sum = { $rows ->
        [one] { $rows } row in the file
       *[other] { $rows } rows in the file
    } = { $updated } updated + { $unchanged } already up to date + { $skipped } not found + { $refused ->
        [one] { $refused } conflict
       *[other] { $refused } conflicts
    } + { $rejected } rejected
# $sum (text)
# $rows (count)
report-sum-rest = { $sum } + { $rows } not processed

## Sentences of the verification sheet.

verify-title = Verify rows
# $rows (count)
verify-rows = Verify { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
verify-back = Back to the report
verify-print = Print this sheet
verify-download-workbook = Download for Excel: verification sheet
verify-download = Download verification sheet (CSV)
# $template (text)
# $by (text)
verify-processed = { $template }, processed { $by }
# $checked (count)
# $rows (count)
verify-checked = { $checked } of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } checked
# $records (count)
verify-differing = { $records ->
        [one] { $records } record differs
       *[other] { $records } records differ
    } from the file
verify-table = Rows of the file beside their records
verify-check = Checked
verify-values = Values
verify-file = File
verify-differs = differs
verify-note = Note
verify-add-note = Add a note
# $line (count)
verify-row-checked = Row { $line } checked
# $line (count)
verify-row-note = Note on row { $line }
# $key (text)
verify-no-record = No record has this { $key }
# $person (text)
verify-outdated = This row has changed since { $person } marked it. Check it again.
# $person (text)
# $checked (text)
verify-unseen = Meanwhile { $person } marked this row as { $checked ->
        [yes] checked
       *[no] not checked
    }. Your mark replaced that.
# $person (text)
# $checked (text)
# $note (text)
verify-unseen-note = Meanwhile { $person } marked this row as { $checked ->
        [yes] checked
       *[no] not checked
    }, with the note “{ $note }”. Your mark replaced that.
verify-yield = Use theirs
verify-not-stored = This mark is not stored
verify-undone = This import is undone
verify-undone-help = Its checks and notes no longer change.
# $at (time)
verify-as-of = Record values as of { $at }
verify-kept = Checks and notes are stored with the import
verify-signature = Verified by
verify-date = Date

## Sentences about undoing an import, and its undo.

undo-undo = Undo
undo-redo = Undo the undo
undo-running = Undoing…
undo-question = Undo this import?
undo-redo-question = Undo the undo?
undo-ready = The preview is ready.
# $kind (text)
# $reverted (count)
# $all (count)
# $at (time)
undo-returns = { $reverted } of { $kind ->
        [user] { $all ->
            [one] { $all } user
           *[other] { $all } users
        }
       *[device] { $all ->
            [one] { $all } device
           *[other] { $all } devices
        }
    } { $reverted ->
        [one] returns to what it was
       *[other] return to what they were
    } before { $at }.
# $kind (text)
# $reverted (count)
# $all (count)
undo-redo-returns = { $reverted } of { $kind ->
        [user] { $all ->
            [one] { $all } user
           *[other] { $all } users
        }
       *[device] { $all ->
            [one] { $all } device
           *[other] { $all } devices
        }
    } { $reverted ->
        [one] gets
       *[other] get
    } the values of the import back.
# $kind (text)
# $kept (count)
undo-kept = { $kind ->
        [user] { $kept ->
            [one] { $kept } user
           *[other] { $kept } users
        }
       *[device] { $kept ->
            [one] { $kept } device
           *[other] { $kept } devices
        }
    } { $kept ->
        [one] was edited since and keeps its values.
       *[other] were edited since and keep their values.
    }
undo-kept-label = Records that keep their values
undo-all-label = All changes of the undo
undo-edited = Edited since
# $person (text)
# $at (time)
undo-edited-by = edited by { $person } on { $at }
# $changes (count)
undo-show-all = { $changes ->
        [one] Show { $changes } change
       *[other] Show all { $changes } changes
    }
undo-show-kept = Show only what was edited since
undo-means = The undo is part of the history of the import, and can itself be undone.
# $kind (text)
# $users (count)
undo-for = Undo for { $kind ->
        [user] { $users ->
            [one] { $users } user
           *[other] { $users } users
        }
       *[device] { $users ->
            [one] { $users } device
           *[other] { $users } devices
        }
    }
# $kind (text)
# $users (count)
undo-redo-for = Undo the undo for { $kind ->
        [user] { $users ->
            [one] { $users } user
           *[other] { $users } users
        }
       *[device] { $users ->
            [one] { $users } device
           *[other] { $users } devices
        }
    }
undo-started = The undo began.
undo-bar = Undoing the import
undo-redo-bar = Undoing the undo
undo-closing = You can close this page. The undo continues.
undo-lost-touch-help = The undo may continue. This page keeps trying to reach the server.
undo-done = The import is undone.
undo-redone = The undo is undone.
undo-stale = Records changed since you saw the preview; nothing was undone
undo-stale-help = This is the new preview. Review it before you undo.
undo-failed = The undo failed; no record was changed
undo-failed-help = Undo it again. If that fails, tell whoever runs Coverlist.
undo-withdrawn = The undo was withdrawn; no record was changed

## Sentences of the top bar, the account menu, and the screens that replace one that cannot be shown.

shell-product = Coverlist
shell-skip = Skip to content
shell-navigation = Main
shell-utilities = System Utilities
shell-imports = Imports
shell-records = Records
shell-settings = Settings
shell-account = Account
shell-password = Change password
shell-sign-out = Sign out
shell-sign-out-everywhere = Sign out everywhere
shell-loading = Loading…
shell-not-found = Page not found
shell-not-found-help = Check the address for typing mistakes.
shell-to-utilities = Go to System Utilities
shell-denied = Your account can’t open this
# $screen (text)
shell-document-title = { $screen } · Coverlist
# $permission (text)
# $district (text)
shell-denied-help = It needs the { $permission } permission. Ask an administrator of { $district } for it.
shell-no-permissions = No permissions
# $permissions (list)
shell-permissions = { $permissions }
shell-language = Language
shell-language-of-browser = Browser language

## Sentences of the element in a page of another program.

embed-no-session = You are not signed in here
embed-no-token = The page around Coverlist does not say who you are. Sign in there, then try again. Nothing here is lost.
embed-no-answer = The page around Coverlist did not confirm who you are. Try again. Nothing here is lost.
embed-other-person = Somebody else is signed in to this page now. Load it again to work as that person.

## Sentences of the sign-in page, and of the dialog that asks again after the session has ended.

sign-in-sign-in = Sign in
sign-in-email = Email
sign-in-password = Password
sign-in-about = Check an insurance list, see what it would change, and apply it to your users or devices.
sign-in-both-needed = Enter your email and password.
sign-in-wrong = Email and password don’t match
sign-in-wrong-help = Check both and try again. Passwords are case-sensitive.
sign-in-no-cookie = The browser did not keep the sign-in cookie
sign-in-no-cookie-help = Allow cookies for this site, then sign in again. If that doesn’t help, tell whoever runs Coverlist.
sign-in-may = Permissions
sign-in-throttled = Too many attempts
sign-in-demo = Demo district
sign-in-demo-help = Made-up people and devices to try everything on.
sign-in-ended = Sign in again
sign-in-ended-help = Your session ended. Nothing on this page is lost.
sign-in-leave = Leave this page
sign-in-other = Someone else is signed in
# $name (text)
# $district (text)
sign-in-other-help = This page belongs to { $name } of { $district }, and waits. Sign in again as { $name } to continue. Nothing on this page is lost.
sign-in-yield = Continue as the other account
sign-in-back = Signed in again.
# $seconds (count)
sign-in-throttled-seconds = Wait { $seconds ->
        [1] a second
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }, then try again.
# $minutes (count)
sign-in-throttled-minutes = Wait { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, then try again.
sign-in-throttled-a-while = Wait a few minutes, then try again.
# $email (text)
sign-in-fill-with = Fill in { $email }

## Sentences about runs. The API sends them.

run-cannot-commit = The database cannot be written; the disk may be full. No record has changed.

## Sentences about a run that waits for another try.

waiting-title = Waiting to write the changes
# $time (text)
waiting-next-try = Coverlist tries again by itself, next on { $time }.
waiting-withdraw = Withdraw
waiting-withdraw-means = Nothing is written then. You can start again later.

## Sentences of the stage *stage*.

stage-button = Stage
stage-about = IDs and serials are looked up in the records, and not stored. Staging sends only the template’s columns and changes no record; every other column stays on this computer.
stage-sending = Sending the sheet
stage-checking = The server is checking the sheet
stage-blocked = Correct what blocks the file, then stage it.
stage-nothing-accepted = Every row is rejected. Correct the rows in your spreadsheet and choose the file again.
stage-answer-first = Every row is rejected. Answer the questions about the file first.
stage-open-first = Wait until the other file is processed or deleted.
stage-open-now = Another file was staged meanwhile
stage-open-now-next = Process or delete that file, then stage this one. Nothing you did here is lost.
stage-template-changed = The template changed
stage-template-changed-next = Nothing was staged. The file is checked again with the new version; review the result.
stage-templates-first = The templates must be loaded first.
stage-rows-first = Answer first which rows are read.
stage-refused-findings = What the server found:
stage-staged = The file is staged
stage-staged-next = No record has changed. Next, see what processing would change.
stage-another = Choose another file
# $rows (count)
stage-rows = Stage { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $accepted (count)
# $rows (count)
stage-rows-of = Stage { $accepted } of { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
# $rows (count)
stage-left-out = { $rows ->
    [one] { $rows } rejected row will not be applied.
   *[other] { $rows } rejected rows will not be applied.
}
# $sent (text)
# $size (text)
stage-sent = { $sent } of { $size }
# $file (text)
# $rows (count)
stage-staged-all = { $file }: { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } to be applied.
# $file (text)
# $rows (count)
# $rejected (count)
stage-staged-some = { $file }: { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } to be applied, { $rejected } rejected.
stage-earlier-report = See its report
# $at (time)
# $person (text)
stage-processed-before = This file was processed on { $at } by { $person }. Processing it again will probably change nothing.

## Earlier answers about a file, which the browser has kept.

draft-title = Go on where you left off?
# $at (time)
draft-about = This browser kept your answers about this file on { $at }.
draft-take = Use them
draft-delete = Delete them

## Sample files of the demo district.

sample-clean-device-title = Clean device file
sample-clean-device-about = Most devices get this year’s policy, some already match, and a few are not in the district.
sample-clean-user-title = Clean user file
sample-clean-user-about = The students of two schools by their ID, leading zeros included.
sample-messy-device-title = Messy device file
sample-messy-device-about = Every kind of mistake that a row can have, between rows that are right.
sample-wrong-template-title = Wrong template
sample-wrong-template-about = A user file under the device template. Coverlist offers to switch.

## The product's vocabulary, as the page writes it.

terms-blank = blank
# An attribute `.inline` is the word inside a sentence or after a comma.

terms-users = Users
terms-devices = Devices

field-key = Key
field-status = Insurance Status
field-policy-number = Policy Number
field-coverage-type = Coverage Type
field-coverage-amount = Coverage Amount
field-coverage-start = Coverage Start Date
field-coverage-end = Coverage End Date
field-custom = Custom field

status-enrolled = Enrolled
status-not-enrolled = Not enrolled
status-declined = Declined
status-waived = Waived

outcome-will-change = Will change
outcome-updated = Updated
outcome-unchanged = Already up to date
outcome-skipped = Not found
outcome-refused = Conflict
outcome-rejected = Rejected
outcome-not-processed = Not processed
effect-newly-enrolled = Newly enrolled
effect-renewed = Renewed
effect-ends = Ends coverage
effect-ended = Coverage ended
effect-changed = Other change
effect-newly-enrolled-means = not covered before, covered after
effect-renewed-means = stays covered, with a later date
effect-ended-means = covered before, not covered after
effect-changed-means = coverage stays as it is, other values change
warning-clears-values = Clears values
warning-ends-running = Ends running coverage
warning-shortens = Shortens coverage
warning-replaces-multi-year = Replaces a plan of several years
warning-starts-in-future = Starts in the future
warning-policy-of-other = Policy number of another record
warning-second-device = Second insured device of a user
outcome-updated-means = at least one field changes
outcome-unchanged-means = the record already matches
# $key (text)
outcome-skipped-means = no record has this { $key }
outcome-refused-means = contradicts its record or another row
outcome-rejected-means = the row did not pass the checks
outcome-not-processed-means = the row was not in the sample

severity-blocks = Blocks
    .long = Blocks the file
severity-rejects = Rejects
    .long = Rejects the row
severity-warns = Warns
    .long = Worth a look

state-staged = Staged
    .inline = staged
state-queued = Processing
    .inline = processing
state-processed = Processed
    .inline = processed
state-deleted = Deleted
    .inline = deleted
state-undone = Undone
    .inline = undone

permission-manage-settings = Manage Settings
permission-view-reports = View Reports

## Sizes and durations.

# $bytes (count)
size-bytes = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}
# $size (count)
size-kilobytes = { $size } KB
# $size (text)
size-megabytes = { $size } MB
duration-moment = a moment
# $seconds (count)
duration-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
# $minutes (count)
duration-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

## Sentences of System Utilities: the two cards, the last imports, and the other settings.

utilities-import = Bulk Insurance Import
utilities-import-about = Check an insurance list and stage it. Staging changes no record.
utilities-process = Bulk Insurance Process
utilities-process-about = Review what the staged file would change, then apply it: all of it or nothing.
utilities-nothing-staged = No file is staged.
utilities-choose-file = Choose a file
utilities-open-import = Check a file
utilities-see-plan = See the plan
utilities-see-progress = See progress
utilities-one-at-a-time = One file can be staged at a time. You can check another file meanwhile.
utilities-history-instead = See past imports
# $file (text)
# $rows (count)
# $person (text)
# $at (time)
utilities-staged = { $file }, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, staged by { $person } on { $at }
# $file (text)
# $rows (count)
utilities-processing = { $file }, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, is being processed
# $file (text)
# $rows (count)
# $person (text)
utilities-processing-for = { $file }, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, is being processed for { $person }
utilities-more = Other settings
utilities-last-imports = Last imports
utilities-retention-about = how long files, rows and reports are kept
utilities-audit-about = who changed, signed in and downloaded what
utilities-sources-about = answers kept for the next list of a sender
utilities-accounts-about = who may sign in, and what they may do
utilities-templates-about = the columns and rules of insurance lists, and the fields of your records

## The menu at the header of a column.

column-menu-use = Used as
column-menu-compared = Only compared with the records
column-menu-nothing = Not used
column-menu-samples = In this column
# $found (count)
# $rows (count)
column-menu-found = { $rows ->
    [one] { $found } of { $rows } row has a record
   *[other] { $found } of { $rows } rows have a record
}

## Finding and replacing a text in the cells of a column.

replace-title = Replace
replace-column = Column
replace-find = Text to find
replace-with = Replace with
replace-count = Count cells
# $cells (count)
# $header (text)
replace-found = { $cells ->
    [0] No cell of { $header } contains this text. Letter case matters.
    [one] { $cells } cell of { $header } contains this text.
   *[other] { $cells } cells of { $header } contain this text.
}
# $cells (count)
replace-do = { $cells ->
    [one] Replace in { $cells } cell
   *[other] Replace in { $cells } cells
}

## Downloads of a validated file, which are made in the browser.

download-menu = Download
download-sheet = Corrected sheet
download-sheet-about = All rows with your corrections, under the template’s headers. It reads in again as it is.
# The end of the name of a downloaded file.
download-sheet-suffix = corrected
download-findings = Rows with findings
download-findings-suffix = findings
download-shown = Rows shown in the table
download-shown-suffix = rows
download-rows-about = Rows have all columns of the file, with line and reason, to send back. They stay on this computer.
download-workbook = Excel
download-csv = CSV
download-too-large = A worksheet holds at most 1,048,576 rows. Download the CSV instead.
download-no-writer = What writes Excel files did not load. Try again, or download the CSV.

## Sentences about file facts, progress, findings and rows.

validate-worker-died = The background check stopped and continues on this page.
validate-canceled = Checking was canceled. Nothing was sent.
validate-check-again = Check again
validate-cancel = Cancel
validate-undo = Undo
validate-redo = Redo
validate-reading = Reading the file
validate-checking = Checking rows
validate-file = The file as it is read
validate-name = File
validate-size = Size
validate-rows = Rows
validate-encoding = Encoding
validate-delimiter = Delimiter
validate-kind = Content
validate-line-ends = Line ends
validate-worksheet = Worksheet
# $name (text)
# $rows (count)
validate-worksheet-rows = { $rows ->
        [one] { $name }, { $rows } row
       *[other] { $name }, { $rows } rows
    }
# $name (text)
# $rows (count)
validate-worksheet-hidden = { $rows ->
        [one] { $name } (hidden), { $rows } row
       *[other] { $name } (hidden), { $rows } rows
    }
validate-hidden-rows = Hidden rows
# $rows (count)
validate-hidden-rows-question = { $rows ->
        [one] { $rows } row of the worksheet is hidden, by a filter or a person. Does it belong to the list?
       *[other] { $rows } rows of the worksheet are hidden, by a filter or a person. Do they belong to the list?
    }
validate-hidden-rows-include = Read hidden rows
validate-hidden-rows-leave-out = Leave hidden rows out
# $rows (count)
validate-hidden-rows-included = { $rows ->
        [one] { $rows } hidden row is read.
       *[other] { $rows } hidden rows are read.
    }
# $rows (count)
validate-hidden-rows-left-out = { $rows ->
        [one] { $rows } hidden row is left out.
       *[other] { $rows } hidden rows are left out.
    }
validate-read-otherwise = Change how the file is read
validate-samples = Check that accented names look right here. If they don’t, choose another encoding.
validate-findings = Findings
validate-no-findings = No findings.
validate-example = For example:
validate-table = Rows
validate-table-label = Rows of the file; arrow keys move from row to row
validate-show = Show
validate-find = Find in rows
validate-line = Line
validate-found = Findings
validate-no-rows = No rows to show.
rows-active = The active row
rows-correct = Correct
rows-correct-all = Correct all equal cells
# $text (text)
rows-use = Use “{ $text }”
rows-leave-out = Leave this row out
rows-take-in = Take this row in again
rows-keep = Keep this row
rows-keep-short = Keep
rows-header = This is the header
# $key (text)
rows-of-key = Compare all rows of { $key }
rows-like-this = Leave out rows like this, or all others
rows-rule-column = Rows whose
# $value (text)
rows-rule-value = is “{ $value }”
rows-rule-keep = Keep only these
rows-rule-leave-out = Leave these out
rows-rules = Rules that leave rows out
# $rows (count)
rows-rule-rows = ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
})
rows-rule-take-back = Take back
# $value (text)
rows-rule-text = “{ $value }”
# $header (text)
# $values (text)
rows-rule-is = Rows whose { $header } is { $values } are left out.
# $header (text)
# $values (text)
rows-rule-is-not = Only rows whose { $header } is { $values } are read.
# $header (text)
rows-rule-none = No row is left out because of { $header }.
# $header (text)
rows-rule-negative = Rows with a negative { $header } are left out.
rows-key-correct = correct
rows-key-next = next finding
rows-key-control = Ctrl
rows-keys = Keys
rows-keys-close = Close
rows-key-move = In the rows: the cell above, below or beside
rows-key-page = In the rows: a page up or down
rows-key-ends = In the rows: the first or the last cell of the row
rows-key-corners = In the rows: the first or the last row
rows-key-next-long = In the rows: the next row with a finding, or without a record
rows-key-previous = In the rows: the one before
rows-key-correct-long = In the rows: correct the cell, or the row where the cell cannot be corrected
rows-key-keep = In a cell: keep the correction, and go to the next cell with Tab
rows-key-leave = Leave a text field without a correction, and go back to the rows
rows-key-undo-long = Undo the last decision
rows-key-redo = Redo it
rows-key-paste = Take cells or a file from the clipboard
rows-key-map = Show these keys
rows-key-letters = Use single letters and ? as keys
rows-key-row-next = Next row
rows-key-row-previous = Previous row
validate-row-clean = No findings in this row.
validate-row-unchecked = Rows are checked once nothing blocks the file.
validate-look-in-all = Look in all rows
validate-blocked = The file can’t be staged as it is
validate-show-findings = Rows with findings
validate-show-all = All rows
# $line (count)
validate-show-same-key = Only: the key of line { $line }
encoding-utf-8 = UTF-8
encoding-utf-16-le = UTF-16 (little-endian)
encoding-utf-16-be = UTF-16 (big-endian)
encoding-windows-1252 = Windows-1252
encoding-macintosh = Mac Roman
encoding-ibm437 = DOS (code page 437)
encoding-utf-8-twice = UTF-8, encoded twice
# $encoding (text)
encoding-with-bom = { $encoding } with BOM
delimiter-comma = Comma
delimiter-semicolon = Semicolon
delimiter-tab = Tab
delimiter-pipe = Pipe
line-ends-none = None
line-ends-lf = LF
line-ends-crlf = CRLF
line-ends-cr = CR
line-ends-mixed = Mixed
file-kind-text = Text
file-kind-empty = Empty
file-kind-workbook = Workbook
file-kind-numbers = Numbers spreadsheet
file-kind-sheet-link = Link to a Google Sheet
file-kind-document = Text document
file-kind-archive = Archive
file-kind-pdf = PDF
file-kind-picture = Picture
file-kind-database = Database
file-kind-web-page = Web page
file-kind-message = E-mail or saved page
file-kind-json = JSON
file-kind-binary = Not text

file-row-header = Header
    .inline = header
file-row-accepted = Accepted
    .inline = accepted
file-row-waiting = Waiting
    .inline = waits for an answer about the file
file-row-missing = Not found
file-row-rejected = Rejected
    .inline = rejected
file-row-unchecked = Not checked
    .inline = not checked
file-row-ignored = Ignored
    .inline = ignored

unreadable-template = The template no longer exists
unreadable-template-next = Choose another template. If none is offered, reload this page.
unreadable-file = The file can’t be read
unreadable-file-next = If it is in a cloud drive, download it first. Make sure it opens, then choose it again.
unreadable-changed = The file changed
unreadable-changed-next = Nothing was staged. Choose the file again to check it as it is now.
unreadable-engine = The file can’t be checked now
unreadable-engine-next = A part of Coverlist did not load. Check the network connection, then reload this page.
unreadable-workbook = The workbook can’t be read now
unreadable-workbook-next = The part of Coverlist that reads workbooks did not load or stopped. Check the network connection, then check the file again. A worksheet that you save as a CSV needs no such part.
unreadable-part = Only a part of the file could be read
# $size (text)
# $read (text)
unreadable-part-next = { $read } of { $size } arrived. Download the whole file to this computer, then choose it again.
unreadable-grew = The file grew while it was read
unreadable-grew-next = Wait until the program that writes it is done, then choose the file again.

# $line (count)
validate-sample-at = Line { $line }
# $rows (count)
# $ignored (count)
validate-rows-and-ignored = { $rows }, and { $ignored ->
        [one] { $ignored } row ignored
       *[other] { $ignored } rows ignored
    }
# $read (text)
# $size (text)
# $rows (count)
validate-read-so-far = { $read } of { $size }, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $rows (count)
validate-read-rows-so-far = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $checked (count)
# $rows (count)
validate-checked-so-far = { $checked } of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $title (text)
validate-show-code = Only: { $title }
# $rows (count)
validate-shown = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
# $line (count)
# $status (text)
validate-row = Line { $line }, { $status }
# $title (text)
# $more (count)
validate-and-more = { $title }, and { $more } more
# $rows (count)
validate-verdict-unchecked = The file can’t be staged as it is. { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, not checked.
# $rows (count)
# $accepted (count)
# $rejected (count)
# $ignored (count)
validate-verdict = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } checked: { $accepted } accepted, { $rejected } rejected, { $ignored } ignored.
# $accepted (count)
# $rows (count)
validate-can-stage = { $accepted } of { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} can be staged
# $header (text)
validate-all-known = every { $header } has a record
# $counts (text)
validate-verdict-blocked = The file can’t be staged as it is. { $counts }

## Questions about the order of day and month in dates.

validate-dates = Day or month first?
# $header (text)
dates-mixed = Some dates in { $header } can only be day-first, others only month-first. Rows that don’t fit your choice are rejected.
# $count (count)
# $lines (list)
# $header (text)
dates-doubtful = Only { $count ->
        [one] line { $lines } of { $header } proves
       *[other] lines { $lines } of { $header } prove
    } an order. Look for a typo: rows that don’t fit your choice are rejected.
# $header (text)
# $line (count)
dates-unknown = Nothing in { $header } proves the order. The first unclear date is on line { $line }.
# $headers (text)
dates-also = The answer holds for { $headers }, too.
dates-day-first = Day first
    .inline = day-first
    .other = Read it month-first
dates-month-first = Month first
    .inline = month-first
    .other = Read it day-first
# $order (text)
# $cell (text)
# $date (date)
dates-example = { $order }: { $cell } is { $date }
# $header (text)
# $order (text)
# $example (text)
dates-read-as-chosen = { $header } is read { $order }, as you chose{ $example }.
# $header (text)
# $order (text)
# $other (text)
# $example (text)
dates-read-as-column = { $header } is read { $order }, as { $other } is{ $example }.
# $header (text)
# $order (text)
# $line (count)
# $example (text)
dates-read-as-proven = { $header } is read { $order }, as line { $line } proves{ $example }.
# $cell (text)
# $date (date)
dates-read-example = : { $cell } is { $date }

## Questions about a file, and their answers.

# $proposals (count)
questions-confirm-all = { $proposals ->
    [one] Confirm the proposal
   *[other] Confirm all { $proposals } proposals
}
# $header (text)
questions-column = Where { $header } comes from
questions-column-open = Choose a column…
questions-column-absent = Not in this file
# $column (count)
# $header (text)
questions-column-of-file = Column { $column }: { $header }
# $value (text)
questions-column-constant = The same in every row: { $value }
questions-column-written = The same in every row…
questions-constant = Value in every row
questions-constant-use = Use in every row
# $header (text)
questions-constant-refused = This is no value of { $header }. Write it as a cell of the template would have it.
# $words (count)
# $header (text)
questions-words = { $words ->
    [one] What does this word in { $header } mean?
   *[other] What do these { $words } words in { $header } mean?
}
# $header (text)
questions-words-decided = The words in { $header }, as you decided
questions-words-about = Rows with a word that stays open are rejected. The others can be staged.
# $more (count)
questions-words-more = { $more ->
    [one] { $more } more word appears once others are decided.
   *[other] { $more } more words appear once others are decided.
}
# $word (text)
questions-word = “{ $word }”
questions-word-blank = Blank cells
# $word (text)
# $rows (count)
questions-word-rows = { $word }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
questions-word-open = Leave open
# $proposal (text)
questions-word-proposal = Probably { $proposal }
# $header (text)
# $rows (count)
# $others (count)
questions-items = By { $header }, { $rows ->
    [one] { $rows } row is about insurance
   *[other] { $rows } rows are about insurance
}, and { $others } about something else.
# $items (list)
# $others (list)
questions-items-about = About insurance: { $items }. About something else: { $others }.
questions-items-blank = blank cells
questions-items-only = Read only rows about insurance
questions-items-all = Read all rows
# $rows (count)
# $headers (list)
questions-refunds = { $rows ->
    [one] By { $headers }, { $rows } row looks like a refund.
   *[other] By { $headers }, { $rows } rows look like refunds.
}
# $rows (count)
# $line (count)
questions-refunds-about = { $rows ->
    [one] It is on line { $line }, and would be applied like a payment.
   *[other] The first is on line { $line }. They would be applied like payments.
}
questions-refunds-leave-out = Leave refunds out
questions-refunds-apply = Apply them, too
# $header (text)
# $rows (count)
questions-century = { $rows ->
    [one] In which century is the year with two digits in { $header }?
   *[other] In which century are the years with two digits in { $header }, in { $rows } rows?
}
# $first (text)
# $last (text)
questions-century-years = { $first } to { $last }
# $header (text)
questions-decimal = Is a point or a comma before the decimals in { $header }?
questions-decimal-point = A point: 1,050.00
questions-decimal-comma = A comma: 1.050,00
# $header (text)
# $rows (count)
# $damage (text)
questions-repair = Shall { $header } be repaired where the original is certain? { $damage }, in { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}.
# $rows (count)
# $header (text)
questions-repair-all = { $rows ->
    [one] Repair { $rows } in { $header }
   *[other] Repair all { $rows } in { $header }
}
# $columns (count)
# $headers (list)
questions-check = { $columns ->
    [one] Compare { $headers } with the names in the records? Nothing in it is applied.
   *[other] Compare { $headers } with the names in the records? Nothing in them is applied.
}
questions-check-yes = Compare names
questions-check-no = Don’t compare

## Sentences of the verdict on the header.

validate-header = Header
validate-missing = missing, required
validate-missing-optional = optional, not in this file
validate-not-read = ignored
validate-no-header-text = (no header)
validate-wrong-template = This looks like a file for the other template
# $column (count)
header-found = column { $column }
# $column (count)
# $header (text)
header-renamed = column { $column }, “{ $header }” in the file
# $column (count)
# $header (text)
header-near = not found; column { $column } is “{ $header }”
# $from (text)
# $to (text)
header-rename = Rename “{ $from }” to “{ $to }”
# $header (text)
header-leave-out = Leave out “{ $header }”
# $header (text)
header-take-in = Undo leaving out “{ $header }”
# $column (count)
header-undo-choosing = Undo choosing column { $column }
# $header (text)
header-undo-renaming = Undo renaming to “{ $header }”
# $state (text)
# $times (count)
header-repeated = { $state }, and { $times ->
        [one] once more
       *[other] { $times } times more
    }
# $column (count)
header-use-column = Use column { $column }
header-use-none = Use none of them
header-constant = the same in every row
# $columns (count)
header-others = { $columns ->
    [one] { $columns } other column, ignored:
   *[other] { $columns } other columns, ignored:
}
# $line (count)
header-place = The header is on line { $line }.
header-place-none = The file is read without a header.
header-place-absent = The file has no header
header-place-detect = Look for one
header-blocked = Some columns don’t match the template
# $columns (count)
header-all-found = All { $columns } columns found
# $found (count)
# $columns (count)
header-some-found = { $found } of { $columns } columns found, including all required ones
# $template (text)
header-switch-to = Switch to { $template } template
# $template (text)
header-fits = Its headers fit the { $template } template.
# $template (text)
header-keys-fit = Most of its IDs look like those of the { $template } template.

# $rows (count)
# $template (text)
header-keys-known = None of its IDs has a record, but { $rows ->
    [one] { $rows } of them is the ID of a record
   *[other] { $rows } of them are IDs of records
} of the { $template } template.

## Saved sources on the screen.

# $source (text)
source-applied = The answers of the saved source “{ $source }” are applied.
# $headers (list)
source-new = New columns: { $headers }
# $headers (list)
source-missing = Missing columns: { $headers }
# $fields (list)
source-outdated = Not applied, because the template has changed: the answers about { $fields }
source-leave = Don’t apply them
source-off = The answers of the saved source are not applied.
source-again = Apply them again
source-asked = Is this a list of a sender whose answers are saved?
source-asked-about = Its columns resemble those of an earlier list.
# $source (text)
source-use = Apply “{ $source }”
source-save-title = The next list of this sender
source-save-about = Your answers can be applied to the next list with these columns. Its headers are stored with them.
source-name = Name of the sender
source-save = Keep the answers
# $source (text)
source-replace = Replace “{ $source }”
# $source (text)
source-saved = Kept as “{ $source }”
source-no-header = Without a header, the next list can’t be recognized. Add one to the file, then keep the answers.

## The look-up of keys.

# $header (text)
keys-title = { $header } in the records
# $header (text)
keys-missing = No record has the { $header }
# $header (text)
keys-missing-row = No record has this { $header }. Processing would skip the row.
# $header (text)
keys-not-looked-up = Whether each { $header } has a record is not known yet. You can go on all the same.
# $rows (count)
keys-match-zeros = { $rows ->
    [one] { $rows } row matches
   *[other] { $rows } rows match
} with leading zeros restored
# $rows (count)
# $differences (text)
keys-match-differences = { $rows ->
    [one] { $rows } row matches
   *[other] { $rows } rows match
} apart from: { $differences }
# $rows (count)
# $header (text)
keys-match-asset-tag = { $rows ->
    [one] { $rows } row has the asset tag of a device
   *[other] { $rows } rows have asset tags of devices
} in place of the { $header }
# $rows (count)
# $header (text)
keys-match-email = { $rows ->
    [one] { $rows } row has the e-mail address of a user
   *[other] { $rows } rows have e-mail addresses of users
} in place of the { $header }
# $rows (count)
# $header (text)
keys-match-assigned-user = { $rows ->
    [one] { $rows } row names a user with one device
   *[other] { $rows } rows name users with one device
} in place of the { $header }
# $rows (count)
# $header (text)
keys-use = { $rows ->
    [one] Use this { $header }
   *[other] Use the { $header } of all { $rows }
}
# $rows (count)
keys-use-assigned = { $rows ->
    [one] Apply to the device assigned to the user
   *[other] Apply to the devices assigned to them
}
keys-difference-case = upper and lower case
keys-difference-separators = spaces and hyphens
keys-difference-zeros = leading zeros
keys-difference-look-alikes = O for 0, or I for 1

## Sentences of the settings page *Retention*.

retention-title = Retention
retention-about = After how many days the server deletes what. Blank keeps it for good. The days count from when an import was last processed, undone or redone. An open import, the audit log and the counts in the list of imports are always kept.
retention-files = Files
retention-files-means = The rows of each file as they were sent, for downloads and verification
retention-rows = Rows
retention-rows-means = The values in the rows, and those of the records before and after, also of loads of records; without them nothing can be undone
retention-reports = Reports
retention-reports-means = What became of each row, findings, decisions and marks
retention-blank = Kept for good
retention-not-days = Type a number of days, or nothing.
retention-change = Change retention
retention-confirm = Change retention?
retention-cancel = Cancel
retention-deletes-nothing = Nothing is deleted now.
# $count (count)
retention-deletes-files = { $count ->
        [one] The file of one import is deleted now.
       *[other] The files of { $count } imports are deleted now.
    }
# $count (count)
retention-deletes-rows = { $count ->
        [one] The rows of one import are deleted now. It can’t be undone or verified any more.
       *[other] The rows of { $count } imports are deleted now. They can’t be undone or verified any more.
    }
# $count (count)
retention-deletes-loads = { $count ->
        [one] The changes of one load of records are deleted now. It can’t be undone any more.
       *[other] The changes of { $count } loads of records are deleted now. They can’t be undone any more.
    }
# $count (count)
retention-deletes-reports = { $count ->
        [one] The report of one import is deleted now.
       *[other] The reports of { $count } imports are deleted now.
    }
retention-for-good = What is deleted can’t be brought back. Backups that were made before still have it.
retention-changed = The retention was changed.
retention-list = What is kept until when
retention-nothing = No import yet
retention-kept = Kept
# $day (date)
retention-until = Until { $day }
# $days (count)
retention-deleted = Deleted after { $days ->
        [one] one day
       *[other] { $days } days
    }

## Sentences of the settings page *Audit*.

audit-title = Audit
audit-about = Who changed what, who signed in, and who downloaded what. Coverlist never changes or deletes an entry.
audit-filter = Filter
audit-log = Log
audit-log-both = Both logs
audit-log-audit = Changes
audit-log-access = Access
audit-kind = Kind
audit-kind-any = Everything
audit-kind-sign-ins = Sign-ins
audit-kind-downloads = Downloads
audit-kind-imports = Imports
audit-kind-records = Records
audit-kind-accounts = Accounts
audit-kind-settings = Other settings
audit-person = Person
audit-person-any = Everybody
audit-person-nobody = Command line and server
audit-from = From
audit-to = Until
audit-show-all = Show everything
audit-download = Download as CSV
audit-entries = Entries
audit-time = Time
audit-event = Event
audit-address = Address
audit-no-address = None
audit-nothing = No entries
audit-nothing-help = No entry of the logs passes the filter. Show everything, or choose other dates.
# $changes (count)
# $access (count)
audit-whole = No entry was changed or removed: { $changes } in the audit log, { $access } in the access log.
audit-whole-help = Somebody who can write both databases can make them agree. Compare the heads in the server’s output with coverlist audit verify.
audit-broken = Somebody has changed the logs

## Sentences of the settings page *Accounts*.

accounts-title = Accounts
accounts-about = The people who may sign in to this district. The audit log has every change.
accounts-add = Add an account
accounts-add-now = Add account
accounts-name = Name
accounts-email = Email
accounts-role = Role
accounts-role-of-issuer = As the site says
accounts-admin = Admin
accounts-admin-means = Stages and processes imports, changes settings, and reads reports
accounts-viewer = Viewer
accounts-viewer-means = Sees coverage, reports and the list of imports
accounts-signs-in-with = Signs in with
password-title = Change password
password-about = Your other sessions end. This one stays.
password-current = Current password
password-rule = At least 12 characters. A sentence is easy to remember.
password-changed = Your password is changed
password-changed-about = Your other sessions have ended.
accounts-password = Password
accounts-last-sign-in = Last sign-in
accounts-never = Not known
accounts-state = State
accounts-active = Active
accounts-disabled = Disabled
accounts-own = (you)
accounts-change = Change
# $name (text)
accounts-change-one = Change { $name }
accounts-change-now = Change account
accounts-wanted = What to change
# $role (text)
accounts-give-role = Make it { $role }
accounts-set-password = Set a new password
accounts-set-password-means = The account is signed out everywhere
accounts-end-sessions = Sign out everywhere
accounts-end-sessions-means = The person can sign in again at once
accounts-disable = Disable
accounts-disable-means = The person is signed out everywhere and can’t sign in; the history keeps the name
accounts-enable = Enable
accounts-enable-means = The person can sign in again
accounts-first-password = Password
accounts-new-password = New password
accounts-password-means = At least 12 characters. Tell it to the person in a safe way.
accounts-changed = The accounts were changed.
accounts-cancel = Cancel

## Sentences about the fields of the district's records.

sources-title = Sources
sources-about = The answers that are kept for the next list of a sender. To change them, apply them to a list, answer differently, and keep the answers again.
sources-none = No answers are kept yet
sources-none-about = When an import has been validated, its answers can be kept for the next list of the same sender.
sources-template = Template
sources-headers = Headers of the list
sources-field = Field
sources-origin = Comes from
sources-word = In the list
sources-means = Means
sources-blank = (blank)
sources-nowhere = nowhere; the list does not have it
# $value (text)
sources-constant = the value “{ $value }” in every row
# $columns (and)
sources-one-of = the one of { $columns } that the district knows best
# $header (text)
sources-header = the column “{ $header }”
# $position (count)
sources-position = column { $position }
# $name (text)
sources-columns = Where the values of { $name } come from
# $name (text)
sources-words = Words of { $name }
# $name (text)
sources-remove = Remove { $name }
sources-remove-now = Remove source
sources-remove-means = For the next list of this sender, all questions are asked again. Imports stay as they are.
# $name (text)
sources-removed = { $name } is removed.

fields-title = Fields
fields-about = Templates choose from these fields. The built-in ones are the same in every district.
fields-name = Name
fields-records = Records
fields-type = Type
fields-id = ID in documents
fields-change = Change
fields-built-in = built in
fields-add = Add a field
fields-add-now = Add field
fields-add-means = You can rename a field later. You can’t delete it or change its type.
fields-rename-now = Rename field
fields-rename-means = Values and templates stay as they are.
fields-changed = The fields were changed.
fields-cancel = Cancel

## Sentences of the settings page with the district's templates.

templates-title = Templates
templates-about = A template sets the columns and rules of an insurance list, or of a list of records.
templates-name = Name
templates-use = For
templates-use-insurance = Insurance lists
templates-use-records = Lists of records
templates-records = Records
templates-version = Version
templates-columns = Columns
templates-no-such = Template not found
templates-add = Add a template
templates-add-now = Add template
templates-add-means = It begins as a copy, for the same kind of record. A template can’t be deleted.
templates-copy-of = Start from
templates-import = Import a template
templates-import-about = Download a template’s document (JSON), change it, and import it here. A new ID makes a new template.
templates-file = Template document
templates-choose = Choose a document
templates-cancel = Cancel
templates-not-read = That file is not a template
templates-downloads = Downloads
templates-download-workbook = Download for Excel: header-only file
templates-download-example-workbook = Download for Excel: filled example
templates-download-file = Download header-only file (CSV)
templates-download-example = Download filled example (CSV)
templates-download-document = Download document (JSON)
templates-header = Header
templates-type = Type
templates-required = Required
templates-blank = Blank cell
templates-details = Rules
templates-pattern = Pattern
templates-date-formats = Date formats

fields-status-means = An insurance status, as words of the template
fields-text-means = Any text; leading zeros stay
fields-integer-means = For example, 12
fields-amount-means = US dollars and cents
fields-date-means = A calendar date
fields-choice-means = One of the template’s words
# $name (text)
fields-rename = Rename { $name }

# $file (text)
templates-chosen = { $file } is chosen
# $name (text)
templates-becomes-version = It has the ID of the template { $name }. Staged imports keep their version.
# $id (text)
templates-becomes-new = No template has the ID { $id } yet.
# $id (text)
templates-becomes-unknown = It becomes a new version of the template { $id }, or a new template if there is none.
# $version (count)
templates-import-version = Import as version { $version }
templates-import-new = Import as a new template
templates-import-now = Import
# $file (text)
templates-too-large = { $file } is too large.
# $file (text)
# $line (count)
# $column (count)
templates-not-json = { $file } is not JSON from line { $line }, character { $column }.
# $file (text)
templates-no-id = { $file } has no ID. Add a text at /coverlist:id.
# $name (text)
# $version (count)
templates-imported-same = The document is the same as version { $version } of { $name }. Nothing was changed.
# $name (text)
templates-imported-new = { $name } is a new template.
# $name (text)
# $version (count)
templates-imported-version = Version { $version } of { $name } is current now.
# $name (text)
templates-show = Show { $name }
templates-blank-rejects = The row is rejected

## The editor of a template.

editor-fields = Fields, in the order of the file
editor-keys = Alt and an arrow key move a field. Ctrl and S save.
editor-column = Column
# $column (count)
editor-header-of = Header of column { $column }
editor-always = Always
editor-type-key = Key
editor-no-rules = No rules
editor-blank-keeps = Keeps the value
editor-blank-clears = Clears the value
editor-blank-fills = Keeps it; fills if empty
editor-add-field = Add a field
editor-new-field = New field…
editor-all-fields = The template has every field.
editor-custom = custom
# $kind (text)
# $type (text)
editor-about = { $type }, { $kind }
editor-aliases = Other headers it is known by
editor-one-per-line = One in each line. Coverlist proposes a column with such a header, and a person accepts it.
editor-date-formats-about = One in each line, such as %m/%d/%Y. Blank: every format.
editor-words = Words and what they mean
# $number (count)
editor-word = Word { $number }
# $word (text)
editor-meaning-of = Meaning of { $word }
# $word (text)
editor-remove-word = Remove { $word }
editor-add-word = Add a word
# $count (count)
editor-word-count = { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
editor-minimum = Smallest value
editor-maximum = Largest value
editor-min-length = Smallest length
editor-max-length = Largest length
editor-example-value = Example
editor-not-whole = This is not a whole number.
editor-leaving = These statuses clear policy number, type, amount and end date
editor-waived-covered = Count Waived as covered
editor-move-up = Move up
editor-move-down = Move down
editor-remove = Leave out
editor-description = Description
editor-example = The file this makes
editor-example-about = The filled example, with which people begin a list.
editor-no-example = Correct what is marked to see the file.
editor-versions = Versions
# $version (count)
editor-version = Version { $version }
# $version (count)
editor-not-saved = Version { $version }, not saved
editor-current = current
editor-first = The first version.
# $count (count)
editor-imports = { $count ->
        [0] no imports
        [one] { $count } import
       *[other] { $count } imports
    }
# $version (count)
editor-restore = Restore version { $version }
# $version (count)
editor-restored = Version { $version } is in the draft. Save it to make it current.
# $count (count)
editor-columns = { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }
editor-all = All templates and fields
editor-undo = Undo
# $version (count)
editor-save = Save as version { $version }
# $version (count)
editor-saved = Version { $version } is current now.
editor-unchanged = Nothing is changed.
# $version (count)
editor-changed = Changed since version { $version }.
# $count (count)
# $version (count)
editor-changes = { $count ->
        [one] { $count } change
       *[other] { $count } changes
    } since version { $version }
editor-staged-keep = Files that are staged keep their version.
# $count (count)
editor-faults = { $count ->
        [one] One thing keeps it from being saved
       *[other] { $count } things keep it from being saved
    }
editor-rebase = Compare with the current version
# $range (text)
templates-characters = { $range } characters
# $least (text)
# $most (text)
templates-range = { $least } to { $most }
# $least (text)
templates-at-least = at least { $least }
# $most (text)
templates-at-most = at most { $most }

type-status = Status
type-text = Text
type-integer = Whole number
type-amount = Amount
type-date = Date
type-choice = Choice
type-status-written = Write a status such as not_enrolled.
type-text-written = Write a text.
type-integer-written = Write a whole number such as 12.
type-amount-written = Write an amount with two decimals such as 460.00.
type-date-written = Write a date as in 2026-08-24.

## Sentences of the command line. Only the server has them: no table of another language contains an id that
## begins with `command-`.

## The command line: data directory, databases and districts.

# $path (text)
command-database = Database: { $path }
# $warning (text)
command-warning = Warning: { $warning }
# $path (text)
command-database-missing = There is no database at { $path }. Name its directory with --data or COVERLIST_DATA, or run `coverlist district add`.
# $path (text)
command-database-unusable = The database { $path } can’t be used.
# $path (text)
command-data-unusable = The data directory { $path } can’t be used.
command-data-in-use = Another coverlist server uses this data directory. Stop it, or name another directory with --data.
# $path (text)
# $mode (text)
# $wanted (text)
command-data-exposed = Other accounts of this machine can open { $path } (mode { $mode }). Run: chmod { $wanted } { $path }
command-database-busy = Too many changes are waiting to be written. Try again in a few seconds.
command-database-unavailable = The database can’t be read or written at the moment. Check the disk, then try again.
command-database-full = The database has reached its largest size. Restart the server with a larger --max-database-bytes.
command-database-duplicate = The database has another entry with this key.
command-database-unexpected = The database has something that coverlist doesn’t expect.
command-database-outdated = This database lacks tables of this version. Stop its server, then start `coverlist serve`, which adds them.
# $migration (text)
command-database-later = A later version of coverlist created this database (it has { $migration }). Use that version.
# $migration (text)
command-database-other = Another version of coverlist created this database: its { $migration } differs. Use that version, or name another directory with --data.
# $mode (text)
command-database-no-log = SQLite can’t keep a write-ahead log here (it stays in { $mode } mode). Use a disk of this machine, not a network share.
command-database-demo = This database has the demo district, whose passwords are public. Name another directory with --data.
command-database-not-demo = This database has a real district, so it can’t have the demo district. Leave out --demo, or name another directory with --data.
command-first-district = Our district
command-district-none = There is no district yet. Add one with `coverlist district add`.
# $names (list)
command-district-several = There are several districts. Name one with --district: { $names }
# $name (text)
# $names (list)
command-district-unknown = There is no district “{ $name }”. Name one of these: { $names }
# $name (text)
# $zone (text)
command-district-added = Added { $name }. Its time zone is { $zone }.
# $name (text)
# $zone (text)
command-district-added-here = Added { $name }. Its time zone is { $zone }, as on this machine. To change it, run `coverlist district time-zone`.
# $old (text)
# $new (text)
command-district-renamed = { $old } is now { $new }.
# $name (text)
# $zone (text)
command-district-zone = The time zone of { $name } is now { $zone }. Reload open pages to use it.
command-district-name-taken = Another district has this name. Choose another one.
command-district-name = Use a name with at least one character and no line break.
# $most (count)
command-district-name-long = Use a name of at most { $most } characters.

## The command line: arguments, files and output.

command-time-zone = Use a name of the IANA time zone database, such as America/Chicago.
# $names (list)
command-time-zone-alike = Use one of these: { $names }
command-public-path = This is not a path such as /coverlist.
command-origin = Use an origin without a path, such as https://coverlist.example.org.
command-origins-mixed = Use https for all values of --public-origin, or for none.
command-proxy = Use an address or a network, such as 10.0.0.7 or 10.0.0.0/8.
command-date-order = Use day-first or month-first.
# $ids (list)
command-encoding = Use one of { $ids }.
command-delimiter = Use comma, semicolon, tab or pipe.
# $ids (list)
command-dialect = Use one of { $ids }.
command-head = Use a head of 64 hexadecimal digits.
command-kind = Use user or device.
command-field-type = Use one of the types that --help lists.
# $argument (text)
command-argument = The value of { $argument } can’t be used.
command-standard-input = standard input
# $file (text)
command-file-unreadable = { $file } can’t be read.
command-output = Standard output can’t be written.
command-nothing-changed = Nothing was changed.

## The command line: the server.

# $address (text)
command-serve-ready = Coverlist is ready at http://{ $address }
command-serve-demo = This is the demo district. Sign in with:
# $address (text)
command-serve-demo-portal = A portal that embeds it: http://{ $address }/portal
command-serve-demo-issuer = Pages on this machine can embed it. Sign tokens with this key and these claims:
# $issuer (text)
# $audience (text)
# $district (text)
command-serve-demo-claims = iss { $issuer }, aud { $audience }, district { $district }
command-serve-demo-origin = Use an origin on this machine, such as http://localhost:3000.
command-serve-no-account = Nobody can sign in yet. Add an account, also while the server runs:
# $data (text)
command-serve-add-account = coverlist account add you@example.org --name "Your Name" --role admin --data { $data }
# $address (text)
command-serve-exposed = Other machines can reach { $address } without TLS. Listen at an address that only a proxy with TLS reaches, and name its origin with --public-origin.
# $address (text)
command-serve-listen = The server can’t listen at { $address }.
command-serve-threads = The server can’t start its threads.
command-serve-no-page =
    Coverlist is running, but this program was built without the page.
    Build it with `cargo xtask dist`, or serve it with `cargo xtask serve`.
    The API is at /api/v1.

## The command line: accounts.

# $email (text)
# $district (text)
command-account-added = Added { $email } to { $district }. They can sign in now.
command-account-no-name = Give the account a name that others see, with --name.
command-account-unknown = No account has this email address. To see all accounts, run `coverlist account list`.
# $district (text)
command-account-last-manager = This is the last account of { $district } with Manage Settings. Give the role to another account first, or add --force.
command-account-disabled = The account is disabled and signed out everywhere.
command-account-enabled = The account can sign in again with its password.
command-account-admin = The account now has Manage Settings and View Reports.
command-account-viewer = The account now has only View Reports.
command-account-password = The password is changed, and the account is signed out everywhere.
command-account-signed-out = The account is signed out everywhere.
command-account-removed = The account is removed. Its name stays in the history.
command-account-none = There is no account yet. Add one with `coverlist account add`.
command-account-column =
    .email = Email
    .name = Name
    .role = Role
    .district = District
    .state = State
    .last-sign-in = Last sign-in
command-account-state =
    .active = active
    .disabled = disabled
    .never = never
command-password-prompt = Password:
command-password-again = The same again:
command-password-differ = The two passwords differ. Nothing was changed.
command-password-unreadable = The password can’t be read.

## Events of the logs, as the audit page shows them.

part-event-signed-in = Signed in
part-event-sign-in-failed = Sign-in failed
part-event-sign-ins-not-listed = Failed sign-ins that were too many to list
part-event-signed-out = Signed out
part-event-signed-out-everywhere = Signed out everywhere
# $import (text)
part-event-downloaded-file = Downloaded the sheet of import { $import }
# $import (text)
part-event-downloaded-plan = Downloaded rows of the plan of import { $import }
# $import (text)
part-event-downloaded-report = Downloaded rows of the report of import { $import }
# $import (text)
part-event-downloaded-receipt = Downloaded the receipt of import { $import }
# $import (text)
part-event-downloaded-verification = Downloaded the verification sheet of import { $import }
# $import (text)
part-event-downloaded-absent = Downloaded the records that import { $import } does not name
part-event-downloaded-logs = Downloaded the logs
# $kind (text)
part-event-downloaded-records = Downloaded { $kind ->
        [user] users
       *[device] devices
    }
# $import (text)
part-event-staged = Staged import { $import }
# $import (text)
part-event-restaged = Staged import { $import } again, because its run would have done something else
# $import (text)
part-event-decided = Decided about rows of import { $import }
# $import (text)
part-event-queued = Started a run of import { $import }
# $import (text)
part-event-sampled = Applied a sample of import { $import }
# $import (text)
part-event-processed = Processed import { $import }
# $import (text)
part-event-failed = Could not process import { $import }
# $import (text)
part-event-withdrawn = Withdrew a run of import { $import }
# $import (text)
part-event-undone = Undid import { $import }
# $import (text)
part-event-redone = Reverted the undo of import { $import }
# $import (text)
part-event-deleted = Deleted import { $import }
# $import (text)
part-event-closed = Gave up the rest of import { $import }
# $import (text)
part-event-marked = Marked a row of the verification of import { $import }
part-event-records-loaded = Loaded a list of records
part-event-load-undone = Undid the load of a list
part-event-load-expired = Deleted the changes of a load, whose days are over
part-event-load-redone = Reverted the undo of a load
# $account (text)
part-event-account-added = Added the account of { $account }
# $account (text)
part-event-role-changed = Changed the role of { $account }
# $account (text)
part-event-account-disabled = Disabled the account of { $account }
# $account (text)
part-event-account-enabled = Enabled the account of { $account }
# $account (text)
part-event-account-removed = Removed the account of { $account }
# $account (text)
part-event-sessions-ended = Signed { $account } out everywhere
# $account (text)
part-event-password-changed = Changed the password of { $account }
part-event-language-changed = Chose another language
part-event-fields-changed = Changed the fields
# $template (text)
part-event-template-changed = Changed the template { $template }
# $source (text)
part-event-source-changed = Saved the source { $source }
# $source (text)
part-event-source-removed = Removed the source { $source }
# $issuer (text)
part-event-issuer-added = Let { $issuer } sign people in
# $issuer (text)
part-event-issuer-granted = Gave { $issuer } access to the district
# $issuer (text)
part-event-issuer-removed = Took the access from { $issuer }
part-event-district-added = Added the district
part-event-district-renamed = Renamed the district
part-event-time-zone-changed = Changed the time zone
part-event-retention-changed = Changed how long imports are kept
# $import (text)
part-event-expired = Deleted what has expired of import { $import }
# $action (text)
part-event-other = { $action }

## The command line: retention.

command-retention-not-days = Type a number of days, or never.
command-retention-nothing = Say what changes, with --files, --rows or --reports.
command-retention-changed = The days are changed. A running server deletes what has expired within a day; `coverlist retention run` does it now.
# $part (text)
# $days (count)
command-retention-days = { $part }: deleted after { $days ->
        [one] one day
       *[other] { $days } days
    }
# $part (text)
command-retention-kept = { $part }: kept
# $files (count)
# $rows (count)
# $reports (count)
# $loads (count)
command-retention-deleted = Deleted { $files ->
        [one] one file
       *[other] { $files } files
    }, the rows of { $rows ->
        [one] one import
       *[other] { $rows } imports
    }, { $reports ->
        [one] one report
       *[other] { $reports } reports
    }, and the changes of { $loads ->
        [one] one load
       *[other] { $loads } loads
    }.
command-retention-remains = Something of it may still be in the bytes of the database, because somebody reads from it. Run the command again.

## The command line: the logs.

# $id (text)
command-audit-account = account { $id }
# $district (text)
# $entries (count)
# $head (text)
command-audit-log = Audit log of { $district }: { $entries ->
        [one] { $entries } entry
       *[other] { $entries } entries
    }, head { $head }
# $entries (count)
# $head (text)
command-audit-access-log = Access log: { $entries ->
        [one] { $entries } entry
       *[other] { $entries } entries
    }, head { $head }
# $head (text)
command-audit-no-head = No log has the head { $head }: entries up to it were removed or rewritten.
command-audit-whole = No entry was changed, and none is missing.
command-audit-not-whole = Entries were changed or are missing.

## The command line: fields and templates.

# $kind (text)
# $id (text)
# $name (text)
command-field-renamed = The { $kind } field { $id } is now named { $name }.
# $name (text)
command-field-built-in = { $name } (built-in)
command-templates-built-in = Templates: the built-in ones, because there is no database.
# $district (text)
command-templates-of = Templates: those of { $district }.
# $version (text)
command-template-version = version { $version }
# $at (text)
# $by (text)
# $imports (count)
# $version (text)
command-template-saved = { $version }, saved { $at } by { $by }, { $imports ->
        [one] { $imports } import
       *[other] { $imports } imports
    }
# $id (text)
# $version (text)
command-template-changed = The template { $id } is now version { $version }.
# $id (text)
# $version (text)
command-template-unchanged = The template { $id } is unchanged at version { $version }.
# $name (text)
# $id (text)
# $version (text)
# $kind (text)
command-template-title = { $name } ({ $id }), version { $version }, for { $kind ->
        [user] users
       *[device] devices
    }
# $statuses (text)
command-template-leaving = Statuses that end coverage: { $statuses }
command-template-none = none
# $covered (text)
command-template-waived = Waived counts as covered: { $covered ->
        [yes] yes
       *[no] no
    }
command-template-columns = Columns:
# $header (text)
# $field (text)
# $type (text)
command-template-column = { $header }: { $field }, { $type }
# $column (text)
command-template-required = { $column }, required
command-template-rule =
    .title = title
    .description = description
    .blank = a blank cell
    .words = words
    .date-formats = date formats
    .values = values
    .length = length
    .pattern = pattern
    .example = example
    .aliases = other headers
command-template-blank =
    .clears = clears the value
    .fills = keeps the value; a filled cell applies only if there is none
command-template-any = any

## The command line: how a file is read, and what is wrong with it.

# $encoding (text)
command-file-bom = { $encoding } with a byte order mark
# $records (count)
command-file-records = { $records ->
        [one] { $records } record
       *[other] { $records } records
    }
# $rows (count)
command-file-rows = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $bytes (count)
command-file-bytes = { $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } bytes
    }
command-file-delimiter =
    .comma = comma
    .semicolon = semicolon
    .tab = tab
    .pipe = pipe
# $dialect (text)
command-file-dialect = dialect { $dialect }
command-file-line-ends =
    .none = no line ends
    .mixed = mixed line ends
# $name (text)
command-file-worksheet = worksheet { $name }
# $name (text)
# $names (list)
command-file-worksheet-of = worksheet { $name } of { $names }
# $rows (count)
command-file-hidden-rows = { $rows ->
        [one] { $rows } hidden row
       *[other] { $rows } hidden rows
    }
command-hidden-rows = Decide with --hidden-rows include or --hidden-rows leave-out.
# $id (text)
command-check-template = { $id } template
# $ids (list)
command-check-no-template = The header fits no template better than another. Name one of these with --template: { $ids }
# $id (text)
command-check-guessed = No --template was given. The header fits the template { $id }.
# $line (text)
command-check-header = Header (line { $line })
command-check-findings = Findings
command-check-no-header = (no header)
# $title (text)
# $count (count)
command-check-times = { $title } ({ $count })
# $column (text)
command-check-column = column { $column }
# $column (text)
# $header (text)
command-check-column-mapped = column { $column }, headed { $header }
# $column (text)
# $header (text)
command-check-column-proposed = probably column { $column }, headed { $header }
# $columns (list)
command-check-column-rivals = one of the columns { $columns }
command-check-column-constant = the same in every row
# $column (text)
command-check-column-ignored = column { $column }, ignored
command-check-column-required = missing, and required
command-check-column-absent = not in the file
# $lines (and)
# $count (count)
command-check-lines = { $count ->
        [one] Also line { $lines }.
       *[other] Also lines { $lines }.
    }
# $columns (and)
# $count (count)
command-check-columns = { $count ->
        [one] Also column { $columns }.
       *[other] Also columns { $columns }.
    }
# $count (count)
command-check-more = { $count } more
command-check-blocked = This file can’t be staged. Correct what blocks it above.
# $rejected (count)
# $rows (count)
# $accepted (count)
command-check-rejected = { $rejected } of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } rejected, { $accepted } accepted.
# $rows (count)
command-check-accepted = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } accepted.
# $rows (count)
command-check-ignored = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } ignored.

## The command line: looking up keys.

command-lookup-count =
    .record = name a record
    .proposal = name none; one record explains each
    .rivals = name none; several records explain each
    .nothing = name none

## The command line: loading records.

command-load-failed = Nothing was loaded.
# $question (text)
command-load-question = Open question: { $question }
command-load-questions = Answer the questions in a decisions document (--decisions), or accept the proposals with --confirm.
# $file (text)
command-load-result-exists = { $file } exists already, so nothing was loaded. Name another file.
# $key (text)
# $record (text)
# $choices (list)
command-load-choices = A decision about key { $key } and record { $record } is one of { $choices }.
# $file (text)
command-load-result = The rows that were not loaded are in { $file }. Correct it, and load it again.
command-load-preview = Preview: nothing was changed.
# $file (text)
# $format (text)
# $rows (count)
command-load-summary = { $file }: { $format }, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $file (text)
# $renamed (text)
command-load-names = To load { $file } nevertheless: --other-names { $renamed }
# $load (text)
command-load-undo = To undo it: coverlist records undo { $load }
command-load-count =
    .added = added
    .changed = changed
    .other-names = of these, other names
    .unchanged = already up to date
    .refused = rejected
    .conflicts = of these, conflicts
    .ignored = ignored
    .absent = not in the file
# $columns (text)
command-load-columns-read = Columns read: { $columns }
# $columns (text)
command-load-columns-ignored = Columns ignored: { $columns }
# $header (text)
# $meaning (text)
command-load-column = { $header } as { $meaning }
# $position (text)
command-load-no-header = column { $position }, which has no header
# $note (text)
command-load-note = Note: { $note }
# $line (text)
# $reason (text)
command-load-refused = Line { $line }: rejected. { $reason }
# $line (text)
# $column (text)
# $reason (text)
command-load-refused-cell = Line { $line }, column { $column }: rejected. { $reason }
# $line (text)
# $reason (text)
command-load-ignored = Line { $line }: ignored. { $reason }
# $rows (count)
command-load-more-refused = … and { $rows } more rejected { $rows ->
        [one] row
       *[other] rows
    }. --json lists up to 1,000.
# $rows (count)
command-load-more-ignored = … and { $rows } more ignored { $rows ->
        [one] row
       *[other] rows
    }. --json lists up to 1,000.

## The command line: loads and their undos.

command-loads-none = No list was loaded yet.
# $id (text)
# $at (text)
# $by (text)
# $what (text)
command-loads-line = Load { $id }, { $at }, { $by }: { $what }
# $records (text)
# $added (text)
# $changed (text)
command-loads-load = { $records ->
        [user] users
       *[device] devices
    }, { $added } added, { $changed } changed.
# $records (text)
# $added (text)
# $changed (text)
command-loads-undone = { $records ->
        [user] users
       *[device] devices
    }, { $added } added, { $changed } changed. It is undone.
# $kind (text)
# $list (text)
# $removed (text)
# $restored (text)
# $kept (text)
command-loads-reversal = { $kind } of load { $list }, { $removed } removed, { $restored } restored, { $kept } kept.
# $removed (text)
# $restored (text)
# $kept (text)
command-loads-reversal-counts = Records: { $removed } would be removed; { $restored } would get their earlier key and details back; { $kept } would stay as they are.
# $key (text)
# $reason (text)
command-loads-kept = { $key } stays as it is. { $reason }
# $kind (text)
# $load (text)
# $removed (text)
# $restored (text)
command-loads-reversal-next = To do it: coverlist records { $kind } { $load } --removed { $removed } --restored { $restored }
# $removed (text)
# $restored (text)
command-loads-number = Nothing was changed. Records: { $removed } would be removed, and { $restored } would get their earlier key and details back. Name these numbers with --removed and --restored.
# $removed (text)
# $restored (text)
# $kept (text)
command-loads-reverted = Done. Records: { $removed } are removed; { $restored } have their earlier key and details back; { $kept } stay as they are.

## The command line: issuers.

# $issuer (text)
# $id (text)
# $district (text)
command-issuer-added = The issuer { $issuer } is added. Its tokens name the district { $district } by the id { $id }.
# $issuer (text)
# $id (text)
# $district (text)
command-issuer-granted = The tokens of { $issuer } name the district { $district } by the id { $id }.
# $issuer (text)
command-issuer-removed = The issuer { $issuer } is removed, and the sessions of its people have ended.
command-issuer-none = There is no issuer.
command-issuer-known = There is already an issuer with this name. Remove it first.
command-issuer-unknown = There is no issuer with this name. “coverlist issuer list” shows all.
command-issuer-granted-before = The tokens of this issuer already name the district, or another district by this id.
command-issuer-name = Use 1 to 255 bytes without control characters.
command-issuer-origin = Use an exact origin with https, such as https://portal.example. With http, only this machine is allowed.
command-issuer-keys-no-url = Use a URL with https. With http, only this machine is allowed.
command-issuer-keys-malformed = The file of the keys is no PEM, no JWK and no JWK Set.
command-issuer-keys-private = The file contains a private key. Use the file with the public key only.
command-issuer-keys-unusable = The file has no key for Ed25519 or P-256, or more than 20 keys.
# $origins (list)
command-issuer-origins = Origins: { $origins }
# $permissions (list)
command-issuer-permissions = Permissions: { $permissions }
# $url (text)
command-issuer-keys-url = Keys: { $url }
command-issuer-provisions = Creates and renames districts
# $id (text)
# $district (text)
command-issuer-district = District { $id }: { $district }

## The command line: saved sources.

# $name (text)
# $version (count)
command-source-changed = The source { $name } is now version { $version }.
# $name (text)
# $version (count)
command-source-unchanged = The source { $name } is unchanged at version { $version }.
# $name (text)
command-source-removed = The source { $name } is removed.
# $name (text)
# $version (count)
# $template (text)
command-source-title = { $name }, version { $version }, for the template { $template }
# $version (count)
# $template (text)
# $count (count)
command-source-listed = version { $version }  { $template }  { $count ->
    [one] 1 header
   *[other] { $count } headers
}
# $headers (list)
command-source-headers = Headers: { $headers }
# $field (text)
# $origin (text)
command-source-column = { $field }: { $origin }
command-source-columns = Columns:
# $header (text)
command-source-header = { $header }
# $columns (list)
command-source-one-of = one of the columns { $columns }
command-source-no-column = no column
# $position (count)
command-source-position = column { $position }
# $text (text)
command-source-constant = “{ $text }” in all rows
# $field (text)
# $count (count)
command-source-words = Words of { $field }: { $count }
# $columns (list)
command-source-check = Compared only: { $columns }
# $count (count)
command-source-rules = { $count ->
    [one] Rules that leave rows out: 1
   *[other] Rules that leave rows out: { $count }
}
command-source-no-database = There is no database, so there are no saved sources. Name the data directory with --data.
command-source-not-saved = The source was not saved, because the file has no sheet.

## The command line: staging a file.

command-stage-failed = The sheet can’t be staged.
command-template-missing = Name a template with --template, or a saved source with --source.
command-stage-questions = Nothing was staged: the questions above are open. Answer them with --decisions.
# $id (text)
# $accepted (count)
# $rejected (count)
# $ignored (count)
command-stage-staged = Staged as import { $id }. Rows: { $accepted } accepted, { $rejected } rejected, { $ignored } ignored. Open the plan on the page.

## The commands about one import.

command-imports-none-open = No import is staged or waits. Name the number of an import.
command-imports-failed = The database can’t be used.
command-imports-waits = It was not done, and stays queued. Try again, or take it out of the queue with coverlist withdraw.
command-imports-given-up = It cannot be done, and was given up. Nothing was changed.
command-imports-changed = Nothing was changed: records changed meanwhile. Look at it again.
command-plan-action = The actions are updated, unchanged, skipped, refused and rejected.
command-plan-effect = The effects are newly_enrolled, renewed, ended and changed.
command-plan-where = Write FIELD=VALUE, or FIELD= for a blank field.
# $updated (count)
# $unchanged (count)
# $skipped (count)
# $refused (count)
# $rejected (count)
command-plan-counts = Records: { $updated } updated, { $unchanged } unchanged. Rows: { $skipped } skipped, { $refused } refused, { $rejected } rejected.
# $rows (count)
command-plan-clears = Look at the rows that clear values: { $rows }.
# $rows (count)
command-plan-ends = Look at the rows that end coverage while it runs: { $rows }.
# $rows (count)
command-plan-shortens = Look at the rows that shorten coverage while it runs: { $rows }.
# $rows (count)
command-plan-replaces = Look at the rows that replace a plan of several years by a shorter one: { $rows }.
# $rows (count)
command-plan-starts = Look at the rows that start coverage later than today: { $rows }.
# $rows (count)
command-plan-policy = Look at the rows with the policy number of a record that is not in the file: { $rows }.
# $rows (count)
command-plan-second-device = Look at the rows that insure a second device of a user for the same days: { $rows }.
# $import (text)
# $updated (text)
command-plan-next = To apply it: coverlist process { $import } --updated { $updated }
command-receipt-unreadable = The file is not a receipt.
command-receipt-whole = Nothing differs: the receipt is that of the import, and the audit log is whole.
command-receipt-log = The audit log was changed. See coverlist audit verify.
# $import (text)
command-receipt-import = The district has no import { $import }.
command-receipt-file = The file, its hash or its rows are not those of the import.
# $entry (text)
# $action (text)
command-receipt-entry = The audit log does not have entry { $entry } ({ $action }) as the receipt has it.
# $run (text)
command-receipt-run = Run { $run } is not as the receipt has it.
command-receipt-counts = The counts are not those of the import.
command-change-set = Write FIELD=VALUE with the ID of a field, such as policy_number=P-1, or FIELD= for a blank field.
command-change-preview = Nothing was changed. This would change:
# $import (text)
command-change-done = Changed. To revert it: coverlist undo { $import }
# $key (text)
# $field (text)
# $old (text)
# $new (text)
command-change-field =   { $key }: { $field }: { $old } → { $new }
# $key (text)
# $reason (text)
command-change-refused =   { $key }: { $reason }
# $import (text)
command-change-dependent = The plan of the open import { $import } changes, too: it has a row about this.
# $kind (text)
# $key (text)
command-show-record = { $kind ->
        [user] User
       *[device] Device
    } { $key }
# $field (text)
# $value (text)
command-show-value =   { $field }: { $value }
# $kind (text)
# $key (text)
# $label (text)
command-show-related =   { $kind ->
        [user] assigned to
       *[device] has the device
    } { $key }, { $label }
# $day (text)
command-show-covered = Insured on { $day }:
# $day (text)
command-show-not-yet = Not insured on { $day }: the coverage starts later.
# $day (text)
command-show-ended = Not insured on { $day }: the coverage has ended.
# $day (text)
command-show-uncovered = Not insured on { $day }.
# $run (text)
# $import (text)
# $name (text)
# $line (text)
command-show-import = { $run ->
        [undo] undo of import { $import }
        [undo_sample] undo of a sample of import { $import }
        [redo] redo of import { $import }
        [sample] sample of import { $import }
       *[apply] import { $import }
    } ({ $name }, line { $line })
# $run (text)
# $import (text)
command-show-record-change = { $run ->
        [undo] undo of the change of single records
        [redo] redo of the change of single records
       *[apply] change of single records
    } (import { $import })
# $kind (text)
# $load (text)
command-show-load = { $kind } { $load } of a list
# $at (text)
# $by (text)
# $what (text)
command-show-event = { $at }, { $by }: { $what }
# $at (text)
# $by (text)
# $what (text)
command-show-undone = { $at }, { $by }: { $what }. It is undone.
# $field (text)
# $old (text)
# $new (text)
command-show-change =   { $field }: { $old } → { $new }
command-compare-difference = The differences are added, dropped and changed.
command-compare-none = There is no earlier import of the same source.
# $import (text)
# $added (count)
# $dropped (count)
# $changed (count)
command-compare-counts = Compared with import { $import }: { $added } added, { $dropped } dropped, { $changed } changed.
# $records (text)
# $several (text)
# $likely (text)
command-absent-counts = Records that are insured now and not in the file: { $records }, of them { $several } for several years. Probably in the file under another key, and left out: { $likely }.
# $place (text)
# $records (text)
command-absent-group =   { $place }: { $records }
command-decide-accept = Write LINE, or LINE=KEY for one of several records.
# $day (text)
command-coverage-day = On { $day }:
command-coverage-records = Records
command-coverage-covered = Insured
command-coverage-uncovered = Not insured
command-coverage-enrolled = Enrolled
command-coverage-not-enrolled = Not enrolled
command-coverage-declined = Declined
command-coverage-waived = Waived
command-coverage-no-status = Without a status
# $days (count)
command-coverage-within = Coverage that ends within { $days } days
command-coverage-ended = Enrolled, but the coverage has ended
command-coverage-not-started = Enrolled, but the coverage starts later
command-coverage-without-policy = Enrolled, but without a policy number
# $place (text)
# $covered (text)
# $records (text)
command-coverage-place = { $place }: { $covered } of { $records } insured
# $proposed (count)
# $several (count)
# $names (count)
command-decide-open = Rows: { $proposed } with a proposed record, { $several } with several likely records or a rival row, { $names } with another name than their record.
# $import (text)
command-decide-next = To decide: coverlist decide { $import } --accept-all, --confirm-all, or by line; --json lists the rows.
# $rows (text)
command-decide-done = Decided. Rows: { $rows }.
# $line (text)
command-decide-none = Nothing was decided: there is no proposal for line { $line }, and no other name. Look with --json.
# $import (text)
command-process-done = Import { $import } was applied.
# $import (text)
# $applied (text)
command-process-sampled = A sample of import { $import } was applied. Records: { $applied } are changed so far; the rest stays staged.
command-process-not = This run was not applied. Look at the plan with coverlist plan.
# $updated (count)
command-process-number = Nothing was applied: the plan updates { $updated ->
        [one] { $updated } record
       *[other] { $updated } records
    }. Look at it with coverlist plan, then name this number with --updated.
# $checked (count)
# $rows (count)
# $differing (count)
command-verify-counts = Checked: { $checked } of { $rows } rows. Records that differ from the file: { $differing }.
# $mark (text)
# $line (text)
# $key (text)
# $record (text)
# $outcome (text)
command-verify-row = [{ $mark }] Line { $line }, { $key }, { $record }: { $outcome }
# $header (text)
# $file (text)
# $record (text)
command-verify-differs = - { $header }: { $file } in the file, { $record } in the record
# $note (text)
# $person (text)
command-verify-note = - { $note } ({ $person })
# $import (text)
command-withdraw-done = Import { $import } was taken out of the queue. Nothing was changed.
# $import (text)
# $applied (text)
command-delete-closed = The rows of import { $import } that samples had left were given up. Records: { $applied } stay changed.
# $import (text)
command-delete-done = The file of import { $import } was deleted. Nothing was applied.
# $reverted (count)
# $kept (count)
command-reversal-counts = Records: { $reverted } would get their earlier values back; { $kept } were changed since and would keep their values.
# $kind (text)
# $import (text)
# $reverted (text)
command-reversal-next = To do it: coverlist { $kind } { $import } --reverted { $reverted }
# $reverted (count)
command-reversal-number = Nothing was changed: { $reverted ->
        [one] { $reverted } record
       *[other] { $reverted } records
    } would get the earlier values back. Name this number with --reverted.
command-reversal-not = Nothing was changed. Look at the import again.
# $reverted (count)
# $kept (count)
command-reversal-done = Done. Records: { $reverted } have their earlier values back; { $kept } were changed since and keep their values.

## Sentences of the command `convert`: questions about a file.

# $column (count)
# $similar (text)
# $header (text)
part-question-similar = Does column { $column }, “{ $similar }”, hold { $header }? Its header is only similar.
# $header (text)
# $candidates (list)
part-question-key = Which column holds { $header }? { $candidates }.
# $column (text)
# $known (count)
# $filled (count)
part-question-key-candidate = “{ $column }” names { $known } known of { $filled }
# $columns (list)
# $header (text)
part-question-several = Which of the columns { $columns } holds { $header }? Their headers are the same, or similar.
part-question-source-position = a column that it knows by its position only
# $header (text)
part-question-source-header = the column “{ $header }”
# $source (text)
# $column (text)
# $header (text)
part-question-source-field = Which column holds { $header }? The source { $source } reads it from { $column }, which the file does not have there.
# $source (text)
# $column (text)
part-question-source-rule = Which rows are left out? A rule of the source { $source } needs { $column }, which the file does not have there.
# $header (text)
part-question-missing-key = Which column holds { $header }? None is like it.
# $header (text)
part-question-missing = Which column holds { $header }? None is like it. If one value is right for all rows, answer with {"{"}"constant": …{"}"}.
# $header (text)
# $words (list)
# $word (text)
part-question-missing-word = Which column holds { $header }? None is like it. If one value is right for all rows ({ $words }), answer for example with {"{"}"constant": "{ $word }"{"}"}.
# $headers (list)
# $count (count)
part-question-check = { $count ->
    [one] Shall column { $headers } be compared with the names in the records? Nothing in it is applied.
   *[other] Shall the columns { $headers } be compared with the names in the records? Nothing in them is applied.
}
# $header (text)
# $rows (count)
# $others (count)
part-question-items = By { $header }, { $rows ->
    [one] { $rows } row is about insurance
   *[other] { $rows } rows are about insurance
} and { $others } about something else. Are only the rows about insurance read?
# $rows (count)
# $line (count)
# $headers (list)
part-question-refunds = { $rows ->
    [one] The row on line { $line } looks like a refund, and would be applied like a payment. Which rows are left out because of { $headers }?
   *[other] { $rows } rows, the first on line { $line }, look like refunds, and would be applied like payments. Which rows are left out because of { $headers }?
}
# $header (text)
# $either (text)
part-question-order-unknown = Does the day or the month come first in { $header }? No row proves it. The dates on { $either } depend on it.
# $header (text)
# $day (text)
# $month (text)
part-question-order-mixed = Does the day or the month come first in { $header }? The dates on { $day } can only be day-first, and those on { $month } only month-first.
# $header (text)
# $proof (text)
# $either (text)
part-question-order-doubtful = Does the day or the month come first in { $header }? Only the dates on { $proof } prove it, and others depend on it, on { $either }.
# $header (text)
# $short (text)
part-question-century = Are the years with two digits in { $header } those from 2000 to 2099? They are on { $short }.
# $header (text)
# $short (text)
# $rival (text)
part-question-century-rival = Do the years with two digits in { $header } begin with 19 or 20? They are on { $short }. The years on { $rival } speak against 20.
# $header (text)
# $point (text)
# $comma (text)
part-question-decimal-mixed = Is a point or a comma before the decimals in { $header }? The numbers on { $point } are only read with a point, and those on { $comma } only with a comma.
# $header (text)
# $comma (text)
# $thousands (text)
part-question-decimal-doubtful = Is a point or a comma before the decimals in { $header }? Only the numbers on { $comma } prove a comma, and many others depend on it, on { $thousands }.
# $header (text)
# $thousands (text)
part-question-decimal-unknown = Is a point or a comma before the decimals in { $header }? No row proves it. The numbers on { $thousands } have three digits after a separator.
# $header (text)
# $damage (text)
# $lines (text)
part-question-repair = Is the damage in { $header } repaired, where that is certain? On { $lines }: { $damage }.
# $header (text)
# $words (count)
# $rows (count)
part-question-words = { $words ->
    [one] What does a word in { $header } stand for?
   *[other] What do { $words } words in { $header } stand for?
} { $rows ->
    [one] Its row is rejected until then.
   *[other] Their { $rows } rows are rejected until then.
}
# $worksheet (text)
# $rows (count)
part-question-hidden-rows = { $rows ->
        [one] Is the hidden row of worksheet { $worksheet } read? Say include or leave-out.
       *[other] Are the { $rows } hidden rows of worksheet { $worksheet } read? Say include or leave-out.
    }
# $encoding (text)
# $line (count)
part-question-encoding = Is { $encoding } the encoding of the file? Line { $line } has bytes that are no characters in it.
# $delimiter (text)
part-question-delimiter = Is “{ $delimiter }” between the cells? No header was found.

## Sentences of the command `convert`: its output.

# $source (text)
convert-source = Source: { $source }
# $sources (list)
convert-source-asked = Source: none is applied. If the file is from one of these senders, name it with --source: { $sources }.
# $source (text)
# $template (text)
convert-source-other-template = Source: none is applied. “{ $source }” has these headers. Its template is { $template }: name it with --template.
# $headers (list)
convert-source-new = New columns: { $headers }
# $headers (list)
convert-source-missing = Missing columns: { $headers }
# $headers (list)
convert-source-moved = Moved columns: { $headers }
# $fields (list)
convert-source-outdated = Not applied, because the template has changed: decisions about { $fields }
convert-source-no-header = a column without a header
convert-questions = Open questions
# $word (text)
# $rows (count)
convert-word = “{ $word }” in { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
# $word (text)
# $rows (count)
# $proposal (text)
convert-word-proposed = “{ $word }” in { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, probably { $proposal }
# $pointer (text)
convert-answer = Answer it at { $pointer } of the decisions document.
# $accepted (count)
# $rejected (count)
# $ignored (count)
convert-rows = Rows: { $accepted } accepted, { $rejected } rejected, { $ignored } ignored.
# $sheet (text)
# $provenance (text)
convert-wrote = Wrote { $sheet } and { $provenance }.
# $sheet (text)
# $provenance (text)
# $workbook (text)
convert-wrote-with-workbook = Wrote { $sheet }, { $provenance } and { $workbook }.
convert-no-sheet = No sheet was written: see what blocks the file above.
# $file (text)
convert-exists = { $file } exists. --force overwrites it.
# $file (text)
convert-is-source = { $file } is the file that is converted. Name another one.
# $file (text)
convert-twice = { $file } cannot be two of the files at once. Name another one.
convert-no-folder = Standard input has no folder. Name one with --out, or both files with --sheet and --provenance.
# $file (text)
# $pointer (text)
# $problem (text)
convert-decisions = { $file } at { $pointer }: { $problem }
