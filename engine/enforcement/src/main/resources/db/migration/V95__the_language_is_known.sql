-- SPDX-License-Identifier: Apache-2.0
-- What reports may be broken down by: what programs told, and the language that an account is written to in. It lies in
-- one place only; what a program says of the language comes before it.

create view known_traits as
select account, trait, value from account_traits
union all
select c.account, 'language', c.language from contact_points c
where not exists (select from account_traits t where t.account = c.account and t.trait = 'language');
