//! What the athlete typed is text and nothing else, in whatever script.

use hamstrong_core::api::report::Paper;
use hamstrong_report::{glyphs, pdf};
use serde_json::json;

use crate::support::Journal;

/// Things that mean something to typst, to JSON, to a web page or to a shell.
const PAYLOADS: [&str; 25] = [
    "#panic(\"x\")",
    "#sys.inputs",
    "#read(\"report.json\")",
    "#include \"/etc/passwd\"",
    "#import \"parts.typ\": *",
    "#set page(width: 1pt)",
    "#{ while true {} }",
    "*bold* _it_ `raw`",
    "$ x^2 / 0 $",
    "= Heading",
    "- item + item / term: x",
    "@nothing <label>",
    "// comment",
    "/* comment",
    "\\u{202e} \\",
    "https://example.org/a?b=c#d",
    "\"}],\"x\":[{\"",
    "\\\"\\n\\u0000",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]><svg onload=x>",
    "'; DROP TABLE notes; --",
    "${7*7} {{7*7}} %s %n",
    "=HYPERLINK(\"x\")",
    "~ -- --- ... -? ~",
];

/// Each payload in twenty surroundings.
fn corpus() -> Vec<String> {
    let around = |n: usize, text: &str| match n % 10 {
        0 => text.to_owned(),
        1 => format!("[{text}]"),
        2 => format!("\"{text}\""),
        3 => format!("#[{text}]"),
        4 => format!("{{{text}}}"),
        5 => format!("$ {text} $"),
        6 => format!("```{text}```"),
        7 => format!("{text}\n{text}"),
        8 => format!("\\{text}"),
        _ => format!("*/{text}/*"),
    };
    let twice = |n: usize, text: &str| if n < 10 { around(n, text) } else { around(n, &around(n + 3, text)) };
    PAYLOADS.iter().flat_map(|text| (0..20).map(move |n| twice(n, text))).collect()
}

/// Text without blanks and without the places where a line may break.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

#[test]
fn five_hundred_payloads_are_printed_as_typed() {
    let corpus = corpus();
    assert_eq!(corpus.len(), 500);
    let mut journal = Journal::of(PAYLOADS[0]);
    for (n, text) in corpus.iter().enumerate() {
        let on = i64::try_from(n / 25).unwrap();
        match n % 5 {
            0 => journal.entry(on, "session", json!({ "kind": "other", "text": text })),
            1 => journal.entry(on, "massage", json!({ "by": "self", "text": text })),
            _ => journal.note(on, text),
        }
    }
    journal.check_in(
        19,
        json!({ "pain_walk": 3, "aggravates": corpus[7], "eases": corpus[40], "managed": corpus[99] }),
    );
    let report = journal.report();
    let found = glyphs(&report, Paper::A4).unwrap();
    assert!(found.boxes.is_empty(), "{:?}", found.boxes);
    let printed = bare(&found.pages.iter().map(|page| page.words()).collect::<String>());
    for text in &corpus {
        assert!(printed.contains(&bare(text)), "{text:?} is not printed as typed");
    }
    assert!(pdf(&report, Paper::Letter).unwrap().starts_with(b"%PDF"));
}

#[test]
fn any_living_script_is_drawn_and_nothing_is_a_box() {
    let samples = [
        "Größe, œuvre, žluťoučký, đường, ɓaŋa",
        "ὁ μῦς τοῦ μηροῦ",
        "Задняя поверхность бедра тянет",
        "عضلة الفخذ الخلفية تؤلمني بعد الجري ٣ كم",
        "שריר הירך האחורי כואב",
        "जांघ की मांसपेशी में खिंचाव",
        "উরুর পেশীতে টান",
        "ਪੱਟ ਦੀ ਮਾਸਪੇਸ਼ੀ",
        "தொடை தசை வலி",
        "తొడ కండరం నొప్పి",
        "ತೊಡೆಯ ಸ್ನಾಯು",
        "തുടയിലെ പേശി",
        "කලවා මාංශ පේශි",
        "กล้ามเนื้อต้นขาด้านหลัง",
        "ກ້າມເນື້ອຂາ",
        "សាច់ដុំភ្លៅ",
        "ပေါင်ကြွက်သား",
        "བརླ་ཤའི་ཤ་གནད།",
        "ბარძაყის კუნთი",
        "ազդրի մկան",
        "የጭን ጡንቻ",
        "太ももの裏が痛い。筋肉痛",
        "大腿后侧肌肉拉伤，走路时疼",
        "大腿後側肌肉拉傷",
        "허벅지 뒤쪽 근육통",
        "🦵🏃‍♂️ 💊 🙂 ❤️ 🩹",
        "→ ≥ ± ½ ° ″ ✓ ☂ ∑ 𝓐",
    ];
    let mut journal = Journal::of("Ἀχιλλεύς 太郎 ידידיה");
    for text in samples {
        journal.note(0, text);
    }
    let report = journal.report();
    for paper in [Paper::A4, Paper::Letter] {
        let found = glyphs(&report, paper).unwrap();
        assert!(found.boxes.is_empty(), "{:?}", found.boxes);
        let printed = bare(&found.pages.iter().map(|page| page.words()).collect::<String>());
        assert!(!printed.contains("[U+"), "a character is named instead of drawn: {printed}");
        pdf(&report, paper).unwrap();
    }
}

#[test]
fn what_no_font_draws_is_named() {
    let mut journal = Journal::of("Sam");
    journal.note(0, "bell \u{7} turn \u{202e}abc\u{202c} private \u{e001} egypt \u{13000} rare \u{2a6d0}");
    let report = journal.report();
    let found = glyphs(&report, Paper::A4).unwrap();
    assert!(found.boxes.is_empty(), "{:?}", found.boxes);
    let printed = found.pages.iter().map(|page| page.words()).collect::<String>();
    for name in ["[U+0007]", "[U+202E]", "[U+202C]", "[U+E001]", "[U+13000]", "[U+2A6D0]"] {
        assert!(bare(&printed).contains(name), "{name}: {printed}");
    }
    pdf(&report, Paper::A4).unwrap();
}

/// Characters from everywhere, in an order that no person would type.
#[test]
fn no_text_brings_it_down() {
    let mut seed: u64 = 7;
    let mut next = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut journal = Journal::of("Sam");
    for n in 0..120 {
        let text: String = (0..60)
            .filter_map(|_| {
                let below =
                    [0x80, 0x800, 0x3000, 0x1_0000, 0x2_0000, 0x11_0000][usize::try_from(next(6)).unwrap()];
                char::from_u32(u32::try_from(next(below)).unwrap())
            })
            .collect();
        if !text.trim().is_empty() {
            journal.note(n / 10, &text);
        }
    }
    let report = journal.report();
    let found = glyphs(&report, Paper::A4).unwrap();
    assert!(found.boxes.is_empty(), "{:?}", found.boxes);
    pdf(&report, Paper::A4).unwrap();
}
