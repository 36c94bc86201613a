# The texts of Coverlist in American English.

## Findings about the file as a whole.

finding-file-empty = The file is empty. Choose the file that has the rows.
    .title = The file is empty
    .help = No cell of the file has content. It may have been saved before the list was pasted into it. Open the file to check, or ask the sender for it again.
    .example = a file of 0 bytes

# $kind (text)
finding-file-no-rows = The file has no rows to apply. Below the header, add one row for each { $kind ->
        [user] user
       *[device] device
    }.
    .title = No rows to apply
    .help = The file has only a header, blank rows, comments, example rows or totals. Add one row for each record, then choose the file again.
    .example = the template as it was downloaded

finding-file-workbook = This is a workbook, not a CSV. In Excel choose File > Save As > CSV UTF-8 (Comma delimited), then choose the saved file here.
    .title = The file is a workbook
    .help = The file is a spreadsheet (.xlsx, .xls or .ods), whatever its name says. In Excel choose File > Save As > CSV UTF-8 (Comma delimited). In Google Sheets choose File > Download > Comma-separated values. Then choose the saved file.
    .example = enrollment.xlsx

finding-file-archive = This is a zip archive, not a CSV. Extract the CSV from it, then choose that file.
    .title = The file is a zip archive
    .help = Portals often pack a list into a zip archive. Open the archive on your computer, copy the CSV out of it, and choose the copy.
    .example = export.zip

finding-file-pdf = This is a PDF, which has no rows that can be read. Ask the sender for the same list as a CSV.
    .title = The file is a PDF
    .help = A PDF is a picture of a list. Ask the sender for a CSV, or export the list again and pick CSV.
    .example = enrollment.pdf

finding-file-web-page = This is a web page, not a CSV. Sign in to the portal that it came from, and download the list again as a CSV.
    .title = The file is a web page
    .help = Often the portal’s session had ended, so its sign-in page was saved instead of the list. Sign in to the portal and download the list again as a CSV.
    .example = export.csv that begins with <!DOCTYPE html>

finding-file-binary = This is not a text file. Save the list as CSV UTF-8, then choose that file.
    .title = The file is not text
    .help = The file is a picture, a program or a damaged download. Open the list where it was made and save it as CSV UTF-8.
    .example = photo.jpg

finding-file-nul = The file is damaged: it has zero bytes (NUL), which text never has. Download or copy it again from where it was made.
    .title = The file is damaged
    .help = A broken-off download or copy, a cloud drive that had not fetched the whole file, or a failing disk writes zero bytes in place of the list. Download or copy the file again, or save it again as CSV UTF-8 where it was made. If you chose an encoding yourself, undo that choice first: UTF-16 text read in another encoding seems to have zero bytes.
    .example = a file of 2 MB whose second half is zeros

finding-file-too-large = The file is larger than the limit for one import. Split it into smaller files, each with the header, and import them one after the other.
    .title = The file is too large
    .help = The limit keeps one import from slowing down everybody else. Split the file into smaller ones, each with the header, or ask whoever runs Coverlist to raise the limit.
    .example = a file of 40 MiB, where 32 MiB is the limit

finding-file-too-many-rows = The file has more rows than the limit for one import. Split it into smaller files, each with the header, and import them one after the other.
    .title = Too many rows
    .help = The limit keeps one import from slowing down everybody else. Split the file into smaller ones, each with the header, or ask whoever runs Coverlist to raise the limit. Blank rows count too: delete them.
    .example = 300,000 rows, where 250,000 is the limit

finding-file-blank-rows = Blank rows push the file over the row limit for one import. In the spreadsheet, delete the blank rows and save the CSV again.
    .title = Too many blank rows
    .help = A spreadsheet saves every row down to the last one that ever had content or a format, so a short list can become a file of a million rows. Clearing cells is not enough: select the blank rows by their numbers, right-click, choose Delete, and save the CSV again. The list itself needs no change.
    .example = 12 rows and 1,048,563 blank ones, where 250,000 is the limit


## Findings about the header.

# $headers (list)
finding-header-not-found = No row matches the template’s header, so this row was read as the header. If it is a record, add a row above it with these headers: { $headers }.
    .title = No header found
    .help = None of the first rows looks like the template’s header. The file may begin with its records: add the header as the first row. Download the template to copy the headers from.
    .example = 004231,Enrolled as the first row

# $field (text)
finding-header-missing = The required column { $field } is missing. Add it, or rename the column that has it to exactly { $field }.
    .title = A required column is missing
    .help = Every file must have this column, with the header written exactly as in the template. Add the column, or rename the one that has it.
    .example = User ID,Policy Number (no Insurance Status)

# $field (text)
finding-header-near = This header is almost { $field }. If that is what it means, rename it here, or change it in the file to exactly { $field }.
    .title = A header is almost right
    .help = Headers must match the template exactly, so that no column is mistaken for another. Rename the column here for this import, or leave it out if the template does not require it. The file itself stays as it is.
    .example = user id, Student ID, Coverage Start

# $field (text)
finding-header-duplicate = More than one column has the header { $field }. Keep the right one, and remove or rename the other.
    .title = Two columns have the same header
    .help = The two columns may have different values, and nothing says which one is right. Remove one in the file, or choose one here.
    .example = User ID,Insurance Status,User ID

finding-header-unknown = The template has no such header, so this column is ignored. If it belongs to the template, rename it.
    .title = A column is not in the template
    .help = Columns that the template does not have are ignored. If the column is one of the template’s, give it exactly that header.
    .example = Grade, Homeroom

finding-header-blank = This column has values but no header, so it is ignored. If it belongs to the template, give it the header.
    .title = A column has no header
    .help = Cells below an empty header are ignored. Give the column a header if it is one of the template’s.
    .example = notes typed to the right of the last column

# $other-template (text)
# $other-key (text)
# $key (text)
finding-template-wrong = This file fits the { $other-template } template: it has the column { $other-key } and no { $key }. Switch to that template, or choose another file.
    .title = The file is for another template
    .help = The headers fit the other template: users are named by a user ID, devices by a serial. Switch the template to check the same file again.
    .example = Device Serial under the user template

# $other-key (text)
# $key (text)
# $other-template (text)
finding-template-keys = Most cells of this column look like { $other-key }, not { $key }. If that is right, switch to the { $other-template } template.
    .title = The IDs look like another template’s
    .help = Serials mix letters and digits; user IDs are usually short numbers. Nearly all IDs of this file look like the other kind, so most may match no record. Check the column, or switch the template.
    .example = 004231, 118204, 118377 under the device template


## Findings about the encoding of the text and the quotes around cells.

finding-encoding-damaged = Some characters of this cell could not be read. If names look wrong, choose another encoding, or save the file again as CSV UTF-8.
    .title = Unreadable characters
    .help = Some bytes have no meaning in the file’s encoding; they show as �. The file may combine two files with different encodings. Save it again as CSV UTF-8.
    .example = Nu�ez

finding-quote-swallows-rows = A quotation mark opens in this cell and closes in a later row, so the rows between are inside the cell. Remove the mark, or close it in this row.
    .title = A cell contains other rows
    .help = A quoted cell may span several lines, but the lines in this one look like rows of their own. A mark that means inches, as in 11", often causes this. None of these rows is applied until the mark is gone.
    .example = "Chromebook 11 in one row, Chromebook 11" in a later one

finding-quote-not-closed = A quotation mark opens in this cell and never closes, so the row cannot be split into cells. Remove the mark, or close it.
    .title = A quotation mark is never closed
    .help = A cell that begins with a quotation mark must end with one. Only this row is affected. Remove the mark, or add the missing one.
    .example = 004231,Enrolled,"Full

finding-quote-text-after = Text follows the closing quotation mark of this cell and was read as part of it. Check the cell.
    .title = Text after a closing quotation mark
    .help = A quoted cell ends at its closing quotation mark; a mark inside it is written twice. The text after the mark was kept, so check that the cell is right.
    .example = "Full" coverage

finding-row-long = This row has cells beyond the header’s last column, so its values may be in the wrong columns. Put a value that contains a comma in quotation marks.
    .title = A row has more cells than the header
    .help = Usually an unquoted value contains the delimiter, such as the comma in 1,050.00. Nothing is guessed: the row is rejected until each value is in its own column.
    .example = 118204,Enrolled,POL-1,Full,1,050.00,2026-09-10,2027-06-30

finding-row-short = This row has fewer cells than the header, and nothing says which one is missing. Add the missing cells, even if they are blank.
    .title = A row has fewer cells than the header
    .help = Values after the missing cell would be read in the wrong column. Nothing is guessed: the row is rejected until it has all its cells.
    .example = 118204,Enrolled,2026-09-10,2027-06-30

finding-row-short-blank = This row ends right after the required columns, so the other columns are read as blank. No action is needed.
    .title = A row ends early
    .help = Excel leaves out blank cells at the end of a row. Only required columns are filled here, so no value can have moved; the others count as blank.
    .example = 118204,Not Enrolled

