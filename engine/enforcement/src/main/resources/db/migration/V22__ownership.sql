-- SPDX-License-Identifier: Apache-2.0
-- Who showed that a server is theirs. There is no column for a network: what was shown goes with account and server.

create table server_keys (
    account       text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    server        text not null check (server ~ '^[A-Za-z0-9._-]{1,64}$'),
    public_key    text not null check (length(public_key) between 40 and 200),
    registered_at timestamptz not null,
    primary key (account, server)
);

create table challenges (
    id           text primary key check (id ~ '^ch-[0-9a-f]{32}$'),
    account      text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    server       text not null check (server ~ '^[A-Za-z0-9._-]{1,64}$'),
    method       text not null check (method in ('KEY', 'CODE', 'HTTP', 'DNS')),
    target       text not null,
    digest       text not null check (digest ~ '^[0-9a-f]{64}$'),
    issued_at    timestamptz not null,
    expires_at   timestamptz not null,
    attempts     integer not null default 0,
    last_attempt timestamptz,
    trouble      text,
    passed_at    timestamptz,
    constraint every_challenge_ends check (expires_at > issued_at and expires_at <= issued_at + interval '24 hours')
);
create index challenges_of on challenges (account, server, issued_at);

create table server_owners (
    account   text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    server    text not null check (server ~ '^[A-Za-z0-9._-]{1,64}$'),
    method    text not null check (method in ('KEY', 'CODE', 'HTTP', 'DNS')),
    shown_at  timestamptz not null,
    ended_at  timestamptz,
    ended_why text check (ended_why in ('KEY_CHANGED', 'TRANSFERRED', 'SAID_BY_OWNER')),
    primary key (account, server),
    constraint an_end_has_a_reason check ((ended_at is null) = (ended_why is null))
);

-- Entries that keep single signals from counting: for one account, of a closed list, agreed by two people, with an end.
create table exemptions (
    id            bigint generated always as identity primary key,
    account       text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    server        text check (server ~ '^[A-Za-z0-9._-]{1,64}$'),
    signals       text not null check (signals ~ '^[a-z0-9.-]+(,[a-z0-9.-]+)*$'),
    reason        text not null check (length(reason) between 20 and 2000),
    proposed_by   text not null references staff,
    proposed_at   timestamptz not null,
    ends_at       timestamptz not null,
    approved_by   text references staff,
    starts_at     timestamptz,
    withdrawn_at  timestamptz,
    withdrawn_by  text references staff,
    withdrawn_why text,
    appeal        text check (length(appeal) between 1 and 10000),
    appealed_at   timestamptz,
    appeal_by     timestamptz,
    outcome       text check (outcome in ('UPHELD', 'OVERTURNED')),
    decider       text references staff,
    answer        text,
    decided_at    timestamptz,
    constraint every_exemption_ends check (ends_at > proposed_at and ends_at <= proposed_at + interval '367 days'),
    constraint approver_is_not_proposer check (approved_by <> proposed_by),
    constraint agreed_whole check ((approved_by is null) = (starts_at is null)),
    constraint withdrawn_with_reasons check (
        (withdrawn_at is null and withdrawn_by is null and withdrawn_why is null)
        or (withdrawn_at is not null and withdrawn_by is not null and length(withdrawn_why) >= 20)
        or outcome = 'OVERTURNED'),
    constraint decider_took_no_part check (decider is null or (decider <> proposed_by and decider <> approved_by
        and (withdrawn_by is null or decider <> withdrawn_by))),
    constraint answered_whole check ((outcome is null) = (decider is null) and (outcome is null) = (answer is null)
        and (outcome is null) = (decided_at is null))
);
create index exemptions_of on exemptions (account);
