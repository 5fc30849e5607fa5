-- SPDX-License-Identifier: Apache-2.0
-- How much of what is stored a report looked at. Reports from before do not say, and are not enough to act on.

alter table ruleset_reports
    add column covers_from  timestamptz,
    add column covers_until timestamptz,
    add column assessments  bigint check (assessments > 0),
    -- of the last 90 days before covers_until
    add column stored       bigint check (stored > 0),
    add constraint a_report_says_all_of_what_it_covers check (
        num_nulls(covers_from, covers_until, assessments, stored) in (0, 4)),
    add constraint a_report_covers_a_period check (covers_until > covers_from);
