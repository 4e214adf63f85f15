use hamstrong_core::api::inputs::ChartTheme;
use hamstrong_core::charts::{ChartError, csv, pain_chart, png};
use resvg::tiny_skia::Pixmap;

use crate::samples::{judged, query, thirteen_days};

#[test]
fn a_picture_has_the_size_of_its_chart_times_the_scale() {
    let chart = pain_chart(&judged(), &query(388, ChartTheme::Light));
    for (scale, times) in [(1.0, 1.0), (2.0, 2.0), (4.0, 4.0), (9.0, 4.0), (0.0, 1.0), (f32::NAN, 1.0)] {
        let picture = Pixmap::decode_png(&png(&chart.svg, ChartTheme::Light, scale).unwrap()).unwrap();
        let size = (f64::from(picture.width()), f64::from(picture.height()));
        assert_eq!(size, (chart.width * times, chart.height * times), "scale {scale}");
    }
}

#[test]
fn a_picture_lies_on_the_paper_of_its_theme() {
    for (theme, paper) in [(ChartTheme::Light, [255, 255, 255]), (ChartTheme::Dark, [0x12, 0x16, 0x1a])] {
        let chart = pain_chart(&judged(), &query(720, theme));
        let picture = Pixmap::decode_png(&png(&chart.svg, theme, 1.0).unwrap()).unwrap();
        let corner = picture.pixel(1, 1).unwrap();
        assert_eq!(
            [corner.red(), corner.green(), corner.blue(), corner.alpha()],
            [paper[0], paper[1], paper[2], 255]
        );
    }
}

#[test]
fn words_are_drawn_with_the_fonts_carried_along() {
    let word = |text: &str| {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><text x='5' y='25' \
             font-family=\"'Source Sans 3', sans-serif\" font-size='13'>{text}</text></svg>"
        );
        png(&svg, ChartTheme::Light, 1.0).unwrap()
    };
    assert_ne!(word("today"), word(""));
}

#[test]
fn what_is_no_drawing_is_refused() {
    assert!(matches!(png("<svg", ChartTheme::Light, 1.0), Err(ChartError::Svg(_))));
}

#[test]
fn the_values_of_a_chart_are_a_row_a_day_with_gaps_left_blank() {
    let asked = query(720, ChartTheme::Light);
    let chart = pain_chart(&thirteen_days(), &asked);
    let text = String::from_utf8(csv(&chart, &asked.series).unwrap()).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "day,day_index,pain_walk,pain_stretch,pain_rest,late,sessions,massages,painkiller");
    assert_eq!(lines[1], "2026-05-31,0,7,,5,false,0,0,true");
    assert_eq!(lines[7], "2026-06-06,6,,,,false,0,0,false");
    assert_eq!(lines[8], "2026-06-07,7,3,4,1,true,1,1,false");
    assert_eq!(lines.len(), chart.days.len() + 2, "{text}");
}
