// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.SignedManifest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the feed as a new edge with these settings would, changes nothing, and says what is in the way. */
public final class FeedCheckup {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CLOCKS =
            "set both clocks by NTP (timedatectl set-ntp true): an edge vouches for no age while"
                    + " they differ by more than " + FeedSync.SKEW_MAX.toMinutes() + " minutes";

    private final FeedAccess access;
    private final Path keyFile;
    private final Path folder;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();
    private long headRev = -1;

    /** @param folder where the edge keeps the feed */
    public FeedCheckup(FeedAccess access, Path keyFile, Path folder, Clock clock) {
        this.access = access;
        this.keyFile = keyFile;
        this.folder = folder;
        this.clock = clock;
    }

    public List<Finding> findings() throws InterruptedException {
        TrustedKeys trusted = trusted();
        SignedManifest head = head();
        if (head != null) {
            head(head, trusted);
        }
        if (trusted != null) {
            disk(trusted);
        }
        return List.copyOf(findings);
    }

    /** The publisher's newest revision, or -1 if it could not be read. */
    public long headRev() {
        return headRev;
    }

    private @Nullable TrustedKeys trusted() {
        try {
            TrustedKeys trusted = new TrustedKey(keyFile).find();
            if (trusted == null) {
                trouble(
                        "there is no public key of the publisher at " + keyFile + ", so nothing is believed",
                        "copy casework's var/secrets/feed-key.pub there, or name it with EVENHAND_FEED_PUBLIC_KEY_FILE");
            } else {
                well(
                        trusted.count() == 1
                                ? "one key of the publisher is trusted"
                                : trusted.count() + " keys of the publisher are trusted; take the old one out of "
                                        + keyFile + " once the publisher signs with the new one");
            }
            return trusted;
        } catch (IOException e) {
            trouble(
                    "the file " + keyFile + " holds no usable key",
                    "copy casework's var/secrets/feed-key.pub there again; while a key is replaced it holds both,"
                            + " one after the other");
            return null;
        }
    }

    private @Nullable SignedManifest head() throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.base() + "/feed/v1/head"))
                .timeout(PATIENCE);
        if (access.token() != null) {
            request.header("Authorization", "Bearer " + access.token());
        }
        Instant before = clock.instant();
        try {
            HttpResponse<byte[]> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            clocks(answer.headers().firstValue("Date").orElse(""), before);
            return read(answer);
        } catch (IOException e) {
            trouble(
                    "the feed is out of reach at " + access.base(),
                    "start casework, open the way to it, or correct EVENHAND_FEED_URL; the edge goes on with what it has");
            return null;
        }
    }

    private @Nullable SignedManifest read(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            trouble(
                    "the publisher does not let this edge in (" + status + ")",
                    "put a line 'name token' into casework's edge-tokens and the token alone into this edge's feed-token;"
                            + " the name is EVENHAND_EDGE_NAME");
            return null;
        }
        if (status != 200) {
            trouble(
                    "the publisher answered " + status + " instead of a head",
                    "look into casework's log; it answers 503 until it has published its first revision");
            return null;
        }
        try {
            return ContractJson.read(answer.body(), SignedManifest.class);
        } catch (MalformedJsonException e) {
            trouble(
                    "what is at " + access.base() + " is no feed",
                    "correct EVENHAND_FEED_URL: it is casework's address, or that of an edge with EVENHAND_EDGE_RELAY=on");
            return null;
        }
    }

    private void clocks(String date, Instant before) {
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration apart = Duration.between(theirs, before);
            if (apart.abs().compareTo(FeedSync.SKEW_MAX) > 0) {
                trouble(
                        "this machine's clock and the publisher's are "
                                + apart.abs().toSeconds() + " s apart",
                        CLOCKS);
            } else {
                well("the clocks agree to " + Math.max(1, apart.abs().toSeconds()) + " s");
            }
        } catch (DateTimeException e) {
            // a server need not send its time; the head's time is looked at all the same
        }
    }

    private void head(SignedManifest signed, @Nullable TrustedKeys trusted) {
        Manifest head = signed.manifest();
        headRev = head.rev();
        Instant now = clock.instant();
        if (head.createdAt().isAfter(now.plus(FeedSync.SKEW_MAX))) {
            trouble("the newest head is from the future, " + Timestamps.format(head.createdAt()), CLOCKS);
        }
        if (!now.isBefore(head.notAfter())) {
            trouble(
                    "the publisher's word ended at " + Timestamps.format(head.notAfter())
                            + ", so every answer is stale",
                    "the publisher no longer signs: look into casework's log, or, behind a relay, into the relay's");
        }
        if (trusted == null) {
            return;
        }
        PublicKey key = trusted.find(signed.keyId());
        if (key == null) {
            trouble(
                    "the head is signed by the key " + signed.keyId() + ", which is not trusted here",
                    "if the publisher replaced its key, append its new feed-key.pub to " + keyFile
                            + "; if it did not, this is somebody else's feed: leave the file as it is");
        } else if (!FeedSignature.verifies(signed, key)) {
            trouble(
                    "the head's signature does not fit",
                    "something between the publisher and this edge changes bytes: ask the publisher directly");
        } else {
            well("revision " + head.rev() + " is signed by a trusted key");
        }
    }

    private void disk(TrustedKeys trusted) {
        try {
            Held held = new FeedDisk(folder).load(trusted);
            well(
                    held == null
                            ? "no policy was kept here yet"
                            : "revision " + held.position().rev()
                                    + " is kept here and can be served without a network");
        } catch (RefusedException e) {
            trouble(
                    "the policy kept in " + folder + " is refused: "
                            + e.refusal().sentence(),
                    "nothing, if the feed is in reach: it is fetched again; otherwise delete the folder's files");
        } catch (IOException e) {
            trouble(
                    "the policy kept in " + folder + " cannot be read",
                    "make the folder readable and writable for the edge's user (chown, chmod)");
        }
    }

    private void well(String what) {
        findings.add(Finding.well(what));
    }

    private void trouble(String what, String remedy) {
        findings.add(new Finding(what, remedy));
    }
}
