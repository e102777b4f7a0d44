//! How the files we refuse begin. `infer` is the second opinion; the checks here are stricter than its two- and three-byte ones,
//! because they are asked about words and reference numbers as often as about files.

/// First two bytes of every head known to [`sniff`], as a bit set: the rolling decoders ask it once a character.
static FIRST_TWO: [u64; 1024] = first_two();

const fn first_two() -> [u64; 1024] {
    const HEADS: &[[u8; 2]] = &[
        [0xFF, 0xD8],
        [0xFF, 0x4F],
        [0x89, b'P'],
        [0x8A, b'M'],
        [0x8B, b'J'],
        *b"GI",
        *b"RI",
        *b"BM",
        *b"II",
        *b"MM",
        [0, 0],
        *b"8B",
        *b"%P",
        *b"%!",
        [0x1A, 0x45],
        *b"PK",
        [0x1F, 0x8B],
        *b"Ra",
        *b"7z",
        *b"BZ",
        [0xFD, b'7'],
        [0x28, 0xB5],
        *b"Og",
        *b"fL",
        *b"ID",
        *b"FL",
        [0x30, 0x26],
        *b"{\\",
        *b"<s",
        *b"<S",
        *b"da",
        *b"qo",
        [0x76, 0x2F],
        *b"gi",
        *b"BP",
        [0xD7, 0xCD],
        *b"DD",
    ];
    let mut set = [0u64; 1024];
    let mut at = 0;
    while at < HEADS.len() {
        let key = (HEADS[at][0] as usize) << 8 | HEADS[at][1] as usize;
        set[key >> 6] |= 1 << (key & 63);
        at += 1;
    }
    set
}

/// Whether six bytes, the last 48 bits of `window`, may begin a file. Cheap: nearly every call ends at the bit set.
pub fn may_begin(window: u64) -> bool {
    let key = (window >> 32) as u16;
    if FIRST_TWO[usize::from(key >> 6)] >> (key & 63) & 1 == 0 {
        return false;
    }
    let bytes = window.to_be_bytes();
    let head = &bytes[2..];
    match head[0] {
        0xFF => head[2] == 0xFF,
        // A box of ISO media starts with its length, an icon with its kind.
        0 => {
            (head[2] == 0 && head[3] != 0 && matches!(head[4], b'f' | b'j' | b'J'))
                || (matches!(head[2], 1 | 2) && head[3] == 0 && head[5] == 0)
        }
        b'B' if head[1] == b'M' => true,
        b'I' | b'M' if head[0] == head[1] => matches!(&head[2..4], [b'*' | b'+', 0] | [0, b'*' | b'+']),
        b'R' if head[1] == b'I' => &head[..4] == b"RIFF",
        b'G' => &head[..4] == b"GIF8",
        b'd' => &head[..5] == b"data:",
        _ => true,
    }
}

fn little(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(u32::MAX, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn jpeg(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xD8, 0xFF, 0xE0, _, _, rest @ ..] => rest.starts_with(b"JF") || rest.first() == Some(&0),
        [0xFF, 0xD8, 0xFF, 0xE1, _, _, rest @ ..] => rest.starts_with(b"Ex") || rest.starts_with(b"ht"),
        [0xFF, 0xD8, 0xFF, marker, high, ..] => matches!(marker, 0xC0..=0xC4 | 0xDB | 0xDD | 0xE2..=0xEF | 0xFE) && *high < 0x40,
        _ => false,
    }
}

/// GIF's name is plain letters that prose may hold: its sizes are not, and they come next.
fn gif(bytes: &[u8]) -> bool {
    (bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")) && bytes[6..].iter().take(7).any(|byte| *byte < 0x20 || *byte > 0x7E)
}

fn bitmap(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM")
        && bytes.len() >= 18
        && little(bytes, 6) == 0
        && little(bytes, 10) < 0x1_0000
        && matches!(little(bytes, 14), 12 | 40 | 52 | 56 | 64 | 108 | 124)
}

fn icon(bytes: &[u8]) -> bool {
    matches!(bytes, [0, 0, kind @ (1 | 2), 0, count, 0, _, _, _, 0, planes, 0, bits, 0, ..]
        if (1..=64).contains(count) && (*kind == 2 || (*planes <= 1 && matches!(bits, 0 | 1 | 4 | 8 | 16 | 24 | 32))))
}

fn tiff(bytes: &[u8]) -> bool {
    match bytes {
        [b'I', b'I', b'*' | b'+', 0, _, _, high, 0, ..] => *high < 0x40,
        [b'M', b'M', 0, b'*' | b'+', 0, high, _, _, ..] => *high < 0x40,
        _ => false,
    }
}

fn boxed(bytes: &[u8]) -> Option<&'static str> {
    if bytes.len() < 8 || bytes[..3] != [0, 0, 0] {
        return None;
    }
    match &bytes[4..8] {
        b"ftyp" => Some(match bytes.get(8..12) {
            Some(b"heic" | b"heix" | b"mif1" | b"msf1" | b"hevc") => "heic",
            Some(b"avif" | b"avis") => "avif",
            _ => "mp4",
        }),
        b"JXL " => Some("jpeg-xl"),
        b"jP  " => Some("jpeg-2000"),
        _ => None,
    }
}

