//! What moved since a publication: made worlds are published, changed in each of the causes, alone and mixed, and the list is held
//! against the real program run on hand-made folders, one for each step.

mod causes;
mod files;
mod mixes;
mod oracle;
mod program;
mod world;
