// Generated from the command table of the `api` crate. Do not edit:
// `UPDATE_BINDINGS=1 cargo test -p shuttered-api` writes it anew.

export type AccountConnections = { 
/**
 * Each kind of connection, in a fixed order.
 */
kinds: Array<ConnectionKind>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type AccountFacts = { 
/**
 * Who.
 */
account: AccountRef, 
/**
 * Whether the id was destroyed in the file.
 */
idInexact: boolean, 
/**
 * What was published in its place.
 */
idPublished: string | null, 
/**
 * Platform.
 */
platform: string, 
/**
 * `profile`, `page`, `group`, `channel` or `blog`, where the release says so.
 */
kind: string | null, 
/**
 * Dataset's name.
 */
datasetName: string, 
/**
 * Who released it.
 */
publisher: string | null, 
/**
 * Place, free text.
 */
place: string | null, 
/**
 * Its own description, as published.
 */
description: string | null, 
/**
 * The description for the screen, where it differs: HTML entities decoded.
 */
descriptionShown: string | null, 
/**
 * Which way the description runs: `ltr` or `rtl`.
 */
descriptionDirection: string, 
/**
 * Address in the profile, as published.
 */
url: string | null, 
/**
 * Followers at publication.
 */
followers: number | null, 
/**
 * Followed accounts at publication.
 */
following: number | null, 
/**
 * Day it was made, `2019-11-05`.
 */
created: string | null, 
/**
 * Language of its interface.
 */
language: string | null, 
/**
 * Whether a users file of the release lists it.
 */
listed: boolean, 
/**
 * How many different sets of facts the release gives for it.
 */
profiles: number, 
/**
 * Columns not understood.
 */
extra: Array<PublishedColumn>, 
/**
 * Where these facts stand in the published files.
 */
source: SourcePlace, };

export type AccountFigures = { 
/**
 * Posts in this archive.
 */
posts: number, 
/**
 * First post, RFC 3339 in UTC.
 */
first: string | null, 
/**
 * Last post.
 */
last: string | null, 
/**
 * Posts without a readable date.
 */
undated: number, 
/**
 * Days in the zone on which it posted.
 */
activeDays: number, 
/**
 * Posts by hour of the day in the zone: 24 numbers. Posts known only to the day are left out.
 */
byHour: Array<number>, 
/**
 * Posts by weekday in the zone: 7 numbers, Monday first.
 */
byWeekday: Array<number>, 
/**
 * Seven rows, Monday first, of 24 numbers.
 */
hourByWeekday: Array<Array<number>>, 
/**
 * Languages.
 */
languages: Array<ValueCount>, 
/**
 * Programs the posts were sent with; an empty value where the release gives none.
 */
clients: Array<ValueCount>, 
/**
 * Kinds.
 */
kinds: Array<ValueCount>, };

export type AccountHistory = { 
/**
 * Followers and followed accounts as they stand beside posts, by time; of each stretch the last, if there are
 * very many.
 */
points: Array<HistoryPoint>, 
/**
 * Posts beside which such numbers stand.
 */
snapshots: number, 
/**
 * Handles, in the order in which they were first seen.
 */
handles: Array<NameStretch>, 
/**
 * Shown names.
 */
displayNames: Array<NameStretch>, 
/**
 * Why there is no course of followers, a sentence.
 */
lack: string | null, };

export type AccountList = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * This page.
 */
accounts: Array<AccountRow>, };

