//! The fonts that come along: the house's own, and one family for each living script. Nothing is looked up on the
//! computer, so that a report looks the same everywhere.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(include_bytes!(concat!("../../../assets/", $name)).as_slice()),*]
    };
}

/// First those that are asked first. Where two know a character, the earlier one draws it.
static FILES: [&[u8]; FILE_COUNT] = files![
    "fonts/SourceSans3-Regular.ttf",
    "fonts/SourceSans3-SemiBold.ttf",
    "report/fonts/NotoSans.ttf",
    "report/fonts/NotoSansAdlam.ttf",
    "report/fonts/NotoSansArabic.ttf",
    "report/fonts/NotoSansArmenian.ttf",
    "report/fonts/NotoSansBengali.ttf",
    "report/fonts/NotoSansCJK-1.otf",
    "report/fonts/NotoSansCJK-2.otf",
    "report/fonts/NotoSansCJK-3.otf",
    "report/fonts/NotoSansCJK-Korean.otf",
    "report/fonts/NotoSansCanadianAboriginal.ttf",
    "report/fonts/NotoSansCherokee.ttf",
    "report/fonts/NotoSansDevanagari.ttf",
    "report/fonts/NotoSansEthiopic.ttf",
    "report/fonts/NotoSansGeorgian.ttf",
    "report/fonts/NotoSansGujarati.ttf",
    "report/fonts/NotoSansGurmukhi.ttf",
    "report/fonts/NotoSansHebrew.ttf",
    "report/fonts/NotoSansJavanese.ttf",
    "report/fonts/NotoSansKannada.ttf",
    "report/fonts/NotoSansKhmer.ttf",
    "report/fonts/NotoSansLao.ttf",
    "report/fonts/NotoSansMalayalam.ttf",
    "report/fonts/NotoSansMongolian.ttf",
    "report/fonts/NotoSansMyanmar.ttf",
    "report/fonts/NotoSansNKo.ttf",
    "report/fonts/NotoSansOlChiki.ttf",
    "report/fonts/NotoSansOriya.ttf",
    "report/fonts/NotoSansSinhala.ttf",
    "report/fonts/NotoSansSundanese.ttf",
    "report/fonts/NotoSansSyriac.ttf",
    "report/fonts/NotoSansTamil.ttf",
    "report/fonts/NotoSansTelugu.ttf",
    "report/fonts/NotoSansThaana.ttf",
    "report/fonts/NotoSansThai.ttf",
    "report/fonts/NotoSansTifinagh.ttf",
    "report/fonts/NotoSansVai.ttf",
    "report/fonts/NotoSansYi.ttf",
    "report/fonts/NotoSerifTibetan.ttf",
    "report/fonts/NotoSansSymbols.ttf",
    "report/fonts/NotoSansSymbols2.ttf",
    "report/fonts/NotoEmoji.ttf",
    "report/fonts/NotoSansMath.ttf",
];

const FILE_COUNT: usize = 44;

/// All fonts, read once.
pub struct Fonts {
    pub book: LazyHash<FontBook>,
    pub all: Vec<Font>,
    /// Families in the order in which they are asked.
    pub families: Vec<String>,
}

/// The fonts of this program.
pub fn fonts() -> &'static Fonts {
    static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
        let all: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
        let mut families: Vec<String> = all.iter().map(|font| font.info().family.clone()).collect();
        families.dedup();
        Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), all, families }
    });
    &FONTS
}

/// Some font of this program can draw the character.
pub fn covers(c: char) -> bool {
    fonts().all.iter().any(|font| font.info().coverage.contains(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_with_a_family_of_its_own() {
        let fonts = fonts();
        assert_eq!(fonts.all.len(), FILE_COUNT);
        // Regular and semibold of the house's family share a name; all others stand alone.
        assert_eq!(fonts.families.len(), FILE_COUNT - 1);
        for (n, family) in fonts.families.iter().enumerate() {
            assert!(
                !fonts.families[..n].contains(family),
                "{family} twice: only one of the two would be asked"
            );
        }
    }

    #[test]
    fn the_scripts_people_write_in_are_covered() {
        for (script, sample) in [
            ("Latin", "ßøłőž"),
            ("Greek", "ὥρα"),
            ("Cyrillic", "йїў"),
            ("Vietnamese", "đườắ"),
            ("Arabic", "عضلةپگ"),
            ("Hebrew", "שריר"),
            ("Devanagari", "मांसपेशी"),
            ("Bengali", "পেশী"),
            ("Tamil", "தசை"),
            ("Thai", "กล้ามเนื้อ"),
            ("Khmer", "សាច់ដុំ"),
            ("Georgian", "კუნთი"),
            ("Armenian", "մկան"),
            ("Ethiopic", "ጡንቻ"),
            ("Japanese", "筋肉痛のストレッチ"),
            ("Chinese", "肌肉拉伤大腿後側肌肉"),
            ("Korean", "근육통"),
            ("emoji", "🦵🏃🙂🩹"),
            ("symbols", "→≥±½°″✓"),
        ] {
            for c in sample.chars() {
                assert!(covers(c), "{script}: {c}");
            }
        }
    }
}
