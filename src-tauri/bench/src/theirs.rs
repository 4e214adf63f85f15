//! The other side: scripts for the `sqlite3` shell that read or write the same rows.

use std::fmt::Write as _;
use std::process::Command;

use crate::Outcome;
use crate::stage::Stage;

/// Kinds of record and their tables, as the journal names them.
const KINDS: [(&str, &str); 15] = [
    ("athlete", "athletes"),
    ("episode", "episodes"),
    ("check_in", "check_ins"),
    ("wellness", "wellness"),
    ("price_step", "price_steps"),
    ("session", "sessions"),
    ("massage", "massages"),
    ("note", "notes"),
    ("self_test", "self_tests"),
    ("clearance", "clearances"),
    ("withdrawal", "withdrawals"),
    ("contraindications", "contraindications"),
    ("protocol_choice", "protocol_choices"),
    ("rule_change", "rule_changes"),
    ("estimate", "estimates"),
];
const NEWEST: &str = "NOT EXISTS (SELECT 1 FROM revisions s WHERE s.supersedes = r.id)";
const ENVELOPE: [(&str, &str); 15] = [
    ("id", "id"),
    ("record_id", "record"),
    ("kind", "kind"),
    ("episode_id", "episode"),
    ("day", "day"),
    ("time", "time"),
    ("zone", "zone"),
    ("offset_minutes", "offset_minutes"),
    ("sitting", "sitting"),
    ("written_at", "written_at"),
    ("written_day", "written_day"),
    ("device_id", "device"),
    ("supersedes", "supersedes"),
    ("voided", "voided"),
    ("hash", "hash"),
];

fn read_only(stage: &Stage) -> String {
    format!(".open --readonly {}\n", stage.journal().display())
}

/// Opens the file and reads one setting, so many times.
pub fn open(stage: &Stage, times: u32) -> String {
    let one = format!("{}SELECT value FROM settings WHERE key = 'day_ends_at';\n", read_only(stage));
    format!(".output /dev/null\n{}", one.repeat(usize::try_from(times).unwrap_or(1)))
}

/// One day's rows of every kind, standing and removed, and what the rules read of the injury: its newest wordings.
pub fn overview(stage: &Stage, times: u32) -> String {
    let mut one = String::new();
    let (episode, today) = (&stage.episode, &stage.today);
    for (kind, table) in KINDS {
        let owner = format!("(r.episode_id = '{episode}' OR r.episode_id IS NULL)");
        let _ = writeln!(
            one,
            "SELECT r.*, p.* FROM revisions r JOIN {table} p ON p.revision_id = r.id WHERE {owner} AND \
             r.kind = '{kind}' AND r.day BETWEEN date('{today}', '-1 day') AND '{today}' AND {NEWEST};"
        );
    }
    one += &log_of(stage);
    format!("{}.output /dev/null\n{}", read_only(stage), one.repeat(usize::try_from(times).unwrap_or(1)))
}

fn log_of(stage: &Stage) -> String {
    let mut script = String::new();
    let episode = &stage.episode;
    let onset = format!(
        "(SELECT max(e.onset) FROM episodes e JOIN revisions x ON x.id = e.revision_id \
         WHERE x.record_id = '{episode}')"
    );
    for (kind, table) in [("check_in", "check_ins"), ("self_test", "self_tests"), ("clearance", "clearances")]
    {
        let _ = writeln!(
            script,
            "SELECT r.*, p.* FROM revisions r JOIN {table} p ON p.revision_id = r.id \
             WHERE r.episode_id = '{episode}' AND r.kind = '{kind}' AND {NEWEST};"
        );
    }
    let _ = writeln!(
        script,
        "SELECT r.*, p.* FROM revisions r JOIN wellness p ON p.revision_id = r.id \
         WHERE r.episode_id IS NULL AND r.kind = 'wellness' AND r.day >= {onset} AND {NEWEST};"
    );
    script
}

/// The newest wordings of a year that a chart shows, and what the rules read for its phases.
pub fn year(stage: &Stage, times: u32) -> String {
    let (episode, today) = (&stage.episode, &stage.today);
    let mut one = log_of(stage);
    for (kind, table) in KINDS.into_iter().filter(|(kind, _)| {
        ["check_in", "wellness", "price_step", "session", "massage", "note"].contains(kind)
    }) {
        let owner = if kind == "wellness" { "IS NULL".to_owned() } else { format!("= '{episode}'") };
        let _ = writeln!(
            one,
            "SELECT r.*, p.* FROM revisions r JOIN {table} p ON p.revision_id = r.id WHERE r.episode_id {owner} \
             AND r.kind = '{kind}' AND r.day BETWEEN date('{today}', '-1 year') AND '{today}' AND r.voided = 0 \
             AND {NEWEST} ORDER BY r.day, r.seq;"
        );
    }
    format!("{}.output /dev/null\n{}", read_only(stage), one.repeat(usize::try_from(times).unwrap_or(1)))
}

