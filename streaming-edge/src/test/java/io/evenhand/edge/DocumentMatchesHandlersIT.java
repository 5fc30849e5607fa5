// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.edge.query.Json;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document against the running edge: everything it names answers as it says, and nothing is left out. */
class DocumentMatchesHandlersIT {
    @TempDir
    private static Path folder;

    private static FakeCasework casework;
    private static EdgeUnderTest edge;

    @BeforeAll
    static void start() throws Exception {
        casework = new FakeCasework();
        edge = new EdgeUnderTest(folder, casework, Map.of());
    }

    @AfterAll
    static void stop() {
        edge.close();
        casework.close();
    }

    private static ObjectNode document() throws Exception {
        return edge.json(edge.get("/openapi.json"));
    }

    @Test
    void everyOperationAnswersAsDocumented() throws Exception {
        ObjectNode document = document();
        int asked = 0;
        for (Operation operation : operations(document)) {
            HttpURLConnection connection = operation.open();
            int status = connection.getResponseCode();
            JsonNode response = operation.json().path("responses").path(Integer.toString(status));
            assertTrue(status < 300 && !response.isMissingNode(), operation.name() + " answered " + status);
            Iterator<String> types = response.path("content").fieldNames();
            if (types.hasNext()) {
                String type = connection.getContentType().replaceAll(";.*", "");
                String documented = types.next();
                assertEquals(documented, type, operation.name());
                if (type.equals("application/json") && operation.method().equals("POST")) {
                    required(
                            document,
                            response.at("/content/application~1json/schema"),
                            connection.getInputStream(),
                            operation.name());
                }
            }
            response.path("headers")
                    .fieldNames()
                    .forEachRemaining(header -> assertTrue(
                            connection.getHeaderField(header) != null, operation.name() + " has no " + header));
            connection.disconnect();
            asked++;
        }
        assertTrue(asked >= 15, "only " + asked);
    }

    @Test
    void aCallThatIsNoQuestionGetsTheDocumentedError() throws Exception {
        for (Operation operation : operations(document())) {
            if (operation.method().equals("POST")) {
                assertEquals(400, edge.post(operation.path(), "[]").statusCode(), operation.name());
                assertTrue(operation.json().path("responses").has("400"));
            }
        }
    }

    /** The sources of the packages that answer queries name every path; none of them may be missing from the document. */
    @Test
    void noHandlerIsLeftOut() throws Exception {
        Set<String> documented = new TreeSet<>();
        document().get("paths").fieldNames().forEachRemaining(documented::add);
        Set<String> handled = new TreeSet<>();
        Path sources = Path.of(System.getProperty("evenhand.root"), "streaming-edge/src/main/java/io/evenhand/edge");
        Pattern mounted = Pattern.compile("router\\.(?:get|post|head)\\(\"(/[^\"]*)\"\\)");
        for (String room : List.of("query", "bouncer")) {
            try (Stream<Path> files = Files.list(sources.resolve(room))) {
                for (Path file : files.toList()) {
                    Matcher matcher = mounted.matcher(Files.readString(file));
                    while (matcher.find()) {
                        handled.add(matcher.group(1));
                    }
                }
            }
        }
        assertTrue(handled.size() >= 7, handled.toString());
        handled.removeAll(documented);
        assertEquals(Set.of(), handled);
    }

    private record Operation(String path, String method, JsonNode json) {
        String name() {
            return method + " " + path;
        }

        HttpURLConnection open() throws Exception {
            String query = json.path("x-try").asText("");
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(edge.url(path + query)).toURL().openConnection();
            connection.setRequestMethod(method);
            JsonNode body = json.at("/requestBody/content/application~1json/example");
            if (!body.isMissingNode()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(Json.bytes(body));
            }
            return connection;
        }
    }

    private static List<Operation> operations(ObjectNode document) {
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                all.add(new Operation(path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue()));
            }
        }
        return all;
    }

    private static void required(ObjectNode document, JsonNode schema, InputStream body, String name) throws Exception {
        JsonNode wanted =
                schema.has("$ref") ? document.at(schema.get("$ref").textValue().substring(1)) : schema;
        ObjectNode answer = Json.readObject(body.readAllBytes());
        wanted.path("required")
                .forEach(member -> assertTrue(
                        answer.has(member.textValue()),
                        name + " lacks " + member + ": " + new String(Json.bytes(answer), StandardCharsets.UTF_8)));
    }
}
