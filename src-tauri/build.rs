//! Reads the one list of commands, declares them to Tauri (without this, the capability file would not restrict
//! them) and generates the handler.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // An empty folder is enough to compile; the page itself is built by `cargo xtask`.
    fs::create_dir_all("ui/dist")?;
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=src-tauri/commands.in");

    let list = fs::read_to_string("src-tauri/commands.in")?;
    let paths: Vec<&str> = list
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split('(').next()?.rsplit(' ').next())
        .collect();
    let mut handled = paths.clone();
    // The control of the test of the commands: one that is handled and on no list, and no list to keep it out.
    let weakened = env::var_os("CARGO_FEATURE_WEAKENED_COMMANDS").is_some();
    if weakened {
        handled.push("window::unlisted");
    }
    write_handler(&handled)?;

    let names: Vec<&'static str> =
        paths.iter().filter_map(|p| p.split("::").last()).map(|n| &*n.to_owned().leak()).collect();
    let attributes = if weakened {
        // Without a pattern of its own it would find the list that an earlier build left in the folder.
        tauri_build::Attributes::new()
            .app_manifest(
                tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/weakened/*.toml"),
            )
            .capabilities_path_pattern("./src-tauri/weakened/**/*.json")
    } else {
        tauri_build::Attributes::new()
            .app_manifest(tauri_build::AppManifest::new().commands(names.leak()))
            .capabilities_path_pattern("./src-tauri/capabilities/**/*.json")
    };
    tauri_build::try_build(attributes)?;
    Ok(())
}

fn write_handler(paths: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    let mut code =
        String::from("fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {\n");
    code += "    tauri::generate_handler![\n";
    for path in paths {
        writeln!(code, "        commands::{path},")?;
    }
    code += "    ]\n}\n";
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("handler.rs"), code)?;
    Ok(())
}
