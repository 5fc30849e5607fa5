-- SPDX-License-Identifier: Apache-2.0
-- The accounts that a report names lie beside it, so that they can be erased while the report and its signature stay.

create table ruleset_report_examples (
    report  bigint not null references ruleset_reports,
    place   integer not null check (place >= 0),
    account text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    body    text not null,
    primary key (report, place)
);
create index ruleset_report_examples_of on ruleset_report_examples (account);

-- Older reports lose their examples; a version that is active on one of them is activated anew, for its signature is over
-- the whole report.
alter table ruleset_reports disable trigger reports_are_written_once;
update ruleset_reports set body = jsonb_set(body::jsonb, '{examples}', '[]')::text
    where jsonb_array_length(body::jsonb -> 'examples') > 0;
alter table ruleset_reports enable trigger reports_are_written_once;
