-- SPDX-License-Identifier: Apache-2.0
-- What a version has to show before it decides: worked cases, a time in the shadow and a stage; or the word of somebody
-- who did neither write nor activate it that it may decide without, with the reason.

create table ruleset_cases (
    id        bigint generated always as identity primary key,
    ruleset   text not null references rulesets,
    made_by   text not null,
    made_at   timestamptz not null,
    -- of all the cases' texts
    digest    text not null check (digest ~ '^[0-9a-f]{64}$'),
    cases     integer not null check (cases > 0),
    failed    integer not null check (failed between 0 and cases),
    failures  text not null
);
create index ruleset_cases_of on ruleset_cases (ruleset, id desc);
create trigger ruleset_cases_are_written_once before update or delete on ruleset_cases
    for each row execute function is_written_once();

create table ruleset_waivers (
    id        bigint generated always as identity primary key,
    ruleset   text not null,
    author    text not null,
    report    bigint not null,
    missing   text not null,
    waived_by text not null references staff,
    waived_at timestamptz not null,
    reason    text not null check (length(reason) > 0),
    unique (id, ruleset),
    foreign key (ruleset, author) references rulesets (hash, handed_in_by),
    foreign key (report, ruleset) references ruleset_reports (id, ruleset),
    constraint no_author_waives_for_themselves check (waived_by <> author)
);
create trigger ruleset_waivers_are_written_once before update or delete on ruleset_waivers
    for each row execute function is_written_once();

alter table ruleset_terms add column waiver bigint;
alter table ruleset_terms add constraint a_waiver_is_about_the_version
    foreign key (waiver, ruleset) references ruleset_waivers (id, ruleset);
