-- SPDX-License-Identifier: Apache-2.0
-- What an account holder allowed or refused, each time they said so; the newest one counts, and silence is a no.

create table consents (
    id       bigint generated always as identity primary key,
    account  text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    purpose  text not null check (purpose in ('PAGE_USE')),
    agreed   boolean not null,
    said_at  timestamptz not null,
    screen   text not null check (length(screen) between 1 and 40),
    language text not null check (language ~ '^[a-z]{2}$')
);
create index consents_of on consents (account, purpose, id desc);

create function consents_are_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'what was said is not changed';
end
$$;
create trigger consents_are_append_only before update on consents
    for each row execute function consents_are_append_only();
