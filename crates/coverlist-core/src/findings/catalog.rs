//! The catalog of finding codes. A new code is added here, and its texts to `coverlist-messages`.
//!
//! A line is a code, its name on the wire, its severity, and the parameters of its sentence.

use super::{Parameter, Severity};

macro_rules! catalog {
    ($($(#[$doc:meta])* $code:ident $id:literal $severity:ident ($($parameter:ident),*))*) => {
        /// A kind of observation about a file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Code {
            $($(#[$doc])* #[cfg_attr(feature = "schema", schemars(rename = $id))] $code,)*
        }

        impl Code {
            /// Every code in the order of the catalog.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The name of the code on the wire, such as `key_blank`.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$code => $id,)*
                }
            }

            /// The consequence of a finding with this code.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$code => Severity::$severity,)*
                }
            }

            /// The parameters of the code's sentence.
            pub const fn parameters(self) -> &'static [Parameter] {
                match self {
                    $(Self::$code => &[$(Parameter::$parameter),*],)*
                }
            }
        }
    };
}

catalog! {
    // Findings about the file as a whole.
    /// The file is empty.
    FileEmpty "file_empty" Blocks ()
    /// The file has no row to apply.
    FileNoRows "file_no_rows" Blocks (Kind)
    /// The file is a workbook.
    FileWorkbook "file_workbook" Blocks ()
    /// The file is a Numbers spreadsheet.
    FileNumbers "file_numbers" Blocks ()
    /// The file is a link to a Google Sheet.
    FileSheetLink "file_sheet_link" Blocks ()
    /// The file is a text document.
    FileDocument "file_document" Blocks ()
    /// The file is an archive.
    FileArchive "file_archive" Blocks ()
    /// The file is a PDF.
    FilePdf "file_pdf" Blocks ()
    /// The file is a picture.
    FilePicture "file_picture" Blocks ()
    /// The file is a database.
    FileDatabase "file_database" Blocks ()
    /// The file is a web page.
    FileWebPage "file_web_page" Blocks ()
    /// The file is an e-mail or a saved web page.
    FileMessage "file_message" Blocks ()
    /// The file is JSON.
    FileJson "file_json" Blocks ()
    /// The file is not text.
    FileBinary "file_binary" Blocks ()
    /// The file is damaged: it holds zeros.
    FileNul "file_nul" Blocks ()
    /// Padding at the end of the file is ignored.
    FilePadded "file_padded" Warns ()
    /// The file is too large.
    FileTooLarge "file_too_large" Blocks ()
    /// The file has too many rows.
    FileTooManyRows "file_too_many_rows" Blocks ()
    /// The file has too many blank rows.
    FileBlankRows "file_blank_rows" Blocks ()

    // Findings about a workbook, and the worksheet of it that is read.
    /// The workbook is protected with a password.
    WorkbookPassword "workbook_password" Blocks ()
    /// The workbook is damaged.
    WorkbookDamaged "workbook_damaged" Blocks ()
    /// The workbook is too large.
    WorkbookTooLarge "workbook_too_large" Blocks ()
    /// The worksheet has too many rows.
    WorkbookTooManyRows "workbook_too_many_rows" Blocks ()
    /// The workbook has no worksheet with cells.
    WorkbookNoWorksheet "workbook_no_worksheet" Blocks ()
    /// Hidden rows wait for a decision.
    HiddenRowsUndecided "hidden_rows_undecided" Blocks (Lines)
    /// Hidden rows are read.
    HiddenRowsIncluded "hidden_rows_included" Warns (Lines)
    /// Hidden rows are left out.
    HiddenRowsLeftOut "hidden_rows_left_out" Warns (Lines)
    /// Other worksheets have rows, too.
    WorksheetChosen "worksheet_chosen" Warns ()
    /// Columns are hidden.
    WorksheetHiddenColumn "worksheet_hidden_column" Warns ()
    /// A filter hides rows.
    WorksheetFilter "worksheet_filter" Warns ()
    /// Cells are merged.
    WorksheetMergedCells "worksheet_merged_cells" Warns (Lines)
    /// Cells hold error values.
    WorksheetErrors "worksheet_errors" Warns (Lines)
    /// Cells hold formulas.
    WorksheetFormulas "worksheet_formulas" Warns (Lines)
    /// Formulas have no stored value.
    WorksheetFormulasBlank "worksheet_formulas_blank" Warns (Lines)
    /// Numbers are read as they are stored.
    WorksheetStoredNumbers "worksheet_stored_numbers" Warns (Lines)
    /// Displayed numbers are rounded.
    WorksheetRoundedNumbers "worksheet_rounded_numbers" Warns (Lines)
    /// Line breaks became spaces.
    WorksheetLineBreaks "worksheet_line_breaks" Warns (Lines)
    /// Cells far below the list are not read.
    WorksheetFarCells "worksheet_far_cells" Warns ()
    /// Comments are not read.
    WorksheetComments "worksheet_comments" Warns (Lines)
    /// Links to other workbooks are not followed.
    WorkbookLinks "workbook_links" Warns ()
    /// Macros are not run.
    WorkbookMacros "workbook_macros" Warns ()

    // Findings about the header.
    /// No header found.
    HeaderNotFound "header_not_found" Blocks (Headers)
    /// A required column is missing.
    HeaderMissing "header_missing" Blocks (Field)
    /// A header is nearly right.
    HeaderNear "header_near" Blocks (Field)
    /// A header is there twice.
    HeaderDuplicate "header_duplicate" Blocks (Field)
    /// A column is not in the template.
    HeaderUnknown "header_unknown" Warns ()
    /// A column has values and no header.
    HeaderBlank "header_blank" Warns ()
    /// The file is for the other template.
    TemplateWrong "template_wrong" Blocks (OtherTemplate, OtherKey, Key)
    /// The file is a list of users.
    RosterUsers "roster_users" Blocks ()
    /// The file is a list of devices.
    RosterDevices "roster_devices" Blocks ()
    /// The keys look like the other template's.
    TemplateKeys "template_keys" Warns (Key, OtherKey, OtherTemplate)

    // Findings about an unusual dialect, which was read as the plain one.
    /// Line ends have two carriage returns.
    DialectDoubledReturns "dialect_doubled_returns" Warns ()
    /// Every line is in quotes.
    DialectWrappedLines "dialect_wrapped_lines" Warns ()
    /// Backslashes stand before quotes in cells.
    DialectBackslashes "dialect_backslashes" Warns ()
    /// Spaces stand before opening quotes.
    DialectSpacedQuotes "dialect_spaced_quotes" Warns ()
    /// Apostrophes quote cells.
    DialectApostrophes "dialect_apostrophes" Warns ()
    /// Two delimiters separate cells.
    DialectDoubledDelimiter "dialect_doubled_delimiter" Warns ()
    /// The header lacks the column of row numbers.
    DialectRowNumbers "dialect_row_numbers" Warns ()
    /// Spaces align the columns.
    DialectAlignedColumns "dialect_aligned_columns" Warns ()
    /// Single spaces separate cells.
    DialectSpaces "dialect_spaces" Warns ()

    // Findings about the encoding of the text and the quotes around cells.
    /// Some letters make more sense in another encoding.
    EncodingDoubtful "encoding_doubtful" Warns ()
    /// Some characters could not be read.
    EncodingDamaged "encoding_damaged" Warns ()
    /// A cell seems to hold other rows.
    QuoteSwallowsRows "quote_swallows_rows" Rejects ()
    /// A quote is never closed.
    QuoteNotClosed "quote_not_closed" Rejects ()
    /// Text after a closing quote.
    QuoteTextAfter "quote_text_after" Warns ()
    /// A row has more cells than the header.
    RowLong "row_long" Rejects ()
    /// A row has fewer cells than the header.
    RowShort "row_short" Rejects ()
    /// A row ends early.
    RowShortBlank "row_short_blank" Warns ()
    /// A line break has split a row.
    RowBroken "row_broken" Rejects (Lines)
    /// The file may have been cut off.
    FileCutOff "file_cut_off" Warns ()

    // Findings about rows that are not records.
    /// A row above the header was set aside.
    RowTitle "row_title" Warns ()
    /// A blank row was set aside.
    RowBlank "row_blank" Warns ()
    /// A comment was set aside.
    RowComment "row_comment" Warns ()
    /// A repeated header was set aside.
    RowHeader "row_header" Warns ()
    /// A second header with other columns.
    HeaderChanged "header_changed" Blocks ()
    /// The header of another table was set aside.
    TableSecond "table_second" Warns ()
    /// A row of another table was set aside.
    RowOtherTable "row_other_table" Warns ()
    /// An example row was set aside.
    RowExample "row_example" Warns ()
    /// A totals row was set aside.
    RowTotals "row_totals" Warns (Key)
    /// A remark was set aside.
    RowFooter "row_footer" Warns (Key)
    /// A row of an export of records that has no insurance.
    RowUninsured "row_uninsured" Warns ()
    /// A rule of a person leaves a row out.
    RowLeftOut "row_left_out" Warns ()
    /// A row repeats an earlier one.
    KeyRepeated "key_repeated" Warns (Key, Lines)
    /// A person keeps another row with the same key.
    KeyNotKept "key_not_kept" Warns (Key, Lines)

    // Findings about key cells.
    /// No key.
    KeyBlank "key_blank" Rejects (Key, Kind)
    /// The key is a placeholder.
    KeyPlaceholder "key_placeholder" Rejects (Key, Kind)
    /// Rows with the same key contradict each other.
    KeyConflict "key_conflict" Rejects (Key, Lines)
    /// A label is before the key.
    KeyLabel "key_label" Rejects (Key)
    /// The mark of a bar code may be before a serial.
    KeySerialMark "key_serial_mark" Warns (Key)
    /// Excel turned a key into scientific notation.
    KeyScientific "key_scientific" Rejects (Key)
    /// Excel turned a key into a date.
    KeyDate "key_date" Rejects (Key)
    /// A key was turned into a number.
    KeyNumber "key_number" Rejects (Key)
    /// Excel may have rounded a key.
    KeyRounded "key_rounded" Warns (Key)
    /// A key may have lost leading zeros.
    KeyShort "key_short" Warns (Key)
    /// The key is too long.
    KeyLong "key_long" Rejects (Key)

    // Findings that a cell in any column can have.
    /// A cell wraps its value in a formula.
    CellFormula "cell_formula" Rejects ()
    /// A cell holds an Excel error.
    CellExcelError "cell_excel_error" Rejects ()
    /// A cell holds only #### signs.
    CellHashes "cell_hashes" Rejects ()
    /// A cell has invisible control characters.
    CellControl "cell_control" Rejects ()
    /// Quotes or apostrophes are around a value.
    CellQuoted "cell_quoted" Rejects ()
    /// A cell has full-width characters.
    CellFullWidth "cell_full_width" Rejects ()
    /// A cell has letters of another alphabet.
    CellLookAlike "cell_look_alike" Rejects ()
    /// Words for nothing are read as blank.
    CellNothing "cell_nothing" Warns (Lines, Blank)
    /// A cell holds parts of a web page.
    CellMarkup "cell_markup" Warns ()
    /// A text was encoded twice.
    CellEncodedTwice "cell_encoded_twice" Warns ()
    /// A required value is missing.
    ValueBlank "value_blank" Rejects (Field)
    /// A value is below the minimum.
    ValueBelowMinimum "value_below_minimum" Rejects (Field, Minimum)
    /// A value is above the maximum.
    ValueAboveMaximum "value_above_maximum" Rejects (Field, Maximum)
    /// A text is too long.
    TextLong "text_long" Rejects (Field, MaxLength)
    /// A text is too short.
    TextShort "text_short" Rejects (Field, MinLength)
    /// A text does not have the form that the template requires.
    PatternMismatch "pattern_mismatch" Rejects (Field, Pattern)
    /// A word is not one of the choices.
    ChoiceUnknown "choice_unknown" Rejects (Field, Words)
    /// A whole number cannot be read.
    IntegerUnreadable "integer_unreadable" Rejects (Field)
    /// Excel turned a whole number into scientific notation.
    IntegerScientific "integer_scientific" Rejects (Field)
    /// Excel turned a policy number into scientific notation.
    PolicyScientific "policy_scientific" Rejects ()
    /// A label is before a policy number.
    PolicyLabel "policy_label" Warns ()
    /// A policy number may have been turned into a date.
    PolicyDate "policy_date" Warns ()
    /// A policy number was written as a number.
    PolicyNumberForm "policy_number_form" Warns ()
    /// Excel may have rounded a policy number.
    PolicyRounded "policy_rounded" Warns ()
    /// A policy number may have lost leading zeros.
    PolicyShort "policy_short" Warns ()
    /// A policy number has a line break.
    PolicyLineBreak "policy_line_break" Warns ()

    // Findings about status cells.
    /// No status.
    StatusBlank "status_blank" Rejects (Words)
    /// The status is not a status word.
    StatusUnknown "status_unknown" Rejects (Words)

    // Findings about amounts of money and other numbers.
    /// The amount cannot be read.
    AmountUnreadable "amount_unreadable" Rejects ()
    /// The amount is negative.
    AmountNegative "amount_negative" Rejects (Field)
    /// Amounts have several currencies.
    AmountCurrencies "amount_currencies" Warns (Lines)
    /// The amount is unusually large.
    AmountLarge "amount_large" Warns ()
    /// A number contradicts the decimal style of its column.
    DecimalStyle "decimal_style" Rejects (Field)
    /// Decimal point or comma?.
    DecimalStyleUnknown "decimal_style_unknown" Rejects (Field)

    // Findings about dates.
    /// The date cannot be read.
    DateUnreadable "date_unreadable" Rejects ()
    /// A date does not have a format that the template allows.
    DateFormat "date_format" Rejects (Field, Dates)
    /// The year has two digits.
    DateTwoDigitYear "date_two_digit_year" Rejects ()
    /// The day of the week does not belong to the date.
    DateWeekday "date_weekday" Rejects ()
    /// The date has a time of another zone.
    DateTimeZone "date_time_zone" Rejects ()
    /// Times behind dates are dropped.
    DateTimeDropped "date_time_dropped" Warns (Lines)
    /// The date is Excel's day number.
    DateExcelNumber "date_excel_number" Rejects ()
    /// Day or month first?.
    DateOrderUnknown "date_order_unknown" Blocks ()
    /// Day-first and month-first dates in one column.
    DateOrderMixed "date_order_mixed" Blocks (Lines)
    /// Too few dates prove the order.
    DateOrderDoubtful "date_order_doubtful" Blocks (Lines)
    /// Excel may have turned some dates round.
    DateHalfConverted "date_half_converted" Warns (Lines)
    /// Dates that stand for no date are read as blank.
    DateSentinel "date_sentinel" Warns (Lines, Blank)
    /// The date is unlikely.
    DateUnlikely "date_unlikely" Warns ()

    // Findings from comparing cells and rows with each other.
    /// The coverage ends before it starts.
    EndBeforeStart "end_before_start" Rejects ()
    /// The coverage has already ended.
    AlreadyExpired "already_expired" Warns ()
    /// Two people have the same policy number.
    PolicyRepeated "policy_repeated" Warns (Lines, Key)
}
