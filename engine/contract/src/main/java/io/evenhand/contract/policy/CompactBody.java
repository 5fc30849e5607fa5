// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.policy;

import io.evenhand.contract.id.DecisionId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/*
 * The compact form of a body, version 1; docs/feed.md says the same for those who write a reader of their own.
 * ============================================================================================================
 *
 *   "EFB1", then 'S' for a snapshot or 'D' for a delta
 *   words      count, then each a text
 *   snapshot   revision, entries, sections
 *   delta      revision it applies to, entries, count and names of removed decisions, sections
 *
 * A number is little-endian in groups of seven bits, the high bit says that another follows; a signed one is folded first
 * (0, -1, 1, -2 ... become 0, 1, 2, 3 ...). A text is its length in bytes and UTF-8. Times are milliseconds. See CompactEntries
 * and CompactSections for the rest.
 *
 * It is a second spelling, not a second truth: hashes, signatures and the chain are those of the canonical JSON, and whoever
 * reads the compact form writes that JSON from it and compares. A compact body that lies is found by the hash.
 */
/** Snapshots and deltas in a few bytes; equal records have equal bytes, and each record has one spelling. */
public final class CompactBody {
    /** The media type; the last number is the version. */
    public static final String MEDIA_TYPE = "application/vnd.evenhand.feed.1";

    private static final byte[] MAGIC = "EFB1".getBytes(StandardCharsets.US_ASCII);
    private static final byte SNAPSHOT = 'S';
    private static final byte DELTA = 'D';

    private CompactBody() {}

    public static byte[] of(Snapshot snapshot) {
        CompactWriter out = new CompactWriter();
        begin(out, SNAPSHOT);
        List<String> words = CompactEntries.words(snapshot.entries());
        CompactEntries.writeWords(out, words);
        out.number(snapshot.rev());
        CompactEntries.write(out, snapshot.entries(), words);
        CompactSections.write(out, snapshot.whenStale(), snapshot.networks());
        return out.bytes();
    }

    public static byte[] of(Delta delta) {
        CompactWriter out = new CompactWriter();
        begin(out, DELTA);
        List<String> words = CompactEntries.words(delta.put());
        CompactEntries.writeWords(out, words);
        out.number(delta.from());
        CompactEntries.write(out, delta.put(), words);
        out.number(delta.removed().size());
        delta.removed().forEach(decision -> CompactEntries.decision(out, decision.value()));
        CompactSections.write(out, delta.whenStale(), delta.networks());
        return out.bytes();
    }

    public static Snapshot snapshot(byte[] body) throws MalformedBodyException {
        CompactReader in = begun(body, SNAPSHOT);
        try {
            List<String> words = CompactEntries.readWords(in);
            long rev = in.number();
            List<PolicyEntry> entries = CompactEntries.read(in, words);
            CompactSections sections = CompactSections.read(in);
            in.requireEnd();
            return new Snapshot(rev, entries, sections.whenStale(), sections.networks());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new MalformedBodyException(e);
        }
    }

    public static Delta delta(byte[] body) throws MalformedBodyException {
        CompactReader in = begun(body, DELTA);
        try {
            List<String> words = CompactEntries.readWords(in);
            long from = in.number();
            List<PolicyEntry> put = CompactEntries.read(in, words);
            List<DecisionId> removed = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                removed.add(new DecisionId(CompactEntries.decision(in)));
            }
            CompactSections sections = CompactSections.read(in);
            in.requireEnd();
            return new Delta(from, from + 1, put, removed, sections.whenStale(), sections.networks());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new MalformedBodyException(e);
        }
    }

    /** Bodies one after another, each after its length. */
    public static byte[] sequence(List<byte[]> bodies) {
        CompactWriter out = new CompactWriter();
        for (byte[] body : bodies) {
            out.number(body.length);
            out.raw(body);
        }
        return out.bytes();
    }

    /** The bodies of a sequence. */
    public static List<byte[]> bodies(byte[] sequence) throws MalformedBodyException {
        CompactReader in = new CompactReader(sequence, 0);
        List<byte[]> bodies = new ArrayList<>();
        while (!in.isAtEnd()) {
            bodies.add(in.raw(in.count()));
        }
        return bodies;
    }

    private static void begin(CompactWriter out, byte kind) {
        out.raw(MAGIC);
        out.octet(kind);
    }

    private static CompactReader begun(byte[] body, byte kind) throws MalformedBodyException {
        int head = MAGIC.length + 1;
        if (body.length < head || !Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new MalformedBodyException("this is no compact body of version 1");
        }
        if (body[MAGIC.length] != kind) {
            throw new MalformedBodyException("this compact body is of another kind");
        }
        return new CompactReader(body, head);
    }
}
