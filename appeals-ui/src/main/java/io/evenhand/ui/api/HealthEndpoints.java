// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the program lives, and whether it can do its job. */
public final class HealthEndpoints {
    private final Map<String, BooleanSupplier> parts;
    private final Supplier<List<String>> notes;

    /**
     * @param parts what the job needs, each with its name
     * @param notes what whoever asks should know although the job is done, a line each; nothing about a person
     */
    public HealthEndpoints(Map<String, BooleanSupplier> parts, Supplier<List<String>> notes) {
        this.parts = Map.copyOf(parts);
        this.notes = notes;
    }

    public void alive(Context ctx) {
        ctx.status(200).contentType("text/plain; charset=utf-8").result("alive\n");
    }

    public void ready(Context ctx) {
        List<String> missing = parts.entrySet().stream()
                .filter(part -> !part.getValue().getAsBoolean())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        String more = String.join("\n", notes.get());
        if (missing.isEmpty()) {
            ctx.status(200)
                    .contentType("text/plain; charset=utf-8")
                    .result("ready\n" + (more.isEmpty() ? "" : more + "\n"));
        } else {
            Answers.problem(
                    ctx,
                    503,
                    "not ready",
                    String.join(", ", missing) + " does not answer yet" + (more.isEmpty() ? "" : "; " + more));
        }
    }
}
