//! Who answered: names and codes to the cases of a frame, and what is held out until a person says.

mod municipalities;
mod replay;
mod spellings;
