// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an edge comes to its publisher.
 *
 * @param base the publisher's address, without a slash at the end
 * @param edge the name under which the edge is known
 * @param token what shows that it is this edge; null on a machine where the publisher asks for none
 */
public record FeedAccess(String base, String edge, @Nullable String token) {
    /** Reads the token, if there is a file with one. */
    public static FeedAccess of(String base, String edge, Path token) throws IOException {
        boolean given = Files.exists(token);
        return new FeedAccess(
                base,
                edge,
                given ? Files.readString(token, StandardCharsets.UTF_8).strip() : null);
    }

    /** A request to the publisher that says who asks. */
    RequestOptions request(HttpMethod method, String path) {
        RequestOptions options = new RequestOptions().setMethod(method).setAbsoluteURI(base + path);
        if (token != null) {
            options.putHeader("Authorization", "Bearer " + token);
        }
        return options;
    }

    @Override
    public String toString() {
        return edge + " at " + base;
    }
}
