// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.api.AppealEndpoints;
import io.evenhand.ui.api.AuditEndpoints;
import io.evenhand.ui.api.CaseEndpoints;
import io.evenhand.ui.api.HolderEndpoints;
import io.evenhand.ui.api.LadderEndpoints;
import io.evenhand.ui.api.StaffEntrance;
import io.evenhand.ui.appellant.NoticeFiles;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Addresses of what programs do about cases, measures, evidence and appeals, and of what a notice's holder does. */
record CaseRoutes(
        StaffEntrance entrance,
        CaseEndpoints cases,
        LadderEndpoints ladder,
        AppealEndpoints appeals,
        HolderEndpoints holder,
        NoticeFiles files,
        AuditEndpoints audit) {
    private static final List<String> FOR_STAFF =
            List.of("cases", "proposals", "decisions", "evidence", "reports", "appeals", "statements");
    private static final String API = "/api/v1/";
    private static final String NOTICE = "/n/{token}/";

    /** Lets staff and the operator in where staff work; false where this is not such an address. */
    boolean before(Context ctx) {
        boolean ours = FOR_STAFF.stream()
                .anyMatch(each -> ctx.path().equals(API + each) || ctx.path().startsWith(API + each + "/"));
        if (ours) {
            entrance.before(ctx);
        }
        return ours;
    }

    void add(RoutesConfig to) {
        to.get(API + "audit/log", audit::log);
        to.get(API + "cases/{case}", ladder::open);
        to.get(API + "cases/{case}/bundle", cases::bundle);
        to.post(API + "cases/{case}/view", ladder::view);
        to.post(API + "cases/{case}/proposals", ladder::propose);
        to.post(API + "cases/{case}/evidence", ladder::gather);
        to.post(API + "proposals/{proposal}/submit", ladder::submit);
        to.post(API + "proposals/{proposal}/agree", ladder::agree);
        to.post(API + "proposals/{proposal}/refuse", ladder::refuse);
        to.post(API + "proposals/{proposal}/withdraw", ladder::withdraw);
        to.post(API + "decisions/{decision}/lift", ladder::lift);
        to.post(API + "evidence/{item}/verify", ladder::verify);
        to.post(API + "evidence/{item}/withdraw", ladder::takeBack);
        to.post(API + "reports/{report}/close", ladder::close);
        to.get(API + "appeals", appeals::queue);
        to.get(API + "appeals/{appeal}", appeals::show);
        to.get(API + "appeals/{appeal}/files/{number}", appeals::file);
        to.post(API + "appeals/{appeal}/look", appeals::look);
        to.post(API + "appeals/{appeal}/hand-over", appeals::handOver);
        to.post(API + "appeals/{appeal}/ask", appeals::ask);
        to.post(API + "appeals/{appeal}/turn-away", appeals::turnAway);
        to.post(API + "appeals/{appeal}/decide", appeals::decide);
        to.get(API + "statements", cases::statements);
        to.post(API + "statements/{puid}/release", cases::release);
        holder(to);
    }

    private void holder(RoutesConfig to) {
        to.get(NOTICE + "statement.txt", files::text);
        to.get(NOTICE + "statement.html", files::html);
        to.get(NOTICE + "statement.pdf", files::pdf);
        to.get(NOTICE + "case-file.zip", files::bundle);
        to.post(NOTICE + "case-file.zip", files::bundle);
        to.post(NOTICE + "response.json", holder::respond);
        to.post(NOTICE + "appeal.json", holder::appeal);
        to.get(NOTICE + "appeal.json", holder::status);
        to.post(NOTICE + "answer.json", holder::answer);
        to.post(NOTICE + "withdrawal.json", holder::withdraw);
    }
}
