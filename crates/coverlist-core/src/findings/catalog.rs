//! The catalog of finding codes. A new code is added here and nowhere else.
//!
//! Long because: it is a table. A `sentence` follows the place ("Line 4, column 2 (Insurance Status): ") and
//! never holds a cell's value; these words in braces are filled in: `{key}` `{kind}` `{headers}` of the template;
//! `{field}` `{words}` `{minimum}` `{maximum}` `{min_length}` `{max_length}` `{pattern}` `{dates}` `{blank}` of the
//! column; `{other_template}` `{other_key}` of the other template; `{lines}` of the finding.

use super::{Entry, Severity};
use serde::{Deserialize, Serialize};

macro_rules! catalog {
    ($($code:ident $id:literal $severity:ident {
        title: $title:literal,
        sentence: $sentence:literal,
        help: $help:literal,
        example: $example:literal,
    })*) => {
        /// A kind of observation about a file. Each code has one [`Entry`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $title] #[serde(rename = $id)] $code,)*
        }

        impl Code {
            /// Every code in the order of the catalog.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The texts, the severity and the id of the code.
            pub fn entry(self) -> &'static Entry {
                &ENTRIES[self as usize]
            }

            /// The consequence of a finding with this code.
            pub fn severity(self) -> Severity {
                SEVERITIES[self as usize]
            }
        }

        /// Separate from the entries: a program that shows no texts, such as the worker, does not include the
        /// texts.
        static SEVERITIES: [Severity; Code::ALL.len()] = [$(Severity::$severity),*];

        static ENTRIES: [Entry; Code::ALL.len()] = [$(Entry {
            code: Code::$code,
            id: $id,
            severity: Severity::$severity,
            title: $title,
            sentence: $sentence,
            help: $help,
            example: $example,
        }),*];
    };
}

