//! The system's own file dialogs, which no WebDriver reaches: they are typed into as a person would.

use std::path::Path;

use crate::{App, Outcome, until};

/// What the titles of file dialogs begin with.
const DIALOGS: &str = "^(Save|Open|Select)";

impl App<'_> {
    /// Waits for the dialog that asks where to save, and answers with a path.
    ///
    /// # Errors
    /// No dialog appears, or it does not go away.
    pub async fn save_as(&self, path: &Path) -> Outcome {
        let dialog = self.dialog().await?;
        // The name is selected when the dialog opens; a path that begins with "/" is taken as a whole.
        self.answer(&dialog, &["ctrl+a"], path).await
    }

    /// Waits for the dialog that asks what to open, and answers with a path.
    ///
    /// # Errors
    /// No dialog appears, or it does not go away.
    pub async fn open_file(&self, path: &Path) -> Outcome {
        let dialog = self.dialog().await?;
        self.answer(&dialog, &["ctrl+l"], path).await
    }

    async fn dialog(&self) -> Outcome<String> {
        let dialog = until("a file dialog", async || self.screen().window(DIALOGS)).await?;
        self.screen().focus(&dialog).await?;
        Ok(dialog)
    }

    async fn answer(&self, dialog: &str, before: &[&str], path: &Path) -> Outcome {
        let path = path.to_str().ok_or("a path that cannot be typed")?;
        for chord in before {
            self.screen().xdotool(&["key", "--clearmodifiers", chord])?;
        }
        self.screen().xdotool(&["type", "--clearmodifiers", "--delay", "12", path])?;
        let gone = async || Ok(self.screen().window(DIALOGS)?.is_none_or(|id| id != dialog).then_some(()));
        self.screen().press_until(dialog, "Return", "the dialog to close", gone).await
    }
}
