// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL from an archive on the class path: unpacked when the archive is another one, a cluster made once, then run as
 * an ordinary child with everything that protects data switched on.
 */
public final class Postgres {
    private static final List<String> UNSHARE = List.of("unshare", "-U");
    /** The major version of the programs and of the data. */
    public static final String VERSION = "18";

    /** The file among the programs that names the archive they are from, by its hash. */
    private static final String ORIGIN = "unpacked-from";

    private static final String DATABASE = "evenhand";
    private static final String OWNER = "evenhand";

    private final Path programs;
    private final Path data;
    private final Path log;
    private final int port;

    public Postgres(Home home, int port) {
        this.programs = home.folder("postgres").resolve("programs-" + VERSION);
        this.data = home.folder("postgres").resolve("data");
        this.log = home.logs().resolve("postgres.log");
        this.port = port;
    }

    /** Unpacks the programs and makes the cluster where that was not done yet; ends a server that nobody looks after. */
    public void prepare(Path passwordFile) {
        refuseIfRootMayNot();
        try {
            removeStaleLock();
            unpack();
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                create(passwordFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare PostgreSQL", e);
        }
    }

    /** The server's command line; SIGINT or SIGTERM end it in order. */
    public List<String> command() {
        List<String> words = asOrdinaryUser("postgres");
        words.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "shared_buffers=64MB",
                "max_connections=40",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "log_timezone=UTC",
                "timezone=UTC",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "log_parameter_max_length_on_error=0")) {
            words.add("-c");
            words.add(setting);
        }
        return words;
    }

    public Path log() {
        return log;
    }

    private static void refuseIfRootMayNot() {
        if (!mayRunHere()) {
            throw new Refusal("PostgreSQL does not run as root, and this machine allows root no user namespace: run "
                    + "./evenhand as an ordinary user");
        }
    }

    /** Whether this user may run PostgreSQL: an ordinary one always, root where it may have a user namespace. */
    public static boolean mayRunHere() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return true;
        }
        try {
            List<String> probe = new ArrayList<>(UNSHARE);
            probe.add("true");
            return new ProcessBuilder(probe).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no unshare at all
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void create(Path passwordFile) throws IOException {
        Path half = data.resolveSibling("data.half");
        Home.deleteTree(half);
        List<String> init = asOrdinaryUser("initdb");
        init.addAll(List.of("-D", half.toString(), "-U", OWNER, "-A", "scram-sha-256"));
        init.addAll(List.of("--pwfile", passwordFile.toString(), "-E", "UTF8", "--locale=C", "--no-instructions"));
        run(init, "");
        List<String> single = asOrdinaryUser("postgres");
        single.addAll(List.of("--single", "-D", half.toString(), "postgres"));
        run(single, "CREATE DATABASE " + DATABASE + ";\n");
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A lock file of a server that was killed names a process id that may be anybody's by now; one that a full disk left
     * empty names none, and PostgreSQL would not start beside it.
     */
    void removeStaleLock() throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        named(lock).filter(this::isOurs).ifPresent(ManagedProcess::stop);
        Files.deleteIfExists(lock);
    }

    private static Optional<ProcessHandle> named(Path lock) throws IOException {
        String first =
                Files.readString(lock, UTF_8).lines().findFirst().orElse("").strip();
        try {
            return ProcessHandle.of(Long.parseLong(first));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.startsWith(programs.toString()))
                .isPresent();
    }

    private void run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().write(input.getBytes(UTF_8));
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                throw new Refusal("PostgreSQL could not be prepared; its log says why: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is an ordinary user. */
    private List<String> asOrdinaryUser(String program) {
        List<String> words = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            words.addAll(UNSHARE);
        }
        words.add(programs.resolve("bin").resolve(program).toString());
        return words;
    }

    /** A release with a newer minor version brings other programs for the same data. */
    void unpack() throws IOException {
        byte[] archive = archive();
        String origin = Sha256.hex(archive);
        Path kept = programs.resolve(ORIGIN);
        if (Files.exists(kept) && Files.readString(kept, UTF_8).equals(origin)) {
            return;
        }
        Path half = programs.resolveSibling("programs.half");
        Home.deleteTree(half);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(tar, entry, half);
            }
        }
        Files.writeString(half.resolve(ORIGIN), origin, UTF_8);
        Home.deleteTree(programs);
        Files.move(half, programs, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] archive() throws IOException {
        try (InputStream archive = Postgres.class.getResourceAsStream("/" + archiveName())) {
            if (archive == null) {
                throw new Refusal("there is no PostgreSQL for this kind of machine on the class path; "
                        + "set EVENHAND_PG_URL to a server of yours");
            }
            return archive.readAllBytes();
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("an archive entry leaves its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + arch + ".txz";
    }
}
