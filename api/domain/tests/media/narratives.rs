//! Narratives as officers write them, from a seed.

use super::random::Random;

const OPENINGS: &[&str] = &[
    "PC {n} attended {s} at {t} hrs on {d} following a report from the designated safeguarding lead.",
    "Aeth PC {n} i {s} am {t} ar {d} yn dilyn adroddiad gan y pennaeth cynorthwyol.",
    "At {t} on {d} I was on duty at {s} when the head of year asked to speak with me.",
    "Log {l} refers. SCHOOL CALLED 101 AT {t}. OFFICER TO ATTEND {s} BEFORE END OF DAY. NO IMMEDIATE RISK. PARENTS AWARE.",
    "Crime reference {c}. Previous occurrence {l}. See also {u}.",
];
const MIDDLES: &[&str] = &[
    "The phone, an iPhone 14 Pro Max (IMEI {i}), was switched off and placed in the school safe; nobody viewed the content.",
    "Cafodd y ffôn, Samsung SM-A546B (IMEI {i}), ei ddiffodd a'i roi yn sêff yr ysgol; ni welodd neb y cynnwys.",
    "Mother can be reached on {p}, father on {p}. They live at {n} Heol y Bont, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch LL61 5UJ.",
    "PPU notified by e-mail (message id <{k}@south-wales.police.uk>), reply expected within 24 hrs.",
    "Snapchat username {k}, TikTok https://www.tiktok.com/@{k}/video/{i}?lang=en, asked for removal through Report Remove (ref {c}).",
    "The link {w} was sent to three pupils; none opened it. I advised staff not to view, copy or forward.",
    "The exhibit is sealed: bag {b}, exhibit {e}. Hash given by the download team: {h}.",
    "Referral {u} was made to children's services and to the MASH (reference {c}, {d} {t}).",
    "She said \"it was only a joke\" & that he'd deleted it... I explained the law: s.1 PCA 1978, s.160 CJA 1988, s.45 SOA 2003!",
    "学校的老师说，孩子今天没有来上课，家长已经知道了这件事情。我们明天会再和他们谈一谈。",
    "Matka mówi po polsku; tłumacz został zamówiony na jutro. Ojciec pracuje za granicą i będzie w piątek.",
    "قالت الأم إنها تحدثت مع المدرسة وإن الهاتف موجود الآن لدى المديرة. سيحضر المترجم غداً.",
    "والدہ نے بتایا کہ وہ اسکول سے بات کر چکی ہیں اور فون اب ہیڈ ٹیچر کے پاس ہے۔",
    "ਮਾਂ ਨੇ ਦੱਸਿਆ ਕਿ ਉਸਨੇ ਸਕੂਲ ਨਾਲ ਗੱਲ ਕੀਤੀ ਹੈ ਅਤੇ ਫ਼ੋਨ ਹੁਣ ਹੈੱਡ ਟੀਚਰ ਕੋਲ ਹੈ।",
    "Mae'r rhieni wedi cael gwybod, a bydd gweithiwr cymdeithasol yn galw yfory; nid oes neb arall wedi'i weld. 🙏🙏 😭",
    "Times: {t}, {t}, {t}. Dates: {d}, {d}, {d}. Years 7/8/9. Attendance 96.4%, 88.0%, 91.2%. Form 9B, 10C, 11F.",
    "----------------------------------------\n| Name | DOB | Form |\n| A.J. | {d} | 9B |\n| C.L. | {d} | 8A |\n========================================",
    "Session token seen in the browser: {o}. Serial {e}, asset tag {b}, MAC 3C:06:30:{x}:{x}:{x}, IP 10.{n}.0.7.",
];
const CLOSINGS: &[&str] = &[
    "Next review {d}.",
    "Adolygiad nesaf {d}.",
    "Outcome 21 considered; education input booked for {d} at {t}.",
    "No further action tonight. NFA.",
    "Cyf: {u}",
];
const SCHOOLS: &[&str] =
    &["Ysgol Bro Alun", "Ysgol Gyfun Gymraeg Plasmawr", "St Cenydd Community School", "Ysgol Uwchradd Tywyn", "Cardiff High School"];

/// One narrative of two to fourteen sentences.
pub fn one(random: &mut Random) -> String {
    let mut text = fill(random, OPENINGS);
    for _ in 0..1 + random.below(12) {
        text.push_str(random.one(&[" ", " ", "\n", "\n\n", "  "]));
        text.push_str(&fill(random, MIDDLES));
    }
    text + " " + &fill(random, CLOSINGS)
}

fn fill(random: &mut Random, from: &[&str]) -> String {
    let sentence = random.one(from);
    let mut out = String::with_capacity(sentence.len() + 40);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((slot, after)) => {
                out.push_str(&value(random, slot));
                rest = after;
            }
            None => rest = after,
        }
    }
    out + rest
}

fn value(random: &mut Random, slot: &str) -> String {
    let number = |random: &mut Random, from: usize, to: usize| from + random.below(to - from);
    let pattern = match slot {
        "s" => return random.one(SCHOOLS).to_owned(),
        "t" => return format!("{:02}:{:02}", number(random, 0, 24), number(random, 0, 60)),
        "d" => {
            let (year, month, day) = (number(random, 2008, 2027), number(random, 1, 13), number(random, 1, 29));
            return if random.below(2) == 0 { format!("{year}-{month:02}-{day:02}") } else { format!("{day:02}/{month:02}/{year}") };
        }
        "n" => "999",
        "l" => "9999 of 23/11/2026",
        "c" => "26009999999",
        "u" => "0191¶¶¶¶-¶¶¶¶-7¶¶¶-8¶¶¶-¶¶¶¶¶¶¶¶¶¶¶¶",
        "i" => "35999999999999",
        "p" => random.one(&["079999 999999", "+44 79999 999999", "029 2099 9999", "01766 999999"]),
        "k" => random.one(&["§§§§§§_99", "§§§§.§§§§§§", "**********", "A§§§§§§9999"]),
        "w" => random.one(&[
            "https://www.bbc.co.uk/news/articles/§§9§9§99§§§9§",
            "https://www.instagram.com/p/***********/?igsh=****************==",
            "https://youtu.be/***********?si=****************",
            "https://drive.google.com/file/d/*********************************/view?usp=sharing",
            "https://www.walesonline.co.uk/news/wales-news/police-visit-schools-after-online-safety-99999999",
            "https://example.cymru/a?fbclid=IwAR9*********************************************************",
        ]),
        "b" => "A99999999",
        "e" => random.one(&["JE/1", "AA/9", "F9AAA9AAAA9A", "R9AA99AAAAA"]),
        "h" => random.one(&[
            "¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶",
            "¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶",
            "¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶",
        ]),
        "o" => random.one(&[
            "********************************",
            "*******************************************",
            "***************-****************_**********************************-***********",
        ]),
        _ => "¶¶",
    };
    random.pattern(pattern)
}
