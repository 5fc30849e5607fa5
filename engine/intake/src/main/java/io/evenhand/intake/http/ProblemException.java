// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import java.io.Serial;
import java.util.Map;

/** A request that is answered with an RFC 9457 problem; it holds no value of the request. */
final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    ProblemException(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /** Everything that intake refuses a request for. */
    enum Problem {
        NO_KEY(401, "an API key is missing or unknown", Map.of("WWW-Authenticate", "Bearer")),
        WEBHOOKS_ONLY(403, "this API key reports one account's webhooks, not events", Map.of()),
        NO_ACCOUNT(403, "this API key names no account to report webhooks for", Map.of()),
        MALFORMED_BODY(400, "the body is not what its headers say", Map.of()),
        TOO_LARGE(413, "the body is too large: send it in parts", Map.of()),
        UNSUPPORTED_TYPE(415, "the content type, its charset or the content encoding is not supported", Map.of()),
        BUSY(
                429,
                "as much as can be is on its way into the log: send the same again later",
                Map.of("Retry-After", "1")),
        LOG_AWAY(503, "the log is away: send the same again later", Map.of("Retry-After", "5"));

        private final int status;
        private final String title;
        private final Map<String, String> headers;

        Problem(int status, String title, Map<String, String> headers) {
            this.status = status;
            this.title = title;
            this.headers = headers;
        }

        int status() {
            return status;
        }

        String title() {
            return title;
        }

        Map<String, String> headers() {
            return headers;
        }
    }
}