# $lines (text)
finding-row-broken = A line break seems to have split one row into this one and { $lines }. Join them, or put the value in quotation marks.
    .title = A line break splits a row
    .help = An unquoted value contains a line break, so the rest of its row is on the next line. Neither piece is applied. Remove the line break, or export the list with quotation marks around text.
    .example = 700102,Enrolled, on one line and QR-2,Full,460.00,2026-09-10,2027-06-30 on the next

finding-file-cut-off = The last row is shorter than the others and has no line end, so the file may be cut off. Compare its end with the original list.
    .title = The file may be cut off
    .help = A download that stopped or a full disk can cut off a file. The last value may be incomplete, and rows may be missing after it. Compare the last row and the number of rows with the original list, or download it again.
    .example = 2027-06-3 at the end of a file whose other dates have two digits for the day


## Findings about rows that are not records.

finding-row-title = This row is above the header and is ignored. No action is needed.
    .title = Ignored: row above the header
    .help = Titles and export dates above the header are not records.
    .example = Oakwood Unified School District, enrollment as of 08/31/2026

finding-row-blank = This row is blank and is ignored. No action is needed.
    .title = Ignored: blank row
    .help = A row without a filled cell names no record.
    .example = ,,,,,,

finding-row-comment = This row begins with #, so it is ignored as a comment. If it is a record, remove the #.
    .title = Ignored: comment
    .help = A row whose first cell begins with # is a remark for people, not a record.
    .example = {"#"} one line a student; do not change the headers

finding-row-header = This row repeats the header and is ignored. Check that the rows below it have the same columns in the same order.
    .title = Ignored: repeated header
    .help = Probably two lists were combined, each with its header. The rows below are read like the others, so check that the second list has the same columns in the same order.
    .example = User ID,Insurance Status,Policy Number

finding-header-changed = This row is a second header with other columns, so the rows below it do not fit. Split the file here, or give both lists the same columns.
    .title = A second header has other columns
    .help = Two lists were combined, and their columns differ or are in another order. Nothing says which value belongs where. Split the file before the second header and import the two files one after the other.
    .example = User ID,Insurance Status,Coverage Type,Policy Number below User ID,Insurance Status,Policy Number,Coverage Type

finding-row-example = This is one of the template’s example rows and is ignored. You can delete it from the file.
    .title = Ignored: example row
    .help = The filled template has example rows that show how to write each column. They name no record.
    .example = the rows of the template's example

# $key (text)
finding-row-totals = This row looks like a total and is ignored. If it is a record, correct its { $key } and its status.
    .title = Ignored: total
    .help = The row begins with a word such as Total, and its status is unknown.
    .example = Total,2,,,460,,

# $lines (text)
# $key (text)
finding-key-repeated = This row repeats { $lines }, with the same { $key } and the same values, and is ignored. No action is needed.
    .title = Ignored: repeated row
    .help = The same record is in the file more than once, with the same values each time. The first row counts.
    .example = 118204,Declined on two lines


## Findings about key cells.

# $key (text)
# $kind (text)
finding-key-blank = The { $key } is blank, so nothing says which { $kind ->
        [user] user
       *[device] device
    } this row is about. Fill it in.
    .title = Missing ID
    .help = Every row must name its record. Look up the record and fill in its ID or serial.
    .example = (a blank cell)

# $key (text)
# $kind (text)
finding-key-placeholder = This is not a real { $key }. Replace it with the { $kind ->
        [user] user
       *[device] device
    }’s own { $key }.
    .title = A placeholder instead of an ID
    .help = People and portals write 000 or n/a when they do not know the ID. Such a row would match the wrong record or none. Look up the record and fill in its ID or serial.
    .example = 000, n/a, none, tbd, ?

# $key (text)
# $lines (text)
finding-key-conflict = The same { $key } is also on { $lines }, with other values. Keep the right row and remove the others.
    .title = Rows contradict each other
    .help = The same record is in the file more than once with different values, and nothing says which row is right. All of them are rejected until only one is left.
    .example = 118204,Enrolled and 118204,Declined

# $key (text)
finding-key-scientific = Excel turned this { $key } into scientific notation, and its last digits may be lost. Export the list again, with the column formatted as Text.
    .title = Excel turned an ID into scientific notation
    .help = Excel shows long numbers, and serials such as 118204E5, as 1.18E+05, and saves what it shows. The lost digits are not in the file. Export the list again and open it with the column formatted as Text.
    .example = 1.18204E+05

# $key (text)
finding-key-date = This { $key } was turned into a date. Export the list again, with the column formatted as Text.
    .title = Excel turned an ID into a date
    .help = Excel reads IDs such as 3-5 or MAR5 as dates and saves the date. Export the list again and open it with the column formatted as Text.
    .example = 5-Mar, 3/5/2026

# $key (text)
finding-key-number = This { $key } was written as a number, with decimals or separators. Export the list again, with the column formatted as Text.
    .title = An ID was turned into a number
    .help = A program took the ID for a number, so zeros at its start are lost too. Export the list again with the column formatted as Text.
    .example = 118204.0, 118,204

# $key (text)
finding-key-rounded = This { $key } has more than 15 digits and ends in zeros, so Excel may have rounded it. Compare it with the original list.
    .title = Excel may have rounded an ID
    .help = Excel keeps 15 digits of a number and writes zeros for the rest. If the column was not formatted as Text, the last digits are lost.
    .example = 1234567890123450000

# $key (text)
# $kind (text)
finding-key-short = This { $key } is shorter than nearly all others and may have lost leading zeros. Compare it with the { $kind ->
        [user] user
       *[device] device
    }’s record.
    .title = An ID may have lost leading zeros
    .help = Most IDs of the file have the same number of digits, and this one has fewer. Excel drops the zeros at the start of a number. Nothing is padded: format the column as Text and fill in the whole ID.
    .example = 4231 among 118204, 118377, 120015

# $key (text)
finding-key-long = This is longer than a { $key } can be (100 characters). Check whether the cell contains other values.
    .title = The ID is too long
    .help = No ID has more than 100 characters. Other cells or a whole paragraph may have ended up in this one.
    .example = a paragraph of text


## Findings that a cell in any column can have.

finding-cell-formula = This cell wraps its value in a formula. Remove =" at its start and " at its end, or export the list again as plain text.
    .title = A cell wraps its value in a formula
    .help = Some exports write ="004231" so that Excel keeps the zeros. Coverlist reads every cell as text and keeps zeros anyway, so the formula would become part of the value.
    .example = ="004231"

finding-cell-excel-error = This cell has an Excel error instead of a value. Repair the formula in the workbook, or type the value, and save the CSV again.
    .title = A cell has an Excel error
    .help = A formula in the workbook failed, and its error was saved in place of the value. Repair the formula or type the value, then save the CSV again.
    .example = {"#"}N/A, #REF!, #VALUE!

finding-cell-hashes = This cell was saved as # signs because its column was too narrow. Widen the column in the spreadsheet and save the CSV again.
    .title = A cell has only # signs
    .help = A spreadsheet shows #### when a column is too narrow for a date or number, and some programs save that. Widen the column and save the CSV again.
    .example = {"#"}#######

finding-cell-control = This cell has invisible control characters. Type its value again and save the file.
    .title = A cell has invisible control characters
    .help = The cell contains characters that are commands, not text, such as a backspace. They usually come from a damaged export. Type the value again, or export the list again.
    .example = POL-1 followed by a backspace

# $lines (text)
# $blank (text)
finding-cell-nothing = Words for “no value”, such as NULL, N/A or a dash, are read as blank on { $lines }{ $blank ->
        [clear] , and they clear the values of the records
       *[other] {""}
    }. If one is a real value, write it out.
    .title = Words for “no value” are read as blank
    .help = Programs and people write NULL, N/A, None, \N or a dash where a value is missing. In an optional column they count as a blank cell.
    .example = NULL, N/A, none, (null), -, $ -

finding-cell-markup = This cell has HTML code in its text, and the row is applied as it is. Compare the cell with the original list.
    .title = A cell has HTML code
    .help = A portal wrote a value as in the source of a web page: &#039; for an apostrophe, &amp; for an ampersand, or tags. The value is applied as it is. Export the list again as plain text, or correct the value.
    .example = O&#039;Neil, Theft &amp; loss, <b>Full</b>

finding-cell-encoded-twice = The accented letters of this cell were encoded twice, and the row is applied as it is. Export the list again as UTF-8, or correct the value.
    .title = A text was encoded twice
    .help = A program read UTF-8 as Windows-1252 and saved the result, so that ó became Ã³. If you chose the encoding here, choose UTF-8. Otherwise export the list again as UTF-8, or correct the value.
    .example = ProtecciÃ³n for Protección

# $field (text)
# $max-length (count)
finding-text-long = This text of { $field } is longer than { $max-length ->
        [one] { $max-length } character
       *[other] { $max-length } characters
    }. Shorten it.
    .title = A text is too long
    .help = A text has at most 200 characters, unless the template sets another limit for its column. A whole paragraph, or a quotation mark that is never closed, may have ended up in this cell.
    .example = a paragraph of text

# $field (text)
finding-value-blank = { $field } is blank, but every row needs a value there. Fill it in.
    .title = A required value is missing
    .help = The template requires this column to be filled in every row. Words for “no value”, such as N/A, count as blank. Ask whoever manages the templates whether the column must be required.
    .example = (a blank cell)

