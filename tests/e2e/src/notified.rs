//! A desktop that shows notifications: `org.freedesktop.Notifications` on the private bus of one app, which writes down
//! what it was asked to show and clicks when it is told to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::zvariant::OwnedValue;
use zbus::{Connection, connection, interface, object_server::SignalEmitter};

use crate::{App, Outcome, until};

const PATH: &str = "/org/freedesktop/Notifications";

/// One notification, as it was asked for.
#[derive(Debug, Clone)]
pub struct Shown {
    pub id: u32,
    pub app: String,
    pub title: String,
    pub body: String,
    /// Keys and labels in turn.
    pub actions: Vec<String>,
    /// 0 low, 1 normal, 2 critical.
    pub urgency: u8,
}

type List = Arc<Mutex<Vec<Shown>>>;

/// The service, until it is dropped.
#[derive(Debug)]
pub struct Notified {
    bus: Connection,
    list: List,
}

#[derive(Debug)]
struct Service(List);

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[expect(
        clippy::too_many_arguments,
        clippy::needless_pass_by_value,
        reason = "as the specification has it"
    )]
    fn notify(
        &self,
        app_name: String,
        replaces_id: u32,
        app_icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expire_timeout: i32,
    ) -> u32 {
        let _ = (replaces_id, app_icon, expire_timeout);
        let urgency = hints.get("urgency").and_then(|value| u8::try_from(value).ok()).unwrap_or(1);
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = u32::try_from(list.len()).unwrap_or(u32::MAX - 1) + 1;
        list.push(Shown { id, app: app_name, title: summary, body, actions, urgency });
        id
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action_key: &str) -> zbus::Result<()>;
}

impl Notified {
    /// Begins to show what this app asks for; there was no such service on its bus before.
    ///
    /// # Errors
    /// The app has no bus, or something else is the service there.
    pub async fn on_the_bus_of(app: &App<'_>) -> Outcome<Self> {
        let list = List::default();
        let bus = connection::Builder::address(app.bus()?.as_str())?
            .serve_at(PATH, Service(Arc::clone(&list)))?
            .name("org.freedesktop.Notifications")?
            .build()
            .await?;
        Ok(Self { bus, list })
    }

    /// Everything that was shown so far.
    pub fn all(&self) -> Vec<Shown> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until something with this title is shown.
    ///
    /// # Errors
    /// Nothing like it comes.
    pub async fn shows(&self, title: &str) -> Outcome<Shown> {
        until(&format!("the notification \"{title}\""), async || {
            Ok(self.all().into_iter().find(|shown| shown.title == title))
        })
        .await
    }

    /// Chooses an action of a notification, as a click does.
    ///
    /// # Errors
    /// The bus is gone.
    pub async fn choose(&self, id: u32, action: &str) -> Outcome {
        let emitter = SignalEmitter::new(&self.bus, PATH)?;
        Ok(Service::action_invoked(&emitter, id, action).await?)
    }
}
