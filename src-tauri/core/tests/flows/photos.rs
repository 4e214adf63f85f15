//! Photos of a bruise: in, kept, shown, taken along.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::history::{CalendarQuery, EntryGroup, SearchQuery};
use hamstrong_core::api::inputs::{
    CorrectEntry, Entry, ExportFormat, HistoryQuery, OverviewQuery, RecordRef,
};
use hamstrong_core::api::photos::{AddPhoto, PhotoQuery, PhotoSize};
use hamstrong_core::api::report::{Paper, ReportQuery, ReportRange};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::{Photo, RecordId};
use hamstrong_core::photos::{Image, LONGEST_SIDE, MOST_BYTES, segments};
use hamstrong_core::tracker::photo_of;
use hamstrong_core::{Tracker, verify};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::pictures::{claiming, exif, file, halves, jpeg, noise, png_claiming, with_segments};
use crate::support::{Desk, day, from};

fn add(desk: &mut Desk, leg: RecordId, on: &str, about: Value) -> Overview {
    let mut input = json!({ "episode": leg, "day": on });
    input.as_object_mut().unwrap().extend(about.as_object().unwrap().clone());
    let image = Image::take_in(&jpeg()).unwrap();
    desk.tracker.add_photo(&from::<AddPhoto>(input), &image).unwrap()
}

fn photos(shown: &Overview) -> Vec<(RecordId, Photo)> {
    let entries = &shown.day.as_ref().unwrap().entries;
    let photo = |entry: &Entry| if let Entry::Photo(photo) = entry { Some(photo.clone()) } else { None };
    entries.iter().filter_map(|e| photo(&e.value).map(|p| (e.record, p))).collect()
}

fn look(tracker: &Tracker, record: RecordId, size: PhotoSize) -> Result<(Vec<u8>, String), ApiError> {
    let shown = tracker.photo(&PhotoQuery { record, size })?;
    let text = shown.picture.strip_prefix("data:image/jpeg;base64,").unwrap();
    Ok((STANDARD.decode(text).unwrap(), shown.words))
}

fn export(tracker: &Tracker, desk: &Desk, name: &str) -> Vec<u8> {
    let place = desk.folder.path().join(name);
    tracker.export_to(ExportFormat::Json, &place).unwrap();
    fs::read(place).unwrap()
}

#[test]
fn a_kept_photo_is_turned_upright_and_holds_nothing_but_its_picture() {
    let secret = [
        (0xE1, exif(6, "GPS 52.5200 N SECRET")),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>SECRET</x>".to_vec()),
        (0xE2, b"ICC_PROFILE\0\x01\x01SECRET".to_vec()),
        (0xED, b"Photoshop 3.0\0SECRET".to_vec()),
        (0xFE, b"SECRET comment".to_vec()),
    ];
    let mut taken = with_segments(&jpeg(), &secret);
    taken.extend(b"SECRET film behind the picture");
    let kept = Image::take_in(&taken).unwrap();
    assert_eq!(kept.size(), (32, 64), "it lay on its side");
    let shown = image::load_from_memory_with_format(kept.jpeg(), ImageFormat::Jpeg).unwrap().into_rgb8();
    let (top, bottom) = (shown.get_pixel(16, 8).0, shown.get_pixel(16, 56).0);
    assert!(top[0] > 150 && top[2] < 100, "red was left and comes to the top: {top:?}");
    assert!(bottom[2] > 150 && bottom[0] < 100, "{bottom:?}");
    let (parts, after) = segments(kept.jpeg()).unwrap();
    let markers: Vec<u8> = parts.iter().map(|part| part.marker).collect();
    assert!(markers.iter().all(|m| matches!(m, 0xE0 | 0xDB | 0xC0 | 0xC4 | 0xDA)), "{markers:x?}");
    assert_eq!(after, 0, "nothing behind its end");
    let named: Vec<&[u8]> = parts.iter().filter(|p| p.marker == 0xE0).map(|p| p.body).collect();
    assert!(named.iter().all(|body| body.starts_with(b"JFIF\0") && body.len() == 14), "{named:x?}");
    assert!(!kept.jpeg().windows(6).any(|w| w == b"SECRET"));
}

