//! What characters are to the text layer: white space, ignorable, letters, marks, punctuation.

/// Bits of [`ASCII`].
pub(super) const SPACE: u8 = 1;
pub(super) const LOWER: u8 = 2;
pub(super) const UPPER: u8 = 4;
pub(super) const DIGIT: u8 = 8;
/// Punctuation that always comes off the edge of a word.
pub(super) const PUNCT: u8 = 16;
/// Punctuation that may stay inside a word or at its edge: hyphen, full stop, apostrophe, slash, …
pub(super) const INNER: u8 = 32;
/// A byte of a character outside ASCII.
pub(super) const HIGH: u8 = 64;

/// The class of each byte. Control characters count as white space.
pub(super) static CLASS: [u8; 256] = {
    let mut table = [HIGH; 256];
    let mut b = 0;
    while b < 128 {
        table[b] = match b as u8 {
            0..=b' ' | 0x7F => SPACE,
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'%' | b'=' | b',' | b':' | b';' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'{' | b'}'
            | b'<' | b'>' | b'_' | b'#' | b'*' | b'&' | b'"' | b'`' | b'$' => PUNCT,
            _ => INNER,
        };
        b += 1;
    }
    table
};

/// White space in any script, control characters included.
pub(super) fn is_space(c: char) -> bool {
    if c.is_ascii() { CLASS[c as usize] == SPACE } else { c.is_whitespace() }
}

/// Characters that print nothing: soft hyphens, zero-width spaces and joiners, direction marks, byte order marks,
/// control characters outside ASCII (but for those that are quotation marks and dashes of Windows-1252, read as
/// Latin-1). They belong to no word's edge and to no normalised form.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{90}' | '\u{95}' | '\u{98}'..='\u{9F}' | '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// Marks that combine with the character before them, variation selectors included.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{900}'..='\u{903}'
        | '\u{93A}'..='\u{93C}' | '\u{93E}'..='\u{94F}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Pictures and signs, each a token of its own: emoji, arrows, ©, °.
pub(super) fn is_icon(c: char) -> bool {
    matches!(c, '¦' | '©' | '®' | '°' | '\u{2100}'..='\u{214F}' | '\u{2195}'..='\u{21FF}' | '\u{2300}'..='\u{243F}'
        | '\u{249C}'..='\u{24E9}' | '\u{2500}'..='\u{27BF}' | '\u{2800}'..='\u{28FF}' | '\u{2B00}'..='\u{2BFF}'
        | '\u{3004}' | '\u{3012}' | '\u{3013}' | '\u{3020}' | '\u{FFFC}' | '\u{FFFD}' | '\u{1F000}'..='\u{1FAFF}')
        && !c.is_alphanumeric()
        || matches!(c, '\u{249C}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}')
}

/// Dashes longer than a hyphen.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '―' | '\u{96}' | '\u{97}')
}

/// Double quotation marks of all kinds.
pub(super) fn is_double_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂' | '\u{93}' | '\u{94}'
    )
}

/// Apostrophes and single quotation marks.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '`' | '´' | 'ʼ' | '＇' | '′' | '\u{91}' | '\u{92}')
}

/// Signs of currencies.
pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '€' | '¥' | '฿' | '﷼' | '\u{20A0}'..='\u{20CF}')
}

/// Punctuation that always comes off the edge of a word.
pub(super) fn is_edge(c: char) -> bool {
    if c.is_ascii() {
        return CLASS[c as usize] == PUNCT || c == '\'';
    }
    is_dash(c)
        || is_double_quote(c)
        || is_currency(c)
        || matches!(
            c,
            '’' | '‘'
                | '‛'
                | '´'
                | '′'
                | '\u{91}'
                | '\u{92}'
                | '″'
                | '‚'
                | '‹'
                | '›'
                | '…'
                | '§'
                | '¶'
                | '†'
                | '‡'
                | '•'
                | '‣'
                | '¿'
                | '¡'
                | '؟'
                | '。'
                | '？'
                | '！'
                | '，'
                | '、'
                | '；'
                | '：'
                | '～'
                | '·'
                | '।'
                | '،'
                | '۔'
                | '؛'
                | '٪'
                | '（'
                | '）'
                | '〔'
                | '〕'
                | '【'
                | '】'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | '⟦'
                | '⟧'
        )
}

/// The first character of a non-empty slice's start, with its length; a replacement character where there is none.
pub(super) fn first(text: &str) -> char {
    text.chars().next().unwrap_or('\u{FFFD}')
}
