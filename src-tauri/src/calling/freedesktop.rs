//! Notifications of Linux desktops: `org.freedesktop.Notifications` on the session bus, specification 1.3.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use hamstrong_core::api::calling::Reach;
use hamstrong_core::api::reminders::ReminderWish;
use tauri::{AppHandle, Manager};
use zbus::blocking::{Connection, fdo::DBusProxy};
use zbus::zvariant::Value;

use super::Notice;
use crate::state::AppState;
use crate::window;

const SERVICE: &str = "org.freedesktop.Notifications";
/// What a click on the notification itself is called.
const CLICK: &str = "default";
const IN_AN_HOUR: &str = "in-an-hour";
const NOT_TODAY: &str = "not-today";

#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_async = false,
    blocking_name = "Notifications"
)]
trait NotificationsOnTheBus {
    #[expect(clippy::too_many_arguments, reason = "as the specification has it")]
    fn notify(
        &self,
        app_name: &str,
        replaces_id: u32,
        app_icon: &str,
        summary: &str,
        body: &str,
        actions: &[&str],
        hints: HashMap<&str, Value<'_>>,
        expire_timeout: i32,
    ) -> zbus::Result<u32>;

    #[zbus(signal)]
    fn action_invoked(&self, id: u32, action_key: String) -> zbus::Result<()>;
}

/// The desktop that shows notifications. Nothing is kept that could be stale: the service may come and go.
#[derive(Debug)]
pub struct Desk {
    bus: Option<Connection>,
    sent: Mutex<BTreeSet<u32>>,
}

impl Desk {
    /// Joins the session bus, if there is one, and hears clicks.
    pub fn new(app: &AppHandle) -> Self {
        let bus = Connection::session().ok();
        if let Some(bus) = bus.clone() {
            let app = app.clone();
            std::thread::spawn(move || hear_clicks(&app, &bus));
        }
        Self { bus, sent: Mutex::default() }
    }

    /// Whether anything would show a notification. Asking starts no service.
    pub fn reach(&self) -> Reach {
        let known = || -> zbus::Result<bool> {
            let Some(bus) = &self.bus else { return Ok(false) };
            let names = DBusProxy::new(bus)?;
            Ok(names.name_has_owner(SERVICE.try_into()?)?
                || names.list_activatable_names()?.iter().any(|name| name.as_str() == SERVICE))
        };
        if known().unwrap_or(false) { Reach::Comes } else { Reach::NoService }
    }

    /// Hands a notification over; whether it was taken.
    pub fn show(&self, notice: &Notice) -> bool {
        let Some(bus) = &self.bus else { return false };
        let (urgency, sound) = if notice.urgent { (2_u8, "alarm-clock-elapsed") } else { (1, "message") };
        let hints = HashMap::from([
            ("urgency", Value::from(urgency)),
            ("sound-name", Value::from(sound)),
            ("category", Value::from("x-hamstrong.reminder")),
        ]);
        let mut actions = vec![CLICK, "Open"];
        if notice.can_wait {
            actions.extend([IN_AN_HOUR, "In an hour", NOT_TODAY, "Not today"]);
        }
        // A click that comes before its number is known waits for it.
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = Notifications::new(bus)
            .and_then(|desk| desk.notify("Hamstrong", 0, "", &notice.title, "", &actions, hints, -1));
        shown.map(|id| sent.insert(id)).is_ok()
    }

    fn is_ours(&self, id: u32) -> bool {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).contains(&id)
    }
}

/// Hears what is chosen on our notifications.
fn hear_clicks(app: &AppHandle, bus: &Connection) {
    let Ok(desk) = Notifications::new(bus) else { return };
    let Ok(clicks) = desk.receive_action_invoked() else { return };
    for click in clicks {
        // Everybody hears of everybody's notifications.
        let Ok(args) = click.args() else { continue };
        if app.state::<Desk>().is_ours(args.id) {
            answer(app, &args.action_key);
        }
    }
}

fn answer(app: &AppHandle, action: &str) {
    let wish = match action {
        IN_AN_HOUR => ReminderWish::InAnHour,
        NOT_TODAY => ReminderWish::NotToday,
        CLICK => return window::focus(app),
        _ => return,
    };
    let journal = app.state::<AppState>();
    // A journal that cannot be written puts nothing off: the reminder comes again.
    let _ = journal.with(|tracker| tracker.remind_me(&wish));
    journal.ring();
}
