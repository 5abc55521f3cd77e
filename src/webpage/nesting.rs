//! How hard a page is to build a tree from, found in one pass over its bytes, before anything is built.
//!
//! A tree builder walks the open elements at every tag, opens unclosed formatting elements again in every
//! paragraph, and compares a tag's attributes with one another; the search for the article then reads the text of
//! every element that may hold it, so that a text is read once for each element around it. That is nothing for a page
//! that a newspaper serves, and minutes for one that was made to hurt.

/// Elements that may be open inside one another.
const DEEPEST: usize = 512;

/// Attributes of one tag.
const MOST_ATTRIBUTES: usize = 256;

/// Tags times the formatting elements open at once: the elements that the tree may have to open again.
const MOST_REOPENED: usize = 4_000_000;

/// How deep a page's text may lie on average. At 6 ns a byte and level, a megabyte takes four tenths of a second.
const DEEPEST_ON_AVERAGE: usize = 64;

/// What an element takes, in bytes of text.
const ELEMENT: usize = 32;

/// A page that is shorter than so many bytes may be as deep as one that is as long.
const SHORT: usize = 1 << 20;

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that the next one of their kind closes, so that pages rarely do. They are not counted: inside one
/// another they are only with an element between that is.
const SELF_CLOSING: [&str; 13] =
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup"];

const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is text up to their end tag.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "xmp"];

/// Whether a tree can be built from the page in time that grows with its length.
pub fn is_fair(html: &str) -> bool {
    let mut scan = Scan::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        scan.text(at);
        rest = &rest[at + 1..];
        rest = match scan.tag(rest) {
            Some(rest) => rest,
            None => return false,
        };
    }
    scan.text(rest.len());
    scan.tags.saturating_mul(scan.most_formatting) <= MOST_REOPENED
        && scan.read <= DEEPEST_ON_AVERAGE.saturating_mul(html.len().max(SHORT))
}

#[derive(Default)]
struct Scan {
    tags: usize,
    depth: usize,
    /// Bytes of text and of tags, each times the elements around it.
    read: usize,
    formatting: usize,
    most_formatting: usize,
    /// Inside SVG or MathML every element nests.
    foreign: bool,
}

impl Scan {
    /// Takes so many bytes in that stand where it is.
    fn text(&mut self, bytes: usize) {
        self.read = self.read.saturating_add(bytes.saturating_mul(self.depth));
    }

    /// Takes what follows a `<` in; what follows the tag, or `None` if the page is not fair.
    fn tag<'h>(&mut self, rest: &'h str) -> Option<&'h str> {
        if let Some(comment) = rest.strip_prefix("!--") {
            return Some(comment.find("-->").map_or("", |end| &comment[end..]));
        }
        let (closing, named) = rest.strip_prefix('/').map_or((false, rest), |named| (true, named));
        let length = named.bytes().take_while(|b| !b" \t\r\n\x0c/>".contains(b)).count();
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Some(rest);
        }
        let name = named[..length].to_ascii_lowercase();
        let (attributes, end) = attributes(&named[length..]);
        let rest = &named[length + end..];
        if attributes > MOST_ATTRIBUTES {
            return None;
        }
        self.tags += 1;
        self.text(length + end + if closing { 0 } else { ELEMENT });
        if closing {
            self.close(&name);
        } else {
            self.open(&name);
        }
        if !closing && RAW.contains(&name.as_str()) && !self.foreign {
            return Some(after_raw(rest, &name));
        }
        (self.depth <= DEEPEST).then_some(rest)
    }

    fn open(&mut self, name: &str) {
        self.foreign |= name == "svg" || name == "math";
        let counts =
            self.foreign || !(VOID.contains(&name) || SELF_CLOSING.contains(&name) || RAW.contains(&name));
        if counts {
            self.depth += 1;
        }
        if FORMATTING.contains(&name) {
            self.formatting += 1;
            self.most_formatting = self.most_formatting.max(self.formatting);
        }
    }

    fn close(&mut self, name: &str) {
        if self.foreign || !(VOID.contains(&name) || SELF_CLOSING.contains(&name)) {
            self.depth = self.depth.saturating_sub(1);
        }
        if FORMATTING.contains(&name) {
            self.formatting = self.formatting.saturating_sub(1);
        }
    }
}

/// About how many attributes a tag has, and where it ends.
fn attributes(tag: &str) -> (usize, usize) {
    let mut attributes = 0;
    let mut quote = None;
    let mut before = b' ';
    for (i, byte) in tag.bytes().enumerate() {
        if let Some(mark) = quote {
            if byte == mark {
                quote = None;
            }
        } else if byte == b'>' {
            return (attributes, i + 1);
        } else if (byte == b'"' || byte == b'\'') && before == b'=' {
            quote = Some(byte);
        } else if starts_attribute(before, byte) {
            attributes += 1;
        }
        before = byte;
    }
    (attributes, tag.len())
}

fn starts_attribute(before: u8, byte: u8) -> bool {
    let apart = |b: u8| b.is_ascii_whitespace() || b == b'/';
    apart(before) && !apart(byte)
}

/// What follows the end tag of an element whose content is text.
fn after_raw<'h>(mut rest: &'h str, name: &str) -> &'h str {
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return rest;
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::is_fair;

    #[test]
    fn pages_that_newspapers_serve_are_fair() {
        assert!(is_fair(include_str!("../../examples/page.html")));
        assert!(is_fair(&"<p>One.<br><img src=a><li>Two <b>bold</b> <a href='x>y'>link</a>".repeat(10_000)));
        assert!(is_fair(&format!("<script>{}</script>", "if (a<b) c='<div>';".repeat(10_000))));
        assert!(is_fair(&format!("{}{}", "<div>".repeat(30), "<p>It rained, he said.</p>".repeat(20_000))));
        assert!(is_fair(&format!("{}{}", "<div>".repeat(400), "<p>He left.</p>".repeat(1000))));
        assert!(is_fair("a < b, <3, </, <"));
    }

    #[test]
    fn pages_made_to_hurt_are_not() {
        assert!(!is_fair(&"<div>".repeat(1000)));
        assert!(!is_fair(&"<b><i>".repeat(1000)));
        assert!(!is_fair(&"<table><tr><td>".repeat(1000)));
        assert!(!is_fair(&format!("<svg>{}", "<td>".repeat(1000))));
        assert!(!is_fair(&format!("<div {}>", "a=b ".repeat(1000))));
        assert!(!is_fair(&format!("{}{}", "<div>".repeat(400), "<p>He left.</p>".repeat(20_000))));
        assert!(!is_fair(&format!("{}{}", "<b>".repeat(100), "<p>a</p>".repeat(100_000))));
    }
}
