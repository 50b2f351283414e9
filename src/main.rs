//! The program `kaishu`: hands its arguments to the library and turns the outcome into an exit code.

use std::ffi::OsString;
use std::process::ExitCode;

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    kaishu::cli::run(&arguments)
}
