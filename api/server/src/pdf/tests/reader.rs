//! Reads a document back as a reader would: the text of each page, from the bytes alone. It knows no more PDF than ours is written in.

use miniz_oxide::inflate::decompress_to_vec_zlib;
use std::collections::BTreeMap;

/// A document, its objects by number.
pub struct Document {
    objects: BTreeMap<usize, Vec<u8>>,
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(wanted.len()).position(|window| window == wanted).map(|at| at + from)
}

/// The number after a key.
fn number(bytes: &[u8], key: &str) -> Option<usize> {
    let at = find(bytes, key.as_bytes(), 0)? + key.len();
    let digits: Vec<u8> = bytes[at..].iter().copied().skip_while(|b| *b == b' ').take_while(u8::is_ascii_digit).collect();
    String::from_utf8(digits).ok()?.parse().ok()
}

impl Document {
    pub fn read(bytes: &[u8]) -> Self {
        assert!(bytes.starts_with(b"%PDF-1.7"), "a PDF");
        let mut objects = BTreeMap::new();
        let table = number(bytes, "startxref\n").expect("a table of objects");
        let lines = String::from_utf8(bytes[table..].iter().copied().take_while(|b| *b != b't').collect()).expect("a table of text");
        for (id, line) in lines.lines().skip(2).enumerate().filter(|(_, line)| line.trim_end().ends_with('n')) {
            let from: usize = line.split(' ').next().expect("a place").parse().expect("a number");
            // A stream may hold anything; its length says where it ends.
            let mut end = find(bytes, b"endobj", from).expect("an end");
            if let Some(stream) = find(bytes, b"stream\n", from).filter(|at| *at < end) {
                let length = number(&bytes[from..stream], "/Length ").expect("a length");
                end = find(bytes, b"endobj", stream + length).expect("an end");
            }
            objects.insert(id, bytes[from..end].to_vec());
        }
        Self { objects }
    }

    fn stream(&self, id: usize) -> Vec<u8> {
        let object = &self.objects[&id];
        let from = find(object, b"stream\n", 0).expect("a stream") + 7;
        let length = number(object, "/Length ").expect("a length");
        decompress_to_vec_zlib(&object[from..from + length]).expect("a stream that unpacks")
    }

    /// Everything that is not packed, such as the title and the structure.
    pub fn plain(&self) -> String {
        self.objects.values().map(|object| String::from_utf8_lossy(object).into_owned()).collect()
    }

    /// How many objects hold this.
    pub fn count(&self, text: &str) -> usize {
        self.objects.values().filter(|object| find(object, text.as_bytes(), 0).is_some()).count()
    }

    fn letters(&self, font: usize) -> BTreeMap<u16, char> {
        let words = number(&self.objects[&font], "/ToUnicode ").expect("letters");
        let map = String::from_utf8(self.stream(words)).expect("text");
        let pair = |line: &str| {
            let parts: Vec<&str> = line.split(['<', '>', ' ']).filter(|part| !part.is_empty()).collect();
            let [from, to] = parts.as_slice() else { return None };
            let to = u32::from_str_radix(to, 16).ok().and_then(char::from_u32)?;
            Some((u16::from_str_radix(from, 16).ok()?, to))
        };
        map.lines().filter_map(pair).collect()
    }

    /// The text of each page in the order in which it is drawn, with a line end between stretches.
    pub fn pages(&self) -> Vec<String> {
        let is_page = |object: &&Vec<u8>| find(object, b"/Type /Page\n", 0).is_some();
        self.objects.values().filter(is_page).map(|page| self.page(page)).collect()
    }

    fn page(&self, page: &[u8]) -> String {
        let fonts: BTreeMap<&str, BTreeMap<u16, char>> =
            [("R", "/R "), ("B", "/B ")].into_iter().filter_map(|(name, key)| Some((name, self.letters(number(page, key)?)))).collect();
        let content = self.stream(number(page, "/Contents ").expect("contents"));
        let (mut text, mut font, mut at) = (String::new(), "R", 0);
        while let Some(line) = content.get(at..).filter(|rest| !rest.is_empty()) {
            if line.starts_with(b"/R ") || line.starts_with(b"/B ") {
                font = if line[1] == b'R' { "R" } else { "B" };
            }
            if matches!(line[0], b'(' | b'<') && !line.starts_with(b"<<") {
                let (codes, used) = string(line);
                text.extend(codes.chunks_exact(2).map(|two| fonts[font][&u16::from_be_bytes([two[0], two[1]])]));
                text.push('\n');
                at += used;
            } else {
                at += line.iter().position(|b| *b == b'\n').map_or(line.len(), |end| end + 1);
            }
        }
        text
    }
}

/// A string as PDF writes it, and how long it is written.
fn string(bytes: &[u8]) -> (Vec<u8>, usize) {
    if bytes[0] == b'<' {
        let end = bytes.iter().position(|b| *b == b'>').expect("an end");
        let digits: Vec<u8> = bytes[1..end].iter().map(|b| char::from(*b).to_digit(16).expect("a digit") as u8).collect();
        return (digits.chunks_exact(2).map(|two| two[0] * 16 + two[1]).collect(), end + 1);
    }
    let (mut out, mut at, mut depth) = (Vec::new(), 1, 1);
    while depth > 0 {
        match bytes[at] {
            b'\\' => {
                at += 1;
                out.push(match bytes[at] {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    b'0'..=b'7' => {
                        at += 2;
                        bytes[at - 2..=at].iter().fold(0, |sum, digit| sum * 8 + (digit - b'0'))
                    }
                    other => other,
                });
            }
            b'(' => {
                depth += 1;
                out.push(b'(');
            }
            b')' => {
                depth -= 1;
                if depth > 0 {
                    out.push(b')');
                }
            }
            other => out.push(other),
        }
        at += 1;
    }
    (out, at)
}

/// The text with every space and line end one space: where lines break is no matter.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
