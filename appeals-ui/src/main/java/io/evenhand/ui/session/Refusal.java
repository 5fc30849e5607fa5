// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

/** A request that is not answered as asked, with the one reason why; pages and programs each have their own wording. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reasons there are. */
    public enum Reason {
        BAD_REQUEST(400, "the request is not understood"),
        UNAUTHENTICATED(401, "the name, password, code or token is missing or wrong"),
        FORM_NOT_OURS(403, "the form carries no valid proof"),
        TOOK_PART(403, "a person who took part may not decide"),
        CODE_NEEDED(403, "please show the code that we send to your e-mail address"),
        FORBIDDEN(403, "this is not yours to see"),
        NOT_FOUND(404, "there is no such thing"),
        LINK_UNKNOWN(404, "the link is not valid"),
        CONFLICT(409, "somebody else was faster"),
        GONE(410, "it is not kept any more"),
        TOO_MANY(429, "too many attempts, please come back later"),
        UNAVAILABLE(503, "a part that is needed does not answer");

        private final int status;
        private final String sentence;

        Reason(int status, String sentence) {
            this.status = status;
            this.sentence = sentence;
        }

        public int status() {
            return status;
        }

        /** For programs: lower case, no full stop, no values. */
        public String sentence() {
            return sentence;
        }
    }

    private final Reason reason;

    public Refusal(Reason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
