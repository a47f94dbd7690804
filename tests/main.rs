//! The integration tests: one binary, cases as data in `cases/`, accepted output in `snapshots/`.
//!
//! Tests on the real texts run when `../shared` is there and say so on stderr when they were skipped.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on should stop at once, and loudly"
)]

mod it {
    mod agreement;
    mod any_input;
    mod arithmetic;
    mod batches;
    mod browser;
    mod comparison;
    mod comparison_invariants;
    mod contract;
    mod copies;
    mod corpus;
    mod cues;
    mod decide;
    mod decisions;
    mod docx;
    mod docx_broken;
    mod docx_file;
    mod docx_hostile;
    mod encodings;
    mod escaping;
    mod exit_status;
    mod invariants;
    mod junit;
    mod ledger;
    mod noise;
    mod numbers;
    mod packs;
    mod pdf;
    mod properties;
    mod readme;
    mod rendering;
    mod sarif;
    mod sarif_places;
    mod saved;
    mod shape;
    mod sheets;
    mod snapshots;
    mod stance;
    mod streams;
    mod structure;
    mod support;
    mod table;
    mod tails;
    mod text;
    mod torture;
    mod web_pages;
    mod word_file;
    mod word_parts;
    mod word_report;
    mod workbook;
}
