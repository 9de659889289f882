//! Ids: exact, mended, destroyed, missing; and hashes, which are never taken for numbers.

/// An id as it stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Id<'a> {
    Missing,
    /// Digits, or a hash, or any other text that is not a damaged number.
    Exact(&'a str),
    /// The digits of a number written with `.0`, of which none can have been lost.
    Repaired(&'a str),
    /// A number that lost digits in a spreadsheet or in floating point.
    Destroyed(&'a str),
}

/// Integers below this pass through a 64-bit floating-point number unharmed.
const FIRST_INEXACT: u64 = 1 << 53;

impl<'a> Id<'a> {
    pub(crate) fn read(cell: &'a str) -> Self {
        let cell = cell.trim();
        if cell.is_empty() {
            return Self::Missing;
        }
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if is_digits(cell) || is_hash(cell) || !is_number(cell) {
            return Self::Exact(cell);
        }
        match cell.split_once('.') {
            Some((digits, "0"))
                if is_digits(digits) && digits.parse().is_ok_and(|n: u64| n < FIRST_INEXACT) =>
            {
                Self::Repaired(digits)
            }
            _ => Self::Destroyed(cell),
        }
    }
}

/// Whether a text is a number as spreadsheets and data frames write large ones: `1.01421E+18`, `8,39E+017`,
/// `921557173.0`, `1,014,210`.
fn is_number(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let is_mantissa = mantissa.starts_with(|c: char| c.is_ascii_digit())
        && mantissa
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
    let is_exponent = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    });
    is_mantissa && is_exponent
}

/// Whether a text is a hash as Twitter published them: 64 hexadecimal digits (2018), or base64 without its `/`, which
/// leaves 39 to 44 characters ending in `=` (since 2019).
pub(crate) fn is_hash(text: &str) -> bool {
    match text.len() {
        64 => text.bytes().all(|b| b.is_ascii_hexdigit()),
        39..=44 => {
            text.ends_with('=')
                && text
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_decimal_form_of_a_small_number_can_be_repaired() {
        assert_eq!(Id::read("921557173.0"), Id::Repaired("921557173"));
        // 2^53 - 1 and 2^53.
        assert_eq!(
            Id::read("9007199254740991.0"),
            Id::Repaired("9007199254740991")
        );
        for lost in [
            "9007199254740992.0",
            "921557173.5",
            "921557173,0",
            "9.2E+5",
            "1.01421E+18",
            "4.7059268371166e+17",
            "8,3949587455624E+017",
            "1,014,210",
        ] {
            assert_eq!(Id::read(lost), Id::Destroyed(lost), "{lost}");
        }
    }

    #[test]
    fn a_hash_is_never_taken_for_a_number() {
        let hashes = [
            "1E+7UBtCsnKQ1prVPP0kHTYVJC1pfE92kfPeB6CibhKc=",
            "12E+34567890123456789012345678901234567890=",
            &format!("{}e{}", "1".repeat(31), "2".repeat(32)),
        ];
        for hash in hashes {
            assert_eq!(Id::read(hash), Id::Exact(hash), "{hash}");
        }
        assert!(is_hash("RV4Scp0btHfZRzrDxTN6eRy6e1E9YZz1NMricCxgs="));
        assert!(!is_hash("921557173"));
    }

    #[test]
    fn digits_stay_as_they_are_and_nothing_is_missing() {
        assert_eq!(
            Id::read(" 470592876427370496 "),
            Id::Exact("470592876427370496")
        );
        assert_eq!(Id::read("  "), Id::Missing);
    }
}
