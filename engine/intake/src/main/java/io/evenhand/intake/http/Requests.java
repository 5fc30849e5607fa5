// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.intake.http.ProblemException.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What handlers ask of a request: whose it is, what it claims to be, and its body within bounds. */
final class Requests {
    /** As much of a refused body as is read and thrown away so that the sender hears why; beyond it the connection breaks. */
    static final long DISCARDED_MAX = 4 * IntakeServer.BODY_MAX;

    /** For so long at most: whoever has no key could hold a thread for hours by sending a byte now and then. */
    static final Duration DISCARDING_MAX = Duration.ofSeconds(5);

    private static final String BEARER = "Bearer ";

    private Requests() {}

    /** The key in {@code Authorization: Bearer} or {@code X-Api-Key}, or null. */
    static @Nullable String headerKey(Context ctx) {
        String authorization = ctx.header("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        return ctx.header("X-Api-Key");
    }

    /** The media type in lower case without parameters; a problem if its charset is not UTF-8. */
    static String mediaType(Context ctx) {
        String type = ctx.req().getContentType();
        if (type == null) {
            throw new ProblemException(Problem.UNSUPPORTED_TYPE);
        }
        String lower = type.toLowerCase(Locale.ROOT);
        int charset = lower.indexOf("charset=");
        if (charset >= 0) {
            String value = lower.substring(charset + "charset=".length()).replace("\"", "");
            if (!value.startsWith("utf-8") && !value.startsWith("us-ascii")) {
                throw new ProblemException(Problem.UNSUPPORTED_TYPE);
            }
        }
        int parameters = lower.indexOf(';');
        return (parameters < 0 ? lower : lower.substring(0, parameters)).strip();
    }

    /** The body, unpacked if it is gzip, that ends in a problem when it has more than {@code limit} bytes. */
    static InputStream body(Context ctx, long limit) throws IOException {
        if (ctx.req().getContentLengthLong() > limit) {
            throw new ProblemException(Problem.TOO_LARGE);
        }
        String encoding = ctx.header("Content-Encoding");
        InputStream packed = new BoundedInput(ctx.req().getInputStream(), limit);
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> packed;
            case "gzip", "x-gzip" -> new BoundedInput(new GZIPInputStream(packed, 64 * 1024), limit);
            default -> throw new ProblemException(Problem.UNSUPPORTED_TYPE);
        };
    }

    /**
     * Reads what a refused sender is still sending, at most {@link #DISCARDED_MAX} bytes and for {@link #DISCARDING_MAX}: a
     * server that answers and closes while bytes arrive resets the connection (RFC 9112 section 9.6), and the sender never
     * sees the answer.
     */
    static void discardRest(Context ctx) {
        try {
            InputStream body = ctx.req().getInputStream();
            byte[] discarded = new byte[64 * 1024];
            long begun = System.nanoTime();
            long left = DISCARDED_MAX;
            for (int n = 0; n >= 0 && left > 0 && System.nanoTime() - begun < DISCARDING_MAX.toNanos(); left -= n) {
                n = body.read(discarded, 0, (int) Math.min(left, discarded.length));
            }
        } catch (IOException ended) {
            // the body is over, or its sender has gone: either way nothing is left to wait for
        }
    }
}
