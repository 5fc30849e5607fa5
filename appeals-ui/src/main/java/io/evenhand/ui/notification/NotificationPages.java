// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.notification;

import io.evenhand.enforcement.ledger.NotificationRow;
import io.evenhand.enforcement.ledger.NotificationRow.Sent;
import io.evenhand.enforcement.message.Delivery;
import io.evenhand.enforcement.notification.NotificationDesk;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.NotificationView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desk of notifications: what is told where, with a preview, a test, and what was told last. */
public final class NotificationPages {
    private static final String PATH = "/desk/notifications";
    private static final String NEW = "new";

    private final Guard guard;
    private final NotificationDesk desk;

    public NotificationPages(Guard guard, NotificationDesk desk) {
        this.guard = guard;
        this.desk = desk;
    }

    public void add(RoutesConfig to) {
        to.get(PATH, this::index);
        to.get(PATH + "/{rule}", this::show);
        to.post(PATH + "/{rule}", this::act);
    }

    private void index(Context ctx) {
        List<NotificationRow> rules = desk.rules();
        List<NotificationView.Line> lines = rules.stream()
                .map(each -> new NotificationView.Line(
                        PATH + "/" + each.id(),
                        each.name(),
                        NotificationFields.channel(each.channel()),
                        NotificationFields.words(each.events()),
                        each.active()))
                .toList();
        List<NotificationView.Told> told = desk.newest().stream()
                .map(each -> new NotificationView.Told(
                        name(rules, each.rule()), each.body(), Dates.minute(each.madeAt()), state(each)))
                .toList();
        Pages.show(
                ctx,
                Pages.TEMPLATES.notificationIndex(new NotificationView.Index(
                        guard.page(ctx, "What colleagues are told of", Place.NOTIFICATIONS), lines, told)));
    }

    private static String name(List<NotificationRow> rules, long id) {
        return rules.stream()
                .filter(each -> each.id() == id)
                .map(NotificationRow::name)
                .findFirst()
                .orElse("");
    }

    private static String state(Sent sent) {
        if (sent.sentAt() != null) {
            return "Sent";
        }
        String trouble = sent.trouble().isEmpty() ? "" : ": " + sent.trouble();
        return sent.givenUpAt() != null
                ? "Given up" + trouble
                : "Waiting, after " + Counts.of(sent.attempts(), "try").replace("trys", "tries") + trouble;
    }

    private void show(Context ctx) {
        NotificationRow row = row(ctx);
        boolean saved = "yes".equals(ctx.queryParam("saved"));
        answer(ctx, 200, row, Map.of(), saved ? "Saved." : null, row.id() != 0);
    }

    private void act(Context ctx) {
        NotificationRow known = row(ctx);
        String act = Typed.of(ctx, "act");
        if (act.equals("remove")) {
            desk.remove(known.id(), guard.member(ctx));
            Pages.seeOther(ctx, PATH);
            return;
        }
        NotificationRow typed =
                NotificationFields.typed(ctx, known.id(), guard.member(ctx).name());
        Map<String, String> wrong = NotificationFields.wrong(typed);
        if (!wrong.isEmpty()) {
            answer(ctx, 422, typed, wrong, null, false);
            return;
        }
        switch (act) {
            case "save" -> Pages.seeOther(ctx, PATH + "/" + desk.save(typed, guard.member(ctx)) + "?saved=yes");
            case "preview" -> answer(ctx, 200, typed, Map.of(), null, true);
            case "test" -> answer(ctx, 200, typed, Map.of(), test(typed), true);
            default -> throw new Refusal(Reason.BAD_REQUEST);
        }
    }

    private String test(NotificationRow row) {
        Delivery delivery = desk.test(row, NotificationFields.first(row));
        if (delivery instanceof Delivery.Later later) {
            return "The test did not arrive: " + later.code() + ".";
        }
        return delivery instanceof Delivery.Never never
                ? "The test cannot arrive: " + never.code() + "."
                : "The test was sent.";
    }

    private void answer(
            Context ctx,
            int status,
            NotificationRow row,
            Map<String, String> wrong,
            @Nullable String result,
            boolean withPreview) {
        String title = row.id() == 0 ? "A new notification" : row.name();
        boolean signed = row.id() != 0 && row.channel().equals("WEBHOOK");
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.notificationForm(new NotificationView.Form(
                        guard.page(ctx, wrong.isEmpty() ? title : "Error: " + title, Place.NOTIFICATIONS),
                        PATH + "/" + (row.id() == 0 ? NEW : row.id()),
                        NotificationFields.fields(row, wrong),
                        wrong.getOrDefault("channel", ""),
                        NotificationFields.channels(row),
                        wrong.getOrDefault("events", ""),
                        NotificationFields.events(row),
                        row.active(),
                        result,
                        withPreview ? desk.preview(row, NotificationFields.first(row)) : null,
                        signed ? desk.secret(row.id()) : null)));
    }

    private NotificationRow row(Context ctx) {
        String named = ctx.pathParam("rule");
        if (named.equals(NEW)) {
            return NotificationFields.blank(guard.member(ctx).name());
        }
        NotificationRow row = named.matches("[0-9]{1,9}") ? desk.find(Long.parseLong(named)) : null;
        if (row == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return row;
    }
}
