-- SPDX-License-Identifier: Apache-2.0
-- What colleagues want to be told of, where, and what was told: about work and programs, never about what anybody watches.

create table notification_rules (
    id       bigint generated always as identity primary key,
    name     text not null check (length(name) between 1 and 100),
    channel  text not null check (channel in ('MAIL', 'WEBHOOK', 'SLACK', 'DISCORD')),
    target   text not null check (length(target) between 3 and 500),
    events   text not null check (length(events) between 1 and 500),
    only_if  text not null check (length(only_if) <= 100),
    template text not null check (length(template) between 1 and 1000),
    active   boolean not null,
    author   text not null references staff (name),
    made_at  timestamptz not null
);

create table notifications (
    id          bigint generated always as identity primary key,
    rule        bigint not null references notification_rules (id) on delete cascade,
    event       text not null check (length(event) between 1 and 200),
    body        text not null check (length(body) between 1 and 5000),
    made_at     timestamptz not null,
    next_at     timestamptz,
    attempts    integer not null default 0,
    sent_at     timestamptz,
    given_up_at timestamptz,
    trouble     text not null default '',
    unique (rule, event)
);
create index notifications_due on notifications (next_at) where sent_at is null and given_up_at is null;

-- How far each source of events was read.
create table notification_marks (
    source text primary key check (source in ('AUDIT', 'CASES', 'APPEALS')),
    seq    bigint not null,
    at     timestamptz not null
);
