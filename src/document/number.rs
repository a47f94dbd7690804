//! Quantities as officials write them: 1.1万次, 七万余份, 近15亿元, 百分之九十五, 98.5%.
//!
//! Codes are no quantities: “331”, 1+1+1, 12345, 12.4, 〔2021〕7号, list numbers.

mod numeral;

pub use numeral::value_of;

use crate::source::Span;
use numeral::{arabic, han, han_digit};

/// A quantity in normalised text.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The number with its multiplier, hedge and unit.
    pub span: Span,
    /// Its value; percentages as written (95 for 95%).
    pub value: f64,
    /// 余, 近, 以上 and the like.
    pub bound: Bound,
    /// The measure word, `%` for percentages; `None` for a bare figure.
    pub unit: Option<String>,
}

/// How exactly a quantity is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// 20次
    Exact,
    /// 20余次, 约20次
    About,
    /// 20次以上, 超过20次, 不少于20次
    AtLeast,
    /// 近20次, 不超过20次
    AtMost,
}

/// Measure words, longest first where one begins another.
const UNITS: &str = "个百分点 平方公里 平方米 公里 场次 人次 件次 台次 户次 家次 批次 车次 课时 \
    学时 工作日 小时 分钟 个月 万元 亿元 元 % ‰ 次 场 期 名 人 位 件 份 \
    部 个 项 条 种 类 台 套 家 户 单 宗 起 例 册 本 篇 支 处 所 间 座 \
    块 辆 枚 艘 张 幅 批 轮 届 天 周 倍 成 米 亩 吨 笔 款 门 节 集 则 \
    卷 宿 站 栋 幢 村 街 分 科 员 组 队 岗 级 步 环节 课";

/// All quantities of a text, in order. `base` is added to every offset.
#[must_use]
pub fn numbers(text: &str, base: usize) -> Vec<Number> {
    let mut out: Vec<Number> = Vec::new();
    let mut at = 0;
    while let Some(offset) = rest(text, at).find(starts_number) {
        let start = at + offset;
        let (found, end) = read(text, start);
        if let Some(number) = found {
            out.push(Number {
                span: Span::new(number.span.start + base, number.span.end + base),
                ..number
            });
        }
        at = end.max(start + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    out
}

fn starts_number(c: char) -> bool {
    c.is_ascii_digit() || han_digit(c).is_some() || matches!(c, '十' | '百' | '千')
}

fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// Reads the number at `start`; says where to go on in any case.
fn read(text: &str, start: usize) -> (Option<Number>, usize) {
    let before = text.get(..start).unwrap_or_default();
    let here = rest(text, start);
    if let Some(tail) = here.strip_prefix("百分之") {
        let (value, len) = match tail.starts_with(|c: char| c.is_ascii_digit()) {
            true => arabic(tail),
            false => match han(tail) {
                Some(found) => found,
                None => return (None, start + "百分之".len()),
            },
        };
        let end = start + "百分之".len() + len;
        return (Some(finish(text, start, end, value, Some("%".to_owned()))), end);
    }
    let is_arabic = here.starts_with(|c: char| c.is_ascii_digit());
    let Some((value, len)) = (if is_arabic { Some(arabic(here)) } else { han(here) }) else {
        return (None, start + here.chars().next().map_or(1, char::len_utf8));
    };
    let end = start + len;
    if is_code(before, rest(text, end), here.get(..len).unwrap_or_default()) {
        return (None, end);
    }
    let hedged = rest(text, end)
        .chars()
        .take_while(|c| matches!(c, '余' | '多' | '来'))
        .map(char::len_utf8)
        .sum::<usize>();
    let unit = UNITS
        .split(' ')
        .filter(|unit| rest(text, end + hedged).starts_with(unit))
        .max_by_key(|unit| unit.len());
    if !is_arabic && (unit.is_none() || idiom(here, len, unit)) {
        return (None, end);
    }
    (Some(finish(text, start, end, value, unit.map(str::to_owned))), end)
}

/// Puts hedges and unit round the numeral.
fn finish(text: &str, start: usize, numeral_end: usize, value: f64, unit: Option<String>) -> Number {
    let mut bound = Bound::Exact;
    let mut end = numeral_end;
    if let Some(hedge) = rest(text, end)
        .chars()
        .next()
        .filter(|c| matches!(c, '余' | '多' | '来'))
    {
        bound = Bound::About;
        end += hedge.len_utf8();
    }
    if let Some(unit) = &unit
        && rest(text, end).starts_with(unit.as_str())
    {
        end += unit.len();
    }
    if rest(text, end).starts_with("以上") {
        bound = Bound::AtLeast;
        end += "以上".len();
    } else if rest(text, end).starts_with("以内") || rest(text, end).starts_with("以下") {
        bound = Bound::AtMost;
        end += "以内".len();
    }
    let before = text.get(..start).unwrap_or_default();
    let hedges = [
        ("不少于", Bound::AtLeast),
        ("不低于", Bound::AtLeast),
        ("超过", Bound::AtLeast),
        ("突破", Bound::AtLeast),
        ("不超过", Bound::AtMost),
        ("约", Bound::About),
        ("近", Bound::AtMost),
    ];
    let mut first = start;
    if let Some((hedge, kind)) = hedges
        .into_iter()
        .filter(|(hedge, _)| before.ends_with(hedge))
        .max_by_key(|(hedge, _)| hedge.len())
    {
        bound = kind;
        first = start - hedge.len();
    }
    Number {
        span: Span::new(first, end),
        value,
        bound,
        unit,
    }
}

/// Figures that name a thing instead of counting it.
fn is_code(before: &str, after: &str, digits: &str) -> bool {
    let last = before.chars().next_back();
    let next = after.chars().next();
    let joined = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '+' | '-' | '/' | '〔' | '〕' | '[' | '—' | '第') || c.is_ascii_alphabetic())
    };
    let quoted = matches!(last, Some('“' | '‘' | '"')) && matches!(next, Some('”' | '’' | '"'));
    // 拨打120急救 names a line, 培训120人 counts.
    let counted = after.starts_with([
        '%', '件', '条', '次', '起', '人', '名', '场', '家', '个', '份', '项', '户', '宗', '期',
    ]) && !["人民", "家庭", "项目"].iter().any(|word| after.starts_with(word));
    let phone = !counted
        && matches!(
            digits,
            "12345" | "12348" | "12315" | "12309" | "110" | "119" | "120" | "122"
        );
    let date = matches!(next, Some('年' | '月' | '日' | '号')) || after.starts_with("时");
    let day_name = after.starts_with("宪法") || after.starts_with("国家宪法");
    joined(last) || next == Some('+') || quoted || phone || date || day_name
}

