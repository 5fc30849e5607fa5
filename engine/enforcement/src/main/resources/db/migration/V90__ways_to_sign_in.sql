-- SPDX-License-Identifier: Apache-2.0
-- How people who work here show who they are: passwords under a newer hash, an identity somewhere else, a second factor.

alter table staff drop constraint staff_password_check;
alter table staff add constraint staff_password_check
    check (password like 'pbkdf2-sha512$%' or password like '$argon2id$v=19$%' or password = 'elsewhere');

-- A person who signs in at a provider: the name here belongs to that one subject there for ever.
create table staff_identities (
    name     text primary key references staff (name),
    issuer   text not null check (length(issuer) between 1 and 500),
    subject  text not null check (length(subject) between 1 and 255),
    bound_at timestamptz not null,
    unique (issuer, subject)
);

-- A secret that an app on the person's phone knows too; it counts once a code of it was shown.
create table staff_factors (
    name         text primary key references staff (name),
    secret       bytea not null,
    made_at      timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);

-- Codes for the day on which the phone is lost, each good once.
create table staff_recovery_codes (
    name    text not null references staff_factors (name) on delete cascade,
    digest  text not null check (digest ~ '^[0-9a-f]{64}$'),
    used_at timestamptz,
    primary key (name, digest)
);

-- Tokens of account holders who left before their hour was over.
create table ended_stays (
    digest   text primary key check (digest ~ '^[0-9a-f]{64}$'),
    ended_at timestamptz not null,
    until    timestamptz not null
);
create index ended_stays_until on ended_stays (until);
