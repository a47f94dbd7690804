use duibiao::{document::Document, evaluation::*, rulepack::*, source::*};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let pack = match Library::load(&a[1]) { Ok(p) => p, Err(LoadError::Problems(e)) => { println!("{e}"); return } Err(e) => { println!("{e}"); return } };
    if a.len() == 2 {
        let mut bad = 0; let mut n = 0;
        for c in pack.criteria() { for case in &c.cases.expected {
            n += 1;
            let d = Document::parse(SourceText::from_text("case", &case.text));
            let j = evaluate_criterion(&d, &pack, c);
            if j.status() != case.status { bad += 1; println!("{} expected {} got {} | {} | {:?}", c.id, case.status.name(), j.status().name(), case.text, j.evidence().first().map(|p| (d.source().slice(p.quote).to_owned(), p.role))); }
        } }
        println!("{n} cases {bad} bad"); return;
    }
    for f in &a[2..] {
        let bytes = std::fs::read(f).unwrap();
        let s = SourceText::read(f, &bytes, &Limits::default()).unwrap();
        let d = Document::parse(s);
        let t = std::time::Instant::now();
        let e = evaluate(&d, &pack);
        eprintln!("{:?}", t.elapsed());
        for x in &e.findings {
            let j = &x.judgement;
            let q = j.evidence().first().map(|p| d.source().slice(p.quote).to_owned()).or(j.near_miss().map(|m| format!("~~ {} {:?}", d.source().slice(m.quote), m.lack)));
            println!("{}\t{}\t{}\t{}\t{}", std::path::Path::new(f).file_stem().unwrap().to_str().unwrap(), x.criterion, j.status().name(), j.strength().map_or("-".into(), |s| format!("{s:?}").to_lowercase()), q.unwrap_or_default());
        }
    }
}
