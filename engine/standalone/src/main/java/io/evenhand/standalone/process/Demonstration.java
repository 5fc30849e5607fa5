// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.evenhand.contract.clock.DemonstrationClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * What only a demonstration has: a mailbox for everybody's mail, and a clock that a story moves ahead.
 *
 * @param mailPort where its mail server listens, on this machine
 */
public record Demonstration(int mailPort) {
    private static final String MARK = "demonstration";

    /** The folder of everything that a demonstration keeps. */
    public static Path folder(Home home) {
        return home.folder("demo");
    }

    /** Whether what runs here now was started as a demonstration. */
    public static boolean isRunning(Home home) {
        Path mark = home.run().resolve(MARK);
        return PidFile.of(home, Supervisor.NAME)
                .process()
                .filter(supervisor -> Long.toString(supervisor.pid()).equals(read(mark)))
                .isPresent();
    }

    /** How many days ahead of the machine its clock is. */
    public static int daysAhead(Home home) {
        return DemonstrationClock.daysAhead(folder(home));
    }

    /** Moves the clock of a running demonstration; it never goes back. */
    public static void move(Home home, int days) {
        if (!isRunning(home)) {
            throw new Refusal("no demonstration is running here: start one with './evenhand demo'");
        }
        int ahead = daysAhead(home) + days;
        if (days < 0 || ahead > DemonstrationClock.DAYS_MAX) {
            throw new Refusal(
                    "the clock of this demonstration cannot be moved so far: begin with an empty EVENHAND_VAR");
        }
        try {
            Path half = Files.createTempFile(folder(home), "days", ".new");
            Files.writeString(half, ahead + "\n", US_ASCII);
            Files.move(half, folder(home).resolve(DemonstrationClock.FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the clock of the demonstration cannot be moved", e);
        }
    }

    /** What its programs are told besides. */
    Map<String, String> environment(Home home) {
        return Map.of(
                DemonstrationClock.SETTING,
                folder(home).toString(),
                "EVENHAND_SMTP",
                "127.0.0.1:" + mailPort,
                "EVENHAND_SMTP_TLS",
                "off",
                "EVENHAND_SMTP_FROM",
                "no-reply@platform.example");
    }

    void mark(Home home) {
        try {
            Files.writeString(
                    home.run().resolve(MARK),
                    Long.toString(ProcessHandle.current().pid()),
                    US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void unmark(Home home) {
        try {
            Files.deleteIfExists(home.run().resolve(MARK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
