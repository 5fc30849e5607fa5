// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Library;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.query.Shipped;
import io.evenhand.edge.transcode.Workshop;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The page that plays: hls.js, and an ear for what policy says. */
final class PlayerRoutes {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String HLS_JS = "META-INF/maven/org.webjars.npm/hls.js/pom.properties";

    private final Workshop workshop;

    PlayerRoutes(Workshop workshop) {
        this.workshop = workshop;
    }

    void mount(Router router) {
        page(router, "/play", Shipped.page("play.html"), "text/html; charset=utf-8");
        page(router, "/play.js", Shipped.page("play.js"), SCRIPT);
        String hls = "/META-INF/resources/webjars/hls.js/" + version() + "/dist/hls.min.js";
        page(router, "/hls.js", Shipped.file(hls), SCRIPT);
        router.get("/library").handler(this::library);
    }

    private void library(RoutingContext ctx) {
        Library library = workshop.library();
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        if (library != null) {
            for (Film film : library.films()) {
                items.addObject()
                        .put("item", film.id())
                        .put("label", library.label(film))
                        .put("durationMs", film.durationMs());
            }
        }
        ctx.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Json.bytes(json)));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = PlayerRoutes.class.getClassLoader().getResourceAsStream(HLS_JS)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("hls.js is not in the program", e);
        }
        return properties.getProperty("version", "none");
    }

    private static void page(Router router, String path, Buffer file, String type) {
        router.get(path).handler(ctx -> ctx.response()
                .putHeader("Content-Type", type)
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; media-src 'self' blob:; worker-src 'self' blob:; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(file));
    }
}
