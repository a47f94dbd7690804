//! Takes the tree from the parser, piece by piece.

use super::{Data, Dom, Node, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What the parser holds of a node, with the name it often asks for.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    id: NodeId,
    name: Rc<QualName>,
}

/// Receives the tree from the parser.
pub(super) struct Builder {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<usize>,
    /// The name of what is no element; the parser never asks for it.
    nameless: Rc<QualName>,
}

impl Builder {
    pub(super) fn new() -> Self {
        let builder = Self {
            nodes: RefCell::new(Vec::new()),
            deepest: Cell::new(0),
            nameless: Rc::new(QualName::new(None, Namespace::default(), LocalName::default())),
        };
        builder.create(Data::Root);
        builder
    }

    /// The greatest depth a node was put at.
    pub(super) fn deepest(&self) -> usize {
        self.deepest.get()
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    fn create(&self, data: Data) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            data,
            depth: 0,
            parent: None,
            before: None,
            after: None,
            first: None,
            last: None,
        });
        nodes.len() - 1
    }

    fn detach(&self, id: NodeId) {
        let nodes = &mut *self.nodes.borrow_mut();
        let (parent, before, after) = (nodes[id].parent.take(), nodes[id].before.take(), nodes[id].after.take());
        match before {
            Some(before) => nodes[before].after = after,
            None => {
                if let Some(parent) = parent {
                    nodes[parent].first = after;
                }
            }
        }
        match after {
            Some(after) => nodes[after].before = before,
            None => {
                if let Some(parent) = parent {
                    nodes[parent].last = before;
                }
            }
        }
    }

    /// Puts a node under a parent, before a sibling or last.
    fn attach(&self, id: NodeId, parent: NodeId, sibling: Option<NodeId>) {
        self.detach(id);
        let nodes = &mut *self.nodes.borrow_mut();
        let before = match sibling {
            Some(sibling) => nodes[sibling].before.replace(id),
            None => nodes[parent].last.replace(id),
        };
        match before {
            Some(before) => nodes[before].after = Some(id),
            None => nodes[parent].first = Some(id),
        }
        let depth = nodes[parent].depth + 1;
        let node = &mut nodes[id];
        (node.parent, node.before, node.after, node.depth) = (Some(parent), before, sibling, depth);
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn insert(&self, child: NodeOrText<Handle>, parent: NodeId, sibling: Option<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => self.attach(node.id, parent, sibling),
            NodeOrText::AppendText(text) => {
                let before = match sibling {
                    Some(sibling) => self.nodes.borrow()[sibling].before,
                    None => self.nodes.borrow()[parent].last,
                };
                if let Some(before) = before
                    && let Data::Text(present) = &mut self.nodes.borrow_mut()[before].data
                {
                    present.push_tendril(&text);
                    return;
                }
                let id = self.create(Data::Text(text));
                self.attach(id, parent, sibling);
            }
        }
    }
}

impl TreeSink for Builder {
    type Handle = Handle;
    type Output = Dom;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Dom {
        Dom {
            nodes: self.nodes.into_inner(),
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle {
            id: Dom::ROOT,
            name: Rc::clone(&self.nameless),
        }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let tag = name.local.clone();
        Handle {
            id: self.create(Data::Element { tag, attributes }),
            name: Rc::new(name),
        }
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        Handle {
            id: self.create(Data::Comment(text)),
            name: Rc::clone(&self.nameless),
        }
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(child, parent.id, None);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[element.id].parent;
        match parent {
            Some(parent) => self.insert(child, parent, Some(element.id)),
            None => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is never shown, so it hangs nowhere; but it counts as deep as it stands.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        let id = self.create(Data::Root);
        let nodes = &mut *self.nodes.borrow_mut();
        nodes[id].depth = nodes[target.id].depth + 1;
        Handle {
            id,
            name: Rc::clone(&self.nameless),
        }
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[sibling.id].parent;
        if let Some(parent) = parent {
            self.insert(child, parent, Some(sibling.id));
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        if let Data::Element { attributes, .. } = &mut self.nodes.borrow_mut()[target.id].data {
            let new: Vec<Attribute> = more
                .into_iter()
                .filter(|attribute| attributes.iter().all(|present| present.name != attribute.name))
                .collect();
            attributes.extend(new);
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let first = self.nodes.borrow()[node.id].first;
            let Some(child) = first else { break };
            self.attach(child, new_parent.id, None);
        }
    }
}
