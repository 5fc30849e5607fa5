// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.envoy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.DeniedHttpResponse;
import io.envoyproxy.envoy.service.auth.v3.OkHttpResponse;
import io.envoyproxy.envoy.type.v3.HttpStatus;
import io.envoyproxy.envoy.type.v3.StatusCode;
import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.BadQuestionException;
import io.evenhand.edge.query.Check;
import io.evenhand.edge.query.Json;
import io.evenhand.edge.query.Problem;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code envoy.service.auth.v3.Authorization/Check}: the same questions, answers and headers as {@code GET /check}.
 *
 * <p>What a route's own {@code context_extensions} say counts before a header, because a client may have made the header up.
 * An answer is always explicit: a gRPC status that means "do not know" would be taken for a no by some proxies.
 */
final class Authorization extends AuthorizationGrpc.AuthorizationImplBase {
    private static final Logger LOG = LoggerFactory.getLogger(Authorization.class);

    private final Answers answers;

    Authorization(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> out) {
        out.onNext(answer(request.getAttributes()));
        out.onCompleted();
    }

    private CheckResponse answer(AttributeContext asked) {
        try {
            return response(answers.answer(Check.question(name -> named(asked, name))));
        } catch (BadQuestionException e) {
            Map<String, String> headers = Check.none("unknown");
            headers.put("WWW-Authenticate", Check.challenge(e));
            return denied(Status.Code.UNAUTHENTICATED, StatusCode.Unauthorized, headers, "");
        } catch (RuntimeException e) {
            LOG.error("a check failed and was answered with yes", e);
            return allowed(Check.none("open"));
        }
    }

    private static @Nullable String named(AttributeContext asked, String name) {
        String said = asked.getContextExtensionsMap().get(name);
        // Envoy writes header names in lower case
        return said != null
                ? said
                : asked.getRequest().getHttp().getHeadersMap().get((Check.PREFIX + name).toLowerCase(Locale.ROOT));
    }

    private static CheckResponse response(Answer answer) {
        CheckResponse response = answer.allowed()
                ? allowed(Check.headers(answer))
                : denied(
                        Status.Code.PERMISSION_DENIED,
                        StatusCode.Forbidden,
                        Check.headers(answer),
                        new String(Json.bytes(Problem.denied(answer).body()), StandardCharsets.UTF_8));
        Struct metadata = Struct.newBuilder()
                .putFields("rev", number(answer.rev()))
                .putFields("ageMs", number(answer.ageMs()))
                .putFields("ttlMs", number(answer.ttlMs()))
                .build();
        return response.toBuilder().setDynamicMetadata(metadata).build();
    }

    private static CheckResponse allowed(Map<String, String> headers) {
        return CheckResponse.newBuilder()
                .setStatus(com.google.rpc.Status.newBuilder().setCode(Status.Code.OK.value()))
                .setOkResponse(OkHttpResponse.newBuilder().addAllHeaders(options(headers, false)))
                .build();
    }

    private static CheckResponse denied(
            Status.Code code, StatusCode status, Map<String, String> headers, String problem) {
        List<HeaderValueOption> options = options(headers, true);
        if (!problem.isEmpty()) {
            options.add(option("Content-Type", "application/problem+json"));
        }
        return CheckResponse.newBuilder()
                .setStatus(com.google.rpc.Status.newBuilder().setCode(code.value()))
                .setDeniedResponse(DeniedHttpResponse.newBuilder()
                        .setStatus(HttpStatus.newBuilder().setCode(status))
                        .addAllHeaders(options)
                        .setBody(problem))
                .build();
    }

    /** Towards the server behind the proxy, caching is nobody's business but the proxy's. */
    private static List<HeaderValueOption> options(Map<String, String> headers, boolean towardsClient) {
        List<HeaderValueOption> options = new ArrayList<>();
        headers.forEach((name, value) -> {
            if (towardsClient || !name.equals("Cache-Control")) {
                options.add(option(name, value));
            }
        });
        return options;
    }

    /** Overwrites what the proxy's client sent, also with nothing. */
    private static HeaderValueOption option(String name, String value) {
        return HeaderValueOption.newBuilder()
                .setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
                .setAppendAction(HeaderValueOption.HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)
                .setKeepEmptyValue(true)
                .build();
    }

    private static Value number(long value) {
        return Value.newBuilder().setNumberValue((double) value).build();
    }
}
