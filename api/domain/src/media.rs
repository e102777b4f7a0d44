//! Refuses image or other media hidden in the text of a request: layer 5 of the six that keep every image out (standards, refusing
//! media), behind the content types and sizes of layer 4.
//!
//! Each text is folded ([`fold`]), then asked: does a file begin in it under any common encoding ([`rolling`], [`raw`], [`noise`],
//! [`numbers`]), does it bear a medium's name ([`markup`]), is a run of 256 characters drawn by lot ([`windows`], [`tokens`],
//! [`packed`])? Escapes and words that decode to text are undone and asked again, three layers deep.
//!
//! Limits: text can carry a picture that no scanner tells from words (a drawing in letters, a code book of real words, fewer than 256
//! characters without a head, one's own cipher with honest letter counts). Nothing looked at is kept, hashed, logged or given back.

mod escapes;
mod fold;
mod heads;
mod markup;
mod noise;
mod numbers;
mod packed;
mod raw;
mod rolling;
mod stream;
mod tokens;
mod walk;
mod windows;

use serde_json::Value;

/// How many encodings inside one another are undone.
const LAYERS: usize = 3;

/// That media was found, and where; never what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detection {
    /// RFC 6901 pointer: to the string, or to the container whose strings or keys make it up together.
    pub pointer: String,
    /// Which rule refused it.
    pub detector: &'static str,
    /// Characters in the text looked at.
    pub length: usize,
}

/// The first media found in any string or key of a body, or in the strings of one container put together.
pub fn scan(body: &Value) -> Option<Detection> {
    walk::scan(body)
}

/// The detector that refuses a text, and the text's length in characters.
pub fn scan_text(text: &str) -> Option<(&'static str, usize)> {
    look(text, LAYERS).map(|detector| (detector, text.chars().count()))
}

/// Shorter than any head that is believed.
const LEAST: usize = 12;

fn look(text: &str, layers: usize) -> Option<&'static str> {
    if text.len() < LEAST {
        return None;
    }
    let inner = |found: tokens::Found| match found {
        tokens::Found::Media(name) => Some(name),
        tokens::Found::Text(text) => (layers > 0).then(|| look(&text, layers - 1)).flatten(),
    };
    if let Some(name) = raw::find(text) {
        return Some(name);
    }
    let text = fold::visible(text);
    let (text, folded) = (text.as_ref(), fold::fold(&text));
    let bytes = folded.bytes.as_ref();
    markup::find(bytes)
        .or_else(|| rolling::find(bytes))
        .or_else(|| tokens::find(bytes, inner))
        .or_else(|| {
            let stream = stream::split(bytes);
            // Links that mail filters rewrite hold some 200 characters of this kind: twice the length is asked of a link, more of several.
            let links = || stream.each_link().find_map(|link| windows::find(link, 2)).or_else(|| windows::find(&stream.links, 4));
            windows::find(&stream.text, 1).or_else(links)
        })
        .or_else(|| numbers::find(bytes, inner))
        .or_else(|| noise::find(bytes).or_else(|| noise::find_head(bytes)))
        .or_else(|| if folded.foreign { packed::find(text) } else { None })
        .or_else(|| if layers > 0 { escapes::undo(text).and_then(|inner| look(&inner, layers - 1)) } else { None })
}
