// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What auditors and operators see: who looked, whether the log holds, what was late, what is kept, how the programs are. */
public final class OversightView {
    private OversightView() {}

    /**
     * The start page of the data protection officer.
     *
     * @param looks about the account that was asked for; null if none was
     */
    public record Officer(
            PageView page,
            FieldView account,
            @Nullable List<Look> looks,
            List<Viewer> viewers,
            List<Breach> breaches,
            List<Annex> annexes,
            List<Store> stores) {
        public Officer {
            looks = looks == null ? null : List.copyOf(looks);
            viewers = List.copyOf(viewers);
            breaches = List.copyOf(breaches);
            annexes = List.copyOf(annexes);
            stores = List.copyOf(stores);
        }
    }

    /** One look at an account. */
    public record Look(TimeView at, String viewer, String role, String what, String purpose) {}

    /** How much one colleague looked at. */
    public record Viewer(String name, String role, long looks, long accounts, TimeView newest) {}

    /** A promise that was not kept in time. */
    public record Breach(String what, TimeView due, TimeView breached, String relief, String decision) {}

    /** A sealed part of evidence, closed. */
    public record Annex(String evidence, TimeView at, String by, String ground, String why) {}

    /**
     * One sealed part.
     *
     * @param purpose what it is opened for
     * @param content what it says; null while it is closed
     */
    public record SealedPart(
            PageView page,
            Annex annex,
            FieldView purpose,
            @Nullable String content) {}

    /**
     * Something that is kept.
     *
     * @param summary its name and what it is
     */
    public record Store(String summary, String purpose, String kept, String readers, List<String> fields) {
        public Store {
            fields = List.copyOf(fields);
        }
    }

    /** What became of a check of the log. */
    public record Audit(PageView page, boolean checked, boolean sound, String sentence, List<Head> heads) {
        public Audit {
            heads = List.copyOf(heads);
        }
    }

    /** The signed end of a day. */
    public record Head(String day, long seq, String hash) {}

    /** How the programs are. */
    public record Programs(PageView page, List<Part> parts, List<FactView> facts, List<Edge> edges, List<Data> data) {
        public Programs {
            parts = List.copyOf(parts);
            facts = List.copyOf(facts);
            edges = List.copyOf(edges);
            data = List.copyOf(data);
        }
    }

    /** Something that is needed, and whether it answers. */
    public record Part(String name, boolean well) {}

    /** How far an edge follows. */
    public record Edge(String name, boolean connected, long revision, long behind, TimeView seen) {}

    /** A dataset and its age. */
    public record Data(String name, String version, String age) {}
}
