-- SPDX-License-Identifier: Apache-2.0
-- Registers: misuse of appeals and reports, and requests by authorities.

create table misuse (
    id           bigint generated always as identity primary key,
    account      text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    kind         text not null check (kind in ('APPEALS', 'REPORTS')),
    warned_at    timestamptz not null,
    warned_by    text not null references staff,
    reasons      text not null check (length(reasons) between 20 and 2000),
    paused_at    timestamptz,
    paused_until timestamptz,
    paused_by    text references staff,
    pause_why    text,
    constraint a_pause_follows_a_warning check (paused_at is null or paused_at >= warned_at + interval '7 days'),
    constraint every_pause_ends check (
        (paused_at is null and paused_until is null and paused_by is null and pause_why is null)
        or (paused_at is not null and paused_by is not null and length(pause_why) >= 20
            and paused_until > paused_at and paused_until <= paused_at + interval '92 days'))
);
create index misuse_of on misuse (account);

create table authority_requests (
    id           bigint generated always as identity primary key,
    -- while telling the person is barred their account is in the other column, which no export reads
    account        text check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    barred_account text check (barred_account ~ '^[A-Za-z0-9._-]{1,64}$'),
    authority    text not null check (length(authority) between 1 and 500),
    legal_basis  text not null check (length(legal_basis) between 1 and 1000),
    asked_for    text not null check (length(asked_for) between 1 and 2000),
    received_at  timestamptz not null,
    recorded_by  text not null references staff,
    checked_by   text references staff,
    opinion      text,
    second_by    text references staff,
    outcome      text check (outcome in ('DISCLOSED', 'PARTLY', 'REFUSED')),
    extract      text,
    decided_at   timestamptz,
    barred_until timestamptz,
    barred_why   text,
    told_at      timestamptz,
    constraint two_people_check check (
        outcome is null or (checked_by is not null and second_by is not null and checked_by <> second_by
            and length(opinion) >= 20 and decided_at is not null)),
    constraint what_was_given_is_written_down check (
        outcome is null or outcome = 'REFUSED' or length(extract) >= 10),
    constraint a_bar_has_a_reason_and_an_end check (
        (barred_until is null) = (barred_why is null) and (barred_account is null or barred_until is not null)),
    constraint one_account check (account is null or barred_account is null)
);
create index authority_requests_of on authority_requests (account);
