-- SPDX-License-Identifier: Apache-2.0
-- Appeals step by step, an answer to every ground, and the clocks that keep us from being late.

alter table appeals
    add column state       text not null default 'RECEIVED' check (state in ('RECEIVED', 'ASSIGNED', 'IN_REVIEW',
        'INFO_REQUESTED', 'DECIDED', 'REASONS_SENT', 'CLOSED', 'WITHDRAWN', 'INADMISSIBLE')),
    add column assignee    text references staff,
    add column hardship    text check (length(hardship) <= 2000),
    add column language    text not null default 'en' check (language in ('en', 'fr', 'de')),
    add column question    text,
    add column closed_why  text,
    add column external_ref text check (length(external_ref) <= 200);
update appeals set state = 'REASONS_SENT' where outcome is not null;
alter table appeals add constraint decided_means_decided check (
    (state in ('DECIDED', 'REASONS_SENT') and outcome is not null)
    or (state in ('RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED', 'WITHDRAWN') and outcome is null)
    or state in ('CLOSED', 'INADMISSIBLE'));
alter table appeals add constraint turned_away_with_reasons check (
    state <> 'INADMISSIBLE' or (assignee is not null and length(closed_why) >= 40));
alter table appeals drop constraint appeals_decision_key;
create unique index one_appeal_per_decision on appeals (decision) where state <> 'WITHDRAWN';
create index appeals_of_account on appeals (account);
drop index appeals_open;
drop index appeals_open_of_account;
create index appeals_open on appeals (answer_by) where state in ('RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED');
create index appeals_open_of_account on appeals (account)
    where state in ('RECEIVED', 'ASSIGNED', 'IN_REVIEW', 'INFO_REQUESTED');

-- Nobody who took part in a decision, or in one that it follows, reviews an appeal against it.
create or replace function appeal_decider_took_no_part() returns trigger language plpgsql as $$
begin
    if exists (
            with recursive chain(id) as (
                select new.decision union select d.follows from decisions d join chain c on d.id = c.id
                    where d.follows is not null)
            select from decision_participants p join chain c on p.decision = c.id
                where p.staff in (new.decider, new.assignee)) then
        raise exception 'the decider of an appeal took part in the decision'
            using errcode = 'check_violation', constraint = 'appeal_decider_took_no_part';
    end if;
    return new;
end $$;

create table appeal_grounds (
    appeal text not null references appeals,
    ground text not null check (length(ground) between 1 and 100),
    primary key (appeal, ground)
);
create table appeal_answers (
    appeal text not null,
    ground text not null,
    result text not null check (result in ('ACCEPTED', 'PARTLY', 'REJECTED')),
    words  text not null check (length(words) >= 20),
    primary key (appeal, ground),
    foreign key (appeal, ground) references appeal_grounds
);
create function every_ground_is_answered() returns trigger language plpgsql as $$
begin
    if new.outcome is not null and exists (
            select from appeal_grounds g where g.appeal = new.id and not exists (
                select from appeal_answers a where a.appeal = g.appeal and a.ground = g.ground)) then
        raise exception 'an appeal is decided with an answer to every ground'
            using errcode = 'check_violation', constraint = 'every_ground_is_answered';
    end if;
    return null;
end $$;
create constraint trigger every_ground_is_answered after insert or update on appeals
    deferrable initially deferred for each row execute function every_ground_is_answered();

-- What people hand in, encrypted by a key that the database does not hold.
create table appeal_files (
    appeal text not null references appeals,
    number integer not null check (number between 1 and 10),
    name   text not null check (length(name) between 1 and 100),
    type   text not null check (type in ('application/pdf', 'image/png', 'image/jpeg', 'text/plain')),
    size   integer not null check (size between 1 and 10485760),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    sealed bytea not null,
    at     timestamptz not null,
    primary key (appeal, number)
);

create table clocks (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('ACKNOWLEDGEMENT', 'HUMAN_LOOK', 'DECISION', 'INFO_REQUEST', 'CEILING',
        'RESPONSE')),
    account     text not null,
    decision    text not null references decisions,
    appeal      text references appeals,
    started_at  timestamptz not null,
    due_at      timestamptz not null,
    paused_at   timestamptz,
    met_at      timestamptz,
    breached_at timestamptz,
    relief      text check (relief in ('RELIEVED', 'RESUMED', 'WITHDRAWN', 'NOTHING_TO_RELIEVE')),
    relieved_by text references decisions,
    constraint due_after_it_started check (due_at > started_at),
    constraint met_or_breached check (met_at is null or breached_at is null),
    constraint the_ceiling_never_pauses check (paused_at is null or kind in ('HUMAN_LOOK', 'DECISION')),
    -- a clock that ran out did something about it in the same act
    constraint every_breach_relieves check ((breached_at is null) = (relief is null))
);
create index clocks_due on clocks (due_at) where met_at is null and breached_at is null and paused_at is null;
create index clocks_of_appeal on clocks (appeal);
create index clocks_of_decision on clocks (decision);
