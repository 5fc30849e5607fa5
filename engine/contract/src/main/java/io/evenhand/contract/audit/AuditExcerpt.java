// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import io.evenhand.contract.json.FeedSignature;
import java.security.PublicKey;
import java.util.List;

/**
 * Some links of the log without those between them. Each one alone shows that it was written as it is and signed; that
 * none is missing only the whole log can show.
 */
public final class AuditExcerpt {
    private AuditExcerpt() {}

    /** Checks links in their order: each as it was written and signed, and neighbours joined. */
    public static AuditCheck.Result check(List<AuditLink> links, PublicKey trusted) {
        String keyId = FeedSignature.keyId(trusted);
        long unsigned = 0;
        AuditLink before = null;
        for (AuditLink link : links) {
            String signature = link.signature();
            boolean joined =
                    before == null || link.seq() > before.seq() + 1 || link.follows(before.seq(), before.hash());
            if (!joined || (before != null && link.seq() <= before.seq())) {
                return broken(links.size(), unsigned, link, "the link does not follow the one before it");
            }
            if (!link.follows(link.seq() - 1, link.prevHash())) {
                return broken(links.size(), unsigned, link, "the link is not as it was written");
            }
            if (signature == null) {
                unsigned++;
            } else if (!keyId.equals(link.keyId()) || !ActSeal.holds("act " + link.hash(), signature, trusted)) {
                return broken(links.size(), unsigned, link, "the act is not signed by the trusted key");
            }
            before = link;
        }
        return new AuditCheck.Result(links.size(), unsigned, before == null ? AuditLink.START : before.hash(), null);
    }

    private static AuditCheck.Result broken(int links, long unsigned, AuditLink link, String what) {
        return new AuditCheck.Result(links, unsigned, link.hash(), new AuditCheck.Fault(link.seq(), what));
    }
}