#[test]
fn what_is_clear_comes_out_white_and_every_format_is_kept_as_jpeg() {
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0])));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        clear.write_to(&mut bytes, format).unwrap();
        let kept = Image::take_in(bytes.get_ref()).unwrap();
        let shown = image::load_from_memory_with_format(kept.jpeg(), ImageFormat::Jpeg).unwrap().into_rgb8();
        assert!(shown.get_pixel(4, 4).0.iter().all(|c| *c > 250), "{format:?}");
    }
}

#[test]
fn the_largest_and_the_busiest_photo_is_kept_in_two_megabytes() {
    let kept = Image::take_in(&file(noise(2600, 2300), ImageFormat::Jpeg)).unwrap();
    assert!(kept.jpeg().len() <= MOST_BYTES, "{}", kept.jpeg().len());
    let (width, height) = kept.size();
    assert!(width <= LONGEST_SIDE && width * 2300 / 2600 - height <= 1, "{width} × {height}");
    let calm = Image::take_in(&file(halves(), ImageFormat::Png)).unwrap();
    assert_eq!(calm.size(), (64, 32), "a small one is not blown up");
}

#[test]
fn a_hostile_file_is_named_for_what_it_is_and_changes_nothing() {
    let (mut desk, leg) = Desk::with_injury();
    add(&mut desk, leg, "2026-06-12", json!({}));
    let before = export(&desk.tracker, &desk, "before.json");
    let whole = jpeg();
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let cases: [(&str, Vec<u8>, &str); 13] = [
        ("nothing.jpg", Vec::new(), "is empty"),
        ("text.jpg", b"not a photo".to_vec(), "is no photo"),
        ("half.jpg", whole[..whole.len() / 2].to_vec(), "cut off or damaged"),
        ("end.jpg", whole[..whole.len() - 2].to_vec(), "cut off or damaged"),
        ("head.jpg", whole[..4].to_vec(), "cut off or damaged"),
        ("half.png", file(halves(), ImageFormat::Png)[..60].to_vec(), "cut off or damaged"),
        ("bomb.jpg", claiming(&whole, 50_000), "50000 × 50000 pixels"),
        ("bomb.png", png_claiming(50_000), "50000 × 50000 pixels"),
        ("a.gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "a GIF"),
        ("a.svg", b"<?xml version=\"1.0\"?><svg/>".to_vec(), "a drawing (SVG)"),
        ("a.heic", heic, "HEIC"),
        ("a.jpg", b"%PDF-1.7".to_vec(), "a PDF"),
        ("riff.webp", b"RIFF\x04\0\0\0WEBP".to_vec(), "cut off or damaged"),
    ];
    for (name, bytes, said) in cases {
        let place = desk.folder.path().join(name);
        fs::write(&place, bytes).unwrap();
        let refused = photo_of(&place).unwrap_err();
        assert!(refused.message.contains(said), "{name}: {refused}");
        assert_eq!(refused.fields[0].field, "photo", "{name}");
    }
    let huge = fs::File::create(desk.folder.path().join("huge.jpg")).unwrap();
    huge.set_len(101 << 20).unwrap();
    assert!(
        photo_of(&desk.folder.path().join("huge.jpg")).unwrap_err().message.contains("larger than 100 MB")
    );
    assert!(photo_of(&desk.folder.path().join("nowhere.jpg")).is_err());
    // The contents decide, not the name.
    let place = desk.folder.path().join("really-a.png");
    fs::write(&place, &whole).unwrap();
    assert!(photo_of(&place).is_ok());
    assert!(export(&desk.tracker, &desk, "after.json") == before);
}

#[test]
fn a_photo_belongs_to_its_day_and_only_its_words_can_be_changed() {
    let (mut desk, leg) = Desk::with_injury();
    let about = json!({ "side": "left", "region": "mid_outer", "text": "darker than yesterday" });
    let shown = add(&mut desk, leg, "2026-06-10", about);
    let (record, photo) = photos(&shown).remove(0);
    assert_eq!(shown.undo.unwrap().label, "photo on 10 June");
    let (_, words) = look(&desk.tracker, record, PhotoSize::Small).unwrap();
    assert_eq!(words, "Photo of 10 June, left middle outer thigh: darker than yesterday");
    let other = Photo { text: Some("paler".to_owned()), side: None, region: None, ..photo.clone() };
    let entry = |photo: Photo| CorrectEntry { record, time: None, entry: Entry::Photo(photo) };
    let shown = desk.tracker.correct_entry(&entry(other.clone())).unwrap();
    assert_eq!(photos(&shown), [(record, other)]);
    assert_eq!(look(&desk.tracker, record, PhotoSize::Small).unwrap().1, "Photo of 10 June: paler");
    assert_eq!(desk.tracker.revisions(&RecordRef { record }).unwrap().len(), 2);
    let swapped = Photo { image: "0a".repeat(32).parse().unwrap(), ..photo.clone() };
    for wrong in [swapped, Photo { width: 1, ..photo.clone() }] {
        let refused = desk.tracker.correct_entry(&entry(wrong)).unwrap_err();
        assert_eq!(refused.fields[0].field, "photo");
    }
    let invented = json!({ "kind": "photo", "value": photo });
    let made = from(json!({ "episode": leg, "day": "2026-06-12", "entry": invented }));
    assert!(desk.tracker.record_entry(&made).unwrap_err().message.contains("added from a file"));
}

#[test]
fn a_photo_goes_to_the_bin_and_comes_back_and_undo_goes_both_ways() {
    let (mut desk, leg) = Desk::with_injury();
    let (record, _) = photos(&add(&mut desk, leg, "2026-06-12", json!({}))).remove(0);
    let before = look(&desk.tracker, record, PhotoSize::Full).unwrap();
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert!(photos(&desk.show("2026-06-12")).is_empty());
    desk.tracker.redo(&OverviewQuery::default()).unwrap();
    assert_eq!(photos(&desk.show("2026-06-12")).len(), 1);
    desk.tracker.remove_record(&RecordRef { record }).unwrap();
    let bin = desk.tracker.bin(&RecordRef { record: leg }).unwrap();
    assert_eq!((bin.entries[0].hit.record, bin.entries[0].days_left), (record, 30));
    assert_eq!(
        look(&desk.tracker, record, PhotoSize::Full).unwrap(),
        before,
        "to be seen before it is restored"
    );
    let mut desk = desk.restart();
    desk.tracker.restore_record(&RecordRef { record }).unwrap();
    assert_eq!(look(&desk.tracker, record, PhotoSize::Full).unwrap(), before);
}

#[test]
fn a_day_that_cannot_be_logged_takes_no_photo() {
    let (mut desk, leg) = Desk::with_injury();
    let image = Image::take_in(&jpeg()).unwrap();
    for on in ["2026-06-13", "2026-05-30"] {
        let input: AddPhoto = from(json!({ "episode": leg, "day": on }));
        assert_eq!(desk.tracker.check_photo(&input).unwrap_err().fields[0].field, "day");
        assert_eq!(desk.tracker.add_photo(&input, &image).unwrap_err().fields[0].field, "day");
    }
    let long: AddPhoto = from(json!({ "episode": leg, "day": "2026-06-12", "text": "x".repeat(2001) }));
    assert_eq!(desk.tracker.add_photo(&long, &image).unwrap_err().fields[0].field, "text");
    assert_eq!(desk.tracker.store().image_bytes().unwrap(), 0, "a refusal keeps no picture");
}

#[test]
fn lists_never_look_at_a_picture() {
    let (mut desk, leg) = Desk::with_injury();
    let (record, _) = photos(&add(&mut desk, leg, "2026-06-12", json!({ "text": "blue" }))).remove(0);
    let desk = desk.restart_after(|path| sql(path, "ALTER TABLE images RENAME TO elsewhere"));
    assert_eq!(photos(&desk.show("2026-06-12")).len(), 1);
    let t = &desk.tracker;
    assert_eq!(t.history(&HistoryQuery { episode: leg, before: None, days: 30 }).unwrap().days[0].photos, 1);
    let cells = t.calendar(&CalendarQuery { episode: leg, from: day("2026-06-01"), days: 30 }).unwrap();
    assert_eq!(cells.days.last().unwrap().day.photos, 1);
    let query = SearchQuery {
        episode: leg,
        text: "blue".to_owned(),
        groups: vec![EntryGroup::Photos],
        offset: 0,
        limit: 10,
    };
    assert_eq!(t.search(&query).unwrap().total, 1);
    assert!(t.bin(&RecordRef { record: leg }).unwrap().entries.is_empty());
    assert_eq!(t.revisions(&RecordRef { record }).unwrap().len(), 1);
    assert!(look(t, record, PhotoSize::Small).is_err(), "the pictures are away, so nothing above had them");
}

fn sql(path: &Path, statement: &str) {
    Connection::open(path).unwrap().execute_batch(statement).unwrap();
}

#[test]
fn an_export_carries_the_picture_and_brings_it_back_byte_for_byte() {
    let (mut desk, leg) = Desk::with_injury();
    let (record, _) = photos(&add(&mut desk, leg, "2026-06-12", json!({ "text": "blue" }))).remove(0);
    add(&mut desk, leg, "2026-06-11", json!({}));
    let first = export(&desk.tracker, &desk, "first.json");
    let mut second = Tracker::create(
        &desk.folder.path().join("second.hamstrong"),
        false,
        hamstrong_core::Opening::to_write(),
        desk.clock.clone(),
    )
    .unwrap();
    second.import_from(&desk.folder.path().join("first.json")).unwrap();
    assert!(export(&second, &desk, "again.json") == first, "the second export differs");
    assert_eq!(
        look(&second, record, PhotoSize::Full).unwrap(),
        look(&desk.tracker, record, PhotoSize::Full).unwrap()
    );
    assert!(verify(second.store()).unwrap().is_clean());
    let text = String::from_utf8(first).unwrap();
    assert_eq!(text.matches("\"/9j/").count(), 1, "the same picture twice is there once");
}

#[test]
fn an_export_whose_pictures_were_touched_is_refused_and_nothing_comes_in() {
    let (mut desk, leg) = Desk::with_injury();
    add(&mut desk, leg, "2026-06-12", json!({}));
    let text = String::from_utf8(export(&desk.tracker, &desk, "first.json")).unwrap();
    let kept = Image::take_in(&jpeg()).unwrap();
    let line = format!("\"{}\":\"{}\"", kept.id(), STANDARD.encode(kept.jpeg()));
    assert!(text.contains(&line));
    let with_words = with_segments(kept.jpeg(), &[(0xFE, b"SECRET".to_vec())]);
    let named = |bytes: &[u8]| format!("\"{}\":\"{}\"", blake3::hash(bytes).to_hex(), STANDARD.encode(bytes));
    let cases = [
        (line.replace("/9j/", "/9k/"), "does not match its name"),
        (line.replace("/9j/", "%9j/"), "not written as base64"),
        (format!("{line},\n{}", named(&with_words)), "holds more than a picture"),
        (format!("{line},\n{}", named(b"not a picture")), "is no JPEG"),
        (
            format!(
                "{line},\n{}",
                named(Image::take_in(&file(noise(9, 9), ImageFormat::Png)).unwrap().jpeg())
            ),
            "no entry speaks of",
        ),
        (String::new(), "its picture is not in the file"),
    ];
    for (n, (other, said)) in cases.into_iter().enumerate() {
        let place = desk.folder.path().join(format!("wrong-{n}.json"));
        fs::write(&place, text.replace(&line, &other)).unwrap();
        let mut empty = Tracker::create(
            &desk.folder.path().join(format!("empty-{n}.hamstrong")),
            false,
            hamstrong_core::Opening::to_write(),
            desk.clock.clone(),
        )
        .unwrap();
        let refused = empty.import_from(&place).unwrap_err();
        assert!(refused.message.contains(said), "{said}: {refused}");
        assert!(empty.overview(&OverviewQuery::default()).unwrap().episodes.is_empty());
        assert_eq!(empty.store().image_bytes().unwrap(), 0);
    }
}

#[test]
fn tables_list_the_photo_without_its_bytes() {
    let (mut desk, leg) = Desk::with_injury();
    add(&mut desk, leg, "2026-06-12", json!({ "side": "left", "text": "=blue" }));
    let place = desk.folder.path().join("tables.zip");
    desk.tracker.export_to(ExportFormat::Csv, &place).unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(&place).unwrap()).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let table = read("photos.csv");
    let row = table.lines().nth(1).unwrap();
    assert!(row.ends_with(",left,,'=blue"), "{row}");
    assert!(read("README.txt").contains("photos.csv"));
}

