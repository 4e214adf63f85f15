//! Everywhere there is to go. The page itself lists its places, so a new one is walked to without a change here.

use std::time::Duration;

use serde_json::json;

use crate::page::IN_PAGE;
use crate::{Outcome, Page, Profile, until};

/// A key that led nowhere is pressed again after this long.
const AGAIN: Duration = Duration::from_secs(1);

/// A state of the journal, and with it of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// Nobody was here before.
    FirstRun,
    /// The journal cannot be opened.
    Unavailable,
    /// A warning sign for which nothing waits.
    Urgent,
    /// An injury, and nothing logged.
    Empty,
    /// Eight weeks of sample data.
    Demo,
}

impl Scene {
    pub const ALL: [Self; 5] = [Self::FirstRun, Self::Unavailable, Self::Urgent, Self::Empty, Self::Demo];

    pub fn name(self) -> &'static str {
        match self {
            Self::FirstRun => "first-run",
            Self::Unavailable => "unavailable",
            Self::Urgent => "urgent",
            Self::Empty => "empty",
            Self::Demo => "demo",
        }
    }

    /// A computer in this state.
    ///
    /// # Errors
    /// The command line cannot make the journal.
    pub fn profile(self) -> Outcome<Profile> {
        if self == Self::Demo {
            let profile = Profile::demo()?;
            profile.cli(&["photo", "add", PHOTO, "--words", "Less blue at the knee."])?;
            return Ok(profile);
        }
        let profile = Profile::new()?;
        match self {
            Self::FirstRun | Self::Demo => {}
            Self::Unavailable => std::fs::write(profile.journal(), "a shopping list, not a journal")?,
            Self::Urgent | Self::Empty => {
                profile.cli(&["init", "--side", "left", "--onset", "2026-06-01"])?;
            }
        }
        if self == Self::Urgent {
            profile.cli(&["log", "flag", "dvt_suspect"])?;
        }
        Ok(profile)
    }
}

/// A picture to keep as the photo of a bruise.
const PHOTO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/icons/icon.png");

/// What opens over a place: its name, and the keys.
const OVERLAYS: [(&str, &str); 2] = [("palette", "Control+k"), ("keys", "?")];

impl Page {
    /// The places of the rail and its foot, in their order, as the page lists them.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn places(&self) -> Outcome<Vec<String>> {
        let found = self.ask("places()", vec![]).await?;
        let all = found.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(all.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
    }

    /// Goes to a place by its button.
    ///
    /// # Errors
    /// There is no such button, or the place is not reached.
    pub async fn go(&self, place: &str) -> Outcome {
        if self.ask("go(arguments[0])", vec![json!(place)]).await?.as_bool() != Some(true) {
            return Err(format!("no button leads to {place}").into());
        }
        self.comes_to(place).await
    }

    /// Opens everything that is folded; whether there was anything.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn unfold(&self) -> Outcome<bool> {
        Ok(self.ask("unfold()", vec![]).await?.as_bool().unwrap_or_default())
    }

    /// Waits until nothing of the page is busy, and its content stays as it is.
    ///
    /// # Errors
    /// It never rests.
    pub async fn comes_to_rest(&self) -> Outcome {
        until("the page to come to rest", async || {
            Ok(self
                .does(&format!("{IN_PAGE}\nreturn await rests();"), vec![])
                .await?
                .as_bool()
                .filter(|rests| *rests))
        })
        .await?;
        Ok(())
    }

    /// Walks everywhere that this scene has, and calls `visit` with the name of each stop.
    ///
    /// # Errors
    /// A stop is not reached, or `visit` fails; the message names the stop.
    pub async fn walk(&self, scene: Scene, mut visit: impl AsyncFnMut(&Self, &str) -> Outcome) -> Outcome {
        let mut stop = async |name: &str| -> Outcome {
            self.comes_to_rest().await?;
            visit(self, name).await.map_err(|error| format!("{} {name}: {error}", scene.name()).into())
        };
        match scene {
            Scene::FirstRun => {
                self.comes_to("first-run").await?;
                stop("notice").await?;
                self.press("button", "I have read this").await?;
                stop("injury").await?;
                self.press("radio", "Left").await?;
                self.press("button", "Today").await?;
                self.press("button", "Start the journal").await?;
                self.comes_to("intake").await?;
                stop("warning-signs").await?;
                self.press("button", "None of these").await?;
                stop("conditions").await
            }
            Scene::Unavailable | Scene::Urgent => {
                self.comes_to(scene.name()).await?;
                stop("card").await
            }
            Scene::Empty | Scene::Demo => {
                for place in self.places().await? {
                    self.go(&place).await?;
                    stop(&place).await?;
                    if self.unfold().await? {
                        stop(&format!("{place}-unfolded")).await?;
                    }
                }
                if scene == Scene::Demo {
                    self.go("history").await?;
                    until("a day to open", async || {
                        Ok(self.ask("openADay()", vec![]).await?.as_bool().filter(|opened| *opened))
                    })
                    .await?;
                    stop("history-day").await?;
                    until("a photo to open", async || {
                        Ok(self.ask("openAPhoto()", vec![]).await?.as_bool().filter(|opened| *opened))
                    })
                    .await?;
                    self.shows("dialog[open][data-overlay=photo] img").await?;
                    stop("photo").await?;
                    self.keys("Escape").await?;
                    self.shows("body:not(:has(dialog[open]))").await?;
                    self.go("exercises").await?;
                    self.comes_to_rest().await?;
                    self.press("button", "Start the session").await?;
                    self.comes_to("session").await?;
                    stop("session").await?;
                    self.press("button", "End the session").await?;
                    stop("session-end").await?;
                    self.go("massage").await?;
                    self.comes_to_rest().await?;
                    self.press("button", "Log a massage").await?;
                    stop("massage-form").await?;
                }
                self.go("today").await?;
                for (name, keys) in OVERLAYS {
                    self.opens(name, keys).await?;
                    stop(name).await?;
                    self.keys("Escape").await?;
                    self.shows("body:not(:has(dialog[open]))").await?;
                }
                Ok(())
            }
        }
    }

    /// Presses the keys of an overlay until it is there: a page that is still giving the focus back may miss a key.
    async fn opens(&self, name: &str, keys: &str) -> Outcome {
        let selector = format!("dialog[open][data-overlay={name}]");
        until(&selector, async || {
            self.keys(keys).await?;
            tokio::time::timeout(AGAIN, self.shows(&selector)).await.ok().transpose()
        })
        .await
    }

    async fn shows(&self, selector: &str) -> Outcome {
        let here = "document.querySelector(arguments[0]) !== null";
        until(selector, async || {
            Ok(self.ask(here, vec![json!(selector)]).await?.as_bool().filter(|shown| *shown))
        })
        .await?;
        Ok(())
    }

    /// Clicks the one visible element with this role and name.
    ///
    /// # Errors
    /// None or several.
    pub async fn press(&self, role: &str, name: &str) -> Outcome {
        self.by_role(role, name).await?;
        self.ask("find(arguments[0], arguments[1])[0].click()", vec![json!(role), json!(name)]).await?;
        Ok(())
    }
}
