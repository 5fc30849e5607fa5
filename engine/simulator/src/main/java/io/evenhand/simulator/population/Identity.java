// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.InviteId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;

/** The names of one account's things: they tell the account's number and nothing of what it is. */
final class Identity {
    private static final int DIGITS = 6;

    private final AccountId account;
    private final String events;
    private final String viewers;
    private final String servers;
    private final String streams;
    private final String invites;

    /** The names of the account with this number in the population. */
    Identity(int index) {
        String number = Integer.toString(index);
        this.account = new AccountId("acc-" + "0".repeat(Math.max(0, DIGITS - number.length())) + number);
        String name = base36(index);
        this.events = name + ':';
        this.viewers = 'v' + name + '-';
        this.servers = 's' + name + '-';
        this.streams = 't' + name + '-';
        this.invites = 'i' + name + '-';
    }

    AccountId account() {
        return account;
    }

    EventId event(long number) {
        return new EventId(events + base36(number));
    }

    ViewerId viewer(int number) {
        return new ViewerId(viewers + base36(number));
    }

    ServerId server(int number) {
        return new ServerId(servers + base36(number));
    }

    StreamId stream(int number) {
        return new StreamId(streams + base36(number));
    }

    InviteId invite(int number) {
        return new InviteId(invites + base36(number));
    }

    /** An opaque token of a key; the same secret gives the same token on every account that uses it. */
    static KeyToken key(long secret) {
        return new KeyToken("k" + Long.toHexString(secret));
    }

    static LibrarySet librarySet(long secret) {
        return new LibrarySet("l" + Long.toHexString(secret >>> 32));
    }

    private static String base36(long number) {
        return Long.toString(number, 36);
    }
}
