// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.casework;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.simulator.truth.Truth;
import io.evenhand.simulator.truth.TruthClass;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.process.Secrets;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the demonstration has to show on the rules page: a version that asks for weaker links, in the shadow while the
 * population's history is decided, then tested, so that its report waits for the second person.
 */
public final class Showcase {
    private static final String NUMBER = "strong_links: 7";
    private static final String CHANGED = "strong_links: 6";
    private static final String WHY = "An example: links from 6 points on would be enough for a limit.";
    private static final int DAYS = 120;

    private final URI casework;
    private final Secrets secrets;
    private @Nullable String version;

    public Showcase(URI casework, Secrets secrets) {
        this.casework = casework;
        this.secrets = secrets;
    }

    /** Hands the version in and puts it in the shadow; does nothing if nobody here writes rules or it is there already. */
    public void begin(Path example) throws IOException {
        String[] author = secrets.staff().stream()
                .filter(line -> line[1].equals("POLICY_AUTHOR"))
                .findFirst()
                .orElse(null);
        if (author == null || !Files.isReadable(example)) {
            return;
        }
        CaseworkClient person = CaseworkClient.as(casework, author[0], author[2]);
        String text = changed(Files.readString(example, StandardCharsets.UTF_8));
        try {
            version = person.post("", Map.of("text", text, "why", WHY))
                    .path("done")
                    .asText();
            person.post("/versions/" + version + "/shadow", Map.of());
        } catch (Refusal e) {
            version = null; // an earlier start of the demonstration did it
        }
    }

    /** The example with one number changed. */
    static String changed(String example) {
        return example.replace(NUMBER, CHANGED);
    }

    /** Tells casework what the simulation knows about accounts, and tests the version. */
    public void end(Path truth, Terminal terminal) throws IOException, InterruptedException {
        if (version == null) {
            return;
        }
        RulesOffice operator = new RulesOffice(CaseworkClient.asOperator(casework, secrets.read("operator-token")));
        operator.tell(lines(Truth.read(truth)));
        operator.test(version, DAYS, terminal);
    }

    static List<String> lines(List<Truth> truths) {
        return truths.stream().map(Showcase::line).toList();
    }

    private static String line(Truth truth) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("account", truth.account());
        line.put("hosting", truth.hosted());
        if (truth.country() != null) {
            line.put("country", truth.country());
        }
        if (truth.kind() != TruthClass.GREY) {
            line.put("seller", truth.kind() == TruthClass.RESELLER);
        }
        return ContractJson.text(line);
    }
}
