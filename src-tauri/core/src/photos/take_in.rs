//! From a file to a picture that is kept.

use std::io::Cursor;

use hamstrong_rules::domain::ImageId;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, Limits, Rgb, RgbImage};

use super::segments::{is_bare, segments};
use super::{Image, LARGEST_FILE, LONGEST_SIDE, MOST_BYTES, Refusal, name_of};

/// Pixels of the largest picture that is decoded: more than a telephone takes unless it is told to.
const MOST_PIXELS: u64 = 64_000_000;
/// Bytes that decoding may ask for: the pixels with four bytes each, and as much again for work.
const MOST_MEMORY: u64 = 8 * MOST_PIXELS;

/// What is tried, in this order, until the picture has room: first a lower quality, then fewer pixels.
const SIDES: [u32; 5] = [LONGEST_SIDE, 1600, 1280, 960, 640];
const QUALITIES: [u8; 4] = [85, 78, 70, 60];

pub fn image(file: &[u8]) -> Result<Image, Refusal> {
    let picture = upright(file)?;
    for side in SIDES {
        let small = at_most(&picture, side);
        for quality in QUALITIES {
            let jpeg = encoded(&small, quality)?;
            if jpeg.len() <= MOST_BYTES {
                let (width, height) = small.dimensions();
                let id = name_of(&jpeg).ok_or(Refusal::Broken)?;
                return Ok(Image { id, jpeg, width, height });
            }
        }
    }
    Err(Refusal::TooDetailed)
}

pub fn brought_back(id: &ImageId, jpeg: Vec<u8>) -> Result<Image, Refusal> {
    if jpeg.len() > MOST_BYTES {
        return Err(Refusal::NotAsKept("it has more than 2 MB"));
    }
    if name_of(&jpeg).as_ref() != Some(id) {
        return Err(Refusal::NotAsKept("it does not match its name; the file was changed or damaged"));
    }
    if !is_bare(&jpeg) {
        return Err(Refusal::NotAsKept("it is no JPEG, or holds more than a picture"));
    }
    let (width, height) = opened(Box::new(decoder(&jpeg)?))?.dimensions();
    Ok(Image { id: id.clone(), jpeg, width, height })
}

fn decoder(jpeg: &[u8]) -> Result<JpegDecoder<Cursor<&[u8]>>, Refusal> {
    JpegDecoder::new(Cursor::new(jpeg)).map_err(|e| broken(&e))
}

/// The picture as it was meant to be looked at, on white where it was clear.
pub(super) fn upright(file: &[u8]) -> Result<RgbImage, Refusal> {
    opened(by_contents(file)?)
}

fn by_contents(file: &[u8]) -> Result<Box<dyn ImageDecoder + '_>, Refusal> {
    if file.is_empty() {
        return Err(Refusal::Empty);
    }
    if file.len() as u64 > LARGEST_FILE {
        return Err(Refusal::LargeFile);
    }
    if file.starts_with(&[0xFF, 0xD8]) {
        // The decoder fills what is missing with grey and says nothing.
        segments(file).ok_or(Refusal::Broken)?;
        return Ok(Box::new(decoder(file)?));
    }
    if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        let limits = limits();
        let png = PngDecoder::with_limits(Cursor::new(file), limits).map_err(|e| broken(&e))?;
        return Ok(Box::new(png));
    }
    if file.starts_with(b"RIFF") && file.get(8..12) == Some(b"WEBP") {
        return Ok(Box::new(WebPDecoder::new(Cursor::new(file)).map_err(|e| broken(&e))?));
    }
    Err(unknown(file))
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// Bounds come before the first pixel.
fn opened(mut decoder: Box<dyn ImageDecoder + '_>) -> Result<RgbImage, Refusal> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::ManyPixels { width, height });
    }
    decoder.set_limits(limits()).map_err(|e| broken(&e))?;
    let turned = decoder.orientation().map_err(|e| broken(&e))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|e| broken(&e))?;
    picture.apply_orientation(turned);
    Ok(on_white(picture))
}

fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let clear = picture.into_rgba8();
    RgbImage::from_fn(clear.width(), clear.height(), |x, y| {
        let [r, g, b, alpha] = clear.get_pixel(x, y).0.map(u16::from);
        let over = |c: u16| u8::try_from((c * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        Rgb([over(r), over(g), over(b)])
    })
}

/// The picture with no side longer than this many pixels.
pub(super) fn at_most(picture: &RgbImage, longest: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let long = width.max(height);
    if long <= longest {
        return picture.clone();
    }
    let scaled = |side: u32| {
        let exact = (u64::from(side) * u64::from(longest) + u64::from(long) / 2) / u64::from(long);
        u32::try_from(exact).unwrap_or(longest).max(1)
    };
    image::imageops::resize(picture, scaled(width), scaled(height), FilterType::Triangle)
}

pub(super) fn encoded(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, Refusal> {
    let mut jpeg = Vec::new();
    let written = JpegEncoder::new_with_quality(&mut jpeg, quality).encode_image(picture);
    written.map_err(|_| Refusal::Broken)?;
    Ok(jpeg)
}

fn broken(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooDetailed,
        _ => Refusal::Broken,
    }
}

/// What a file is that is no photo we keep.
fn unknown(file: &[u8]) -> Refusal {
    let brand = file.get(4..12).unwrap_or_default();
    let head = String::from_utf8_lossy(file.get(..512).unwrap_or(file)).to_lowercase();
    match file {
        _ if brand.starts_with(b"ftyp") => match &brand[4..] {
            b"avif" | b"avis" => Refusal::Other("an AVIF picture"),
            b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => Refusal::Heic,
            _ => Refusal::Other("a film"),
        },
        [b'G', b'I', b'F', b'8', ..] => Refusal::Other("a GIF"),
        [b'B', b'M', ..] => Refusal::Other("a BMP picture"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Refusal::Other("a TIFF or raw picture"),
        [b'%', b'P', b'D', b'F', ..] => Refusal::Other("a PDF"),
        _ if head.contains("<svg") => Refusal::Other("a drawing (SVG)"),
        _ => Refusal::NoPhoto,
    }
}
