//! Pictures of the page.

use crate::{Outcome, Page, answer, until};

impl Page {
    /// A PNG of the page. WebKitGTK hands out the last painted frame, which may be one behind the page; two equal
    /// ones in a row are the present.
    ///
    /// # Errors
    /// The window is gone, or the page never comes to rest.
    pub async fn picture(&self) -> Outcome<Vec<u8>> {
        let mut before = Vec::new();
        until("the page to come to rest", async || {
            let now = answer("a picture", self.client.screenshot()).await?;
            let still = now == before;
            before.clone_from(&now);
            Ok(still.then_some(now))
        })
        .await
    }

    /// Scrolls so that the screen with this number is shown, counted from 1; whether there is one.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn scroll_to_screen(&self, number: u32) -> Outcome<bool> {
        Ok(self.ask("scrollToScreen(arguments[0])", vec![number.into()]).await?.as_bool().unwrap_or_default())
    }

    /// The size of the window, in pixels.
    ///
    /// # Errors
    /// The window manager refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        answer("a new size", self.client.set_window_size(width, height)).await?;
        let wanted = f64::from(width);
        until("the window's new size", async || {
            let found = self.ask("innerWidth", vec![]).await?.as_f64();
            Ok(found.filter(|found| (found - wanted).abs() < 1.0).map(|_| ()))
        })
        .await
    }
}
