// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.notification;

import io.evenhand.enforcement.ledger.NotificationRow;
import io.evenhand.enforcement.message.MailAddress;
import io.evenhand.enforcement.notification.EventKind;
import io.evenhand.enforcement.notification.Template;
import io.evenhand.ui.session.Typed;
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
import org.jspecify.annotations.Nullable;

/** The fields of a rule of notification, and what is wrong with them. */
final class NotificationFields {
    private static final Map<String, String> CHANNELS = Map.of(
            "MAIL", "E-mail",
            "WEBHOOK", "Signed webhook",
            "SLACK", "Webhook of Slack, or of what understands it (Mattermost, Rocket.Chat)",
            "DISCORD", "Webhook of Discord");
    private static final List<String> ORDER = List.of("MAIL", "WEBHOOK", "SLACK", "DISCORD");
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
    static Map<String, String> wrong(NotificationRow row) {
        Map<String, String> wrong = new HashMap<>();
        if (row.name().isEmpty() || row.name().length() > NAME_MAX) {
            wrong.put("name", "Please give it a name of up to 100 characters.");
        }
        if (!CHANNELS.containsKey(row.channel())) {
            wrong.put("channel", "Please choose how it is sent.");
        } else if (row.channel().equals("MAIL") ? !isMail(row.target()) : !isAddress(row.target())) {
            wrong.put(
                    "target",
                    row.channel().equals("MAIL")
                            ? "Please give one e-mail address."
                            : "Please give an address that begins with https://.");
        }
        if (row.events().isEmpty()) {
            wrong.put("events", "Please choose one event at least.");
        }
        if (row.onlyIf().length() > NAME_MAX) {
            wrong.put("only", "Please use up to 100 characters.");
        }
        String unknown = Template.unknown(row.template());
        if (row.template().isEmpty() || row.template().length() > TEMPLATE_MAX) {
            wrong.put("template", "Please write 1 to 1,000 characters.");
        } else if (unknown != null) {
            wrong.put("template", "There is no {" + unknown + "}. There are " + slots() + ".");
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

    static List<FieldView> fields(NotificationRow row, Map<String, String> wrong) {
        return List.of(
                field("name", "Name", "What you call it.", row.name(), wrong),
                field(
                        "target",
                        "Where to",
                        "An e-mail address, or the https address of the receiver.",
                        row.target(),
                        wrong),
                field(
                        "only",
                        "Only if it contains (optional)",
                        "Looked for in the subject and the detail, such as a rule’s name or \"limit\".",
                        row.onlyIf(),
                        wrong),
                field("template", "In which words", "With " + slots() + ".", row.template(), wrong));
    }

    private static FieldView field(String name, String label, String hint, String value, Map<String, String> wrong) {
        return FieldView.blank(name, label, hint).filled(value, wrong.get(name));
    }

    static List<ChoiceView> channels(NotificationRow row) {
        return ORDER.stream()
                .map(each -> new ChoiceView(each, channel(each), each.equals(row.channel())))
                .toList();
    }

    static String channel(String name) {
        return CHANNELS.getOrDefault(name, name);
    }

    static List<ChoiceView> events(NotificationRow row) {
        return Arrays.stream(EventKind.values())
                .map(each ->
                        new ChoiceView(each.name(), each.words(), row.events().contains(each.name())))
                .toList();
    }

    static String words(List<String> events) {
        return events.stream()
                .map(each -> words(Typed.choice(EventKind.class, each)))
                .collect(Collectors.joining(", "));
    }

    private static String words(@Nullable EventKind kind) {
        return kind == null ? "" : kind.words();
    }

    static EventKind first(NotificationRow row) {
        return row.events().isEmpty()
                ? EventKind.CASE_OPENED
                : EventKind.valueOf(row.events().get(0));
    }
}
