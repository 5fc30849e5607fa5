// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.casework;

import io.evenhand.bench.program.Children;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The casework program as it is shipped, as a child process. */
final class CaseworkProcess {
    private CaseworkProcess() {}

    /** @param folder its data, in whose {@code secrets} its keys lie */
    static Process start(Server server, Path folder, int port, String kafka, String heap) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                "io.evenhand.ui.Casework");
        builder.environment().putAll(server.environment(folder));
        builder.environment()
                .putAll(Map.of(
                        "EVENHAND_VAR",
                        folder.toAbsolutePath().toString(),
                        "EVENHAND_CASEWORK_PORT",
                        Integer.toString(port),
                        "EVENHAND_METRICS_PORT",
                        Integer.toString(Children.freePort()),
                        "EVENHAND_KAFKA",
                        kafka));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("casework.log").toFile())
                .start();
    }
}
