// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.ConductCodec;
import io.evenhand.scoring.history.Parcel;
import io.evenhand.scoring.link.KeyFact;
import io.evenhand.scoring.link.KeyRing;
import io.evenhand.scoring.link.LinkFact;
import io.evenhand.scoring.link.Owner;
import io.evenhand.scoring.link.ViewerFact;
import io.evenhand.scoring.link.ViewerTrail;
import io.evenhand.scoring.model.Account;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How one type crosses the network and gets into snapshots: by hand, so that nothing depends on reflection or field order.
 *
 * @param name written into snapshots: what it is, and the version of its schema. A form that changes gets the next number
 *     and says how the one before is read ({@link #from})
 * @param mutable whether a copy must be a copy
 * @param predecessors the names of earlier forms that are read too
 */
record Form<T>(String name, Class<T> type, boolean mutable, Write<T> write, Read<T> read, Set<String> predecessors) {
    private static final Map<String, Form<?>> KNOWN = new ConcurrentHashMap<>();

    static final Form<Conduct> CONDUCT =
            known("conduct-2", Conduct.class, false, ConductCodec::write, ConductCodec::read);
    static final Form<Parcel> PARCEL = known("parcel-1", Parcel.class, false, Parcel::write, Parcel::read);
    static final Form<AccountClock> ACCOUNT_CLOCK =
            known("account-clock-1", AccountClock.class, false, AccountClock::write, AccountClock::read);
    static final Form<KeyFact> KEY_FACT = known("key-fact-3", KeyFact.class, false, KeyFact::write, KeyFact::read);
    static final Form<LinkFact> LINK_FACT =
            known("link-fact-2", LinkFact.class, false, LinkFact::write, LinkFact::read);
    static final Form<ViewerFact> VIEWER_FACT =
            known("viewer-fact-1", ViewerFact.class, false, ViewerFact::write, ViewerFact::read);
    static final Form<Owner> OWNER = known("owner-1", Owner.class, true, Owner::write, Owner::read);
    static final Form<KeyRing> KEY_RING = known("key-ring-2", KeyRing.class, true, KeyRing::write, KeyRing::read);
    static final Form<ViewerTrail> VIEWER_TRAIL =
            known("viewer-trail-1", ViewerTrail.class, true, ViewerTrail::write, ViewerTrail::read);
    static final Form<Account> ACCOUNT = known("account-2", Account.class, true, Account::write, Account::read);
    static final Form<Incoming> INCOMING = known("incoming-1", Incoming.class, false, Incoming::write, Incoming::read);
    static final Form<PartitionClock> PARTITION_CLOCK =
            known("partition-clock-1", PartitionClock.class, false, PartitionClock::write, PartitionClock::read);
    static final Form<NetworkSighting> NETWORK_SIGHTING =
            known("network-sighting-1", NetworkSighting.class, false, NetworkSighting::write, NetworkSighting::read);
    static final Form<AccountInput> ACCOUNT_INPUT =
            known("account-input-2", AccountInput.class, false, AccountInput::write, AccountInput::read);
    static final Form<Intervention> INTERVENTION = json("intervention-1", Intervention.class);
    static final Form<Assessment> ASSESSMENT = json("assessment-1", Assessment.class);
    static final Form<DeadLetter> DEAD_LETTER = json("dead-letter-1", DeadLetter.class);

    interface Write<T> {
        void to(T value, DataOutput out) throws IOException;
    }

    interface Read<T> {
        T from(DataInput in) throws IOException;
    }

    /** A form that snapshots can name from now on; two forms of one name would be a fault of ours. */
    static <T> Form<T> known(String name, Class<T> type, boolean mutable, Write<T> write, Read<T> read) {
        return learn(new Form<>(name, type, mutable, write, read, Set.of()));
    }

    /**
     * The same, made of a form that snapshots of earlier versions hold: {@code read} understands the old bytes and fills in
     * what they do not have. Snapshots are written in the new form only.
     */
    Form<T> from(String earlier, Read<T> read) {
        learn(new Form<>(earlier, type, mutable, Form::refuse, read, Set.of()));
        Set<String> all = new HashSet<>(predecessors);
        all.add(earlier);
        Form<T> form = new Form<>(name, type, mutable, write, this.read, Set.copyOf(all));
        KNOWN.put(name, form);
        return form;
    }

    private static <T> Form<T> learn(Form<T> form) {
        if (KNOWN.putIfAbsent(form.name(), form) != null) {
            throw new IllegalStateException("two forms have the name " + form.name());
        }
        return form;
    }

    private static <T> void refuse(T value, DataOutput out) throws IOException {
        throw new IOException("what was read in an earlier form is written in the present one");
    }

    /** The form of this name, the present one or one that it was made of. */
    static Form<?> named(String name) {
        Form<?> form = KNOWN.get(name);
        if (form == null) {
            throw new IllegalArgumentException("the snapshot holds " + name
                    + ", which this version does not read: start the version that wrote it, or begin from the log");
        }
        return form;
    }

    static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static <T> Form<T> json(String name, Class<T> type) {
        return known(
                name,
                type,
                false,
                (value, out) -> writeBytes(ContractJson.bytes(value), out),
                in -> ContractJson.read(readBytes(in), type));
    }

    /** A form is its name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Form<?> form && form.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }
}
