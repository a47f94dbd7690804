//! The title in the document's properties, where somebody wrote one.

use super::xml::{Node, Xml};

/// Shorter titles, in Han characters, are leftovers.
const SHORTEST: usize = 6;

/// The title, unless it is one that programs make up. Broken properties have no title: the text is what counts.
pub(super) fn title(text: &str, depth: usize) -> Option<String> {
    let mut xml = Xml::new("docProps/core.xml", text, depth);
    loop {
        match xml.next().ok()? {
            Node::Start(tag) if tag.name() == "title" => {
                let text = xml.text().ok()?;
                let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
                return is_real(&title).then_some(title);
            }
            Node::Eof => return None,
            _ => {}
        }
    }
}

fn is_real(title: &str) -> bool {
    let lower = title.to_lowercase();
    let made_up = ["microsoft", "word", "wps", "文档", "未命名", "标题", "模板"];
    let is_file = [".doc", ".docx", ".wps", ".rtf"].iter().any(|end| lower.ends_with(end));
    let han = title.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    han >= SHORTEST && !is_file && !made_up.iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_titles_that_somebody_wrote() {
        let of = |title: &str| title_of(&format!("<c xmlns:dc='u'><dc:title>{title}</dc:title></c>"));
        fn title_of(text: &str) -> Option<String> {
            title(text, 16)
        }
        assert_eq!(
            of(" 青禾县2023年法治政府 建设报告 ").as_deref(),
            Some("青禾县2023年法治政府 建设报告")
        );
        for made_up in [
            "",
            "文档1",
            "新建",
            "Microsoft Word 文档这里什么也没有",
            "青禾县法治政府建设报告.doc",
        ] {
            assert_eq!(of(made_up), None, "{made_up}");
        }
    }
}
