// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import static io.evenhand.edge.EdgeUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.type.v3.StatusCode;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gRPC client with Envoy's own messages, over a real connection. */
class EnvoyAsksIT {
    private static final Duration MOST = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @Test
    void aRouteSaysWhatIsWantedAndHeadersWhoWantsIt() throws Exception {
        Instant from = Instant.now().minusSeconds(60);
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, Map.of("EVENHAND_EDGE_GRPC_PORT", "0"))) {
            casework.publisher.put(
                    Publisher.entry("limited", null, Measure.LIMIT, "d1", from, from.plus(Duration.ofDays(9)), 0));
            casework.announce();
            await("policy", MOST, () -> edge.get("/v1/state").body().contains("\"rev\":1,"));
            ManagedChannel channel = channel(edge);
            try {
                var envoy = AuthorizationGrpc.newBlockingStub(channel).withDeadlineAfter(MOST);
                CheckResponse denied = envoy.check(asked("limited", "invite", Map.of("x-evenhand-action", "fly")));
                assertEquals(
                        Status.Code.PERMISSION_DENIED.value(),
                        denied.getStatus().getCode());
                assertEquals(
                        StatusCode.Forbidden,
                        denied.getDeniedResponse().getStatus().getCode());
                assertTrue(denied.getDeniedResponse().getBody().contains("\"decision\":\"d1\""));
                Map<String, String> headers = headers(denied.getDeniedResponse().getHeadersList());
                assertEquals("RHYTHM_BILLING", headers.get("X-Evenhand-Reason"));
                assertEquals("https://appeals.example/d/d1", headers.get("X-Evenhand-Appeal"));
                assertEquals(
                        1, denied.getDynamicMetadata().getFieldsOrThrow("rev").getNumberValue());

                CheckResponse viewer = envoy.check(asked("limited", "invite", Map.of("x-evenhand-viewer", "v")));
                assertEquals(
                        "", headers(viewer.getDeniedResponse().getHeadersList()).get("X-Evenhand-Reason"));
                assertTrue(!viewer.getDeniedResponse().getBody().contains("d1"), "law 17");

                CheckResponse allowed = envoy.check(asked("nobody", "invite", Map.of()));
                assertEquals(0, allowed.getStatus().getCode());
                assertTrue(allowed.getOkResponse().getHeadersList().stream()
                        .allMatch(option -> option.getAppendAction()
                                        == HeaderValueOption.HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD
                                && option.getKeepEmptyValue()));
                assertEquals(
                        "", headers(allowed.getOkResponse().getHeadersList()).get("X-Evenhand-Appeal"));

                CheckResponse noQuestion = envoy.check(CheckRequest.getDefaultInstance());
                assertEquals(
                        StatusCode.Unauthorized,
                        noQuestion.getDeniedResponse().getStatus().getCode());
            } finally {
                channel.shutdownNow();
            }
        }
    }

    @Test
    void withAFileOfKeysACallWithoutOneIsAnErrorAndNoDenial() throws Exception {
        Path keys = Files.writeString(
                folder.resolve("keys"), "envoy " + Sha256.hex("envoy-key".getBytes(StandardCharsets.UTF_8)) + " ask\n");
        Map<String, String> more = Map.of("EVENHAND_EDGE_GRPC_PORT", "0", "EVENHAND_EDGE_KEYS_FILE", keys.toString());
        try (FakeCasework casework = new FakeCasework();
                EdgeUnderTest edge = new EdgeUnderTest(folder, casework, more)) {
            ManagedChannel channel = channel(edge);
            try {
                var envoy = AuthorizationGrpc.newBlockingStub(channel).withDeadlineAfter(MOST);
                CheckRequest request = asked("nobody", "invite", Map.of());
                assertEquals(
                        Status.Code.UNAUTHENTICATED,
                        assertThrows(StatusRuntimeException.class, () -> envoy.check(request))
                                .getStatus()
                                .getCode());
                Metadata key = new Metadata();
                key.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer envoy-key");
                CheckResponse answer = envoy.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(key))
                        .check(request);
                assertEquals(
                        "allow",
                        headers(answer.getOkResponse().getHeadersList()).get("X-Evenhand-Decision"));
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private static ManagedChannel channel(EdgeUnderTest edge) {
        return NettyChannelBuilder.forAddress("127.0.0.1", edge.grpcPort())
                .usePlaintext()
                .build();
    }

    private static CheckRequest asked(String account, String action, Map<String, String> headers) {
        AttributeContext.HttpRequest http = AttributeContext.HttpRequest.newBuilder()
                .setMethod("POST")
                .setPath("/invites?account=nobody")
                .putAllHeaders(headers)
                .putHeaders("x-evenhand-account", account)
                .build();
        return CheckRequest.newBuilder()
                .setAttributes(AttributeContext.newBuilder()
                        .putContextExtensions("action", action)
                        .setRequest(AttributeContext.Request.newBuilder().setHttp(http)))
                .build();
    }

    private static Map<String, String> headers(List<HeaderValueOption> options) {
        return options.stream()
                .collect(Collectors.toMap(option -> option.getHeader().getKey(), option -> option.getHeader()
                        .getValue()));
    }
}
