-- SPDX-License-Identifier: Apache-2.0
-- Messages about measures, appeals and requests: nothing else is ever sent. The address is looked up when a message is
-- sent, so that it lies in one place only.

create table contact_points (
    account  text primary key check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    language text not null check (language in ('en', 'fr', 'de')),
    mail     text check (mail ~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}$'),
    webhook  text check (webhook ~ '^https?://[!-~]+$' and length(webhook) <= 1000),
    told_at  timestamptz not null,
    constraint some_way_to_reach check (mail is not null or webhook is not null)
);

create table messages (
    id          text primary key check (id ~ '^m-[0-9a-f]{32}$'),
    account     text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    channel     text not null check (channel in ('MAIL', 'WEBHOOK')),
    kind        text not null,
    about       text not null,
    slots       text not null,
    made_at     timestamptz not null,
    next_at     timestamptz,
    attempts    integer not null default 0,
    sent_at     timestamptz,
    given_up_at timestamptz,
    trouble     text,
    unique (channel, kind, about),
    constraint sent_or_given_up_or_due check (
        (next_at is not null)::int + (sent_at is not null)::int + (given_up_at is not null)::int = 1)
);
create index messages_due on messages (next_at) where next_at is not null;
create index messages_of on messages (account);
