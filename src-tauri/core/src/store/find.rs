//! Looking across days: light rows that are read whole only when they are shown.

use hamstrong_rules::domain::{LocalDate, LocalTime, RecordId};

use super::read::{NEWEST, parse, parse_optional};
use super::{Kind, Store, StoreError};

/// Where an entry stands in time, and the athlete's own words in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub record: RecordId,
    pub kind: Kind,
    pub day: LocalDate,
    pub time: Option<LocalTime>,
    /// Order of writing, for entries of the same minute.
    pub seq: i64,
    /// Only when texts were asked for; blank ones are left out.
    pub texts: Vec<String>,
}

impl Kind {
    /// The columns that hold the athlete's own words.
    pub fn own_words(self) -> &'static [&'static str] {
        match self {
            Self::CheckIn => &["managed", "aggravates", "eases"],
            Self::Wellness => &["medication"],
            Self::Session | Self::Note | Self::Activity | Self::Photo | Self::SkippedExercise => &["text"],
            Self::Massage => &["text", "therapist", "tool", "stopped_early"],
            Self::OwnExercise => &["name", "text"],
            Self::Prescription => &["by", "often", "text"],
            Self::RuleChange => &["reason"],
            Self::Clearance => &["by"],
            Self::Medication => &["name"],
            Self::Athlete
            | Self::Episode
            | Self::PriceStep
            | Self::SelfTest
            | Self::MassageReading
            | Self::MassageCheck
            | Self::Withdrawal
            | Self::Contraindications
            | Self::ProtocolChoice
            | Self::Estimate
            | Self::FunctionScore
            | Self::PriceTimer
            | Self::FirstAid
            | Self::SetDone
            | Self::TrainingTimer
            | Self::DoseChange => &[],
        }
    }
}

impl Store {
    /// Every standing entry of a kind of an injury, or of the person; with texts, only entries that have some.
    pub fn places(
        &self,
        kind: Kind,
        episode: Option<RecordId>,
        texts: bool,
    ) -> Result<Vec<Place>, StoreError> {
        let words = if texts { kind.own_words() } else { &[] };
        if texts && words.is_empty() {
            return Ok(Vec::new());
        }
        let columns: Vec<String> = words.iter().map(|name| format!(", p.{name}")).collect();
        let columns = columns.concat();
        let (join, some) = if texts {
            let any: Vec<String> = words.iter().map(|name| format!("p.{name} IS NOT NULL")).collect();
            (
                format!("JOIN {} p ON p.revision_id = r.id", kind.table()),
                format!("AND ({})", any.join(" OR ")),
            )
        } else {
            (String::new(), String::new())
        };
        let owner =
            if episode.is_some() { "r.episode_id = ?1" } else { "r.episode_id IS NULL AND ?1 IS NULL" };
        let sql = format!(
            "SELECT r.record_id, r.day, r.time, r.seq{columns} FROM revisions r {join} \
             WHERE {owner} AND r.kind = '{kind}' AND r.voided = 0 {some} AND {NEWEST}"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([episode.map(|e| e.to_string())])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut own = Vec::new();
            for n in 0..words.len() {
                own.extend(row.get::<_, Option<String>>(4 + n)?);
            }
            found.push(Place {
                record: parse(row, 0)?,
                kind,
                day: parse(row, 1)?,
                time: parse_optional(row, 2)?,
                seq: row.get(3)?,
                texts: own,
            });
        }
        Ok(found)
    }

    /// On how many days of a stretch something stands, of these kinds.
    pub fn logged_days(
        &self,
        kinds: &[(Kind, Option<RecordId>)],
        (from, to): (LocalDate, LocalDate),
    ) -> Result<usize, StoreError> {
        let Some(days) = days_of(kinds) else { return Ok(0) };
        let sql = format!("SELECT count(*) FROM ({days})");
        let days: i64 =
            self.db.prepare_cached(&sql)?.query_row([from.to_string(), to.to_string()], |row| row.get(0))?;
        Ok(usize::try_from(days).unwrap_or(0))
    }

    /// The first day of a range with an entry of one of these kinds.
    ///
    /// # Errors
    /// As `logged_days`.
    pub fn first_logged_day(
        &self,
        kinds: &[(Kind, Option<RecordId>)],
        (from, to): (LocalDate, LocalDate),
    ) -> Result<Option<LocalDate>, StoreError> {
        let Some(days) = days_of(kinds) else { return Ok(None) };
        let sql = format!("SELECT min(day) FROM ({days})");
        let day: Option<String> =
            self.db.prepare_cached(&sql)?.query_row([from.to_string(), to.to_string()], |row| row.get(0))?;
        let read =
            |text: String| text.parse().map_err(|_| StoreError::Damaged(format!("{text} is not a day")));
        day.map(read).transpose()
    }
}

/// The days with an entry of these kinds from `?1` to `?2`; none without a kind.
fn days_of(kinds: &[(Kind, Option<RecordId>)]) -> Option<String> {
    let parts = kinds.iter().map(|(kind, episode)| {
        let owner = episode.map_or_else(|| "IS NULL".to_owned(), |episode| format!("= '{episode}'"));
        format!(
            "SELECT r.day FROM revisions r WHERE r.episode_id {owner} AND r.kind = '{kind}' \
             AND r.day BETWEEN ?1 AND ?2 AND r.voided = 0 AND {NEWEST}"
        )
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(" UNION "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::kinds::Shape;

    #[test]
    fn own_words_are_columns_of_text() {
        for kind in Kind::ALL {
            for name in kind.own_words() {
                assert!(kind.columns().contains(&(*name, Shape::Text)), "{kind}: {name}");
            }
        }
    }
}
