// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.caseload.Workload;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.ReviewerBook.Work;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.WorkView;
import io.evenhand.ui.view.WorkView.Figure;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the reader reads: their own figures first, sums over everybody for those who answer for them. */
public final class WorkPages {
    private final Guard guard;
    private final Workload workload;

    public WorkPages(Guard guard, Workload workload) {
        this.guard = guard;
        this.workload = workload;
    }

    public void add(RoutesConfig to) {
        to.get("/desk/work", this::show);
    }

    private void show(Context ctx) {
        StaffMember by = guard.member(ctx);
        Work together = workload.together(by);
        Phrasebook words = guard.words(ctx);
        Pages.show(
                ctx,
                Pages.TEMPLATES.reviewWork(new WorkView(
                        guard.page(ctx, words.say("work.own.title"), Place.WORK),
                        figures(workload.own(by), words),
                        Workload.seesTogether(by.role()) ? note(together, words) : "",
                        together == null ? List.of() : figures(together, words))));
    }

    private static String note(@Nullable Work together, Phrasebook words) {
        return together == null
                ? words.say("work.own.together.few", "min", Workload.PEOPLE_MIN)
                : words.say("work.own.together.note", "people", Counts.of(together.people(), "person", words));
    }

    private static List<Figure> figures(Work work, Phrasebook words) {
        return List.of(
                figure("views", Long.toString(work.views()), words),
                figure("agreement", share(work.agreed(), work.settled(), words), words),
                figure("dwell", dwell(work.dwell(), words), words),
                figure("overturned", share(work.overturned(), work.appealed(), words), words),
                figure("wrongly_found", share(work.wronglyFound(), work.known(), words), words));
    }

    private static Figure figure(String name, String value, Phrasebook words) {
        return new Figure(words.say("work.own.figure." + name), value, words.say("work.own.meaning." + name));
    }

    private static String share(long part, long whole, Phrasebook words) {
        return whole == 0
                ? words.say("work.own.none")
                : words.say(
                        "work.own.share", "part", part, "whole", whole, "percent", Math.round(100.0 * part / whole));
    }

    private static String dwell(@Nullable Double seconds, Phrasebook words) {
        if (seconds == null) {
            return words.say("work.own.none");
        }
        long whole = Math.round(seconds);
        return whole < 60
                ? words.say("work.own.seconds", "n", whole)
                : Counts.of(Math.round(whole / 60.0), "minute", words);
    }
}
