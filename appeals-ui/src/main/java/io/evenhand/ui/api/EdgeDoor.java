// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Tokens;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The door of the feed. Where other machines can reach the program, an edge shows the token it was given and speaks for
 * itself only; without one nobody reads anything. Where only this machine reaches it, nobody is asked.
 */
public final class EdgeDoor {
    private static final String SCHEME = "Bearer ";
    private static final String EDGE = "edge";
    private static final int TOKEN_LENGTH_MIN = 16;

    private final Map<String, String> tokens;
    private final boolean required;

    /**
     * @param tokens every edge's token by its name
     * @param required whether tokens are needed; where nobody but this machine reaches casework, nobody is asked
     */
    public EdgeDoor(Map<String, String> tokens, boolean required) {
        this.tokens = Map.copyOf(tokens);
        this.required = required;
    }

    /**
     * Reads a name and a token a line; no file, no tokens.
     *
     * @throws IllegalArgumentException in one sentence without the file's words if a line is something else
     */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> tokens = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return tokens;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", -1);
            boolean fits = words.length == 2
                    && FeedEndpoints.EDGE.matcher(words[0]).matches()
                    && words[1].length() >= TOKEN_LENGTH_MIN;
            if (!fits || tokens.put(words[0], words[1]) != null) {
                throw new IllegalArgumentException(
                        "each line of the file with the tokens of edges is a name, used once,"
                                + " and a token of at least " + TOKEN_LENGTH_MIN + " characters");
            }
        }
        return tokens;
    }

    /** Where tokens are needed, turns away whoever shows none, or one that is nobody's. */
    public void before(Context ctx) {
        if (!required) {
            return;
        }
        String given = ctx.header("Authorization");
        String edge = given == null || !given.startsWith(SCHEME) ? null : owner(given.substring(SCHEME.length()));
        if (edge == null) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"feed\"");
            throw new Refusal(Reason.UNAUTHENTICATED);
        }
        ctx.attribute(EDGE, edge);
    }

    /** Where tokens are needed, turns away whoever speaks for an edge that they are not. */
    void requireMaySpeakFor(Context ctx, String edge) {
        if (required && !edge.equals(ctx.attribute(EDGE))) {
            throw new Refusal(Reason.FORBIDDEN);
        }
    }

    /** Whose token it is; every one is compared, so that the time taken says nothing. */
    private @Nullable String owner(String token) {
        String owner = null;
        for (Map.Entry<String, String> each : tokens.entrySet()) {
            if (Tokens.same(each.getValue(), token)) {
                owner = each.getKey();
            }
        }
        return owner;
    }
}
