// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import io.evenhand.edge.query.Json;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AuthZEN's metadata under a signature, its rules about errors and ids, and obligations for those who asked for them. */
class SignedMetadataIT {
    private static final Duration MOST = Duration.ofSeconds(15);
    private static final String URL = "https://edge.example";
    private static final String WELL_KNOWN = "/.well-known/authzen-configuration";

    @TempDir
    private Path folder;

    @Test
    void theMetadataIsSignedForTheAddressTheOperatorWroteDownAndNoOther() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge =
                        new EdgeUnderTest(folder, casework, Map.of("EVENHAND_EDGE_PUBLIC_URL", URL + "/"))) {
            ObjectNode metadata = edge.json(edge.get(WELL_KNOWN));
            assertEquals(URL, metadata.get("policy_decision_point").textValue());
            ObjectNode keys = edge.json(edge.get("/.well-known/jwks.json"));
            String[] jwt = metadata.get("signed_metadata").textValue().split("\\.", -1);
            JsonNode header = decoded(jwt[0]);
            JsonNode claims = decoded(jwt[1]);
            assertEquals("EdDSA", header.get("alg").textValue());
            assertEquals(keys.at("/keys/0/kid"), header.get("kid"));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key(keys.at("/keys/0/x").textValue()));
            verifier.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
            assertTrue(verifier.verify(Base64.getUrlDecoder().decode(jwt[2])));
            assertEquals(URL, claims.get("iss").textValue());
            metadata.remove("signed_metadata");
            ((ObjectNode) claims).remove("iss");
            assertEquals(metadata, claims, "everything that is said is signed");
            edge.restart();
            assertEquals(keys, edge.json(edge.get("/.well-known/jwks.json")), "the key is kept");
        }
    }

    @Test
    void anEdgeThatWasToldNoAddressSignsNone() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, Map.of())) {
            assertFalse(edge.json(edge.get(WELL_KNOWN)).has("signed_metadata"));
            assertEquals("{\"keys\":[]}", edge.get("/.well-known/jwks.json").body());
        }
    }

    @Test
    void everyAnswerEchoesTheRequestsIdAndAWrongMethodNamesTheRightOne() throws Exception {
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, Map.of())) {
            for (String path : List.of(
                    WELL_KNOWN,
                    "/check",
                    "/check?account=a&action=invite",
                    "/v1/decisions",
                    "/v1/decisions/stream",
                    "/v1/export/haproxy.map",
                    "/v1/answers",
                    "/v1/network?ip=192.0.2.1",
                    "/v1/subscribe",
                    "/healthz",
                    "/nowhere",
                    "/access/v1/evaluation")) {
                HttpResponse<String> answer = edge.get(path, "X-Request-ID", "r-1");
                assertEquals(List.of("r-1"), answer.headers().allValues("X-Request-ID"), path);
            }
            assertEquals(
                    List.of("r-2"),
                    edge.post(
                                    "/access/v1/search/action",
                                    "[]",
                                    "Content-Type",
                                    "application/json",
                                    "X-Request-ID",
                                    "r-2")
                            .headers()
                            .allValues("X-Request-ID"));
            HttpResponse<String> wrong = edge.get("/access/v1/evaluations");
            assertEquals(405, wrong.statusCode());
            assertEquals("POST", wrong.headers().firstValue("Allow").orElseThrow());
        }
    }

    @Test
    void onlyWhoAdvertisesObligationsGetsThemAndNoViewerEver() throws Exception {
        Instant from = Instant.now().minusSeconds(60);
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, Map.of())) {
            casework.publisher.put(
                    Publisher.entry("limited", null, Measure.LIMIT, "d1", from, from.plus(Duration.ofDays(9)), 3));
            casework.announce();
            await("policy", MOST, () -> edge.get("/v1/state").body().contains("\"rev\":1,"));
            assertEquals(
                    3,
                    asked(edge, "\"account\",\"id\":\"limited\"", ",\"context\":{\"accepts\":[\"obligations\"]}")
                            .at("/context/obligations/0/properties/max")
                            .intValue());
            assertTrue(asked(edge, "\"account\",\"id\":\"limited\"", "")
                    .at("/context/obligations")
                    .isMissingNode());
            assertTrue(asked(edge, "\"viewer\",\"id\":\"v\"", ",\"context\":{\"accepts\":[\"obligations\"]}")
                    .at("/context/obligations")
                    .isMissingNode());
            assertTrue(asked(edge, "\"account\",\"id\":\"nobody\"", ",\"context\":{\"accepts\":[\"obligations\"]}")
                    .at("/context/obligations")
                    .isMissingNode());
        }
    }

    private static JsonNode asked(EdgeUnderTest edge, String subject, String context) throws Exception {
        JsonNode answer = edge.json(edge.post(
                "/access/v1/evaluation",
                "{\"subject\":{\"type\":" + subject + "},\"action\":{\"name\":\"start_stream\"},\"resource\":"
                        + "{\"type\":\"server\",\"id\":\"s\",\"properties\":{\"account\":\"limited\"}}" + context
                        + "}"));
        assertTrue(answer.get("decision").booleanValue());
        return answer;
    }

    private static JsonNode decoded(String part) throws Exception {
        return Json.readObject(Base64.getUrlDecoder().decode(part));
    }

    /** The public key of a JWK: little-endian y, the sign of x in the highest bit. */
    private static PublicKey key(String x) throws Exception {
        byte[] raw = Base64.getUrlDecoder().decode(x);
        boolean odd = raw[31] < 0;
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = i == 0 ? (byte) (raw[31] & 0x7f) : raw[31 - i];
        }
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
