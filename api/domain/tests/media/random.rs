//! SplitMix64: the same numbers on every machine.

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 11) as usize % limit
    }

    pub fn one<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    /// Digits and letters as a pattern asks: `9` a digit, `A` a capital, `§` a small letter, `¶` a hex digit, `*` any of the three.
    pub fn pattern(&mut self, pattern: &str) -> String {
        let any = |random: &mut Self, from: &str| char::from(from.as_bytes()[random.below(from.len())]);
        const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        const ALL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        pattern
            .chars()
            .map(|c| match c {
                '9' => any(self, "0123456789"),
                'A' => any(self, UPPER),
                '§' => any(self, &UPPER.to_ascii_lowercase()),
                '¶' => any(self, "0123456789abcdef"),
                '*' => any(self, ALL),
                _ => c,
            })
            .collect()
    }
}
