// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.PidFile;
import io.evenhand.standalone.process.Supervisor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** {@code evenhand down}: stops everything and leaves no process behind. */
@Command(name = "down", description = "Stops every program of this installation.")
final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 90;

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.of(System.getenv());
        Optional<ProcessHandle> supervisor = PidFile.of(home, Supervisor.NAME).process();
        if (supervisor.isPresent()) {
            supervisor.get().destroy();
            try {
                supervisor.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                supervisor.get().destroyForcibly();
            }
        }
        List<String> leftovers = Supervisor.stopLeftovers(home);
        if (!leftovers.isEmpty()) {
            System.out.println("stopped what an earlier run left behind: " + String.join(", ", leftovers));
        }
        System.out.println(
                supervisor.isPresent() || !leftovers.isEmpty() ? "everything is stopped" : "nothing was running");
        return 0;
    }
}
