// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What colleagues do on the page of an account: vouch for it, take that back, hold it while its server moves. */
class AccountsAreVouchedForIT extends FreshCasework {
    private static final String ACCOUNT = "/desk/accounts/acc-1";
    private static final String WHY = "The provider closes and everybody is shared anew, as the holder showed us.";

    @Test
    void whatWasTypedIsStillThereWhenSomethingIsMissing() {
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        HttpResponse<String> refused = ann.submit(
                ann.get(ACCOUNT).body(), ACCOUNT + "/allow", Map.of("scope", "new", "length", "month", "reason", "x"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("value=\"new\" checked"), refused.body());
        assertFalse(refused.body().contains("value=\"all\" checked"), refused.body());
        assertTrue(refused.body().contains("value=\"month\" checked"), refused.body());
    }

    @Test
    void aWithdrawalWithoutAReasonIsPointedOutWhereItWasTyped() {
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        ann.submit(ann.get(ACCOUNT).body(), ACCOUNT + "/allow", Map.of("length", "month", "reason", WHY));
        Visitor bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        String page = bea.get(ACCOUNT).body();
        String entry = Visitor.first(Pattern.compile("action=\"(" + ACCOUNT + "/allow/[0-9]+)\""), page);
        assertEquals(303, bea.submit(page, entry, Map.of("act", "agree")).statusCode());
        HttpResponse<String> refused =
                bea.submit(bea.get(ACCOUNT).body(), entry, Map.of("act", "withdraw", "reason", "too short"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("id=\"withdraw-wrong\""), refused.body());
        assertFalse(refused.body().contains("id=\"reason-wrong\""), refused.body());
        assertTrue(refused.body().contains(">too short</textarea>"), refused.body());
    }

    @Test
    void whoComesSecondDoesNotEndTheHoldOfAColleague() {
        Visitor ann = Visitor.signedIn(casework, "ann", "ann-password-1");
        Visitor bea = Visitor.signedIn(casework, "bea", "bea-password-2");
        String before = bea.get(ACCOUNT).body();
        assertEquals(
                303,
                ann.submit(ann.get(ACCOUNT).body(), ACCOUNT + "/hold", Map.of("reason", WHY))
                        .statusCode());
        assertEquals(
                409,
                bea.submit(before, ACCOUNT + "/hold", Map.of("reason", WHY)).statusCode(),
                "somebody else was faster");
        String held = bea.get(ACCOUNT).body();
        assertTrue(held.contains(WHY), held);
        assertEquals(303, bea.submit(held, ACCOUNT + "/hold", Map.of()).statusCode());
        assertFalse(bea.get(ACCOUNT).body().contains(WHY));
    }
}
