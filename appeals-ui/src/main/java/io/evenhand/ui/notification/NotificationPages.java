// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.notification;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.NotificationRow;
import io.evenhand.enforcement.ledger.NotificationRow.Sent;
import io.evenhand.enforcement.message.Delivery;
import io.evenhand.enforcement.notification.NotificationDesk;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.text.Recorded;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.NotificationView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The desk of notifications: what is told where, with a preview, a test, and what was told last. */
public final class NotificationPages {
    private static final String PATH = "/desk/notifications";
    private static final String NEW = "new";

    /** What is kept of an answer that was no good: its status. */
    private static final Pattern ANSWERED = Pattern.compile("answered ([0-9]+)");

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
        Phrasebook words = guard.words(ctx);
        List<NotificationRow> rules = desk.rules();
        List<NotificationView.Line> lines = rules.stream()
                .map(each -> new NotificationView.Line(
                        PATH + "/" + each.id(),
                        each.name(),
                        words.say(
                                "notification.line",
                                "channel",
                                NotificationFields.channel(each.channel(), words),
                                "events",
                                NotificationFields.events(each.events(), words)),
                        each.active()))
                .toList();
        List<NotificationView.Told> told = desk.newest().stream()
                .map(each -> new NotificationView.Told(
                        name(rules, each.rule()),
                        each.body(),
                        Dates.minute(each.madeAt(), words.language()),
                        state(each, words)))
                .toList();
        Pages.show(
                ctx,
                Pages.TEMPLATES.notificationIndex(new NotificationView.Index(
                        guard.page(ctx, words.say("notification.title"), Place.NOTIFICATIONS), lines, told)));
    }

    private static String name(List<NotificationRow> rules, long id) {
        return rules.stream()
                .filter(each -> each.id() == id)
                .map(NotificationRow::name)
                .findFirst()
                .orElse("");
    }

    private static String state(Sent sent, Phrasebook words) {
        if (sent.sentAt() != null) {
            return words.say("notification.state.sent");
        }
        String state = sent.givenUpAt() != null
                ? words.say("notification.state.given_up")
                : words.say("notification.state.waiting", "n", sent.attempts());
        return sent.trouble().isEmpty()
                ? state
                : words.say("notification.state.trouble", "state", state, "trouble", trouble(sent.trouble(), words));
    }

    /** What was wrong with an attempt, by the words that the programs who send have for it. */
    private static String trouble(String code, Phrasebook words) {
        Matcher answered = ANSWERED.matcher(code);
        return answered.matches()
                ? words.say("notification.answered", "status", answered.group(1))
                : Recorded.say(words, "notification.trouble.", code);
    }

    private void show(Context ctx) {
        NotificationRow row = row(ctx);
        boolean saved = "yes".equals(ctx.queryParam("saved"));
        answer(ctx, 200, row, Map.of(), saved ? guard.words(ctx).say("notification.saved") : null, row.id() != 0);
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
        Map<String, String> wrong = NotificationFields.wrong(typed, guard.words(ctx));
        if (!wrong.isEmpty()) {
            answer(ctx, 422, typed, wrong, null, false);
            return;
        }
        switch (act) {
            case "save" -> Pages.seeOther(ctx, PATH + "/" + desk.save(typed, guard.member(ctx)) + "?saved=yes");
            case "preview" -> answer(ctx, 200, typed, Map.of(), null, true);
            case "test" -> answer(ctx, 200, typed, Map.of(), test(typed, guard.words(ctx)), true);
            default -> throw new Refusal(Reason.BAD_REQUEST);
        }
    }

    private String test(NotificationRow row, Phrasebook words) {
        Delivery delivery = desk.test(row, NotificationFields.first(row));
        if (delivery instanceof Delivery.Later later) {
            return words.say("notification.test.later", "trouble", trouble(later.code(), words));
        }
        return delivery instanceof Delivery.Never never
                ? words.say("notification.test.never", "trouble", trouble(never.code(), words))
                : words.say("notification.test.sent");
    }

    private void answer(
            Context ctx,
            int status,
            NotificationRow row,
            Map<String, String> wrong,
            @Nullable String result,
            boolean withPreview) {
        Phrasebook words = guard.words(ctx);
        String title = row.id() == 0 ? words.say("notification.new") : row.name();
        boolean signed = row.id() != 0 && row.channel().equals("WEBHOOK");
        Pages.show(
                ctx,
                status,
                Pages.TEMPLATES.notificationForm(new NotificationView.Form(
                        guard.page(
                                ctx,
                                wrong.isEmpty() ? title : words.say("frame.error", "title", title),
                                Place.NOTIFICATIONS),
                        PATH + "/" + (row.id() == 0 ? NEW : row.id()),
                        NotificationFields.fields(row, wrong, words),
                        wrong.getOrDefault("channel", ""),
                        NotificationFields.channels(row, words),
                        wrong.getOrDefault("events", ""),
                        NotificationFields.events(row, words),
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
