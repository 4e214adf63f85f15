//! Opening a journal: lock, look at the header, connect with the settings that were tested, migrate, check the
//! mark. Each rung refuses by itself and touches nothing before it has to.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use hamstrong_rules::domain::{DeviceId, Instant};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::ids::IdSource;
use super::migrate::{APPLICATION_ID, STEPS, migrate, up_to_date};
use super::{StoreError, file, mark};

/// May this process write?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// One writer at a time, guarded by a lock file.
    Write,
    /// Beside a writer, or on a medium that cannot be written.
    Read,
}

/// When an entry counts as saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// When it is on the disk.
    Full,
    /// When the system has it. Loses entries in a power cut: only the control of the durability tests asks for it.
    Off,
}

/// How to open a journal.
#[derive(Debug, Clone)]
pub struct Opening {
    pub access: Access,
    pub durability: Durability,
    pub ids: IdSource,
}

impl Opening {
    /// To write, safely, with random ids.
    pub fn to_write() -> Self {
        Self { access: Access::Write, durability: Durability::Full, ids: IdSource::Random }
    }

    /// To read only.
    pub fn to_read() -> Self {
        Self { access: Access::Read, ..Self::to_write() }
    }
}

/// What a new journal is told about itself.
#[derive(Debug, Clone, Copy)]
pub struct NewJournal {
    pub at: Instant,
    /// Sample data. The mark is part of the journal and goes wherever its data go.
    pub demo: bool,
}

/// An open journal.
#[derive(Debug)]
pub struct Store {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
    pub(super) access: Access,
    pub(super) device: DeviceId,
    pub(super) ids: IdSource,
    missing: i64,
    opening: u64,
    /// Held until the journal is closed.
    _lock: Option<File>,
}

/// Connections made by this program so far.
static OPENINGS: AtomicU64 = AtomicU64::new(0);

/// How a journal that is open stands: changes with everything that is written, by whomever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    opening: u64,
    /// Rows changed through this connection.
    ours: u64,
    /// Changes with what others commit.
    others: i64,
}

impl Store {
    /// Makes a new journal at `path`.
    ///
    /// # Errors
    /// `Exists` when something is there already; I/O and SQL errors.
    pub fn create(path: &Path, new: NewJournal, how: Opening) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        let lock = lock(path)?;
        // Made beside its place and moved there when it is whole: a start that is cut off leaves no half journal.
        let mut name = path.as_os_str().to_owned();
        name.push(".new");
        let beside = PathBuf::from(name);
        match fs::remove_file(&beside) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
        create_private(&beside)?;
        let how_durable = how.durability;
        let mut made = Self::connect(&beside, Opening { access: Access::Write, ..how }, None)?;
        made.describe(new)?;
        let ids = made.ids.clone();
        made.db.close().map_err(|(_, error)| StoreError::from(error))?;
        File::open(&beside)?.sync_all()?;
        set_left_overs_aside(path)?;
        fs::rename(&beside, path)?;
        file::sync_folder(path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
        let mut store =
            Self::connect(path, Opening { access: Access::Write, durability: how_durable, ids }, Some(lock))?;
        store.settle()?;
        Ok(store)
    }

    /// Opens the journal at `path`.
    ///
    /// # Errors
    /// `Missing`, `NotAJournal`, `Newer` and `Locked` leave the file byte for byte as it was.
    pub fn open(path: &Path, how: Opening) -> Result<Self, StoreError> {
        look_at_header(path)?;
        let lock = match how.access {
            Access::Write => Some(lock(path)?),
            Access::Read => None,
        };
        let mut store = Self::connect(path, how, lock)?;
        store.settle()?;
        Ok(store)
    }

    fn connect(path: &Path, how: Opening, lock: Option<File>) -> Result<Self, StoreError> {
        let Opening { access, durability, ids } = how;
        let mut db = match access {
            Access::Write => {
                let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                Connection::open_with_flags(path, flags)?
            }
            Access::Read => open_to_read(path)?,
        };
        settings(&db, access, durability)?;
        match access {
            Access::Write => {
                migrate(&mut db, path, STEPS)?;
            }
            Access::Read => up_to_date(&db, path, STEPS)?,
        }
        Ok(Self {
            db,
            path: path.to_owned(),
            access,
            device: DeviceId::new(uuid::Uuid::nil()),
            ids,
            missing: 0,
            opening: OPENINGS.fetch_add(1, Ordering::Relaxed),
            _lock: lock,
        })
    }

