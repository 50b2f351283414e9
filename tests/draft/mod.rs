//! `kaishu draft` on forms in the style of municipal offices, on the bundled returns, on web forms' exports, on XLSForms and
//! on every workbook of the shared corpus. What is drafted is compared with a table of what is true, question by question:
//! right, asked, or wrong. Wrong and certain is the only bad outcome, and there is none.

mod corpus;
mod lists;
mod never;
mod places;
mod respondents;
mod sheets;
mod strangers;
mod titles;
mod truth;
mod unnumbered;
mod written;
