//! One page: its running lines, and its rows with a mark on each stretch of text that says which part of the document it is.

use super::fonts::Fonts;
use crate::pdf::face::Face;
use crate::pdf::layout::{Line, Piece, Row};
use crate::pdf::paper::Paper;
use crate::pdf::style::{BOTTOM, LEFT, PAGE, RIGHT, TOP};
use crate::pdf::words::Word;
use pdf_writer::types::ArtifactType;
use pdf_writer::{Content as Operators, Name, Str};

/// The running lines, outside the text: the marking, then what document this is and which page of it.
const RUNNING: f32 = 8.5;

/// A page ready to be drawn.
pub(super) struct Content<'p> {
    pub(super) rows: &'p [Row],
    running: Vec<(f32, Piece)>,
}

impl<'p> Content<'p> {
    pub(super) fn of(paper: &Paper, rows: &'p [Row], number: usize, of: usize) -> Self {
        let piece = |face: Face, x: f32, text: &str| Piece { face, size: RUNNING, x, text: text.to_owned(), label: false };
        let width = |face: Face, text: &str| face.width(text, RUNNING);
        let (bold, regular) = (Face::Bold, Face::Regular);
        let marking = paper.marking();
        let centred = (PAGE.0 - width(bold, &marking)) / 2.0;
        let page = |word: Word| word.of(paper.language);
        let count = format!("{} {number} {} {of}", page(Word::Page), page(Word::Of));
        let to_the_right = |text: &str| RIGHT - width(regular, text);
        let running = vec![
            (TOP + 48.0, piece(bold, centred, &marking)),
            (TOP + 30.0, piece(regular, LEFT, &short(&paper.title))),
            (TOP + 30.0, piece(regular, to_the_right(&paper.reference), &paper.reference)),
            (BOTTOM - 28.0, piece(regular, LEFT, &paper.printed)),
            (BOTTOM - 28.0, piece(regular, to_the_right(&count), &count)),
            (BOTTOM - 46.0, piece(bold, centred, &marking)),
        ];
        Self { rows, running }
    }

    /// Every stretch of text on the page.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.rows.iter().flat_map(|row| &row.pieces).chain(self.running.iter().map(|(_, piece)| piece))
    }

    /// The operators. Marks are counted through the rows; [`super::tags`] counts in the same order.
    pub(super) fn draw(&self, fonts: &Fonts) -> Vec<u8> {
        let mut out = Operators::new();
        let mut mark = 0;
        for row in &self.rows.iter().collect::<Vec<_>>() {
            for piece in &row.pieces {
                out.begin_marked_content_with_properties(Name(b"Span")).properties().identify(mark);
                show(&mut out, fonts, piece, row.y);
                out.end_marked_content();
                mark += 1;
            }
        }
        out.begin_marked_content_with_properties(Name(b"Artifact")).properties().artifact().kind(ArtifactType::Pagination);
        for (y, piece) in &self.running {
            show(&mut out, fonts, piece, *y);
        }
        out.set_stroke_gray(0.55).set_line_width(0.6);
        for y in [TOP + 23.0, BOTTOM - 14.0] {
            out.move_to(LEFT, y).line_to(RIGHT, y).stroke();
        }
        for row in self.rows {
            match row.line {
                Some(Line::Under) => out.move_to(LEFT, row.y - 5.0).line_to(RIGHT, row.y - 5.0).stroke(),
                Some(Line::Beside) => {
                    let bottom = row.y - row.height * 0.28;
                    out.set_line_width(2.4)
                        .move_to(LEFT + 2.0, bottom)
                        .line_to(LEFT + 2.0, bottom + row.height)
                        .stroke()
                        .set_line_width(0.6)
                }
                None => &mut out,
            };
        }
        out.end_marked_content();
        out.finish().to_vec()
    }
}

fn show(out: &mut Operators, fonts: &Fonts, piece: &Piece, y: f32) {
    out.begin_text().set_font(Name(fonts.name(piece.face)), piece.size).next_line(piece.x, y);
    out.show(Str(&fonts.encode(piece.face, &piece.text))).end_text();
}

/// A title short enough to stand beside the reference.
fn short(title: &str) -> String {
    if title.chars().count() <= 60 { title.to_owned() } else { title.chars().take(59).chain(['…']).collect() }
}
