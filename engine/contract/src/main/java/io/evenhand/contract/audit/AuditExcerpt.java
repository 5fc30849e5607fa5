// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import io.evenhand.contract.json.FeedSignature;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some links of the log without those between them. Each one alone shows that it was written as it is and signed; that
 * none is missing only the whole log can show.
 */
public final class AuditExcerpt {
    private AuditExcerpt() {}

    /**
     * Checks links in their order: each as it was written, and signed unless it is from before acts were, and neighbours
     * joined. Whoever has no key can write what is not signed, so that alone shows nothing.
     */
    public static AuditCheck.Result check(List<AuditLink> links, PublicKey trusted) {
        String keyId = FeedSignature.keyId(trusted);
        long unsigned = 0;
        long signed = 0;
        AuditLink before = null;
        for (AuditLink link : links) {
            String fault = fault(link, before);
            if (fault == null && link.signature() == null) {
                unsigned++;
                fault = signed > 0 ? AuditCheck.UNSIGNED : null;
            } else if (fault == null) {
                signed++;
                fault = link.isSignedBy(trusted, keyId) ? null : AuditCheck.SIGNED_BY_OTHERS;
            }
            if (fault != null) {
                return new AuditCheck.Result(
                        links.size(), unsigned, link.hash(), new AuditCheck.Fault(link.seq(), fault));
            }
            before = link;
        }
        AuditCheck.Fault none =
                unsigned > 0 && signed == 0 ? new AuditCheck.Fault(links.get(0).seq(), AuditCheck.NONE_SIGNED) : null;
        return new AuditCheck.Result(links.size(), unsigned, before == null ? AuditLink.START : before.hash(), none);
    }

    private static @Nullable String fault(AuditLink link, @Nullable AuditLink before) {
        boolean isNext = before != null && link.seq() == before.seq() + 1;
        if (before != null && (link.seq() <= before.seq() || (isNext && !link.follows(before.seq(), before.hash())))) {
            return "the link does not follow the one before it";
        }
        return link.follows(link.seq() - 1, link.prevHash()) ? null : "the link is not as it was written";
    }
}
