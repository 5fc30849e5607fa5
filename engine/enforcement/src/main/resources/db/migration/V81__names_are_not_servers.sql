-- SPDX-License-Identifier: Apache-2.0
-- A text at an address, or in DNS, shows who runs a name. It shows that a server is somebody's only where the platform has
-- told us that this server is reached under that name.

create table server_hosts (
    account     text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    server      text not null check (server ~ '^[A-Za-z0-9._-]{1,64}$'),
    host        text not null check (host ~ '^[a-z0-9.-]{1,253}$'),
    reported_at timestamptz not null,
    primary key (account, server)
);

alter table challenges
    -- null until it passed; false where it showed a name and not the server
    add column of_server boolean,
    add constraint passed_for_something check (of_server is null or passed_at is not null),
    add constraint keys_and_codes_are_of_the_server check (of_server is distinct from false or method in ('HTTP', 'DNS'));
update challenges set of_server = method in ('KEY', 'CODE') where passed_at is not null;

alter table server_owners drop constraint server_owners_ended_why_check;
alter table server_owners add constraint server_owners_ended_why_check
    check (ended_why in ('KEY_CHANGED', 'HOST_CHANGED', 'NAME_ONLY', 'TRANSFERRED', 'SAID_BY_OWNER'));
-- what was shown by a name alone, when nobody had said that the server is reached under it
update server_owners set ended_at = greatest(shown_at, current_timestamp), ended_why = 'NAME_ONLY'
    where method in ('HTTP', 'DNS') and ended_at is null;
