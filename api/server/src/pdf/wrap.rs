//! Where a text is broken into lines.

use super::face::Face;

/// The lines of a text no wider than `room`. Its own line ends are kept; a word wider than the room is broken where it must be.
pub(super) fn wrap(text: &str, face: Face, size: f32, room: f32) -> Vec<String> {
    text.split('\n').flat_map(|line| one(line, face, size, room)).collect()
}

fn one(line: &str, face: Face, size: f32, room: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut used = 0.0;
    let space = face.width(" ", size);
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let width = face.width(word, size);
        if !current.is_empty() && used + space + width <= room {
            current.push(' ');
            current.push_str(word);
            used += space + width;
            continue;
        }
        if !current.is_empty() {
            // The space that the break stands for stays in the text, so that it is still one when the text is copied.
            current.push(' ');
            lines.push(std::mem::take(&mut current));
        }
        used = 0.0;
        for letter in word.chars() {
            let width = face.width(letter.encode_utf8(&mut [0; 4]), size);
            if used + width > room && !current.is_empty() {
                lines.push(std::mem::take(&mut current));
                used = 0.0;
            }
            current.push(letter);
            used += width;
        }
    }
    lines.push(current);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrow(text: &str) -> Vec<String> {
        wrap(text, Face::Regular, 10.0, 60.0)
    }

    #[test]
    fn no_line_is_wider_than_its_room_and_no_word_is_lost() {
        let text = "Rhoddwyd gwybod i’r ysgol ar unwaith, a chafodd y ffôn ei roi i’r swyddog.";
        let lines = narrow(text);
        assert!(lines.len() > 3);
        for line in &lines {
            assert!(Face::Regular.width(line.trim_end(), 10.0) <= 60.0, "{line}");
        }
        assert_eq!(lines.concat(), text);
    }

    #[test]
    fn a_word_without_end_is_broken_and_stays_whole_in_the_text() {
        let word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
        let lines = narrow(&format!("ger {word} yno"));
        assert!(lines.iter().all(|line| Face::Regular.width(line.trim_end(), 10.0) <= 60.0));
        assert_eq!(lines.concat(), format!("ger {word} yno"));
    }

    #[test]
    fn line_ends_and_empty_lines_are_kept() {
        assert_eq!(narrow("a\n\nb"), ["a", "", "b"]);
        assert_eq!(narrow(""), [""]);
    }
}
