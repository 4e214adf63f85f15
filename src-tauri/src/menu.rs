//! The menu bar that a Mac has. Its items are actions of the page, named by their ids; cutting, copying and undoing in
//! a text field are the system's own. Windows and Linux show no menu bar: the palette holds every action there.

use serde::Deserialize;
use tauri::menu::{AboutMetadata, Menu, MenuBuilder, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Emitter};

/// Ids, names and keys, held against the page's list of actions by a test of the page.
const MENUS: &str = include_str!("../../assets/menu.json");

#[derive(Debug, Deserialize)]
struct Submenu {
    name: String,
    items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    id: String,
    label: String,
    key: Option<String>,
}

/// Sets the menu where there is a menu bar.
///
/// # Errors
/// The system refuses the menu.
pub fn set(app: &AppHandle) -> tauri::Result<()> {
    if cfg!(target_os = "macos") {
        app.set_menu(build(app)?)?;
        app.on_menu_event(|app, event| {
            let _ = app.emit("menu", event.id().as_ref());
        });
    }
    Ok(())
}

fn build(app: &AppHandle) -> tauri::Result<Menu<tauri::Wry>> {
    let own = SubmenuBuilder::new(app, "Hamstrong")
        .about(Some(AboutMetadata::default()))
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .quit()
        .build()?;
    let edit = SubmenuBuilder::new(app, "Edit")
        .undo()
        .redo()
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .build()?;
    let window = SubmenuBuilder::new(app, "Window")
        .minimize()
        .maximize()
        .fullscreen()
        .separator()
        .close_window()
        .build()?;
    let mut menu = MenuBuilder::new(app).item(&own).item(&edit);
    for Submenu { name, items } in submenus() {
        let mut submenu = SubmenuBuilder::new(app, name);
        for Item { id, label, key } in items {
            let mut item = MenuItemBuilder::with_id(id, label);
            if let Some(key) = key {
                item = item.accelerator(key);
            }
            submenu = submenu.item(&item.build(app)?);
        }
        menu = menu.item(&submenu.build()?);
    }
    menu.item(&window).build()
}

fn submenus() -> Vec<Submenu> {
    serde_json::from_str(MENUS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_menus_can_be_read_and_name_no_action_twice() {
        let ids: Vec<String> = submenus().into_iter().flat_map(|m| m.items).map(|i| i.id).collect();
        assert!(ids.len() > 8);
        assert!(ids.iter().all(|id| ids.iter().filter(|other| *other == id).count() == 1));
    }
}
