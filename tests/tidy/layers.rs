//! Who may name whom. The compiler holds the large lines between crates; these are the small ones within.

use crate::none;
use crate::repository::{Source, lines_with, sources};

/// In files of `folder` with one of `endings`, none of `needles`.
struct Border {
    folder: &'static str,
    endings: &'static [&'static str],
    needles: &'static [&'static str],
    words: &'static str,
    except: &'static [&'static str],
}

const BORDERS: &[Border] = &[
    Border {
        folder: "src-tauri/rules/src",
        endings: &["rs"],
        needles: &["rusqlite", "std::fs", "std::env", "std::net", "::now(", "SystemTime", "Instant::now"],
        words: "the rules are pure: no SQL, no files, no clock",
        except: &[],
    },
    Border {
        folder: "src-tauri/core/src",
        endings: &["rs"],
        needles: &["tauri::", "std::net", "use tauri"],
        words: "the core knows neither Tauri nor a network",
        except: &[],
    },
    Border {
        folder: "src-tauri/core/src",
        endings: &["rs"],
        needles: &["Utc::now", "Local::now", "SystemTime::now", "now_v7"],
        words: "the only clock is clock.rs",
        except: &["src-tauri/core/src/clock.rs"],
    },
    Border {
        folder: "src-tauri/core/src/store",
        endings: &["rs"],
        needles: &["readiness", "hamstrong_rules::protocol", "crate::tracker", "crate::charts", "crate::api"],
        words: "the store remembers and does not judge",
        except: &[],
    },
    Border {
        folder: "src-tauri/src",
        endings: &["rs"],
        needles: &[
            "rusqlite",
            "SELECT ",
            "INSERT INTO",
            "UPDATE ",
            "DELETE FROM",
            "PRAGMA ",
            "hamstrong_rules",
        ],
        words: "the shell carries: no SQL, no rule",
        except: &[],
    },
    Border {
        folder: "src-tauri/serve/src",
        endings: &["rs"],
        needles: &["rusqlite", "SELECT ", "hamstrong_rules", "UNSPECIFIED", "0.0.0.0"],
        words: "the server for development carries, and listens to this computer alone",
        except: &[],
    },
    Border {
        folder: "ui/src",
        endings: &["ts", "svelte"],
        needles: &["fetch(", "XMLHttpRequest", "WebSocket(", "sendBeacon", "EventSource("],
        words: "only ui/src/api/http.ts asks over HTTP, for development",
        except: &["ui/src/api/http.ts"],
    },
    Border {
        folder: "ui/src",
        endings: &["ts", "svelte"],
        needles: &["@tauri-apps", "__TAURI"],
        words: "only ui/src/api/tauri.ts speaks to Tauri",
        except: &["ui/src/api/tauri.ts", "ui/src/api/tauri.test.ts"],
    },
    Border {
        folder: "ui/src",
        endings: &["ts", "svelte"],
        needles: &["localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches.open"],
        words: "nothing about health goes into web storage",
        except: &[],
    },
];

fn crossings(border: &Border, source: &Source) -> Vec<String> {
    let excepted = border.except.contains(&source.path.as_str());
    if !source.within(border.folder) || !source.is(border.endings) || excepted {
        return Vec::new();
    }
    lines_with(source, border.needles, border.words)
}

#[test]
fn each_layer_names_only_what_lies_below_it() {
    let all = sources();
    let found = BORDERS.iter().flat_map(|border| all.iter().flat_map(|source| crossings(border, source)));
    none(&found.collect::<Vec<_>>());
}

#[test]
fn every_border_is_guarded() {
    for border in BORDERS {
        let path = format!("{}/sample.{}", border.folder, border.endings[0]);
        let crossing = Source::new(&path, &format!("let x = {};", border.needles[0]));
        assert_eq!(crossings(border, &crossing).len(), 1, "{}", border.words);
        let comment = Source::new(&path, &format!("/// {}", border.needles[0]));
        assert!(crossings(border, &comment).is_empty(), "a comment is no crossing");
    }
}

/// Words that name a clinical number in the page.
const CLINICAL: &[&str] = &[
    "pain", "rest", "walking", "stretch", "worst", "stiff", "swelling", "bruising", "score", "sleep",
    "soreness", "fatigue", "effort", "baseline",
];

/// A comparison of a clinical number with a figure other than the ends of a scale: that is a threshold, and
/// thresholds belong to the protocol file.
fn thresholds(source: &Source) -> Vec<String> {
    let page = source.within("ui/src") && source.is(&["ts", "svelte"]);
    if !page || source.within("ui/src/api/generated") || source.path.contains(".test.") {
        return Vec::new();
    }
    let found = source.code().filter(|(_, line)| compares_a_clinical_number(line));
    found
        .map(|(number, line)| format!("{}:{number}: a clinical threshold: {}", source.path, line.trim()))
        .collect()
}

fn compares_a_clinical_number(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(3).any(|three| {
        let [left, operator, right] = three else { return false };
        let right = right.trim_end_matches(|c: char| !c.is_ascii_digit());
        let figure = right.parse::<u32>().is_ok_and(|n| n != 0 && n != 10);
        let compared = matches!(*operator, "<" | ">" | "<=" | ">=");
        let name = left.rsplit(['.', '(', '!', '{']).next().unwrap_or(left).to_lowercase();
        figure && compared && CLINICAL.iter().any(|word| name.contains(word))
    })
}

#[test]
fn the_page_decides_no_clinical_threshold() {
    none(&sources().iter().flat_map(thresholds).collect::<Vec<_>>());
}

#[test]
fn a_threshold_in_the_page_is_noticed_and_the_ends_of_a_scale_are_not() {
    assert!(compares_a_clinical_number("if (day.painWalking <= 2) {"));
    assert!(compares_a_clinical_number("const flare = worst >= 4;"));
    assert!(!compares_a_clinical_number("if (pain >= 0 && pain <= 10) {"));
    assert!(!compares_a_clinical_number("if (rows.length > 200) {"));
}
