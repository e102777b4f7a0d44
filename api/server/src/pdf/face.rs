//! The two faces of the documents: what a character looks like and how wide it is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;
use ttf_parser::Face as Parsed;
use unicode_normalization::UnicodeNormalization;

/// Regular or bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    Regular,
    Bold,
}

/// A character of a face: its glyph, and its width in thousandths of the size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) id: u16,
    pub(super) width: f32,
}

/// What a font file says, read once.
pub(super) struct Font {
    pub(super) file: &'static [u8],
    pub(super) name: &'static str,
    pub(super) ascent: f32,
    pub(super) descent: f32,
    pub(super) cap_height: f32,
    pub(super) bbox: [f32; 4],
    glyphs: BTreeMap<char, Glyph>,
}

const REGULAR: &[u8] = include_bytes!("../../fonts/DejaVuSansCondensed.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/DejaVuSansCondensed-Bold.ttf");

static FONTS: LazyLock<[Font; 2]> =
    LazyLock::new(|| [read(REGULAR, "WMARKR+DejaVuSansCondensed"), read(BOLD, "WMARKB+DejaVuSansCondensed-Bold")]);

fn read(file: &'static [u8], name: &'static str) -> Font {
    let parsed = Parsed::parse(file, 0).expect("a font that is part of the program");
    let scale = 1000.0 / f32::from(parsed.units_per_em());
    let thousandths = |units: i16| f32::from(units) * scale;
    let mut glyphs = BTreeMap::new();
    for table in parsed.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            let found = char::from_u32(code).and_then(|letter| Some((letter, parsed.glyph_index(letter)?)));
            if let Some((letter, id)) = found {
                let width = f32::from(parsed.glyph_hor_advance(id).unwrap_or_default()) * scale;
                glyphs.insert(letter, Glyph { id: id.0, width });
            }
        });
    }
    let bounds = parsed.global_bounding_box();
    Font {
        file,
        name,
        ascent: thousandths(parsed.ascender()),
        descent: thousandths(parsed.descender()),
        cap_height: thousandths(parsed.capital_height().unwrap_or_default()),
        bbox: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(thousandths),
        glyphs,
    }
}

impl Face {
    pub(super) const ALL: [Self; 2] = [Self::Regular, Self::Bold];

    pub(super) fn font(self) -> &'static Font {
        let [regular, bold] = &*FONTS;
        match self {
            Self::Regular => regular,
            Self::Bold => bold,
        }
    }

    pub(super) fn glyph(self, letter: char) -> Option<Glyph> {
        self.font().glyphs.get(&letter).copied()
    }

    /// How wide a text is, in points.
    pub(super) fn width(self, text: &str, size: f32) -> f32 {
        text.chars().filter_map(|letter| self.glyph(letter)).map(|glyph| glyph.width).sum::<f32>() * size / 1000.0
    }
}

/// The text as it can be printed: composed letters, ordinary spaces, and by its number whatever the fonts cannot draw, so that nothing of a
/// record is lost on the way to paper. Line ends stay.
pub(super) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").nfc() {
        match letter {
            '\n' => out.push('\n'),
            '\r' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            // They only say where a word may break or how a neighbour looks; there is nothing to print.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' => {}
            _ if Face::ALL.iter().all(|face| face.glyph(letter).is_some()) => out.push(letter),
            _ => {
                let _ = write!(out, "[U+{:04X}]", u32::from(letter));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_welsh_and_every_curly_quote_can_be_drawn() {
        let letters = "âêîôûŵŷÂÊÎÔÛŴŶáéíóúẃýÁÉÍÓÚẂÝàèìòùẁỳÀÈÌÒÙẀỲäëïöüẅÿÄËÏÖÜẄŸ‘’“”–—…£€";
        assert_eq!(printable(letters), letters);
    }

    #[test]
    fn a_letter_written_in_two_parts_is_one_letter() {
        assert_eq!(printable("w\u{302}yr y\u{302}m"), "ŵyr ŷm");
    }

    #[test]
    fn what_cannot_be_drawn_is_named_by_its_number_and_not_lost() {
        assert_eq!(printable("ok \u{1f600}\u{202e}x\u{7}"), "ok [U+1F600][U+202E]x[U+0007]");
        assert_eq!(printable("a\u{200b}b\r\nc\td"), "ab\nc d");
    }

    #[test]
    fn bold_is_wider_than_regular_and_nothing_has_no_width() {
        assert!(Face::Bold.width("Aled", 10.0) > Face::Regular.width("Aled", 10.0));
        assert!(Face::Regular.width("", 10.0).abs() < f32::EPSILON);
    }
}