catalog! {
    // Findings about the file as a whole.

    FileEmpty "file_empty" Blocks {
        title: "The file is empty",
        sentence: "The file is empty. Choose the file that has the rows.",
        help: "The file has no filled cell. It may have been saved before the list was pasted into it. Open it to see, or ask for it again.",
        example: "a file of 0 bytes",
    }
    FileNoRows "file_no_rows" Blocks {
        title: "The file has no row to apply",
        sentence: "The file has no row to apply: below the header there is nothing, or only rows that are set aside. Add one row for each {kind}.",
        help: "Only a header, blank rows, comments, example rows or a totals row were found. Fill in one row for each record and choose the file again.",
        example: "the template as it was downloaded",
    }
    FileWorkbook "file_workbook" Blocks {
        title: "The file is a workbook",
        sentence: "This is a workbook, not a CSV. In Excel choose File > Save As > CSV UTF-8 (Comma delimited), then choose the saved file here.",
        help: "The file is a spreadsheet (.xlsx, .xls or .ods), whatever its name says. In Excel choose File > Save As > CSV UTF-8 (Comma delimited); in Google Sheets choose File > Download > Comma-separated values. Then choose the saved file.",
        example: "enrollment.xlsx",
    }
    FileArchive "file_archive" Blocks {
        title: "The file is a zip archive",
        sentence: "This is a zip archive. Open it, take out the CSV and choose that file.",
        help: "Portals often pack a list in a zip archive. Open the archive on your computer, copy the CSV out of it and choose the copy.",
        example: "export.zip",
    }
    FilePdf "file_pdf" Blocks {
        title: "The file is a PDF",
        sentence: "This is a PDF, which has no rows that can be read. Ask the sender for the same list as a CSV.",
        help: "A PDF holds a picture of a list, not its rows. Ask whoever sent it for a CSV, or export the list again and pick CSV.",
        example: "enrollment.pdf",
    }
    FileWebPage "file_web_page" Blocks {
        title: "The file is a web page",
        sentence: "This is a web page, not a CSV. Sign in to the portal that it came from, download the list again as a CSV and choose that file.",
        help: "The file holds a web page, whatever its name says. It is often the portal's sign-in page, saved because the session had ended. Sign in there and download the list again as a CSV.",
        example: "export.csv that begins with <!DOCTYPE html>",
    }
    FileBinary "file_binary" Blocks {
        title: "The file is not text",
        sentence: "This is not a text file. Save the list as CSV UTF-8 and choose that file.",
        help: "The file holds something other than text: a picture, a program, a damaged download. Open the list where it was made and save it as CSV UTF-8.",
        example: "photo.jpg",
    }
    FileNul "file_nul" Blocks {
        title: "The file is damaged: it holds zeros",
        sentence: "There is a zero byte here (NUL), which no text has. The file was damaged, or only a part of it was copied or downloaded. Get it again from where it was made, and choose that copy.",
        help: "A download or copy that broke off, a cloud drive that had not fetched the whole file, and a failing disk leave zeros where the list was, and what stood there cannot be told. Download or copy the file again, or save it again as CSV UTF-8 where it was made. Text in UTF-16 that is read in another encoding seems to hold zeros, too: leave the choice of encoding to the reader then.",
        example: "a file of 2 MB whose second half is zeros",
    }
    FileTooLarge "file_too_large" Blocks {
        title: "The file is too large",
        sentence: "The file is larger than one import may be. Split it into smaller files, each with the header, and import them one after the other.",
        help: "The limit keeps one import from slowing down everybody else. Split the file into smaller ones, each with the header, or ask whoever runs this server to raise the limit.",
        example: "a file of 40 MiB, where 32 MiB is the limit",
    }
    FileTooManyRows "file_too_many_rows" Blocks {
        title: "The file has too many rows",
        sentence: "The file has more rows than one import may have. Split it into smaller files, each with the header, and import them one after the other.",
        help: "The limit keeps one import from slowing down everybody else. Split the file into smaller ones, each with the header, or ask whoever runs this server to raise the limit. Blank rows count: delete them.",
        example: "300,000 rows, where 250,000 is the limit",
    }

    FileBlankRows "file_blank_rows" Blocks {
        title: "The file has too many blank rows",
        sentence: "The file has more rows than one import may have, and so many of them are blank that the others would fit. In the spreadsheet, delete the blank rows (select their row numbers, right-click, Delete), save the CSV again, and choose it here.",
        help: "A spreadsheet saves every row down to the last one that ever had content or a format, so a list of a few rows can become a file of a million. Clearing cells is not enough: select the blank rows by their numbers, right-click and delete the rows, and save the CSV again. Nothing in the list itself needs to change.",
        example: "12 rows and 1,048,563 blank ones, where 250,000 is the limit",
    }

    // Findings about the header.

    HeaderNotFound "header_not_found" Blocks {
        title: "No header found",
        sentence: "No row looks like the template's header, so this row was taken for it. If it is a record, add a row above it with these headers: {headers}.",
        help: "The first rows were compared with the template's headers and none of them was alike. The file may begin with its records: add the header as the first row. Download the template to copy the headers from.",
        example: "004231,Enrolled as the first row",
    }
    HeaderMissing "header_missing" Blocks {
        title: "A required column is missing",
        sentence: "The file has no column with the header {field}, which is required. Add it, or rename the column that holds it to exactly this header.",
        help: "Every file must have this column, with the header written exactly as in the template. Rename the column that holds it, or add it.",
        example: "User ID,Policy Number (no Insurance Status)",
    }
    HeaderNear "header_near" Blocks {
        title: "A header is nearly right",
        sentence: "This header is not quite {field}. If it is meant, rename it here with a click, or change it in the file to exactly {field}.",
        help: "Headers must match the template exactly, so that no column is mistaken for another. One click renames the column for this import; another leaves it out if it is not meant and the template does not require it. The file itself stays as it is.",
        example: "user id, Student ID, Coverage Start",
    }
    HeaderDuplicate "header_duplicate" Blocks {
        title: "A header is there twice",
        sentence: "More than one column has the header {field}. Keep the column that counts, and remove or rename the other.",
        help: "Two columns with the same header may hold different values, and nothing says which one counts. Remove one in the file, or say which one it is.",
        example: "User ID,Insurance Status,User ID",
    }
    HeaderUnknown "header_unknown" Warns {
        title: "A column is not in the template",
        sentence: "The template has no such header. The column is not read and never applied; nothing needs to be done unless it was meant for one of the template's columns.",
        help: "Columns that the template does not know are left alone: not checked and never applied. If the column was meant to be one of the template's, give it exactly that header.",
        example: "Grade, Homeroom",
    }
    HeaderBlank "header_blank" Warns {
        title: "A column has values and no header",
        sentence: "The column has values but no header. It is not read and never applied; if it was meant for one of the template's columns, give it that header.",
        help: "Cells were found under an empty header. They are left alone: not checked and never applied. Give the column a header if it is one of the template's.",
        example: "notes typed to the right of the last column",
    }
    TemplateWrong "template_wrong" Blocks {
        title: "The file is for the other template",
        sentence: "This is the key column of the {other_template} template ({other_key}), and there is no {key}. Switch to the {other_template} template, or choose another file.",
        help: "The headers fit the other template: users are named by a user ID, devices by a serial. One click switches the template and checks the same file again.",
        example: "Device Serial under the user template",
    }
    TemplateKeys "template_keys" Warns {
        title: "The keys look like the other template's",
        sentence: "Most keys in this column do not look like a {key}, but like a {other_key}. If that is what they are, switch to the {other_template} template.",
        help: "Serials mix letters and digits; user IDs are usually short numbers. Nearly all keys of this file look like the other kind, so most of them may match no record. Check the column, or switch the template with a click.",
        example: "004231, 118204, 118377 under the device template",
    }

    // Findings about the encoding of the text and the quotes around cells.

    EncodingDamaged "encoding_damaged" Warns {
        title: "Some characters could not be read",
        sentence: "Some characters of this cell could not be read in the file's encoding. Choose another encoding if names look wrong, or save the file again as CSV UTF-8.",
        help: "The file has bytes that mean nothing in its encoding; they are shown as \u{FFFD}. The file may have been put together from two files with different encodings. Save it again as CSV UTF-8.",
        example: "Nu\u{FFFD}ez",
    }
    QuoteSwallowsRows "quote_swallows_rows" Rejects {
        title: "A cell seems to hold other rows",
        sentence: "A quotation mark opens in this cell and is closed in a later row, so the rows between are inside the cell. Remove the mark, or close it in the row where it opens.",
        help: "A cell in quotation marks may go over several lines, but the lines of this one have as many cells as rows do. A mark that stands for inches, as in 11\", often does this. The row is not applied, and the rows in the cell cannot be until the mark is gone.",
        example: "\"Chromebook 11 in one row, Chromebook 11\" in a later one",
    }
    QuoteNotClosed "quote_not_closed" Rejects {
        title: "A quote is never closed",
        sentence: "A quotation mark opens in this cell and is never closed, so the row cannot be split into cells safely. Remove the mark, or close it.",
        help: "A cell that begins with a quotation mark must end with one. Only this row is affected: the rows after it are read as usual. Remove the mark or add the missing one.",
        example: "004231,Enrolled,\"Full",
    }
    QuoteTextAfter "quote_text_after" Warns {
        title: "Text after a closing quote",
        sentence: "There is text after the closing quotation mark of this cell. It is read as part of the cell; check that the cell is right.",
        help: "A quoted cell ends at its closing quotation mark, and a mark inside it is written twice. The text after the mark was kept, so look whether the cell is what it should be.",
        example: "\"Full\" coverage",
    }
    RowLong "row_long" Rejects {
        title: "A row has more cells than the header",
        sentence: "This row has filled cells beyond the header's last column, so its cells may be shifted. Look for a comma inside a value, and put that value in quotation marks.",
        help: "Usually a value contains the delimiter, such as the comma in 1,050.00, and is not quoted. Nothing is guessed: the row is rejected until each value stands in its own column.",
        example: "118204,Enrolled,POL-1,Full,1,050.00,2026-09-10,2027-06-30",
    }
    RowShort "row_short" Rejects {
        title: "A row has fewer cells than the header",
        sentence: "This row ends before the header's last column, and nothing says which cell is missing. Add the missing cells, empty ones too.",
        help: "The row has fewer cells than the header, so what follows the missing one would be read in the wrong column. Nothing is guessed: the row is rejected until it has all its cells.",
        example: "118204,Enrolled,2026-09-10,2027-06-30",
    }
    RowShortBlank "row_short_blank" Warns {
        title: "A row ends early",
        sentence: "This row ends right after the required columns. The rest is read as blank, which is how Excel saves trailing blank cells.",
        help: "Excel leaves out blank cells at the end of a row. Since only required columns are filled, no cell can have moved; the others count as blank.",
        example: "118204,Not Enrolled",
    }

    RowBroken "row_broken" Rejects {
        title: "A line break has split a row",
        sentence: "This row and the one on {lines} have together as many cells as the header, so a line break inside a value seems to have split one row. Join them again, or put the value in quotation marks.",
        help: "A value contains a line break and is not quoted, so the rest of its row stands on the next line. Neither piece is applied. Remove the line break, or export the list with quotation marks around text.",
        example: "700102,Enrolled, on one line and QR-2,Full,460.00,2026-09-10,2027-06-30 on the next",
    }
    FileCutOff "file_cut_off" Warns {
        title: "The file may have been cut off",
        sentence: "The last row ends sooner than the rows above it and no line end follows, so the file may have been cut off. Compare its end with where the list was made, or get the file again.",
        help: "A download that stopped or a full disk ends a file in the middle of a row. The last value may be incomplete, and rows may be missing behind it. Open the list where it was made, compare the last row and the number of rows, or download it again.",
        example: "2027-06-3 at the end of a file whose other dates have two digits for the day",
    }

    // Findings about rows that are not records.

    RowTitle "row_title" Warns {
        title: "A row above the header was set aside",
        sentence: "This row stands above the header and was set aside. Nothing needs to be done.",
        help: "Titles, dates of export and the like above the header are no records. They are never applied.",
        example: "Oakwood Unified School District, enrollment as of 08/31/2026",
    }
    RowBlank "row_blank" Warns {
        title: "A blank row was set aside",
        sentence: "This row is blank and was set aside. Nothing needs to be done.",
        help: "A row without a filled cell names no record. It is never applied.",
        example: ",,,,,,",
    }
    RowComment "row_comment" Warns {
        title: "A comment was set aside",
        sentence: "This row is a comment, since it begins with #, and was set aside. If it is a record, remove the #.",
        help: "A row whose first cell begins with # is read as a remark to people, not as a record. It is never applied.",
        example: "# one line a student; do not change the headers",
    }
    RowHeader "row_header" Warns {
        title: "A repeated header was set aside",
        sentence: "This row is the header once more and was set aside. Nothing needs to be done.",
        help: "Two lists were probably put together, each with its header. The rows below it are read like the others, so look whether the second list has the same columns in the same order.",
        example: "User ID,Insurance Status,Policy Number",
    }
    HeaderChanged "header_changed" Blocks {
        title: "A second header with other columns",
        sentence: "This row is a header again, and its columns are not those of the header above, so the rows below it would be read in the wrong columns. Split the file here into two, each with its own header, or put the columns of both lists in the same order.",
        help: "Two lists were put together, each with its own header, and their columns differ or stand in another order. Nothing says which value belongs where, so the file cannot be staged. Split it before the second header and import the two files one after the other.",
        example: "User ID,Insurance Status,Coverage Type,Policy Number below User ID,Insurance Status,Policy Number,Coverage Type",
    }
    RowExample "row_example" Warns {
        title: "An example row was set aside",
        sentence: "This row is one of the template's examples and was set aside. It can be deleted from the file.",
        help: "The filled template comes with example rows that show how to write each column. They name no record and are never applied.",
        example: "the rows of the template's example",
    }
    RowTotals "row_totals" Warns {
        title: "A totals row was set aside",
        sentence: "This row looks like a total and was set aside. If it is a record, correct its {key} and its status.",
        help: "The row begins with a word such as Total and its status is no status word. It is never applied.",
        example: "Total,2,,,460,,",
    }
    KeyRepeated "key_repeated" Warns {
        title: "A row repeats an earlier one",
        sentence: "This row has the same {key} and the same values as {lines}, which counts. This one was set aside.",
        help: "The same record is in the file more than once, with the same values each time. The first row counts, the others are set aside.",
        example: "118204,Declined on two lines",
    }

    // Findings about key cells.

    KeyBlank "key_blank" Rejects {
        title: "No key",
        sentence: "The {key} is blank, so nothing says which {kind} this row is about. Fill it in.",
        help: "Every row must name its record. Look the record up and fill in its key; rows without a key are never applied.",
        example: "(a blank cell)",
    }
    KeyPlaceholder "key_placeholder" Rejects {
        title: "The key is a placeholder",
        sentence: "This is a stand-in, not a {key}. Replace it with the {kind}'s own {key}.",
        help: "Families and portals type something like 000 or n/a when they do not know the key. Such a row would match the wrong record or none. Look the record up and fill in its key.",
        example: "000, n/a, none, tbd, ?",
    }
    KeyConflict "key_conflict" Rejects {
        title: "Rows with the same key contradict each other",
        sentence: "The same {key} is also on {lines}, with other values. Keep the row that is right and remove the rest; until then none of them is applied.",
        help: "The same record is in the file more than once with different values, and nothing says which row is right. All of them are rejected. Keep one of them.",
        example: "118204,Enrolled and 118204,Declined",
    }
    KeyScientific "key_scientific" Rejects {
        title: "Excel turned a key into scientific notation",
        sentence: "Excel turned this {key} into scientific notation and its last digits may be lost. Get the {key} again from where the list was made, with the column formatted as Text.",
        help: "Excel shows long numbers, and serials such as 118204E5, as 1.18E+05, and saves what it shows. The digits that are gone cannot be told from the file. Export the list again and open it with the key column as Text.",
        example: "1.18204E+05",
    }
    KeyDate "key_date" Rejects {
        title: "Excel turned a key into a date",
        sentence: "This {key} was turned into a date. Get the {key} again from where the list was made, with the column formatted as Text.",
        help: "Excel reads keys such as 3-5 or MAR5 as dates and saves the date. Export the list again and open it with the key column as Text.",
        example: "5-Mar, 3/5/2026",
    }
    KeyNumber "key_number" Rejects {
        title: "A key was turned into a number",
        sentence: "A program took this {key} for a number and wrote it as one. Get the {key} again from where the list was made, with the column formatted as Text.",
        help: "Decimals or separators of thousands in a key come from a program that took it for a number; zeros at its start are lost too then. Export the list again with the key column as Text.",
        example: "118204.0, 118,204",
    }
    KeyRounded "key_rounded" Warns {
        title: "Excel may have rounded a key",
        sentence: "This {key} has more than 15 digits and ends in zeros, as Excel leaves long numbers. Compare it with where the list was made.",
        help: "Excel keeps 15 digits of a number and writes zeros for the rest. If the key column was not formatted as Text, the last digits are lost.",
        example: "1234567890123450000",
    }
    KeyShort "key_short" Warns {
        title: "A key may have lost leading zeros",
        sentence: "This {key} is shorter than nearly all others in the file and may have lost leading zeros. Compare it with the {kind}'s record.",
        help: "Most keys of the file have the same number of digits and this one has fewer. Excel drops the zeros at the beginning of a number. Nothing is padded: format the column as Text and fill in the whole key.",
        example: "4231 among 118204, 118377, 120015",
    }
    KeyLong "key_long" Rejects {
        title: "The key is too long",
        sentence: "This is longer than a {key} can be (100 characters). Check whether other cells ran into it.",
        help: "No key has more than 100 characters. Other cells or a whole paragraph may have ended up in this one.",
        example: "a paragraph of text",
    }

    // Findings that a cell in any column can have.

    CellFormula "cell_formula" Rejects {
        title: "A cell wraps its value in a formula",
        sentence: "This cell wraps its value in a formula, which some programs do to keep zeros. Take away =\" at its start and \" at its end, or export the list again as plain text.",
        help: "Some exports write =\"004231\" so that Excel keeps the zeros. Here every cell is read as text and zeros are kept anyway, so the formula would become a part of the value.",
        example: "=\"004231\"",
    }
    CellExcelError "cell_excel_error" Rejects {
        title: "A cell holds an Excel error",
        sentence: "Excel left an error in this cell instead of a value. Repair the formula in the workbook, or type the value, and save the CSV again.",
        help: "A formula in the workbook could not be worked out, and its error was saved in place of the value. Repair the formula or type the value, then save the CSV again.",
        example: "#N/A, #REF!, #VALUE!",
    }
    CellHashes "cell_hashes" Rejects {
        title: "A cell holds only #### signs",
        sentence: "This cell was saved as # signs, since its column was too narrow in the spreadsheet. Widen the column and save the CSV again.",
        help: "A spreadsheet shows #### when a column is too narrow for a date or number, and some ways of saving write that. Widen the column and save the CSV again.",
        example: "########",
    }
    CellControl "cell_control" Rejects {
        title: "A cell has invisible control characters",
        sentence: "This cell has control characters that cannot be seen. Type its value again and save the file.",
        help: "The cell contains characters that are commands rather than text, such as a bell or a backspace. They usually come from a damaged export. Type the value again, or export the list again.",
        example: "POL-1 followed by a backspace",
    }
    CellNothing "cell_nothing" Warns {
        title: "Words for nothing are read as blank",
        sentence: "Words and signs that stand for nothing, such as NULL, N/A or a dash, are read as blank in this column, on {lines}. What the records hold there {blank}.",
        help: "Programs write NULL, N/A, None, \\N or a dash where a value is missing, and people write such words too. In an optional column they count as a blank cell, which keeps what the record holds, unless the template says otherwise. If such a word is meant as a value, write the value out.",
        example: "NULL, N/A, none, (null), -, $ -",
    }
    CellMarkup "cell_markup" Warns {
        title: "A cell holds parts of a web page",
        sentence: "This cell holds a tag or a character reference of HTML, which the program that made the list has left in the text. Compare it with where the list was made; the row is applied as it is.",
        help: "A portal wrote a value as it stands in the source of a web page: &#039; for an apostrophe, &amp; for an ampersand, or tags. The value is applied as it is. Export the list again as plain text, or correct the value.",
        example: "O&#039;Neil, Theft &amp; loss, <b>Full</b>",
    }
    CellEncodedTwice "cell_encoded_twice" Warns {
        title: "A text was encoded twice",
        sentence: "The letters with accents of this cell were encoded twice, so each shows as two or three other signs. Export the list again as UTF-8, or correct the value; the row is applied as it is.",
        help: "A program read UTF-8 as Windows-1252 and saved the result, so that \u{F3} became \u{C3}\u{B3}. If you chose the encoding here, choose UTF-8. Otherwise export the list again as UTF-8, or correct the value.",
        example: "Protecci\u{C3}\u{B3}n for Protecci\u{F3}n",
    }
    ValueBlank "value_blank" Rejects {
        title: "A required value is missing",
        sentence: "{field} is blank, but every row needs a value there. Fill it in.",
        help: "The template requires this column to be filled in every row. Fill in the value, or ask whoever manages the templates whether it must be required. Words for nothing, such as N/A, count as blank.",
        example: "(a blank cell)",
    }
    ValueBelowMinimum "value_below_minimum" Rejects {
        title: "A value is below the minimum",
        sentence: "This value of {field} is below the minimum, which is {minimum}. Correct it.",
        help: "The template sets the smallest number or amount, or the earliest date, that this column may have. Correct the value, or ask whoever manages the templates to change the limit.",
        example: "-1, where 0 is the minimum",
    }
    ValueAboveMaximum "value_above_maximum" Rejects {
        title: "A value is above the maximum",
        sentence: "This value of {field} is above the maximum, which is {maximum}. Correct it.",
        help: "The template sets the largest number or amount, or the latest date, that this column may have. Correct the value, or ask whoever manages the templates to change the limit.",
        example: "13, where 12 is the maximum",
    }
    TextLong "text_long" Rejects {
        title: "A text is too long",
        sentence: "This text is longer than {max_length}, which is the most that {field} may have. Shorten it.",
        help: "A text has at most 200 characters, unless the template sets another limit for its column. A whole paragraph, or a quotation mark that is never closed, may have ended up in this cell.",
        example: "a paragraph of text",
    }
    TextShort "text_short" Rejects {
        title: "A text is too short",
        sentence: "This text is shorter than {min_length}, which is the least that {field} may have. Write it out.",
        help: "The template sets the smallest number of characters that this column may have. A part of the text, or zeros at its start, may be lost. Compare it with where the list was made.",
        example: "42, where 6 characters are the least",
    }
    PatternMismatch "pattern_mismatch" Rejects {
        title: "A text does not have the form that the template requires",
        sentence: "This text does not have the form that the template requires for {field}: {pattern}. Correct it.",
        help: "The template describes the form of this column's texts by a pattern (a regular expression), and the whole cell must match it. Upper and lower case matter. Compare the cell with those of other rows, or ask whoever manages the templates what the form is.",
        example: "WA-12, where the pattern is [A-Z]{2}-[0-9]{4}",
    }
    ChoiceUnknown "choice_unknown" Rejects {
        title: "A word is not one of the choices",
        sentence: "This is not one of the words for {field}. Use one of: {words}.",
        help: "The column may hold only the words that the template lists, and nothing is guessed. Upper and lower case do not matter.",
        example: "Bronze, where the words are Silver and Gold",
    }
    IntegerUnreadable "integer_unreadable" Rejects {
        title: "The whole number cannot be read",
        sentence: "{field} holds whole numbers, and this is none that can be read. Write it like 12 or 1,050.",
        help: "A whole number has at most 15 digits, commas between groups of three digits and a sign if you like. Decimals cannot be read, not even zeros as in 12.0: format the column as a number without decimals, and save the CSV again.",
        example: "12.5, 12.0 or 7th",
    }
    IntegerScientific "integer_scientific" Rejects {
        title: "Excel turned a whole number into scientific notation",
        sentence: "Excel turned this value of {field} into scientific notation, and its last digits may be lost. Get it again from where the list was made, with the column formatted as a number without decimals.",
        help: "Excel shows long numbers as 1.18E+05 and saves what it shows. The digits that are gone cannot be told from the file. Format the column as a number without decimals, or as Text, and export the list again.",
        example: "1.18204E+05",
    }
    PolicyScientific "policy_scientific" Rejects {
        title: "Excel turned a policy number into scientific notation",
        sentence: "Excel turned this policy number into scientific notation and its last digits may be lost. Get it again from where the list was made, with the column formatted as Text.",
        help: "Excel shows long numbers as 7.78E+09 and saves what it shows. The digits that are gone cannot be told from the file. Export the list again and open it with the column as Text.",
        example: "7.78120E+09",
    }

    PolicyDate "policy_date" Warns {
        title: "A policy number may have been turned into a date",
        sentence: "Excel seems to have turned this policy number into a date or a day number. Compare it with where the list was made; the row is applied as it is.",
        help: "Excel reads numbers such as 3-5 as dates and saves 5-Mar, or the number of the day, such as 46258. Export the list again with the policy number's column as Text.",
        example: "5-Mar, 3/5/2026, or 46258 among 7781203 and 7781204",
    }
    PolicyNumberForm "policy_number_form" Warns {
        title: "A policy number was written as a number",
        sentence: "A program took this policy number for a number and added decimals or separators of thousands. Compare it with where the list was made; the row is applied as it is.",
        help: "Decimals or separators of thousands in a policy number come from a program that took it for a number; zeros at its start are lost too then. Export the list again with the column as Text.",
        example: "7781203.0, 7,781,204",
    }
    PolicyRounded "policy_rounded" Warns {
        title: "Excel may have rounded a policy number",
        sentence: "This policy number has more than 15 digits and ends in zeros, as Excel leaves long numbers. Compare it with where the list was made; the row is applied as it is.",
        help: "Excel keeps 15 digits of a number and writes zeros for the rest. If the column was not formatted as Text, the last digits are lost.",
        example: "441002237190012000",
    }
    PolicyShort "policy_short" Warns {
        title: "A policy number may have lost leading zeros",
        sentence: "This policy number is shorter than nearly all others in the file and may have lost leading zeros. Compare it with where the list was made; the row is applied as it is.",
        help: "Most policy numbers of the file have the same number of digits and this one has fewer. Excel drops the zeros at the beginning of a number. Nothing is padded: format the column as Text and export the list again.",
        example: "7781203 among 0007781204, 0007781205, 0007781206",
    }
    PolicyLineBreak "policy_line_break" Warns {
        title: "A policy number has a line break",
        sentence: "There is a line break inside this policy number. Remove it, and check that no other value ran into the cell; the row is applied as it is.",
        help: "A policy number stands on one line. A line break comes from a wrapped cell, or from two values in one cell.",
        example: "QX-1 and 204 on two lines of one cell",
    }

    // Findings about status cells.

    StatusBlank "status_blank" Rejects {
        title: "No status",
        sentence: "The status is blank. Fill in one of: {words}.",
        help: "Every row must say whether its record is insured. Fill in one of the template's status words.",
        example: "(a blank cell)",
    }
    StatusUnknown "status_unknown" Rejects {
        title: "The status is not a status word",
        sentence: "This is not one of the status words. Use one of: {words}.",
        help: "The status decides who is insured, so nothing is guessed: the cell must hold one of the template's status words. Upper and lower case do not matter.",
        example: "Active, Paid",
    }

    // Findings about amounts of money.

    AmountUnreadable "amount_unreadable" Rejects {
        title: "The amount cannot be read",
        sentence: "This is not an amount that can be read. Write it like 1050 or $1,050.00.",
        help: "An amount is in US dollars: digits with at most two decimals after a point, commas between groups of three digits, and $ or USD if you like. Anything else is not guessed.",
        example: "1.050,00 or 460 per year",
    }
    AmountNegative "amount_negative" Rejects {
        title: "The amount is negative",
        sentence: "{field} cannot be negative. Remove the minus sign or the parentheses, or correct the amount.",
        help: "An amount is zero or more, unless the template sets a lower minimum. A negative amount usually is a refund from a fee list; it does not belong here.",
        example: "-460.00 or (460.00)",
    }
    AmountLarge "amount_large" Warns {
        title: "The amount is unusually large",
        sentence: "This is more than $100,000. Check that no digit was added and no point was lost.",
        help: "Few devices or people are covered for so much. A lost decimal point makes 105000 of 1,050.00. The row is applied as it is unless you change it.",
        example: "4600000",
    }

    // Findings about dates.

    DateUnreadable "date_unreadable" Rejects {
        title: "The date cannot be read",
        sentence: "This is not a date that can be read here. Write it like 2026-09-10.",
        help: "Dates are written as 2026-09-10, or with slashes, points or hyphens and a year of four digits as 9/10/2026, in the same order in the whole column. Days that no month has, and times of day other than midnight, cannot be read.",
        example: "2026-02-30 or Sept 10th",
    }
    DateFormat "date_format" Rejects {
        title: "The date does not have the template's format",
        sentence: "This is not a date in the format that the template requires for {field}. Write it like {dates}.",
        help: "The template lists the formats that the dates of this column may have, and no other date is read there. A year has four digits, unless a format says otherwise. Format the column like this in the spreadsheet, and save the CSV again.",
        example: "2026-09-25, where 09/25/2026 is the format",
    }
    DateTwoDigitYear "date_two_digit_year" Rejects {
        title: "The year has two digits",
        sentence: "The year of this date has only two digits. Write it with four, like 2026-09-10.",
        help: "A year of two digits does not say which century is meant, nor always which of the numbers is the year. Write four digits; in Excel, format the column as yyyy-mm-dd.",
        example: "9/10/26",
    }
    DateExcelNumber "date_excel_number" Rejects {
        title: "The date is Excel's day number",
        sentence: "This is the number that Excel keeps for a date, not a date. Format the column as a date in Excel and save the CSV again.",
        help: "Excel counts days from 1900 and saves the bare number when a column is not formatted as a date. Format the column as yyyy-mm-dd and save the CSV again.",
        example: "46258",
    }
    DateOrderUnknown "date_order_unknown" Blocks {
        title: "Day or month first?",
        sentence: "The dates of this column can be read as day-first or as month-first, and no row proves which; this is the first of them. Choose the order of this column, or write its dates like 2026-09-10.",
        help: "A date like 08/09/2026 is 8 September or August 9. A column in which some day is above 12 proves its order; this one does not, and one column proves nothing for another. Say which it is: the answer holds for the whole column.",
        example: "08/09/2026, 10/09/2026",
    }
    DateOrderMixed "date_order_mixed" Blocks {
        title: "Day-first and month-first dates in one column",
        sentence: "The date on this line can only be day-first, and the one on {lines} only month-first, so the others of this column cannot be read safely. Choose the order that the column should have, or correct the file.",
        help: "Some rows of the column prove that the day comes first, others that the month does. Two lists were probably put together. Choose one order, and the rows that do not fit it are rejected, or correct the file.",
        example: "25/08/2026 and 8/25/2026",
    }
    DateOrderDoubtful "date_order_doubtful" Blocks {
        title: "Too few dates prove the order",
        sentence: "This date can be read as day-first or as month-first, like most of its column. Only the dates on {lines} prove an order, and they are few, or another column proves the opposite. Choose the order of this column, or correct those dates.",
        help: "One mistyped date could turn all others of the column round, so the order is not taken from it. Look at the dates named here: if one is mistyped, correct it. Then say which order the column has; dates that do not fit it are rejected.",
        example: "15/8/2026 among 9/1/2026, where the other column has 6/30/2027",
    }
    DateHalfConverted "date_half_converted" Warns {
        title: "Excel may have turned some dates round",
        sentence: "The dates on {lines} begin with the year and have days up to 12; the other dates of this column have days above 12. Excel may have read the former with day and month exchanged. Compare some of them with where the list was made.",
        help: "Excel turns those dates into its own that make sense in the order of its country, and leaves the rest as text. Dates that were turned round then stand beside dates that were not. Export the list again without opening it in Excel.",
        example: "2026-08-09 beside 25/08/2026",
    }
    DateSentinel "date_sentinel" Warns {
        title: "Dates that stand for no date are read as blank",
        sentence: "Dates that programs write when there is none, such as 1900-01-01 or 9999-12-31, are read as blank in this column, on {lines}. What the records hold there {blank}.",
        help: "Databases write the first or the last day of their calendar where a date is missing: 1900-01-01, 1970-01-01, 9999-12-31. They count as a blank cell, which keeps what the record holds, unless the template says otherwise. If the coverage has no end, write the last day that is certain.",
        example: "1900-01-01, 1970-01-01, 9999-12-31",
    }
    DateUnlikely "date_unlikely" Warns {
        title: "The date is unlikely",
        sentence: "This date is before 2000 or after 2100. Check the year.",
        help: "Insurance rarely begins or ends in such a year; a digit may be wrong. The row is applied as it is unless you change it.",
        example: "1926-09-10",
    }

    // Findings from comparing cells and rows with each other.

    EndBeforeStart "end_before_start" Rejects {
        title: "The coverage ends before it starts",
        sentence: "The coverage ends before it starts. Correct one of the two dates.",
        help: "The end date is earlier than the start date. One of them has a wrong year, or the two were swapped.",
        example: "from 2026-09-10 to 2026-06-30",
    }
    AlreadyExpired "already_expired" Warns {
        title: "The coverage has already ended",
        sentence: "The row says enrolled, but its coverage has already ended. Check that this is this year's list.",
        help: "The end date is in the past, and the status says that the record is insured. It may be last year's list. The row is applied as it is unless you change it.",
        example: "Enrolled until 2025-06-30",
    }
    PolicyRepeated "policy_repeated" Warns {
        title: "Two people have the same policy number",
        sentence: "The same policy number is also on {lines}, for another {key}. Check that this is right.",
        help: "One policy number stands beside different people. That is right for a policy that covers a family or the whole district, and a copying mistake otherwise. The rows are applied as they are unless you change them.",
        example: "WA-2026-000117 beside 004231 and 118204",
    }
}
