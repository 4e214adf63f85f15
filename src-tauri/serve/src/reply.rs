//! What goes back, always with the headers that keep the page to itself.

use std::io::Cursor;

use serde_json::Value;
use tiny_http::{Header, Response, StatusCode};

use crate::gate::Refusal;

/// The app's own configuration: its content policy is the one of this page.
const CONFIGURATION: &str = include_str!("../../../tauri.conf.json");

pub type Reply = Response<Cursor<Vec<u8>>>;

/// Headers that every answer carries.
#[derive(Debug)]
pub struct Manners {
    policy: String,
}

impl Manners {
    pub fn new() -> Self {
        Self { policy: policy(CONFIGURATION).unwrap_or_else(|| "default-src 'none'".to_owned()) }
    }

    /// An answer with everything that belongs to it.
    pub fn dress(&self, mut reply: Reply) -> Reply {
        let always = [
            ("Content-Security-Policy", self.policy.as_str()),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ];
        for (name, value) in always {
            add(&mut reply, name, value);
        }
        reply
    }
}

/// The app's content policy, where asking the core means asking this server.
fn policy(configuration: &str) -> Option<String> {
    let configuration: Value = serde_json::from_str(configuration).ok()?;
    let ours = configuration["app"]["security"]["csp"].as_str()?;
    let directives = ours.split(';').map(str::trim).filter(|directive| !directive.is_empty());
    let mut all: Vec<&str> = directives.filter(|d| !d.starts_with("connect-src ")).collect();
    all.extend(["connect-src 'self'", "frame-ancestors 'none'"]);
    Some(all.join("; "))
}

pub fn reply(status: u16, kind: &str, body: Vec<u8>) -> Reply {
    let mut reply = Response::from_data(body).with_status_code(StatusCode(status));
    add(&mut reply, "Content-Type", kind);
    reply
}

pub fn refused(refusal: Refusal) -> Reply {
    reply(refusal.status(), "text/plain; charset=utf-8", refusal.words().as_bytes().to_vec())
}

pub fn add(reply: &mut Reply, name: &str, value: &str) {
    if let Ok(header) = Header::from_bytes(name, value) {
        reply.add_header(header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_apps_and_lets_the_page_ask_this_server_only() {
        let found = policy(CONFIGURATION).unwrap();
        for part in ["default-src 'self'", "require-trusted-types-for 'script'", "frame-ancestors 'none'"] {
            assert!(found.contains(part), "{part} in {found}");
        }
        assert_eq!(found.matches("connect-src").count(), 1);
        assert!(found.contains("connect-src 'self';") && !found.contains("ipc:"), "{found}");
    }
}
