//! Honest text that looks like something else.

type List = (&'static str, fn(usize) -> String);

/// Each of these may stand in a record.
pub fn all() -> Vec<String> {
    let mut all: Vec<String> = PLAIN.iter().map(|text| (*text).to_owned()).collect();
    all.extend(PLAIN.iter().map(|text| text.to_uppercase()));
    let lists: [List; 15] = [
        ("\n", |n| format!("IMEI {} model SM-A{}56B serial R5CT{}0AXYZ", 350_000_000_000_000u64 + n as u64 * 7_919_113, n % 9, n + 11)),
        (", ", |n| format!("2026-11-{:02}T{:02}:{:02}:00Z", n % 28 + 1, n % 24, n * 7 % 60)),
        ("\n", |n| format!("{:02} Feb 2026 | {:02}:{:02} | {}", n % 28 + 1, n % 24, n * 7 % 60, n * 13 % 400)),
        ("\n", |n| format!("{:02} Dec 2026  {:02}:{:02}  {}", n % 28 + 1, n % 24, n * 7 % 60, n * 13 % 400)),
        (", ", |n| format!("029 20{:02} {:04}", n % 100, n * 71 % 10_000)),
        (" ", |n| format!("07{:03} {:06}", n * 37 % 1000, n * 7_919 % 1_000_000)),
        (" ", |n| format!("{}", n * 37 % 101)),
        (", ", |n| format!("{}{}", n % 7 + 7, ["A", "B", "C", "D", "E", "F"][n % 6])),
        (", ", |n| format!("CF{} {}{}", n % 64 + 1, n % 9 + 1, ["AB", "NP", "XY", "JQ", "ZZ"][n % 5])),
        (" ", |n| format!("{}{:02} {}", ["CA", "CF", "YK", "WX"][n % 4], n % 70 + 10, ["KLM", "XYZ", "ABD", "OPV", "JHG"][n % 5])),
        ("; ", |n| format!("log {:04} of {:02}/11/2026, crime 26001{:05}", n * 17 % 10_000, n % 28 + 1, n * 991 % 100_000)),
        (" ", |n| format!("0191f3a2-7{:03x}-7abc-8{:03x}-5d3e4f6a{:04x}", n * 19 % 4096, n * 37 % 4096, n * 7_919 % 65_536)),
        (", ", |n| format!("192.168.{}.{}", n % 4, n * 7 % 255)),
        (" ", |n| format!("{}{}", ["Ma", "En", "Sc", "Cy", "Hi", "Ge"][n % 6], n % 5 + 1)),
        ("", |n| ["😂", "😭", "👀", "🔥", "💀", "🙏", "❤️", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"][n % 8].to_owned()),
    ];
    all.extend(lists.iter().map(|(between, item)| (0..60).map(*item).collect::<Vec<_>>().join(between)));
    all.extend(
        ["-", "=", "_", "*", "#", "~", ".", "!", "-=", "+-", "AAAA", "ha", "lol ", "0", "0 ", "😂", "x"].map(|piece| piece.repeat(400)),
    );
    all
}

/// All the plain ones in one text. (Twice in one body they hold more characters that look drawn by lot than any real record does.)
pub fn together() -> String {
    PLAIN.join("\n")
}

const PLAIN: &[&str] = &[
    "data: none yet",
    "Data: image/video, sent at 21:14; audio/voice notes too. Data, image, base64: words only.",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "pneumonoultramicroscopicsilicovolcanoconiosis, antidisestablishmentarianism, gwrthddatgysylltiadaeth",
    "0191f3a2-7c4d-7abc-8def-5d3e4f6a7b8c",
    "MD5 d41d8cd98f00b204e9800998ecf8427e",
    "SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "Hashes: d41d8cd98f00b204e9800998ecf8427e, 9e107d9d372bb6826bd81d3542a419d6 and da39a3ee5e6b4b0d3255bfef95601890afd80709.",
    "Cursor: eyJhZnRlciI6IjAxOTFmM2EyLTdjNGQtN2FiYy04ZGVmLTVkM2U0ZjZhN2I4YyIsImxpbWl0Ijo1MH0.Q2hhY2hhMjAtUG9seTEzMDUtdGFnLWJ5dGVz",
    "https://www.bbc.co.uk/news/articles/c70w470d2g4o and https://www.leaderlive.co.uk/news/24460933.police-in-school-safety-talk-for-year-nine-pupils/?ref=rss&utm_source=newsletter",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf&index=12",
    "https://maps.google.com/maps/place/Ysgol+Gyfun/@51.4816546,-3.1791934,17z/data=!3m1!4b1!4m5!3m4!1s0x486e1cc2b5a8c5e7:0x3a0d8f1b2c3d4e5f!8m2!3d51.4816!4d-3.1791",
    "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhwb.gov.wales%2Fkeeping-safe-online%2Fsharing-nudes%3Fa%3D1&data=05%7C02%7Cjane.evans%40south-wales.police.uk%7C0b1c2d3e4f5a46b7c8d908dc1a2b3c4d%7C2b5c1f0e9d8c4b7aa6f5e4d3c2b1a090%7C0%7C0%7C638412345678901234%7CUnknown%7CTWFpbGZsb3d8eyJFbXB0eU1hcGkiOnRydWUsIlYiOiIwLjAuMDAwMCIsIlAiOiJXaW4zMiIsIkFOIjoiTWFpbCIsIldUIjoyfQ%3D%3D%7C0%7C%7C%7C&sdata=6yqX0eKf5bJ1vN3uZ8wQ2rT7mPjLhGdSaVcBxYiOk4E%3D&reserved=0",
    "https://ar.wikipedia.org/wiki/%D8%A7%D9%84%D8%B4%D8%B1%D8%B7%D8%A9_%D9%81%D9%8A_%D8%A7%D9%84%D9%85%D8%AF%D8%B1%D8%B3%D8%A9",
    "asdfghjklqwertyuiopzxcvbnmasdfghjklASDFGHJKL123456qwertyuiop",
    "aSdKjHfLkAsJdHfLkJaShDfLkJhAsDf87687sdfKJHGKJHgkjhgKJHGkjhgk",
    "Idempotency-Key: 8e03978e-40d5-43dd-bc93-6894a57f9324",
    "He wrote \"<image omitted>\" and \"<Media omitted>\" in the chat; IMG-20261123-WA0004.jpg was named, GIF89a and PNG too. See JFIF, RIFF, PDF.",
    "The work/women/wonder of it: school/work/well-being/wo, and/or, his/hers, s.47/s.17, n/a, w/c 23/11/2026.",
    "Flat 12B, Tŷ Glas, 14-16 Heol y Bont, Penrhyndeudraeth, Gwynedd LL48 6LT; tel +44 (0)1766 555 0123 ext. 4.",
    "=== Notes === ---- ***** ///// \\\\\\\\ %%% 100% of 5% and 25% = 30%; R&D; A&E; P&O; Q&A; 10% + 20% = 30%",
    "C:\\Users\\jevans\\Documents\\new\\report.docx and \\\\server\\share\\x86\\tools",
    "j.evans+school@south-wales.police.uk; reply: dsl@ysgol-bro-alun.cymru; @user_name.99 #thinkuknow",
    "Chi Ma En Sc 7A 7B 8C (Ma1 En2 Sc3). Mr A J Evans, Mrs B K Jones, Dr C Ll Rees, PC 1234 D E F Ap-Gwilym.",
    "MAC 00:1A:2B:3C:4D:5E, IP 10.0.0.1, IMSI 234150999999999, ICCID 8944110068123456789, Apple serial F2LXK0ABHG7F, C39ZQ1ABN70M.",
    "NI number QQ123456C, NHS number 943 476 5919, URN 62/WX/4471/26, PNC 99/0000123A, CHS 1000000/26, occurrence 2600123456.",
    "学校报告了一起事件。警察于上午十点到达学校，校长已经把手机关机并锁在保险柜里。两名学生的父母都已经通知，社工明天会来。没有人看过照片。",
    "أبلغت المدرسة عن حادثة. حضر الشرطي في الساعة العاشرة صباحاً، وكان الهاتف مغلقاً في خزانة المدرسة. تم إبلاغ الوالدين.",
    "W7mQe2xLr0pZt9KcVf4YhB6nSuJd1AoGi8vXqE3wRyTk5MzNlPbUjHsDgCaFxOI-_W7mQe2xLr0pZt9KcVf4YhB6nSuJd1AoGi8vXqE3wRyTk5MzNlPbUjHsDgCaFxOI",
    "Szkoła zgłosiła zdarzenie. Funkcjonariusz przybył o dziesiątej; telefon był wyłączony i zamknięty w sejfie. Rodzice zostali powiadomieni, źródło: żółta książka.",
    "اسکول نے ایک واقعے کی اطلاع دی۔ پولیس افسر صبح دس بجے پہنچا، فون بند تھا اور اسکول کی الماری میں رکھا ہوا تھا۔ والدین کو بتا دیا گیا ہے۔",
    "ਸਕੂਲ ਨੇ ਇੱਕ ਘਟਨਾ ਦੀ ਰਿਪੋਰਟ ਕੀਤੀ। ਪੁਲਿਸ ਅਫਸਰ ਸਵੇਰੇ ਦਸ ਵਜੇ ਪਹੁੰਚਿਆ, ਫ਼ੋਨ ਬੰਦ ਸੀ। ਮਾਪਿਆਂ ਨੂੰ ਦੱਸ ਦਿੱਤਾ ਗਿਆ ਹੈ।",
    "학교에서 사건을 신고했습니다. 경찰관이 오전 열 시에 도착했고 휴대전화는 꺼진 채 금고에 보관되어 있었습니다. 부모님께 알렸습니다. 내일 사회복지사가 방문할 예정입니다.",
    "学校から事件の報告がありました。警察官は午前十時に到着し、電話は電源を切って金庫に入れてありました。保護者には連絡済みです。",
    "Школа сообщила о происшествии. Полицейский прибыл в десять утра; телефон был выключен. Η σχολή ανέφερε ένα περιστατικό. โรงเรียนรายงานเหตุการณ์",
    "العربية, Polski, 中文, ਪੰਜਾਬੀ, اردو, Cymraeg, Українська, Ελληνικά, বাংলা, ትግርኛ, Soomaali, Română, Türkçe, ไทย, தமிழ், हिन्दी, 한국어, 日本語",
    "ሓደ ፍጻመ ካብ ቤት ትምህርቲ ተጸብጺቡ። ፖሊስ ሰዓት ዓሰርተ ናይ ንግሆ በጺሑ፡ እቲ ተሌፎን ተዓጽዩ ኣብ ሳንዱቕ ተቐሚጡ ነበረ። ወለዲ ተሓቢሮም ኣለዉ።",
    "Ø§Ù„Ø¹Ø±Ø¨ÙŠØ© Ø§Ù„Ù…Ø¯Ø±Ø³Ø© Ø£Ø¨Ù„ØºØª Ø¹Ù† Ø\u{ad}Ø§Ø¯Ø«Ø© Ø§Ù„Ù‡Ø§ØªÙ Ù…ØºÙ„Ù‚ ÙÙŠ Ø®Ø²Ø§Ù†Ø© and â€œquotesâ€\u{9d} itâ€™s Ã© Ã¨ Ã´",
    "“Curly” ‘quotes’ – dashes — £20 €30 • bullet ✓ done ✗ not done → next ½ hour, 37.5 °C, № 4, © 2026, naïve café ŵ ŷ â ê ô î û ÿ",
    "B A S E and s p e l l e d out: J-A-M-E-S, L.L.Y.W.E.L.Y.N., 0 7 7 0 0 9 0 0 1 2 3, k i k username: xX_d4rk_L0rd_Xx99, sn4p_qu33n.2011",
    "0000 0000 0001 0000 0100 1010 0000; marks 12/20, 15/20, 9/20; 4,8,15,16,23,42; 255 pupils, 216 present, 255 enrolled",
];
