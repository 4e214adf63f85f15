//! The page, read as assistive technology would read it.

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::{Outcome, answer, until};

/// Functions that run in the page; see there.
pub(crate) const IN_PAGE: &str = include_str!("page.js");

/// What WebDriver calls a reference to an element.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

#[derive(Debug)]
pub struct Page {
    pub(crate) client: Client,
}

impl Page {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Evaluates an expression over the functions of `page.js`; `arguments` are the values in order.
    ///
    /// # Errors
    /// It throws, or the window is gone.
    pub async fn ask(&self, expression: &str, values: Vec<Value>) -> Outcome<Value> {
        self.run(&format!("{IN_PAGE}\nreturn {expression};"), values).await
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str, values: Vec<Value>) -> Outcome<Value> {
        answer("a question to the page", self.client.execute(script, values)).await
    }

    /// Runs the body of an asynchronous function in the page and waits for what it returns.
    ///
    /// # Errors
    /// It throws, or the window is gone.
    pub async fn does(&self, body: &str, values: Vec<Value>) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...values) => {{ {body} }})(...arguments).then(
                 (value) => done({{ value: value ?? null }}), (error) => done({{ error: String(error) }}));"
        );
        let mut answered = answer("a script in the page", self.client.execute_async(&script, values)).await?;
        match answered["error"].as_str() {
            Some(error) => Err(error.into()),
            None => Ok(answered["value"].take()),
        }
    }

    pub(crate) async fn opened(&self) -> Outcome {
        until("the page", async || Ok(self.ask("opened()", vec![]).await?.as_bool().filter(|ready| *ready)))
            .await?;
        self.listen_for_violations().await
    }

    /// The place that is shown: "first-run", "today", "progress", "unavailable" …
    ///
    /// # Errors
    /// The window is gone.
    pub async fn place(&self) -> Outcome<String> {
        Ok(self.ask("state()", vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// It is not reached.
    pub async fn comes_to(&self, place: &str) -> Outcome {
        let waited =
            until(&format!("the place {place}"), async || Ok((self.place().await? == place).then_some(())))
                .await;
        match waited {
            Ok(()) => Ok(()),
            Err(problem) => {
                let shown = self.client.execute("return document.body.innerText", Vec::new()).await?;
                Err(format!("{problem}; the page says: {shown}").into())
            }
        }
    }

    /// Waits for the one visible element with this role and name. A name that ends in "…" may go on.
    ///
    /// # Errors
    /// None or several; the message lists what there is with that role.
    pub async fn by_role(&self, role: &str, name: &str) -> Outcome<Element> {
        let mut last = 0;
        let found = until("it", async || {
            let found = self.ask("find(arguments[0], arguments[1])", vec![json!(role), json!(name)]).await?;
            let all = found.as_array().cloned().unwrap_or_default();
            last = all.len();
            Ok(match all.as_slice() {
                [one] => one[REFERENCE].as_str().map(|id| ElementRef::from(id.to_owned())),
                _ => None,
            })
        });
        if let Ok(id) = found.await {
            return Ok(Element::from_element_id(self.client.clone(), id));
        }
        let roster = self.ask("roster(arguments[0])", vec![json!(role)]).await?;
        Err(format!("{last} elements are a {role} named \"{name}\"; there are: {roster}").into())
    }

    /// Everything that can be read.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn words(&self) -> Outcome<String> {
        Ok(self.ask("words()", vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page says this.
    ///
    /// # Errors
    /// It does not; the message has what it says instead.
    pub async fn says(&self, text: &str) -> Outcome {
        let waited = until(text, async || Ok(self.words().await?.contains(text).then_some(()))).await;
        match waited {
            Ok(()) => Ok(()),
            Err(_) => {
                Err(format!("the page does not say \"{text}\"; it says: {}", self.words().await?).into())
            }
        }
    }

    /// Waits until the page no longer says this.
    ///
    /// # Errors
    /// It still does.
    pub async fn no_longer_says(&self, text: &str) -> Outcome {
        let what = format!("\"{text}\" to be gone");
        until(&what, async || Ok((!self.words().await?.contains(text)).then_some(()))).await
    }
}
