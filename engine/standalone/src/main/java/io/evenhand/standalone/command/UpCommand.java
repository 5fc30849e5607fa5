// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Installation;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.terminal.Terminal;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code evenhand up}: everything on this machine, without a population. */
@Command(name = "up", description = "Starts every program on this machine and keeps them running until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminal.standard();
        Installation installation = new Installation(Home.of(System.getenv()), Ports.of(System.getenv()), terminal);
        installation.start();
        Addresses.print(installation, System.out);
        System.out.println("Ctrl-C, or './evenhand down' from elsewhere, stops everything.");
        new CountDownLatch(1).await();
        return 0;
    }
}