#[test]
fn damage_to_a_picture_is_found_and_the_rest_still_shown() {
    let (mut desk, leg) = Desk::with_injury();
    let (record, _) = photos(&add(&mut desk, leg, "2026-06-12", json!({}))).remove(0);
    assert!(verify(desk.tracker.store()).unwrap().is_clean());
    let flip = "UPDATE images SET jpeg = CAST(substr(jpeg, 1, 299) || x'00' || substr(jpeg, 301) AS BLOB)";
    let desk = desk.restart_after(|path| sql(path, flip));
    let found = verify(desk.tracker.store()).unwrap();
    assert_eq!(found.problems, ["1 photo does not match the checksum."]);
    let refused = look(&desk.tracker, record, PhotoSize::Full).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Failed);
    assert_eq!(photos(&desk.show("2026-06-12")).len(), 1);
}

#[test]
fn a_copy_of_the_journal_has_the_pictures_and_is_brought_in_with_them() {
    let (mut desk, leg) = Desk::with_injury();
    let (record, _) = photos(&add(&mut desk, leg, "2026-06-12", json!({}))).remove(0);
    let copy = desk.folder.path().join("copy.hamstrong");
    hamstrong_core::backup(desk.tracker.store(), &copy).unwrap();
    let mut other = Tracker::create(
        &desk.folder.path().join("other.hamstrong"),
        false,
        hamstrong_core::Opening::to_write(),
        desk.clock.clone(),
    )
    .unwrap();
    other.import_from(&copy).unwrap();
    let of = |t: &Tracker| look(t, record, PhotoSize::Full).unwrap();
    assert_eq!(of(&other), of(&desk.tracker));
    let place = desk.folder.path().join("saved.jpg");
    other.save_photo(&RecordRef { record }, &place).unwrap();
    assert_eq!(fs::read(place).unwrap(), of(&desk.tracker).0);
}

#[test]
fn a_report_has_photos_only_when_it_was_asked_for_them() {
    let (mut desk, leg) = Desk::with_injury();
    add(&mut desk, leg, "2026-06-11", json!({ "region": "behind_knee", "side": "left" }));
    add(&mut desk, leg, "2026-06-12", json!({ "text": "paler" }));
    let report = |photos: bool| {
        let (range, paper) = (ReportRange::All, Paper::A4);
        let query = ReportQuery {
            episode: leg,
            range,
            paper,
            name: false,
            private_notes: false,
            medication: false,
            photos,
        };
        desk.tracker.report(&query).unwrap()
    };
    let without = report(false);
    assert!(without.photos.photos.is_empty());
    assert!(without.left_out.sentences.contains(&"Two photos are kept back.".to_owned()));
    let with = report(true);
    let told: Vec<(&str, &str)> =
        with.photos.photos.iter().map(|p| (p.title.as_str(), p.text.as_str())).collect();
    assert_eq!(told, [("Day 11, 11 June", "Left back of the knee"), ("Day 12, 12 June", "paler")]);
    assert!(!with.left_out.sentences.iter().any(|s| s.contains("photo")));
}
