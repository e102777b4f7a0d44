//! From pages of rows to the bytes of a PDF: text that can be searched, copied and read aloud, in the order and the language it is in.

mod content;
mod fonts;
mod tags;

use super::layout::Row;
use super::paper::{Kind, Paper};
use super::style::PAGE;
use content::Content;
use fonts::Fonts;
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::TabOrder;
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use tags::Tags;
use waymark_domain::officer::ScreenLanguage;

const LEVEL: u8 = 6;

/// Gives out numbers for the objects of one file.
pub(super) struct Numbers(i32);

impl Numbers {
    pub(super) const fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// The language as PDF names it.
pub(super) const fn tag(language: ScreenLanguage) -> &'static str {
    match language {
        ScreenLanguage::English => "en-GB",
        ScreenLanguage::Welsh => "cy-GB",
    }
}

/// The whole file. The same description gives the same bytes.
pub(super) fn bytes(paper: &Paper, pages: &[Vec<Row>]) -> Vec<u8> {
    let mut numbers = Numbers(0);
    let mut pdf = Pdf::new();
    pdf.set_version(1, 7);
    let (catalog, tree, info, metadata) = (numbers.next(), numbers.next(), numbers.next(), numbers.next());
    let page_ids: Vec<Ref> = pages.iter().map(|_| numbers.next()).collect();

    let contents: Vec<Content> = pages.iter().enumerate().map(|(at, rows)| Content::of(paper, rows, at + 1, pages.len())).collect();
    let mut fonts = Fonts::default();
    contents.iter().for_each(|content| fonts.note(content));
    let font_ids = fonts.write(&mut pdf, &mut numbers);
    for (at, (content, page)) in contents.iter().zip(&page_ids).enumerate() {
        let stream = numbers.next();
        pdf.stream(stream, &compress_to_vec_zlib(&content.draw(&fonts), LEVEL)).filter(Filter::FlateDecode);
        let mut out = pdf.page(*page);
        out.parent(tree).media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).contents(stream);
        out.struct_parents(i32::try_from(at).unwrap_or_default()).tab_order(TabOrder::StructureOrder);
        let mut resources = out.resources();
        let mut named = resources.fonts();
        for (name, id) in &font_ids {
            named.pair(Name(name), *id);
        }
    }
    pdf.pages(tree).kids(page_ids.iter().copied()).count(i32::try_from(page_ids.len()).unwrap_or_default());

    let root = Tags { paper, contents: &contents, pages: &page_ids }.write(&mut pdf, &mut numbers);
    let outline = bookmarks(&mut pdf, &mut numbers, paper, pages, &page_ids);
    pdf.document_info(info).title(TextStr(&paper.title)).creator(TextStr("Waymark"));
    pdf.metadata(metadata, xmp(paper).as_bytes());
    let mut out = pdf.catalog(catalog);
    out.pages(tree).lang(TextStr(tag(paper.language))).metadata(metadata).outlines(outline);
    out.viewer_preferences().display_doc_title(true);
    out.mark_info().marked(true);
    out.pair(Name(b"StructTreeRoot"), root);
    out.finish();
    pdf.finish()
}

/// The headings, to go to from the reader's side bar.
fn bookmarks(pdf: &mut Pdf, numbers: &mut Numbers, paper: &Paper, pages: &[Vec<Row>], page_ids: &[Ref]) -> Ref {
    let outline = numbers.next();
    let mut found = Vec::new();
    for (at, block) in paper.blocks.iter().enumerate().filter(|(_, block)| matches!(block.kind, Kind::Title | Kind::Heading)) {
        let first = pages.iter().zip(page_ids).find_map(|(rows, page)| rows.iter().find(|row| row.block == at).map(|row| (row, *page)));
        found.extend(first.map(|(row, page)| (numbers.next(), block, page, row.y + row.height)));
    }
    for (at, (id, block, page, top)) in found.iter().enumerate() {
        let mut item = pdf.outline_item(*id);
        item.title(TextStr(&block.text)).parent(outline);
        if let Some((before, ..)) = at.checked_sub(1).and_then(|before| found.get(before)) {
            item.prev(*before);
        }
        if let Some((after, ..)) = found.get(at + 1) {
            item.next(*after);
        }
        item.dest().page(*page).xyz(0.0, *top, None);
    }
    let mut out = pdf.outline(outline);
    if let (Some((first, ..)), Some((last, ..))) = (found.first(), found.last()) {
        out.first(*first).last(*last).count(i32::try_from(found.len()).unwrap_or_default());
    }
    drop(out);
    outline
}

/// The title and language once more, for programs that read only this form.
fn xmp(paper: &Paper) -> String {
    let title = paper.title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let language = tag(paper.language);
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}
