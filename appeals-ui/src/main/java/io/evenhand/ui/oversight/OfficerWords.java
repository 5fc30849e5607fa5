// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.oversight;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.evidence.AnnexDesk;
import io.evenhand.enforcement.ledger.AnnexRow;
import io.evenhand.enforcement.ledger.ClockRow;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.catalogue.DataField;
import io.evenhand.enforcement.privacy.catalogue.DataStore;
import io.evenhand.ui.text.Kept;
import io.evenhand.ui.text.Recorded;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FieldView;
import io.evenhand.ui.view.OversightView;
import java.util.Locale;
import java.util.Objects;

/** What the data protection officer sees as models of pages: pure functions of what the ledger says. */
final class OfficerWords {
    private OfficerWords() {}

    /** The account whose looks are asked for. */
    static FieldView account(Phrasebook words) {
        return FieldView.blank(
                "account", words.say("oversight.looks.account"), words.say("oversight.looks.account.hint"));
    }

    /** What a sealed part is opened for. */
    static FieldView purpose(Phrasebook words) {
        return FieldView.blank(
                "purpose",
                words.say("oversight.annex.purpose"),
                words.say("oversight.annex.purpose.hint", "min", AnnexDesk.WHY_LENGTH_MIN));
    }

    static String role(String code, Phrasebook words) {
        return Recorded.say(words, "desk.role.", code);
    }

    static OversightView.Look look(AccessLog.Look look, Phrasebook words) {
        return new OversightView.Look(
                Dates.minute(look.at(), words.language()),
                look.viewer(),
                role(look.role(), words),
                Recorded.say(words, "oversight.what.", look.what()),
                Recorded.say(words, "oversight.purpose.", look.purpose()));
    }

    static OversightView.Annex annex(AnnexRow row, Phrasebook words) {
        return new OversightView.Annex(
                row.evidence(),
                Dates.minute(row.sealedAt(), words.language()),
                row.sealedBy(),
                words.say("oversight.ground." + key(row.ground())),
                row.why());
    }

    static OversightView.Breach breach(ClockRow row, Phrasebook words) {
        ClockRow.Relief relief = row.relief();
        return new OversightView.Breach(
                words.say("oversight.clock." + key(row.kind())),
                Dates.minute(row.dueAt(), words.language()),
                Dates.minute(Objects.requireNonNull(row.breachedAt()), words.language()),
                relief == null ? "" : words.say("oversight.relief." + key(relief)),
                row.decision().value());
    }

    static OversightView.Store store(DataStore store, Kept kept, Phrasebook words) {
        return new OversightView.Store(
                words.say(
                        "oversight.kept.summary",
                        "name",
                        store.name(),
                        "medium",
                        words.say("oversight.medium." + key(store.medium())),
                        "meaning",
                        kept.meaning(store)),
                kept.purpose(store.purpose()),
                kept.retention(store),
                kept.readers(store),
                store.fields().stream()
                        .map(field -> field(store, field, kept, words))
                        .toList());
    }

    private static String field(DataStore store, DataField field, Kept kept, Phrasebook words) {
        return words.say(
                "oversight.kept.field",
                "name",
                field.name(),
                "meaning",
                kept.meaning(store, field),
                "precision",
                kept.precision(field));
    }

    /** What a check of the log came to. */
    static String sentence(AuditCheck.Result result, Phrasebook words) {
        AuditCheck.Fault fault = result.fault();
        return fault == null
                ? words.say("oversight.audit.sound", "links", result.links(), "unsigned", result.unsigned())
                : words.say(
                        "oversight.audit.fault",
                        "line",
                        Long.toString(fault.seq()),
                        "what",
                        Recorded.say(words, "oversight.audit.why.", fault.what()));
    }

    private static String key(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }
}
