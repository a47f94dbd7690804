//! The items of a list and the entries of a mapping, one after another.

use super::super::super::node::{Node, key_name};
use super::{Path, Reader, Unfit};
use serde::de::value::StringDeserializer;
use serde::de::{DeserializeSeed, IntoDeserializer as _, MapAccess, SeqAccess};

/// The items of a list.
pub(super) struct Items<'r> {
    list: Reader<'r>,
    items: std::iter::Enumerate<std::slice::Iter<'r, Node>>,
}

impl<'r> Items<'r> {
    pub(super) fn new(list: Reader<'r>, items: &'r [Node]) -> Self {
        Self {
            list,
            items: items.iter().enumerate(),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        let Some((index, node)) = self.items.next() else {
            return Ok(None);
        };
        let path = Path::Item(self.list.path, index);
        seed.deserialize(Reader::new(node, &path, self.list.told)).map(Some)
    }
}

/// The entries of a mapping; where its keys are known, the unknown ones are told and passed over.
pub(super) struct Entries<'r> {
    map: Reader<'r>,
    entries: std::slice::Iter<'r, (Node, Node)>,
    known: Option<&'static [&'static str]>,
    value: Option<(String, &'r Node)>,
}

impl<'r> Entries<'r> {
    pub(super) fn new(map: Reader<'r>, entries: &'r [(Node, Node)]) -> Self {
        Self {
            map,
            entries: entries.iter(),
            known: None,
            value: None,
        }
    }

    pub(super) fn of(map: Reader<'r>, entries: &'r [(Node, Node)], known: &'static [&'static str]) -> Self {
        Self {
            known: Some(known),
            ..Self::new(map, entries)
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        for (key, value) in self.entries.by_ref() {
            let name = key_name(key);
            if let Some(known) = self.known
                && !known.contains(&name.as_str())
            {
                self.map.unknown_key(key, known);
                continue;
            }
            let deserializer: StringDeserializer<Unfit> = name.clone().into_deserializer();
            self.value = Some((name, value));
            return seed.deserialize(deserializer).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        // serde asks for a value only after its key.
        let (name, node) = self.value.take().ok_or_else(|| Unfit("没有值".to_owned()))?;
        let path = Path::Key(self.map.path, &name);
        seed.deserialize(Reader::new(node, &path, self.map.told))
    }
}

/// An empty list or mapping, in place of something that is neither.
pub(super) struct Nothing;

impl<'de> SeqAccess<'de> for Nothing {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, _: T) -> Result<Option<T::Value>, Unfit> {
        Ok(None)
    }
}

impl<'de> MapAccess<'de> for Nothing {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>, Unfit> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, _: V) -> Result<V::Value, Unfit> {
        Err(Unfit("没有值".to_owned()))
    }
}
