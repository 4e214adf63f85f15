//! Whether everything is there and can be used: on a narrow screen, enlarged, without colours of our own.

use crate::access::lines;
use crate::{Outcome, Page};

const IN_PAGE: &str = concat!(include_str!("page.js"), include_str!("fits.js"));

impl Page {
    /// Controls that are cut off, covered, or too small for their words; and a page that scrolls sideways.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn misfits(&self) -> Outcome<Vec<String>> {
        Ok(lines(&self.run(&format!("{IN_PAGE}\nreturn misfits();"), vec![]).await?))
    }

    /// Chosen answers that cannot be told from the ones beside them.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn unmarked(&self) -> Outcome<Vec<String>> {
        Ok(lines(&self.run(&format!("{IN_PAGE}\nreturn unmarked();"), vec![]).await?))
    }
}
