//! Dependency labels: the ClearNLP set that the teacher uses.

macro_rules! labels {
    ($($dep:ident $name:literal $doc:literal,)*) => {
        /// How a token depends on its head.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Dep { $(#[doc = $doc] $dep,)* }

        impl Dep {
            /// Every label, in the order of its number in the model.
            pub const ALL: &[Self] = &[$(Self::$dep,)*];

            /// As ClearNLP writes it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$dep => $name,)* }
            }
        }
    };
}

labels! {
    Root "ROOT" "The head of a sentence.",
    Acl "acl" "A clause that modifies a noun, participial or infinitival.",
    Acomp "acomp" "An adjective that completes a verb.",
    Advcl "advcl" "An adverbial clause.",
    Advmod "advmod" "An adverb.",
    Agent "agent" "The `by` of a passive.",
    Amod "amod" "An adjective of a noun.",
    Appos "appos" "An apposition.",
    Attr "attr" "What a copula says of its subject.",
    Aux "aux" "An auxiliary.",
    Auxpass "auxpass" "The auxiliary of a passive.",
    Case "case" "The mark of a possessor.",
    Cc "cc" "A coordinating conjunction.",
    Ccomp "ccomp" "A clause with its own subject that completes a verb.",
    Compound "compound" "A noun before a noun.",
    Conj "conj" "A conjunct.",
    Csubj "csubj" "A clause as subject.",
    Csubjpass "csubjpass" "A clause as subject of a passive.",
    Dative "dative" "An indirect object.",
    Dep "dep" "Unclear.",
    Det "det" "A determiner.",
    Dobj "dobj" "A direct object.",
    Expl "expl" "Existential there.",
    Intj "intj" "An interjection.",
    Mark "mark" "The subordinator of a clause.",
    Meta "meta" "Metadata.",
    Neg "neg" "A negation.",
    Nmod "nmod" "A modifier of a noun.",
    Npadvmod "npadvmod" "A noun phrase used as an adverb.",
    Nsubj "nsubj" "A subject.",
    Nsubjpass "nsubjpass" "The subject of a passive.",
    Nummod "nummod" "A number of a noun.",
    Oprd "oprd" "What an object becomes.",
    Parataxis "parataxis" "A clause beside the main one, like an attribution.",
    Pcomp "pcomp" "A clause governed by a preposition.",
    Pobj "pobj" "The object of a preposition.",
    Poss "poss" "A possessor.",
    Preconj "preconj" "The first of a pair of conjunctions.",
    Predet "predet" "A predeterminer.",
    Prep "prep" "A preposition.",
    Prt "prt" "A particle.",
    Punct "punct" "Punctuation.",
    Quantmod "quantmod" "A modifier of a number.",
    Relcl "relcl" "A relative clause.",
    Xcomp "xcomp" "A clause without its own subject that completes a verb.",
}

impl Dep {
    /// The label of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|d| d.name() == name)
    }

    /// A subject of any kind.
    pub const fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::Nsubjpass | Self::Csubj | Self::Csubjpass)
    }
}
