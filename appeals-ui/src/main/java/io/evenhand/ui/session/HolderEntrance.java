// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.ui.session.Refusal.Reason;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Lets account holders in, on pages and for programs alike; codes asked for and guesses are counted once for both.
 *
 * <p>The name of an account is no secret, so nobody may lock its holder out by guessing: the tight bound is on an account
 * together with an address, and the one on an account alone is so wide that it only keeps out machines. 91 of 32^8 codes
 * are good at a time, so that 500 guesses in a quarter of an hour hit one once in 24 million.
 */
public final class HolderEntrance {
    private static final int GUESSES_PER_ACCOUNT = 500;
    private static final int CODES_PER_ACCOUNT = 5;

    private final PersonDoor door;
    private final SignInThrottle sent;
    private final SignInThrottle sentTo;
    private final SignInThrottle guessed;
    private final SignInThrottle guessedAt;

    public HolderEntrance(PersonDoor door, Clock clock) {
        this.door = door;
        this.sent = new SignInThrottle(clock);
        this.sentTo = new SignInThrottle(clock, CODES_PER_ACCOUNT, Integer.MAX_VALUE);
        this.guessed = new SignInThrottle(clock);
        this.guessedAt = new SignInThrottle(clock, GUESSES_PER_ACCOUNT, Integer.MAX_VALUE);
    }

    /**
     * Sends a code to the known e-mail address, if there is one; refused after a few asked for from one address. If others
     * asked for as many as a mailbox should get, none is sent and the answer is the same: one of theirs is good, too.
     */
    public void sendCode(AccountId account, String address) {
        if (!sent.wait(both(account, address), address).isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        }
        sent.failed(both(account, address), address);
        if (sentTo.wait(account.value(), "").isZero()) {
            sentTo.failed(account.value(), "");
            door.sendCode(account);
        }
    }

    /** A token for a code, or null if the code does not fit; refused after a few that did not. */
    public @Nullable String withCode(AccountId account, String code, String address) {
        requirePatience(account, address);
        String token = door.withCode(account, code);
        count(account, address, token != null);
        return token;
    }

    /** A token for whoever has the link of a notice, or null if it is not valid. */
    public @Nullable String withNotice(String notice, String address) {
        String who = "a notice's link from " + address;
        if (!guessed.wait(who, address).isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        }
        String token = door.withNotice(notice);
        if (token == null) {
            guessed.failed(who, address);
        }
        return token;
    }

    /** Whether a code shows that this is the account holder, for one use of it; refused after a few that did not. */
    public boolean proves(String use, AccountId account, String code, String address) {
        requirePatience(account, address);
        boolean proof = door.isProof(use, account, code);
        count(account, address, proof);
        return proof;
    }

    /** Who comes with a token, or null. */
    public @Nullable Person find(@Nullable String token) {
        return token == null ? null : door.find(token);
    }

    /** Makes a token worth nothing at once. */
    void leave(@Nullable String token) {
        if (token != null) {
            door.leave(token);
        }
    }

    /** Whether this person may take everything away or have it erased without another proof. */
    public boolean mayTakeAll(Person person) {
        return door.mayTakeAll(person);
    }

    private void requirePatience(AccountId account, String address) {
        if (!guessed.wait(both(account, address), address).isZero()
                || !guessedAt.wait(account.value(), "").isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        }
    }

    private void count(AccountId account, String address, boolean right) {
        if (right) {
            guessed.succeeded(both(account, address));
            guessedAt.succeeded(account.value());
        } else {
            guessed.failed(both(account, address), address);
            guessedAt.failed(account.value(), "");
        }
    }

    private static String both(AccountId account, String address) {
        return account.value() + " from " + address;
    }
}
