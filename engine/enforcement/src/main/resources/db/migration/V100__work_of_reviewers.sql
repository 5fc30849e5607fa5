-- SPDX-License-Identifier: Apache-2.0
-- How people work on cases: searches they keep, batches of single decisions, and cases whose answer is known.

-- What a colleague searches for again and again: kinds and dates, never an account.
create table saved_searches (
    id      bigint generated always as identity primary key,
    staff   text not null references staff,
    name    text not null check (length(name) between 1 and 60),
    query   text not null check (length(query) <= 300),
    made_at timestamptz not null,
    unique (staff, name)
);

-- Up to fifty cases that one person works through. Each is decided on its own, with its own reasons.
create table batches (
    id          bigint generated always as identity primary key,
    staff       text not null references staff,
    made_at     timestamptz not null,
    finished_at timestamptz,
    halted_at   timestamptz,
    undone_at   timestamptz,
    undone_by   text references staff,
    constraint undone_by_somebody check ((undone_at is null) = (undone_by is null)),
    constraint only_what_is_finished_is_halted check (halted_at is null or finished_at is not null)
);
create unique index one_open_batch_for_each_person on batches (staff) where finished_at is null;

create table batch_cases (
    batch      bigint not null references batches,
    case_id    text not null references cases on delete cascade,
    place      integer not null check (place between 1 and 50),
    act        text check (act in ('DISMISSED', 'PROPOSED', 'KNOWN')),
    proposal   text references proposals on delete cascade,
    decided_at timestamptz,
    drawn      boolean not null default false,
    checked_by text references staff,
    checked_at timestamptz,
    agrees     boolean,
    words      text,
    primary key (batch, case_id),
    constraint decided_whole_or_not_at_all check ((act is null) = (decided_at is null)),
    constraint checked_whole_or_not_at_all check (
        (checked_by is null and checked_at is null and agrees is null and words is null)
        or (drawn and checked_by is not null and checked_at is not null and agrees is not null and length(words) >= 10))
);
create index batch_cases_of_case on batch_cases (case_id);
create index batch_cases_to_check on batch_cases (batch) where drawn and checked_by is null;

create function a_check_is_by_somebody_else() returns trigger language plpgsql as $$
begin
    if new.checked_by is not null and exists (
            select from batches b where b.id = new.batch and b.staff = new.checked_by) then
        raise exception 'nobody checks a batch of their own'
            using errcode = 'check_violation', constraint = 'a_check_is_by_somebody_else';
    end if;
    return new;
end $$;
create trigger a_check_is_by_somebody_else before insert or update on batch_cases
    for each row execute function a_check_is_by_somebody_else();

-- Cases whose answer is known: the evidence of somebody who was innocent, under a name that is nobody's.
create table known_cases (
    case_id text primary key references cases on delete cascade,
    account text not null unique,
    source  text not null,
    made_at timestamptz not null,
    constraint the_copy_has_another_name check (account <> source)
);
create index known_cases_of_source on known_cases (source);

-- What reviewers found in them; it says nothing about anybody but the reviewer.
create table known_answers (
    id      bigint generated always as identity primary key,
    staff   text not null references staff,
    finding text not null check (finding in ('BROKEN', 'NOT_BROKEN', 'UNSURE')),
    at      timestamptz not null
);
create index known_answers_of_staff on known_answers (staff, at);

-- Nothing ever follows from such a case.
create function nothing_follows_from_a_known_case() returns trigger language plpgsql as $$
begin
    if exists (select from known_cases k where k.case_id = new.case_id) then
        raise exception 'nothing follows from a case whose answer is known'
            using errcode = 'check_violation', constraint = 'nothing_follows_from_a_known_case';
    end if;
    return new;
end $$;
create trigger nothing_follows_from_a_known_case before insert on decisions
    for each row execute function nothing_follows_from_a_known_case();
create trigger nothing_is_proposed_in_a_known_case before insert on proposals
    for each row execute function nothing_follows_from_a_known_case();

-- Searching and counting by age without reading every case.
create index cases_by_opening on cases (opened_at, id);
create index case_events_of_staff on case_events (staff, at) where staff is not null;

-- Roles that do one part only.
alter table staff drop constraint staff_role_check;
alter table staff add constraint staff_role_check check (role in
    ('ANALYST', 'SECOND_REVIEWER', 'APPEAL_REVIEWER', 'LEAD', 'ADMIN', 'OPERATOR', 'POLICY_AUTHOR', 'DPO'));
