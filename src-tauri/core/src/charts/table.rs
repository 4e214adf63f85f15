//! The values behind a drawing as a CSV table: a row a calendar day, oldest first, blank where nothing was answered.

use serde_json::Value;

use crate::api::inputs::PainSeries;
use crate::api::views::PainChart;

/// The table of these series; a day without an entry keeps its row.
///
/// # Errors
/// When a series has no name of its own; none has.
pub fn csv(chart: &PainChart, series: &[PainSeries]) -> Result<Vec<u8>, csv::Error> {
    let names = series.iter().map(|one| match serde_json::to_value(one) {
        Ok(Value::String(word)) => format!("pain_{word}"),
        _ => String::new(),
    });
    let first = ["day", "day_index"].map(str::to_owned);
    let last = ["late", "sessions", "massages", "painkiller"].map(str::to_owned);
    let head: Vec<String> = first.into_iter().chain(names).chain(last).collect();
    let rows = chart.days.iter().map(|day| {
        let value = |one: &PainSeries| {
            let found = day.values.iter().find(|value| value.series == *one);
            found.map_or_else(String::new, |value| value.value.get().to_string())
        };
        let first = [day.day.to_string(), day.day_index.0.to_string()];
        let last = [
            day.late.to_string(),
            day.sessions.to_string(),
            day.massages.to_string(),
            day.painkiller.to_string(),
        ];
        first.into_iter().chain(series.iter().map(value)).chain(last).collect()
    });
    written(std::iter::once(head).chain(rows))
}

/// Rows as a file; its lines end as RFC 4180 asks.
///
/// # Errors
/// When a row has another number of fields than the first.
pub fn written<Row: IntoIterator<Item: AsRef<[u8]>>>(
    rows: impl IntoIterator<Item = Row>,
) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        table.write_record(row)?;
    }
    table.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
