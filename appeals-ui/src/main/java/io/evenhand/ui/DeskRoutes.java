// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.review.AccountPages;
import io.evenhand.ui.review.AppealPages;
import io.evenhand.ui.review.BatchPages;
import io.evenhand.ui.review.CasePages;
import io.evenhand.ui.review.EvidencePages;
import io.evenhand.ui.review.MeasurePages;
import io.evenhand.ui.review.SearchPages;
import io.evenhand.ui.review.WorkPages;
import io.javalin.config.RoutesConfig;

/** Addresses of the desk where cases and appeals are read, judged and decided. */
record DeskRoutes(
        CasePages cases,
        AccountPages accounts,
        AppealPages appeals,
        MeasurePages measures,
        EvidencePages evidence,
        SearchPages search,
        BatchPages batches,
        WorkPages work) {
    private static final String CASE = "/desk/cases/{case}";
    private static final String ACCOUNT = "/desk/accounts/{account}";
    private static final String APPEAL = "/desk/appeals/{appeal}";

    void add(RoutesConfig to) {
        to.get("/desk", cases::queue);
        to.post("/desk/feed/release", cases::release);
        to.get(CASE, cases::show);
        to.post(CASE, cases::act);
        to.post(CASE + "/claim", cases::claim);
        to.post(CASE + "/release", cases::giveBack);
        to.post(CASE + "/view", cases::view);
        to.post(CASE + "/proposal", cases::step);
        to.get(CASE + "/measure/{measure}", measures::show);
        to.post(CASE + "/measure/{measure}", measures::save);
        to.get(CASE + "/evidence", evidence::items);
        to.post(CASE + "/evidence", evidence::gather);
        to.get(CASE + "/evidence/{item}", evidence::item);
        to.post(CASE + "/evidence/{item}", evidence::act);
        to.post("/desk/accounts", accounts::open);
        to.get(ACCOUNT, accounts::show);
        to.post(ACCOUNT + "/hold", accounts::hold);
        to.post(ACCOUNT + "/allow", accounts::allow);
        to.post(ACCOUNT + "/allow/{entry}", accounts::entry);
        to.get("/desk/appeals", appeals::queue);
        to.get(APPEAL, appeals::show);
        to.post(APPEAL, appeals::decide);
        to.get(APPEAL + "/files/{number}", appeals::file);
        to.post(APPEAL + "/take", appeals::take);
        to.post(APPEAL + "/hand-over", appeals::handOver);
        to.post(APPEAL + "/question", appeals::ask);
        to.post(APPEAL + "/contact", appeals::reveal);
        search.add(to);
        batches.add(to);
        work.add(to);
        to.get("/desk/reports", evidence::reports);
        to.post("/desk/reports", evidence::enter);
        to.post("/desk/reports/{report}", evidence::close);
    }
}
