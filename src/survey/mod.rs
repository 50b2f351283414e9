//! What is asked, of whom, and where the answers sit: the definition of a survey, its rounds and forms, the
//! sampling frame, the areas, record lists and indicators. These types know no file format; the readers beside
//! them ([`toml`], [`workbook`]) make them from definition files and definition workbooks.

pub mod answer;
pub mod area;
pub mod code_list;
pub mod concordance;
pub mod contradiction;
pub mod cover;
pub mod decision;
pub mod definition;
pub mod design;
pub mod export;
pub mod form;
pub mod frame;
pub mod indicator;
pub mod jis_code;
pub mod missing;
pub mod predicate;
pub mod question;
pub mod remarks;
pub mod toml;
pub mod workbook;
