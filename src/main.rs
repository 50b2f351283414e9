//! The program `kaishu`: hands its arguments to the library and turns the outcome into an exit code.

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    kaishu::cli::run(&arguments)
}
