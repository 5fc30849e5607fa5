// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Installation;
import java.io.PrintStream;

/** What a person needs to go on: where the pages are and who may sign in. */
final class Addresses {
    private Addresses() {}

    static void print(Installation installation, PrintStream out) {
        out.println();
        out.println("  desk of the analysts   " + installation.casework() + "/desk");
        for (String[] person : installation.secrets().staff()) {
            out.printf("      sign in as %-8s password %s   (%s)%n", person[0], person[2], person[1]);
        }
        out.println("  edge                   " + installation.edge());
        out.println("  intake                 " + installation.intake() + "/v1/events   (API keys: "
                + installation.secrets().file("intake-keys") + ")");
        out.println("  metrics                http://127.0.0.1:"
                + installation.ports().firstMetrics() + "/metrics and the three ports after it");
        out.println();
    }
}
