import type {
  Change, Changed, Circle, Contact, Edit, ListQuery, NameParts, Problem, Row, RowPage, SearchPage, SearchQuery, Settings, Start,
} from "./types";
import type { Followup, FollowupBoard, FollowupDraft, Repeat } from "./types.followups";
import type { Household, OrganisationPeople, OrganisationRow, Role } from "./types.organisations";
import type { DuplicateCounts, DuplicatePage, DuplicateProgress, DuplicateQuery, MergeChoice, MergedIdentical, MergePreview } from "./types.duplicates";
import type { TidyCounts, TidyFixed, TidyKindName, TidyPage, TidyProgress } from "./types.tidy";
import type { CalendarResult, CardCode, ExportRequest, ExportResult, KeptCalendar, LabelSheet } from "./types.outgoing";
import type { QuickLine, QuickReading, QuickSaved, When } from "./types.quick";
import type { SyncAccess, SyncChoice, SyncLook, SyncProgress, SyncState } from "./types.sync";
import type { CircleDays, ComingDate, LookBack, TodayBoard, TodayChoices } from "./types.today";
import type {
  CircleForm, LetterAddressed, LetterChoices, LetterDraft, LetterPreview, LetterRequest, LetterSent, LetterTemplate, LetterText, LetterWay, SavedDrafts,
} from "./types.letters";
import type { BinPage, Choice, Chosen } from "./types.selection";
import type { AppointmentItem, AppointmentPreview, AppointmentReport } from "./types.appointments";
import type { Encounter, EncounterDraft, EncounterPage, EncounterQuery } from "./types.encounters";
import type { FilterReading, SavedView } from "./types.filters";
import type { GivingEntry } from "./types.giving";
import type { CircleRhythm, RhythmReading, RhythmStatus } from "./types.rhythms";
import type {
  ContactSource, ImportCounts, ImportDecision, ImportDecisionForAll, ImportField, ImportFinding, ImportItemDetail, ImportItemPage, ImportOptions, ImportPreview, ImportProgress,
  ImportReport, ImportUndone, PastImport,
} from "./types.imports";

/**
 * Everything the window asks of Go. The bound structs in app/window have exactly these areas and methods (first letter
 * upper case); arguments go positionally. Every promise rejects with a {@link Problem}. The only files that know Wails
 * or HTTP are beside this one.
 */
