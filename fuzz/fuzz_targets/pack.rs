//! Rule packs: loaded or refused, problems at places in their files; what loads is used.
#![no_main]

use duibiao::document::Document;
use duibiao::rulepack::{Library, LoadError};
use duibiao::source::SourceText;
use duibiao_fuzz::judge_by;
use libfuzzer_sys::fuzz_target;

const REPORT: &str = "青禾县2023年法治政府建设年度报告\n一、主要工作\n对12件规范性文件开展合法性审查，聘请法律顾问3名。\n\
    二、存在的问题\n执法培训不够。\n三、下一步打算\n将开展后评估2项。\n青禾县人民政府\n2024年1月5日\n";

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    match Library::from_text("fuzz.yaml", &text) {
        Ok(pack) => judge_by(&Document::parse(SourceText::from_text("report", REPORT)), &pack),
        Err(LoadError::Problems(error)) => {
            assert!(!error.problems.is_empty());
            for problem in &error.problems {
                let file = &error.files[problem.file];
                let (line, column) = file.position(problem.range.start);
                assert!(line > 0 && column > 0 && problem.range.start <= problem.range.end);
                assert!(!problem.message.is_empty());
            }
            assert!(!error.to_string().is_empty());
        }
        Err(other) => panic!("{other}"),
    }
});
