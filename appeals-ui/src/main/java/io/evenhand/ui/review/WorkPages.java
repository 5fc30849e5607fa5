// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.review;

import io.evenhand.enforcement.caseload.Workload;
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
        String note = !Workload.seesTogether(by.role())
                ? ""
                : together == null
                        ? "Fewer than " + Workload.PEOPLE_MIN
                                + " people read cases until a week ago, so that a sum would show one of them."
                        : Counts.of(together.people(), "person").replace("persons", "people")
                                + ". Everybody saw their own figures a week before you see the sum.";
        Pages.show(
                ctx,
                Pages.TEMPLATES.reviewWork(new WorkView(
                        guard.page(ctx, "Your work", Place.WORK),
                        figures(workload.own(by)),
                        note,
                        together == null ? List.of() : figures(together))));
    }

    private static List<Figure> figures(Work work) {
        return List.of(
                new Figure("Own views", Long.toString(work.views()), "written before points were shown"),
                new Figure(
                        "Agreement",
                        share(work.agreed(), work.settled()),
                        "of your views that said broken or not broken, in cases that are over, how many say what became of it"),
                new Figure(
                        "Time with a file", dwell(work.dwell()), "the middle of the time from opening it to the view"),
                new Figure(
                        "Overturned on appeal",
                        share(work.overturned(), work.appealed()),
                        "of the decisions you took part in whose appeal was decided"),
                new Figure(
                        "Wrongly found",
                        share(work.wronglyFound(), work.known()),
                        "of cases of people known to be innocent that were mixed into the queue, how many were found to break the terms"));
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "none yet" : part + " of " + whole + " (" + Math.round(100.0 * part / whole) + " %)";
    }

    private static String dwell(@Nullable Double seconds) {
        if (seconds == null) {
            return "none yet";
        }
        long whole = Math.round(seconds);
        return whole < 60 ? Counts.of(whole, "second") : Counts.of(Math.round(whole / 60.0), "minute");
    }
}
