//! The socket and the loop behind it.

use std::error::Error;
use std::io::Read;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::thread;

use hamstrong_core::Journal;
use tiny_http::{Request, Response};

use crate::gate::{Asked, Gate, Refusal};
use crate::reply::{Manners, Reply, add, refused};
use crate::{command, page};

/// Requests that are answered at the same time: a slow upload does not keep the page waiting.
const HANDS: usize = 4;

/// A server of one journal that listens on the loopback address alone.
pub struct Server {
    http: tiny_http::Server,
    gate: Gate,
    manners: Manners,
    page: PathBuf,
    journal: Journal,
}

impl Server {
    /// Listens on `port`, or on a free one for 0. `page` is the folder of the built page.
    ///
    /// # Errors
    /// The port is taken.
    pub fn open(port: u16, page: PathBuf, journal: Journal) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let http = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port))?;
        let port = http.server_addr().to_ip().map_or(port, |address| address.port());
        Ok(Self { http, gate: Gate::new(port), manners: Manners::new(), page, journal })
    }

    /// The address that lets one browser in, once.
    pub fn address(&self) -> String {
        self.gate.address()
    }

    /// Answers until the program ends.
    pub fn run(&self) {
        thread::scope(|hands| {
            for _ in 0..HANDS {
                hands.spawn(|| {
                    while let Ok(request) = self.http.recv() {
                        self.answer(request);
                    }
                });
            }
        });
    }

    fn answer(&self, mut request: Request) {
        let reply = self.reply(&mut request).unwrap_or_else(refused);
        // Whoever asked may be gone.
        let _ = request.respond(self.manners.dress(reply));
    }

    fn reply(&self, request: &mut Request) -> Result<Reply, Refusal> {
        match self.gate.pass(request)? {
            Asked::Welcome { cookie } => {
                let mut reply: Reply = Response::from_data(Vec::new()).with_status_code(303);
                add(&mut reply, "Location", "/");
                add(&mut reply, "Set-Cookie", &cookie);
                Ok(reply)
            }
            Asked::File(path) => page::file(&self.page, &path),
            Asked::Command(name) => {
                let body = body(request, command::limit(&name))?;
                command::perform(&self.journal, &name, &body)
            }
        }
    }
}

/// The whole body, if it has at most so many bytes.
fn body(request: &mut Request, most: u64) -> Result<Vec<u8>, Refusal> {
    if request.body_length().is_some_and(|length| length as u64 > most) {
        return Err(Refusal::TooLarge);
    }
    let mut body = Vec::new();
    let read = request.as_reader().take(most + 1).read_to_end(&mut body);
    if read.is_err() || body.len() as u64 > most {
        return Err(Refusal::TooLarge);
    }
    Ok(body)
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("page", &self.page).finish_non_exhaustive()
    }
}