# $field (text)
# $minimum (text)
finding-value-below-minimum = This value of { $field } is below the minimum, which is { $minimum }. Correct it.
    .title = A value is below the minimum
    .help = The template sets the smallest number or amount, or the earliest date, that this column may have. Ask whoever manages the templates if the limit is wrong.
    .example = -1, where 0 is the minimum

# $field (text)
# $maximum (text)
finding-value-above-maximum = This value of { $field } is above the maximum, which is { $maximum }. Correct it.
    .title = A value is above the maximum
    .help = The template sets the largest number or amount, or the latest date, that this column may have. Ask whoever manages the templates if the limit is wrong.
    .example = 13, where 12 is the maximum

# $field (text)
# $min-length (count)
finding-text-short = This text of { $field } is shorter than { $min-length ->
        [one] { $min-length } character
       *[other] { $min-length } characters
    }. Write it out.
    .title = A text is too short
    .help = The template sets the smallest number of characters that this column may have. A part of the text, or zeros at its start, may be lost. Compare it with the original list.
    .example = 42, where 6 characters are the least

# $field (text)
# $pattern (text)
finding-pattern-mismatch = This text does not have the form that the template requires for { $field }: { $pattern }. Correct it.
    .title = A text does not have the required form
    .help = The template describes the form of this column’s texts by a pattern (a regular expression), and the whole cell must match it. Upper and lower case matter. Compare the cell with those of other rows.
    .example = WA-12, where the pattern is [A-Z]{"{"}2{"}"}-[0-9]{"{"}4{"}"}

# $field (text)
# $words (list)
finding-choice-unknown = This is not one of the words for { $field }. Use one of: { $words }.
    .title = Unknown word
    .help = The column may hold only the words that the template lists. Nothing is guessed. Upper and lower case do not matter.
    .example = Bronze, where the words are Silver and Gold

# $field (text)
finding-integer-unreadable = This is not a whole number that can be read for { $field }. Write it like 12 or 1,050.
    .title = Unreadable whole number
    .help = A whole number has at most 15 digits, commas between groups of three digits, and a sign if you like. Decimals cannot be read, not even zeros as in 12.0: format the column as a number without decimals, and save the CSV again.
    .example = 12.5, 12.0 or 7th

# $field (text)
finding-integer-scientific = Excel turned this value of { $field } into scientific notation, and its last digits may be lost. Format the column as a number without decimals, and export the list again.
    .title = Excel turned a whole number into scientific notation
    .help = Excel shows long numbers as 1.18E+05 and saves what it shows. The lost digits cannot be recovered from the file.
    .example = 1.18204E+05

finding-policy-scientific = Excel turned this policy number into scientific notation, and its last digits may be lost. Export the list again, with the column formatted as Text.
    .title = Excel turned a policy number into scientific notation
    .help = Excel shows long numbers as 7.78E+09 and saves what it shows. The lost digits are not in the file. Export the list again and open it with the column formatted as Text.
    .example = 7.78120E+09

finding-policy-date = Excel may have turned this policy number into a date; the row is applied as it is. Compare it with the original list.
    .title = A policy number may have become a date
    .help = Excel reads numbers such as 3-5 as dates and saves 5-Mar, or the number of the day, such as 46258. Export the list again with the column formatted as Text.
    .example = 5-Mar, 3/5/2026, or 46258 among 7781203 and 7781204

finding-policy-number-form = This policy number was written as a number, with decimals or separators; the row is applied as it is. Compare it with the original list.
    .title = A policy number was written as a number
    .help = A program took the policy number for a number, so zeros at its start are lost too. Export the list again with the column formatted as Text.
    .example = 7781203.0, 7,781,204

finding-policy-rounded = This policy number has more than 15 digits and ends in zeros, so Excel may have rounded it. Compare it with the original list.
    .title = Excel may have rounded a policy number
    .help = Excel keeps 15 digits of a number and writes zeros for the rest. If the column was not formatted as Text, the last digits are lost. The row is applied as it is.
    .example = 441002237190012000

finding-policy-short = This policy number is shorter than nearly all others and may have lost leading zeros. Compare it with the original list.
    .title = A policy number may have lost leading zeros
    .help = Most policy numbers of the file have the same number of digits, and this one has fewer. Excel drops the zeros at the start of a number. Nothing is padded, and the row is applied as it is: format the column as Text and export the list again.
    .example = 7781203 among 0007781204, 0007781205, 0007781206

finding-policy-line-break = This policy number has a line break; the row is applied as it is. Remove the line break, and check that the cell has one value only.
    .title = A policy number has a line break
    .help = A policy number is on one line. A line break comes from a wrapped cell, or from two values in one cell.
    .example = QX-1 and 204 on two lines of one cell


## Findings about status cells.

# $words (list)
finding-status-blank = The status is blank. Fill in one of: { $words }.
    .title = Missing status
    .help = Every row must say whether its record is insured. Fill in one of the template’s status words.
    .example = (a blank cell)

# $words (list)
finding-status-unknown = This status is unknown. Use one of: { $words }.
    .title = Unknown status
    .help = The status decides who is insured, so nothing is guessed: the cell must have one of the template’s status words. Upper and lower case do not matter.
    .example = Active, Paid


## Findings about amounts of money.

finding-amount-unreadable = This is not an amount that Coverlist can read. Write it like 1050 or $1,050.00.
    .title = Unreadable amount
    .help = An amount is in US dollars: digits with at most two decimals after a point, commas between groups of three digits, and $ or USD if you like. Anything else is not guessed.
    .example = 1.050,00 or 460 per year

# $field (text)
finding-amount-negative = { $field } cannot be negative. Remove the minus sign or the parentheses, or correct the amount.
    .title = Negative amount
    .help = An amount is zero or more, unless the template sets a lower minimum. A negative amount is usually a refund from a fee list, which does not belong here.
    .example = -460.00 or (460.00)

finding-amount-large = This amount is more than $100,000. Check that no digit was added and no decimal point was lost.
    .title = Unusually large amount
    .help = Few devices or people are covered for so much. A lost decimal point turns 1,050.00 into 105000. The row is applied as it is.
    .example = 4600000


## Findings about dates.

finding-date-unreadable = This is not a date that Coverlist can read. Write it like 2026-09-10.
    .title = Unreadable date
    .help = Dates are written as 2026-09-10, or with slashes, points or hyphens and a four-digit year as 9/10/2026, in the same order in the whole column. Days that no month has, and times of day other than midnight, cannot be read.
    .example = 2026-02-30 or Sept 10th

# $field (text)
# $dates (and)
finding-date-format = This date does not have a format that the template allows for { $field }. Write it like { $dates }.
    .title = The date does not have the template’s format
    .help = The template lists the formats that the dates of this column may have. No other format is read there. Format the column like this in the spreadsheet, and save the CSV again.
    .example = 2026-09-25, where 09/25/2026 is the format

finding-date-two-digit-year = The year of this date has only two digits. Write it with four, like 2026-09-10.
    .title = The year has two digits
    .help = Two digits do not say which century is meant, nor always which number is the year. Write four digits; in Excel, format the column as yyyy-mm-dd.
    .example = 9/10/26

finding-date-excel-number = This is Excel’s number for a date, not a date. Format the column as a date in Excel and save the CSV again.
    .title = Excel’s number instead of a date
    .help = Excel counts days from 1900 and saves the bare number when a column is not formatted as a date. Format the column as yyyy-mm-dd and save the CSV again.
    .example = 46258

finding-date-order-unknown = The dates of this column can be read as day-first or month-first, and no row proves which. Choose the order of this column.
    .title = Day or month first?
    .help = A date like 08/09/2026 is September 8 or August 9. A column in which some day is above 12 proves its order; this one does not. Choose the order, or write the dates like 2026-09-10. The choice holds for the whole column.
    .example = 08/09/2026, 10/09/2026

# $lines (text)
finding-date-order-mixed = This date can only be day-first, but dates on { $lines } can only be month-first. Choose the order of this column, or correct the file.
    .title = Day-first and month-first dates in one column
    .help = Some rows prove that the day comes first, others that the month does. Probably two lists were combined. Choose one order, and the rows that do not fit are rejected, or correct the file.
    .example = 25/08/2026 and 8/25/2026

# $lines (text)
finding-date-order-doubtful = Most dates of this column can be day-first or month-first, and too few prove which ({ $lines }). Choose the order of this column, or correct those dates.
    .title = Too few dates prove the order
    .help = One mistyped date could reverse all others of the column, so the order is not taken from it. Check the dates named here, or see that another date column proves the opposite. Then choose the order; dates that do not fit it are rejected.
    .example = 15/8/2026 among 9/1/2026, where the other column has 6/30/2027

# $lines (text)
finding-date-half-converted = Excel may have swapped day and month in the dates on { $lines }. Compare some of them with the original list.
    .title = Excel may have swapped day and month
    .help = The dates that begin with the year have days up to 12; the other dates of the column have days above 12. Excel converts dates that make sense in its own order and leaves the rest as text. Export the list again without opening it in Excel.
    .example = 2026-08-09 beside 25/08/2026

