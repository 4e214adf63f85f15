//! Keys, pressed one after the other as a person does.

use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::{Outcome, Page, answer};

impl Page {
    /// Presses chords: words like `Tab`, `Enter`, `3`, `Control+z`, `Control+Shift+z`, with blanks between.
    ///
    /// # Errors
    /// A word is not a key, or the window is gone.
    pub async fn keys(&self, chords: &str) -> Outcome {
        for chord in chords.split_whitespace() {
            let keys = chord.split('+').map(key).collect::<Outcome<Vec<char>>>()?;
            self.chord(&keys).await?;
        }
        Ok(())
    }

    /// Types text, letter by letter.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn types(&self, text: &str) -> Outcome {
        for letter in text.chars() {
            self.chord(&[letter]).await?;
        }
        Ok(())
    }

    /// All down in order, all up in reverse.
    async fn chord(&self, keys: &[char]) -> Outcome {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.iter().copied() {
            actions = actions.then(KeyAction::Down { value });
        }
        for value in keys.iter().rev().copied() {
            actions = actions.then(KeyAction::Up { value });
        }
        answer("keys", self.client.perform_actions(Actions::from(actions))).await
    }
}

fn key(word: &str) -> Outcome<char> {
    let named = match word {
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Space" => return Ok(' '),
        "Escape" => Key::Escape,
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Backspace" => Key::Backspace,
        "F4" => Key::F4,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        letter => {
            let mut letters = letter.chars();
            return match (letters.next(), letters.next()) {
                (Some(one), None) => Ok(one),
                _ => Err(format!("\"{letter}\" is not a key").into()),
            };
        }
    };
    Ok(char::from(named))
}
