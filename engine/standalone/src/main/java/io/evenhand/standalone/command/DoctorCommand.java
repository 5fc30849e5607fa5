// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.process.Preflight;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code evenhand doctor}: whether everything could start here. */
@Command(name = "doctor", description = "Checks whether everything could start here: Java, disk, ports.")
final class DoctorCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        List<String> complaints = Preflight.complaints(Home.of(System.getenv()), Ports.of(System.getenv()));
        complaints.forEach(System.out::println);
        if (complaints.isEmpty()) {
            System.out.println("Java " + Runtime.version().feature() + ", disk and ports are fine");
        }
        return complaints.isEmpty() ? 0 : 1;
    }
}