# $lines (text)
# $blank (text)
finding-date-sentinel = Dates that stand for “no date”, such as 1900-01-01 or 9999-12-31, are read as blank on { $lines }{ $blank ->
        [clear] , and they clear the values of the records
       *[other] {""}
    }. If one is a real date, correct it.
    .title = Dates that stand for “no date” are read as blank
    .help = Databases write the first or last day of their calendar where a date is missing: 1900-01-01, 1970-01-01, 9999-12-31. They count as a blank cell. If the coverage has no end, write the last day that is certain.
    .example = 1900-01-01, 1970-01-01, 9999-12-31

finding-date-unlikely = This date is before 2000 or after 2100. Check the year.
    .title = Unlikely date
    .help = Insurance rarely begins or ends in such a year; a digit may be wrong. The row is applied as it is.
    .example = 1926-09-10


## Findings from comparing cells and rows with each other.

finding-end-before-start = The coverage ends before it starts. Correct one of the two dates.
    .title = The coverage ends before it starts
    .help = The end date is earlier than the start date. One of them has a wrong year, or the two were swapped.
    .example = from 2026-09-10 to 2026-06-30

finding-already-expired = The status is enrolled, but the coverage has already ended. Check that this is this year’s list.
    .title = The coverage has already ended
    .help = The end date is in the past, and the status says that the record is insured. It may be last year’s list. The row is applied as it is.
    .example = Enrolled until 2025-06-30

# $lines (text)
# $key (text)
finding-policy-repeated = The same policy number is also on { $lines }, for another { $key }. Check that this is right.
    .title = Two records have the same policy number
    .help = That is right for a policy that covers a family or the whole district, and a copying mistake otherwise. The rows are applied as they are.
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

## Parts of sentences about findings.

part-another-line = another line
# $count (count)
# $lines (and)
part-lines = { $count ->
    [one] line { $lines }
   *[other] lines { $lines }
}
# $count (count)
part-lines-more = { $count } more
part-other-template = other
part-other-key = other IDs

## Problems: why the server refuses a request. An id begins with the code of the problem, whose title is an
## attribute. The rest of an id is the reason.

problem-bad-request =
    .title = Malformed request
problem-bad-request-host-malformed = The Host header is malformed. Send the name of the server, such as coverlist.example.org.
problem-bad-request-host-count = The request must have exactly one Host header.
problem-bad-request-query = The query of this address cannot be read. Check how it is encoded.
# $parameter (text)
problem-bad-request-parameter = The value of the parameter { $parameter } cannot be read. Correct it.
# $pointer (text)
problem-bad-request-query-field = These records have no field with the ID at { $pointer }. Correct it.
# $pointer (text)
# $type (text)
problem-bad-request-query-value = The text at { $pointer } is not a value of the type { $type }. Write dates as 2026-08-24, amounts as 460.00, and statuses by their ID, such as not_enrolled.
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
problem-bad-request-query-cursor = The text at { $pointer } is not the `next` of another part of the list.
# $limit (count)
problem-bad-request-idempotency-key = An Idempotency-Key must have 1 to { $limit } printable ASCII characters. Send another one.
# $line (text)
# $column (text)
problem-bad-request-json = The body is not the JSON that this address takes (line { $line }, column { $column }). Correct it.
problem-bad-request-broken-off = The request broke off, and nothing was saved. Send it again.
problem-bad-request-template-missing = The request does not say under which template the file was checked. Add it, such as ?template=user&template_version=1.
problem-bad-request-sha256-missing = The request does not say which bytes were checked. Add the file’s SHA-256 as ?sha256=, as sha256sum prints it.
# $templates (list)
problem-bad-request-template-unknown = This district has no such template. Use one of: { $templates }.
# $languages (list)
problem-bad-request-language-unknown = Coverlist has no such language. Use one of: { $languages }.

problem-signed-out =
    .title = Not signed in
problem-signed-out-first = Sign in first.
problem-signed-out-ended = Your session has ended. Sign in again.

problem-wrong-password = Email and password do not match. Check both and try again.
    .title = Wrong email or password

problem-forbidden =
    .title = Not allowed
problem-forbidden-view-reports = This needs the View Reports permission. Ask an administrator of your district for it.
problem-forbidden-manage-settings = This needs the Manage Settings permission. Ask an administrator of your district for it.
problem-forbidden-either = This needs the View Reports or the Manage Settings permission. Ask an administrator of your district for it.

problem-wrong-host = Coverlist does not answer to the name in this address. Whoever runs it can add the name with --public-origin, and make the proxy pass on the browser’s Host header.
    .title = The request is for another host

problem-foreign-origin = The request comes from another site. If Coverlist runs behind a proxy, start it with --public-origin and the address that browsers use.
    .title = The request comes from another site

problem-not-found =
    .title = Not found
# $prefix (text)
problem-not-found-api = The API has no such address. Its addresses begin with { $prefix }.
problem-not-found-address = There is nothing at this address. Check it for mistakes.
problem-not-found-file = There is no such file. Reload the page.
problem-not-found-import = This district has no such import. Choose one from the list of imports.
problem-not-found-import-file = This file was deleted, so it cannot be downloaded.
problem-not-found-language = Coverlist has no such language. GET /api/v1/languages lists them.
problem-not-found-sample = There is no such sample file. Choose one that the page offers.
# $templates (list)
problem-not-found-template = This district has no such template. Use one of: { $templates }.
problem-not-found-template-version = This district has no such version of a template.

problem-method-not-allowed = This address does not support this method.
    .title = Method not allowed

problem-too-slow = The request took too long to arrive, and nothing was saved. Send it again.
    .title = Request timed out

# $person (text)
# $file (text)
# $time (time)
problem-import-open = { $person } staged { $file } on { $time }, so this file was not staged. Process or delete that import first.
    .title = A file is staged already

problem-wrong-state =
    .title = Not possible in this state
# $person (text)
problem-wrong-state-queued = { $person } started this import already. Wait for its report.
# $person (text)
problem-wrong-state-deleted = { $person } deleted this file, and nothing was applied. Stage it again to process it.
problem-wrong-state-failed = Processing this import failed, and nothing was applied. Stage the file again.
# $person (text)
problem-wrong-state-processed = { $person } processed this import already, and nothing was applied a second time. See its report.
problem-wrong-state-report-deleted = This file was deleted before it was processed, so it has no report.
problem-wrong-state-report-failed = Processing this import failed, and nothing was applied, so it has no report. Stage the file again.
problem-wrong-state-report-early = This import has not been processed yet, so it has no report.
problem-wrong-state-delete-queued = This file is being processed, so it cannot be deleted. Wait for its report.
problem-wrong-state-delete-deleted = This file was deleted already.
problem-wrong-state-delete-processed = This file was processed, so it cannot be deleted. It stays in the list of imports.
problem-wrong-state-plan-deleted = This file was deleted, so it has no plan. Stage it again to see one.
problem-wrong-state-plan-failed = Processing this import failed, and nothing was applied. Stage the file again to see a plan.
problem-wrong-state-plan-processed = This import was processed already. See its report.

problem-plan-stale = The plan has changed since you saw it, and nothing was applied. Check the new plan, then process it.
    .title = The plan has changed

# $template (text)
# $version (text)
problem-template-changed = The template { $template } has changed to version { $version } since this file was checked. Check the file again, then stage it.
    .title = The template has changed

# $template (text)
# $version (count)
problem-template-changed-document = The template { $template } is at version { $version } now, and this document states an earlier one. Nothing was changed. Export the current document, change it, then import it.

problem-fields-invalid =
    .title = The list of fields is not valid
# $fault (text)
problem-fields-invalid-list = { $fault } Nothing was changed.
# $pointer (text)
# $fault (text)
problem-fields-invalid-place = At { $pointer }: { $fault } Nothing was changed.

problem-template-invalid =
    .title = The document is not a template
# $fault (text)
problem-template-invalid-document = { $fault } Nothing was changed.
problem-template-invalid-too-many = A district has at most 50 templates, and this would be another one. Nothing was changed.
# $pointer (text)
# $fault (text)
problem-template-invalid-place = At { $pointer }: { $fault } Nothing was changed.

problem-key-reused = This Idempotency-Key was used for another request. Send a new key with each request.
    .title = The Idempotency-Key was used before

# $limit (text)
problem-too-large = This is larger than the limit of { $limit }, and nothing was saved. Send less.
    .title = Too large

problem-unsupported-media =
    .title = Unsupported media type
problem-unsupported-media-form = The file is wrapped in a form or in JSON. Send its bytes as the body, such as with Content-Type: text/csv.
problem-unsupported-media-encoding = The file has a Content-Encoding. Send its bytes as they are.
problem-unsupported-media-json = This address takes JSON. Send it with Content-Type: application/json.

problem-file-blocked =
    .title = The file is blocked
# $count (count)
problem-file-blocked-findings = { $count ->
    [one] A problem in the file keeps
   *[other] { $count } problems in the file keep
} it from being staged. Correct the file and send it again.
problem-file-blocked-no-rows = Every row of this file is rejected, so there is nothing to apply. Correct the rows and send the file again.
# $rejected (count)
# $agreed (count)
problem-file-blocked-not-agreed = { $rejected ->
    [one] { $rejected } row of this file is rejected
   *[other] { $rejected } rows of this file are rejected
}, but the request agrees to { $agreed }. Agree to that number, or correct the file.
# $fault (text)
problem-file-blocked-records = { $fault } Nothing was loaded.