/// 一次性, 一个, 二十届二中全会: words that hold a numeral but count nothing.
fn idiom(here: &str, len: usize, unit: Option<&str>) -> bool {
    let numeral = here.get(..len).unwrap_or_default();
    let after = rest(here, len + unit.map_or(0, str::len));
    let single = numeral.chars().nth(1).is_none();
    let plenary = unit == Some("届")
        && (after.starts_with("历次") || after.starts_with("全会") || after.chars().nth(1) == Some('中'));
    plenary
        || single
            && (matches!(numeral, "一" | "百" | "千")
                || (numeral == "十" && unit == Some("分"))
                || (matches!(
                    unit,
                    Some(
                        "级" | "员"
                            | "分"
                            | "步"
                            | "组"
                            | "站"
                            | "所"
                            | "门"
                            | "轮"
                            | "届"
                            | "部"
                            | "类"
                            | "处"
                            | "个"
                    )
                ) && !after.is_empty())
                || after.starts_with('性'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(f64, Option<String>, Bound)> {
        numbers(text, 0)
            .into_iter()
            .map(|number| (number.value, number.unit, number.bound))
            .collect()
    }

    #[test]
    fn quantities() {
        let cases: [(&str, f64, &str, Bound); 18] = [
            ("增长120%", 120.0, "%", Bound::Exact),
            ("培训110人", 110.0, "人", Bound::Exact),
            ("培训20余次", 20.0, "次", Bound::About),
            ("宣传5万余份", 5e4, "份", Bound::About),
            ("巡河1.1万次", 1.1e4, "次", Bound::Exact),
            ("发放七万余份", 7e4, "份", Bound::About),
            ("归集1384286条", 1_384_286.0, "条", Bound::Exact),
            ("归集1,384,286条", 1_384_286.0, "条", Bound::Exact),
            ("罚没2.5万元", 2.5e4, "元", Bound::Exact),
            ("近15亿元", 15e8, "元", Bound::AtMost),
            ("学习不少于两次", 2.0, "次", Bound::AtLeast),
            ("达到80%以上", 80.0, "%", Bound::AtLeast),
            ("超过98%", 98.0, "%", Bound::AtLeast),
            ("百分之九十五", 95.0, "%", Bound::Exact),
            ("百分之百", 100.0, "%", Bound::Exact),
            ("十二场", 12.0, "场", Bound::Exact),
            ("约8件", 8.0, "件", Bound::About),
            ("三千二百六十人次", 3260.0, "人次", Bound::Exact),
        ];
        for (text, value, unit, bound) in cases {
            assert_eq!(seen(text), [(value, Some(unit.to_owned()), bound)], "{text}");
        }
    }

    #[test]
    fn codes_are_no_quantities() {
        for text in [
            "“331”长效治理",
            "“1+1+1”平台",
            "拨打12345热线",
            "拨打120急救",
            "110家庭暴力警情",
            "12.4宪法日",
            "法府〔2021〕7号",
            "2023年6月6日",
            "第25次常务会议",
            "一次性告知",
            "三级调解组织",
            "1+N模式",
        ] {
            assert!(
                seen(text).iter().all(|(_, unit, _)| unit.is_none()),
                "{text}: {:?}",
                seen(text)
            );
        }
    }
}
