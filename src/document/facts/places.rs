//! Facts that can be quoted, and where they stand.

use crate::source::Span;
use serde::{Deserialize, Serialize};

/// Facts that the text states in so many words, and so can be quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactName {
    /// The report's own title.
    Title,
    /// Who signs, or whom the title names as author.
    Issuer,
    /// To whom it is addressed.
    Addressee,
    /// The date under the signature.
    Signed,
}

/// Where the text states them, in normalised text.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::document) struct FactPlaces {
    pub(super) title: Option<Span>,
    pub(super) issuer: Option<Span>,
    pub(super) addressee: Option<Span>,
    pub(super) signed: Option<Span>,
}

impl FactPlaces {
    pub(in crate::document) fn get(&self, name: FactName) -> Option<Span> {
        match name {
            FactName::Title => self.title,
            FactName::Issuer => self.issuer,
            FactName::Addressee => self.addressee,
            FactName::Signed => self.signed,
        }
    }
}
