-- SPDX-License-Identifier: Apache-2.0
-- The public statement of reasons: without anything personal, written with the decision, sent when sending is on.

create table public_statements (
    -- random, so that nobody can tell from it which decision it is
    puid        text primary key check (puid ~ '^[A-Za-z0-9_-]+$' and length(puid) <= 500),
    decision    text not null unique references decisions,
    body        text not null check (length(body) > 2),
    written_at  timestamptz not null,
    state       text not null check (state in ('WAITING', 'SENT', 'REFUSED', 'HELD')),
    released_by text references staff,
    tries       integer not null default 0,
    next_try_at timestamptz not null,
    sent_at     timestamptz,
    remote_id   text,
    answer      text,
    constraint sent_at_a_time check ((state = 'SENT') = (sent_at is not null))
);
create index public_statements_waiting on public_statements (next_try_at) where state = 'WAITING';

-- The receiving database can neither change nor delete; what was taken back is counted by our own numbers.
create table public_reversals (
    puid text primary key references public_statements,
    at   timestamptz not null,
    why  text not null check (why in ('OVERTURNED', 'PARTLY', 'UNDONE', 'LIFTED'))
);
