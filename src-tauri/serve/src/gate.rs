//! Who may ask, and for what.

use std::sync::{Mutex, PoisonError};

use tiny_http::{Method, Request};
use uuid::Uuid;

/// What a request that was let through asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// The token was good: go to the page, with this cookie.
    Welcome { cookie: String },
    /// A file of the page.
    File(String),
    /// A command by its name.
    Command(String),
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Addressed to another name: a page of another site whose name was pointed at this computer.
    WrongHost,
    /// Sent by a page of another origin.
    WrongOrigin,
    /// Neither the cookie nor a token.
    NotLetIn,
    /// A token that is wrong or was used before.
    DeadToken,
    /// A command by another method than POST, or a file by another than GET.
    WrongMethod,
    /// A command whose body does not say that it is ours: a form of another site cannot say so.
    WrongKind,
    TooLarge,
    Missing,
}

impl Refusal {
    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Self::WrongHost => 421,
            Self::WrongOrigin | Self::DeadToken => 403,
            Self::NotLetIn => 401,
            Self::WrongMethod => 405,
            Self::WrongKind => 415,
            Self::TooLarge => 413,
            Self::Missing => 404,
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::WrongHost => "This server answers to its own address alone.",
            Self::WrongOrigin => "Only the page of this server may ask.",
            Self::NotLetIn => {
                "Open the address that was printed at the start. If it was used already, start the server again."
            }
            Self::DeadToken => {
                "This address was used already, or never was right. Start the server again for a new one."
            }
            Self::WrongMethod => "Commands are sent with POST, files are read with GET.",
            Self::WrongKind => "A command is sent as JSON.",
            Self::TooLarge => "That is more than this server takes.",
            Self::Missing => "There is nothing of that name.",
        }
    }
}

/// The secrets of one start of the server.
#[derive(Debug)]
pub struct Gate {
    host: String,
    cookie: String,
    token: Mutex<Option<String>>,
}

impl Gate {
    /// For a server that listens on this port of the loopback address.
    pub fn new(port: u16) -> Self {
        Self {
            host: format!("127.0.0.1:{port}"),
            // Cookies are shared by all ports of a host, so the name tells two servers apart.
            cookie: format!("hamstrong-{port}={}", secret()),
            token: Mutex::new(Some(secret())),
        }
    }

    /// The address that lets one browser in, once.
    pub fn address(&self) -> String {
        let token = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        format!("http://{}/?token={}", self.host, token.as_deref().unwrap_or_default())
    }

    /// # Errors
    /// Why it is refused.
    pub fn pass(&self, request: &Request) -> Result<Asked, Refusal> {
        if values(request, "Host") != [self.host.as_str()] {
            return Err(Refusal::WrongHost);
        }
        self.check_origin(request)?;
        let url = request.url();
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        if let Some(name) = path.strip_prefix("/api/") {
            return self.command(request, name);
        }
        if *request.method() != Method::Get {
            return Err(Refusal::WrongMethod);
        }
        match query.strip_prefix("token=") {
            Some(token) if path == "/" => self.welcome(request, token),
            _ if self.knows(request) => Ok(Asked::File(path.to_owned())),
            _ => Err(Refusal::NotLetIn),
        }
    }

    /// A page of another site names itself, or the browser does; a file may be asked for without either.
    fn check_origin(&self, request: &Request) -> Result<(), Refusal> {
        let ours = format!("http://{}", self.host);
        let origins = values(request, "Origin");
        let sites = values(request, "Sec-Fetch-Site");
        let named = origins.is_empty() && *request.method() == Method::Get || origins == [ours.as_str()];
        let near = sites.iter().all(|site| matches!(*site, "same-origin" | "none"));
        // Typing the address, or following it out of another program, is no asking by a page.
        let arriving = values(request, "Sec-Fetch-Mode") == ["navigate"] && *request.method() == Method::Get;
        if named && (near || arriving) { Ok(()) } else { Err(Refusal::WrongOrigin) }
    }

    fn command(&self, request: &Request, name: &str) -> Result<Asked, Refusal> {
        if *request.method() != Method::Post {
            return Err(Refusal::WrongMethod);
        }
        if !self.knows(request) {
            return Err(Refusal::NotLetIn);
        }
        if values(request, "Content-Type") != ["application/json"] {
            return Err(Refusal::WrongKind);
        }
        Ok(Asked::Command(name.to_owned()))
    }

    /// The token is taken by whoever shows it first; after that there is none.
    fn welcome(&self, request: &Request, shown: &str) -> Result<Asked, Refusal> {
        let mut token = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        let good = token.as_deref().is_some_and(|token| same(token, shown));
        if good {
            *token = None;
        }
        // The same browser may come back by the address in its history.
        if good || self.knows(request) {
            let cookie = format!("{}; Path=/; HttpOnly; SameSite=Strict", self.cookie);
            return Ok(Asked::Welcome { cookie });
        }
        Err(Refusal::DeadToken)
    }

    fn knows(&self, request: &Request) -> bool {
        let cookies = values(request, "Cookie");
        cookies.iter().flat_map(|line| line.split(';')).any(|cookie| same(cookie.trim(), &self.cookie))
    }
}

/// 244 random bits.
fn secret() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// Takes as long whichever letter differs.
fn same(a: &str, b: &str) -> bool {
    let differing = a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    a.len() == b.len() && differing == 0
}

fn values<'r>(request: &'r Request, name: &'static str) -> Vec<&'r str> {
    request.headers().iter().filter(|h| h.field.equiv(name)).map(|h| h.value.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_in_one_letter_or_in_length_and_are_told_apart() {
        assert!(same("abc", "abc"));
        assert!(!same("abc", "abd") && !same("abc", "ab") && !same("", "a"));
        assert_ne!(secret(), secret());
        assert_eq!(secret().len(), 64);
    }
}