problem-file-differs = The file changed after it was checked or on its way, and nothing was staged. Check the file again and send it with its SHA-256.
    .title = The file is not the one that was checked

# $wait (text)
problem-too-many-attempts = There were too many failed sign-ins. Try again in { $wait }.
    .title = Too many failed sign-ins

# $request (text)
problem-internal = Something went wrong on the server, and nothing was changed. Try again; if it happens again, give whoever runs Coverlist the request ID { $request }.
    .title = Internal server error

problem-busy =
    .title = Busy
problem-busy-streams = This browser or account has too many event streams open. Ask for the import itself now and then.
problem-busy-requests = Coverlist has too many requests at the moment, from your network or in all. Try again in a few seconds.
problem-busy-sign-ins = Too many people are signing in at the moment. Try again in a few seconds.
problem-busy-changes = Too many changes are waiting, so this one was not made. Try again in a moment.

problem-unavailable =
    .title = Unavailable
problem-unavailable-processing = Queued imports are not processed. Start the server again.
problem-unavailable-database = The database cannot be read or written. Look for the reason in the server’s log.
problem-unavailable-disk = The server’s disk is full or cannot be used, and nothing was changed. Try again in a minute, or tell whoever runs Coverlist.

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

## Faults in the document of a template.

# $problem (text)
part-fault-syntax = This is not a Table Schema that Coverlist supports ({ $problem }).
part-fault-kind-changed = A template keeps its kind of record; add another template for the other kind.
part-fault-other-id = The ID is not the one in the address.
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
part-fault-fields-left-out = The list leaves out { $fields }, and fields are never removed. Read the list again, because another person may have added a field, and send all of it.
part-rule-field-built-in = A built-in field cannot be added or changed.
part-rule-field-repeated-number = Another field of this kind of record has the number.
# $most (count)
part-rule-field-name = The name must have 1 to { $most } characters, no control characters and no space around it.
part-rule-field-repeated-name = Another field of this kind of record has the name.
# $most (count)
part-rule-field-too-many = A kind of record has at most { $most } custom fields.

part-rule-no-template = There must be at least one template.
part-rule-id = The ID must be unique, with 1 to 40 lower-case letters, digits, hyphens and underscores.
part-rule-name = The name is blank, longer than 80 characters or not unique.
part-rule-profile = The profile must be https://datapackage.org/profiles/2.0/tableschema.json.
part-rule-missing-values = The only missing value of a template is the blank cell.
part-rule-primary-key = The primary key must be the header of the first column, and nothing else.
part-rule-key-not-first = The first column must be the key, and it must be required.
part-rule-no-status = No column has the status.
part-rule-no-field = The column needs the ID of its field, because its header is not the name of a built-in field.
part-rule-repeated-field = Another column has this field.
part-rule-unknown-field = The district has no such field for this kind of record. Add the field, then import the template.
part-rule-header = The header is blank, longer than 80 characters or not unique.
part-rule-reserved-header = The header is reserved for columns that exported files add.
part-rule-alias = The alias is blank or longer than 80 characters, or another column has it as header or alias.
part-rule-key-blank = The key is never blank, so its blank cells can have no meaning.
part-rule-no-words = A status or choice column needs words.
part-rule-other-words = The words differ from those that the column also has in another place.
part-rule-word = The word is blank, longer than 80 characters or not unique in its column.
part-rule-meaning = The word must mean a status, or a choice that is not blank or longer than 80 characters.
part-rule-type = The type is not the type of this field.
part-rule-format = Only a date has a format.
part-rule-number-form = Only numbers have this property. Coverlist reads numbers such as 1,234.50, with a currency sign only in amounts.
part-rule-unique = Only the key is checked to be unique.
part-rule-constraint = This field cannot have this constraint.
part-rule-limit = The limit is not a value of this field.
part-rule-limit-order = The smallest value or length is above the largest.
part-rule-pattern = The pattern is not a regular expression that Coverlist supports.
part-rule-date-format = The date format must name a year, a month and a day.
part-rule-date-formats = A column with several date formats must have the format “any”.
part-rule-example = The example is not a value that the column may have.
part-rule-too-long = The text is blank or longer than 1,000 characters.
part-rule-too-many = There are more than 100 columns, or a column has more than 200 words, 50 aliases or 20 date formats.
part-rule-leaving-status = Enrolled cannot end coverage, and Waived cannot both end coverage and count as covered.
part-rule-unsupported = Templates do not have this property, and Coverlist would not enforce it.

## Why the planner does not apply a row.

# $kind (text)
row-no-such-record = { $kind ->
    [user] No user of this district has this ID. Check it for lost zeros and typos, or load the user under Records.
   *[device] No device of this district has this serial. Check it for typos, or load the device under Records.
}
row-ends-before-start = The coverage would end before the start date that the record has. Give both dates in the file.

## Rosters: why a whole file is refused.

# $kind (text)
# $first (text)
# $second (text)
roster-key-twice = Both “{ $first }” and “{ $second }” can be the { $kind ->
    [user] User ID
   *[device] Device Serial
} column. Remove or rename the one that insurance lists do not use.
# $line (text)
roster-second-header = Line { $line } is a second header with other columns. Split the file there, and load the two files one after the other.
roster-too-many-rows = The file has more rows than can be loaded at a time. Split it into smaller files, each with the header.
# $kind (text)
roster-no-key = { $kind ->
    [user] No column has user IDs. Name it User ID, Student ID, Student Number or ID, or load a OneRoster users.csv.
   *[device] No column has serials. Name it Device Serial, Serial Number or Serial, or load a ChromeOS device export.
}
roster-insurance = This is an insurance list. Choose it under Bulk Insurance Import, and load a list of users or devices here.
# $kind (text)
roster-other-kind = { $kind ->
    [user] This is a list of users. Load it as users, or choose a list of devices.
   *[device] This is a list of devices. Load it as devices, or choose a list of users.
}

## Rosters: notes about a file, its format and its columns.

roster-roles-missing = This users.csv has no roles (OneRoster 1.2 keeps them in roles.csv), so guardians may be loaded as users. Remove them, or add a column role.
# $count (count)
roster-words-for-nothing = { $count ->
    [one] { $count } cell has a word for “no value”, such as NULL or N/A, and was read as blank.
   *[other] { $count } cells have a word for “no value”, such as NULL or N/A, and were read as blank.
}
roster-format-plain-list = Plain list
roster-format-oneroster = OneRoster users.csv
roster-format-chromeos = ChromeOS devices
roster-column-user-id = User ID
roster-column-serial = Device Serial
roster-column-other-id = Other ID, only compared
roster-column-filter = Decides which rows are loaded
roster-column-name = Name
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
roster-row-other-id-only = { $kind ->
    [user] The User ID is blank, and the row has only an ID of another kind. Fill in the User ID.
   *[device] The Device Serial is blank, and the row has only an ID of another kind. Fill in the Device Serial.
}
# $kind (text)
roster-row-key-of-other-kind = { $kind ->
    [user] This User ID
   *[device] This Device Serial
} differs in kind from most others: some are email addresses, some are not. Use the same kind in every row.
roster-row-may-be-guardian = A student’s row names this person as a relative, and the file has no roles. If this is staff, add a column role.
# $kind (text)
# $key (text)
# $evidence (text)
roster-row-known-as = { $kind ->
    [user] This seems to be the user with the User ID { $key }: { $evidence }. If it is, correct the User ID.
   *[device] This seems to be the device with the Device Serial { $key }: { $evidence }. If it is, correct the Device Serial.
}
# $kind (text)
# $key (text)
# $line (text)
# $evidence (text)
roster-row-known-as-line = { $kind ->
    [user] This seems to be the user with the User ID { $key } on line { $line }: { $evidence }. If it is, correct the User ID.
   *[device] This seems to be the device with the Device Serial { $key } on line { $line }: { $evidence }. If it is, correct the Device Serial.
}
# $kind (text)
# $line (text)
# $evidence (text)
roster-row-twin = { $kind ->
    [user] Line { $line } seems to be the same user with another User ID: { $evidence }. Keep the row with the right User ID.
   *[device] Line { $line } seems to be the same device with another Device Serial: { $evidence }. Keep the row with the right Device Serial.
}
# $kind (text)
# $key (text)
# $differs (and)
roster-row-other-person = { $kind ->
    [user] The User ID { $key } belongs to a record with another { $differs }. Correct the User ID, or load one change at a time.
   *[device] The Device Serial { $key } belongs to a record with another { $differs }. Correct the Device Serial, or load one change at a time.
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

## Rosters: why a row is ignored.

roster-ignored-above-header = This row is above the header.
roster-ignored-header = This row repeats the header.
roster-ignored-comment = This row begins with #, so it is a comment. If it is a record, remove the #.
# $kind (text)
roster-ignored-totals = { $kind ->
    [user] This row looks like a total. If it is a user, correct the User ID.
   *[device] This row looks like a total. If it is a device, correct the Device Serial.
}
roster-ignored-remark = This row is a remark of the program that made the list.
# $line (text)
roster-ignored-other-role = This row gives another role to the user on line { $line }. The first role counts.
roster-ignored-to-be-deleted = The roster says that this user is to be deleted.
roster-ignored-not-enabled = The roster says that this user is not enabled.
roster-ignored-guardian = This is a parent, guardian or relative. Only students and staff are loaded as users.
roster-ignored-deprovisioned = The export says that this device is deprovisioned.

## Sentences of the stage *choose*, and of the notice about the open import.

choose-lead = Check an insurance list and stage it. Nothing is sent before you stage it, and no record changes before you process it.
choose-title = Choose a file
choose-template = Template
choose-file = Insurance CSV
choose-browse = Choose a file
choose-browse-again = Choose another file
choose-samples = Or try a sample file:
choose-to-process = Go to Bulk Insurance Process
choose-open = A file is staged already
choose-processing = A file is being processed
choose-refused = That file is too large
# $kind (text)
# $key (text)
choose-template-about = One row for each { $kind ->
        [user] student or staff member
       *[device] device
    }, by { $key }
# $template (text)
choose-download-template = Download { $template } template
# $template (text)
choose-download-example = Download { $template } example
# $file (text)
choose-waiting = { $file } will be checked once the templates are loaded.
# $size (text)
# $rows (count)
choose-limit = CSV, up to { $size } and { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }.
# $file (text)
# $size (text)
# $limit (text)
choose-too-large = { $file } has { $size }, and one import may have { $limit }. It was not read. Split it into smaller files, each with the header, and import them one after the other.
# $file (text)
# $template (text)
# $rows (count)
# $person (text)
# $at (time)
choose-open-import = { $file }: { $template } template, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }. Staged by { $person } on { $at }.
choose-open-next = A district has one staged file at a time. Process or delete this one before you stage another; you can check a file meanwhile.
choose-processing-next = You can check another file meanwhile, and stage it when processing has ended.

