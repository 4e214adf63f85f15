//! A desktop's tray, as the bus knows it: somebody whom programs ask to show their icons, and who clicks on them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::{Connection, Proxy, connection};
use zbus::zvariant::{OwnedValue, Value};

use crate::{Outcome, until};

const NAME: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// The icons that programs asked for, by the names of their owners.
type Asked = Arc<Mutex<Vec<String>>>;

#[derive(Debug)]
struct Watcher {
    asked: Asked,
    /// Somebody shows what is asked for.
    shows: bool,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str) {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(service.to_owned());
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        self.shows
    }
}

/// A tray on one bus, until this value is dropped.
#[derive(Debug)]
pub struct Tray {
    bus: Connection,
    asked: Asked,
}

/// One item of a menu: its number, what is known of it, and what is below it.
type Item = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl Tray {
    /// # Errors
    /// The bus cannot be reached, or has a tray already.
    pub fn on(bus: &str) -> Outcome<Self> {
        let asked = Asked::default();
        let watcher = Watcher { asked: Arc::clone(&asked), shows: true };
        let bus = connection::Builder::address(bus)?
            .serve_at("/StatusNotifierWatcher", watcher)?
            .name(NAME)?
            .build()?;
        Ok(Self { bus, asked })
    }

    /// Waits until a program shows its icon.
    ///
    /// # Errors
    /// None does.
    pub async fn icon(&self) -> Outcome<Icon<'_>> {
        let owner = until("an icon in the tray", async || {
            Ok(self.asked.lock().unwrap_or_else(PoisonError::into_inner).last().cloned())
        })
        .await?;
        Ok(Icon { tray: self, owner })
    }
}

/// A program's icon.
#[derive(Debug)]
pub struct Icon<'t> {
    tray: &'t Tray,
    owner: String,
}

impl Icon<'_> {
    /// Everything that it says about itself without being clicked.
    ///
    /// # Errors
    /// It is gone.
    pub fn says(&self) -> Outcome<String> {
        let item = self.proxy("/StatusNotifierItem", ITEM)?;
        let words: Vec<String> =
            ["Id", "Title"].iter().map(|name| item.get_property::<String>(name)).collect::<Result<_, _>>()?;
        let tip: OwnedValue = item.get_property("ToolTip")?;
        Ok(format!("{words:?} {tip:?} {:?}", self.items()?))
    }

    /// # Errors
    /// It is gone.
    pub fn click(&self) -> Outcome {
        Ok(self.proxy("/StatusNotifierItem", ITEM)?.call("Activate", &(0, 0))?)
    }

    /// Chooses from its menu by what the item is called.
    ///
    /// # Errors
    /// There is no such item.
    pub fn choose(&self, name: &str) -> Outcome {
        let items = self.items()?;
        let found = items.iter().find(|(_, label)| label == name);
        let (id, _) = found.ok_or_else(|| format!("no \"{name}\" among {items:?}"))?;
        Ok(self.proxy(&self.menu_path()?, MENU)?.call("Event", &(*id, "clicked", Value::from(0), 0_u32))?)
    }

    /// Whether its program still shows it.
    pub fn is_there(&self) -> bool {
        self.proxy("/StatusNotifierItem", ITEM).is_ok_and(|item| item.get_property::<String>("Id").is_ok())
    }

    fn items(&self) -> Outcome<Vec<(i32, String)>> {
        let none: &[&str] = &[];
        let (_, (_, _, below)): (u32, Item) =
            self.proxy(&self.menu_path()?, MENU)?.call("GetLayout", &(0, -1, none))?;
        let mut items = Vec::new();
        for value in below {
            let (id, about, _): Item = value.try_into()?;
            let label = about.get("label").map(|label| String::try_from(label.try_clone()?)).transpose()?;
            items.extend(label.map(|label| (id, label)));
        }
        Ok(items)
    }

    fn menu_path(&self) -> Outcome<String> {
        let path: zbus::zvariant::OwnedObjectPath =
            self.proxy("/StatusNotifierItem", ITEM)?.get_property("Menu")?;
        Ok(path.to_string())
    }

    fn proxy(&self, path: &str, interface: &str) -> Outcome<Proxy<'_>> {
        Ok(Proxy::new(&self.tray.bus, self.owner.clone(), path.to_owned(), interface.to_owned())?)
    }
}
