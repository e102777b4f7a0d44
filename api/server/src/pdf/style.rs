//! What each kind of part looks like. All lengths are points.

use super::face::Face;
use super::paper::Kind;

/// A4.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
pub(super) const LEFT: f32 = 56.0;
pub(super) const RIGHT: f32 = PAGE.0 - 56.0;
/// Where the text begins and ends on a page; above and below stand the running lines.
pub(super) const TOP: f32 = PAGE.1 - 84.0;
pub(super) const BOTTOM: f32 = 76.0;
/// How far one step in is.
pub(super) const STEP: f32 = 14.0;
/// The column of a pair's labels.
pub(super) const LABELS: f32 = 152.0;

/// The look of a kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) before: f32,
    pub(super) after: f32,
}

impl Style {
    /// Of a kind.
    pub(super) const fn of(kind: Kind) -> Self {
        let (face, size, leading, before, after) = match kind {
            Kind::Title => (Face::Bold, 19.0, 25.0, 0.0, 8.0),
            Kind::Heading => (Face::Bold, 13.0, 18.0, 18.0, 7.0),
            Kind::Subheading => (Face::Bold, 10.5, 15.0, 10.0, 2.0),
            Kind::Paragraph => (Face::Regular, 10.0, 14.0, 0.0, 4.0),
            Kind::Wording => (Face::Regular, 12.5, 19.0, 6.0, 10.0),
            Kind::Pair => (Face::Regular, 10.0, 14.0, 0.0, 2.5),
            Kind::Item => (Face::Regular, 10.0, 14.0, 0.0, 2.0),
            Kind::Small => (Face::Regular, 8.5, 12.0, 2.0, 3.0),
        };
        Self { face, size, leading, before, after }
    }
}
