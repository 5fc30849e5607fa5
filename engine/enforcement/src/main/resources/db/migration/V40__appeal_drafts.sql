-- SPDX-License-Identifier: Apache-2.0
-- Appeals that are being written: what people typed and added so far, encrypted, one draft for a decision.

create table appeal_drafts (
    decision text primary key references decisions,
    account  text not null,
    sealed   bytea not null,
    saved_at timestamptz not null
);
create index appeal_drafts_of_account on appeal_drafts (account);
create index appeal_drafts_saved on appeal_drafts (saved_at);

create table appeal_draft_files (
    decision text not null references appeal_drafts on delete cascade,
    number   integer not null check (number between 1 and 1000),
    name     text not null check (length(name) between 1 and 100),
    size     integer not null check (size > 0),
    sealed   bytea not null,
    primary key (decision, number)
);