## Sentences about choosing, dropping or pasting a file.

drop-zone-drop = Drop the file here, choose it, or paste it.
drop-zone-drop-now = Drop the file to check it.
drop-zone-pasted = pasted.csv
drop-zone-no-file-dropped = What was dropped is no file. Save it on this computer first, if it is attached to a message or part of another page; then drop or choose the saved file.
drop-zone-not-now = It was not taken: a file is being sent to the server now.
# $folder (text)
drop-zone-folder = { $folder } is a folder. Open it and drop or choose the file that is in it.
# $file (text)
drop-zone-only-first = One file at a time: only { $file } was taken.

## Sentences about requests that failed.

failure-try-again = Try again
failure-away = Coverlist can’t be reached
failure-away-help = The server didn’t answer. Check the network connection, then try again. Nothing on this page is lost.
failure-too-large-for-proxy = A proxy refuses a file of this size
failure-too-large-for-proxy-help = A proxy or firewall between this page and Coverlist refused it for its size (status 413). Ask whoever runs Coverlist to allow larger requests there (in nginx, client_max_body_size), then try again. Nothing on this page is lost.
failure-foreign-answer = The answer isn’t from Coverlist
# $status (text)
failure-foreign-answer-help = An answer with status { $status } came in a form that this page doesn’t know. It may be from a proxy, a firewall, or a network that wants a sign-in first. Try again; if that doesn’t help, tell whoever runs Coverlist. Nothing on this page is lost.

## Sentences of the list of imports.

history-title = Imports
history-about = Every file that was staged, the newest first.
history-table = Imports
history-file = File
history-template = Template
history-staged = Staged
history-ended = Processed or deleted
history-state = State
history-rows = Rows
history-updated = Updated
history-unchanged = Already up to date
history-rest = Not applied
history-nothing = No imports yet
history-nothing-help = Files that are staged show here, with who, when, and what became of every row.
history-no-such = Import not found
history-no-such-help = This district has no import with that number.
history-back = All imports
history-none = –
# $person (text)
history-by = by { $person }

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
plan-ready = The plan is ready.
plan-nothing = No file is staged
plan-nothing-help = Stage a file with Bulk Insurance Import. Its plan then shows here, before anything is applied.
plan-to-import = Go to Bulk Insurance Import
plan-last = The last import was
plan-filter = Show rows
plan-all = All
plan-search = Search by key
plan-table = Plan, row by row
plan-line = Line
plan-action = Action
plan-record = Record
plan-changes = What changes
plan-from = from
plan-to = to
plan-no-rows = No rows match
plan-no-rows-help = Show all rows, or search for another key.
plan-show-all = Show all rows
plan-delete = Delete staged file
plan-cancel = Cancel
plan-deleted = The staged file was deleted. No record was changed.
plan-deleted-elsewhere = The staged file was deleted elsewhere. No record was changed.
plan-stale = Records changed since you saw the plan; nothing was applied
plan-stale-help = This is the plan as it is now. Look it over, then process it.
plan-moved = Records changed while you were looking
plan-same-file = This same file was processed before
plan-rows = Rows
plan-ignored = Ignored
plan-changes-nothing = Every row that matches a record already matches. Processing changes nothing; you can delete the staged file.
plan-delete-means = Its rows are dropped and nothing is applied. No record changes. The file on your computer stays.
# $file (text)
plan-delete-question = Delete { $file }?
# $at (time)
# $person (text)
# $changes (count)
plan-processed-before = It was processed on { $at } by { $person }; { $changes ->
        [0] it has nothing left to change
        [one] { $changes } change left
       *[other] { $changes } changes left
    }.
# $state (text)
# $at (time)
plan-ended = ({ $state } on { $at }).
# $state (text)
# $at (time)
# $person (text)
plan-ended-by = ({ $state } on { $at } by { $person }).
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
process-means = Only records in the file change, and of those only the insurance fields shown in the plan. It all happens in one step: either every change is made, or none.
process-started = Processing began.
process-starting = Starting…
process-closing = You can close this page: processing goes on.
process-lost-touch = Lost touch with the server
process-lost-touch-help = Processing may be going on. The page keeps asking and shows it as soon as the server answers.
process-failed = Processing failed; nothing was applied
process-failed-help = Every record is as it was. Stage the file again to try once more; if it fails again, tell whoever runs Coverlist.
process-done = Processing is done.
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
    }. Processing it changes no record: nothing in it differs from what is there.
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
# $rows (count)
process-pace = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } a second
# $duration (text)
process-left = { $duration } left

## The names of the stages on the page.

rail-label = Stages
rail-choose = Choose
rail-validate = Validate
rail-stage = Stage
rail-plan = Plan
rail-process = Process
rail-report = Report
rail-done = done

## Sentences of the records screen and its load dialog.

records-title = Records
records-about = The users and devices that insurance is applied to.
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
records-no-match-help = Search for an ID, a serial, a name, an asset tag or an email address, or change the filters.
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
records-load-now = Load
records-cancel = Cancel
records-close = Close
records-no-file = Choose a file first.
records-load-means = Records in the file are added or changed. Records that it doesn’t name and details that it leaves blank stay as they are, and insurance is never touched.
records-added = Added
records-changed = Changed
records-unchanged = Unchanged
records-refused = Refused
records-ignored = Ignored
records-shape = Read as
records-line = Line
records-reason = Reason
records-refused-rows = Refused rows
records-ignored-rows = Ignored rows
records-columns = Columns of the file
records-column = Column
records-read-as = Read as
records-column-ignored = Ignored
# $grade (text)
records-grade = Grade { $grade }
# $read (count)
# $ignored (count)
records-columns-read = { $read } read, { $ignored } ignored.
# $read (count)
# $ignored (count)
# $headers (list)
records-columns-ignored = { $read } read, { $ignored } ignored: { $headers }.
# $position (count)
records-unnamed = Column { $position } (no header)
records-key-users = User ID
records-key-devices = Device Serial
records-load-users = Load users from a CSV
records-load-devices = Load devices from a CSV
records-load-users-title = Load users
records-load-devices-title = Load devices
records-file-users = Users CSV
records-file-devices = Devices CSV
records-takes-users = A OneRoster users.csv, or a plain CSV with a User ID column.
records-takes-devices = A ChromeOS device export, or a plain CSV with a Serial column.
records-nothing-users = No users yet
records-nothing-devices = No devices yet
records-nothing-users-help = Load them from your student information system’s export: insurance is matched by User ID.
records-nothing-devices-help = Load them from your device inventory’s export: insurance is matched by serial number.
# $rows (count)
# $added (count)
# $changed (count)
# $unchanged (count)
# $refused (count)
records-loaded = { $rows ->
        [one] { $rows } row in the file
       *[other] { $rows } rows in the file
    } = { $added } added + { $changed } changed + { $unchanged } unchanged + { $refused } refused
# $sum (text)
# $rows (count)
records-loaded-and-ignored = { $sum }, and { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } ignored
# $listed (count)
# $all (count)
records-first-rows = The first { $listed } of { $all } rows.

## Sentences of the stage *report*.

