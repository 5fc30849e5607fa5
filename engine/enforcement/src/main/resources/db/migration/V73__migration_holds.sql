-- SPDX-License-Identifier: Apache-2.0
-- A server moves, everybody is shared anew, and for two weeks an honest account looks like a trade: no measure of rules
-- begins while a hold lasts. A person says so, with a reason; an account gets one in ninety days, so that it never becomes
-- a way to keep somebody out of reach.

create table migration_holds (
    id        bigint generated always as identity primary key,
    account   text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    reason    text not null check (length(reason) between 20 and 2000),
    placed_by text not null,
    placed_at timestamptz not null,
    ends_at   timestamptz not null,
    ended_at  timestamptz,
    ended_by  text,
    constraint a_hold_is_two_weeks_at_most check (ends_at > placed_at and ends_at <= placed_at + interval '14 days'),
    constraint an_early_end_has_somebody check ((ended_at is null) = (ended_by is null))
);
create index migration_holds_of on migration_holds (account, placed_at);

create function one_migration_hold_in_ninety_days() returns trigger language plpgsql as $$
begin
    if exists (select from migration_holds h where h.account = new.account and h.id <> new.id
               and h.placed_at > new.placed_at - interval '90 days' and h.placed_at <= new.placed_at) then
        raise exception 'an account is held once in ninety days' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger one_migration_hold_in_ninety_days after insert on migration_holds
    for each row execute function one_migration_hold_in_ninety_days();
