//! Audits annual reports on law-based government (法治政府建设年度报告) against a plan encoded as rules.
//!
//! Data flows one way:
//!
//! ```text
//! file ──read────▶ SourceText ──parse──▶ Document ──┐
//!                                                   ├─evaluate──▶ Evaluation ──score──▶ Scorecard ──render──▶ text, md, html, json
//! YAML ──load────▶ raw pack ──compile──▶ RulePack ──┘
//! ```
//!
//! Beside it, `arithmetic` holds the figures of a `Document` against each other, `decisions` overrule an `Evaluation`
//! where a person signed for it, and `comparison` sets finished results side by side.

pub mod agreement;
pub mod arithmetic;
pub mod comparison;
pub mod decisions;
pub mod document;
pub mod evaluation;
pub mod handwritten;
pub mod manifest;
pub mod render;
pub mod rulepack;
pub mod scorecard;
pub mod source;
mod spreadsheet;
