//! `duibiao text`: the contract `duibiao/text/1` and what a person sees.

use super::shape::text_faults;
use super::support::{SAMPLES, sample, sample_path, stdout};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

#[test]
fn machine_output_is_as_the_contract_says() {
    for name in SAMPLES {
        let read: Value = serde_json::from_str(&stdout(&["text", &sample_path(name), "--format", "json"])).unwrap();
        assert_eq!(text_faults(&read), Vec::<String>::new(), "{name}");
        let list = |key: &str| read[key].as_array().unwrap().clone();
        // Every character of the text is in exactly one line, and under one role.
        let text = String::from_utf8(sample(name)).unwrap();
        let lines: Vec<Value> = list("lines");
        let joined: String = lines.iter().map(|line| line["text"].as_str().unwrap()).collect();
        assert_eq!(joined, text.replace(['\r', '\n'], ""), "{name}");
        let characters: Vec<char> = text.chars().collect();
        for line in &lines {
            let (start, own) = (line["start"].as_u64().unwrap() as usize, line["text"].as_str().unwrap());
            let there: String = characters[start..].iter().take(own.chars().count()).collect();
            assert_eq!(there, own, "{name}");
        }
        let roles = list("roles");
        assert_eq!(roles[0]["start"], 0);
        assert_eq!(roles.last().unwrap()["end"], characters.len() as u64);
        assert!(roles.windows(2).all(|pair| pair[0]["end"] == pair[1]["start"]));
        assert!(list("outline").len() > 5);
    }
}

#[test]
fn a_person_sees_it_aligned() {
    for name in SAMPLES {
        let seen = stdout(&["text", &sample_path(name)]);
        for words in [
            "文件",
            "标题",
            "结构",
            "各段作用",
            "正文",
            "举措成效",
            "下步计划",
            "UTF-8",
        ] {
            assert!(seen.contains(words), "{name} lacks {words}");
        }
        let body = seen.split_once("正文\n").unwrap().1;
        let columns: Vec<usize> = body
            .lines()
            .filter_map(|line| Some(line.split_once('│')?.0.width()))
            .collect();
        assert!(
            columns.len() > 20 && columns.iter().all(|&column| column == columns[0]),
            "{name}"
        );
        assert!(seen.lines().all(|line| line.width() <= 104), "{name}");
    }
}
