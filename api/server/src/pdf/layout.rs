//! From the description to pages of rows: where each line breaks, and which rows may not be parted by the end of a page.

use super::face::Face;
use super::paper::{Block, Kind, Paper};
use super::style::{BOTTOM, LABELS, LEFT, RIGHT, STEP, Style, TOP};
use super::wrap::wrap;

/// Where in a row its text stands: so much of the height is below the line.
const DESCENT: f32 = 0.28;

/// A stretch of text in one face, at its place across the page.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) x: f32,
    pub(super) text: String,
    /// The label of a pair, or the mark before one of a list.
    pub(super) label: bool,
}

/// What is drawn beside a row's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Under,
    Beside,
}

/// A line of a page.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Which part of the document it belongs to.
    pub(super) block: usize,
    pub(super) pieces: Vec<Piece>,
    pub(super) line: Option<Line>,
    pub(super) height: f32,
    before: f32,
    after: f32,
    /// The next row has to be on the same page.
    glued: bool,
    /// How high above the bottom of the page its text stands; set when it is placed.
    pub(super) y: f32,
}

/// Pages being filled from the top down.
struct Filling {
    pages: Vec<Vec<Row>>,
    y: f32,
}

impl Filling {
    fn fits(&self, height: f32) -> bool {
        self.y - height >= BOTTOM
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    fn put(&mut self, mut row: Row) {
        if self.y < TOP {
            self.y -= row.before;
        }
        self.y -= row.height;
        row.y = self.y + row.height * DESCENT;
        self.y -= row.after;
        if let Some(page) = self.pages.last_mut() {
            page.push(row);
        }
    }
}

/// The rows of each page.
pub(super) fn pages(paper: &Paper) -> Vec<Vec<Row>> {
    let rows: Vec<Row> = paper.blocks.iter().enumerate().flat_map(|(at, block)| rows_of(at, block)).collect();
    let mut filling = Filling { pages: vec![Vec::new()], y: TOP };
    for together in rows.split_inclusive(|row| !row.glued) {
        let height: f32 = together.iter().map(|row| row.before + row.height + row.after).sum();
        if !filling.fits(height) && filling.y < TOP {
            filling.turn();
        }
        for row in together {
            // What belongs together and yet is longer than a page goes on overleaf all the same.
            if !filling.fits(row.before + row.height) {
                filling.turn();
            }
            filling.put(row.clone());
        }
    }
    filling.pages
}

fn rows_of(at: usize, block: &Block) -> Vec<Row> {
    let style = Style::of(block.kind);
    let piece = |x: f32, text: String| Piece { face: style.face, size: style.size, x, text, label: false };
    let bold = |text: &str| Piece { face: Face::Bold, size: style.size, x: LEFT, text: text.to_owned(), label: true };
    let mut rows = Vec::new();
    let mut row = |pieces: Vec<Piece>| {
        rows.push(Row { block: at, pieces, line: None, height: style.leading, before: 0.0, after: 0.0, glued: false, y: 0.0 });
    };
    let indent = match block.kind {
        Kind::Pair => LABELS,
        Kind::Item | Kind::Wording => STEP,
        _ => 0.0,
    };
    let mut first = match block.kind {
        Kind::Pair => Some(bold(&block.label)),
        Kind::Item => Some(Piece { label: true, ..piece(LEFT, "•".to_owned()) }),
        _ => None,
    };
    // A label too long for its column has a row of its own above the value.
    if let Some(long) = first.take_if(|first| first.face.width(&first.text, first.size) > indent - 6.0 && block.kind == Kind::Pair) {
        for line in wrap(&long.text, long.face, long.size, RIGHT - LEFT) {
            row(vec![Piece { text: line, ..long.clone() }]);
        }
    }
    for line in wrap(&block.text, style.face, style.size, RIGHT - LEFT - indent) {
        row(first.take().into_iter().chain([piece(LEFT + indent, line)]).collect());
    }
    finish(rows, block.kind, style)
}

/// The space around, the lines beside, and what holds together.
fn finish(mut rows: Vec<Row>, kind: Kind, style: Style) -> Vec<Row> {
    let count = rows.len();
    let heading = matches!(kind, Kind::Title | Kind::Heading | Kind::Subheading);
    for (at, row) in rows.iter_mut().enumerate() {
        // No single line of a part is left behind or sent ahead.
        row.glued = heading || count < 4 && at + 1 < count || at == 0 && count > 1 || at + 2 == count;
        row.line = match kind {
            Kind::Heading if at + 1 == count => Some(Line::Under),
            Kind::Wording => Some(Line::Beside),
            _ => None,
        };
    }
    if let Some(first) = rows.first_mut() {
        first.before = style.before;
    }
    if let Some(last) = rows.last_mut() {
        last.after = style.after;
    }
    rows
}
