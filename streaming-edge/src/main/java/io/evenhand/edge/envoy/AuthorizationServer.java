// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.envoy;

import io.evenhand.edge.caller.Door;
import io.evenhand.edge.caller.Right;
import io.evenhand.edge.query.Answers;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The gRPC server of Envoy's external authorization, on a port of its own and behind the same door as HTTP. */
public final class AuthorizationServer implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> API_KEY = Metadata.Key.of("x-api-key", Metadata.ASCII_STRING_MARSHALLER);
    private static final int MESSAGE_MAX = 256 << 10;
    private static final long GRACE_S = 2;

    private final Server server;

    /** @param encrypted what it shows and asks of its callers; null for plain connections */
    public AuthorizationServer(String bind, int port, @Nullable Encrypted encrypted, Answers answers, Door door)
            throws IOException {
        // answering takes no waiting, so the event loop may do it and no thread has to be woken
        server = NettyServerBuilder.forAddress(new InetSocketAddress(bind, port), Encrypted.credentials(encrypted))
                .directExecutor()
                .maxInboundMessageSize(MESSAGE_MAX)
                .addService(ServerInterceptors.intercept(new Authorization(answers), new Doorkeeper(door)))
                .build()
                .start();
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(GRACE_S, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** A caller without a key gets a gRPC error, which is about the call: Envoy then does what its operator chose. */
    private record Doorkeeper(Door door) implements ServerInterceptor {
        @Override
        public <I, O> ServerCall.Listener<I> interceptCall(
                ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
            boolean fromHere =
                    call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress peer
                            && peer.getAddress().isLoopbackAddress();
            Door.Entry entry = door.entry(
                    Door.key(headers.get(AUTHORIZATION), headers.get(API_KEY)),
                    call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION),
                    fromHere,
                    Right.ASK);
            if (entry.isOpen()) {
                return next.startCall(call, headers);
            }
            call.close(status(entry.status()).withDescription(entry.text()), new Metadata());
            return new ServerCall.Listener<>() {};
        }

        private static Status status(int http) {
            return switch (http) {
                case 401 -> Status.UNAUTHENTICATED;
                case 429 -> Status.RESOURCE_EXHAUSTED;
                default -> Status.PERMISSION_DENIED;
            };
        }
    }
}
