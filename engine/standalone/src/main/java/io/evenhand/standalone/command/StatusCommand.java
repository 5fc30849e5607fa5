// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Health;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Installation;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Ports;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code evenhand status}: which programs run, and whether each can do its job. */
@Command(
        name = "status",
        description = "Says which programs run and whether they are well (exit status 1 if one is not).")
final class StatusCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Home home = Home.of(System.getenv());
        boolean allWell = true;
        for (Map.Entry<String, URI> program :
                Installation.health(Ports.of(System.getenv())).entrySet()) {
            boolean runs = PidFile.of(home, program.getKey()).process().isPresent();
            boolean well = runs && Health.isWell(program.getValue());
            allWell &= well;
            String state = well ? "well" : runs ? "running, not ready" : "not running";
            System.out.printf("%-10s %s%n", program.getKey(), state);
        }
        return allWell ? 0 : 1;
    }
}
