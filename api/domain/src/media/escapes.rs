//! Text behind escapes: percent-encoding, quoted-printable, `\xFF`, `\u00FF`, `\377`, `&#255;`, `%u00FF`. They are undone once here; the
//! caller looks at the outcome, and undoes the next layer, as at any text.

/// Escapes a text must have before it is undone: fewer cannot hide a head.
const LEAST: usize = 3;

const ENTITIES: [(&[u8], u8); 13] = [
    (b"colon;", b':'),
    (b"sol;", b'/'),
    (b"semi;", b';'),
    (b"comma;", b','),
    (b"plus;", b'+'),
    (b"equals;", b'='),
    (b"lt;", b'<'),
    (b"gt;", b'>'),
    (b"amp;", b'&'),
    (b"quot;", b'"'),
    (b"num;", b'#'),
    (b"Tab;", b'\t'),
    (b"NewLine;", b'\n'),
];

/// The text without its escapes, when it has any to speak of.
pub fn undo(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    if bytes.iter().filter(|byte| matches!(byte, b'%' | b'=' | b'\\' | b'&')).count() < LEAST {
        return None;
    }
    let (mut out, mut at, mut undone) = (Vec::with_capacity(bytes.len()), 0, 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (length, value) = match rest[0] {
            b'%' => percent(rest),
            b'=' => quoted(rest),
            b'\\' => backslash(rest),
            b'&' => entity(rest),
            _ => None,
        }
        .unwrap_or((0, None));
        if length == 0 {
            out.push(rest[0]);
            at += 1;
            continue;
        }
        match value {
            Some(Value::Byte(byte)) => out.push(byte),
            Some(Value::Char(c)) => out.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            None => {}
        }
        undone += 1;
        at += length;
    }
    (undone >= LEAST).then(|| decode(&out))
}

enum Value {
    Byte(u8),
    Char(char),
}

type Escape = Option<(usize, Option<Value>)>;

fn number(digits: Option<&[u8]>, base: u32) -> Option<u32> {
    let text = std::str::from_utf8(digits?).ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_alphanumeric()))?;
    u32::from_str_radix(text, base).ok()
}

fn char_of(code: u32, length: usize) -> Escape {
    Some((length, char::from_u32(code).map(Value::Char)))
}

fn percent(rest: &[u8]) -> Escape {
    if matches!(rest.get(1), Some(b'u' | b'U')) {
        return char_of(number(rest.get(2..6), 16)?, 6);
    }
    let byte = number(rest.get(1..3), 16)?;
    Some((3, Some(Value::Byte(byte as u8))))
}

fn quoted(rest: &[u8]) -> Escape {
    match rest {
        [b'=', b'\r', b'\n', ..] => Some((3, None)),
        [b'=', b'\n', ..] => Some((2, None)),
        _ => percent(rest).filter(|(length, _)| *length == 3),
    }
}

fn backslash(rest: &[u8]) -> Escape {
    let byte = |length: usize, value: u32| Some((length, Some(Value::Byte(value as u8))));
    match rest.get(1)? {
        b'x' | b'X' => byte(4, number(rest.get(2..4), 16)?),
        b'u' | b'U' if rest.get(2) == Some(&b'{') => {
            let digits = rest[3..].iter().take(6).take_while(|digit| digit.is_ascii_hexdigit()).count();
            char_of(number(rest.get(3..3 + digits), 16)?, 4 + digits)
        }
        b'u' | b'U' => char_of(number(rest.get(2..6), 16)?, 6),
        b'n' | b'r' | b't' => byte(2, u32::from(b' ')),
        b'/' => byte(2, u32::from(b'/')),
        b'0'..=b'3' => byte(4, number(rest.get(1..4), 8)?),
        _ => None,
    }
}

fn entity(rest: &[u8]) -> Escape {
    let Some(b'#') = rest.get(1) else {
        let (name, byte) = ENTITIES.iter().find(|(name, _)| rest[1..].starts_with(name))?;
        return Some((1 + name.len(), Some(Value::Byte(*byte))));
    };
    let hex = matches!(rest.get(2), Some(b'x' | b'X'));
    let from = if hex { 3 } else { 2 };
    let digits = rest[from..].iter().take(8).take_while(|digit| digit.is_ascii_hexdigit() && (hex || digit.is_ascii_digit())).count();
    let code = number(rest.get(from..from + digits), if hex { 16 } else { 10 })?;
    char_of(code, from + digits + usize::from(rest.get(from + digits) == Some(&b';')))
}

/// UTF-8 where it is that, Latin-1 where it is not: a file's bytes come out as the characters that the raw detector knows.
fn decode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
    }
    text
}
