// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.identity.Role;
import java.util.Arrays;
import java.util.function.Predicate;

/** The rooms of the desk and who may enter them: whoever does not decide about people does not see their files. */
enum DeskRoom {
    CASES("/desk/cases", Role::readsCases),
    APPEALS("/desk/appeals", Role::hearsAppeals),
    ACCOUNTS("/desk/accounts", Role::readsAccounts),
    REPORTS("/desk/reports", Role::decidesCases),
    SEARCH("/desk/search", Role::readsCases),
    BATCHES("/desk/batches", Role::readsCases),
    WORK("/desk/work", role -> role.readsAccounts() || role.seesAccess()),
    FEED("/desk/feed", Role::releasesFeed),
    SIGN_IN("/desk/sign-in", role -> true),
    RULES("/desk/rules", role -> true),
    NETWORKS("/desk/networks", role -> true),
    WHAT_IF("/desk/what-if", role -> true),
    OVERSIGHT("/desk/oversight", Role::seesAccess),
    PROGRAMS("/desk/programs", Role::keepsPrograms),
    NOTIFICATIONS("/desk/notifications", Role::keepsPrograms),
    POLICY("/desk/policy", role -> true);

    private final String path;
    private final Predicate<Role> who;

    DeskRoom(String path, Predicate<Role> who) {
        this.path = path;
        this.who = who;
    }

    /** Whether this role may go to an address; one that lies in no room is nobody's. */
    static boolean mayEnter(String address, Role role) {
        return address.equals("/desk")
                || Arrays.stream(values()).anyMatch(room -> room.holds(address) && room.who.test(role));
    }

    private boolean holds(String address) {
        return address.equals(path) || address.startsWith(path + "/");
    }
}
