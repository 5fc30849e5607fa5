// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.contract.policy.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a feed directory, believing nothing that the trusted key did not sign. */
final class FeedReader {
    private final FeedFiles files;
    private final PublicKey trusted;

    FeedReader(Path dir, PublicKey trusted) {
        this.files = new FeedFiles(dir);
        this.trusted = trusted;
    }

    /** The state on disk, or null if there is no manifest. */
    @Nullable
    FeedState read() throws IOException {
        return readOn(null);
    }

    /** The same by one who read {@code known} before, and needs to read only what came since. */
    @Nullable
    FeedState readOn(@Nullable FeedState known) throws IOException {
        Path path = files.manifest();
        if (path == null) {
            return null;
        }
        Manifest manifest = manifest(path);
        FeedState state = known != null && leadsOn(known, manifest) ? known : snapshot(manifest);
        List<Body> read = state.deltas();
        for (Body body :
                manifest.deltas().subList(read.size(), manifest.deltas().size())) {
            byte[] next = body(files.delta(body.rev()), body, "delta");
            Delta delta = parse(next, Delta.class, "delta");
            require(delta.from() == state.rev() && delta.to() == body.rev(), "a delta does not follow the one before");
            state = state.after(delta, next);
        }
        require(state.rev() == manifest.rev(), "the deltas do not lead to the manifest's revision");
        require(state.chain().equals(manifest.chain()), "the chain does not lead to the manifest's value");
        return new FeedState(
                state.rev(),
                manifest.prev(),
                state.chain(),
                state.snapshot(),
                state.snapshotChain(),
                state.deltas(),
                state.entries(),
                state.sections());
    }

    private static boolean leadsOn(FeedState known, Manifest manifest) {
        int read = known.deltas().size();
        return known.snapshot().equals(manifest.snapshot())
                && known.snapshotChain().equals(manifest.snapshotChain())
                && read <= manifest.deltas().size()
                && known.deltas().equals(manifest.deltas().subList(0, read));
    }

    private FeedState snapshot(Manifest manifest) throws IOException {
        byte[] bytes = body(files.snapshot(manifest.snapshotRev()), manifest.snapshot(), "snapshot");
        Snapshot snapshot = parse(bytes, Snapshot.class, "snapshot");
        require(snapshot.rev() == manifest.snapshotRev(), "the snapshot is of another revision");
        return FeedState.of(snapshot, bytes, manifest.snapshotChain());
    }

    /** The signed manifest on disk, or null if there is none. */
    @Nullable
    Manifest head() throws IOException {
        Path path = files.manifest();
        return path == null ? null : manifest(path);
    }

    private Manifest manifest(Path path) throws IOException {
        SignedManifest signed = parse(Files.readAllBytes(path), SignedManifest.class, "manifest");
        require(FeedSignature.verifies(signed, trusted), "the manifest is not signed by the trusted key");
        return signed.manifest();
    }

    private static byte[] body(@Nullable Path path, Body expected, String noun) throws IOException {
        if (path == null) {
            throw new IOException("the " + noun + " of revision " + expected.rev() + " is missing");
        }
        byte[] bytes = Files.readAllBytes(path);
        require(
                bytes.length == expected.length() && Sha256.hex(bytes).equals(expected.sha256()),
                "the " + noun + " of revision " + expected.rev() + " is not the one that was signed");
        return bytes;
    }

    private static <T> T parse(byte[] bytes, Class<T> type, String noun) throws IOException {
        try {
            return ContractJson.read(bytes, type);
        } catch (MalformedJsonException e) {
            throw new IOException("the " + noun + " is malformed", e);
        }
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
