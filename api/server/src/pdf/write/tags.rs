//! The structure of the document, for those who have it read aloud: headings, paragraphs, lists, each in its language.

use super::content::Content;
use super::{Numbers, tag};
use crate::pdf::paper::{Block, Kind, Paper};
use pdf_writer::types::StructRole;
use pdf_writer::{Finish, Pdf, Ref, TextStr};

pub(super) struct Tags<'t> {
    pub(super) paper: &'t Paper,
    pub(super) contents: &'t [Content<'t>],
    pub(super) pages: &'t [Ref],
}

/// A stretch of text: the page it is on, its mark there, whether it is a label.
type Mark = (usize, i32, bool);

const fn role(kind: Kind) -> StructRole {
    match kind {
        Kind::Title => StructRole::H1,
        Kind::Heading => StructRole::H2,
        Kind::Subheading => StructRole::H3,
        Kind::Paragraph | Kind::Pair | Kind::Small => StructRole::P,
        Kind::Wording => StructRole::BlockQuote,
        Kind::Item => StructRole::LI,
    }
}

impl Tags<'_> {
    /// The marks of each part, in the order in which [`Content::draw`] counts them.
    fn marks(&self) -> Vec<Vec<Mark>> {
        let mut marks = vec![Vec::new(); self.paper.blocks.len()];
        for (page, content) in self.contents.iter().enumerate() {
            let pieces = content.rows.iter().flat_map(|row| row.pieces.iter().map(|piece| (row.block, piece.label)));
            for (mark, (block, label)) in (0..).zip(pieces) {
                if let Some(of) = marks.get_mut(block) {
                    of.push((page, mark, label));
                }
            }
        }
        marks
    }

    /// Writes the tree; gives its root.
    pub(super) fn write(&self, pdf: &mut Pdf, numbers: &mut Numbers) -> Ref {
        let [root, document, parents] = std::array::from_fn(|_| numbers.next());
        let mut children = Vec::new();
        let mut list: Option<(Ref, Vec<Ref>)> = None;
        let mut owners: Vec<Vec<(i32, Ref)>> = vec![Vec::new(); self.pages.len()];
        let marks = self.marks();
        for (block, marks) in self.paper.blocks.iter().zip(&marks) {
            let id = numbers.next();
            if block.kind == Kind::Item {
                let (parent, items) = list.get_or_insert_with(|| {
                    let id = numbers.next();
                    children.push(id);
                    (id, Vec::new())
                });
                items.push(id);
                let (parent, parts) = (*parent, [(StructRole::Lbl, true, numbers.next()), (StructRole::LBody, false, numbers.next())]);
                let mut out = pdf.struct_element(id);
                out.kind(StructRole::LI).parent(parent).children().struct_element(parts[0].2).struct_element(parts[1].2);
                out.finish();
                for (role, label, part) in parts {
                    let own: Vec<Mark> = marks.iter().copied().filter(|mark| mark.2 == label).collect();
                    self.element(pdf, part, id, role, block, &own, &mut owners);
                }
            } else {
                close(pdf, document, list.take());
                children.push(id);
                self.element(pdf, id, document, role(block.kind), block, marks, &mut owners);
            }
        }
        close(pdf, document, list);
        let mut out = pdf.struct_element(document);
        out.kind(StructRole::Document).parent(root).lang(TextStr(tag(self.paper.language)));
        children.iter().fold(&mut out.children(), |all, child| all.struct_element(*child));
        out.finish();
        self.parents(pdf, numbers, parents, &owners);
        let mut out = pdf.indirect(root).dict();
        out.pair(pdf_writer::Name(b"Type"), pdf_writer::Name(b"StructTreeRoot"));
        out.pair(pdf_writer::Name(b"K"), document).pair(pdf_writer::Name(b"ParentTree"), parents);
        out.pair(pdf_writer::Name(b"ParentTreeNextKey"), i32::try_from(self.pages.len()).unwrap_or_default());
        out.finish();
        root
    }

    #[allow(clippy::too_many_arguments, reason = "one element of a tree, written in one place")]
    fn element(
        &self,
        pdf: &mut Pdf,
        id: Ref,
        parent: Ref,
        role: StructRole,
        block: &Block,
        marks: &[Mark],
        owners: &mut [Vec<(i32, Ref)>],
    ) {
        let mut out = pdf.struct_element(id);
        out.kind(role).parent(parent);
        if let Some(language) = block.language {
            out.lang(TextStr(tag(language)));
        }
        // Most parts are on one page: named once, its marks are bare numbers.
        let first = marks.first().map(|(page, ..)| *page);
        if let Some(page) = first.and_then(|page| self.pages.get(page)) {
            out.page(*page);
        }
        let mut children = out.children();
        for (page, mark, _) in marks {
            if let (Some(of), Some(owned)) = (self.pages.get(*page), owners.get_mut(*page)) {
                if first == Some(*page) {
                    children.marked_content_id(*mark);
                } else {
                    children.marked_content_ref().page(*of).marked_content_id(*mark);
                }
                owned.push((*mark, id));
            }
        }
    }

    /// For each page, which element each of its marks belongs to.
    fn parents(&self, pdf: &mut Pdf, numbers: &mut Numbers, id: Ref, owners: &[Vec<(i32, Ref)>]) {
        let lists: Vec<Ref> = owners.iter().map(|_| numbers.next()).collect();
        for (owned, list) in owners.iter().zip(&lists) {
            let mut owned = owned.clone();
            owned.sort_unstable();
            pdf.indirect(*list).array().items(owned.into_iter().map(|(_, element)| element));
        }
        let mut tree = pdf.number_tree::<Ref>(id);
        let mut entries = tree.nums();
        for (page, list) in (0..).zip(&lists) {
            entries.insert(page, *list);
        }
    }
}

fn close(pdf: &mut Pdf, document: Ref, list: Option<(Ref, Vec<Ref>)>) {
    if let Some((id, items)) = list {
        let mut out = pdf.struct_element(id);
        out.kind(StructRole::L).parent(document);
        items.iter().fold(&mut out.children(), |all, item| all.struct_element(*item));
    }
}
