//! What goes out to be filled in: definitions as workbooks, and that they come back as they went.

mod converted;
mod headings;
