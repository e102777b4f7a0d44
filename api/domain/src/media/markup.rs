//! Names that only a medium bears: data URIs, drawings, document heads, encoders' frames. Looked for with the white space out and in
//! small letters, so that "d a t a : i m a g e / p n g" is one of them; also written backwards and by rot13.

use super::fold::is_space;

/// Never found in honest words once the white space is out.
const NAMES: &[(&str, &str)] = &[
    ("data:image/", "data-uri"),
    ("data:video/", "data-uri"),
    ("data:audio/", "data-uri"),
    ("data:application/", "data-uri"),
    ("data:font/", "data-uri"),
    ("data:text/html", "data-uri"),
    ("data:text/xml", "data-uri"),
    ("data:;base64", "data-uri"),
    (";base64,", "data-uri"),
    ("gnp/egami:atad", "data-uri"),
    (",46esab;", "data-uri"),
    ("/egami:atad", "data-uri"),
    ("qngn:vzntr/", "data-uri"),
    (";onfr64,", "data-uri"),
    ("<svg", "svg"),
    (":svgxmlns", "svg"),
    ("w3.org/2000/svg", "svg"),
    ("<imgsrc=data", "html"),
    ("<imgsrc=\"data", "html"),
    ("<imgsrc='data", "html"),
    ("<imagexlink:href", "svg"),
    ("<imagehref", "svg"),
    ("v:imagedata", "html"),
    ("{\\rtf1", "rtf"),
    ("{\\pict", "rtf"),
    ("\\pngblip", "rtf"),
    ("\\jpegblip", "rtf"),
    ("\\objdata", "rtf"),
    ("%pdf-1.", "pdf"),
    ("%pdf-2.", "pdf"),
    ("%!ps-adobe", "postscript"),
    ("=ybegin", "yenc"),
    ("begin-base64", "uuencode"),
    ("content-transfer-encoding:base64", "mime"),
    ("content-transfer-encoding:binary", "mime"),
    ("content-type:image/", "mime"),
    ("content-type:video/", "mime"),
    ("content-type:multipart/", "mime"),
    ("content-disposition:attachment", "mime"),
    ("/*xpm*/", "xpm"),
    ("-----beginpgpmessage", "armour"),
];

/// The first two letters of every name, as a bit set: nearly every place of a text is passed over by one look.
static OPENINGS: [u64; 1024] = openings();

const fn openings() -> [u64; 1024] {
    let mut set = [0u64; 1024];
    let mut at = 0;
    while at < NAMES.len() {
        let name = NAMES[at].0.as_bytes();
        let key = (name[0] as usize) << 8 | name[1] as usize;
        set[key >> 6] |= 1 << (key & 63);
        at += 1;
    }
    set
}

/// The first such name.
pub fn find(text: &[u8]) -> Option<&'static str> {
    if !text.iter().any(|byte| matches!(byte, b':' | b'<' | b'\\' | b'%' | b';' | b'/' | b'=' | b'-')) {
        return None;
    }
    let tight: Vec<u8> = text.iter().filter(|byte| !is_space(**byte)).map(u8::to_ascii_lowercase).collect();
    for at in 0..tight.len().saturating_sub(1) {
        let key = usize::from(tight[at]) << 8 | usize::from(tight[at + 1]);
        if OPENINGS[key >> 6] >> (key & 63) & 1 == 0 {
            continue;
        }
        let rest = &tight[at..];
        if let Some((_, detector)) = NAMES.iter().find(|(name, _)| rest.starts_with(name.as_bytes()) && confirmed(name, rest)) {
            return Some(detector);
        }
    }
    uuencoded(text)
}

/// A name that people may type when they write about data ("Data: image/video, sent at 9") must go on as a URI does.
fn confirmed(name: &str, rest: &[u8]) -> bool {
    if name == "<svg" {
        const NEXT: [&[u8]; 16] = [
            b">",
            b"/",
            b":",
            b"xmlns",
            b"width",
            b"height",
            b"viewbox",
            b"id=",
            b"class=",
            b"style=",
            b"version=",
            b"fill=",
            b"x=",
            b"y=",
            b"role=",
            b"on",
        ];
        return NEXT.iter().any(|next| rest[4..].starts_with(next));
    }
    let Some(kind) = name.strip_prefix("data:").filter(|kind| kind.ends_with('/')) else {
        return name != "/*xpm*/" || rest.len() > 64;
    };
    let after = &rest[5 + kind.len()..];
    let known: [&[u8]; 19] = [
        b"png",
        b"jpg",
        b"jpeg",
        b"gif",
        b"webp",
        b"svg+xml",
        b"bmp",
        b"x-",
        b"vnd.",
        b"tiff",
        b"avif",
        b"hei",
        b"jxl",
        b"jp2",
        b"*",
        b"octet-stream",
        b"pdf",
        b"mp",
        b"quicktime",
    ];
    let end = after.iter().take(100).position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'*')));
    let Some(end) = end else { return false };
    matches!(after[end], b';' | b',') && (known.iter().any(|known| after.starts_with(known)) || after[end..].starts_with(b";base64"))
}

/// `begin 644 name` alone on its line, as uuencode opens.
fn uuencoded(text: &[u8]) -> Option<&'static str> {
    let opens = |line: &[u8]| matches!(line, [b'b', b'e', b'g', b'i', b'n', b' ', mode @ ..] if mode.len() > 4 && mode[..3].iter().all(|digit| (b'0'..=b'7').contains(digit)) && mode[3] == b' ');
    text.split(|byte| matches!(byte, b'\n' | b'\r')).any(|line| opens(line.trim_ascii())).then_some("uuencode")
}