report-title = Import report
report-table = Report, row by row
report-outcome = Outcome
report-what = What changed, or why not
report-download-rest = Download rows that were not applied
report-download-file = Download original file
report-findings = Findings in the file
report-no-findings = Nothing was found wrong in the file.
report-file = File
report-name = Name
report-size = Size
report-template = Template
report-staged = Staged
report-processed = Processed
report-deleted = Deleted
report-fingerprint = SHA-256
report-open = This file is staged and not processed yet
report-to-plan = See the plan
report-astray = The counts don’t add up to the rows in the file. Tell whoever runs Coverlist.
report-was-deleted = This file was deleted before it was processed. It changed no record.
report-place = Line
report-severity = Severity
report-finding = Finding
report-whole-file = file
# $records (count)
report-headline = Processed: { $records ->
        [0] nothing had to change
        [one] { $records } record was changed
       *[other] { $records } records were changed
    }
# $at (time)
# $person (text)
report-by = { $at }, by { $person }
report-everything = Every row in the file was applied or already matched.
# $rows (count)
report-not-applied = { $rows ->
        [one] { $rows } row was
       *[other] { $rows } rows were
    } not applied. The download has each one ready to correct and import again, with its line and the reason.
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

## Sentences of the top bar, the account menu, and the screens that replace one that cannot be shown.

shell-product = Coverlist
shell-skip = Skip to content
shell-navigation = Main
shell-utilities = System Utilities
shell-imports = Imports
shell-records = Records
shell-settings = Settings
shell-account = Account
shell-sign-out = Sign out
shell-sign-out-everywhere = Sign out everywhere
shell-everywhere-means = Ends your sessions in every browser.
shell-loading = Loading…
shell-not-found = Page not found
shell-not-found-help = There is nothing at this address. It may have been mistyped, or the page moved.
shell-to-utilities = Go to System Utilities
shell-denied = Your account can’t open this
# $screen (text)
shell-document-title = { $screen } · Coverlist
# $permission (text)
# $district (text)
shell-denied-help = It needs the { $permission } permission, and your account’s role doesn’t have it. Ask an administrator of { $district } to give it to you.
shell-no-permissions = No permissions
# $permissions (list)
shell-permissions = { $permissions }
shell-language = Language
shell-language-of-browser = As in this browser

## Sentences of the sign-in page, and of the dialog that asks again after the session has ended.

sign-in-sign-in = Sign in
sign-in-email = Email
sign-in-password = Password
sign-in-about = Apply an insurance enrollment list to your district’s users or devices. Every mistake shows before anything is sent, every change before anything is applied.
sign-in-both-needed = Enter your email and your password.
sign-in-wrong = Email and password don’t match
sign-in-wrong-help = Check both and try again. Passwords are case-sensitive.
sign-in-no-cookie = This browser keeps no cookie
sign-in-no-cookie-help = Email and password are right, but the browser did not keep the cookie that says who is signed in. Allow cookies for this site in the browser’s settings, then sign in again. If they are allowed, tell whoever runs Coverlist: the server may be set up for another address.
sign-in-may = Permissions
sign-in-throttled = Too many attempts
sign-in-demo = Demo district
sign-in-demo-help = Made-up people and devices to try everything on. Press an account to fill the form.
sign-in-ended = Sign in again
sign-in-ended-help = Your session ended. Nothing on this page is lost: sign in and it goes on where it was.
sign-in-leave = Leave this page
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

## Sentences of the stage *stage*.

stage-title = Stage
stage-about = Staging sends the file to the server, which checks it again and keeps it. No record changes.
stage-sending = Sending the file
stage-checking = The server is checking the file
stage-blocked = This file can’t be staged yet. Correct what Validate lists above.
stage-nothing-accepted = Every row of this file is rejected, so there is nothing to stage. Correct the rows in your spreadsheet and choose the file again.
stage-open-first = Another file is staged. Process or delete it first; this one stays here meanwhile.
stage-agree-first = Tick the box above to go on.
stage-open-now = Another file was staged meanwhile
stage-open-now-next = It stands at the top of this page, with who staged it. Process or delete it, then stage this one; nothing you did here is lost.
stage-changed = The file changed
stage-changed-next = The file was changed, moved or deleted on this computer after it was checked. Nothing was staged, and no record has changed. Choose the file again to check it as it is now.
stage-template-changed = The template changed
stage-template-changed-next = An administrator changed the template after this file was checked. Nothing was staged. The file is checked again under the changed template; look at the result, then stage it.
stage-templates-first = The templates must be loaded first.
stage-refused-findings = What the server found:
stage-staged = The file is staged
stage-staged-next = No record has changed. Next, see what processing would change.
stage-another = Choose another file
# $rows (count)
stage-rows = Stage { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
# $rows (count)
stage-agree = { $rows ->
    [one] { $rows } row is rejected and will not be applied.
   *[other] { $rows } rows are rejected and will not be applied.
}
# $rows (count)
stage-all-accepted = { $rows ->
    [one] { $rows } row passed every check.
   *[other] { $rows } rows passed every check.
}
# $accepted (count)
# $rows (count)
# $rejected (count)
stage-some-accepted = { $accepted } of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } passed every check, { $rejected } didn’t. Rejected rows stay in the report, with the reason.
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
# $at (time)
# $person (text)
stage-processed-before = The same file was processed on { $at } by { $person }. Processing it again will probably change nothing.

## Sample files of the demo district.

sample-clean-device-title = Clean device file
sample-clean-device-about = Most devices get this year’s policy, some already match, and a few are not in the district.
sample-clean-user-title = Clean user file
sample-clean-user-about = The students of two schools by their ID, leading zeros included.
sample-messy-device-title = Messy device file
sample-messy-device-about = Each kind of mistake that a row can have, between rows that are right. You can stage it once you agree to leave out the rejected rows.
sample-wrong-template-title = Wrong template
sample-wrong-template-about = A user file under the device template: Coverlist sees it and offers to switch.

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
outcome-updated-means = at least one field changes
outcome-unchanged-means = the record already matches
# $key (text)
outcome-skipped-means = no record has this { $key }
outcome-refused-means = contradicts its record or another row
outcome-rejected-means = a finding keeps the row out

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
state-failed = Failed
    .inline = failed
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

## Sentences of the two cards of System Utilities.

utilities-import = Bulk Insurance Import
utilities-import-about = Choose a CSV, see what is wrong with it, and stage it. Staging changes no record.
utilities-process = Bulk Insurance Process
utilities-process-about = See what the staged file would change, row by row, then apply it. All of it or nothing.
utilities-nothing-staged = No file is staged.
utilities-choose-file = Choose a file
utilities-open-import = Open import
utilities-see-plan = See the plan
utilities-open-process = Go to Bulk Insurance Process
utilities-see-progress = See progress
utilities-stage-first = Stage a file first: Bulk Insurance Import does that.
utilities-one-at-a-time = One file at a time: process or delete it before you stage another.
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

## Sentences about file facts, progress, findings and rows.

validate-title = Validate
validate-worker-died = The background checker stopped; continuing on this page.
validate-canceled = Checking was canceled. Nothing was sent.
validate-check-again = Check again
validate-cancel = Cancel
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
validate-row-clean = No findings in this row.
validate-row-unchecked = Rows are checked once nothing blocks the file.
validate-look-in-all = Look in all rows
validate-blocked = The file can’t be staged as it is
validate-show-findings = Rows with findings
validate-show-all = All rows
encoding-utf-8 = UTF-8
encoding-utf-16-le = UTF-16 (little-endian)
encoding-utf-16-be = UTF-16 (big-endian)
encoding-windows-1252 = Windows-1252
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
file-kind-archive = Zip archive
file-kind-pdf = PDF
file-kind-web-page = Web page
file-kind-binary = Not text

file-row-header = Header
    .inline = header
file-row-accepted = Accepted
    .inline = accepted
file-row-rejected = Rejected
    .inline = rejected
file-row-unchecked = Not checked
    .inline = not checked
file-row-ignored = Ignored
    .inline = ignored

unreadable-template = The template no longer exists
unreadable-template-next = Choose another template. If none is offered, reload this page.
unreadable-file = The file can’t be read
unreadable-file-next = The browser could not read it and doesn’t say why. It may have been changed, moved or deleted after you chose it, or be in a cloud drive or network folder that can’t be reached now. Make sure that it opens on this computer; in a cloud drive, make it available offline. Then choose it again.
unreadable-part = Only a part of the file could be read
# $size (text)
# $read (text)
unreadable-part-next = The file has { $size }, and only { $read } of it arrived, so nothing was checked. A cloud drive or a network folder does this when it has not fetched the whole file. Make the file available offline, or download it again, and make sure that it opens on this computer. Then choose it again.
unreadable-grew = The file grew while it was read
# $size (text)
# $read (text)
unreadable-grew-next = The file had { $size } when you chose it, and { $read } arrived, so nothing was checked. A program is probably still writing it. Wait until it is done, then choose the file again.

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
# $counts (text)
validate-verdict-blocked = The file can’t be staged as it is. { $counts }

## Questions about the order of day and month in dates.

validate-dates = Day or month first?
# $header (text)
dates-mixed = Some dates in { $header } can only be day-first, others only month-first. Choose the order that the column should have; rows that don’t fit are rejected.
# $count (count)
# $lines (list)
# $header (text)
dates-doubtful = Are these dates day-first or month-first? Only { $count ->
        [one] line { $lines } of { $header } proves
       *[other] lines { $lines } of { $header } prove
    } an order: too few to decide for the others, or against another column. Look whether there is a typing error; rows that don’t fit the order that you choose are rejected.
