//! Where the keyboard is.

use crate::{Outcome, Page};

/// The element that hears the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    pub role: String,
    pub name: String,
    /// The name of the group around it: the question of a row of radios.
    pub group: String,
    pub checked: bool,
    pub value: String,
}

/// More than any page has stops.
const STOPS: usize = 150;

impl Page {
    /// # Errors
    /// The window is gone.
    pub async fn focus(&self) -> Outcome<Focus> {
        let found = self.ask("focused()", vec![]).await?;
        let text = |field: &str| found[field].as_str().unwrap_or_default().to_owned();
        Ok(Focus {
            role: text("role"),
            name: text("name"),
            group: text("group"),
            checked: found["checked"].as_bool().unwrap_or_default(),
            value: text("value"),
        })
    }

    /// Presses Tab until the focus is on an element with this role and name.
    ///
    /// # Errors
    /// The keyboard never gets there; the message lists where it was.
    pub async fn tab_to(&self, role: &str, name: &str) -> Outcome<Focus> {
        self.tab_until(&format!("the {role} \"{name}\""), |f| f.role == role && f.name == name).await
    }

    /// Presses Tab until the focus is in the group with this name; what follows a comma may differ.
    ///
    /// # Errors
    /// The keyboard never gets there.
    pub async fn tab_into(&self, group: &str) -> Outcome<Focus> {
        self.tab_until(&format!("the group \"{group}\""), |f| {
            f.group == group || f.group.starts_with(&format!("{group}, "))
        })
        .await
    }

    async fn tab_until(&self, what: &str, arrived: impl Fn(&Focus) -> bool) -> Outcome<Focus> {
        let mut stops = Vec::new();
        for _ in 0..STOPS {
            let focus = self.focus().await?;
            if arrived(&focus) {
                return Ok(focus);
            }
            stops.push(format!("{} \"{}\"", focus.role, focus.name));
            self.keys("Tab").await?;
        }
        stops.dedup();
        Err(format!("Tab never reaches {what}; it stops at: {}", stops.join(", ")).into())
    }
}
