// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.edge.table.PolicyTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last good state on disk: a snapshot, the deltas since, and one small file that says which of them count.
 *
 * <p>{@code state} holds two lines, the base's signed manifest and the head's. It is replaced by an atomic rename
 * after every body it speaks of is on the disk, so a crash leaves the old state or the new one. Nothing is believed
 * at start because it is local: both signatures, every hash and the whole chain are checked again.
 *
 * <p>All of it is there twice, the second time under {@code spare}, which nobody waits for: an edge whose disk has changed
 * bytes would otherwise know nothing, and restrict nobody, until it has reached its publisher.
 */
public final class FeedDisk {
    private static final String STATE = "state";
    private static final String SPARE = "spare";

    private final Path folder;

    /** Where the second copy is; null in the second copy itself. */
    private final @Nullable FeedDisk spare;

    public FeedDisk(Path folder) throws IOException {
        this(folder, new FeedDisk(folder.resolve(SPARE), null));
    }

    private FeedDisk(Path folder, @Nullable FeedDisk spare) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.spare = spare;
    }

    /**
     * What was held when the process ended, or null if nothing was.
     *
     * @param damaged is told what is wrong with the first copy if the second one is what was held
     */
    @Nullable
    Held loadEither(TrustedKeys trusted, Consumer<Exception> damaged) throws IOException, RefusedException {
        try {
            return load(trusted);
        } catch (IOException | RefusedException e) {
            Held second = spare == null ? null : spare.load(trusted);
            if (second == null) {
                throw e;
            }
            damaged.accept(e);
            return second;
        }
    }

    /** What the first copy holds, or null if it holds nothing. */
    @Nullable
    Held load(TrustedKeys trusted) throws IOException, RefusedException {
        String state;
        try {
            state = Files.readString(folder.resolve(STATE));
        } catch (NoSuchFileException e) {
            return null;
        }
        String[] lines = state.split("\n", -1);
        if (lines.length < 2) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        SignedManifest base = signed(lines[0], trusted);
        SignedManifest head = signed(lines[1], trusted);
        return new Held(base, head, replay(base.manifest(), head.manifest()));
    }

    void writeSnapshot(Body body, byte[] bytes) throws IOException {
        keep("snapshot-" + body.rev(), bytes);
    }

    /** Writes the deltas of one step into one file, one a line: one wait for the disk however many there are. */
    void writeDeltas(long first, List<byte[]> lines) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            whole.write(line);
            whole.write('\n');
        }
        long last = first + lines.size() - 1;
        keep("deltas-" + first + "-" + last, whole.toByteArray());
    }

    /** Makes what was written count. */
    void commit(SignedManifest base, SignedManifest head) throws IOException {
        String state = ContractJson.text(base) + "\n" + ContractJson.text(head) + "\n";
        keep(STATE, state.getBytes(StandardCharsets.UTF_8));
        syncFolder();
    }

    /** Deletes bodies that no longer count. */
    void sweep(Manifest base, Manifest head) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> !Files.isDirectory(each)).toList()) {
                if (!counts(file.getFileName().toString(), base, head)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (spare != null) {
            spare.sweep(base, head);
        }
    }

    private static boolean counts(String name, Manifest base, Manifest head) {
        if (name.equals(STATE) || name.equals("snapshot-" + base.snapshotRev())) {
            return true;
        }
        Span span = Span.of(name);
        return span != null && span.last() > base.snapshotRev() && span.last() <= head.rev();
    }

    private PolicyTable replay(Manifest base, Manifest head) throws IOException, RefusedException {
        byte[] snapshot = read(snapshotFile(base.snapshotRev()));
        PolicyTable table = PolicyTable.of(Verified.snapshot(snapshot, base.snapshot()));
        String chain = base.snapshotChain();
        while (table.rev() < head.rev()) {
            long before = table.rev();
            for (byte[] line : linesAfter(table.rev(), head.rev())) {
                if (Verified.leadsTo(line) > table.rev()) {
                    chain = Chain.next(chain, line);
                    table = table.with(Verified.delta(line, new Body(table.rev() + 1, Sha256.hex(line), line.length)));
                }
            }
            if (table.rev() == before) {
                throw new RefusedException(Refusal.GAP);
            }
        }
        if (table.rev() != head.rev() || !chain.equals(head.chain())) {
            throw new RefusedException(Refusal.CHAIN_MISMATCH);
        }
        return table;
    }

    /** The lines of the file that holds the delta after {@code rev}: of several, the one that leads furthest. */
    private List<byte[]> linesAfter(long rev, long head) throws IOException, RefusedException {
        Span best = null;
        for (String name : files()) {
            Span span = Span.of(name);
            if (span != null
                    && span.first() <= rev + 1
                    && span.last() > rev
                    && span.last() <= head
                    && (best == null || span.last() > best.last())) {
                best = span;
            }
        }
        if (best == null) {
            throw new RefusedException(Refusal.GAP);
        }
        List<byte[]> lines = new ArrayList<>();
        for (String line : new String(read(folder.resolve(best.name())), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return lines;
    }

    /** The revisions a file of deltas leads to, as its name says. */
    private record Span(String name, long first, long last) {
        private static final Pattern NAME = Pattern.compile("deltas-(\\d{1,18})-(\\d{1,18})");

        static @Nullable Span of(String name) {
            Matcher matcher = NAME.matcher(name);
            return matcher.matches()
                    ? new Span(name, Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))
                    : null;
        }
    }

    private static SignedManifest signed(String line, TrustedKeys trusted) throws RefusedException {
        SignedManifest signed;
        try {
            signed = ContractJson.read(line, SignedManifest.class);
        } catch (MalformedJsonException e) {
            RefusedException refused = new RefusedException(Refusal.MALFORMED);
            refused.initCause(e);
            throw refused;
        }
        Refusal doubt = Plan.doubt(signed, trusted);
        if (doubt != null) {
            throw new RefusedException(doubt);
        }
        return signed;
    }

    private static byte[] read(Path file) throws IOException, RefusedException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            RefusedException refused = new RefusedException(Refusal.GAP);
            refused.initCause(e);
            throw refused;
        }
    }

    /** The file of a snapshot, or null if it is not here. */
    @Nullable
    Path snapshot(long rev) {
        Path file = snapshotFile(rev);
        return Files.isRegularFile(file) ? file : null;
    }

    /** The deltas after {@code from} up to {@code head}, one a line, or an exception if one is not here. */
    byte[] deltaLines(long from, long head) throws IOException, RefusedException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        long at = from;
        while (at < head) {
            long before = at;
            for (byte[] line : linesAfter(at, head)) {
                long to = Verified.leadsTo(line);
                if (to > at) {
                    whole.write(line);
                    whole.write('\n');
                    at = to;
                }
            }
            if (at == before) {
                throw new RefusedException(Refusal.GAP);
            }
        }
        return whole.toByteArray();
    }

    private Path snapshotFile(long rev) {
        return folder.resolve("snapshot-" + rev);
    }

    private void keep(String name, byte[] bytes) throws IOException {
        write(folder.resolve(name), bytes, spare != null);
        if (spare != null) {
            spare.keep(name, bytes);
        }
    }

    private static void write(Path file, byte[] bytes, boolean sync) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            if (sync) {
                out.force(true);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** The files a state consists of, for the operator's eyes. */
    public List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