/// A table a kind of what stands, with first writing and corrections, compressed as the zip is.
pub fn csv_out(stage: &Stage) -> Outcome<String> {
    let mut script = format!("{}.mode csv\n.headers on\n", read_only(stage));
    for (kind, table) in KINDS {
        let columns = columns(stage, table)?.iter().map(|c| format!("p.{c}")).collect::<Vec<_>>().join(", ");
        let out = stage.file(&format!("{table}.csv.gz"));
        let _ = writeln!(
            script,
            ".once '|gzip -6 > {}'\nSELECT r.record_id, r.episode_id, r.day, r.time, r.zone, r.offset_minutes, \
             r.sitting, f.written_day, r.written_at, julianday(f.written_day) - julianday(r.day) >= 2, \
             (SELECT count(*) FROM revisions c WHERE c.record_id = r.record_id) - 1, {columns} FROM revisions r \
             JOIN {table} p ON p.revision_id = r.id JOIN revisions f ON f.record_id = r.record_id \
             AND f.supersedes IS NULL WHERE r.kind = '{kind}' AND r.voided = 0 AND {NEWEST} ORDER BY r.day, f.seq;",
            out.display()
        );
    }
    Ok(script)
}

/// Every wording as a JSON object a line, in the order of writing.
pub fn json_out(stage: &Stage) -> Outcome<String> {
    let envelope = ENVELOPE.map(|(column, name)| format!("'{name}', r.{column}")).join(", ");
    let mut parts = Vec::new();
    for (kind, table) in KINDS {
        let fields =
            columns(stage, table)?.iter().map(|c| format!("'{c}', p.{c}")).collect::<Vec<_>>().join(", ");
        parts.push(format!(
            "SELECT r.seq AS seq, json_object({envelope}, 'payload', json_object({fields})) AS line \
             FROM revisions r JOIN {table} p ON p.revision_id = r.id WHERE r.kind = '{kind}'"
        ));
    }
    let all = parts.join(" UNION ALL ");
    let out = stage.file("theirs.json");
    Ok(format!("{}.output {}\nSELECT line FROM ({all}) ORDER BY seq;\n", read_only(stage), out.display()))
}

/// The same file, a line a wording, into the same tables with the same indexes and constraints.
pub fn json_in(stage: &Stage) -> Outcome<String> {
    let schema = shell(stage, ".schema --nosys")?.replace("CREATE TABLE sqlite_sequence(name,seq);", "");
    let mut script = format!(
        ".open {}\nPRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\nPRAGMA foreign_keys = ON;\n\
         {schema}\nBEGIN;\nCREATE TEMP TABLE lines (line TEXT);\n.mode list\n.separator \"\\037\" \"\\n\"\n\
         .import {} lines\nDELETE FROM lines WHERE line NOT LIKE '{{\"id\"%';\n\
         UPDATE lines SET line = rtrim(line, ',');\n\
         INSERT OR IGNORE INTO records SELECT line ->> 'record', line ->> 'kind' FROM lines;\n",
        stage.file("theirs.hamstrong").display(),
        stage.json().display()
    );
    let names = ENVELOPE.map(|(column, _)| column).join(", ");
    let values = ENVELOPE.map(|(_, name)| format!("line ->> '{name}'")).join(", ");
    let _ = writeln!(script, "INSERT INTO revisions ({names}) SELECT {values} FROM lines;");
    for (kind, table) in KINDS {
        let columns = columns(stage, table)?;
        let values =
            columns.iter().map(|c| format!("line -> 'payload' ->> '{c}'")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(
            script,
            "INSERT INTO {table} (revision_id, {}) SELECT line ->> 'id', {values} FROM lines \
             WHERE line ->> 'kind' = '{kind}';",
            columns.join(", ")
        );
    }
    Ok(script + "COMMIT;\n")
}

fn columns(stage: &Stage, table: &str) -> Outcome<Vec<String>> {
    let sql = format!("SELECT name FROM pragma_table_info('{table}') WHERE name <> 'revision_id'");
    Ok(shell(stage, &sql)?.lines().map(str::to_owned).collect())
}

fn shell(stage: &Stage, words: &str) -> Outcome<String> {
    let output = Command::new("sqlite3").arg("-readonly").arg(stage.journal()).arg(words).output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    Err(format!("sqlite3: {}", String::from_utf8_lossy(&output.stderr)).into())
}
