//! The page in a browser: the same `ui/dist`, the same façade, over HTTP to this computer alone. For development;
//! the app contains none of it.
//!
//! Whoever holds the address that is printed at the start is let in once; after that a cookie says who asks, and
//! [`gate`](Gate) refuses everybody else: other programs of this computer without it, and pages of other sites with
//! or without it. Deliberately absent: TLS, other addresses than the loopback one, several users.

mod command;
mod desktop;
mod gate;
mod page;
mod reply;
mod server;

pub use gate::{Gate, Refusal};
pub use server::Server;
