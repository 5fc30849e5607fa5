// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subethamail.smtp.server.SMTPServer;

/** Everybody's mailbox in a demonstration: a mail server on this machine that keeps every mail as a file and passes none on. */
public final class Mailbox implements AutoCloseable {
    private static final String KIND = ".eml";
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,9})\\" + KIND);

    private final SMTPServer server;

    private Mailbox(SMTPServer server) {
        this.server = server;
    }

    /** Opens the mailbox of the demonstration that lives in {@code home}. */
    public static Mailbox in(Home home) {
        try {
            return open(Files.createDirectories(Stage.mails(home)));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for mails", e);
        }
    }

    private static Mailbox open(Path folder) {
        AtomicInteger last = new AtomicInteger(lastNumber(files(folder)));
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> keep(folder, last.incrementAndGet(), data))
                .build();
        server.start();
        return new Mailbox(server);
    }

    /** The names of mails are numbers, and that of one that is there is not given again, whatever somebody removed. */
    private static int lastNumber(List<Path> mails) {
        return mails.stream()
                .map(mail -> NUMBERED.matcher(String.valueOf(mail.getFileName())))
                .filter(Matcher::matches)
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max()
                .orElse(0);
    }

    /** Where it listens. */
    public int port() {
        return server.getPortAllocated();
    }

    /** The newest mail to {@code address} with this subject, as soon as it is there. */
    static Mail await(Path folder, String address, String subject) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            Mail found = null;
            for (Path file : files(folder)) {
                Mail mail = Mail.read(bytes(file));
                if (mail.to().contains(address) && mail.subject().equals(subject)) {
                    found = mail;
                }
            }
            if (found != null) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new Refusal("the mail \"" + subject + "\" did not come within two minutes; casework's log says why");
    }

    /** How many mails to {@code address} there are. */
    static long count(Path folder, String address) {
        return files(folder).stream()
                .map(file -> Mail.read(bytes(file)))
                .filter(mail -> mail.to().contains(address))
                .count();
    }

    private static void keep(Path folder, int number, byte[] data) {
        try {
            Path half = Files.createTempFile(folder, "half", ".new");
            Files.write(half, data);
            Files.move(half, folder.resolve(String.format(Locale.ROOT, "%06d%s", number, KIND)));
        } catch (IOException e) {
            throw new UncheckedIOException("a mail cannot be kept", e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(KIND)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
