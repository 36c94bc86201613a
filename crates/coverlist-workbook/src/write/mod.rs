//! Writes rows as workbooks.
