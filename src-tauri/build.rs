fn main() {
    std::fs::create_dir_all("ui/dist").expect("cannot make ui/dist");
    println!("cargo:rerun-if-changed=ui/dist");
    tauri_build::try_build(
        tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*.json"),
    )
    .expect("tauri-build failed");
}
