//! A recording of everything a process did to one folder, read from `strace`.

use std::collections::HashMap;
use std::process::Command;

use crate::logger::{Ack, program, run};

/// A file by what it is, not by its name: a rename keeps the number.
pub type File = usize;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    Create {
        name: String,
        file: File,
    },
    Write {
        file: File,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        file: File,
        len: usize,
    },
    Sync {
        file: File,
    },
    Remove {
        name: String,
    },
    Rename {
        from: String,
        to: String,
    },
    SyncFolder,
    /// The journal is open, the first entry not yet begun.
    Ready,
    Ack(Ack),
}

/// Calls that change files. Those `Reader::call` does not know stop the test, so that nothing is overlooked.
const CALLS: &str = "trace=open,openat,creat,write,writev,pwrite64,pwritev,pwritev2,fsync,fdatasync,sync_file_range,\
    ftruncate,truncate,fallocate,copy_file_range,sendfile,unlink,unlinkat,rename,renameat,renameat2,link,linkat,\
    dup,dup2,dup3,close";

/// Runs the logger so often, one after the other in the same new journal, and records what it did to the disk.
pub fn record(sittings: &[&[&str]]) -> Vec<Op> {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().canonicalize().unwrap().join("journal");
    std::fs::create_dir(&place).unwrap();
    let mut reader = Reader { folder: place.to_str().unwrap().to_owned(), ..Reader::default() };
    for flags in sittings {
        let trace = folder.path().join("trace");
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-xx", "-s", "1000000", "-e", "signal=none", "-e", CALLS, "-o"]);
        strace.args([&trace, program(), &place.join("journal.hamstrong")]).args(*flags);
        let ran = run(&mut strace).unwrap_or_else(|e| {
            panic!("what reaches the disk is recorded by strace, which did not start ({e}): install the package `strace`")
        });
        assert!(
            ran.status.success(),
            "the logger failed under strace: {}",
            String::from_utf8_lossy(&ran.stderr)
        );
        reader.read(&std::fs::read_to_string(&trace).unwrap());
    }
    reader.ops
}

#[derive(Debug, Default)]
struct Reader {
    folder: String,
    ops: Vec<Op>,
    names: HashMap<String, File>,
    files: File,
    /// Open files of the folder, with the place where `write` goes on.
    open: HashMap<i64, (Handle, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Handle {
    File(File),
    Folder,
}

impl Reader {
    fn read(&mut self, trace: &str) {
        self.open.clear();
        for line in trace.lines() {
            assert!(
                !line.contains("<unfinished"),
                "two threads wrote at once; the order is not known: {line:.200}"
            );
            let call = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
            if let (Some((name, rest)), Some((_, result))) = (call.split_once('('), call.rsplit_once(" = ")) {
                let result = result.split(' ').next().unwrap().parse().unwrap_or(-1);
                if result >= 0 {
                    let arguments = rest.rsplit_once(')').unwrap().0;
                    self.call(name, &arguments.split(", ").collect::<Vec<_>>(), result, call);
                }
            }
        }
    }

    fn call(&mut self, name: &str, arguments: &[&str], result: i64, whole: &str) {
        let fd: i64 = arguments[0].parse().unwrap_or(-1);
        let handle = self.open.get(&fd).map(|(handle, _)| *handle);
        match (name, handle) {
            ("openat", _) => self.open(&text(arguments[1]), arguments[2], result),
            ("open", _) => self.open(&text(arguments[0]), arguments[1], result),
            ("close", _) => drop(self.open.remove(&fd)),
            ("write", None) if fd == 1 => {
                let line = text(arguments[1]);
                self.ops.extend(if line == "READY\n" {
                    Some(Op::Ready)
                } else {
                    Ack::parse(&line).map(Op::Ack)
                });
            }
            ("write", Some(Handle::File(file))) => {
                let at = self.open[&fd].1;
                self.write(file, at, arguments[1], result);
                self.open.insert(fd, (Handle::File(file), at + usize::try_from(result).unwrap()));
            }
            ("pwrite64", Some(Handle::File(file))) => {
                self.write(file, arguments[3].parse().unwrap(), arguments[1], result);
            }
            ("ftruncate", Some(Handle::File(file))) => {
                self.ops.push(Op::Truncate { file, len: arguments[1].parse().unwrap() });
            }
            ("fsync" | "fdatasync", Some(Handle::File(file))) => self.ops.push(Op::Sync { file }),
            ("fsync" | "fdatasync", Some(Handle::Folder)) => self.ops.push(Op::SyncFolder),
            ("unlink", _) => self.remove(&text(arguments[0])),
            ("unlinkat", _) => self.remove(&text(arguments[1])),
            ("rename", _) => self.rename(&text(arguments[0]), &text(arguments[1])),
            ("renameat" | "renameat2", _) => self.rename(&text(arguments[1]), &text(arguments[3])),
            (_, None) if fd >= 0 => {}
            _ => panic!("a call the recording does not understand: {whole:.200}"),
        }
    }

    /// The name inside the folder. The shared-memory file is left out: it is made anew after a power cut.
    fn inside(&self, path: &str) -> Option<String> {
        let name = path.strip_prefix(&self.folder)?.strip_prefix('/')?;
        (!name.ends_with("-shm")).then(|| name.to_owned())
    }

    fn open(&mut self, path: &str, flags: &str, fd: i64) {
        if path == self.folder {
            self.open.insert(fd, (Handle::Folder, 0));
            return;
        }
        let Some(name) = self.inside(path) else { return };
        let file = self.names.get(&name).copied().unwrap_or_else(|| {
            self.files += 1;
            self.names.insert(name.clone(), self.files);
            self.ops.push(Op::Create { name, file: self.files });
            self.files
        });
        assert!(!flags.contains("O_APPEND"), "appending is not modelled: {path}");
        if flags.contains("O_TRUNC") {
            self.ops.push(Op::Truncate { file, len: 0 });
        }
        self.open.insert(fd, (Handle::File(file), 0));
    }

    fn write(&mut self, file: File, at: usize, data: &str, written: i64) {
        let mut bytes = bytes(data);
        bytes.truncate(usize::try_from(written).unwrap());
        self.ops.push(Op::Write { file, at, bytes });
    }

    fn remove(&mut self, path: &str) {
        if let Some(name) = self.inside(path) {
            self.names.remove(&name);
            self.ops.push(Op::Remove { name });
        }
    }

    fn rename(&mut self, from: &str, to: &str) {
        if let (Some(from), Some(to)) = (self.inside(from), self.inside(to)) {
            let file = self.names.remove(&from).unwrap();
            self.names.insert(to.clone(), file);
            self.ops.push(Op::Rename { from, to });
        }
    }
}

fn text(argument: &str) -> String {
    String::from_utf8(bytes(argument)).unwrap()
}

/// The bytes of `"\x41\x43\x4b"`.
fn bytes(argument: &str) -> Vec<u8> {
    let inside = argument.strip_prefix('"').and_then(|a| a.strip_suffix('"'));
    let inside = inside.unwrap_or_else(|| panic!("not whole: {argument:.80}")).as_bytes();
    let digit = |c: u8| if c < b'a' { c - b'0' } else { c - b'a' + 10 };
    inside.chunks_exact(4).map(|c| digit(c[2]) << 4 | digit(c[3])).collect()
}
