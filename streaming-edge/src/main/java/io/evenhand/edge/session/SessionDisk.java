// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.edge.playback.Caps;
import io.evenhand.edge.playback.Method;
import io.evenhand.edge.query.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One small file a session, so that a restarted edge goes on with what was playing and reports its end. */
final class SessionDisk {
    private static final Logger LOG = LoggerFactory.getLogger(SessionDisk.class);
    private static final String SUFFIX = ".json";

    private final Path folder;

    SessionDisk(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    List<Session> load() throws IOException {
        List<Session> sessions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                try {
                    sessions.add(read(Json.readObject(Files.readAllBytes(file))));
                } catch (IOException | RuntimeException e) {
                    LOG.warn("a session's file is unusable and is removed");
                    Files.deleteIfExists(file);
                }
            }
        }
        return sessions;
    }

    void write(Session session) throws IOException {
        Path file = file(session.id());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, Json.bytes(json(session)));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    private static ObjectNode json(Session session) {
        ObjectNode json = Json.object()
                .put("id", session.id())
                .put("account", session.account().value())
                .put("server", session.server().value())
                .put("home", session.home())
                .put("end", Timestamps.format(session.end()))
                .put("take", session.playing().take())
                .put("revoked", session.playing().revoked())
                .put("film", session.watch().film())
                .put("method", session.watch().method().name())
                .put("kbps", session.watch().kbps());
        json.set("caps", session.watch().caps().json());
        if (session.watch().device() != null) {
            json.put("device", session.watch().device());
        }
        if (session.viewer() != null) {
            json.put("viewer", session.viewer().value());
        }
        if (session.playing().started() != null) {
            json.put("started", Timestamps.format(session.playing().started()));
        }
        return json;
    }

    private static Session read(ObjectNode json) {
        return new Session(
                json.path("id").textValue(),
                new AccountId(json.path("account").textValue()),
                new ServerId(json.path("server").textValue()),
                json.has("viewer") ? new ViewerId(json.path("viewer").textValue()) : null,
                json.path("home").booleanValue(),
                new Session.Watch(
                        json.has("device") ? json.path("device").textValue() : null,
                        json.path("film").asText(),
                        Caps.read(json.path("caps")),
                        Method.valueOf(json.path("method").asText()),
                        json.path("kbps").asInt()),
                Timestamps.parse(json.path("end").textValue()),
                new Session.Playing(
                        json.path("take").intValue(),
                        json.has("started")
                                ? Timestamps.parse(json.path("started").textValue())
                                : null,
                        json.path("revoked").booleanValue()));
    }
}
