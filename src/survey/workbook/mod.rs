//! A definition written as a workbook: the sheets 設定, 設問, 選択肢, 対象名簿 and the others, in Japanese or English, and
//! XLSForm's survey, choices and settings. They become the same neutral tree that a TOML file becomes, every value of
//! which knows its cell; the checks and readers behind it are those of TOML, and so a mistake names file, sheet and
//! cell where it would name the line.

mod columns;
pub mod expression;
mod frame;
pub mod headings;
pub mod layout;
mod read;
mod rows;
mod settings;
mod source;
mod value;
pub mod write;
mod xlsform;

pub use columns::heading;
pub use layout::Kind;
pub use read::{Definition, read, read_frame_book, unreadable};
pub use xlsform::written::{XlsForm, xlsform};
