-- SPDX-License-Identifier: Apache-2.0
-- Networks: where accounts were seen, for people only, and measures against attacks. This is the only place that knows
-- of networks: nothing here leads to a decision, and no decision leads here.

-- context for people and for the fuse, kept for 30 days; a network is a pseudonym, never an address
create table network_sightings (
    account text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    network text not null check (network ~ '^[A-Za-z0-9._-]{1,64}$'),
    asn     bigint check (asn between 1 and 4294967295),
    seen_at timestamptz not null,
    primary key (account, network)
);
create index network_sightings_on on network_sightings (asn);
create index network_sightings_in on network_sightings (network);
create index network_sightings_at on network_sightings (seen_at);

create table network_measures (
    id          bigint generated always as identity primary key,
    -- the type itself refuses bits that are set after the prefix
    prefix      cidr not null,
    action      text not null check (action in ('DENY', 'ALLOW')),
    -- a third cause would be another law
    cause       text not null check (cause in ('DDOS', 'SECURITY')),
    words       text not null check (length(words) between 20 and 2000),
    collateral  text not null check (length(collateral) between 20 and 20000),
    automatic   boolean not null,
    proposed_by text not null check (length(proposed_by) between 1 and 100),
    proposed_at timestamptz not null,
    hours       int not null check (hours between 1 and 72),
    first_by    text references staff,
    second_by   text references staff,
    starts_at   timestamptz,
    ends_at     timestamptz,
    lifted_by   text references staff,
    lifted_at   timestamptz,
    constraint a_proposal_of_a_person_is_their_word check (automatic or first_by = proposed_by),
    constraint two_people check (second_by is null or (first_by is not null and first_by <> second_by)),
    constraint it_begins_with_the_second_word check (
        (second_by is null) = (starts_at is null) and (starts_at is null) = (ends_at is null)),
    constraint three_days_at_most check (ends_at > starts_at and ends_at <= starts_at + interval '72 hours'),
    constraint no_wider_than_people_may check (
        masklen(prefix) >= case family(prefix) when 4 then 20 else 32 end),
    constraint no_wider_than_programs_may check (
        not automatic or masklen(prefix) >= case family(prefix) when 4 then 24 else 48 end),
    constraint lifted_by_somebody check ((lifted_at is null) = (lifted_by is null))
);
