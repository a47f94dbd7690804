//! A view in which nothing acts on a terminal.

use super::view::{AgreementView, QuoteView, SideView};
use crate::render::visible;

/// The view for people to read; programs get the characters as they are.
#[must_use]
pub fn shown(view: &AgreementView) -> AgreementView {
    let mut view = view.clone();
    for text in [
        &mut view.pack.id,
        &mut view.pack.title,
        &mut view.compared.reader,
        &mut view.compared.other,
    ] {
        show(text);
    }
    for report in &mut view.reports {
        show(&mut report.report);
        show(&mut report.text);
        report.files.iter_mut().for_each(show);
    }
    for tally in view.requirements.iter_mut().chain(&mut view.criteria) {
        show(&mut tally.id);
        show(&mut tally.title);
    }
    for label in &mut view.labels {
        for text in [
            &mut label.report,
            &mut label.criterion,
            &mut label.requirement,
            &mut label.asks,
        ] {
            show(text);
        }
        side(&mut label.reader);
        side(&mut label.other);
    }
    for one in &mut view.unmatched {
        show(&mut one.report);
        one.criterion.iter_mut().for_each(show);
    }
    view
}

fn side(side: &mut SideView) {
    side.quotes.iter_mut().for_each(quote);
    if let Some(near) = &mut side.near_miss {
        quote(&mut near.quote);
        show(&mut near.lack);
    }
}

fn quote(quote: &mut QuoteView) {
    show(&mut quote.quote);
}

fn show(text: &mut String) {
    if let std::borrow::Cow::Owned(shown) = visible(text) {
        *text = shown;
    }
}
