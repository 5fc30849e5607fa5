// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.api.RulesEndpoints;
import io.evenhand.ui.whatif.RulesPages;
import io.evenhand.ui.whatif.VersionPages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Addresses of the rules, for people at the desk and for programs. */
record RuleRoutes(RulesPages pages, VersionPages versions, RulesEndpoints programs) {
    private static final String DESK = "/desk/rules";
    private static final String API = "/api/v1/rules";

    /** Turns away whoever may not come near; false if that is somebody else's to say. */
    boolean before(Context ctx) {
        boolean ours = ctx.path().equals(API) || ctx.path().startsWith(API + "/");
        if (ours) {
            programs.before(ctx);
        }
        return ours;
    }

    void add(RoutesConfig to) {
        to.get(DESK, pages::show);
        to.post(DESK, pages::propose);
        to.post(DESK + "/breakers/{breaker}", pages::release);
        to.post(DESK + "/undo", pages::proposeUndo);
        to.post(DESK + "/undo/{undo}", pages::decideUndo);
        to.get(DESK + "/reports/{report}", versions::report);
        to.get(DESK + "/{version}", versions::show);
        to.get(DESK + "/{version}/changes/{other}", versions::changes);
        to.post(DESK + "/{version}", versions::act);
        programs(to);
    }

    private void programs(RoutesConfig to) {
        to.get(API, programs::overview);
        to.post(API, programs::propose);
        to.post(API + "/traits", programs::tell);
        to.get(API + "/backtest", programs::progress);
        to.get(API + "/replay", programs::replay);
        to.get(API + "/reports/{report}", programs::report);
        to.post(API + "/breakers/{breaker}/release", programs::release);
        to.post(API + "/undo", programs::proposeUndo);
        to.post(API + "/undo/{undo}/approve", programs::approveUndo);
        to.post(API + "/undo/{undo}/decline", programs::declineUndo);
        to.get(API + "/versions/{version}", programs::version);
        to.get(API + "/versions/{version}/try/{account}", programs::tryOn);
        to.post(API + "/versions/{version}/backtest", programs::test);
        to.post(API + "/versions/{version}/approve", programs::approve);
        to.post(API + "/versions/{version}/cases", programs::cases);
        to.post(API + "/versions/{version}/waive", programs::waive);
        to.post(API + "/versions/{version}/rollback", programs::rollBack);
        to.post(API + "/versions/{version}/shadow", programs::shadow);
        to.post(API + "/versions/{version}/stage", programs::stage);
        to.post(API + "/versions/{version}/activate", programs::activate);
        to.post(API + "/versions/{version}/stop", programs::stop);
    }
}
