// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.id.AccountId;
import io.evenhand.scoring.history.Ascii;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.history.Parcel;
import io.evenhand.scoring.link.LinkFact;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What reaches an account: its conduct, what its keys pass on, what people decided. */
public sealed interface AccountInput {
    /** The account it is for. */
    String account();

    /** An event, packed: most of what travels are these, and an account unpacks them only when it folds its week. */
    record Happened(String account, Parcel parcel) implements AccountInput {
        Happened(Conduct conduct) {
            this(conduct.account().value(), Parcel.of(conduct));
        }

        /** Unpacks it. */
        Conduct conduct() {
            return parcel.open(new AccountId(account));
        }
    }

    /** News of another account with the same key, server or viewer. */
    record Learnt(LinkFact fact) implements AccountInput {
        @Override
        public String account() {
            return fact.to();
        }
    }

    /** An intervention. */
    record Decided(Intervention intervention) implements AccountInput {
        @Override
        public String account() {
            return intervention.account().value();
        }
    }

    /** Writes one, its kind first. */
    static void write(AccountInput input, DataOutput out) throws IOException {
        if (input instanceof Happened it) {
            out.writeByte(0);
            Ascii.write(it.account(), out);
            it.parcel().write(out);
        } else if (input instanceof Learnt it) {
            out.writeByte(1);
            Form.LINK_FACT.write().to(it.fact(), out);
        } else if (input instanceof Decided it) {
            out.writeByte(2);
            Form.INTERVENTION.write().to(it.intervention(), out);
        }
    }

    /** Reads what {@link #write} wrote. */
    static AccountInput read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 0 -> new Happened(Ascii.read(in), Parcel.read(in));
            case 1 -> new Learnt(Form.LINK_FACT.read().from(in));
            case 2 -> new Decided(Form.INTERVENTION.read().from(in));
            default -> throw new IOException("unknown kind of account input");
        };
    }
}
