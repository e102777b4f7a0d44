//! A document as a description: what it says, in order, with no word of where on a page it comes to stand.

use super::face::printable;
use super::{layout, write};
use waymark_domain::officer::ScreenLanguage;

/// The protective marking of every page.
pub const MARKING: &str = "OFFICIAL-SENSITIVE";
const MARKING_IN_WELSH: &str = "SWYDDOGOL-SENSITIF";

/// What a part of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Heading,
    Subheading,
    Paragraph,
    /// Something to be read out or handed over word for word.
    Wording,
    /// A label with its value.
    Pair,
    /// One of a list.
    Item,
    Small,
}

/// One part. `label` is that of a pair.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) label: String,
    pub(super) text: String,
    /// Where it is not that of the document.
    pub(super) language: Option<ScreenLanguage>,
}

/// A document on A4.
#[derive(Debug, Clone)]
pub struct Paper {
    pub(super) title: String,
    pub(super) reference: String,
    pub(super) printed: String,
    pub(super) language: ScreenLanguage,
    pub(super) blocks: Vec<Block>,
}

impl Paper {
    /// An empty document. `reference` stands on every page, and so does `printed`: when it was made, in words.
    pub fn new(language: ScreenLanguage, title: &str, reference: &str, printed: &str) -> Self {
        let mut paper =
            Self { title: printable(title), reference: printable(reference), printed: printable(printed), language, blocks: Vec::new() };
        paper.push(Kind::Title, "", title);
        paper
    }

    fn push(&mut self, kind: Kind, label: &str, text: &str) -> &mut Self {
        let block = Block { kind, label: printable(label), text: printable(text), language: None };
        self.blocks.push(block);
        self
    }

    /// A new section.
    pub fn heading(&mut self, text: &str) -> &mut Self {
        self.push(Kind::Heading, "", text)
    }

    /// A part of a section: one person, one crime.
    pub fn subheading(&mut self, text: &str) -> &mut Self {
        self.push(Kind::Subheading, "", text)
    }

    /// Running text; its line ends are kept.
    pub fn paragraph(&mut self, text: &str) -> &mut Self {
        self.push(Kind::Paragraph, "", text)
    }

    /// Text that is given word for word, in its own language.
    pub fn wording(&mut self, text: &str, language: ScreenLanguage) -> &mut Self {
        self.push(Kind::Wording, "", text).in_language(language)
    }

    /// A label and its value.
    pub fn pair(&mut self, label: &str, value: &str) -> &mut Self {
        self.push(Kind::Pair, label, value)
    }

    /// One of a list.
    pub fn item(&mut self, text: &str) -> &mut Self {
        self.push(Kind::Item, "", text)
    }

    /// Small print.
    pub fn small(&mut self, text: &str) -> &mut Self {
        self.push(Kind::Small, "", text)
    }

    /// The part just added is in this language.
    pub fn in_language(&mut self, language: ScreenLanguage) -> &mut Self {
        if let Some(last) = self.blocks.last_mut() {
            last.language = (language != self.language).then_some(language);
        }
        self
    }

    /// The marking at the top and bottom of every page.
    pub fn marking(&self) -> String {
        match self.language {
            ScreenLanguage::English => MARKING.to_owned(),
            ScreenLanguage::Welsh => format!("{MARKING_IN_WELSH} / {MARKING}"),
        }
    }

    /// The document as PDF.
    pub fn to_bytes(&self) -> Vec<u8> {
        write::bytes(self, &layout::pages(self))
    }
}
