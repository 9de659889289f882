//! What is noticed while reading, counted by kind.

use model::Note;

/// Declares every kind of note once: its name here, its code, and its sentence, which holds for any count.
macro_rules! kinds {
    ($($name:ident $code:literal $message:literal,)+) => {
        /// A kind of thing noticed while reading.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Kind { $($name,)+ }

        const KINDS: &[(&str, &str)] = &[$(($code, $message),)+];
    };
}

kinds! {
    ByteOrderMark "byteOrderMark" "The file begins with a byte-order mark, as files re-saved by some programs do.",
    Utf16 "utf16" "The file is in UTF-16; it was read as such.",
    Delimiter "delimiter" "The columns are not separated by commas, as published, but by another sign: a re-saved copy.",
    HeaderNotAsPublished "headerNotAsPublished" "The columns are not those of a published release, or stand in another order; they were found by name.",
    DoubledColumn "doubledColumn" "Some columns have no name, or one that stands twice; they are kept under a name with a number.",
    NoRetweetColumn "noRetweetColumn" "There is no column that tells reposts; texts beginning with RT @name: are counted as reposts.",
    RepostFromText "repostFromText" "Texts beginning with RT @name: are counted as reposts, though no column names the post that they pass on.",
    NoTextEntities "entitiesFromText" "Columns for hashtags, links or mentions are missing; these were read from the text.",
    NoFinalLineEnd "noFinalLineEnd" "The file does not end with a line end; its last field may be cut short.",
    Damaged "damagedArchive" "The compressed file or the database is cut off or damaged; what could be read of it was read.",
    RepeatedHeader "repeatedHeader" "The header stands again inside the file; it was skipped.",
    OtherHeader "otherHeader" "A header with other columns, or with the columns in another order, stands inside the file; the rows behind it were read by it.",
    EmptyRow "emptyRow" "Empty rows were skipped.",
    StrayQuote "strayQuote" "A quotation mark inside a field is not written twice, as it should be; it was taken as text.",
    NulBytes "nulBytes" "NUL bytes were taken out of the text.",
    Windows1252 "windows1252" "Some text is not UTF-8; it was read as Windows-1252.",
    DoublyEncoded "doublyEncoded" "Some text had been encoded twice; it was mended, and the published form is kept beside it.",
    IdRepaired "idRepaired" "Ids written as decimal numbers (921557173.0) were repaired, since no digit of them is lost.",
    IdDestroyed "idDestroyed" "Ids were destroyed by a spreadsheet (1.01421E+18); the records are kept but never joined by them.",
    AccountIdRounded "accountIdRounded" "Account ids were rounded to a few digits; they are kept as published, and accounts are told apart by their handles.",
    MissingId "missingId" "Records have no id; they are kept, and cannot be told from one another.",
    MissingAccount "missingAccount" "Records name no account.",
    Gone "deletedOrRemoved" "Authors or texts stand as [deleted] or [removed]; they were gone when the records were collected, and no account is made of them.",
    ReferenceDestroyed "referenceDestroyed" "Ids of other posts or accounts went through floating-point numbers and lost digits; they are kept as published and lead nowhere.",
    IdTimeDiffers "idTimeDiffers" "The time coded in the id is not the published one; the published one was taken.",
    MinuteOnly "minuteOnly" "The time is known only as published, since the id gives nothing finer.",
    ResavedDate "resavedDate" "Dates are written month/day/year, as re-saved by a spreadsheet.",
    AmbiguousDate "ambiguousDate" "Dates such as 7/3/2018 could be read in two ways; the records are kept without a date.",
    UnreadableDate "unreadableDate" "Dates could not be read; the records are kept without them.",
    GuardQuotes "guardQuotes" "Texts that begin with @, - or + stand in single quotes, a guard against spreadsheet formulas; the quotes were taken off, and the published form is kept beside the text.",
    UnreadableNumber "unreadableNumber" "Counts could not be read as numbers; their text is kept.",
    UnreadableList "unreadableList" "Lists are not written in a known way; they were split at commas, and their text is kept.",
    ContextOnly "contextOnly" "Posts and accounts that stand in the file only beside others (quoted, answered, passed on, mentioned) are no records of their own.",
    CutRepost "cutRepost" "Reposts end in … as published; the hashtags, links and mentions of the whole text that they pass on were added, and that text is kept beside them.",
    NotGiven "notGiven" "The answers name posts or accounts that the platform did not give: removed, protected, or closed.",
    PrivateChat "privateChat" "Messages of private chats and groups, and of chats that do not say that they are public, were left out, to protect those who wrote them; only public channels and public groups are read.",
    ServiceMessage "serviceMessage" "Messages about the chat itself (its title, its members, calls), and those that the exporter could not write, were skipped.",
    LocalTime "localTime" "Times are in the local time of the computer that made the export, which is not named; only the day was taken, and it can be off by one.",
    ServerTime "serverTime" "Times are those of the computer that collected the data, whose zone is not named; only the day was taken, and it can be off by one.",
    NoRecord "noRecord" "Answers without results, and notices of the platform's interface about deletions and limits, hold no record; they were skipped.",
    SeveralInCell "severalInCell" "A cell lists several indicators or figures; the first of them is taken, and the cell is kept whole.",
    FilledFromAbove "filledFromAbove" "A tactic or technique is left blank where it repeats that of the row above; it was filled in, and the blank is kept beside it.",
    LinkInPreamble "linkInPreamble" "The link that all records share stands in front of the header; it was given to each of them.",
    MatchedByNothing "matchedByNothing" "Indicators told in words, which name no address, account or file; they are kept as published and matched against nothing.",
}

