//! The serde side of a tree: hands over what fits, notes what does not.

mod access;

use super::super::node::{Data, Node, join, key_name};
use super::super::problem::Code;
use super::ShapeProblem;
use super::suggest::{nearest, suggest};
use access::{Entries, Items, Nothing};
use serde::de::{self, Visitor};
use std::cell::RefCell;
use std::fmt;

/// One node and the way to it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r> {
    node: &'r Node,
    path: &'r Path<'r>,
    told: &'r RefCell<Vec<ShapeProblem>>,
}

/// The way to a node; written out only where a problem needs it.
pub(super) enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(Self::Root, key) => f.write_str(key),
            Self::Key(above, key) => write!(f, "{above}.{key}"),
            Self::Item(above, index) => write!(f, "{above}[{index}]"),
        }
    }
}

/// serde wants an error type; see the module above for why none is made.
#[derive(Debug)]
pub(super) struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl<'r> Reader<'r> {
    pub(super) fn new(node: &'r Node, path: &'r Path<'r>, told: &'r RefCell<Vec<ShapeProblem>>) -> Self {
        Self { node, path, told }
    }

    fn tell(&self, code: Code, message: String, help: String) {
        self.told.borrow_mut().push(ShapeProblem {
            code,
            path: self.path.to_string(),
            at_key: false,
            meant: None,
            message,
            help,
        });
    }

    fn unknown_key(&self, key: &Node, known: &[&str]) {
        let name = key_name(key);
        let path = self.path.to_string();
        self.told.borrow_mut().push(ShapeProblem {
            code: Code::UnknownKey,
            path: join(&path, &name),
            at_key: true,
            meant: nearest(&name, known).map(|word| join(&path, word)),
            message: format!("没有“{name}”这个键"),
            help: suggest(&name, known),
        });
    }

    fn wrong(&self, expected: &str) {
        let found = match &self.node.data {
            Data::Null => return self.nothing(),
            Data::Text(text) => format!("文字“{}”", shortened(text)),
            Data::Number(text, _) => format!("数 {text}"),
            Data::Truth(text, _) => format!("真假值 {text}"),
            Data::List(_) => "列表".to_owned(),
            Data::Map(_) => "键值对".to_owned(),
        };
        self.tell(
            Code::WrongType,
            format!("类型不对：写的是{found}"),
            format!("改成{expected}"),
        );
    }

    /// A key without a value, or an empty item.
    fn nothing(&self) {
        let at_key = matches!(self.path, Path::Key(..));
        let (message, help) = if let Path::Key(_, key) = self.path {
            (format!("“{key}”写了键没写值"), "在冒号后面填上内容，或删去这个键")
        } else {
            ("这一项是空的".to_owned(), "填上内容，或删去这一项")
        };
        self.told.borrow_mut().push(ShapeProblem {
            code: Code::WrongType,
            path: self.path.to_string(),
            at_key,
            meant: None,
            message,
            help: help.to_owned(),
        });
    }

    /// A scalar's characters; where there are none, that is told.
    fn text(&self) -> &'r str {
        self.node.text().unwrap_or_else(|| {
            self.wrong("文字；若括号是表达式的一部分，整个表达式加单引号");
            ""
        })
    }

    fn number(&self) -> f64 {
        match &self.node.data {
            Data::Number(_, number) => *number,
            Data::Text(text) if text.parse::<f64>().is_ok() => {
                self.wrong("数：去掉引号");
                0.0
            }
            _ => {
                self.wrong("数，用半角的阿拉伯数字");
                0.0
            }
        }
    }

    fn integer(&self, least: i64, most: i64) -> i64 {
        let number = self.number();
        #[expect(clippy::cast_precision_loss, reason = "the ranges asked for are far below 2^53")]
        let fits = (least as f64..=most as f64).contains(&number);
        if fits && number.fract() == 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "it fits")]
            return number as i64;
        }
        let given = key_name(self.node);
        let help = format!("写 {least} 到 {most} 之间的整数");
        self.tell(Code::BadValue, format!("{given} 不是这里可以写的整数"), help);
        least.max(0)
    }
}

fn shortened(text: &str) -> String {
    const SHOWN: usize = 24;
    let mut out: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    out
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
            let number = self.integer(i64::from(<$type>::MIN), i64::from(<$type>::MAX));
            visitor.$visit(<$type>::try_from(number).unwrap_or_default())
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Reader<'_> {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match &self.node.data {
            Data::List(items) => visitor.visit_seq(Items::new(self, items)),
            Data::Map(entries) => visitor.visit_map(Entries::new(self, entries)),
            _ => visitor.visit_str(self.text()),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_str(self.text())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match &self.node.data {
            Data::Truth(_, truth) => visitor.visit_bool(*truth),
            _ => {
                self.wrong("true 或 false");
                visitor.visit_bool(false)
            }
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_f64(self.number())
    }

    integers!(deserialize_i16 visit_i16 i16, deserialize_u32 visit_u32 u32);

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if matches!(self.node.data, Data::Null) {
            self.nothing();
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if let Data::List(items) = &self.node.data {
            return visitor.visit_seq(Items::new(self, items));
        }
        self.wrong("列表：每项一行，以“- ”开头，只有一项也一样");
        visitor.visit_seq(Nothing)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if let Data::Map(entries) = &self.node.data {
            return visitor.visit_map(Entries::new(self, entries));
        }
        self.wrong("键值对");
        visitor.visit_map(Nothing)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        if let Data::Map(entries) = &self.node.data {
            return visitor.visit_map(Entries::of(self, entries, fields));
        }
        self.wrong("键值对");
        visitor.visit_map(Nothing)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let given = match self.node.text() {
            Some(given) if variants.contains(&given) => given,
            Some(given) => {
                self.tell(Code::BadValue, format!("这里不能写“{given}”"), suggest(given, variants));
                variants.first().copied().unwrap_or_default()
            }
            None => {
                self.wrong(&format!("其中一个：{}", variants.join("、")));
                variants.first().copied().unwrap_or_default()
            }
        };
        visitor.visit_enum(de::value::StrDeserializer::new(given))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
        identifier
    }
}