/// The kind of file these bytes begin, when they surely do.
pub fn sniff(bytes: &[u8]) -> Option<&'static str> {
    if jpeg(bytes) {
        return Some("jpeg");
    }
    if gif(bytes) {
        return Some("gif");
    }
    if bitmap(bytes) {
        return Some("bmp");
    }
    if icon(bytes) {
        return Some("icon");
    }
    if drawing(bytes) {
        return Some("svg");
    }
    if tiff(bytes) {
        return Some("tiff");
    }
    boxed(bytes).or_else(|| named(bytes)).or_else(|| second_opinion(bytes))
}

/// `<svg` and the end of the word: people's addresses may begin so.
fn drawing(bytes: &[u8]) -> bool {
    bytes.len() > 4 && bytes[..4].eq_ignore_ascii_case(b"<svg") && matches!(bytes[4], b' ' | b'\n' | b'\r' | b'\t' | b'>' | b'/' | b':')
}

fn named(bytes: &[u8]) -> Option<&'static str> {
    const NAMES: &[(&[u8], &str)] = &[
        (b"\x89PNG\r", "png"),
        (b"\x8AMNG\r", "png"),
        (b"\x8BJNG\r", "png"),
        (b"\xFF\x4F\xFF\x51\x00", "jpeg-2000"),
        (b"8BPS\x00", "psd"),
        (b"%PDF-1.", "pdf"),
        (b"%PDF-2.", "pdf"),
        (b"%!PS-Adobe", "postscript"),
        (b"\x1A\x45\xDF\xA3", "matroska"),
        (b"PK\x03\x04", "zip"),
        (b"PK\x05\x06", "zip"),
        (b"7z\xBC\xAF\x27\x1C", "7z"),
        (b"Rar!\x1A\x07", "rar"),
        (b"\xFD7zXZ\x00", "xz"),
        (b"\x28\xB5\x2F\xFD", "zstd"),
        (b"OggS\x00", "ogg"),
        (b"fLaC\x00", "flac"),
        (b"ID3\x02\x00", "mp3"),
        (b"ID3\x03\x00", "mp3"),
        (b"ID3\x04\x00", "mp3"),
        (b"FLV\x01", "flv"),
        (b"\x30\x26\xB2\x75\x8E\x66", "asf"),
        (b"{\\rtf1", "rtf"),
        (b"qoif\x00", "qoi"),
        (b"\x76\x2F\x31\x01", "exr"),
        (b"gimp xcf ", "xcf"),
        (b"BPG\xFB", "bpg"),
        (b"\xD7\xCD\xC6\x9A", "wmf"),
        (b"DDS |\x00", "dds"),
        (b"data:image/", "data-uri"),
        (b"data:video/", "data-uri"),
        (b"data:audio/", "data-uri"),
        (b"data:application/", "data-uri"),
    ];
    if let Some((_, name)) = NAMES.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Some(name);
    }
    if bytes.starts_with(b"RIFF") {
        return match bytes.get(8..12) {
            Some(b"WEBP") => Some("webp"),
            Some(b"AVI " | b"WAVE") => Some("riff"),
            _ => None,
        };
    }
    let gzip = matches!(bytes, [0x1F, 0x8B, 8, 0..=0x1F, _, _, _, _, 0 | 2 | 4, 0..=13 | 255, ..]);
    let bzip = bytes.starts_with(b"BZh") && bytes.get(4..10) == Some(b"1AY&SY");
    if gzip || bzip { Some("archive") } else { None }
}

/// `infer` without the kinds it knows by two or three bytes only.
fn second_opinion(bytes: &[u8]) -> Option<&'static str> {
    let kind = infer::get(bytes)?;
    let weak = [
        "image/bmp",
        "image/jpeg",
        "image/gif",
        "image/vnd.microsoft.icon",
        "image/jxl",
        "image/tiff",
        "audio/mpeg",
        "audio/aac",
        "application/gzip",
    ];
    let media = matches!(kind.matcher_type(), infer::MatcherType::Image | infer::MatcherType::Video);
    (media && !weak.contains(&kind.mime_type())).then_some("other-media")
}
