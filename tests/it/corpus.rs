//! The real texts beside the project, where they are there.

use super::agreement::require;
use super::invariants;
use super::support::{audit, files, shared, stem, value};
use duibiao::source::{Limits, SourceText};

#[test]
fn every_text_of_the_corpus_holds_to_the_contract() {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    let mut texts = files(&corpus.join("seeds"), "txt");
    texts.extend(files(&corpus.join("work-reports"), "txt"));
    assert!(texts.len() > 40, "{} texts", texts.len());
    for path in texts {
        let bytes = std::fs::read(&path).unwrap();
        let name = stem(&path);
        let source = SourceText::read(&name, &bytes, None, &Limits::default()).unwrap();
        let report = value(audit(&name, &bytes));
        assert_eq!(
            invariants::faults(source.text(), &report),
            Vec::<String>::new(),
            "{name}"
        );
    }
}

#[test]
fn judgements_of_the_seeds_agree_with_the_labels() {
    let (Some(gold), Some(_)) = (shared("gold"), shared("corpus/seeds")) else {
        return;
    };
    require(&gold, 0.92);
}
