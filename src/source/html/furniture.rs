//! Lines that a site puts above and below an article, and what they tell: dates, source, buttons, footers.

use super::article::running;
use super::lines::Line;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// Lines of a site are no longer, in characters.
const LONGEST: usize = 200;

/// Takes the site's own lines off the article's two ends, and out of it what cannot be anything else.
pub(super) fn strip(lines: &mut Vec<Line>) {
    lines.retain(|line| !is_unmistakable(&line.text));
    let first = lines
        .iter()
        .position(|line| running(line) > 0 && !is_furniture(&line.text));
    let last = lines
        .iter()
        .rposition(|line| running(line) > 0 && !is_furniture(&line.text));
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    let mut at = 0..;
    lines.retain(|line| {
        let i = at.next().unwrap_or_default();
        (first..=last).contains(&i) || !is_furniture(&line.text)
    });
}

/// A line in Simplified characters, for matching: sites of both scripts use the same words.
pub(super) fn simplified(line: &str) -> String {
    fast2s::convert(line)
}

fn is_unmistakable(line: &str) -> bool {
    static UNMISTAKABLE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:[\[【]?(?:字体|字号)[:：]|分享(?:到|至|本页|文章)?[:：]?(?:\s|$)|扫一扫|.{0,20}公网安备\s*[0-9]|.{0,20}ICP备\s*[0-9]|.{0,20}网站标识码)|^(?:当前|您(?:现在|当前)?(?:的|所在的?)?|目前|所在)位置[:：]",
        )
    });
    line.chars().count() <= LONGEST && !line.contains('。') && UNMISTAKABLE.is_match(&simplified(line))
}

/// Whether a line near the article's head or foot is the site's.
fn is_furniture(line: &str) -> bool {
    static LABELS: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"^[\[【(（]?\s*(?:",
            r"(?:发[布表文稿](?:时间|日期|机构|机关|单位|部门|人)|公开(?:时间|日期|形式|方式|范围|主体)|(?:更新|生成|成文|印发|撰写)(?:时间|日期)|时间|日期)\s*[:：]?(?:\s|[0-9]|$|[^\s，。]{1,24}$)",
            r"|(?:信息|文章|稿件|内容)?来源\s*[:：]|(?:责任|信息)?(?:编辑|审核|校对|作者|签发)\s*[:：]|(?:文章)?作者\s*[:：]",
            r"|(?:浏览|点击|阅读|访问|查看)(?:次数|人数|数|量|率)|字[体号]\s*[:：]|索\s*引\s*号|信息索引|(?:文件|发文)(?:编?号|字号)|文\s*号\s*[:：]|主题(?:分类|词)|信息(?:分类|名称)|(?:名\s*称|标\s*题|体\s*裁|有\s*效\s*性|关键词|分类|概述|内容概述)\s*[:：]|组配分类|服务对象",
            r"|扫一扫|二维码|分享到?|上一[篇条页]|下一[篇条页]|相关(?:链接|阅读|新闻|文章|文档|附件|信息|稿件|报道)|返回(?:顶部|首页|列表|上页)|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|技术支持|网站标识码|版权所有|(?i:copyright|©)|联系(?:我们|电话)|网站(?:地图|声明|标识)|无障碍|免责声明|首页\s|您(?:现在|当前|所在)",
            r"|本?(?:文|稿|信息).{0,6}(?:转自|转载)",
            r")|(?:ICP备|公网安备)",
        ))
    });
    static DATED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^[\[(（]?20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?\s*[0-9]{1,2}[:：][0-9]{2}|^20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[\])）]?(?:\s|$)|^20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日\s+(?:来源|作者|点击|浏览|阅读)",
        )
    });
    if line.chars().count() > LONGEST || line.contains('。') {
        return false;
    }
    let line = simplified(line);
    LABELS.is_match(&line) || DATED.is_match(&line) || is_buttons(&line)
}

/// 打印 关闭 收藏: nothing but words of buttons.
fn is_buttons(line: &str) -> bool {
    const BUTTONS: [&str; 42] = [
        "打印",
        "打印本页",
        "打印本文",
        "打印此页",
        "关闭",
        "关闭本页",
        "关闭窗口",
        "关闭页面",
        "收藏",
        "收藏本页",
        "加入收藏",
        "分享",
        "分享到",
        "微信",
        "微博",
        "新浪微博",
        "腾讯微博",
        "QQ空间",
        "QQ",
        "字体",
        "字号",
        "大",
        "中",
        "小",
        "大号",
        "中号",
        "小号",
        "默认",
        "纠错",
        "我要纠错",
        "返回",
        "返回顶部",
        "顶部",
        "首页",
        "朗读",
        "语音播报",
        "下载",
        "A+",
        "A-",
        "T",
        "更多",
        "保存",
    ];
    let mut words = line
        .split(|c: char| c.is_whitespace() || "[]【】()（）|｜/:：·>»<«-".contains(c))
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_none() || words.all(|word| BUTTONS.contains(&word))
}