    fn describe(&mut self, new: NewJournal) -> Result<(), StoreError> {
        let id = self.ids.next(new.at).to_string();
        let tx = self.db.transaction()?;
        let rows = [("id", id), ("created_at", new.at.to_string()), ("demo", new.demo.to_string())];
        for (key, value) in rows {
            tx.execute("INSERT INTO journal (key, value) VALUES (?1, ?2)", (key, value))?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Learns who it is, and pays the sync of a new write-ahead log now rather than with the first entry.
    fn settle(&mut self) -> Result<(), StoreError> {
        let id = self.journal_value("id")?.unwrap_or_default();
        let newest = self.newest_seq()?;
        let lost = mark::read(&self.path, &id).map_or(0, |seen| (seen - newest).max(0));
        let device = self.local_value("device")?.and_then(|text| text.parse().ok());
        // Losses stay known until the athlete has seen them: the next entry moves the mark.
        self.missing = lost + self.local_value("missing")?.and_then(|text| text.parse().ok()).unwrap_or(0);
        if self.access == Access::Write {
            if lost > 0 {
                keep_evidence(&self.path)?;
            }
            let chosen = device.unwrap_or_else(|| match &mut self.ids {
                ids @ IdSource::Seeded(_) => {
                    DeviceId::new(ids.next(Instant::from(chrono::DateTime::UNIX_EPOCH)))
                }
                IdSource::Random => DeviceId::new(uuid::Uuid::new_v4()),
            });
            self.device = chosen;
            let times: i64 =
                self.db.query_row("SELECT count(*) FROM local WHERE key = 'opened'", [], |r| r.get(0))?;
            let tx = self.db.transaction()?;
            tx.execute("INSERT OR REPLACE INTO local VALUES ('device', ?1)", [chosen.to_string()])?;
            if times == 0 {
                tx.execute("INSERT INTO local VALUES ('opened', '0')", [])?;
            }
            tx.execute("UPDATE local SET value = CAST(value AS INTEGER) + 1 WHERE key = 'opened'", [])?;
            if lost > 0 {
                tx.execute(
                    "INSERT OR REPLACE INTO local VALUES ('missing', ?1)",
                    [self.missing.to_string()],
                )?;
            }
            tx.commit()?;
            self.note_mark();
        } else if let Some(device) = device {
            self.device = device;
        }
        Ok(())
    }

    fn local_value(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.db.query_row("SELECT value FROM local WHERE key = ?1", [key], |r| r.get(0)).optional()?)
    }

    /// A fact about this copy on this computer; it does not travel with an export.
    pub fn local_fact(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.local_value(key)
    }

    /// Notes such a fact, or forgets it.
    pub fn note_local_fact(&mut self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly);
        }
        match value {
            Some(value) => self.db.execute("INSERT OR REPLACE INTO local VALUES (?1, ?2)", [key, value])?,
            None => self.db.execute("DELETE FROM local WHERE key = ?1", [key])?,
        };
        Ok(())
    }

    /// What was read under one edition holds under it. Unlike `state` it means nothing once the journal is closed.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn edition(&self) -> Result<Edition, StoreError> {
        let others = self.db.pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(Edition { opening: self.opening, ours: self.db.total_changes(), others })
    }

    /// How far the journal is: counts wordings, acts, and acts taken back or brought back, and so grows with everything
    /// that is written.
    pub fn state(&self) -> Result<u64, StoreError> {
        let sql = "SELECT (SELECT coalesce(max(seq), 0) FROM revisions) + (SELECT coalesce(max(seq), 0) FROM acts) \
             + (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM local WHERE key = 'travels')";
        let count: i64 = self.db.query_row(sql, [], |r| r.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// The athlete has been told about the losses.
    pub fn forget_missing(&mut self) -> Result<(), StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly);
        }
        self.db.execute("DELETE FROM local WHERE key = 'missing'", [])?;
        self.missing = 0;
        Ok(())
    }

    pub(super) fn newest_seq(&self) -> Result<i64, StoreError> {
        Ok(self.db.query_row("SELECT coalesce(max(seq), 0) FROM revisions", [], |r| r.get(0))?)
    }

    /// Notes the newest revision outside the file.
    pub(super) fn note_mark(&self) {
        if let (Ok(seq), Ok(Some(id))) = (self.newest_seq(), self.journal_value("id")) {
            mark::write(&self.path, &id, seq);
        }
    }

    /// How many revisions were here once and are not now.
    pub fn missing(&self) -> i64 {
        self.missing
    }

    /// Whether this process may write.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Where the journal lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A fact about the journal itself: `id`, `created_at`, `demo`.
    pub fn journal_value(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.db.query_row("SELECT value FROM journal WHERE key = ?1", [key], |r| r.get(0)).optional()?)
    }

    /// Sample data?
    pub fn is_demo(&self) -> Result<bool, StoreError> {
        Ok(self.journal_value("demo")?.as_deref() == Some("true"))
    }
}

