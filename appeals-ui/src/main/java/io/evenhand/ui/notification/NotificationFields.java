// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.notification;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.ledger.NotificationRow;
import io.evenhand.enforcement.message.MailAddress;
import io.evenhand.enforcement.notification.EventKind;
import io.evenhand.enforcement.notification.Template;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.text.Recorded;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.FieldView;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of a rule of notification, and what is wrong with them. */
final class NotificationFields {
    private static final List<String> CHANNELS = List.of("MAIL", "WEBHOOK", "SLACK", "DISCORD");
    private static final String FIRST_TEMPLATE = "{what}: {subject} {detail}\n{link}";
    private static final int NAME_MAX = 100;
    private static final int TEMPLATE_MAX = 1_000;

    private NotificationFields() {}

    static NotificationRow blank(String author) {
        return new NotificationRow(0, "", "", "", List.of(), "", FIRST_TEMPLATE, true, author);
    }

    static NotificationRow typed(Context ctx, long id, String author) {
        List<String> events = ctx.formParams("events").stream()
                .filter(each -> Typed.choice(EventKind.class, each) != null)
                .distinct()
                .toList();
        return new NotificationRow(
                id,
                Typed.of(ctx, "name"),
                Typed.of(ctx, "channel"),
                Typed.of(ctx, "target"),
                events,
                Typed.of(ctx, "only"),
                Typed.of(ctx, "template"),
                "yes".equals(Typed.of(ctx, "active")),
                author);
    }

    /** What to do about each field that is not as it has to be. */
    static Map<String, String> wrong(NotificationRow row, Phrasebook words) {
        Map<String, String> wrong = new HashMap<>();
        if (row.name().isEmpty() || row.name().length() > NAME_MAX) {
            wrong.put("name", words.say("notification.wrong.name"));
        }
        if (!CHANNELS.contains(row.channel())) {
            wrong.put("channel", words.say("notification.wrong.channel"));
        } else if (row.channel().equals("MAIL") ? !isMail(row.target()) : !isAddress(row.target())) {
            wrong.put(
                    "target",
                    words.say(row.channel().equals("MAIL") ? "notification.wrong.mail" : "notification.wrong.address"));
        }
        if (row.events().isEmpty()) {
            wrong.put("events", words.say("notification.wrong.events"));
        }
        if (row.onlyIf().length() > NAME_MAX) {
            wrong.put("only", words.say("notification.wrong.only"));
        }
        String unknown = Template.unknown(row.template());
        if (row.template().isEmpty() || row.template().length() > TEMPLATE_MAX) {
            wrong.put("template", words.say("notification.wrong.template"));
        } else if (unknown != null) {
            wrong.put("template", words.say("notification.wrong.slot", "name", "{" + unknown + "}", "slots", slots()));
        }
        return wrong;
    }

    private static String slots() {
        return Template.SLOTS.stream().sorted().map(each -> "{" + each + "}").collect(Collectors.joining(", "));
    }

    private static boolean isMail(String target) {
        try {
            return !new MailAddress(target).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAddress(String target) {
        try {
            URI uri = new URI(target);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && target.length() <= 500;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static List<FieldView> fields(NotificationRow row, Map<String, String> wrong, Phrasebook words) {
        return List.of(
                field("name", row.name(), wrong, words),
                field("target", row.target(), wrong, words),
                field("only", row.onlyIf(), wrong, words),
                field("template", row.template(), wrong, words));
    }

    private static FieldView field(String name, String value, Map<String, String> wrong, Phrasebook words) {
        return FieldView.blank(
                        name,
                        words.say("notification.field." + name),
                        words.say("notification.hint." + name, "slots", slots()))
                .filled(value, wrong.get(name));
    }

    static List<ChoiceView> channels(NotificationRow row, Phrasebook words) {
        return CHANNELS.stream()
                .map(each -> new ChoiceView(each, channel(each, words), each.equals(row.channel())))
                .toList();
    }

    static String channel(String name, Phrasebook words) {
        return Recorded.say(words, "notification.channel.", name);
    }

    static List<ChoiceView> events(NotificationRow row, Phrasebook words) {
        return Arrays.stream(EventKind.values())
                .map(each -> new ChoiceView(
                        each.name(), event(each.name(), words), row.events().contains(each.name())))
                .toList();
    }

    static String events(List<String> events, Phrasebook words) {
        return events.stream().map(each -> event(each, words)).collect(Collectors.joining(", "));
    }

    private static String event(String name, Phrasebook words) {
        return Recorded.say(words, "notification.event.", name);
    }

    static EventKind first(NotificationRow row) {
        return row.events().isEmpty()
                ? EventKind.CASE_OPENED
                : EventKind.valueOf(row.events().get(0));
    }
}
