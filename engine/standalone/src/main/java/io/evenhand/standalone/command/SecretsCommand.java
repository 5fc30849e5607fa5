// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Secrets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code evenhand secrets}: what programs on several machines must share, before the first of them starts. */
@Command(
        name = "secrets",
        description = "Makes the keys and passwords that are missing, readable by their owner only, and says which "
                + "program needs which file. It shows none of them and changes none that is there.")
final class SecretsCommand implements Callable<Integer> {
    private record Line(String file, String program, String what) {}

    private static final List<Line> LINES = List.of(
            new Line("pg-password", "casework", "the password at PostgreSQL"),
            new Line("pseudonym-key", "intake, scoring", "turns addresses into pseudonyms; keep it for ever"),
            new Line("intake-keys", "intake", "who may report events: a name and a key a line"),
            new Line("link-key", "casework", "signs the links in notices"),
            new Line("staff", "casework", "who signs in with a password: name, role, password a line"),
            new Line("operator-token", "casework, commands", "lets commands act as the operator"),
            new Line("edge-tokens", "casework", "which edges may follow the feed: a name and a token a line"),
            new Line("feed-token", "edge", "the token of this edge, the same as in its line of edge-tokens"),
            new Line("edge-intake-key", "edge", "the key of this edge, the same as in its line of intake-keys"),
            new Line("feed-key, feed-key.pub", "casework; .pub each edge", "sign the feed; casework makes them"),
            new Line(
                    "ruleset-key, audit-key, staff-key",
                    "casework",
                    "sign rules and the log, encrypt codes; casework makes them"));

    @Override
    public Integer call() {
        Home home = Home.of(System.getenv());
        Secrets secrets = new Secrets(home).ensure();
        System.out.println(home.secrets());
        for (Line line : LINES) {
            String first = line.file().split(",", 2)[0];
            System.out.printf(
                    "  %-34s %-9s %-25s %s%n",
                    line.file(), Files.exists(secrets.file(first)) ? "is there" : "later", line.program(), line.what());
        }
        return 0;
    }
}
