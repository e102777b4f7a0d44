//! Counters in the Prometheus text format: numbers only, nothing about anybody.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];
/// Upper bounds of the duration buckets, in milliseconds.
const BUCKETS: [u64; 8] = [1, 5, 10, 25, 50, 100, 500, 2500];

/// What is counted since the start.
#[derive(Default)]
pub struct Metrics {
    answers: [AtomicU64; 5],
    durations: [AtomicU64; 9],
    total_micros: AtomicU64,
    media_refused: AtomicU64,
    guidance_differed: AtomicU64,
}

impl Metrics {
    /// Counts one answer.
    pub fn answered(&self, status: u16, micros: u64) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.answers[class].fetch_add(1, Ordering::Relaxed);
        let bucket = BUCKETS.iter().position(|bound| micros <= bound * 1000).unwrap_or(BUCKETS.len());
        self.durations[bucket].fetch_add(1, Ordering::Relaxed);
        self.total_micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// Counts one refusal of an image.
    pub fn media_refused(&self) {
        self.media_refused.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts one time that a client saw something else than the server computed.
    pub fn guidance_differed(&self) {
        self.guidance_differed.fetch_add(1, Ordering::Relaxed);
    }

    /// The text of `/metrics`.
    pub fn text(&self) -> String {
        let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let mut out = String::new();
        out.push_str("# HELP waymark_http_answers_total Answers by class of status.\n# TYPE waymark_http_answers_total counter\n");
        for (class, counter) in CLASSES.iter().zip(&self.answers) {
            let _ = writeln!(out, "waymark_http_answers_total{{class=\"{class}\"}} {}", load(counter));
        }
        out.push_str("# HELP waymark_http_answer_seconds Time from request to answer.\n# TYPE waymark_http_answer_seconds histogram\n");
        let mut sum = 0;
        for (at, counter) in self.durations.iter().enumerate() {
            sum += load(counter);
            let bound = BUCKETS.get(at).map_or_else(|| "+Inf".to_owned(), |ms| format!("{}", *ms as f64 / 1000.0));
            let _ = writeln!(out, "waymark_http_answer_seconds_bucket{{le=\"{bound}\"}} {sum}");
        }
        let _ = writeln!(out, "waymark_http_answer_seconds_sum {}", load(&self.total_micros) as f64 / 1e6);
        let _ = writeln!(out, "waymark_http_answer_seconds_count {sum}");
        out.push_str("# HELP waymark_media_refused_total Requests refused because they held an image or a file.\n# TYPE waymark_media_refused_total counter\n");
        let _ = writeln!(out, "waymark_media_refused_total {}", load(&self.media_refused));
        out.push_str("# HELP waymark_guidance_differences_total Writes whose client had seen another suggestion, wording or list of what is owed.\n# TYPE waymark_guidance_differences_total counter\n");
        let _ = writeln!(out, "waymark_guidance_differences_total {}", load(&self.guidance_differed));
        out
    }
}