# $header (text)
# $line (count)
dates-unknown = Are these dates day-first or month-first? Nothing in { $header } proves it; line { $line } is the first.
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
# $line (count)
# $example (text)
dates-read-as-proven = { $header } is read { $order }, as line { $line } proves{ $example }.
# $cell (text)
# $date (date)
dates-read-example = : { $cell } is { $date }

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
# $columns (count)
header-rename-all = Rename all { $columns }
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
# $columns (count)
header-others = { $columns ->
    [one] { $columns } other column, ignored:
   *[other] { $columns } other columns, ignored:
}
header-blocked = The header needs a correction
# $columns (count)
header-all-found = All { $columns } columns found
# $found (count)
# $columns (count)
header-some-found = { $found } of { $columns } columns found, the required ones among them
# $template (text)
header-switch-to = Switch to { $template } template
# $template (text)
header-fits = Its headers fit the { $template } template. The file will be checked again at once.
# $template (text)
header-keys-fit = Most keys look like those of the { $template } template. Switch if that is what they are; the file will be checked again at once.

## Sentences about the fields of the district's records.

fields-title = Fields
fields-about = Templates select from these fields. The built-in ones are the same in every district. A field cannot be deleted, and its type never changes.
fields-name = Name
fields-records = Records
fields-type = Type
fields-id = Id in documents
fields-change = Change
fields-built-in = built in
fields-add = Add a field
fields-add-now = Add field
fields-add-means = You can rename the field later. It cannot be deleted, and its type never changes.
fields-rename-now = Rename field
fields-rename-means = Only the name changes: values, templates and documents stay as they are.
fields-changed = The fields are changed.
fields-cancel = Cancel

## Sentences of the settings page with the district's templates.

templates-title = Templates
templates-about = A template has the columns and rules of an insurance list. Every file is checked under one.
templates-name = Name
templates-records = Records
templates-version = Version
templates-columns = Columns
templates-no-such = No such template
templates-no-such-help = The district has no template at this address. The list shows the ones that it has.
templates-import = Import a template
templates-import-about = A template is a JSON document in the format Table Schema. Download one, change it, and import it here: it becomes a new version, or a new template if its id is new. Staged imports keep the version under which they were staged.
templates-file = Template document
templates-choose = Choose a document
templates-cancel = Cancel
templates-not-read = That file is no template
templates-nothing-changed = Nothing was changed.
templates-downloads = Downloads
templates-download-file = Download header-only file
templates-download-example = Download filled example
templates-download-document = Download document (JSON)
templates-id = Id
templates-header = Header
templates-field = Field
templates-type = Type
templates-required = Required
templates-blank = Blank cell
templates-details = Rules
templates-yes = Yes
templates-no = No
templates-rules = Rules for statuses
templates-aliases = Other headers
templates-limits = Values
templates-length = Length
templates-pattern = Pattern
templates-date-formats = Date formats

fields-status-means = An insurance status, as words of the template
fields-text-means = Any text; leading zeros stay
fields-integer-means = Such as 12
fields-amount-means = US dollars and cents
fields-date-means = A day of the calendar
fields-choice-means = One of the template’s words
# $name (text)
fields-rename = Rename { $name }

# $file (text)
templates-chosen = { $file } is chosen
# $id (text)
# $version (count)
# $name (text)
templates-becomes-version = It has the ID of the template { $name } ({ $id }), so it becomes version { $version } of it. Staged imports keep their version.
# $id (text)
templates-becomes-new = No template has the ID { $id }, so it becomes a new template.
# $id (text)
templates-becomes-unknown = If a template has the ID { $id }, it becomes a version of that, otherwise a new template.
# $version (count)
templates-import-version = Import as version { $version }
templates-import-new = Import as a new template
templates-import-now = Import
# $file (text)
templates-too-large = { $file } is too large for a template. Nothing was changed.
# $file (text)
# $line (count)
# $column (count)
templates-not-json = { $file } is not JSON from line { $line }, character { $column }. Nothing was changed.
# $file (text)
templates-no-id = { $file } has no ID: a template needs a text at /coverlist:id. Nothing was changed.
# $name (text)
# $version (count)
templates-imported-same = The document is the same as version { $version } of { $name }. Nothing was changed.
# $name (text)
templates-imported-new = { $name } is a new template.
# $name (text)
# $version (count)
templates-imported-version = Version { $version } of { $name } is current now. Staged imports keep their version.
# $name (text)
templates-show = Show { $name }
templates-blank-rejects = The row is rejected
templates-blank-keeps = Keeps the record’s value
templates-blank-clears = Clears the record’s value
templates-blank-fills = Keeps the value; a filled cell applies only if the record has none
# $range (text)
templates-characters = { $range } characters
# $least (text)
# $most (text)
templates-range = { $least } to { $most }
# $least (text)
templates-at-least = at least { $least }
# $most (text)
templates-at-most = at most { $most }
# $meaning (text)
templates-means = Means { $meaning }
templates-nothing-leaves = No status ends coverage: a row changes only the fields that it has values for.
# $count (count)
# $statuses (and)
templates-leaving = { $statuses } { $count ->
        [one] ends
       *[other] end
    } coverage: policy number, coverage type, amount and end date are cleared, unless the row has values for them.
templates-waived-covered = A record with the status Waived counts as covered.
templates-waived-not-covered = A record with the status Waived does not count as covered.

utilities-more = Other settings
utilities-templates-about = the columns and rules of insurance lists, and the fields of your records

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

## Sentences of the command `convert`: questions about a file.

# $column (count)
# $similar (text)
# $header (text)
convert-ask-similar = Does column { $column }, “{ $similar }”, hold { $header }? Its header is only similar.
# $columns (list)
# $header (text)
convert-ask-several = Which of the columns { $columns } holds { $header }? Their headers are the same, or similar.
# $header (text)
# $line (count)
convert-ask-order-unknown = Does the day or the month come first in { $header }? No row proves it; line { $line } is the first.
# $header (text)
# $day (count)
# $month (count)
convert-ask-order-mixed = Does the day or the month come first in { $header }? The date on line { $day } can only be day-first, and the date on line { $month } only month-first.
# $header (text)
# $line (count)
convert-ask-order-doubtful = Does the day or the month come first in { $header }? Too few rows prove it, line { $line } first of all.
# $encoding (text)
# $line (count)
convert-ask-encoding = Is { $encoding } the encoding of the file? Line { $line } has bytes that are no characters in it.
# $delimiter (text)
convert-ask-delimiter = Is “{ $delimiter }” between the cells? No header was found.

## Sentences of the command `convert`: decisions that do not fit the file or the template.

convert-decision-not-in-template = The template has no column with this header.
convert-decision-no-dates = This column of the template has no dates.
convert-decision-not-in-file = The file has no such column.
convert-decision-several-in-file = Several columns of the file have this header. Name one by its position.
convert-decision-column-twice = Another decision names the same column of the file.

## Why a text is not a sheet.

convert-rule-not-utf8 = A sheet is UTF-8, and these bytes are not.
convert-rule-nul = A sheet has no NUL character.
convert-rule-line-end = Every row of a sheet ends with CRLF.
convert-rule-quote = A quote must be at the start and the end of a cell, or doubled between them.
convert-rule-cut-off = The text ends inside a row. It may have been cut off.
convert-rule-empty = The text is empty. A sheet begins with a header.
convert-rule-no-rows = The sheet has no row below the header.
convert-rule-cell-count = The row does not have as many cells as the header.
convert-rule-header-unknown = A sheet has only columns of the template, columns to check, Line and Reason.
convert-rule-header-repeated = This header occurs twice.
convert-rule-header-order = The columns of a sheet have the order of the template, then columns to check, Line and Reason.
convert-rule-header-missing = A required column of the template is missing.
convert-rule-space = The cell begins or ends with a space.
convert-rule-line = A line is a number from 1, without leading zeros.
convert-rule-line-repeated = Another row has the same line.
convert-rule-reason = The reason of a row without cells must be the code of a row that could not be split.

## Sentences of the command `convert`: its output.

convert-questions = Open questions
# $pointer (text)
convert-answer = Answer it at { $pointer } of the decisions document.
# $accepted (count)
# $rejected (count)
# $ignored (count)
convert-rows = Rows: { $accepted } accepted, { $rejected } rejected, { $ignored } ignored.
# $sheet (text)
# $provenance (text)
convert-wrote = Wrote { $sheet } and { $provenance }.
convert-no-sheet = No sheet was written: see what blocks the file above.
# $file (text)
convert-exists = { $file } exists. --force overwrites it.
# $file (text)
convert-is-source = { $file } is the file that is converted. Name another one.
# $file (text)
convert-twice = { $file } cannot be the sheet and its provenance.
convert-no-folder = Standard input has no folder. Name one with --out, or both files with --sheet and --provenance.
# $file (text)
# $pointer (text)
# $problem (text)
convert-decisions = { $file } at { $pointer }: { $problem }
# $problem (text)
convert-decisions-syntax = These are not decisions about a file ({ $problem }).