export type AccountPage = { 
/**
 * Who.
 */
facts: AccountFacts, 
/**
 * Figures over its posts.
 */
figures: AccountFigures, 
/**
 * Most used hashtags.
 */
hashtags: Array<FacetValue>, 
/**
 * Most linked domains.
 */
domains: Array<FacetValue>, 
/**
 * Most mentioned accounts, as published.
 */
mentions: Array<FacetValue>, 
/**
 * Most reposted accounts, where the release names them.
 */
reposted: Array<FacetValue>, 
/**
 * Accounts it answers most.
 */
repliedTo: Array<FacetValue>, 
/**
 * Its timeline.
 */
timeline: Array<Bucket>, 
/**
 * The width of that timeline's buckets.
 */
timelineBy: BucketWidth, 
/**
 * What the release does not contain, each a sentence.
 */
missing: Array<string>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type AccountRef = { 
/**
 * Published id, handle or hash.
 */
id: string, 
/**
 * Handle without the sign; none where withheld.
 */
handle: string | null, 
/**
 * Shown name; none where withheld.
 */
displayName: string | null, 
/**
 * Dataset.
 */
dataset: string, 
/**
 * The name under which commands and `from:` find it: `dataset/id`.
 */
address: string, 
/**
 * Whether the publisher replaced the names by a hash.
 */
hashed: boolean, };

export type AccountRequest = { 
/**
 * `[dataset/]` and a handle (with or without `@`), id or hash.
 */
account: string, 
/**
 * Narrows the choice.
 */
dataset: string | null, 
/**
 * The zone of hours, days and weekdays.
 */
zone: string, };

export type AccountRow = { 
/**
 * The account.
 */
account: AccountRef, 
/**
 * Dataset's name.
 */
datasetName: string, 
/**
 * `profile`, `page`, `group`, `channel` or `blog`, where the release says so.
 */
kind: string | null, 
/**
 * Its posts in this archive.
 */
posts: number, 
/**
 * First post, RFC 3339 in UTC.
 */
first: string | null, 
/**
 * Last post.
 */
last: string | null, 
/**
 * Followers as published.
 */
followers: number | null, 
/**
 * Day it was made.
 */
created: string | null, };

export type AdRow = { 
/**
 * How often it was shown.
 */
impressions: number | null, 
/**
 * How often it was clicked.
 */
clicks: number | null, 
/**
 * What was paid for it, as a decimal: `161.23`.
 */
spend: string | null, 
/**
 * The three letters of the currency.
 */
currency: string | null, 
/**
 * When it ended, RFC 3339 in UTC.
 */
ended: string | null, 
/**
 * The audiences to which it was shown, as published.
 */
targets: Array<string>, };

export type AdSum = { 
/**
 * The three letters of the currency; none where no price is published.
 */
currency: string | null, 
/**
 * Advertisements.
 */
ads: number, 
/**
 * What was paid for them, as a decimal: `161.23`.
 */
spend: string, 
/**
 * How often they were shown.
 */
impressions: number, 
/**
 * How often they were clicked.
 */
clicks: number, };

export type ApiError = { 
/**
 * Which situation this is.
 */
code: ErrorCode, 
/**
 * What happened: one sentence with a capital and a full stop.
 */
message: string, 
/**
 * What the reader can do now, if anything.
 */
hint: string | null, 
/**
 * The chain of causes, for "Copy details".
 */
details: string | null, };

export type ArchiveInfo = { 
/**
 * The folder, with the home directory written as `~`.
 */
path: string, 
/**
 * The folder's own name.
 */
name: string, 
/**
 * Nothing can be written: the disk or the folder is read-only.
 */
readOnly: boolean, 
/**
 * It is the sample made from invented accounts.
 */
sample: boolean, 
/**
 * Datasets in it.
 */
datasets: number, 
/**
 * Posts in it.
 */
posts: number, 
/**
 * Accounts in it.
 */
accounts: number, 
/**
 * What was done on opening, such as a rebuilt index; empty if nothing had to be.
 */
notices: Array<string>, };

export type ArchivePath = { 
/**
 * The folder.
 */
path: string, };

export type ArchiveState = { 
/**
 * The open one, if any.
 */
open: ArchiveInfo | null, 
/**
 * Folders opened before, the latest first.
 */
recent: Array<string>, };

export type Attribution = { 
/**
 * The words.
 */
words: string, 
/**
 * Who says so.
 */
by: string, 
/**
 * Whether the words are theirs, letter for letter.
 */
quoted: boolean, };

export type BadLine = { 
/**
 * Its line, from 1.
 */
line: number, 
/**
 * Its text.
 */
query: string, 
/**
 * The query as it would have been asked.
 */
asked: string, 
/**
 * Why not.
 */
message: string, 
/**
 * What to do.
 */
hint: string | null, };

export type BatchAnswer = { 
/**
 * The good ones.
 */
queries: Array<BatchLine>, 
/**
 * The bad ones.
 */
bad: Array<BadLine>, 
/**
 * Whether it was stopped before the last line.
 */
cancelled: boolean, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type BatchLine = { 
/**
 * Its line, from 1.
 */
line: number, 
/**
 * Its text.
 */
query: string, 
/**
 * The query as it was asked.
 */
asked: string, 
/**
 * Hits.
 */
total: number, 
/**
 * Accounts that have any; none if they were not counted.
 */
accounts: number | null, 
/**
 * Milliseconds, the first page of 50 rows included.
 */
elapsedMs: number, };

export type BatchRequest = { 
/**
 * The lines.
 */
lines: Array<ListedQuery>, 
/**
 * The zone in which `since:` and `until:` name days.
 */
zone: string, 
/**
 * What each line stands for.
 */
each: EachLine, 
/**
 * How many other words may stand between words that are near one another.
 */
distance: number, 
/**
 * Letters exactly as typed, for every line.
 */
exact: boolean, 
/**
 * Other forms of the words too, for every line.
 */
forms: boolean, 
/**
 * Count the accounts too.
 */
accounts: boolean, };

export type BatchSaved = { 
/**
 * The file.
 */
output: string, 
/**
 * Lines written, the bad ones included.
 */
lines: number, 
/**
 * Cells guarded against being taken for formulas.
 */
guarded: number, };

export type Bucket = { 
/**
 * Where it begins, RFC 3339 with the zone's offset; it ends where the next one begins.
 */
start: string, 
/**
 * Posts.
 */
count: number, };

export type BucketCoverage = "whole" | "part" | "gap";

export type BucketWidth = "hour" | "day" | "week" | "month" | "year";

export type CatalogueList = { 
/**
 * Version of the catalogue: the day on which it was last changed.
 */
version: string, 
/**
 * Takedowns in it.
 */
total: number, 
/**
 * Those found; the ones that have the words in their names first, else the oldest first.
 */
takedowns: Array<TakedownRow>, 
/**
 * Every platform with a takedown.
 */
platforms: Array<string>, 
/**
 * Every year with one, ascending.
 */
years: Array<number>, };

export type CatalogueRequest = { 
/**
 * Words of names, places, publishers, platforms, remarks, releases, figures and years; all must occur.
 */
text: string, 
/**
 * Only those that concern this platform.
 */
platform: string | null, 
/**
 * Only those announced in this year.
 */
year: number | null, };

export type CatalogueSource = { 
/**
 * The press, post or repository, with its date.
 */
name: string, 
/**
 * The address, or the site where only that is known. Shown as text.
 */
at: string, };

export type CellExample = { 
/**
 * The record.
 */
record: number, 
/**
 * Its text; only the beginning, if it is long.
 */
text: string, };

export type Chance = { 
/**
 * Every pair, in the order of the comparison.
 */
pairs: Array<ChancePair>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type ChancePair = { 
/**
 * Position of the first side, from 0.
 */
a: number, 
/**
 * Position of the second.
 */
b: number, 
/**
 * Why nothing is said, where nothing is.
 */
lack: string | null, 
/**
 * Accounts of the first side's dataset with about as many posts, from which the first was drawn.
 */
aPeers: number, 
/**
 * The same for the second.
 */
bPeers: number, 
/**
 * Pairs drawn.
 */
drawn: number, 
/**
 * Shared hashtags.
 */
hashtags: ChanceRange, 
/**
 * Shared domains.
 */
domains: ChanceRange, 
/**
 * Shared links.
 */
links: ChanceRange, 
/**
 * Shared mentions.
 */
mentions: ChanceRange, 
/**
 * Posts both passed on.
 */
reposted: ChanceRange, 
/**
 * Texts both posted.
 */
sameText: ChanceRange, };

export type ChanceRange = { 
/**
 * What the two sides share.
 */
shared: number, 
/**
 * The middle of the drawn pairs.
 */
median: number, 
/**
 * What 2.5 in 100 of them do not reach.
 */
low: number, 
/**
 * What 2.5 in 100 of them are above.
 */
high: number, 
/**
 * Drawn pairs that share as many as the two sides, or more.
 */
asMany: number, };

export type ChanceRequest = { 
/**
 * The sides, as for a comparison.
 */
accounts: Array<string>, 
/**
 * Narrows the choice of accounts.
 */
dataset: string | null, 
/**
 * The zone in which the query of a group reads days.
 */
zone: string, };

export type CompareRequest = { 
/**
 * Each `[dataset/]` and a handle, id or hash; or `group:` and a query, for all posts that it finds.
 */
accounts: Array<string>, 
/**
 * Narrows the choice of accounts.
 */
dataset: string | null, 
/**
 * The zone of hours, days and weekdays.
 */
zone: string, };

export type ComparedAccount = { 
/**
 * Facts as published; none for a group.
 */
facts: AccountFacts | null, 
/**
 * Name under which the command finds it: `dataset/id`, or `group:` and the query.
 */
account: string, 
/**
 * The query that finds its posts.
 */
query: string, 
/**
 * What in the query of a group was not understood.
 */
problems: Array<Problem>, 
/**
 * Accounts that its posts are of.
 */
nAccounts: number, 
/**
 * Posts in this archive.
 */
posts: number, 
/**
 * First post, RFC 3339 in UTC.
 */
first: string | null, 
/**
 * Last post.
 */
last: string | null, 
/**
 * Posts without a readable date.
 */
undated: number, 
/**
 * Days in the zone on which there is a post.
 */
activeDays: number, 
/**
 * Posts by hour of the day in the zone: 24 numbers.
 */
byHour: Array<number>, 
/**
 * Posts by weekday in the zone: 7 numbers, Monday first.
 */
byWeekday: Array<number>, 
/**
 * Seven rows, Monday first, of 24 numbers.
 */
hourByWeekday: Array<Array<number>>, 
/**
 * Time between one post of an account and its next.
 */
spacing: ComparedSpacing, 
/**
 * Languages.
 */
languages: Array<ValueCount>, 
/**
 * Programs the posts were sent with.
 */
clients: Array<ValueCount>, 
/**
 * Kinds.
 */
kinds: Array<ValueCount>, 
/**
 * What the release does not contain, each a sentence.
 */
missing: Array<string>, };

export type ComparedBy = "hashtag" | "domain" | "link" | "mention" | "reposted" | "sameText" | "mentions" | "reposts" | "replies";

export type ComparedPair = { 
/**
 * Position of the first account, from 0.
 */
a: number, 
/**
 * Position of the second.
 */
b: number, 
/**
 * Posts that both sides hold, where groups overlap; they make both share what they have.
 */
both: number, 
/**
 * Hashtags.
 */
hashtags: Overlap, 
/**
 * Registered domains.
 */
domains: Overlap, 
/**
 * Links, letter for letter.
 */
links: Overlap, 
/**
 * Mentioned accounts.
 */
mentions: Overlap, 
/**
 * Posts both passed on.
 */
reposted: Overlap, 
/**
 * Posts with the same text after folding and without addresses.
 */
sameText: SameText, 
/**
 * Who was first with what both posted, over links, reposts and texts.
 */
first: FirstCount, 
/**
 * What they did to each other.
 */
interactions: Interactions, };

export type ComparedPosts = { 
/**
 * For each side asked for, its posts.
 */
sides: Array<ComparedSidePosts>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type ComparedPostsRequest = { 
/**
 * The sides whose posts are wanted, as for a comparison; one or more.
 */
accounts: Array<string>, 
/**
 * Narrows the choice of accounts.
 */
dataset: string | null, 
/**
 * The zone in which the query of a group reads days.
 */
zone: string, 
/**
 * Which number.
 */
of: ComparedBy, 
/**
 * The `item` of the shared value; not for what sides did to each other.
 */
item: string | null, 
/**
 * Posts of each side, at most; 100 where it is not given, 500 at most.
 */
limit: number | null, };

export type ComparedSidePosts = { 
/**
 * How many there are.
 */
total: number, 
/**
 * The first of them by time, undated ones last.
 */
posts: Array<PostRow>, };

export type ComparedSpacing = { 
/**
 * How many such times there are.
 */
gaps: number, 
/**
 * In what they are counted, for all sides alike: 1 second, or 60 where a time of any of them is known to the minute.
 */
unitSeconds: number, 
/**
 * The middle one in seconds.
 */
medianSeconds: number | null, 
/**
 * How many last from so many seconds to twice as many; the first holds all that are shorter than the unit.
 */
buckets: Array<SpacingBucket>, };

export type Comparison = { 
/**
 * The sides in the order asked for.
 */
accounts: Array<ComparedAccount>, 
/**
 * Every pair, in that order.
 */
pairs: Array<ComparedPair>, 
/**
 * All timelines on one axis.
 */
timeline: SharedTimeline, 
/**
 * The zone used.
 */
zone: string, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type ComparisonReport = { 
/**
 * The comparison.
 */
comparison: Comparison, 
/**
 * What accounts drawn by chance share.
 */
chance: Chance, 
/**
 * For every pair, the texts of the first side that are nearly the same as one of the second.
 */
near: Array<NearTexts>, 
/**
 * The datasets of the sides, with the files that they were read from.
 */
datasets: Array<ReportedDataset>, 
/**
 * By what and when this was made.
 */
made: ReportMade, };

export type ComparisonReportRequest = { 
/**
 * The sides, as for a comparison.
 */
accounts: Array<string>, 
/**
 * Narrows the choice of accounts.
 */
dataset: string | null, 
/**
 * The zone of hours, days and weekdays.
 */
zone: string, };

export type CompleteRequest = { 
/**
 * The query's text.
 */
query: string, 
/**
 * Where the caret stands, in UTF-16 units of the query.
 */
caret: number, 
/**
 * Completions of each kind wanted.
 */
limit: number, };

export type Completeness = { 
/**
 * `accounts`, `posts`, `ads` or `rows` (of a list of indicators, empty ones included).
 */
measure: string, 
/**
 * What is stated, listed and counted of the whole release.
 */
stated: Array<Figure>, 
/**
 * Rows of the files, doubled ones included.
 */
rows: number, 
/**
 * Different ones in the archive.
 */
distinct: number, 
/**
 * How many of those stated are not here; none where the figure is not exact.
 */
missing: number | null, 
/**
 * All of it in a sentence.
 */
words: string, };

export type Completion = { 
/**
 * What it is.
 */
kind: CompletionKind, 
/**
 * As it is shown.
 */
label: string, 
/**
 * What goes in the place of the piece.
 */
insert: string, 
/**
 * Posts that have it, or were posted by it; none for the name of a filter.
 */
posts: number | null, };

export type CompletionKind = "word" | "hashtag" | "account" | "mention" | "domain" | "filter";

export type Completions = { 
/**
 * The piece, in UTF-16 units of the query.
 */
at: [number, number], 
/**
 * What it may become.
 */
completions: Array<Completion>, };

export type ConnectedAccount = { 
/**
 * Its id or handle as published.
 */
value: string, 
/**
 * For the screen.
 */
label: string, 
/**
 * Posts.
 */
count: number, 
/**
 * The search that finds exactly these.
 */
term: string, 
/**
 * The account, where the same dataset has it.
 */
account: AccountRef | null, };

export type ConnectionKind = { 
/**
 * `reposts`, `repostedBy`, `replies`, `repliedBy`, `mentions`, `mentionedBy`.
 */
key: string, 
/**
 * Its name for people.
 */
title: string, 
/**
 * The accounts with most posts, each with a search that finds exactly so many.
 */
accounts: Array<ConnectedAccount>, 
/**
 * How many accounts there are in all.
 */
total: number, 
/**
 * What of it the release does not say, a sentence.
 */
lack: string | null, };

export type CountedWord = { 
/**
 * The word, folded.
 */
word: string, 
/**
 * Posts that have it.
 */
posts: number, 
/**
 * The query with this done.
 */
query: string, };

export type Covered = { 
/**
 * Dataset.
 */
dataset: string, 
/**
 * Its first post, RFC 3339 in UTC.
 */
first: string, 
/**
 * Its last.
 */
last: string, };

export type DatasetGaps = { 
/**
 * Each thing that is missing as a sentence for people, in reading order.
 */
sentences: Array<string>, 
/**
 * Days without posts, if there are dated posts.
 */
days: DayGaps | null, 
/**
 * Every field of posts, advertisements and accounts, and how many of them have it.
 */
fields: Array<FieldCount>, 
/**
 * Posts.
 */
posts: number, 
/**
 * Dated posts by the precision of their time: `day`, `minute`, `second`, `millisecond`.
 */
precisions: Array<ValueCount>, 
/**
 * Posts without a readable date.
 */
undated: number, 
/**
 * Accounts.
 */
accounts: number, 
/**
 * Accounts whose id and names the publisher replaced by a hash.
 */
hashedAccounts: number, 
/**
 * Accounts without a post here.
 */
accountsWithoutPosts: number, 
/**
 * Posts whose published id is destroyed.
 */
destroyedPostIds: number, 
/**
 * Posts without a published id.
 */
missingPostIds: number, 
/**
 * Accounts whose published id is destroyed.
 */
destroyedAccountIds: number, 
/**
 * Accounts without a published id.
 */
missingAccountIds: number, 
/**
 * Records in which the id of another post or account is destroyed.
 */
destroyedReferences: number, };

export type DatasetList = { 
/**
 * By release date, then name.
 */
datasets: Array<DatasetRow>, 
/**
 * Files whose import was cut off and can go on.
 */
interrupted: Array<Interrupted>, };

export type DatasetRelease = { 
/**
 * Its key in the catalogue.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How it was recognised; none if the name of a file alone chose it before there was more to go by.
 */
recognised: Recognised | null, };

export type DatasetReport = { 
/**
 * The dataset with every file ever imported into it.
 */
dataset: ImportedDataset, 
/**
 * What the dataset lacks.
 */
gaps: DatasetGaps, 
/**
 * The fates of all its records together.
 */
sum: Fates, 
/**
 * Rejected records, as asked for.
 */
rejected: Array<RejectedRow>, 
/**
 * Rejected records in all.
 */
rejectedTotal: number, 
/**
 * Who released it, where known.
 */
publisher: string | null, 
/**
 * Day of the release, `2020-10-08`, where the catalogue knows.
 */
released: string | null, 
/**
 * With what the report was made, and when.
 */
made: ReportMade, };

export type DatasetReportRequest = { 
/**
 * Slug.
 */
dataset: string, 
/**
 * Rejected records to leave out at the start.
 */
rejectedFrom: number, 
/**
 * Rejected records to give; none means all.
 */
rejectedLimit: number | null, };

export type DatasetRequest = { 
/**
 * Slug.
 */
dataset: string, };

export type DatasetRow = { 
/**
 * Slug, unique in the archive.
 */
id: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Platform.
 */
platform: string, 
/**
 * Who released it, where known.
 */
publisher: string | null, 
/**
 * Whom the publisher names as being behind it, where the catalogue knows.
 */
attribution: Attribution | null, 
/**
 * Format of its files.
 */
format: string, 
/**
 * Day of the release, `2020-10-08`, where the catalogue knows; the first possible one if only more is known.
 */
released: string | null, 
/**
 * The release of the catalogue that it is taken for.
 */
release: DatasetRelease | null, 
/**
 * The takedown that the release belongs to; datasets are grouped by it.
 */
takedown: TakedownRef | null, 
/**
 * Posts counted.
 */
posts: number, 
/**
 * Accounts counted, however learnt.
 */
accounts: number, 
/**
 * Indicators counted.
 */
indicators: number, 
/**
 * Summaries counted.
 */
summaries: number, 
/**
 * What its advertisements add up to, by currency; those without a price last.
 */
ads: Array<AdSum>, 
/**
 * Accounts with at least one post.
 */
accountsWithPosts: number, 
/**
 * Accounts whose names the publisher replaced by a hash.
 */
hashedAccounts: number, 
/**
 * Posts without a readable date.
 */
undated: number, 
/**
 * First post, RFC 3339 in UTC.
 */
first: string | null, 
/**
 * Last post.
 */
last: string | null, 
/**
 * Languages by posts, as published, at most eight.
 */
languages: Array<ValueCount>, 
/**
 * The publisher's own figures, beside which ours stand.
 */
stated: Array<Stated>, 
/**
 * How much of the release is here, by each measure of which there is a figure.
 */
completeness: Array<Completeness>, 
/**
 * What the dataset lacks, each a sentence for people; what is missing by stated figures first.
 */
gaps: Array<string>, };

export type DayGaps = { 
/**
 * The zone in which days begin.
 */
zone: string, 
/**
 * First day with a post, `2015-10-12`.
 */
first: string, 
/**
 * Last day with a post.
 */
last: string, 
/**
 * Days in the span, both included.
 */
days: number, 
/**
 * Days of it without a post.
 */
without: number, 
/**
 * Stretches that these make.
 */
stretches: number, 
/**
 * The longest stretches, the longest first.
 */
longest: Array<DayStretch>, };

export type DayStretch = { 
/**
 * Its first day.
 */
first: string, 
/**
 * Its last day, which belongs to it.
 */
last: string, 
/**
 * How many days.
 */
days: number, };

export type Derived = { 
/**
 * What the values are, in words.
 */
label: string, 
/**
 * What a share is of; none where the values are no shares but posts.
 */
shareOf: ShareOf | null, 
/**
 * Whether each bucket stands with all before it.
 */
cumulative: boolean, 
/**
 * How many buckets a mean is over.
 */
rolling: number | null, 
/**
 * The posts that a share is of, in each bucket alone; empty without shares.
 */
wholes: Array<number>, 
/**
 * The series of the answer in their order; a single one, `all`, where it has none.
 */
series: Array<DerivedSeries>, };

export type DerivedSeries = { 
/**
 * As in the series.
 */
key: string, 
/**
 * As in the series.
 */
label: string, 
/**
 * One for each bucket, shares in per cent. None where a bucket is not covered, a share would be of nothing, or
 * too few buckets stand before for a mean.
 */
values: Array<number | null>, };

export type Diff = { 
/**
 * The version before.
 */
a: DiffSide, 
/**
 * The version after.
 */
b: DiffSide, 
/**
 * What became of the accounts; none if they were not asked for.
 */
accounts: DiffCounts | null, 
/**
 * What became of the posts; none if they were not asked for.
 */
posts: DiffCounts | null, 
/**
 * What became of the indicators; none if they were not asked for.
 */
indicators: DiffCounts | null, 
/**
 * This page: accounts first, then posts, then indicators, each by key.
 */
rows: Array<DiffRow>, 
/**
 * Give back as `cursor` for the page after this one; none at the end.
 */
next: string | null, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type DiffChange = { 
/**
 * Its name, as in `DiffField`.
 */
field: string, 
/**
 * The value in the first dataset: none, one, or the items of a list.
 */
a: Array<string>, 
/**
 * The value in the second.
 */
b: Array<string>, };

export type DiffCounts = { 
/**
 * In both, with the same values.
 */
same: number, 
/**
 * In both, with other values.
 */
changed: number, 
/**
 * In the second alone.
 */
appeared: number, 
/**
 * In the first alone.
 */
vanished: number, 
/**
 * Of the vanished accounts: those that a third dataset of the archive has under the same id. 0 for others.
 */
moved: number, 
/**
 * In the first without an exact id, so that they cannot be compared.
 */
incomparableA: number, 
/**
 * In the second, likewise.
 */
incomparableB: number, 
/**
 * Of `incomparable_a`: those identical in every column to one of the second.
 */
identicalA: number, 
/**
 * Of `incomparable_b`: those identical to one of the first.
 */
identicalB: number, 
/**
 * In how many of the changed each field differs, most first.
 */
fields: Array<DiffField>, };

export type DiffFate = "vanished" | "moved" | "appeared" | "changed" | "same" | "incomparableA" | "incomparableB";

export type DiffField = { 
/**
 * Its name: `text`, `postedAt`, `likes`…; `column:NAME` for a published column that no field stands for.
 */
field: string, 
/**
 * Records in which it differs.
 */
count: number, };

export type DiffFinding = { 
/**
 * The query.
 */
query: string, 
/**
 * Posts it finds there that were looked at.
 */
checked: number, 
/**
 * Of these: those that vanished.
 */
vanished: number, 
/**
 * Those that changed.
 */
changed: number, 
/**
 * Those without an exact id, which cannot be compared.
 */
incomparable: number, 
/**
 * Whether all were looked at; otherwise it finds more than the 100,000 that are.
 */
complete: boolean, 
/**
 * Why it was not asked, if it was not understood.
 */
problem: string | null, };

export type DiffFindings = { 
/**
 * The queries, in their order.
 */
queries: Array<DiffFinding>, 
/**
 * The posts of the version before, in their order.
 */
posts: Array<DiffFoundPost>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type DiffFindingsRequest = { 
/**
 * The version before: a dataset's id.
 */
a: string, 
/**
 * The version after.
 */
b: string, 
/**
 * Queries; each is asked of the version before.
 */
queries: Array<string>, 
/**
 * Posts by `dataset/id`; those of other datasets are passed over.
 */
posts: Array<string>, 
/**
 * The zone in which `since:` and `until:` name days.
 */
zone: string, };

export type DiffFoundPost = { 
/**
 * `dataset/id`
 */
post: string, 
/**
 * What became of it.
 */
fate: DiffFate, };

export type DiffIndicator = { 
/**
 * What it is.
 */
kind: string, 
/**
 * Refanged, for matching.
 */
value: string, 
/**
 * As published, which usually is defanged.
 */
published: string, };

export type DiffOf = "accounts" | "posts" | "indicators" | "all";

export type DiffRecord = "account" | "post" | "indicator";

export type DiffRequest = { 
/**
 * The version before: a dataset's id.
 */
a: string, 
/**
 * The version after.
 */
b: string, 
/**
 * Which records are counted and listed.
 */
of: DiffOf, 
/**
 * Only rows with this fate; without one all but the same.
 */
fate: DiffFate | null, 
/**
 * Only rows in which this field differs.
 */
field: string | null, 
/**
 * Where the page begins: the `next` of an earlier answer, unread.
 */
cursor: string | null, 
/**
 * Rows wanted, at most 1,000; 0 only counts.
 */
limit: number, };

export type DiffRow = { 
/**
 * What it is.
 */
record: DiffRecord, 
/**
 * What became of it. Moved accounts stand as vanished, with `elsewhere` filled.
 */
fate: DiffFate, 
/**
 * Its published id, handle or hash, or a marked key; of an indicator its kind and value.
 */
key: string, 
/**
 * The account in the first dataset.
 */
accountA: AccountRow | null, 
/**
 * The account in the second.
 */
accountB: AccountRow | null, 
/**
 * The post in the first dataset.
 */
postA: PostRow | null, 
/**
 * The post in the second.
 */
postB: PostRow | null, 
/**
 * The indicator, as the second dataset has it, else the first.
 */
indicator: DiffIndicator | null, 
/**
 * What differs.
 */
changes: Array<DiffChange>, 
/**
 * Ids of the other datasets that have this account, if it vanished or appeared.
 */
elsewhere: Array<string>, 
/**
 * Whether a record without an exact id is identical to one of the other dataset.
 */
identical: boolean, };

export type DiffSide = { 
/**
 * Its id.
 */
dataset: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its posts.
 */
posts: number, 
/**
 * Its accounts, however learnt.
 */
accounts: number, 
/**
 * Its indicators; one that is listed several times counts as often.
 */
indicators: number, };

export type EachLine = "typed" | "phrase" | "fuzzy" | "near";

export type EarlierMark = { 
/**
 * The post's dataset.
 */
dataset: string, 
/**
 * The post's id as shown in rows.
 */
postId: string, 
/**
 * The mark; none if it had none.
 */
mark: ReviewMark | null, };

export type ErrorCode = "noArchive" | "inUse" | "notAnArchive" | "newerArchive" | "readOnly" | "notFound" | "ambiguous" | "nothingRecognised" | "badRequest" | "cancelled" | "diskFull" | "failed";

export type Events = { 
/**
 * The events.
 */
events: Array<OwnEvent>, };

export type EvidenceCard = { 
/**
 * Who.
 */
account: AccountRef, 
/**
 * The zone of hours and days.
 */
zone: string, 
/**
 * Its posts in this archive.
 */
posts: number, 
/**
 * Those without a readable date: no signal counts them.
 */
undated: number, 
/**
 * Whom it is held against.
 */
group: EvidenceGroup, 
/**
 * The signals, in a fixed order.
 */
signals: Array<Signal>, 
/**
 * How often days were drawn anew for a range.
 */
resamples: number, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type EvidenceGroup = { 
/**
 * The search.
 */
query: string, 
/**
 * What of the search could not be understood.
 */
problems: Array<Problem>, 
/**
 * Accounts that it finds, this one left out.
 */
accounts: number, 
/**
 * How many posts found an account needs to be taken.
 */
leastPosts: number, 
/**
 * Accounts with so many.
 */
eligible: number, 
/**
 * Accounts taken, by a drawing that is always the same.
 */
taken: number, 
/**
 * Their posts in this archive, all of which count.
 */
posts: number, 
/**
 * The group in a sentence.
 */
words: string, };

export type EvidenceRequest = { 
/**
 * `[dataset/]` and a handle (with or without `@`), id or hash.
 */
account: string, 
/**
 * Narrows the choice.
 */
dataset: string | null, 
/**
 * The zone of hours and days.
 */
zone: string, 
/**
 * A search whose accounts it is held against; the account's own dataset where none is given.
 */
group: string | null, };

export type ExplainRequest = { 
/**
 * The query's text.
 */
query: string, 
/**
 * The zone in which `since:` and `until:` name days; IANA name.
 */
zone: string, };

export type Explained = { 
/**
 * The query as it is finally run, always in the same form.
 */
run: string, 
/**
 * Its words, in their order; excluded ones are left out.
 */
words: Array<ExplainedWord>, 
/**
 * What words side by side are looked for as one word.
 */
joined: Array<CountedWord>, 
/**
 * Whether other forms of the words are looked for.
 */
forms: boolean, 
/**
 * Tags of the languages whose forms are looked for where the query names none.
 */
languages: Array<string>, };

export type ExplainedWord = { 
/**
 * Where it stands, in UTF-16 units of the query.
 */
at: [number, number], 
/**
 * As typed.
 */
word: string, 
/**
 * Posts with it, without its other forms and whatever else is asked.
 */
posts: number, 
/**
 * The other forms that are looked for, most frequent first; `query` is the query without the form.
 */
forms: Array<CountedWord>, 
/**
 * Other forms that occur in all: with more than 200 only the most frequent are looked for.
 */
formsInAll: number, 
/**
 * Of a word that no post has: words like it that occur; `query` is the query with it instead.
 */
alike: Array<CountedWord>, };

export type ExportEventsRequest = { 
/**
 * The file.
 */
output: string, 
/**
 * Leave cells as they are that a spreadsheet would take for formulas.
 */
verbatim: boolean, };

export type ExportFormat = "csv" | "jsonl";

export type ExportMarksRequest = { 
/**
 * Those of this saved search; none for the general list.
 */
search: string | null, 
/**
 * Instead, those of all lists.
 */
all: boolean, 
/**
 * The file.
 */
output: string, 
/**
 * Leave cells as they are that a spreadsheet would take for formulas.
 */
verbatim: boolean, };

export type ExportReport = { 
/**
 * The file.
 */
output: string, 
/**
 * Posts written.
 */
posts: number, 
/**
 * Cells guarded against being taken for formulas.
 */
guarded: number, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type ExportRequest = { 
/**
 * The query's text.
 */
query: string, 
/**
 * The zone in which `since:` and `until:` name days.
 */
zone: string, 
/**
 * The order.
 */
sort: SortOrder, 
/**
 * The format.
 */
to: ExportFormat, 
/**
 * The file.
 */
output: string, 
/**
 * Leave cells as they are that a spreadsheet would take for formulas.
 */
verbatim: boolean, };

export type ExportedEvents = { 
/**
 * The file.
 */
output: string, 
/**
 * Events.
 */
events: number, 
/**
 * Cells that were guarded.
 */
guarded: number, };

export type FacetColumn = "account" | "hashtag" | "domain" | "language" | "client" | "kind" | "platform" | "dataset" | "mention";

export type FacetCounts = { 
/**
 * Hits in all.
 */
total: number, 
/**
 * By column name: the most frequent values first, ties by value.
 */
facets: { [key in string]: Array<FacetValue> }, 
/**
 * By column name: how many distinct values there are.
 */
distinct: { [key in string]: number }, 
/**
 * What in the query was not understood.
 */
problems: Array<Problem>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type FacetValue = { 
/**
 * The value: a hashtag, a domain, an account's id…
 */
value: string, 
/**
 * What the screen shows for it: a handle, a dataset's name…
 */
label: string, 
/**
 * Posts that have it.
 */
count: number, 
/**
 * What to add to the query to keep only these: `lang:fa`.
 */
term: string, };

export type FacetsRequest = { 
/**
 * The query's text.
 */
query: string, 
/**
 * The zone in which `since:` and `until:` name days.
 */
zone: string, 
/**
 * What to count.
 */
of: Array<FacetColumn>, 
/**
 * Values of each to give.
 */
top: number, };

export type Fate = "rejected" | "duplicate" | "repaired" | "kept" | "skipped" | "file";

export type Fates = { 
/**
 * Records read.
 */
read: number, 
/**
 * Records kept.
 */
kept: number, 
/**
 * Records seen before.
 */
duplicates: number, 
/**
 * Records that could not be read.
 */
rejected: number, 
/**
 * Records mended, part of kept.
 */
repaired: number, 
/**
 * Empty rows and repeated headers, not part of read.
 */
skipped: number, };

export type FieldCount = { 
/**
 * The field's name, `client`.
 */
field: string, 
/**
 * In words.
 */
label: string, 
/**
 * `posts`, `ads` or `accounts`.
 */
of: string, 
/**
 * Records that have something in it.
 */
filled: number, 
/**
 * Records in all.
 */
total: number, 
/**
 * Whether a file has a column for it; none where no file is a table.
 */
column: boolean | null, 
/**
 * What that means.
 */
state: FieldState, };

export type FieldState = "absent" | "empty" | "withheld" | "partly" | "always";

export type Figure = { 
/**
 * Where it was counted.
 */
platform: string, 
/**
 * `accounts`, `pages`, `groups`, `events`, `channels`, `blogs`, `followers`, `members`, `posts`, `ads`,
 * `spend`, `views`, `domains`, `advertisers`, `videos`, `other`.
 */
measure: string, 
/**
 * How many; for `spend` hundredths of the currency.
 */
count: number, 
/**
 * `exactly`, `about`, `moreThan`, `lessThan`.
 */
bound: string, 
/**
 * For `spend`: three letters, or several currencies with a space between them.
 */
currency: string | null, 
/**
 * All of it in words: `about 155,000 accounts that followed one of the Pages`.
 */
words: string, 
/**
 * `stated`, `listed`, `counted`; `sum` and `remainder` are our own arithmetic and marked so wherever shown.
 */
kind: string, 
/**
 * `rows` or `distinct`, for what was counted in a file.
 */
unit: string | null, 
/**
 * For a sum its parts, for a remainder the total and then what is taken away.
 */
working: Array<number>, 
/**
 * Who states it.
 */
by: string, 
/**
 * When it was stated, as precisely as the source says.
 */
on: string, 
/**
 * Where it can be read.
 */
sources: Array<CatalogueSource>, 
/**
 * What is odd about it.
 */
remark: string | null, };

export type FileFindings = { 
/**
 * Why records were rejected, taken for duplicates, mended, noted or skipped.
 */
reasons: Array<Reason>, 
/**
 * Columns that the format does not know; their text is kept.
 */
unknownColumns: Array<UnknownColumn>, 
/**
 * Cells with something in them of columns beyond the first thousand unknown ones.
 */
otherCells: number, 
/**
 * Columns of which some cells were read as something else than what stands in them.
 */
mendedColumns: Array<MendedColumn>, 
/**
 * Fields for which the file has no column, in words.
 */
noColumn: Array<string>, 
/**
 * Days without posts among the posts kept from it.
 */
days: DayGaps | null, };

export type FileNote = { 
/**
 * What kind of thing.
 */
code: string, 
/**
 * Records concerned.
 */
count: number, 
/**
 * In words.
 */
message: string, 
/**
 * First record concerned.
 */
firstRecord: number | null, };

export type FileReport = { 
/**
 * Path as given, plus `!member`.
 */
path: string, 
/**
 * SHA-256 of the decompressed bytes.
 */
sha256: string, 
/**
 * SHA-256 of the file on disk.
 */
outerSha256: string, 
/**
 * Decompressed bytes.
 */
bytes: number, 
/**
 * Format.
 */
format: string, 
/**
 * Why it was taken for that, in words.
 */
why: string | null, 
/**
 * How its letters are written.
 */
encoding: string | null, 
/**
 * What parts its fields.
 */
delimiter: string | null, 
/**
 * The mapping declared for it, as text.
 */
mapping: string | null, 
/**
 * What is broken about the file as a whole.
 */
damage: string | null, 
/**
 * Records read.
 */
read: number, 
/**
 * Records kept.
 */
kept: number, 
/**
 * Records seen before.
 */
duplicates: number, 
/**
 * Records that could not be read.
 */
rejected: number, 
/**
 * Records mended, part of kept.
 */
repaired: number, 
/**
 * Empty rows and repeated headers, not part of read.
 */
skipped: number, 
/**
 * `complete`, `partial` or `sameContent`.
 */
state: string, 
/**
 * When it was imported, RFC 3339 in UTC.
 */
importedAt: string, 
/**
 * The version of the program that imported it.
 */
importedBy: string, 
/**
 * First dated post kept from it, RFC 3339 in UTC.
 */
first: string | null, 
/**
 * Last dated post.
 */
last: string | null, 
/**
 * Posts kept from it without a readable date.
 */
undated: number, 
/**
 * Posts kept from it by language, those with most posts first.
 */
languages: Array<ValueCount>, 
/**
 * What was noticed.
 */
notes: Array<FileNote>, 
/**
 * What looking at every record found; only in a dataset's own report.
 */
found: FileFindings | null, };

export type Filter = { 
/**
 * Where, in UTF-16 units of the query.
 */
at: [number, number], 
/**
 * Its name: `from`, `lang`, `hashtag`…
 */
name: string, 
/**
 * Its value.
 */
value: string, 
/**
 * Whether it excludes.
 */
excluded: boolean, 
/**
 * The query's text without it.
 */
without: string, };

export type FirstCount = { 
/**
 * Things the first account had first.
 */
a: number, 
/**
 * Things the second had first.
 */
b: number, 
/**
 * Things whose order the times do not tell.
 */
undecided: number, 
/**
 * The middle of the lags, in seconds; negative where the second came first.
 */
medianLagSeconds: number | null, };

export type ForgetRequest = { 
/**
 * This one; all of them if none is named.
 */
query: string | null, };

export type GroupPlace = { 
/**
 * Accounts of the group of which enough is known.
 */
accounts: number, 
/**
 * The median of their figures.
 */
median: number, 
/**
 * The share of them at this account's figure or below, from 0 to 1.
 */
atOrBelow: number, 
/**
 * Their figures, ascending.
 */
values: Array<number>, 
/**
 * The place in a sentence.
 */
words: string, };

export type History = { 
/**
 * The latest first.
 */
queries: Array<HistoryEntry>, };

export type HistoryEntry = { 
/**
 * Its text.
 */
query: string, 
/**
 * When it was asked last, RFC 3339 in UTC.
 */
askedAt: string, 
/**
 * How often it was asked.
 */
times: number, };

export type HistoryPoint = { 
/**
 * RFC 3339 in UTC.
 */
at: string, 
/**
 * Followers.
 */
followers: number | null, 
/**
 * Followed accounts.
 */
following: number | null, };

export type ImportEventsRequest = { 
/**
 * The file.
 */
path: string | null, 
/**
 * Its text instead.
 */
text: string | null, 
/**
 * The zone of times without an offset; IANA name.
 */
zone: string, };

export type ImportReport = { 
/**
 * The datasets touched, with the files of this import.
 */
datasets: Array<ImportedDataset>, 
/**
 * The first 1,000 rejected records.
 */
rejected: Array<RejectedRow>, 
/**
 * Rejected records in all.
 */
rejectedTotal: number, 
/**
 * Files that no format claims.
 */
unrecognised: Array<Unrecognised>, 
/**
 * Whether it was cancelled; whole batches are kept and the import can go on.
 */
cancelled: boolean, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type ImportRequest = { 
/**
 * Files and folders.
 */
paths: Array<string>, 
/**
 * A format by name, where the reader insists.
 */
format: string | null, 
/**
 * The dataset to join or make, where the reader insists.
 */
dataset: string | null, 
/**
 * What the columns are, for files that have those that it names.
 */
mapping: Mapping | null, };

export type ImportedDataset = { 
/**
 * Slug.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Platform.
 */
platform: string, 
/**
 * Format.
 */
format: string, 
/**
 * Its files.
 */
files: Array<FileReport>, 
/**
 * Posts in it now.
 */
posts: number, 
/**
 * Accounts in it now.
 */
accounts: number, 
/**
 * Indicators in it now.
 */
indicators: number, 
/**
 * Summaries in it now.
 */
summaries: number, };

export type ImportedEvents = { 
/**
 * Rows with anything in them, without the header.
 */
read: number, 
/**
 * Numbers of the events that were added.
 */
added: Array<number>, 
/**
 * Rows whose event was there already, at the same time under the same label.
 */
there: number, 
/**
 * Rows that are no events.
 */
rejected: Array<RejectedEvent>, };

export type IndicatorList = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * How many of each kind there are, whatever kind was asked for; kinds without any are left out.
 */
kinds: Array<ValueCount>, 
/**
 * This page.
 */
indicators: Array<IndicatorRow>, };

export type IndicatorMatch = { 
/**
 * The indicator.
 */
indicator: IndicatorRow, 
/**
 * The query that finds these posts; none for what posts do not hold, such as hashes of files.
 */
query: string | null, 
/**
 * Posts that it finds.
 */
posts: number | null, };

export type IndicatorMatches = { 
/**
 * The list's dataset.
 */
dataset: string, 
/**
 * Its name.
 */
datasetName: string, 
/**
 * Indicators in it, one listed twice counted twice.
 */
listed: number, 
/**
 * Whether only the first 20,000 were looked for.
 */
isCut: boolean, 
/**
 * By kind.
 */
kinds: Array<KindMatches>, 
/**
 * The same in words.
 */
words: Array<string>, 
/**
 * Each indicator once, those with the most posts first.
 */
rows: Array<IndicatorMatch>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type IndicatorRow = { 
/**
 * Its number in this archive; none before an import.
 */
no: number | null, 
/**
 * Dataset.
 */
dataset: string, 
/**
 * The dataset's name.
 */
datasetName: string, 
/**
 * `domain`, `link`, `account`, `hashtag`, `email`, `phone`, `ip`, `fileHash`, `app` or `other`.
 */
kind: string, 
/**
 * Exactly as published, which usually is defanged.
 */
published: string, 
/**
 * For the screen: never so that anything opens it.
 */
shown: string, 
/**
 * Refanged, as it is matched.
 */
value: string, 
/**
 * The publisher's own word for its kind.
 */
typePublished: string | null, 
/**
 * The platform, where the list says so.
 */
platform: string | null, 
/**
 * Day on which it was published, `2023-05-03`.
 */
listedOn: string | null, 
/**
 * Where in the chain of an operation it stands.
 */
tactic: string | null, 
/**
 * The technique below that.
 */
technique: string | null, 
/**
 * The procedure below that.
 */
procedure: string | null, 
/**
 * The publisher's remark.
 */
comment: string | null, 
/**
 * Where it stands in the published files.
 */
source: SourcePlace, };

export type Info = { 
/**
 * Version of the program.
 */
program: string, 
/**
 * Version of the SQLite library in it.
 */
sqlite: string, 
/**
 * Version of the search library in it.
 */
tantivy: string, 
/**
 * Version of the folding: how spellings are made equal.
 */
folding: number, 
/**
 * Version of the catalogue of published releases: the day on which it was last changed.
 */
catalogue: string, 
/**
 * The folder of the archive, with the home directory written as `~`; none if no archive is open.
 */
archive: string | null, 
/**
 * Datasets in the archive.
 */
datasets: number, 
/**
 * Posts in the archive.
 */
posts: number, 
/**
 * Accounts in the archive.
 */
accounts: number, 
/**
 * Bytes of the database.
 */
databaseBytes: number, 
/**
 * Bytes of the index.
 */
indexBytes: number, 
/**
 * Bytes of each field of the index, by its name; the rest of the index is what holds them together.
 */
indexFields: { [key in string]: number }, 
/**
 * Milliseconds this took.
 */
elapsedMs: number, };

export type InspectRequest = { 
/**
 * Files and folders.
 */
paths: Array<string>, 
/**
 * A format by name, where the reader insists.
 */
format: string | null, 
/**
 * The dataset to join or make, where the reader insists.
 */
dataset: string | null, 
/**
 * What the columns are, for files that have those that it names.
 */
mapping: Mapping | null, };

export type InspectedFile = { 
/**
 * Path as given, plus `!member`.
 */
path: string, 
/**
 * Name of the format.
 */
format: string, 
/**
 * Why it is taken for that, in words.
 */
why: string, 
/**
 * Bytes, decompressed where known.
 */
bytes: number | null, 
/**
 * The dataset it will join.
 */
dataset: string, 
/**
 * That dataset's name.
 */
datasetName: string, 
/**
 * Whether that dataset is there already.
 */
datasetExists: boolean, 
/**
 * Up to ten posts as they would become.
 */
posts: Array<PostRow>, 
/**
 * Up to ten accounts as they would become.
 */
accounts: Array<PreviewAccount>, 
/**
 * Up to ten indicators as they would become.
 */
indicators: Array<IndicatorRow>, 
/**
 * Up to ten summaries as they would become.
 */
summaries: Array<SummaryRow>, 
/**
 * What was noticed in these first records.
 */
notes: Array<FileNote>, 
/**
 * Rejected among these first records.
 */
rejected: Array<RejectedRow>, };

export type Inspection = { 
/**
 * Every file that could be imported.
 */
files: Array<InspectedFile>, 
/**
 * Every one that could not, with the reason.
 */
unrecognised: Array<Unrecognised>, 
/**
 * Bytes free on the archive's disk.
 */
freeBytes: number, 
/**
 * Bytes the import will take, about.
 */
neededBytes: number, 
/**
 * A warning if the disk may be too small.
 */
diskWarning: string | null, };

export type Interactions = { 
/**
 * Posts of the first that mention the second.
 */
aMentionsB: number, 
/**
 * Posts of the second that mention the first.
 */
bMentionsA: number, 
/**
 * Posts of the first that pass on the second's.
 */
aRepostsB: number, 
/**
 * Posts of the second that pass on the first's.
 */
bRepostsA: number, 
/**
 * Posts of the first that answer the second.
 */
aRepliesB: number, 
/**
 * Posts of the second that answer the first.
 */
bRepliesA: number, };

export type Interrupted = { 
/**
 * The dataset.
 */
dataset: string, 
/**
 * The file as given at the time.
 */
path: string, 
/**
 * Records kept so far.
 */
kept: number, 
/**
 * Bytes read so far.
 */
bytesDone: number, 
/**
 * Bytes in all.
 */
bytes: number, };

export type KindMatches = { 
/**
 * The kind.
 */
kind: string, 
/**
 * In the list.
 */
listed: number, 
/**
 * That posts can hold at all.
 */
lookedFor: number, 
/**
 * With at least one post.
 */
found: number, };

export type LinkRow = { 
/**
 * The address as published.
 */
url: string, 
/**
 * The address so written that nothing opens it: `hxxps://example[.]com/…`.
 */
defanged: string, 
/**
 * Its registered domain.
 */
domain: string | null, };

export type ListAccountsRequest = { 
/**
 * Beginning of a handle, id, hash or shown name; empty lists all.
 */
prefix: string, 
/**
 * Only of this dataset.
 */
dataset: string | null, 
/**
 * Accounts to leave out at the start.
 */
from: number, 
/**
 * Accounts to give.
 */
limit: number, };

export type ListIndicatorsRequest = { 
/**
 * Only of this dataset.
 */
dataset: string | null, 
/**
 * Only of this kind.
 */
kind: string | null, 
/**
 * Only those in whose published or refanged text, or remark, this stands, whatever its case.
 */
text: string, 
/**
 * Indicators to leave out at the start.
 */
from: number, 
/**
 * Indicators to give, at most 1,000.
 */
limit: number, };

export type ListSummariesRequest = { 
/**
 * Only of this dataset.
 */
dataset: string | null, 
/**
 * Summaries to leave out at the start.
 */
from: number, 
/**
 * Summaries to give, at most 1,000.
 */
limit: number, };

export type ListedQuery = { 
/**
 * Its line in the file, from 1.
 */
line: number, 
/**
 * Its text.
 */
query: string, };

export type MappedColumn = { 
/**
 * The column.
 */
column: string, 
/**
 * Its role, by name.
 */
role: string, 
/**
 * The form of its times, where it holds times.
 */
form: string | null, };

export type Mapping = { 
/**
 * The name under which it is kept.
 */
name: string, 
/**
 * `posts`, `accounts` or `shares`.
 */
records: string, 
/**
 * Platform.
 */
platform: string, 
/**
 * The zone of times that name none; UTC without it.
 */
zone: string | null, 
/**
 * Where the records stand in one JSON object, such as `data.items`.
 */
path: string | null, 
/**
 * The columns that have a role; the others are kept as they stand.
 */
columns: Array<MappedColumn>, };

export type MappingList = { 
/**
 * The latest first.
 */
mappings: Array<Mapping>, };

export type MappingName = { 
/**
 * Its name.
 */
name: string, };

export type MappingProposal = { 
/**
 * Each column, in the file's order.
 */
columns: Array<ProposedColumn>, 
/**
 * The mapping that these make; one that was saved for these columns, if there is one.
 */
mapping: Mapping, 
/**
 * Whether it is a saved one.
 */
saved: boolean, 
/**
 * The roles that can be given.
 */
roles: Array<RoleChoice>, 
/**
 * The forms in which times can be written.
 */
forms: Array<string>, 
/**
 * The platforms.
 */
platforms: Array<string>, };

export type Mark = { 
/**
 * The day in the timeline's zone, `2020-10-08`.
 */
day: string, 
/**
 * The moment, RFC 3339 in UTC; none where the day alone is known.
 */
at: string | null, 
/**
 * What happened.
 */
label: string, 
/**
 * Where it comes from.
 */
kind: MarkKind, 
/**
 * The number of the reader's event.
 */
event: number | null, };

export type MarkChange = { 
/**
 * What was there before.
 */
before: MarkedPost | null, 
/**
 * What is there now.
 */
now: MarkedPost | null, };

export type MarkCounts = { 
/**
 * Marked "to do".
 */
toDo: number, 
/**
 * Marked "seen".
 */
seen: number, 
/**
 * Marked "done".
 */
done: number, };

export type MarkKind = "takedown" | "event";

export type MarkedPost = { 
/**
 * The saved search to which it belongs; none for the general list.
 */
search: string | null, 
/**
 * The post's dataset.
 */
dataset: string, 
/**
 * The post's id as shown in rows, so that it outlives an import done anew.
 */
postId: string, 
/**
 * The mark.
 */
mark: ReviewMark, 
/**
 * When it was made, RFC 3339 in UTC.
 */
markedAt: string, };

export type Marks = { 
/**
 * All of them.
 */
marks: Array<MarkedPost>, };

export type MarksRequest = { 
/**
 * Those of this saved search; none for the general list.
 */
search: string | null, 
/**
 * Instead, those of all lists.
 */
all: boolean, };

export type MatchIndicatorsRequest = { 
/**
 * The list's dataset.
 */
dataset: string, 
/**
 * The posts to look in; empty for all.
 */
query: string, 
/**
 * Zone of the query's days.
 */
zone: string, };

export type Mended = { 
/**
 * The record.
 */
record: number, 
/**
 * The column.
 */
column: string, 
/**
 * The text as published; only the beginning, if it is long.
 */
published: string, 
/**
 * What it was read as, likewise; none if nothing could be read.
 */
kept: string | null, };

export type MendedColumn = { 
/**
 * Its name.
 */
name: string, 
/**
 * Kept records in which that is so.
 */
records: number, 
/**
 * The first of them, at most three.
 */
examples: Array<Mended>, };

export type NameStretch = { 
/**
 * The name as published.
 */
name: string, 
/**
 * The first dated post with it, RFC 3339 in UTC.
 */
first: string | null, 
/**
 * The last.
 */
last: string | null, 
/**
 * Posts with it; 0 if only a users file has it.
 */
posts: number, };

export type NearTextPair = { 
/**
 * Common members over all members.
 */
similarity: number, 
/**
 * The post of the first side.
 */
a: PostRow, 
/**
 * The post of the second.
 */
b: PostRow, 
/**
 * Seconds from the first side's post to the second's.
 */
lagSeconds: number | null, 
/**
 * The coarser precision of the two times.
 */
precision: string | null, };

export type NearTexts = { 
/**
 * Distinct texts of the first side that were looked for: those long enough, which the second does not have
 * letter for letter.
 */
lookedFor: number, 
/**
 * Distinct texts of the second side among which they were looked for.
 */
among: number, 
/**
 * Distinct texts of both sides that are too short to be called near to another.
 */
tooShort: number, 
/**
 * How many words a text must have.
 */
leastWords: number, 
/**
 * Members that two texts have in common over all members, from which on they are near: 0.5.
 */
leastSimilarity: number, 
/**
 * Texts that have a near one.
 */
count: number, 
/**
 * Texts that had more candidates than were looked at.
 */
bounded: number, 
/**
 * Who was first with these texts.
 */
first: FirstCount, 
/**
 * The nearest first, at most 50.
 */
examples: Array<NearTextPair>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type NearTextsRequest = { 
/**
 * Two sides, as for a comparison.
 */
accounts: Array<string>, 
/**
 * Narrows the choice of accounts.
 */
dataset: string | null, 
/**
 * The zone in which the query of a group reads days.
 */
zone: string, };

export type Network = { 
/**
 * Name for people.
 */
name: string, 
/**
 * Countries and regions it concerns.
 */
places: Array<string>, 
/**
 * Whom the announcer names.
 */
attribution: Attribution | null, 
/**
 * What is odd about it.
 */
remark: string | null, 
/**
 * Figures about it alone.
 */
figures: Array<Figure>, };

export type Nothing = Record<symbol, never>;

export type Operation = { 
/**
 * Its key.
 */
key: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Who ties them.
 */
sources: Array<CatalogueSource>, };

export type Overlap = { 
/**
 * Values both have.
 */
shared: number, 
/**
 * Distinct values of the first.
 */
aDistinct: number, 
/**
 * Distinct values of the second.
 */
bDistinct: number, 
/**
 * Shared over all distinct; 0 where both are empty.
 */
jaccard: number, 
/**
 * The shared values, by the smaller of the two counts, at most 20.
 */
top: Array<SharedValue>, };

export type OwnEvent = { 
/**
 * Its number.
 */
no: number, 
/**
 * When: a day (`2020-10-08`), which is that day in every zone, or a moment (RFC 3339, UTC).
 */
at: string, 
/**
 * What happened.
 */
label: string, 
/**
 * When it was noted.
 */
notedAt: string, };

export type PictureForm = "svg" | "png";

export type PostDetail = { 
/**
 * The post.
 */
post: PostRow, 
/**
 * Every published column with its text, in the file's order.
 */
columns: Array<PublishedColumn>, 
/**
 * SHA-256 of the decompressed file.
 */
sha256: string, 
/**
 * SHA-256 of the file on disk.
 */
outerSha256: string, 
/**
 * Who released it, where known.
 */
publisher: string | null, 
/**
 * Posts of the archive that this one refers to.
 */
refersTo: Array<PostRow>, 
/**
 * Posts of the archive that answer, quote or pass on this one, oldest first, at most 200.
 */
referredBy: Array<PostRow>, 
/**
 * How many do so in all.
 */
referredByTotal: number, 
/**
 * The citation, ready to paste.
 */
citation: string, };

export type PostRow = { 
/**
 * Published id, or a marked key.
 */
postId: string, 
/**
 * Whether the id was destroyed or missing in the file.
 */
idInexact: boolean, 
/**
 * Dataset.
 */
dataset: string, 
/**
 * The dataset's name.
 */
datasetName: string, 
/**
 * Platform.
 */
platform: string, 
/**
 * The one kind it is counted under.
 */
kind: string, 
/**
 * Who posted it.
 */
account: AccountRef, 
/**
 * When, RFC 3339 in UTC; none if the record has no readable date.
 */
postedAt: string | null, 
/**
 * How exactly `posted_at` is known: `day`, `minute`, `second`, `millisecond`.
 */
precision: string | null, 
/**
 * `published`, or `id` where the time is taken from the post's id.
 */
timeSource: string | null, 
/**
 * Language: the published label, or our guess where the release has no labels.
 */
language: string | null, 
/**
 * Whether `language` is our guess.
 */
languageGuessed: boolean, 
/**
 * `ltr` or `rtl`.
 */
direction: string, 
/**
 * The text exactly as published.
 */
text: string, 
/**
 * What matched, in UTF-16 units of `text`.
 */
hits: Array<[number, number]>, 
/**
 * The text for the screen, where it differs: HTML entities decoded.
 */
shown: ShownText | null, 
/**
 * The text around the first hit, in pieces.
 */
snippet: Array<SnippetPart>, 
/**
 * Hashtags without the sign.
 */
hashtags: Array<string>, 
/**
 * Links.
 */
links: Array<LinkRow>, 
/**
 * Mentioned accounts, as published.
 */
mentions: Array<string>, 
/**
 * What it passes on.
 */
repostOf: Target | null, 
/**
 * What it quotes.
 */
quoteOf: Target | null, 
/**
 * What it answers.
 */
replyTo: Target | null, 
/**
 * Likes as published.
 */
likes: number | null, 
/**
 * Reposts as published.
 */
reposts: number | null, 
/**
 * Replies as published.
 */
replies: number | null, 
/**
 * Quotes as published.
 */
quotes: number | null, 
/**
 * Views as published.
 */
views: number | null, 
/**
 * What it has as a paid advertisement.
 */
ad: AdRow | null, 
/**
 * The program it was sent with.
 */
client: string | null, 
/**
 * Where it stands in the published files.
 */
source: SourcePlace, };

export type PreviewAccount = { 
/**
 * Id, handle or hash.
 */
id: string, 
/**
 * Handle without the sign.
 */
handle: string | null, 
/**
 * Shown name.
 */
displayName: string | null, 
/**
 * `profile`, `page`, `group`, `channel` or `blog`, where the release says so.
 */
kind: string | null, 
/**
 * Day it was made.
 */
created: string | null, 
/**
 * Followers as published.
 */
followers: number | null, };

export type Problem = { 
/**
 * Where, in UTF-16 units of the query.
 */
at: [number, number], 
/**
 * What.
 */
message: string, 
/**
 * What to do.
 */
hint: string | null, };

export type Progress = { 
/**
 * What is being done, in words: `Reading tweets.csv`.
 */
message: string, 
/**
 * Units done.
 */
done: number, 
/**
 * Units in all; none if not known.
 */
total: number | null, 
/**
 * What is counted: `bytes` or `posts`.
 */
unit: string, 
/**
 * Records read so far.
 */
records: number, 
/**
 * Records a second, lately.
 */
rate: number, 
/**
 * Seconds left, as far as can be told.
 */
secondsLeft: number | null, };

export type ProposeMappingRequest = { 
/**
 * Path as an inspection gives it, with `!member` where it is one.
 */
path: string, };

export type ProposedColumn = { 
/**
 * Its name.
 */
column: string, 
/**
 * The role proposed.
 */
role: string, 
/**
 * Why, in words; empty where nothing speaks for a role.
 */
why: string, 
/**
 * The form of its times, where they tell it.
 */
form: string | null, 
/**
 * A date that can be read with the day or with the month first: the order has to be declared.
 */
ambiguous: string | null, 
/**
 * Some of its cells.
 */
samples: Array<string>, };

export type PublishedColumn = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its text.
 */
value: string, };

export type QueryList = { 
/**
 * Whether it was read as a table.
 */
table: boolean, 
/**
 * The table's columns: their names, or "Column 1" where there are none.
 */
columns: Array<string>, 
/**
 * The column with the queries, from 0.
 */
column: number, 
/**
 * Whether the first row was taken for names.
 */
hasHeader: boolean, 
/**
 * The queries, in their order.
 */
lines: Array<ListedQuery>, };

export type QueryListRequest = { 
/**
 * The file: a query a line, or a table if its name ends in `.csv` or `.tsv`.
 */
path: string | null, 
/**
 * Or: the text.
 */
text: string | null, 
/**
 * Take it for a table, or for lines; found by the file's name if not said.
 */
table: boolean | null, 
/**
 * The column of the table that has the queries, from 0; the first if not said.
 */
column: number | null, 
/**
 * Whether the first row names the columns; guessed if not said.
 */
hasHeader: boolean | null, };

export type Reason = { 
/**
 * The fate.
 */
fate: Fate, 
/**
 * What kind of thing, where it has a name.
 */
code: string | null, 
/**
 * In words.
 */
message: string, 
/**
 * Records concerned; 1 for something about the file as a whole.
 */
count: number, 
/**
 * The first records concerned, at most three.
 */
firstRecords: Array<number>, 
/**
 * What stood in some of them and what was made of it, at most three.
 */
examples: Array<Mended>, };

export type Recognised = { 
/**
 * `program`, or `reader` if the reader chose it.
 */
by: string, 
/**
 * `certain`, `likely` or `byName`; none if the reader chose it.
 */
strength: string | null, 
/**
 * Whether it is a copy that somebody saved anew.
 */
resaved: boolean, 
/**
 * Why, each a sentence, the most trusted first.
 */
reasons: Array<string>, };

export type RejectedEvent = { 
/**
 * The line of the file, from 1.
 */
line: number, 
/**
 * The row, cells joined by commas.
 */
text: string, 
/**
 * Why.
 */
reason: string, };

export type RejectedRow = { 
/**
 * Path as given, plus `!member`.
 */
file: string, 
/**
 * Record number, from 1.
 */
record: number, 
/**
 * Physical line, from 1.
 */
line: number, 
/**
 * Byte where it begins, from 0.
 */
byte: number, 
/**
 * Why.
 */
reason: string, 
/**
 * The record as it stands in the file, cut after 2,000 characters.
 */
raw: string, };

export type Release = { 
/**
 * Its key, as a dataset is given it.
 */
key: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Who released it.
 */
publisher: string, 
/**
 * When, as precisely as the source says.
 */
published: string, 
/**
 * Where the accounts were held.
 */
platform: string, 
/**
 * Countries and regions it concerns.
 */
places: Array<string>, 
/**
 * Whom the announcer names.
 */
attribution: Attribution | null, 
/**
 * Number and size of the files, as stated.
 */
files: string | null, 
/**
 * Who wrote about it.
 */
reports: Array<string>, 
/**
 * What is odd about it.
 */
remark: string | null, 
/**
 * Figures about it alone.
 */
figures: Array<Figure>, 
/**
 * Ids of the datasets of the open archive that are this release.
 */
datasets: Array<string>, };

export type RememberQuery = { 
/**
 * Its text.
 */
query: string, };

export type RemoveEventsRequest = { 
/**
 * Their numbers; those that are not there are passed over.
 */
numbers: Array<number>, };

export type Removed = { 
/**
 * Slug.
 */
dataset: string, 
/**
 * Posts removed.
 */
posts: number, 
/**
 * Accounts removed.
 */
accounts: number, };

export type RemovedSearch = { 
/**
 * The search.
 */
search: SavedSearch, 
/**
 * The marks that belonged to it.
 */
marks: Array<MarkedPost>, };

export type RenameRequest = { 
/**
 * Slug.
 */
dataset: string, 
/**
 * The new name.
 */
name: string, };

export type RenameSearchRequest = { 
/**
 * The name it has.
 */
name: string, 
/**
 * The name it shall have.
 */
newName: string, };

export type ReportMade = { 
/**
 * Version of the program.
 */
program: string, 
/**
 * Version of the folding of words.
 */
folding: number, 
/**
 * Version of the catalogue of releases.
 */
catalogue: string, 
/**
 * When, RFC 3339 in UTC.
 */
at: string, };

export type ReportedDataset = { 
/**
 * Slug.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Who published it, where that is known.
 */
publisher: string | null, 
/**
 * Its files in the order in which they were imported.
 */
files: Array<ReportedFile>, };

export type ReportedFile = { 
/**
 * Its name, without the folders that it lay in here.
 */
name: string, 
/**
 * The member that was read, where it is a container.
 */
member: string | null, 
/**
 * SHA-256 of its bytes as it lay on disk.
 */
sha256: string, };

export type ReviewFilter = "toDo" | "seen" | "done" | "unmarked";

export type ReviewMark = "toDo" | "seen" | "done";

export type ReviewRequest = { 
/**
 * The query's text.
 */
query: string, 
/**
 * The zone in which `since:` and `until:` name days.
 */
zone: string, 
/**
 * The order.
 */
sort: SortOrder, 
/**
 * The saved search whose marks count; none for the general list.
 */
search: string | null, 
/**
 * Which posts are shown.
 */
only: ReviewFilter, 
/**
 * Marks that were changed since the list was first asked for, as they were then: pages asked for later go on
 * in the same list.
 */
before: Array<EarlierMark>, 
/**
 * How many come before the page.
 */
rank: number, 
/**
 * Rows wanted.
 */
limit: number, };

export type RoleChoice = { 
/**
 * Name in a mapping.
 */
name: string, 
/**
 * What it is, in words.
 */
words: string, 
/**
 * Whether it holds times, whose form can be declared.
 */
holdsTimes: boolean, 
/**
 * Whether several columns can have it.
 */
mayRepeat: boolean, };

export type SameText = { 
/**
 * Texts that both posted.
 */
count: number, 
/**
 * Distinct texts of the first side, reposts left out.
 */
aDistinct: number, 
/**
 * Distinct texts of the second.
 */
bDistinct: number, 
/**
 * Shared over all distinct; 0 where both are empty.
 */
jaccard: number, 
/**
 * The closest in time first, at most 20.
 */
examples: Array<SameTextPair>, 
/**
 * The middle of the lags, in seconds, sign as in the examples.
 */
medianLagSeconds: number | null, };

export type SameTextPair = { 
/**
 * What a request for all posts with this text calls it.
 */
item: string, 
/**
 * How many posts of the first side have it.
 */
aCount: number, 
/**
 * How many of the second.
 */
bCount: number, 
/**
 * Post id of the first account.
 */
a: string, 
/**
 * Post id of the second.
 */
b: string, 
/**
 * The text of the first, as published.
 */
text: string, 
/**
 * Which way it runs.
 */
direction: string, 
/**
 * When the first account posted it.
 */
aAt: string | null, 
/**
 * When the second did.
 */
bAt: string | null, 
/**
 * Seconds from the first account's post to the second's.
 */
lagSeconds: number | null, 
/**
 * The coarser precision of the two times.
 */
precision: string | null, };

export type SaveBatchRequest = { 
/**
 * The good lines.
 */
queries: Array<BatchLine>, 
/**
 * The bad ones.
 */
bad: Array<BadLine>, 
/**
 * The file.
 */
output: string, 
/**
 * Leave cells as they are that a spreadsheet would take for formulas.
 */
verbatim: boolean, };

export type SaveComparisonRequest = { 
/**
 * The sides, as for a comparison.
 */
accounts: Array<string>, 
/**
 * Narrows the choice of accounts.
 */
dataset: string | null, 
/**
 * The zone of hours, days and weekdays.
 */
zone: string, 
/**
 * The file; JSON where its name ends in `.json`, else a page of HTML.
 */
path: string, };

export type SaveEventRequest = { 
/**
 * The one to change; none notes a new one.
 */
no: number | null, 
/**
 * When: `2020-10-08`, or with a time (`2020-10-08 14:30`), in `zone` unless it names an offset.
 */
at: string, 
/**
 * What happened, in one line.
 */
label: string, 
/**
 * The zone of a time without an offset; IANA name.
 */
zone: string, };

export type SaveMappingRequest = { 
/**
 * The mapping.
 */
mapping: Mapping, };

export type SavePictureRequest = { 
/**
 * The file; one that is there is replaced.
 */
path: string, 
/**
 * What `content` is.
 */
form: PictureForm, 
/**
 * The text of an SVG file, or the bytes of a PNG file in base 64.
 */
content: string, };

export type SaveReportRequest = { 
/**
 * Slug.
 */
dataset: string, 
/**
 * The file.
 */
path: string, };

export type SaveSearchRequest = { 
/**
 * The name.
 */
name: string, 
/**
 * The query's text; empty for every post.
 */
query: string, 
/**
 * The zone in which `since:` and `until:` name days.
 */
zone: string, 
/**
 * The order.
 */
sort: SortOrder, 
/**
 * Whether it may take the place of another search of that name.
 */
replace: boolean, };

export type SaveState = { 
/**
 * Its name.
 */
key: string, 
/**
 * Its value, JSON as text.
 */
value: string, };

export type SaveTimelineRequest = { 
/**
 * What to count.
 */
timeline: TimelineRequest, 
/**
 * The file; one that is there is replaced.
 */
path: string, 
/**
 * Leave cells as they are that a spreadsheet would take for formulas.
 */
verbatim: boolean, };

export type SavedEvent = { 
/**
 * As it is kept now.
 */
event: OwnEvent, 
/**
 * As it was, if it was changed.
 */
before: OwnEvent | null, };

export type SavedReport = { 
/**
 * The file.
 */
path: string, 
/**
 * Its bytes.
 */
bytes: number, };

export type SavedSearch = { 
/**
 * The name given to it, unique.
 */
name: string, 
/**
 * The query's text.
 */
query: string, 
/**
 * The zone in which `since:` and `until:` name days.
 */
zone: string, 
/**
 * The order.
 */
sort: SortOrder, 
/**
 * When it was saved, RFC 3339 in UTC.
 */
savedAt: string, 
/**
 * The marks made for it.
 */
marks: MarkCounts, };

export type SavedSearchRequest = { 
/**
 * The name.
 */
name: string, };

export type SavedSearches = { 
/**
 * All of them.
 */
searches: Array<SavedSearch>, 
/**
 * Marks that belong to no saved search.
 */
general: MarkCounts, };

export type SearchPage = { 
/**
 * Hits in all, exact.
 */
total: number, 
/**
 * This page.
 */
rows: Array<PostRow>, 
/**
 * Give back as `cursor` for the page after this one; none at the end.
 */
next: string | null, 
/**
 * What in the query was not understood.
 */
problems: Array<Problem>, 
/**
 * The filters in the query, as they stand in its text.
 */
filters: Array<Filter>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type SearchRequest = { 
/**
 * The query's text; every filter is part of it.
 */
query: string, 
/**
 * The zone in which `since:` and `until:` name days; IANA name.
 */
zone: string, 
/**
 * The order.
 */
sort: SortOrder, 
/**
 * Where the page begins: the `next` of an earlier answer, unread.
 */
cursor: string | null, 
/**
 * Or: how many hits come before the page.
 */
rank: number | null, 
/**
 * Rows wanted.
 */
limit: number, };

export type Series = { 
/**
 * The value.
 */
key: string, 
/**
 * What the screen shows for it.
 */
label: string, 
/**
 * Posts in all.
 */
count: number, 
/**
 * The same buckets as the whole.
 */
buckets: Array<Bucket>, };

export type SetMarkRequest = { 
/**
 * The saved search to which the mark belongs; none for the general list.
 */
search: string | null, 
/**
 * The post's dataset.
 */
dataset: string, 
/**
 * The post's id as shown in rows.
 */
postId: string, 
/**
 * The mark; none takes away what is there.
 */
mark: ReviewMark | null, 
/**
 * When it was made, where an earlier mark is put back; else now.
 */
markedAt: string | null, };

export type SetReleaseRequest = { 
/**
 * Slug of the dataset.
 */
dataset: string, 
/**
 * Key of the release; none says that the dataset is of no release known.
 */
release: string | null, };

export type ShareOf = "series" | "archive";

export type SharedTimeline = { 
/**
 * The width.
 */
by: BucketWidth, 
/**
 * Where each bucket begins, RFC 3339 with the zone's offset.
 */
starts: Array<string>, 
/**
 * For each account, the posts of each bucket.
 */
counts: Array<Array<number>>, };

export type SharedValue = { 
/**
 * The value.
 */
value: string, 
/**
 * What the screen shows for it.
 */
label: string, 
/**
 * What to add to a query to find it.
 */
term: string, 
/**
 * What a request for its posts calls it.
 */
item: string, 
/**
 * Posts of the first account.
 */
a: number, 
/**
 * Posts of the second.
 */
b: number, 
/**
 * When the first account had it first, RFC 3339 in UTC.
 */
aFirst: string | null, 
/**
 * When the second had it first.
 */
bFirst: string | null, 
/**
 * Seconds from the first account's to the second's; negative where the second came first.
 */
lagSeconds: number | null, 
/**
 * The coarser precision of the two times.
 */
precision: string | null, };

export type ShowPostRequest = { 
/**
 * `[dataset/]id`.
 */
post: string, 
/**
 * A query whose hits are marked.
 */
query: string, };

export type ShownText = { 
/**
 * The text.
 */
text: string, 
/**
 * What matched, in UTF-16 units of this text.
 */
hits: Array<[number, number]>, };

export type Signal = { 
/**
 * Its name for programs: `hours`, `quiet`, `spacing`, `minutes`, `seconds`, `volume`, `clients`, `dormancy`,
 * `created`, `handle`, `names`, `followers`.
 */
key: string, 
/**
 * Its name for people.
 */
title: string, 
/**
 * Whether anything is said.
 */
state: SignalState, 
/**
 * Why nothing is said, a sentence.
 */
lack: string | null, 
/**
 * The minimum, where there is too little.
 */
needed: number | null, 
/**
 * What there is, where there is too little.
 */
has: number | null, 
/**
 * The figure.
 */
figure: SignalFigure | null, 
/**
 * Further figures.
 */
more: Array<SignalFigure>, 
/**
 * What the figures rest on: "1,234 posts on 56 days".
 */
restsOn: string | null, 
/**
 * How many that is: the first number of `restsOn`.
 */
n: number | null, 
/**
 * Where the figure stands in the group.
 */
place: GroupPlace | null, 
/**
 * Why it has no place there, a sentence.
 */
noPlace: string | null, 
/**
 * Counts behind the figure.
 */
charts: Array<SignalChart>, 
/**
 * Why little should be made of it, where that is so.
 */
weak: string | null, 
/**
 * What innocently explains it.
 */
innocent: string, 
/**
 * Who used it, and whether we checked that.
 */
references: Array<string>, 
/**
 * The fields it needs.
 */
needs: Array<string>, };

export type SignalBar = { 
/**
 * What it stands for.
 */
label: string, 
/**
 * Its number.
 */
value: number, 
/**
 * The lower end of a range of 95 in 100.
 */
low: number | null, 
/**
 * Its upper end.
 */
high: number | null, 
/**
 * The mean of the same number over the group's accounts.
 */
group: number | null, };

export type SignalChart = { 
/**
 * What they show.
 */
title: string, 
/**
 * Whether the numbers are shares from 0 to 1, else counts.
 */
shares: boolean, 
/**
 * The bars.
 */
bars: Array<SignalBar>, };

export type SignalFigure = { 
/**
 * What it is.
 */
label: string, 
/**
 * The number.
 */
value: number, 
/**
 * The lower end of a range of 95 in 100.
 */
low: number | null, 
/**
 * Its upper end.
 */
high: number | null, 
/**
 * The number in words, range included.
 */
words: string, };

export type SignalState = "said" | "notEnough" | "notInRelease";

export type SimilarQuery = { 
/**
 * The query's text; none if the post has no words that others share.
 */
query: string | null, };

export type SimilarRequest = { 
/**
 * The post: `dataset/id`, or the id alone.
 */
post: string, };

export type SnippetPart = { 
/**
 * The text.
 */
text: string, 
/**
 * Whether it matched.
 */
hit: boolean, };

export type SortOrder = "newest" | "oldest" | "relevance" | "engagement";

export type SourcePlace = { 
/**
 * Path as given, plus `!member`; a home directory is written as `~`.
 */
file: string, 
/**
 * Record number, from 1.
 */
record: number, 
/**
 * Physical line, from 1.
 */
line: number, 
/**
 * Byte where it begins.
 */
byte: number, };

export type SpacingBucket = { 
/**
 * Seconds from which on.
 */
fromSeconds: number, 
/**
 * How many.
 */
count: number, };

export type SpelledWord = { 
/**
 * Where it stands, in UTF-16 units of the query.
 */
at: [number, number], 
/**
 * As typed.
 */
word: string, 
/**
 * The ways of writing it, most frequent first, 100 at most.
 */
spellings: Array<Spelling>, 
/**
 * Different ways of writing it in all, among the posts read.
 */
distinct: number, };

export type Spelling = { 
/**
 * The letters as published.
 */
written: string, 
/**
 * Posts with it, among those read.
 */
posts: number, 
/**
 * The query with this way of writing alone; none where it cannot be typed, since it holds quotation marks.
 */
query: string | null, };

export type Spellings = { 
/**
 * Posts that the query finds.
 */
total: number, 
/**
 * Posts that were read for this, the newest ones: all of them, unless there are very many.
 */
read: number, 
/**
 * The query's words, in their order; excluded and exact ones are left out.
 */
words: Array<SpelledWord>, };

export type SpellingsRequest = { 
/**
 * The query's text.
 */
query: string, 
/**
 * The zone in which `since:` and `until:` name days; IANA name.
 */
zone: string, };

export type SplitBy = "dataset" | "account" | "language" | "kind" | "platform" | "client";

export type StateKey = { 
/**
 * Its name.
 */
key: string, };

export type StateValue = { 
/**
 * JSON as text.
 */
value: string | null, };

export type Stated = { 
/**
 * `accounts` or `posts`.
 */
what: string, 
/**
 * The figure.
 */
count: number, 
/**
 * Who states it.
 */
by: string, };

export type Statement = { 
/**
 * Who.
 */
by: string, 
/**
 * When.
 */
on: string, 
/**
 * What, in our words.
 */
words: string, 
/**
 * Where it can be read.
 */
sources: Array<CatalogueSource>, };

export type SummaryList = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * This page.
 */
summaries: Array<SummaryRow>, };

export type SummaryRow = { 
/**
 * Its number in this archive; none before an import.
 */
no: number | null, 
/**
 * Dataset.
 */
dataset: string, 
/**
 * The dataset's name.
 */
datasetName: string, 
/**
 * What is counted: `accounts`, `pages`, `groups`, `followers`…
 */
measure: string, 
/**
 * How many; of `spend`, hundredths of the currency.
 */
figure: number, 
/**
 * `exactly`, `about`, `moreThan` or `lessThan`.
 */
bound: string, 
/**
 * The three letters of the currency of a spend.
 */
currency: string | null, 
/**
 * The words as published.
 */
published: string, 
/**
 * The platform on which it was counted.
 */
platform: string | null, 
/**
 * Day on which it was published.
 */
statedOn: string | null, 
/**
 * Where in the chain of an operation it stands.
 */
tactic: string | null, 
/**
 * The technique below that.
 */
technique: string | null, 
/**
 * The procedure below that.
 */
procedure: string | null, 
/**
 * The publisher's remark, or the sentence around the figure.
 */
comment: string | null, 
/**
 * Where it stands in the published files.
 */
source: SourcePlace, };

export type TakedownRef = { 
/**
 * Its key.
 */
key: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * When it was announced, as precisely as the source says.
 */
announced: string, 
/**
 * Who announced it.
 */
by: string, };

export type TakedownRequest = { 
/**
 * Its key.
 */
key: string, };

export type TakedownRow = { 
/**
 * Its key.
 */
key: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * `removal`, `release` or `report`.
 */
what: string, 
/**
 * `2018-08-21`, or what is known: `2018-08`, `2020-Q1`, `2026-H1`, `2018-08-27/2018-08-28`.
 */
announced: string, 
/**
 * Who announced it.
 */
by: string, 
/**
 * The platforms it concerns.
 */
platforms: Array<string>, 
/**
 * Countries and regions it concerns.
 */
places: Array<string>, 
/**
 * Whom the announcer names.
 */
attribution: Attribution | null, 
/**
 * What does not fit, and what is not known.
 */
remark: string | null, 
/**
 * Where it can be read.
 */
sources: Array<CatalogueSource>, 
/**
 * Figures about all of it.
 */
figures: Array<Figure>, 
/**
 * What others say to it.
 */
statements: Array<Statement>, 
/**
 * Sets that the announcement tells apart and of which no files were published.
 */
networks: Array<Network>, 
/**
 * Files that were published.
 */
releases: Array<Release>, 
/**
 * What ties it to others.
 */
operations: Array<Operation>, 
/**
 * The takedowns it is tied to, the oldest first.
 */
related: Array<TakedownRef>, };

export type Target = { 
/**
 * The post's id as published; none if only the account is known.
 */
postId: string | null, 
/**
 * The account's id as published; none if not in the release.
 */
account: string | null, 
/**
 * Whether the post is in this archive, in the same dataset.
 */
inArchive: boolean, 
/**
 * Whether the id was destroyed in the file and links to nothing.
 */
inexact: boolean, };

export type TimelineAnswer = { 
/**
 * Hits in all.
 */
total: number, 
/**
 * The width used.
 */
by: BucketWidth, 
/**
 * The zone used.
 */
zone: string, 
/**
 * Every bucket from the first post to the last, zeros included.
 */
buckets: Array<Bucket>, 
/**
 * How much of each bucket is covered; a count of zero in a gap is none.
 */
coverage: Array<BucketCoverage>, 
/**
 * The same, split; or one for each of several queries, which may count a post more than once.
 */
series: Array<Series>, 
/**
 * Shares, sums or means, where they were asked for.
 */
derived: Derived | null, 
/**
 * Posts known less exactly than the width.
 */
tooCoarse: number, 
/**
 * Posts without a readable date.
 */
undated: number, 
/**
 * Days that matter to the datasets among the hits, such as the day of a release, and the reader's own events.
 */
marks: Array<Mark>, 
/**
 * The stretch that each dataset covers, from its first post to its last.
 */
covered: Array<Covered>, 
/**
 * What in the query was not understood.
 */
problems: Array<Problem>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export type TimelineRequest = { 
/**
 * The query's text.
 */
query: string, 
/**
 * Further queries on the same axis: one series for each, that of `query` first. Not together with `split`.
 */
queries: Array<string>, 
/**
 * The zone in which days begin; IANA name.
 */
zone: string, 
/**
 * The width; none chooses one that gives a readable number of buckets.
 */
by: BucketWidth | null, 
/**
 * One series for each value of this.
 */
split: SplitBy | null, 
/**
 * Series to give, the largest first. Posts without a value come after them, under an empty key; the smaller
 * series last, added up under the key `other`.
 */
seriesLimit: number | null, 
/**
 * Shares instead of counts: with a split of the bucket's posts, else of the archive's in that bucket.
 */
share: boolean, 
/**
 * Each bucket with all before it.
 */
cumulative: boolean, 
/**
 * The mean over so many buckets, each with those before it. Not together with `cumulative`.
 */
rolling: number | null, };

export type UnknownColumn = { 
/**
 * Its name.
 */
name: string, 
/**
 * Kept records that have something in it.
 */
records: number, 
/**
 * What stands in the first of them, at most three.
 */
examples: Array<CellExample>, };

export type Unrecognised = { 
/**
 * Path as given, plus `!member`.
 */
path: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether the reader can say what its columns are (`propose_mapping`).
 */
mappable: boolean, };

export type ValueCount = { 
/**
 * The value.
 */
value: string, 
/**
 * Posts.
 */
count: number, };

export type VerifiedFile = { 
/**
 * Path as given, plus `!member`.
 */
path: string, 
/**
 * `same`, `changed` or `missing`.
 */
state: string, 
/**
 * SHA-256 at the time of import.
 */
sha256: string, };

export type VerifyReport = { 
/**
 * Whether everything that could be checked agrees.
 */
ok: boolean, 
/**
 * Every source file.
 */
files: Array<VerifiedFile>, 
/**
 * Posts in the store.
 */
storePosts: number, 
/**
 * Posts in the index.
 */
indexPosts: number, 
/**
 * What does not agree, each a sentence.
 */
problems: Array<string>, 
/**
 * Milliseconds it took.
 */
elapsedMs: number, };

export interface Commands {
  archive_state: { request: Nothing; answer: ArchiveState };
  open_archive: { request: ArchivePath; answer: ArchiveState };
  create_archive: { request: ArchivePath; answer: ArchiveState };
  open_sample: { request: Nothing; answer: ArchiveState };
  close_archive: { request: Nothing; answer: ArchiveState };
  list_datasets: { request: Nothing; answer: DatasetList };
  inspect_files: { request: InspectRequest; answer: Inspection };
  propose_mapping: { request: ProposeMappingRequest; answer: MappingProposal };
  list_mappings: { request: Nothing; answer: MappingList };
  save_mapping: { request: SaveMappingRequest; answer: Nothing };
  forget_mapping: { request: MappingName; answer: Nothing };
  import_files: { request: ImportRequest; answer: ImportReport };
  dataset_report: { request: DatasetReportRequest; answer: DatasetReport };
  save_report: { request: SaveReportRequest; answer: SavedReport };
  rename_dataset: { request: RenameRequest; answer: DatasetList };
  remove_dataset: { request: DatasetRequest; answer: Removed };
  diff_datasets: { request: DiffRequest; answer: Diff };
  diff_findings: { request: DiffFindingsRequest; answer: DiffFindings };
  set_release: { request: SetReleaseRequest; answer: DatasetList };
  search_catalogue: { request: CatalogueRequest; answer: CatalogueList };
  show_takedown: { request: TakedownRequest; answer: TakedownRow };
  search_posts: { request: SearchRequest; answer: SearchPage };
  count_facets: { request: FacetsRequest; answer: FacetCounts };
  show_post: { request: ShowPostRequest; answer: PostDetail };
  explain_query: { request: ExplainRequest; answer: Explained };
  list_spellings: { request: SpellingsRequest; answer: Spellings };
  complete_query: { request: CompleteRequest; answer: Completions };
  similar_posts: { request: SimilarRequest; answer: SimilarQuery };
  read_query_list: { request: QueryListRequest; answer: QueryList };
  count_batch: { request: BatchRequest; answer: BatchAnswer };
  save_batch: { request: SaveBatchRequest; answer: BatchSaved };
  count_timeline: { request: TimelineRequest; answer: TimelineAnswer };
  save_timeline: { request: SaveTimelineRequest; answer: SavedReport };
  save_picture: { request: SavePictureRequest; answer: SavedReport };
  list_accounts: { request: ListAccountsRequest; answer: AccountList };
  show_account: { request: AccountRequest; answer: AccountPage };
  account_evidence: { request: EvidenceRequest; answer: EvidenceCard };
  account_history: { request: AccountRequest; answer: AccountHistory };
  account_connections: { request: AccountRequest; answer: AccountConnections };
  compare_accounts: { request: CompareRequest; answer: Comparison };
  compared_posts: { request: ComparedPostsRequest; answer: ComparedPosts };
  near_texts: { request: NearTextsRequest; answer: NearTexts };
  compare_chance: { request: ChanceRequest; answer: Chance };
  comparison_report: { request: ComparisonReportRequest; answer: ComparisonReport };
  save_comparison: { request: SaveComparisonRequest; answer: SavedReport };
  list_indicators: { request: ListIndicatorsRequest; answer: IndicatorList };
  list_summaries: { request: ListSummariesRequest; answer: SummaryList };
  match_indicators: { request: MatchIndicatorsRequest; answer: IndicatorMatches };
  export_posts: { request: ExportRequest; answer: ExportReport };
  verify_archive: { request: Nothing; answer: VerifyReport };
  rebuild_index: { request: Nothing; answer: Info };
  save_state: { request: SaveState; answer: Nothing };
  load_state: { request: StateKey; answer: StateValue };
  list_history: { request: Nothing; answer: History };
  remember_query: { request: RememberQuery; answer: Nothing };
  forget_history: { request: ForgetRequest; answer: Nothing };
  list_searches: { request: Nothing; answer: SavedSearches };
  save_search: { request: SaveSearchRequest; answer: SavedSearches };
  rename_search: { request: RenameSearchRequest; answer: SavedSearches };
  remove_search: { request: SavedSearchRequest; answer: RemovedSearch };
  restore_search: { request: RemovedSearch; answer: SavedSearches };
  list_marks: { request: MarksRequest; answer: Marks };
  set_mark: { request: SetMarkRequest; answer: MarkChange };
  review_posts: { request: ReviewRequest; answer: SearchPage };
  export_marks: { request: ExportMarksRequest; answer: ExportReport };
  list_events: { request: Nothing; answer: Events };
  save_event: { request: SaveEventRequest; answer: SavedEvent };
  remove_events: { request: RemoveEventsRequest; answer: Events };
  restore_events: { request: Events; answer: Events };
  import_events: { request: ImportEventsRequest; answer: ImportedEvents };
  export_events: { request: ExportEventsRequest; answer: ExportedEvents };
  about: { request: Nothing; answer: Info };
}
