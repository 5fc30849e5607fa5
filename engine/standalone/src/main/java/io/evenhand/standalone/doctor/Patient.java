// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.process.Supervisor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * What is examined: an installation, what it was told, and the machine under it.
 *
 * @param env the variables it would be started with
 * @param now when it is examined
 */
public record Patient(Home home, Ports ports, Map<String, String> env, Machine machine, Instant now) {
    public Patient {
        env = Map.copyOf(env);
    }

    /** Whether a supervisor keeps its programs running. */
    boolean isRunning() {
        return Files.isDirectory(var("run"))
                && PidFile.of(home, Supervisor.NAME).process().isPresent();
    }

    /** A path under the folder of everything that lasts; nothing is made. */
    Path var(String name) {
        return home.var().resolve(name);
    }
}
