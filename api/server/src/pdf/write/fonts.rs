//! The characters that are used, and of each face a file with no more than those.

use super::content::Content;
use super::{LEVEL, Numbers};
use crate::pdf::face::Face;
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

const SYSTEM: SystemInfo = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Each character of a face has a number of its own, even where two look the same: a search finds what was written.
#[derive(Default)]
pub(super) struct Fonts {
    used: BTreeMap<Face, BTreeSet<char>>,
    numbers: BTreeMap<(Face, char), u16>,
}

impl Fonts {
    pub(super) fn note(&mut self, content: &Content<'_>) {
        for piece in content.pieces() {
            self.used.entry(piece.face).or_default().extend(piece.text.chars());
        }
    }

    pub(super) const fn name(&self, face: Face) -> &'static [u8] {
        match face {
            Face::Regular => b"R",
            Face::Bold => b"B",
        }
    }

    /// The text as numbers of this file's characters.
    pub(super) fn encode(&self, face: Face, text: &str) -> Vec<u8> {
        text.chars().filter_map(|letter| self.numbers.get(&(face, letter))).flat_map(|number| number.to_be_bytes()).collect()
    }

    pub(super) fn write(&mut self, pdf: &mut Pdf, numbers: &mut Numbers) -> Vec<(&'static [u8], Ref)> {
        let used = self.used.clone();
        used.iter().map(|(face, letters)| (self.name(*face), self.face(*face, letters, pdf, numbers))).collect()
    }

    fn face(&mut self, face: Face, letters: &BTreeSet<char>, pdf: &mut Pdf, numbers: &mut Numbers) -> Ref {
        let font = face.font();
        let name = Name(font.name.as_bytes());
        let mut kept = GlyphRemapper::new();
        let mut unicode = UnicodeCmap::new(Name(b"Waymark"), SYSTEM);
        // Number 0 stands for "no such character" in every font.
        let (mut map, mut widths, mut number) = (vec![0, 0], vec![0.0], 0_u16);
        for (letter, glyph) in letters.iter().filter_map(|letter| Some((*letter, face.glyph(*letter)?))) {
            number += 1;
            self.numbers.insert((face, letter), number);
            unicode.pair(number, letter);
            map.extend(kept.remap(glyph.id).to_be_bytes());
            widths.push(glyph.width);
        }
        let file = subsetter::subset(font.file, 0, &kept).expect("a font that is part of the program");

        let [whole, inner, described, data, mapped, words] = std::array::from_fn(|_| numbers.next());
        pdf.type0_font(whole).base_font(name).encoding_predefined(Name(b"Identity-H")).descendant_font(inner).to_unicode(words);
        let mut out = pdf.cid_font(inner);
        out.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM).font_descriptor(described).default_width(0.0);
        out.cid_to_gid_map_stream(mapped).widths().consecutive(0, widths);
        out.finish();
        let [left, bottom, right, top] = font.bbox;
        let mut out = pdf.font_descriptor(described);
        out.name(name).flags(FontFlags::SYMBOLIC).bbox(Rect::new(left, bottom, right, top)).italic_angle(0.0);
        out.ascent(font.ascent).descent(font.descent).cap_height(font.cap_height).stem_v(80.0).font_file2(data);
        out.finish();
        let length = i32::try_from(file.len()).unwrap_or_default();
        pdf.stream(data, &compress_to_vec_zlib(&file, LEVEL)).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
        pdf.stream(mapped, &compress_to_vec_zlib(&map, LEVEL)).filter(Filter::FlateDecode);
        pdf.cmap(words, &compress_to_vec_zlib(&unicode.finish(), LEVEL)).filter(Filter::FlateDecode);
        whole
    }
}
