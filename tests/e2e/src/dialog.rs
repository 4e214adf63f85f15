//! The system's own file dialogs, which no WebDriver reaches: they are typed into as a person would.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::{App, Outcome, until};

/// What the titles of file dialogs begin with.
const DIALOGS: &str = "^(Save|Open|Select)";
const AGAIN: Duration = Duration::from_secs(1);

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
        // The first Enter may only choose what the dialog proposes to complete; a second one then means "yes".
        let mut pressed: Option<Instant> = None;
        until("the dialog to close", async || {
            if self.screen().window(DIALOGS)?.is_none_or(|id| id != dialog) {
                return Ok(Some(()));
            }
            let active = self.screen().xdotool(&["getactivewindow"])?;
            if active.is_some_and(|id| id == dialog) && pressed.is_none_or(|at| at.elapsed() > AGAIN) {
                self.screen().xdotool(&["key", "--clearmodifiers", "Return"])?;
                pressed = Some(Instant::now());
            }
            Ok(None)
        })
        .await
    }
}
