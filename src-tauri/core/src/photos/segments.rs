//! The parts of a JPEG file, by their markers. Says whether a file is whole, and what a kept one holds.

/// A part of a JPEG: the second byte of its marker, and what it holds after its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'f> {
    pub marker: u8,
    pub body: &'f [u8],
}

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// Every segment from the start of the picture to its end, and how many bytes come after the end; none when the file
/// does not hold together or ends early.
pub fn segments(file: &[u8]) -> Option<(Vec<Segment<'_>>, usize)> {
    let mut found = Vec::new();
    let mut rest = file.strip_prefix(&[0xFF, START])?;
    loop {
        // A marker may be preceded by filling bytes.
        let filling = rest.iter().take_while(|b| **b == 0xFF).count();
        let marker = *rest.get(filling).filter(|_| filling > 0)?;
        rest = rest.get(filling + 1..)?;
        if marker == END {
            return Some((found, rest.len()));
        }
        let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
        found.push(Segment { marker, body: rest.get(2..length)? });
        rest = rest.get(length..)?;
        if marker == SCAN {
            rest = rest.get(scan_length(rest)?..)?;
        }
    }
}

/// How far the data of a scan reach: up to the next marker that is neither an escaped byte nor a restart.
fn scan_length(data: &[u8]) -> Option<usize> {
    let next = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
    data.windows(2).position(next)
}

/// Only what a picture needs to be shown: tables, frame, scans, and the head that names the format.
pub(super) fn is_bare(file: &[u8]) -> bool {
    let Some((segments, 0)) = segments(file) else { return false };
    segments.iter().all(|segment| match segment.marker {
        // JFIF without a smaller picture inside: its last two bytes are the size of that.
        0xE0 => {
            segment.body.len() == 14 && segment.body.starts_with(b"JFIF\0") && segment.body[12..] == [0, 0]
        }
        // Tables, frames, restarts, scans.
        0xC0..=0xCF | 0xDA..=0xDD => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_only_up_to_its_end_marker() {
        let whole = [0xFF, 0xD8, 0xFF, 0xDA, 0, 3, 7, 1, 0xFF, 0, 2, 0xFF, 0xD3, 5, 0xFF, 0xD9];
        let (parts, after) = segments(&whole).unwrap();
        assert_eq!((parts.as_slice(), after), (&[Segment { marker: 0xDA, body: &[7] }][..], 0));
        for cut in 0..whole.len() {
            assert_eq!(segments(&whole[..cut]), None, "{cut} bytes");
        }
    }

    #[test]
    fn words_and_foreign_parts_are_not_bare() {
        let with = |marker: u8, body: &[u8]| {
            let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
            [&[0xFF, 0xD8, 0xFF, marker], &length[..], body, &[0xFF, 0xD9]].concat()
        };
        let jfif = b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0";
        assert!(is_bare(&with(0xE0, jfif)));
        assert!(!is_bare(&with(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01")), "a smaller picture");
        for marker in [0xE1, 0xE2, 0xED, 0xFE] {
            assert!(!is_bare(&with(marker, b"x")), "{marker:x}");
        }
        assert!(!is_bare(&[&with(0xE0, jfif)[..], b"more"].concat()), "bytes after the end");
    }
}
