// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.ui.session.Refusal.Reason;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Lets account holders in, on pages and for programs alike; codes asked for and guesses are counted once for both. */
public final class HolderEntrance {
    private static final String NOTICE = "a notice's link from ";

    private final PersonDoor door;
    private final SignInThrottle sent;
    private final SignInThrottle guessed;

    public HolderEntrance(PersonDoor door, Clock clock) {
        this.door = door;
        this.sent = new SignInThrottle(clock);
        this.guessed = new SignInThrottle(clock);
    }

    /** Sends a code to the known e-mail address, if there is one; refused after a few for one account or one address. */
    public void sendCode(AccountId account, String address) {
        if (!sent.wait(account.value(), address).isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        }
        sent.failed(account.value(), address);
        door.sendCode(account);
    }

    /** A token for a code, or null if the code does not fit; refused after a few that did not. */
    public @Nullable String withCode(AccountId account, String code, String address) {
        requirePatience(account.value(), address);
        return counted(door.withCode(account, code), account.value(), address);
    }

    /** A token for whoever has the link of a notice, or null if it is not valid. */
    public @Nullable String withNotice(String notice, String address) {
        requirePatience(NOTICE + address, address);
        return counted(door.withNotice(notice), NOTICE + address, address);
    }

    /** Whether a code shows that this is the account holder, for one use of it; refused after a few that did not. */
    public boolean proves(String use, AccountId account, String code, String address) {
        requirePatience(account.value(), address);
        boolean proof = door.isProof(use, account, code);
        if (!proof) {
            guessed.failed(account.value(), address);
        }
        return proof;
    }

    /** Who comes with a token, or null. */
    public @Nullable Person find(@Nullable String token) {
        return token == null ? null : door.find(token);
    }

    /** Whether this person may take everything away or have it erased without another proof. */
    public boolean mayTakeAll(Person person) {
        return door.mayTakeAll(person);
    }

    private void requirePatience(String who, String address) {
        if (!guessed.wait(who, address).isZero()) {
            throw new Refusal(Reason.TOO_MANY);
        }
    }

    private @Nullable String counted(@Nullable String token, String who, String address) {
        if (token == null) {
            guessed.failed(who, address);
        }
        return token;
    }
}