/// What became of the records that a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteFate {
    /// They are kept, and something in them was mended: they are counted as repaired.
    Repaired,
    /// They are kept as they stand.
    Kept,
    /// They are no records, and were skipped.
    Skipped,
}

/// What became of the records that a note with this code is about.
#[must_use]
pub fn note_fate(code: &str) -> NoteFate {
    let is = |kinds: &[Kind]| kinds.iter().any(|kind| KINDS[*kind as usize].0 == code);
    if is(&[Kind::IdRepaired, Kind::DoublyEncoded]) {
        NoteFate::Repaired
    } else if is(&[
        Kind::RepeatedHeader,
        Kind::OtherHeader,
        Kind::EmptyRow,
        Kind::NoRecord,
        Kind::PrivateChat,
        Kind::ServiceMessage,
    ]) {
        NoteFate::Skipped
    } else {
        NoteFate::Kept
    }
}

/// Whether a note of this code says that somebody saved the file anew, so that it is not as it was published.
#[must_use]
pub fn is_of_a_resaved_file(code: &str) -> bool {
    [Kind::HeaderNotAsPublished, Kind::ResavedDate]
        .into_iter()
        .any(|kind| KINDS[kind as usize].0 == code)
}

/// Notes on one batch.
#[derive(Debug)]
pub(crate) struct Notes {
    /// By kind: how many records, the first of them, the last counted one.
    counts: [Option<Count>; KINDS.len()],
}

#[derive(Debug, Clone, Copy)]
struct Count {
    n: u64,
    first: Option<u64>,
    last: u64,
}

impl Notes {
    pub(crate) fn new() -> Self {
        Self {
            counts: [None; KINDS.len()],
        }
    }

    /// Counts a record once, however often the same thing is found in it.
    pub(crate) fn add(&mut self, kind: Kind, record: u64) {
        match &mut self.counts[kind as usize] {
            Some(count) if count.last == record => {}
            Some(count) => {
                count.n += 1;
                count.last = record;
            }
            empty => {
                *empty = Some(Count {
                    n: 1,
                    first: Some(record),
                    last: record,
                });
            }
        }
    }

    /// Counts several things that stand beside a record.
    pub(crate) fn add_many(&mut self, kind: Kind, record: u64, n: u64) {
        if n == 0 {
            return;
        }
        let count = self.counts[kind as usize].get_or_insert(Count {
            n: 0,
            first: Some(record),
            last: record,
        });
        count.n += n;
        count.last = record;
    }

    /// Notes something about the file as a whole.
    pub(crate) fn add_for_file(&mut self, kind: Kind) {
        self.counts[kind as usize] = Some(Count {
            n: 1,
            first: None,
            last: 0,
        });
    }

    /// Gives the notes in the order of the table and begins anew.
    pub(crate) fn take(&mut self) -> Vec<Note> {
        let counts = std::mem::replace(&mut self.counts, [None; KINDS.len()]);
        counts
            .into_iter()
            .zip(KINDS)
            .filter_map(|(count, &(code, message))| {
                count.map(|count| Note {
                    code,
                    count: count.n,
                    message: message.to_owned(),
                    first_record: count.first,
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_counted_once_for_each_kind_of_note() {
        let mut notes = Notes::new();
        for record in [3, 3, 5] {
            notes.add(Kind::IdDestroyed, record);
        }
        notes.add_for_file(Kind::ByteOrderMark);
        let taken: Vec<_> = notes
            .take()
            .into_iter()
            .map(|note| (note.code, note.count, note.first_record))
            .collect();
        assert_eq!(
            taken,
            [("byteOrderMark", 1, None), ("idDestroyed", 2, Some(3))]
        );
        assert!(notes.take().is_empty());
    }

    #[test]
    fn every_code_is_camel_case_and_stands_once() {
        let mut codes: Vec<_> = KINDS.iter().map(|(code, _)| *code).collect();
        assert!(
            codes
                .iter()
                .all(|c| c.bytes().all(|b| b.is_ascii_alphanumeric()))
        );
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), KINDS.len());
    }
}
