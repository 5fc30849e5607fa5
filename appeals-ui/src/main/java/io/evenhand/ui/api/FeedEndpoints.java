// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.policy.CompactBody;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.enforcement.feed.Acks;
import io.evenhand.enforcement.feed.FeedFiles;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The policy feed as edges fetch it: files exactly as they were hashed and signed. */
public final class FeedEndpoints {
    private static final Pattern REV = Pattern.compile("\\d{1,18}");
    static final Pattern EDGE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final String FRESH = "no-cache";
    private static final int ACK_LENGTH_MAX = 1024;

    private final FeedFiles files;
    private final Acks acks;
    private final EdgeDoor door;
    private @Nullable CompactSnapshot newest;

    public FeedEndpoints(FeedFiles files, Acks acks, EdgeDoor door) {
        this.files = files;
        this.acks = acks;
        this.door = door;
    }

    /** Turns away whoever may not read the feed. */
    public void before(Context ctx) {
        door.before(ctx);
    }

    public void head(Context ctx) throws IOException {
        ctx.header("Cache-Control", FRESH).contentType("application/json").result(manifest());
    }

    public void snapshot(Context ctx) throws IOException {
        long rev = rev(ctx.pathParam("rev"));
        Path file = files.snapshot(rev);
        if (file == null) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        ctx.header("Cache-Control", IMMUTABLE).header("Vary", "Accept");
        try {
            // many edges may start together, and for each of them a copy in memory would be one too many
            if (takesCompact(ctx)) {
                ctx.contentType(CompactBody.MEDIA_TYPE).result(compact(rev, file));
            } else {
                ctx.contentType("application/json").result(Files.newInputStream(file));
            }
        } catch (NoSuchFileException e) {
            throw new Refusal(Reason.NOT_FOUND);
        }
    }

    /** JSON is for everybody who does not ask for the other form by its name. */
    private static boolean takesCompact(Context ctx) {
        String accept = ctx.header("Accept");
        return accept != null && accept.contains(CompactBody.MEDIA_TYPE);
    }

    /** Made once for the many edges that start together; one that asks for an older one does not take theirs away. */
    private synchronized byte[] compact(long rev, Path file) throws IOException {
        CompactSnapshot known = newest;
        if (known != null && known.rev() == rev) {
            return known.bytes().array();
        }
        byte[] made = CompactBody.of(ContractJson.read(Files.readAllBytes(file), Snapshot.class));
        if (known == null || known.rev() < rev) {
            newest = new CompactSnapshot(rev, ByteBuffer.wrap(made));
        }
        return made;
    }

    /** A snapshot in the compact form. */
    private record CompactSnapshot(long rev, ByteBuffer bytes) {}

    /** The deltas after a revision, one a line; a gap is an answer of its own: take the snapshot. */
    public void deltas(Context ctx) throws IOException {
        long from = rev(ctx.queryParam("from"));
        long head = headRev();
        if (from > head) {
            throw new Refusal(Reason.GONE);
        }
        List<byte[]> deltas = new ArrayList<>();
        for (long to = from + 1; to <= head; to++) {
            byte[] delta = read(files.delta(to));
            if (delta == null) {
                throw new Refusal(Reason.GONE);
            }
            deltas.add(delta);
        }
        boolean compact = takesCompact(ctx);
        ctx.header("Cache-Control", FRESH)
                .header("Vary", "Accept")
                .contentType(compact ? CompactBody.MEDIA_TYPE : "application/x-ndjson")
                .result(compact ? sequence(deltas) : lines(deltas));
    }

    private static byte[] lines(List<byte[]> deltas) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] delta : deltas) {
            lines.writeBytes(delta);
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static byte[] sequence(List<byte[]> deltas) throws IOException {
        List<byte[]> bodies = new ArrayList<>(deltas.size());
        for (byte[] delta : deltas) {
            bodies.add(CompactBody.of(ContractJson.read(delta, Delta.class)));
        }
        return CompactBody.sequence(bodies);
    }

    public void acknowledge(Context ctx) {
        byte[] body = ctx.bodyAsBytes();
        if (body.length > ACK_LENGTH_MAX) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
        try {
            Ack ack = ContractJson.read(body, Ack.class);
            if (ack.rev() < 0 || !EDGE.matcher(ack.edge()).matches()) {
                throw new Refusal(Reason.BAD_REQUEST);
            }
            door.requireMaySpeakFor(ctx, ack.edge());
            acks.ack(ack.edge(), ack.rev());
            ctx.status(204);
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
    }

    private long headRev() throws IOException {
        try {
            return ContractJson.read(manifest(), SignedManifest.class)
                    .manifest()
                    .rev();
        } catch (MalformedJsonException e) {
            throw new IOException("the feed's manifest is damaged", e);
        }
    }

    private byte[] manifest() throws IOException {
        byte[] bytes = read(files.manifest());
        if (bytes == null) {
            throw new Refusal(Reason.UNAVAILABLE);
        }
        return bytes;
    }

    /** The file's bytes, or null if there is none; it may vanish between the look and the reading. */
    private static byte @Nullable [] read(@Nullable Path file) throws IOException {
        try {
            return file == null ? null : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static long rev(@Nullable String text) {
        if (text == null || !REV.matcher(text).matches()) {
            throw new Refusal(Reason.BAD_REQUEST);
        }
        return Long.parseLong(text);
    }

    /** What an edge says when it applied a revision. */
    record Ack(String edge, long rev) {}
}