/// Copies the file and its log aside before anything is written over what may still be in them.
fn keep_evidence(path: &Path) -> Result<(), StoreError> {
    let with = |tail: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(tail);
        PathBuf::from(name)
    };
    let free = (1..1000).find(|n| !with(&format!(".damaged-{n}")).exists()).unwrap_or(1000);
    for (from, to) in
        [(path.to_owned(), format!(".damaged-{free}")), (with("-wal"), format!(".damaged-{free}-wal"))]
    {
        match fs::copy(&from, with(&to)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    Ok(())
}

/// The settings that survived the fault trials: an entry acknowledged under FULL outlives a power cut.
fn settings(db: &Connection, access: Access, durability: Durability) -> Result<(), StoreError> {
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "mmap_size", 0)?;
    if access == Access::Write {
        db.pragma_update(None, "journal_mode", "WAL")?;
        db.pragma_update(
            None,
            "synchronous",
            match durability {
                Durability::Full => "FULL",
                Durability::Off => "OFF",
            },
        )?;
        db.pragma_update(None, "secure_delete", true)?;
        // A sitting's worth of entries stays below this, so that an entry costs one sync and no checkpoint.
        db.pragma_update(None, "wal_autocheckpoint", 4000)?;
        if cfg!(target_os = "macos") {
            db.pragma_update(None, "fullfsync", true)?;
            db.pragma_update(None, "checkpoint_fullfsync", true)?;
        }
    }
    Ok(())
}

fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let plain = Connection::open_with_flags(path, flags)?;
    if plain.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).is_ok() {
        return Ok(plain);
    }
    // A write-ahead log cannot be opened where nothing may be written; as an immutable file it can.
    let text = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Ok(Connection::open_with_flags(format!("file:{text}?immutable=1"), flags)?)
}

/// Reads the first hundred bytes as bytes, so that a file that is not ours is not opened as a database at all.
fn look_at_header(path: &Path) -> Result<(), StoreError> {
    let mut header = [0_u8; 100];
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        Err(e) => return Err(e.into()),
    };
    let not_ours = || StoreError::NotAJournal { path: path.to_owned() };
    file.read_exact(&mut header).map_err(|_| not_ours())?;
    let number = |at: usize| {
        i64::from(u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]))
    };
    if &header[..16] != b"SQLite format 3\0" || number(68) != APPLICATION_ID {
        return Err(not_ours());
    }
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if number(60) > known {
        return Err(StoreError::Newer { path: path.to_owned(), found: number(60), known });
    }
    Ok(())
}

/// Takes the lock of a writer; it is held until the file is closed.
///
/// # Errors
/// `Locked` when another process has it.
pub fn lock(path: &Path) -> Result<File, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = file::private().create(true).truncate(false).write(true).open(PathBuf::from(name))?;
    // A lock just given up is held a moment longer: by a program being started, which has a copy of every open
    // file, or by a process that is still dying.
    for _ in 0..15 {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(100)),
            Err(fs::TryLockError::Error(e)) => return Err(e.into()),
        }
    }
    Err(StoreError::Locked { path: path.to_owned() })
}

/// A log without its journal, as when only the main file was moved away, would be played into the new one. It may
/// hold somebody's newest entries, so it is kept under another name.
fn set_left_overs_aside(path: &Path) -> Result<(), StoreError> {
    let named = |tail: String| {
        let mut name = path.as_os_str().to_owned();
        name.push(tail);
        PathBuf::from(name)
    };
    for end in ["-wal", "-journal"] {
        let left = named(end.to_owned());
        if left.exists() {
            let free = (1..1000).map(|n| named(format!("{end}.left-over-{n}"))).find(|place| !place.exists());
            let aside = free.ok_or_else(|| StoreError::Exists { path: left.clone() })?;
            fs::rename(&left, aside)?;
        }
    }
    Ok(())
}

/// Creates the file for this user alone; SQLite gives its side files the same mode.
fn create_private(path: &Path) -> Result<(), StoreError> {
    file::private().create_new(true).write(true).open(path)?;
    Ok(())
}
