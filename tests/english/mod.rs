//! Reports in English: what decides the language of a report, and that nothing of the program's own is left in Japanese.

mod language;