export interface Backend {
  shell: {
    start(): Promise<Start>;
    saveSettings(settings: Settings): Promise<Settings>;
    /** Opens http, https, mailto, tel, sms, xmpp and sip addresses in the program that is responsible; refuses all else. */
    openLink(url: string): Promise<void>;
    /** Writes people.vcf and calendar.ics with everything into a folder that it asks for; answers it, "" = cancelled. */
    exportAll(): Promise<string>;
    /** Milestones for `kith --trace-start`. */
    milestone(name: string): Promise<void>;
  };
  people: {
    list(query: ListQuery): Promise<RowPage>;
    search(query: SearchQuery): Promise<SearchPage>;
    show(id: string): Promise<Contact>;
    circles(): Promise<Circle[]>;
    create(kind: string, name: NameParts, organisation: string): Promise<{ contact: Contact; change: Change }>;
    edit(id: string, revision: number, edits: Edit[]): Promise<{ contact: Contact; change: Change }>;
    /** Moves them to the bin. */
    remove(ids: string[]): Promise<Change>;
    addToCircle(name: string, ids: string[]): Promise<Change>;
    removeFromCircle(name: string, ids: string[]): Promise<Change>;
    /** Answers what it is called now. A name that another circle has is the problem "contact.circle-taken", but with `join` the two become one. */
    renameCircle(from: string, to: string, join: boolean): Promise<{ name: string; change: Change }>;
    /** A data: URI of the face, at most `size` pixels square; "" without a photo that can be shown. */
    thumbnail(id: string, size: number): Promise<string>;
    /** Asks where to save by the system's dialog when `path` is ""; version "3.0" or "4.0"; no ids = everybody. "" = cancelled. */
    exportCards(path: string, version: string, ids: string[]): Promise<string>;
    /** How one met them: through somebody of the book by id, or else by a name. All of it empty takes it away. */
    setMet(id: string, met: { place: string; when: string; through: string; contact: string }): Promise<Change>;
    /** Whom one met through them. */
    metThrough(id: string): Promise<Row[]>;
  };
  /** Changes of many people at once. Who is no longer in the book is left out. */
  selection: {
    /** How many it is now, and the first of them as rows. */
    show(choice: Choice, limit: number): Promise<Chosen>;
    /** The circles that some of them are in, with how many of them. */
    circles(choice: Choice): Promise<Circle[]>;
    addToCircle(name: string, choice: Choice): Promise<Change>;
    removeFromCircle(name: string, choice: Choice): Promise<Change>;
    /** Gives the selected a rhythm of their own, "" takes it away. */
    setRhythm(choice: Choice, rhythm: string): Promise<Change>;
    /** Moves them to the bin. */
    remove(choice: Choice): Promise<Change>;
  };
  bin: {
    /** Who was deleted last first. */
    list(offset: number, limit: number): Promise<BinPage>;
    /** No ids = everybody in the bin. */
    restore(ids: string[]): Promise<Change>;
    /** Deletes them for good; no ids = everybody in the bin. */
    purge(ids: string[]): Promise<Change>;
  };
  encounters: {
    timeline(query: EncounterQuery): Promise<EncounterPage>;
    /** The years that have entries, newest first. */
    years(): Promise<string[]>;
    /** The entries in which a contact is mentioned, newest first. */
    mentioning(contact: string, limit: number): Promise<Encounter[]>;
    save(draft: EncounterDraft): Promise<{ encounter: Encounter; change: Change }>;
    remove(id: string): Promise<Change>;
    /** Asks for files that belong to an entry; none when cancelled. */
    chooseFiles(): Promise<string[]>;
    /** Opens what belongs to an entry; says so where a file is gone. */
    open(id: string, link: string): Promise<void>;
  };
  appointments: {
    /** Reads calendar files; `since` is a day, month, season or year, "" for everything. */
    begin(paths: string[], since: string): Promise<AppointmentPreview>;
    /** A stretch of the appointments, the latest first. */
    items(preview: string, offset: number, limit: number): Promise<AppointmentItem[]>;
    /** What becomes of somebody: "name", "new", "me" or the id of a contact. */
    decide(preview: string, key: string, choice: string): Promise<AppointmentPreview>;
    leaveOut(preview: string, numbers: number[], out: boolean): Promise<AppointmentPreview>;
    /** Takes over what is new, as one change. */
    finish(preview: string): Promise<AppointmentReport>;
    discard(preview: string): Promise<void>;
  };
  today: {
    board(): Promise<TodayBoard>;
    /** Remembers how much time there is, 10 to 120, and answers the list that fits. */
    setMinutes(minutes: number): Promise<TodayBoard>;
    /** A follow-up is ticked off, a message to somebody logged. */
    done(id: string): Promise<Change>;
    later(id: string, until: string): Promise<Change>;
    notNow(id: string): Promise<Change>;
    /** Turns a suggestion (match, need) down for good. */
    never(id: string): Promise<Change>;
    /** Ticks off what somebody looks for, by the id of the need. */
    found(need: string): Promise<Change>;
    week(): Promise<LookBack>;
    choices(): Promise<TodayChoices>;
    choose(choices: TodayChoices): Promise<TodayChoices>;
    circle(name: string): Promise<CircleDays>;
    setNotice(circle: string, days: number): Promise<Change>;
    setCommunity(circle: string, is: boolean): Promise<Change>;
    /** The important dates of a contact, in the order of the card. */
    dates(contact: string): Promise<ComingDate[]>;
  };
  /** Writing to people. Nothing is sent. */
  letters: {
    /** Those that come with Kith first, named in the language of the window. */
    templates(): Promise<LetterTemplate[]>;
    saveTemplate(template: LetterTemplate): Promise<{ template: LetterTemplate; change: Change }>;
    removeTemplate(id: string): Promise<Change>;
    draft(request: LetterRequest): Promise<LetterDraft>;
    /** What many would get by texts with placeholders; `at`: whose letter is shown whole. */
    preview(choice: Choice, texts: LetterText[], at: number): Promise<LetterPreview>;
    /** Asks for a folder, or with `zip` for a file; null = cancelled. */
    saveDrafts(choice: Choice, texts: LetterText[], zip: boolean): Promise<SavedDrafts | null>;
    /** Opens a message in the program for a way; answers whether all of the text went along. */
    open(way: LetterWay, subject: string, text: string): Promise<boolean>;
    /** Logs letters that went out today; `kind` is "message" or "greeting", of several always the latter. */
    log(sent: LetterSent[], kind: string): Promise<Change>;
    of(contact: string): Promise<LetterAddressed>;
    choices(): Promise<LetterChoices>;
    choose(choices: LetterChoices): Promise<LetterChoices>;
    circleForms(): Promise<CircleForm[]>;
    /** `form` "" takes it away. */
    setCircleForm(circle: string, form: string): Promise<Change>;
  };
  followups: {
    board(limit: number): Promise<FollowupBoard>;
    ofContact(contact: string): Promise<Followup[]>;
    show(id: string): Promise<Followup>;
    /** What was written last about each of the contacts, the latest first. */
    last(contacts: string[]): Promise<Encounter[]>;
    tick(step: string, done: boolean): Promise<Change>;
    /** Rules for a follow-up due on a day; `keep` comes first if it is none of them. */
    repeats(day: string, keep: string): Promise<Repeat[]>;
    readRepeat(text: string, day: string): Promise<Repeat>;
    save(draft: FollowupDraft): Promise<{ followup: Followup; change: Change }>;
    done(id: string, done: boolean): Promise<Change>;
    /** `until`: a day, or a moment in UTC. */
    snooze(id: string, until: string): Promise<Change>;
    remove(id: string): Promise<Change>;
  };
  quick: {
    /** A day as people type it, with or without a time; `past` looks back where the words leave it open. null = none. */
    when(text: string, past: boolean): Promise<When | null>;
    /** A time of day as "15:04"; "" = none. */
    time(text: string): Promise<string>;
    /** Reads a line that says what happened; writes nothing. */
    understand(line: QuickLine): Promise<QuickReading>;
    /** Saves what a line says as one change. */
    save(line: QuickLine): Promise<QuickSaved>;
    /** What was typed and neither saved nor thrown away, by the keys of keep. */
    unsaved(): Promise<Record<string, string>>;
    /** Keeps a text until it is saved; "" forgets it. */
    keep(key: string, text: string): Promise<void>;
  };
  imports: {
    /** The system's file dialog; [] = cancelled. */
    chooseFiles(): Promise<string[]>;
    /** Reads everything and writes nothing. `charset` "" = detect; `circle` "" = none. */
    preview(paths: string[], charset: string, circle: string): Promise<ImportReport>;
    commit(paths: string[], charset: string, circle: string): Promise<ImportReport>;
    /** Stops a running preview or commit; a commit that was stopped leaves nothing behind. */
    cancel(): Promise<void>;
    /** Where the bundled book of invented people lies, for preview and commit. */
    sampleBook(): Promise<string>;
    /** For the browser, where a dropped file has no path: keeps the bytes (base64) in a temporary file and answers its path. */
    upload(name: string, base64: string): Promise<string>;

    /** Looks into files, zip files and folders and keeps a preview, in place of the one before. cancel() stops it. */
    begin(paths: string[], options: ImportOptions): Promise<ImportPreview>;
    /** Renews it with other options; decisions are forgotten. When it fails, the preview stays as it was. */
    reread(preview: string, options: ImportOptions): Promise<ImportPreview>;
    /** A stretch of the cards of a finding, "" = all. */
    items(preview: string, finding: ImportFinding | "", offset: number, limit: number): Promise<ImportItemPage>;
    item(preview: string, number: number): Promise<ImportItemDetail>;
    /** `person` for decision "person" alone: the id of a contact, or "item:N". */
    decide(preview: string, numbers: number[], decision: ImportDecision, person: string): Promise<ImportCounts>;
    /** About all of a finding; "person" takes for each the first of those it may be of. */
    decideAll(preview: string, finding: ImportFinding | "", decision: ImportDecisionForAll): Promise<ImportCounts>;
    /** Imports as decided. When it fails or is stopped, nothing was imported and the preview is still there. */
    finish(preview: string, circle: string): Promise<ImportReport>;
    discard(preview: string): Promise<void>;
    /** What a column of a table can become, in the order of a menu. */
    fields(): Promise<ImportField[]>;
    /** The imports that were not undone, newest first; 0 = all. */
    past(limit: number): Promise<PastImport[]>;
    /** Takes an import back, whenever it was; what was changed since is kept and told. */
    undoPast(id: string): Promise<ImportUndone>;
    /** Which imports a contact came from, oldest first. */
    sourcesOf(contact: string): Promise<ContactSource[]>;
  };
  calendar: {
    /** Asks where to save when `path` is "". kinds: "followups", "birthdays", "dates", "rhythms". null = cancelled. */
    export(path: string, kinds: string[], todos: boolean, sinceLast: boolean): Promise<CalendarResult | null>;
    kept(): Promise<KeptCalendar>;
    /** Writes a file and keeps it up to date, asking where when `path` is "". null = cancelled. */
    keep(path: string, kinds: string[], todos: boolean): Promise<KeptCalendar | null>;
    /** Ends that a file is kept up to date. */
    release(): Promise<void>;
  };
  /** The calendar on the person's own server. Nothing goes over the network before something is set up here. */
  sync: {
    state(): Promise<SyncState>;
    /** Signs in and lists the calendars; a refusal is in the answer, with what may be allowed. */
    look(access: SyncAccess): Promise<SyncLook>;
    /** Finds or makes the calendar and keeps the account. */
    setUp(access: SyncAccess, choice: SyncChoice): Promise<SyncState>;
    change(kinds: string[], todos: boolean, every: number): Promise<Change>;
    /** Now. `password` "" where it is kept; rejects with "sync.no-password" where it is not. Reports by `sync:progress`. */
    run(password: string): Promise<SyncState>;
    /** Stops a run; what it did so far stays. */
    stop(): Promise<void>;
    /** Lets the next run put entries back that were deleted in the calendar; [] = all. */
    putBack(uids: string[]): Promise<number>;
    /** Ends publishing; what is on the server stays there. */
    remove(): Promise<Change>;
  };
  duplicates: {
    /** Looks through the book unless the last result still stands; reports by `duplicates:progress`. */
    scan(): Promise<DuplicateCounts>;
    /** Stops a running scan, which then rejects with the code "cancelled"; the last result stays. */
    cancel(): Promise<void>;
    counts(): Promise<DuplicateCounts>;
    /** Of the last scan, the surest first. */
    groups(query: DuplicateQuery): Promise<DuplicatePage>;
    /** `keep` "" = the fullest goes on; what `choices` do not name is chosen by Kith. */
    preview(ids: string[], keep: string, choices: MergeChoice[]): Promise<MergePreview>;
    merge(ids: string[], keep: string, choices: MergeChoice[]): Promise<{ contact: Contact; change: Change }>;
    mergeIdentical(): Promise<MergedIdentical>;
    /** Of every pair among them: "different" is never proposed again, "later" is put off, "" is proposed again. */
    decide(ids: string[], verdict: "different" | "later" | ""): Promise<Change>;
  };
  tidy: {
    /** Looks through the book, or only at what was written since the last time; reports by `tidy:progress`. */
    look(): Promise<TidyCounts>;
    /** Stops a running look, which then rejects with the code "cancelled". */
    cancel(): Promise<void>;
    list(kind: TidyKindName, offset: number, limit: number): Promise<TidyPage>;
    /** `text`: what the person says instead of the proposal, "" to take it. */
    fix(ids: string[], text: string): Promise<TidyFixed>;
    /** All of a kind for which there is a proposal, in one change. */
    fixAll(kind: TidyKindName): Promise<TidyFixed>;
    /** Leaves findings as they are, for good. */
    ignore(ids: string[]): Promise<Change>;
    ignoreAll(kind: TidyKindName): Promise<Change>;
    /** Shows everything again that was left alone. */
    reopen(): Promise<Change>;
  };
  rhythms: {
    of(contact: string): Promise<RhythmStatus>;
    /** Reads a rhythm as people type it, in either language. */
    read(text: string): Promise<RhythmReading>;
    /** Gives contacts a rhythm of their own; "" takes it away. */
    set(contacts: string[], rhythm: string): Promise<Change>;
    circles(): Promise<CircleRhythm[]>;
    setCircle(circle: string, rhythm: string): Promise<Change>;
    snooze(contacts: string[], until: string): Promise<Change>;
    /** Lets a round go, without an encounter. */
    skip(contact: string): Promise<Change>;
    /** `until` "" = for good. */
    rest(contact: string, until: string): Promise<Change>;
    /** Ends a rest, and what was put off. */
    wake(contact: string): Promise<Change>;
    /** Does not mention somebody as fading before a day. */
    notNow(contact: string, until: string): Promise<Change>;
    /** Whether greetings count as encounters. */
    greetings(): Promise<boolean>;
    countGreetings(count: boolean): Promise<Change>;
  };
  /** What people offer and look for. */
  giving: {
    /** Of one contact; those ticked off come last. */
    of(contact: string): Promise<GivingEntry[]>;
    offer(contact: string, text: string): Promise<Change>;
    need(contact: string, text: string): Promise<Change>;
    rename(entry: string, text: string): Promise<Change>;
    /** Ticks off today, or lets it stand again. */
    done(entry: string, done: boolean): Promise<Change>;
    remove(entry: string): Promise<Change>;
  };
  history: {
    list(limit: number): Promise<Change[]>;
    /** 0 = the last one that was not undone. */
    undo(id: number): Promise<Change>;
    /** Takes the last undo back. */
    redo(): Promise<Change>;
  };
  organisations: {
    /** Organisations that a text may mean, those with most people first; contacts of the book and names on cards. */
    suggest(text: string): Promise<OrganisationRow[]>;
    /** Who is and was there; `id` of a contact, or "" and the name. */
    people(id: string, name: string): Promise<OrganisationPeople>;
    /** Ends the roles with these refs and begins another one, in one change. `when`: a year, a month or a day. */
    move(id: string, revision: number, ends: number[], begins: Role, when: string): Promise<{ contact: Contact; change: Change }>;
    /** Makes a contact of an organisation that cards only mention; answers the one there is, with a change of id 0. */
    record(name: string): Promise<{ contact: Contact; change: Change }>;
    /** `people`: on the cards of its current people as well. */
    rename(id: string, name: string, people: boolean): Promise<{ contact: Contact; change: Change }>;
    /** The households that somebody is of, or the one that a group is. */
    households(id: string): Promise<Household[]>;
    /** Lets people share the address of the first who has one; `relation` "spouse", "partner" or "". */
    shareAddress(ids: string[], relation: string): Promise<Change>;
    leaveHousehold(id: string, household: string): Promise<Change>;
  };
  outgoing: {
    /** Writes people in a form; asks where when `path` is "". null = cancelled. */
    export(path: string, request: ExportRequest): Promise<ExportResult | null>;
    sheets(): Promise<LabelSheet[]>;
    /** Opens a file that `export` has written, for printing; no other. */
    openFile(path: string): Promise<void>;
    code(id: string): Promise<CardCode>;
    /** Saves the code as a picture; asks where when `path` is "". "" = cancelled. */
    saveCode(path: string, id: string): Promise<string>;
  };
  filters: {
    /** Reads a filter as it is typed and counts who fits; what is wrong with it is in the answer. */
    read(text: string): Promise<FilterReading>;
    /** Values that the book has for "organisation", "title", "place", "country", "circle" or "imported" and what was typed. */
    values(key: string, typed: string): Promise<string[]>;
    views(): Promise<SavedView[]>;
    /** `id` "" for a new view. */
    saveView(id: string, name: string, expression: string): Promise<{ view: SavedView; change: Change }>;
    /** To a place in the order, from 0. */
    moveView(id: string, to: number): Promise<Change>;
    removeView(id: string): Promise<Change>;
  };
  /** Subscribes; answers how to unsubscribe. */
  on(event: "changed", handler: (e: Changed) => void): () => void;
  on(event: "duplicates:progress", handler: (e: DuplicateProgress) => void): () => void;
  on(event: "tidy:progress", handler: (e: TidyProgress) => void): () => void;
  on(event: "sync:progress", handler: (e: SyncProgress) => void): () => void;
  on(event: "import:progress", handler: (e: ImportProgress) => void): () => void;
  /** Files dropped on the window, as paths (Wails) or uploaded ones (browser). */
  on(event: "trouble", handler: (e: Problem) => void): () => void;
  on(event: "files", handler: (paths: string[]) => void): () => void;
}
