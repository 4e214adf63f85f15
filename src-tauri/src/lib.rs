pub fn run() { tauri::Builder::default().plugin(tauri_plugin_dialog::init()); }
