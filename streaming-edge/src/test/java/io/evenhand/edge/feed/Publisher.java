// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.NetworkEntry;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.SignedManifest;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A publisher of really signed feeds, for tests: what casework does, without a ledger. */
public final class Publisher {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private KeyPair keys;
    private final Map<DecisionId, PolicyEntry> entries = new LinkedHashMap<>();
    private final Map<Long, byte[]> deltas = new TreeMap<>();
    private final Map<Long, String> chains = new TreeMap<>();
    private final Map<Long, byte[]> snapshots = new TreeMap<>();
    private List<NetworkEntry> networks = List.of();
    private long rev;
    private long snapshotRev;
    private Instant createdAt;

    public Publisher() {
        this(NOW);
    }

    public Publisher(Instant createdAt) {
        this.createdAt = createdAt;
        keys = newKeys();
        chains.put(0L, Chain.START);
        snapshots.put(0L, ContractJson.bytes(new Snapshot(0, List.of())));
    }

    public static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A limit on the whole account, in force since {@link #NOW} for 30 days, with a cap of one external stream. */
    public static PolicyEntry limit(String account, String decision) {
        return entry(account, null, Measure.LIMIT, decision, NOW, NOW.plus(Duration.ofDays(30)), 1);
    }

    /** The same for tests with the machine's own clock: in force for a minute already. */
    public static PolicyEntry limitedNow(String account, String decision) {
        Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
        return entry(account, null, Measure.LIMIT, decision, from, from.plus(Duration.ofDays(30)), 1);
    }

    public static PolicyEntry entry(
            String account,
            String server,
            Measure measure,
            String decision,
            Instant from,
            Instant until,
            Integer externalStreamsMax) {
        return new PolicyEntry(
                new AccountId(account),
                server == null ? null : new ServerId(server),
                measure,
                new DecisionId(decision),
                "RHYTHM_BILLING",
                "https://appeals.example/d/" + decision,
                from,
                until,
                externalStreamsMax);
    }

    public synchronized Publisher put(PolicyEntry... changed) {
        return publish(List.of(changed), List.of());
    }

    public synchronized Publisher remove(String... decisions) {
        return publish(
                List.of(), List.of(decisions).stream().map(DecisionId::new).toList());
    }

    /** These networks are under attack from now on. */
    public synchronized Publisher networks(List<NetworkEntry> now) {
        networks = now;
        return publish(new Delta(rev, rev + 1, List.of(), List.of(), null, now));
    }

    public synchronized Publisher publish(List<PolicyEntry> put, List<DecisionId> removed) {
        removed.forEach(entries::remove);
        put.forEach(entry -> entries.put(entry.decision(), entry));
        return publish(new Delta(rev, rev + 1, put, removed));
    }

    private Publisher publish(Delta delta) {
        byte[] body = ContractJson.bytes(delta);
        String chain = Chain.next(chains.get(rev), body);
        rev++;
        deltas.put(rev, body);
        chains.put(rev, chain);
        createdAt = createdAt.plusMillis(1);
        return this;
    }

    /** Cuts a snapshot at the current revision. */
    public synchronized Publisher cutSnapshot() {
        snapshots.put(rev, ContractJson.bytes(snapshot()));
        snapshotRev = rev;
        return this;
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(rev, List.copyOf(entries.values()), null, networks.isEmpty() ? null : networks);
    }

    public synchronized long rev() {
        return rev;
    }

    public synchronized Manifest manifest() {
        List<Body> bodies = new ArrayList<>();
        for (long n = snapshotRev + 1; n <= rev; n++) {
            bodies.add(body(n, deltas.get(n)));
        }
        return new Manifest(
                rev,
                snapshotRev,
                rev == 0 ? Chain.START : chains.get(rev - 1),
                chains.get(rev),
                createdAt,
                createdAt.plus(Duration.ofHours(1)),
                body(snapshotRev, snapshots.get(snapshotRev)),
                chains.get(snapshotRev),
                bodies);
    }

    public synchronized SignedManifest head() {
        return sign(manifest());
    }

    public synchronized SignedManifest sign(Manifest manifest) {
        return FeedSignature.sign(manifest, keys.getPrivate(), FeedSignature.keyId(keys.getPublic()));
    }

    public synchronized byte[] snapshotBytes(long at) {
        return snapshots.get(at);
    }

    public synchronized byte[] deltaLines(long from) {
        StringBuilder lines = new StringBuilder();
        for (long n = from + 1; n <= rev; n++) {
            lines.append(new String(deltas.get(n), StandardCharsets.UTF_8)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The keys an edge must be given to believe this publisher. */
    public synchronized TrustedKeys trusted() {
        return TrustedKeys.of(keys.getPublic());
    }

    /** Signs with a new key from now on. */
    public synchronized Publisher rotateKey() {
        keys = newKeys();
        return this;
    }

    /** Signs the same revision once more, later. */
    public synchronized Publisher announceAgain(Duration later) {
        createdAt = createdAt.plus(later);
        return this;
    }

    public synchronized String chainAt(long at) {
        return chains.get(at);
    }

    public String publicKeyPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static Body body(long at, byte[] bytes) {
        return new Body(at, Sha256.hex(bytes), bytes.length);
    }
}
