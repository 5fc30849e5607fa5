-- SPDX-License-Identifier: Apache-2.0
-- What comes with a program decides only at the very first start; later on it waits for the same acts as an upload.
-- A version that two people made decide can come back at once: its new term names the earlier one that it rests on.

-- whoever deploys a version is its first person
alter table rulesets add column handed_in_by text generated always as (coalesce(author, 'deployment')) stored;
alter table rulesets add constraint rulesets_hash_handed_in_by_key unique (hash, handed_in_by);
alter table ruleset_approvals drop constraint ruleset_approvals_ruleset_author_fkey;
alter table ruleset_approvals add constraint ruleset_approvals_ruleset_author_fkey
    foreign key (ruleset, author) references rulesets (hash, handed_in_by);

alter table ruleset_terms add column rests_on bigint;
alter table ruleset_terms add constraint ruleset_terms_id_ruleset_key unique (id, ruleset);
alter table ruleset_terms add constraint it_rests_on_a_term_of_its_own
    foreign key (rests_on, ruleset) references ruleset_terms (id, ruleset);
alter table ruleset_terms drop constraint nothing_judges_without_report_and_two_people;
-- before this, whoever stopped a version began the deployed one without a word about it; such terms are signed as they are
do $$ begin
    execute format('alter table ruleset_terms add constraint nothing_judges_without_report_and_two_people check (
        stage = ''SHADOW''
        or (origin = ''DEPLOYMENT'' and (begun_by = ''deployment'' or rests_on is not null or id <= %s))
        or (author is not null and approver is not null and report is not null))',
        (select coalesce(max(id), 0) from ruleset_terms));
end $$;
