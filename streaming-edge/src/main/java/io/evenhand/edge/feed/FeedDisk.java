// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.edge.table.PolicyTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last good state on disk: a snapshot, the deltas since, and one small file that says which of them count.
 *
 * <p>{@code state} holds two lines, the base's signed manifest and the head's. It is replaced by an atomic rename
 * after every body it speaks of is on the disk, so a crash leaves the old state or the new one. Nothing is believed
 * at start because it is local: both signatures, every hash and the whole chain are checked again.
 */
public final class FeedDisk {
    private static final String STATE = "state";

    private final Path folder;

    public FeedDisk(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** What was held when the process ended, or null if nothing was. */
    @Nullable
    Held load(PublicKey trusted) throws IOException, RefusedException {
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

    void write(Body body, byte[] bytes, boolean snapshot) throws IOException {
        writeAndSync(snapshot ? snapshotFile(body.rev()) : deltaFile(body.rev()), bytes);
    }

    /** Makes what was written count. */
    void commit(SignedManifest base, SignedManifest head) throws IOException {
        String state = ContractJson.text(base) + "\n" + ContractJson.text(head) + "\n";
        writeAndSync(folder.resolve(STATE), state.getBytes(StandardCharsets.UTF_8));
        syncFolder();
    }

    /** Deletes bodies that no longer count. */
    void sweep(Manifest base, Manifest head) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!counts(file.getFileName().toString(), base, head)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean counts(String name, Manifest base, Manifest head) {
        if (name.equals(STATE) || name.equals("snapshot-" + base.snapshotRev())) {
            return true;
        }
        if (!name.startsWith("delta-")) {
            return false;
        }
        try {
            long rev = Long.parseLong(name.substring("delta-".length()));
            return rev > base.snapshotRev() && rev <= head.rev();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private PolicyTable replay(Manifest base, Manifest head) throws IOException, RefusedException {
        byte[] snapshot = read(snapshotFile(base.snapshotRev()));
        PolicyTable table = PolicyTable.of(Verified.snapshot(snapshot, base.snapshot()));
        String chain = base.snapshotChain();
        for (long rev = base.snapshotRev() + 1; rev <= head.rev(); rev++) {
            byte[] bytes = read(deltaFile(rev));
            chain = Chain.next(chain, bytes);
            Delta delta = Verified.delta(bytes, new Body(rev, Sha256.hex(bytes), bytes.length));
            table = table.with(delta);
        }
        if (table.rev() != head.rev() || !chain.equals(head.chain())) {
            throw new RefusedException(Refusal.CHAIN_MISMATCH);
        }
        return table;
    }

    private static SignedManifest signed(String line, PublicKey trusted) throws RefusedException {
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

    private Path snapshotFile(long rev) {
        return folder.resolve("snapshot-" + rev);
    }

    private Path deltaFile(long rev) {
        return folder.resolve("delta-" + rev);
    }

    private static void writeAndSync(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
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
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