/// The date of publication a line tells: after its label, or beside a source or a time of day.
pub(super) fn published(line: &str) -> Option<Date> {
    static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:发[布表稿文](?:时间|日期)|公开(?:时间|日期)|更新(?:时间|日期)|(?:^|[\s\[【(（|｜])(?:时间|日期))\s*[:：]?\s*(20[0-9]{2}.{0,12})",
        )
    });
    static AT_HEAD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^[\[(（]?(20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)\s*(?:[0-9]{1,2}[:：][0-9]{2}|来源|信息来源|作者|[\])）]?$)",
        )
    });
    static AFTER_SOURCE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"来源\s*[:：].*[\s】\])）](20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)(?:\s|$)"));
    if line.chars().count() > LONGEST {
        return None;
    }
    let line = simplified(line);
    let found = [&LABELLED, &AT_HEAD, &AFTER_SOURCE]
        .into_iter()
        .find_map(|pattern| pattern.captures(&line))?;
    date(found.get(1)?.as_str())
}

/// 来源：… as far as the next label, date or wide space.
pub(super) fn origin(line: &str) -> Option<String> {
    static ORIGIN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:^|[\s\[【(（|｜0-9日])(?:信息|文章|稿件|内容)?(?:来源|來源)\s*[:：]\s*([^\s\[\]【】|｜，。]{2,40}?)(?:发布|發佈|發布|作者|浏览|瀏覽|点击|點擊|阅读|閱讀|字体|字體|字号|访问|编辑|责任|時間|时间|日期|打印|列印|20[0-9]{2}[-年/]|[\s\[\]【】)）|｜，]|$)",
        )
    });
    if line.chars().count() > LONGEST {
        return None;
    }
    let origin = ORIGIN.captures(line)?.get(1)?.as_str();
    let named = origin.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    // Where no source is given, the next label follows.
    let label = origin.contains([':', '：']) || ["发布", "發", "作者", "浏览", "瀏覽"].contains(&origin);
    (named && !label).then(|| origin.to_owned())
}

/// 2023-03-02, 2023/3/2, 2023年3月2日, whatever follows.
pub(in crate::source) fn date(text: &str) -> Option<Date> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?:^|[^0-9])((?:19|20)[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})(?:[^0-9]|$)")
    });
    let found = DATE.captures(text)?;
    let number = |i: usize| found.get(i)?.as_str().parse::<i16>().ok();
    let small = |i: usize| i8::try_from(number(i)?).ok();
    Date::new(number(1)?, small(2)?, small(3)?).ok()
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("constant pattern")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_sources_of_every_manner() {
        for (line, day, from) in [
            (
                "发布时间：2023-03-02 10:11　来源：青禾县司法局　浏览次数：31",
                Some("2023-03-02"),
                Some("青禾县司法局"),
            ),
            (
                "【发布日期：2023年3月2日】【来源：县政府办】【字体：大 中 小】",
                Some("2023-03-02"),
                Some("县政府办"),
            ),
            (
                "2023/03/02 10:11 信息来源:青禾县人民政府网作者:办公室",
                Some("2023-03-02"),
                Some("青禾县人民政府网"),
            ),
            (
                "發佈日期：2023.3.2 來源：雲嶺市政府網",
                Some("2023-03-02"),
                Some("雲嶺市政府網"),
            ),
            ("发布日期　2023-03-02", Some("2023-03-02"), None),
            ("来源：县政府办 2023-03-02 18:30", Some("2023-03-02"), Some("县政府办")),
            ("成文日期：2023-03-01", None, None),
            ("来源： 发布时间：2023-02-30", None, None),
            ("2023年3月2日", Some("2023-03-02"), None),
            ("我县2023年3月2日起发布清单，来源广泛", None, None),
        ] {
            assert_eq!(published(line).map(|day| day.to_string()).as_deref(), day, "{line}");
            assert_eq!(origin(line).as_deref(), from, "{line}");
        }
    }

    #[test]
    fn lines_of_the_site_and_of_the_article() {
        for line in [
            "索 引 号：11330000/2023-00123",
            "【打印】【关闭】",
            "字体：[大 中 小]",
            "上一篇：没有了",
            "主办单位：青禾县人民政府办公室　网站标识码：3300000001",
            "2023-03-02 10:11",
            "版权所有 青禾县人民政府",
            "分享到：",
        ] {
            assert!(is_furniture(line) || is_unmistakable(line), "{line}");
        }
        for line in [
            "青禾县人民政府",
            "2023年3月2日",
            "安澜市人民政府：",
            "一、主要举措和成效",
            "2023年度法治政府建设工作总结",
            "时间紧、任务重，全县上下一心",
            "公开形式更加多样，公开内容更加全面",
            "（此件公开发布）",
            "附件：任务清单",
        ] {
            assert!(!is_furniture(line) && !is_unmistakable(line), "{line}");
        }
    }
}
