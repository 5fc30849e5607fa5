-- SPDX-License-Identifier: Apache-2.0
-- What people can ask for about themselves, who looked at what, and what is left of a decision when it is forgotten.

alter table staff drop constraint staff_role_check;
alter table staff add constraint staff_role_check
    check (role in ('ANALYST', 'LEAD', 'ADMIN', 'OPERATOR', 'POLICY_AUTHOR', 'DPO'));

-- One row for every look at something about an account.
create table access_log (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    account text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    viewer  text not null,
    role    text not null,
    what    text not null check (what in ('ACCOUNT_FILE', 'CASE_FILE', 'APPEAL', 'CONTACT', 'EXPORT')),
    purpose text not null check (length(purpose) between 1 and 200)
);
create index access_log_of on access_log (account, id);

-- Why something may not be erased yet, said by a person; other holds follow from open cases and appeals.
create table holds (
    id          bigint generated always as identity primary key,
    account     text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    reason      text not null check (length(reason) between 1 and 500),
    placed_by   text not null references staff,
    placed_at   timestamptz not null,
    until       timestamptz not null,
    released_at timestamptz,
    released_by text references staff,
    constraint every_hold_ends check (until > placed_at and until <= placed_at + interval '367 days'),
    constraint released_by_somebody check ((released_at is null) = (released_by is null))
);
create index holds_of on holds (account, until) where released_at is null;

-- An erasure and its receipt. When it is done the account's name is gone from here too.
create table erasures (
    receipt   text primary key check (receipt ~ '^er-[0-9a-f]{32}$'),
    account   text,
    asked_by  text not null,
    asked_at  timestamptz not null,
    ledger_at timestamptz,
    feed_rev  bigint,
    done_at   timestamptz,
    rows_gone bigint not null default 0,
    edges     integer,
    constraint a_name_is_kept_until_done check ((done_at is null) = (account is not null)),
    constraint done_in_order check (done_at is null or (ledger_at is not null and feed_rev is not null))
);
create unique index one_erasure_at_a_time on erasures (account) where account is not null;

-- Objections to the use of data, and restrictions while its correctness is in dispute.
create table rights_requests (
    id         bigint generated always as identity primary key,
    account    text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    kind       text not null check (kind in ('OBJECTION', 'RESTRICTION')),
    signals    text not null check (length(signals) > 0),
    words      text not null check (length(words) between 1 and 10000),
    filed_at   timestamptz not null,
    due_at     timestamptz not null,
    outcome    text check (outcome in ('GRANTED', 'REFUSED')),
    reasons    text,
    decider    text references staff,
    decided_at timestamptz,
    constraint answered_whole_or_not_at_all check (
        (outcome is null and reasons is null and decider is null and decided_at is null)
        or (outcome is not null and length(reasons) > 0 and decider is not null and decided_at is not null))
);
create index rights_requests_open on rights_requests (due_at) where outcome is null;
create index rights_requests_of on rights_requests (account);

-- What is left of a decision when everything about the person is gone: enough to count, nothing to find anybody by.
create table past_decisions (
    decision     text primary key,
    measure      text not null,
    origin       text not null,
    delivered_at timestamptz not null,
    ended_at     timestamptz,
    state        text not null
);
create table past_appeals (
    appeal     text primary key,
    decision   text not null,
    filed_at   timestamptz not null,
    answer_by  timestamptz not null,
    outcome    text,
    decided_at timestamptz
);
create index past_appeals_by_time on past_appeals (filed_at);
create index past_decisions_by_time on past_decisions (delivered_at);
