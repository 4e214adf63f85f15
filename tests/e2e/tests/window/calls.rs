//! What a foreign script could call: everything the program knows is called from the page, and what was not refused is
//! compared with a committed list, byte for byte.

use std::fs;
use std::path::Path;

use hamstrong_e2e::{App, Outcome, Page, until};
use serde_json::json;

use crate::doing::{injured, on_today};

/// Commands of Tauri and its plugins, of those that the app uses and of those it never should.
const FOREIGN: &str = include_str!("foreign_commands.txt");

fn repository() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// Our own, from the one list: those that take something, then those that take nothing and act when called.
fn registered() -> Outcome<Vec<String>> {
    let list = fs::read_to_string(repository().join("src-tauri/commands.in"))?;
    let lines = list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let (bare, with): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.contains("()"));
    let names = with.into_iter().chain(bare).filter_map(|line| line.split('(').next()?.rsplit("::").next());
    Ok(names.map(str::to_owned).collect())
}

/// Calls without arguments: what is allowed then complains about those, and does nothing. A command that takes none
/// and waits for the athlete is allowed as well.
async fn is_refused(page: &Page, command: &str) -> Outcome<bool> {
    let body = "const [command] = values;
        const call = window.__TAURI_INTERNALS__.invoke(command, {}).then(() => 'done', (error) => String(error));
        return await Promise.race([call, new Promise((r) => setTimeout(() => r('waiting'), 3000))]);";
    let answer = page.does(body, vec![json!(command)]).await?;
    let words = answer.as_str().unwrap_or_default();
    Ok(words.contains("not allowed") || words.contains("not found"))
}

/// These take the small window away, so each is called in one of its own.
const LAST: [&str; 2] = ["close_quick", "open_main"];

/// Everything that a window's page can call, without what takes the small window away.
async fn callable(page: &Page) -> Outcome<Vec<String>> {
    let foreign: Vec<&str> = FOREIGN.lines().collect();
    assert!(foreign.len() >= 40);
    // Dialogs stay open after the last of ours, so the others go first.
    let all = foreign.into_iter().map(str::to_owned).chain(registered()?);
    let mut allowed = Vec::new();
    for command in all.filter(|command| !LAST.contains(&command.as_str())) {
        if !is_refused(page, &command).await? {
            allowed.push(command);
        }
    }
    Ok(allowed)
}

fn is_the_list(mut allowed: Vec<String>, list: &str) -> Outcome {
    allowed.sort();
    let found = allowed.join("\n") + "\n";
    let committed = fs::read_to_string(repository().join("tests/e2e/tests/window").join(list))?;
    assert!(found == committed, "the page can call:\n{found}\nthe list says:\n{committed}");
    Ok(())
}

#[tokio::test]
async fn what_the_page_can_call_is_the_committed_list_byte_for_byte() -> Outcome {
    let profile = injured()?;
    let app = on_today(&profile).await?;
    let mut allowed = callable(&app).await?;
    for command in LAST {
        if !is_refused(&app, command).await? {
            allowed.push(command.to_owned());
        }
    }
    is_the_list(allowed, "allowed_commands.txt")
}

#[tokio::test]
async fn what_the_small_window_can_call_is_its_own_list_byte_for_byte() -> Outcome {
    let profile = injured()?;
    let app = App::start_quick(&profile).await?;
    let mut allowed = callable(&app).await?;
    drop(app);
    for command in LAST {
        let app = App::start_quick(&profile).await?;
        // Nobody may be there for the answer.
        let call = "void window.__TAURI_INTERNALS__.invoke(arguments[0], {})";
        drop(app.ask(call, vec![json!(command)]).await);
        until("the small window to be gone", async || {
            Ok(app.screen().window("^Quick log$")?.is_none().then_some(()))
        })
        .await?;
        allowed.push(command.to_owned());
    }
    is_the_list(allowed, "allowed_commands_quick.txt")
}
