// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.Completeness;
import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.assessment.Family;
import io.evenhand.contract.assessment.FamilyScore;
import io.evenhand.contract.assessment.Gates;
import io.evenhand.contract.assessment.Persistence;
import io.evenhand.contract.assessment.Presence;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.DurationBucket;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.event.TerminatedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.AssessmentId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.InviteId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.NetId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.policy.Body;
import io.evenhand.contract.policy.Chain;
import io.evenhand.contract.policy.Delta;
import io.evenhand.contract.policy.Manifest;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.policy.Snapshot;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.contract.verdict.Outcome;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.contract.verdict.Withholder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of everything, with every optional field once present and once absent. */
final class Samples {
    static final Instant AT = Instant.parse("2026-03-01T12:34:56.789Z");
    static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final ViewerId VIEWER = new ViewerId("viewer-7");
    private static final ServerId SERVER = new ServerId("server-1");
    private static final StreamId STREAM = new StreamId("stream-9");
    private static final LibrarySet LIBRARIES = new LibrarySet("set:4f2a");

    private Samples() {}

    static List<EventBody> bodies() {
        return List.of(
                new EventBody.AccountCreated(),
                new EventBody.ServerClaimed(SERVER, new KeyToken("tls:ab+cd/ef==")),
                new EventBody.ServerClaimed(SERVER, null),
                new EventBody.ServerUnclaimed(SERVER),
                new EventBody.ServerMoved(SERVER),
                new EventBody.KeySeen(KeyKind.PAYMENT, new KeyToken("tok_1")),
                new EventBody.KeySeen(KeyKind.DEVICE, new KeyToken("tok_2")),
                new EventBody.KeySeen(KeyKind.TLS, new KeyToken("tok_3")),
                new EventBody.InviteCreated(new InviteId("inv-1"), InviteKind.DIRECT, ClientKind.UI, null),
                new EventBody.InviteCreated(new InviteId("inv-2"), InviteKind.LINK, ClientKind.API, 30),
                new EventBody.ShareAccepted(VIEWER, LIBRARIES, ClientKind.API, false, 12),
                new EventBody.ShareAccepted(VIEWER, null, null, true, null),
                new EventBody.ShareChanged(VIEWER, LIBRARIES, ClientKind.UI),
                new EventBody.ShareChanged(VIEWER, null, null),
                new EventBody.ShareRevoked(VIEWER, RevokedBy.OWNER, ClientKind.API),
                new EventBody.ShareRevoked(VIEWER, RevokedBy.VIEWER, null),
                new EventBody.GuestPassDeclared(VIEWER, 14),
                new EventBody.GuestPassDeclared(null, 30),
                new EventBody.TiesMeasured(40, 78, 5),
                new EventBody.StreamStarted(STREAM, SERVER, VIEWER, false, PlaybackMode.TRANSCODE),
                new EventBody.StreamStopped(STREAM, DurationBucket.UNDER_3_HOURS),
                new EventBody.StreamStopped(STREAM, null),
                new EventBody.StreamTerminated(STREAM, TerminatedBy.POLICY));
    }

    static List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (EventBody body : bodies()) {
            @Nullable NetId net = events.size() % 3 == 0 ? new NetId("n-0123456789abcdef") : null;
            events.add(new Event(new EventId("e:" + events.size()), AT, ACCOUNT, net, body));
        }
        return events;
    }

    static Assessment assessment() {
        return new Assessment(
                new AssessmentId("0123456789abcdef"),
                ACCOUNT,
                Instant.parse("2026-03-01T00:00:00Z"),
                "scorecard-3",
                23,
                true,
                List.of(
                        new FamilyScore(Family.RHYTHM, 19, 22),
                        new FamilyScore(Family.LINK, 7, 16),
                        new FamilyScore(Family.EXCULPATORY, -3, 0)),
                List.of(
                        new EvidenceAtom(
                                "rhythm.tenure",
                                Family.RHYTHM,
                                17,
                                31,
                                24.1,
                                1.2e-9,
                                "P120D",
                                Map.of("periodDays", 30.44, "multiples", 3.0, "onCycleViewers", 28.0)),
                        new EvidenceAtom("link.keys", Family.LINK, 7, 2, null, null, "P180D", Map.of("peers", 2.0))),
                new Gates(44, 31, new Persistence(4, 4)),
                new Completeness(Presence.PRESENT, Presence.ABSENT, Presence.PRESENT));
    }

    static Verdict verdict() {
        return new Verdict(
                ACCOUNT,
                Instant.parse("2026-03-01T00:00:00Z"),
                Outcome.LIMIT,
                Measure.NONE,
                List.of("RHYTHM_BILLING", "LINK_STRONG_KEYS"),
                List.of("TIES_DENSE"),
                List.of("limit-rhythm-and-links"),
                List.of(Withholder.ALLOWLIST),
                "sha256:00",
                false,
                new AssessmentId("0123456789abcdef"));
    }

    static PolicyEntry entry(int number) {
        return new PolicyEntry(
                new AccountId("acc-" + number),
                number % 2 == 0 ? new ServerId("server-" + number) : null,
                number % 2 == 0 ? Measure.SUSPEND_SERVER : Measure.LIMIT,
                new DecisionId("dec-" + number),
                "RHYTHM_BILLING",
                "https://evenhand.example/n/abc",
                AT,
                AT.plus(Duration.ofDays(30)),
                number % 2 == 0 ? null : 3);
    }

    static Snapshot snapshot() {
        return new Snapshot(7, List.of(entry(2), entry(1)));
    }

    static Delta delta() {
        return new Delta(7, 8, List.of(entry(3)), List.of(new DecisionId("dec-1")));
    }

    static Manifest manifest() {
        return new Manifest(
                8,
                7,
                Chain.START,
                Chain.next(Chain.START, ContractJson.bytes(delta())),
                AT,
                AT.plus(Duration.ofMinutes(5)),
                body(7, ContractJson.bytes(snapshot())),
                Chain.START,
                List.of(body(8, ContractJson.bytes(delta()))));
    }

    static List<Intervention> interventions() {
        List<Intervention> all = new ArrayList<>();
        for (InterventionType type : InterventionType.values()) {
            EventId id = new EventId("i:" + all.size());
            all.add(
                    switch (type) {
                        case REBUTTAL_ACCEPTED -> Intervention.rebuttalAccepted(id, AT, ACCOUNT, "rhythm.tenure");
                        case DATA_RESTRICTED, DATA_RELEASED ->
                            new Intervention(id, type, AT, ACCOUNT, "link.keys", null, null, null);
                        case EVIDENCE_VERIFIED, EVIDENCE_WITHDRAWN ->
                            new Intervention(id, type, AT, ACCOUNT, null, null, "ev-1", "test_purchase");
                        case HOLD_MIGRATION ->
                            new Intervention(id, type, AT, ACCOUNT, null, AT.plus(Duration.ofDays(14)), null, null);
                        case SANCTION_CONFIRMED, SANCTION_OVERTURNED, ACCOUNT_ERASED ->
                            Intervention.about(type, id, AT, ACCOUNT);
                    });
        }
        return all;
    }

    private static Body body(long rev, byte[] bytes) {
        return new Body(rev, io.evenhand.contract.id.Sha256.hex(bytes), bytes.length);
    }
}
