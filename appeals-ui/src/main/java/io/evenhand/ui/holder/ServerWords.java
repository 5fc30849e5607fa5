// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.contract.id.ServerId;
import io.evenhand.enforcement.ledger.ChallengeRow;
import io.evenhand.enforcement.ledger.OwnershipBook.Attempt;
import io.evenhand.enforcement.ownership.Challenge;
import io.evenhand.enforcement.ownership.Method;
import io.evenhand.enforcement.ownership.Shown;
import io.evenhand.ui.view.ChoiceView;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.ServersView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The servers of an account as the model of a page: a pure function of what the ledger says and what was typed. */
final class ServerWords {
    private ServerWords() {}

    /**
     * What was typed, and what came of it; keys of texts are empty where nothing is wrong.
     *
     * @param told a challenge that was just issued
     * @param shown what a look found
     */
    record Asked(
            String server,
            String target,
            @Nullable Method method,
            String serverWrong,
            String targetWrong,
            boolean methodMissing,
            @Nullable Challenge told,
            @Nullable Shown shown,
            boolean resent) {
        Asked(String server, String target, @Nullable Method method) {
            this(server, target, method, "", "", false, null, null, false);
        }

        static Asked nothing() {
            return new Asked("", "", null);
        }

        Asked again() {
            return new Asked(server, target, method, "", "", false, null, null, true);
        }

        Asked told(Challenge challenge) {
            return new Asked("", "", null, "", "", false, challenge, null, false);
        }

        Asked looked(Shown found) {
            return new Asked("", "", null, "", "", false, null, found, false);
        }

        Asked checked() {
            return new Asked(
                    server,
                    target,
                    method,
                    serverId() == null ? "me.servers.wrong.server" : "",
                    needsTarget() && target.isEmpty() ? "me.servers.wrong.target" : "",
                    method == null,
                    null,
                    null,
                    false);
        }

        /** The desk of ownership does not take it: a target that is no name, or a server without a key. */
        Asked unfit() {
            boolean byKey = method == Method.KEY;
            return new Asked(
                    server,
                    target,
                    method,
                    byKey ? "me.servers.wrong.key" : "",
                    byKey ? "" : "me.servers.wrong.target",
                    false,
                    null,
                    null,
                    false);
        }

        boolean isWrong() {
            return methodMissing || !serverWrong.isEmpty() || !targetWrong.isEmpty();
        }

        @Nullable
        ServerId serverId() {
            try {
                return new ServerId(server);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        private boolean needsTarget() {
            return method != null && method.needsTarget();
        }

        String targetOf(Method chosen) {
            return chosen.needsTarget() ? target : "";
        }
    }

    static ServersView view(Stay stay, List<ServerId> owned, List<Attempt> attempts, Asked asked, Instant now) {
        return new ServersView(
                stay.frame(asked.isWrong(), asked.resent()),
                owned.stream().map(ServerId::value).toList(),
                attempts.stream().map(each -> attempt(stay, each, now)).toList(),
                asked.told() == null ? null : told(stay, asked.told()),
                asked.shown() == null ? null : result(stay, asked.shown()),
                field(stay, "server", asked.server(), asked.serverWrong()),
                field(stay, "target", asked.target(), asked.targetWrong()),
                Arrays.stream(Method.values())
                        .map(each -> new ChoiceView(
                                each.name(), stay.say("me.servers.method." + key(each)), each == asked.method()))
                        .toList(),
                asked.methodMissing() ? stay.say("me.servers.wrong.method") : null);
    }

    private static FieldView field(Stay stay, String name, String typed, String wrong) {
        return FieldView.blank(name, stay.say("me.servers." + name), stay.say("me.servers." + name + ".hint"))
                .filled(typed, wrong.isEmpty() ? null : stay.say(wrong));
    }

    private static ServersView.AttemptView attempt(Stay stay, Attempt attempt, Instant now) {
        ChallengeRow row = attempt.challenge();
        Method method = Method.valueOf(row.method());
        boolean open = row.passedAt() == null && row.expiresAt().isAfter(now);
        String done = attempt.nameOnly() ? "name" : "passed";
        String state = row.passedAt() != null ? done : open ? "open" : "over";
        return new ServersView.AttemptView(
                row.server().value(),
                stay.say("me.servers.method." + key(method)),
                stay.say("me.servers.state." + state),
                state.equals("open") ? "open" : "done",
                stay.language().minute(row.expiresAt()),
                open && method.needsTarget() ? row.id() : null);
    }

    private static ServersView.ToldView told(Stay stay, Challenge challenge) {
        return new ServersView.ToldView(
                stay.say("me.servers.told." + key(challenge.method())),
                challenge.place().isEmpty() ? null : challenge.place(),
                challenge.secret(),
                stay.say("me.servers.told.until", "until", stay.language().minute(challenge.expiresAt())),
                challenge.method().needsTarget() ? challenge.id() : null);
    }

    private static String result(Stay stay, Shown shown) {
        if (shown instanceof Shown.NameOnly) {
            return stay.say("me.servers.name");
        }
        return shown instanceof Shown.NotYet wrong
                ? stay.say("me.trouble." + wrong.trouble().name().toLowerCase(Locale.ROOT), "status", wrong.status())
                : stay.say("me.servers.confirmed");
    }

    private static String key(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
