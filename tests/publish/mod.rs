//! What a run read and wrote, what was published of it, and that a publication can be made again from what it keeps.

mod inputs;
