// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

/** Brings evidence to a case and seals a part of it, as an analyst does on the pages. */
final class Sealing {
    static final String SECRET = "Bought by Gwen Hidden, receipt 4711.";

    private Sealing() {}

    /** Gathers one item and returns its address. */
    static String evidence(Visitor by, String file) {
        String desk = file + "/evidence";
        Map<String, String> item = Map.of(
                "kind", "TEST_PURCHASE",
                "sha256", "ab".repeat(32),
                "source", "an offer in public",
                "summary", "Access was offered for a price each month.",
                "observed", "2026-02-20",
                "terms", "2026-01",
                "basis", "LEGITIMATE_INTERESTS",
                "keep", "300");
        assertEquals(303, by.submit(by.get(desk).body(), desk, item).statusCode());
        String page = by.get(desk).body();
        int from = page.indexOf("/evidence/") + "/evidence/".length();
        return desk + "/" + page.substring(from, page.indexOf('"', from));
    }

    static void seal(Visitor by, String item) {
        Map<String, String> typed = Map.of(
                "do", "seal",
                "ground", "THIRD_PARTY",
                "reason", "The receipt names the colleague who bought, and her private account.",
                "content", SECRET);
        assertEquals(303, by.submit(by.get(item).body(), item, typed).statusCode());
    }
}
