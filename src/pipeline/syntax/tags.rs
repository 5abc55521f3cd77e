//! Part-of-speech tags: the Penn Treebank set as OntoNotes uses it.

macro_rules! tags {
    ($($tag:ident $name:literal $doc:literal,)*) => {
        /// A Penn Treebank tag.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(clippy::upper_case_acronyms)]
        pub enum Tag { $(#[doc = $doc] $tag,)* }

        impl Tag {
            /// Every tag, in the order of its number in the model.
            pub const ALL: &[Self] = &[$(Self::$tag,)*];

            /// As the Penn Treebank writes it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$tag => $name,)* }
            }
        }
    };
}

tags! {
    AFX "AFX" "Affix.",
    CC "CC" "Coordinating conjunction.",
    CD "CD" "Cardinal number.",
    DT "DT" "Determiner.",
    EX "EX" "Existential there.",
    FW "FW" "Foreign word.",
    IN "IN" "Preposition or subordinating conjunction.",
    JJ "JJ" "Adjective.",
    JJR "JJR" "Comparative adjective.",
    JJS "JJS" "Superlative adjective.",
    LS "LS" "List item marker.",
    MD "MD" "Modal.",
    NN "NN" "Singular noun.",
    NNP "NNP" "Singular proper noun.",
    NNPS "NNPS" "Plural proper noun.",
    NNS "NNS" "Plural noun.",
    PDT "PDT" "Predeterminer.",
    POS "POS" "Possessive ending.",
    PRP "PRP" "Personal pronoun.",
    PRPS "PRP$" "Possessive pronoun (`prp$`).",
    RB "RB" "Adverb.",
    RBR "RBR" "Comparative adverb.",
    RBS "RBS" "Superlative adverb.",
    RP "RP" "Particle.",
    TO "TO" "Infinitival to.",
    UH "UH" "Interjection.",
    VB "VB" "Base form of a verb.",
    VBD "VBD" "Past tense.",
    VBG "VBG" "Gerund or present participle.",
    VBN "VBN" "Past participle.",
    VBP "VBP" "Present tense, not third person singular.",
    VBZ "VBZ" "Present tense, third person singular.",
    WDT "WDT" "Wh-determiner.",
    WP "WP" "Wh-pronoun.",
    WPS "WP$" "Possessive wh-pronoun (`wp$`).",
    WRB "WRB" "Wh-adverb.",
    Hyph "HYPH" "Hyphen (`hyph`).",
    Comma "," "Comma (`,`).",
    Period "." "Sentence end (`.`).",
    Colon ":" "Colon, semicolon, dash (`:`).",
    OpenQuote "``" "Opening quotation mark.",
    CloseQuote "''" "Closing quotation mark.",
    OpenBracket "-LRB-" "Opening bracket (`-lrb-`).",
    CloseBracket "-RRB-" "Closing bracket (`-rrb-`).",
    Dollar "$" "Currency sign (`$`).",
    Hash "#" "Number sign (`nfp` and other symbols are [`tag::sym`]).",
    Sym "SYM" "Symbol.",
    ADD "ADD" "E-mail or web address.",
    NFP "NFP" "Superfluous punctuation.",
    XX "XX" "Unknown.",
}

impl Tag {
    /// The tag of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|t| t.name() == name)
    }

    /// A form of a verb, modals left out.
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// A noun, common or proper.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// A proper noun.
    pub const fn is_proper(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }
}
