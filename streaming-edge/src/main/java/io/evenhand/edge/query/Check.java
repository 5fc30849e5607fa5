// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.Token;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.contract.policy.PolicyEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form in which proxies ask and are answered: names and values, one of each, whichever protocol carries them. */
public final class Check {
    /** What a question's headers begin with, and an answer's. */
    public static final String PREFIX = "X-Evenhand-";

    private static final List<String> ANSWERED =
            List.of("Rev", "Age-Ms", "Ttl-Ms", "Stale", "Fail", "Reason", "Decision-Id", "Until", "Appeal");

    private Check() {}

    /** The question that {@code named} spells: account, action, server, viewer, home. */
    public static Question question(Function<String, @Nullable String> named) throws BadQuestionException {
        String account = named.apply("account");
        if (account == null || !Token.isName(account)) {
            throw new BadQuestionException("account is missing or malformed");
        }
        String wanted = named.apply("action");
        Action action = wanted == null ? null : Action.find(wanted);
        if (action == null) {
            throw new BadQuestionException("action is missing or unknown");
        }
        String server = name(named.apply("server"), "server");
        String viewer = name(named.apply("viewer"), "viewer");
        return new Question(
                new AccountId(account),
                server == null ? null : new ServerId(server),
                action,
                viewer == null ? null : new ViewerId(viewer),
                truth(named.apply("home")));
    }

    private static @Nullable String name(@Nullable String value, String member) throws BadQuestionException {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!Token.isName(value)) {
            throw new BadQuestionException(member + " is malformed");
        }
        return value;
    }

    private static boolean truth(@Nullable String value) throws BadQuestionException {
        if (value == null || value.isEmpty()) {
            return false;
        }
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new BadQuestionException("home is not a truth value");
        };
    }

    /** The whole set of headers, empty where there is nothing to say, so that a proxy that copies them overwrites. */
    public static Map<String, String> headers(Answer answer) {
        PolicyEntry because = answer.because();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "max-age=" + answer.ttlMs() / 1_000);
        headers.put(PREFIX + "Decision", answer.allowed() ? "allow" : "deny");
        headers.put(PREFIX + "Rev", Long.toString(answer.rev()));
        headers.put(PREFIX + "Age-Ms", Long.toString(answer.ageMs()));
        headers.put(PREFIX + "Ttl-Ms", Long.toString(answer.ttlMs()));
        headers.put(PREFIX + "Stale", Boolean.toString(answer.stale()));
        headers.put(PREFIX + "Fail", answer.footing().wire());
        headers.put(PREFIX + "Reason", answer.forOwner() ? answer.reason() : "");
        headers.put(
                PREFIX + "Decision-Id",
                because == null ? "" : because.decision().value());
        headers.put(PREFIX + "Until", until(because));
        headers.put(PREFIX + "Appeal", because == null ? "" : because.appeal());
        return headers;
    }

    /** The same set where there is no answer. */
    public static Map<String, String> none(String decision) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put(PREFIX + "Decision", decision);
        ANSWERED.forEach(name -> headers.put(PREFIX + name, ""));
        return headers;
    }

    /** How a proxy is told that its question was none. */
    public static String challenge(BadQuestionException e) {
        return "Evenhand error=\"" + e.getMessage() + "\"";
    }

    private static String until(@Nullable PolicyEntry because) {
        return because == null || because.until() == null ? "" : Timestamps.format(because.until());
    }
}
