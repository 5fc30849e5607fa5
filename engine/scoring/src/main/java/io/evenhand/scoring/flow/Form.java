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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one type crosses the network and gets into snapshots: by hand, so that nothing depends on reflection or field order.
 *
 * @param name written into snapshots; a form that changes gets a new name
 * @param mutable whether a copy must be a copy
 */
record Form<T>(String name, Class<T> type, boolean mutable, Write<T> write, Read<T> read) {
    static final Form<Conduct> CONDUCT =
            new Form<>("conduct-2", Conduct.class, false, ConductCodec::write, ConductCodec::read);
    static final Form<Parcel> PARCEL = new Form<>("parcel-1", Parcel.class, false, Parcel::write, Parcel::read);
    static final Form<AccountClock> ACCOUNT_CLOCK =
            new Form<>("account-clock-1", AccountClock.class, false, AccountClock::write, AccountClock::read);
    static final Form<KeyFact> KEY_FACT = new Form<>("key-fact-3", KeyFact.class, false, KeyFact::write, KeyFact::read);
    static final Form<LinkFact> LINK_FACT =
            new Form<>("link-fact-2", LinkFact.class, false, LinkFact::write, LinkFact::read);
    static final Form<ViewerFact> VIEWER_FACT =
            new Form<>("viewer-fact-1", ViewerFact.class, false, ViewerFact::write, ViewerFact::read);
    static final Form<Owner> OWNER = new Form<>("owner-1", Owner.class, true, Owner::write, Owner::read);
    static final Form<KeyRing> KEY_RING = new Form<>("key-ring-2", KeyRing.class, true, KeyRing::write, KeyRing::read);
    static final Form<ViewerTrail> VIEWER_TRAIL =
            new Form<>("viewer-trail-1", ViewerTrail.class, true, ViewerTrail::write, ViewerTrail::read);
    static final Form<Account> ACCOUNT = new Form<>("account-2", Account.class, true, Account::write, Account::read);
    static final Form<Incoming> INCOMING =
            new Form<>("incoming-1", Incoming.class, false, Incoming::write, Incoming::read);
    static final Form<PartitionClock> PARTITION_CLOCK =
            new Form<>("partition-clock-1", PartitionClock.class, false, PartitionClock::write, PartitionClock::read);
    static final Form<NetworkSighting> NETWORK_SIGHTING = new Form<>(
            "network-sighting-1", NetworkSighting.class, false, NetworkSighting::write, NetworkSighting::read);
    static final Form<AccountInput> ACCOUNT_INPUT =
            new Form<>("account-input-2", AccountInput.class, false, AccountInput::write, AccountInput::read);
    static final Form<Intervention> INTERVENTION = json("intervention-1", Intervention.class);
    static final Form<Assessment> ASSESSMENT = json("assessment-1", Assessment.class);
    static final Form<DeadLetter> DEAD_LETTER = json("dead-letter-1", DeadLetter.class);

    private static final List<Form<?>> ALL = List.of(
            CONDUCT,
            PARCEL,
            ACCOUNT_CLOCK,
            KEY_FACT,
            LINK_FACT,
            VIEWER_FACT,
            OWNER,
            KEY_RING,
            VIEWER_TRAIL,
            ACCOUNT,
            INCOMING,
            PARTITION_CLOCK,
            NETWORK_SIGHTING,
            ACCOUNT_INPUT,
            INTERVENTION,
            ASSESSMENT,
            DEAD_LETTER);

    interface Write<T> {
        void to(T value, DataOutput out) throws IOException;
    }

    interface Read<T> {
        T from(DataInput in) throws IOException;
    }

    /** The form of this name. */
    static Form<?> named(String name) {
        return ALL.stream()
                .filter(form -> form.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown form: " + name));
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
        return new Form<>(
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
