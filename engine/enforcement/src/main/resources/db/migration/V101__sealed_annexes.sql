-- What would name somebody else, or tell how we buy, is kept from the person. Whoever seals it says why, and before anything is
-- decided; a case has one at most; only the data protection officer opens it, and the person is told that it exists and who can
-- check it (Court of Justice of the European Union, C-203/22, paragraphs 74 to 76).
create table sealed_annexes (
    evidence  text primary key references evidence_items,
    case_id   text not null unique references cases,
    ground    text not null check (ground in ('THIRD_PARTY', 'METHOD')),
    why       text not null check (length(why) >= 40),
    content   bytea not null,
    sealed_by text not null references staff,
    sealed_at timestamptz not null
);
create trigger annexes_are_never_changed after update or delete on sealed_annexes
    for each row execute function is_never_changed();

alter table access_log drop constraint access_log_what_check;
alter table access_log add constraint access_log_what_check
    check (what in ('ACCOUNT_FILE', 'CASE_FILE', 'APPEAL', 'CONTACT', 'EXPORT', 'SEALED_ANNEX'));
