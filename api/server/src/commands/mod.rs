//! The binary's commands. Each says what it did, and when it could not, why and what to do.

mod backup;
mod demo;
mod demo_guided;
mod doctor;
mod import;
mod import_sealed;
mod migrate;
mod officer;
mod openapi;
mod out;
mod serve;

use crate::config::{DataArgs, DataSettings, ServeArgs};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use waymark_store::{Keyring, Store};

pub use demo::fill as fill_demonstration;
pub use import_sealed::{Counts as Imported, take_in as import_sealed_files};

/// Waymark: records an incident in a school, with or without signal, and what is owed to every child. It never holds an image.
#[derive(Parser)]
#[command(name = "waymark", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server: the API, its documentation and the app.
    Serve(ServeArgs),
    /// Bring the database's schema up to date.
    Migrate(DataArgs),
    /// Write the OpenAPI document.
    Openapi {
        /// File to write; standard output when left out.
        #[arg(value_name = "FILE")]
        to: Option<PathBuf>,
        /// Write nothing; fail if the file differs from the document.
        #[arg(long, requires = "to")]
        check: bool,
    },
    /// Accounts.
    Officer {
        #[command(subcommand)]
        command: OfficerCommand,
    },
    /// The school list.
    School {
        #[command(subcommand)]
        command: SchoolCommand,
    },
    /// Copy an embedded database, consistently, while it is in use.
    Backup {
        /// File to write; it must not exist.
        file: PathBuf,
        #[command(flatten)]
        data: DataArgs,
    },
    /// Take in files of unsent work that phones exported. Only this server's key opens them; taking one twice changes nothing.
    ImportSealed {
        /// Files as the phone app wrote them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        serve: ServeArgs,
    },
    /// Check configuration, database, keys, clock and disk, and say what is wrong.
    Doctor(ServeArgs),
}

#[derive(Subcommand)]
enum OfficerCommand {
    /// Add an account. The password is read from standard input, or made and printed once.
    Add(officer::AddArgs),
}

#[derive(Subcommand)]
enum SchoolCommand {
    /// Read an official list: England's GIAS columns or the Welsh address list's. Rows refused are reported with the reason.
    Import {
        /// A CSV file, UTF-8 or Windows-1252.
        file: PathBuf,
        #[command(flatten)]
        data: DataArgs,
    },
}

/// Parses the command line and runs it.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(args) => serve::run(&args),
        Command::Migrate(data) => migrate::run(&data),
        Command::Openapi { to, check } => openapi::run(to.as_deref(), check),
        Command::Officer { command: OfficerCommand::Add(args) } => officer::add(&args),
        Command::School { command: SchoolCommand::Import { file, data } } => import::run(&file, &data),
        Command::Backup { file, data } => backup::run(&file, &data),
        Command::ImportSealed { files, serve } => import_sealed::run(&files, &serve),
        Command::Doctor(args) => doctor::run(&args),
    };
    match outcome {
        Ok(code) => code,
        Err(message) => {
            out::error(&message);
            ExitCode::FAILURE
        }
    }
}

/// Opens keys and store for a command.
fn open(args: &DataArgs) -> Result<(DataSettings, Store), String> {
    let settings = DataSettings::parse(args).map_err(|error| error.to_string())?;
    let keys = Keyring::open(&settings.keys()).map_err(|error| error.to_string())?;
    let store = Store::open(&settings.database, &keys, settings.kind).map_err(|error| error.to_string())?;
    Ok((settings, store))
}

/// Runs a future to its end on this thread.
fn block_on<T>(work: impl Future<Output = T>) -> Result<T, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    Ok(runtime.block_on(work))
}

/// A problem as a sentence, with its cause.
fn sentence(problem: &waymark_domain::Problem) -> String {
    match &problem.cause {
        Some(cause) => format!("{} ({cause})", problem.code.title()),
        None => problem.code.title().to_owned(),
    }
}
