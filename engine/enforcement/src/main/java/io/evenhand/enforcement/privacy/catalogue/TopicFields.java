// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import static io.evenhand.enforcement.privacy.catalogue.Precision.BUCKET;
import static io.evenhand.enforcement.privacy.catalogue.Precision.CODE;
import static io.evenhand.enforcement.privacy.catalogue.Precision.COUNT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.DIGEST;
import static io.evenhand.enforcement.privacy.catalogue.Precision.EXACT;
import static io.evenhand.enforcement.privacy.catalogue.Precision.PSEUDONYM;
import static io.evenhand.enforcement.privacy.catalogue.Precision.TIME;
import static io.evenhand.enforcement.privacy.catalogue.Precision.WORDS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.ABUSE_PREVENTION;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.DUE_PROCESS;
import static io.evenhand.enforcement.privacy.catalogue.Purpose.OPERATION;

import io.evenhand.enforcement.ledger.Anchor;
import java.util.List;

/** What programs tell each other through the log. A field of a part is named with the part: {@code atoms.points}. */
final class TopicFields {
    private TopicFields() {}

    static List<DataStore> all() {
        return List.of(events(), networks(), assessments(), interventions(), deadLetters());
    }

    private static DataStore events() {
        Shelf events = Shelf.topic(
                        "evenhand.events",
                        ABUSE_PREVENTION,
                        Retention.EVENTS,
                        "what the platform reports about an account; nothing about what anybody watches")
                .about(Anchor.ACCOUNT, "account")
                .readBy(Reader.PERSON, Reader.PROGRAM)
                .technical("id", EXACT, "the event's number")
                .technical("type", CODE, "what happened")
                .seen("at", TIME, "when")
                .seen("account", EXACT, "the owner's account")
                .seen("net", PSEUDONYM, "the network; the address was dropped on arrival");
        return sharing(events)
                .seen("stream", PSEUDONYM, "a playback, not what was played")
                .seen("mode", CODE, "how it was sent")
                .seen("durationBucket", BUCKET, "how long it lasted, in four ranges")
                .done();
    }

    private static Shelf sharing(Shelf events) {
        return events.seen("server", EXACT, "a server of the account")
                .seen("tlsKey", PSEUDONYM, "the server's key")
                .seen("kind", CODE, "which kind of key or invitation")
                .seen("key", PSEUDONYM, "a key that the owner used")
                .seen("invite", EXACT, "an invitation")
                .seen("client", CODE, "by hand or by a program")
                .seen("guestPassDays", COUNT, "the length declared with an invitation")
                .withheld("viewer", Kind.OBSERVED, PSEUDONYM, "who was given access: another person")
                .seen("librarySet", DIGEST, "which libraries, as a value that says no names")
                .seen("home", CODE, "whether the viewer belongs to the household")
                .withheld("viewerAgeDays", Kind.OBSERVED, COUNT, "how old the viewer's account is")
                .seen("by", CODE, "who ended it")
                .seen("days", COUNT, "the length of a guest pass")
                .seen("viewers", COUNT, "how many viewers there are")
                .seen("ties", COUNT, "how many of them know each other")
                .seen("reciprocal", COUNT, "how many share back");
    }

    private static DataStore networks() {
        return Shelf.topic(
                        "evenhand.networks",
                        OPERATION,
                        Retention.NETWORKS,
                        "the network behind a pseudonym: context for people, read by no scorer and no rule")
                .about(Anchor.ACCOUNT, "account")
                .seen("account", EXACT, "the account")
                .seen("netId", PSEUDONYM, "the network")
                .seen("at", TIME, "when it was seen")
                .seen("asn", CODE, "the network operator's number")
                .seen("country", CODE, "the country the network is registered in")
                .seen("name", EXACT, "the network operator's name")
                .seen("category", CODE, "what the network mostly does, such as hosting, as a public list has it")
                .done();
    }

    private static DataStore assessments() {
        return Shelf.topic(
                        "evenhand.assessments",
                        ABUSE_PREVENTION,
                        Retention.NEWEST,
                        "what was measured about an account")
                .about(Anchor.ACCOUNT, "account")
                .technical("id", EXACT, "the assessment's number")
                .seen("account", EXACT, "the account")
                .inferred("asOf", TIME, "the time it speaks about")
                .technical("model", CODE, "the version of the scorecard")
                .inferred("score", COUNT, "the sum")
                .inferred("enough", CODE, "whether there was enough to judge")
                .inferred("families.family", CODE, "a group of signals")
                .inferred("families.points", COUNT, "its points")
                .technical("families.cap", COUNT, "at most")
                .inferred("atoms.signal", CODE, "a signal")
                .inferred("atoms.family", CODE, "its group")
                .inferred("atoms.points", COUNT, "its points")
                .inferred("atoms.n", COUNT, "out of how many observations")
                .inferred("atoms.statistic", COUNT, "the measured value")
                .inferred("atoms.p", COUNT, "how likely that is by chance")
                .technical("atoms.window", CODE, "over which time")
                .inferred("atoms.detail", COUNT, "figures that explain it")
                .inferred("gates.externalViewers30d", COUNT, "viewers outside the household")
                .inferred("gates.agedTenures", COUNT, "shares old enough to judge")
                .inferred("gates.persistence.trueCount", COUNT, "in how many weeks it was seen")
                .technical("gates.persistence.of", COUNT, "of how many")
                .technical("completeness.playback", CODE, "whether playback was reported")
                .technical("completeness.ties", CODE, "whether ties were reported")
                .technical("completeness.keys", CODE, "whether keys were reported")
                .done();
    }

    private static DataStore interventions() {
        return Shelf.topic(
                        "evenhand.interventions",
                        DUE_PROCESS,
                        Retention.EVENTS,
                        "what people decided that scoring must know")
                .about(Anchor.ACCOUNT, "account")
                .technical("id", EXACT, "its number")
                .decided("type", CODE, "what was decided")
                .decided("at", TIME, "when")
                .seen("account", EXACT, "the account")
                .decided("atom", CODE, "the signal concerned")
                .decided("until", TIME, "until when")
                .decided("evidence", EXACT, "the number of verified evidence")
                .decided("kind", CODE, "its kind")
                .done();
    }

    private static DataStore deadLetters() {
        return Shelf.topic("evenhand.dead-letters", OPERATION, Retention.DEAD_LETTERS, "events that could not be read")
                .readBy(Reader.OPERATOR)
                .technical("reason", CODE, "why")
                .technical("field", CODE, "where")
                .technical("receivedAt", TIME, "when it came")
                .technical("sha256", DIGEST, "of what came")
                .technical("raw", WORDS, "the first 512 bytes, without values of unknown fields")
                .done();
    }
}
