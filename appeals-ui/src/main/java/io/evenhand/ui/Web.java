// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.ui.api.Answers;
import io.evenhand.ui.publication.ErrorPages;
import io.evenhand.ui.session.CallerAddress;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.SignInRoutes;
import io.evenhand.ui.session.Unfit;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: how requests are taken, the headers that every answer carries, and what an exception becomes. */
final class Web {
    /** How many edges may follow announcements at once: each has a thread. */
    static final int FOLLOWERS_MAX = 128;

    private static final Logger LOG = LoggerFactory.getLogger(Web.class);
    private static final int THREADS_MAX = FOLLOWERS_MAX + 64;
    private static final long BODY_MAX = 512 * 1024;
    private static final int UPLOAD_MAX_MB = 12;
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final Routes routes;
    private final IntConsumer onAnswer;
    private final @Nullable String proxy;
    private final ErrorPages errors;

    /**
     * @param onAnswer called with the status of every answer, to be counted
     * @param proxy the address of the trusted proxy, or null
     */
    Web(Routes routes, IntConsumer onAnswer, @Nullable String proxy, ErrorPages errors) {
        this.errors = errors;
        this.routes = routes;
        this.onAnswer = onAnswer;
        this.proxy = proxy;
    }

    /** Everything that answers. */
    record Routes(
            PublicRoutes open,
            SignInRoutes signIn,
            NoticeRoutes notices,
            HolderRoutes holder,
            DeskRoutes desk,
            RuleRoutes rules,
            PolicyRoutes policy,
            HouseRoutes house,
            ProgramRoutes programs,
            PeopleRoutes people,
            CaseRoutes cases) {
        private void add(RoutesConfig to) {
            open.add(to);
            signIn.add(to);
            notices.add(to);
            holder.add(to);
            desk.add(to);
            rules.add(to);
            policy.add(to);
            house.add(to);
            to.before("/feed/v1/*", Routes::requireNoPage);
            to.before("/api/v1/*", this::beforeProgram);
            programs.add(to);
            people.add(to);
            cases.add(to);
        }

        /**
         * A browser names the page that made it send something. None of ours makes it send anything here, and it would add
         * name and password of whoever once typed them into its own dialogue.
         */
        private static void requireNoPage(Context ctx) {
            if (!ctx.method().equals(HandlerType.GET) && ctx.header("Origin") != null) {
                throw new Refusal(Refusal.Reason.FORM_NOT_OURS);
            }
        }

        /** Some is for members of staff, some for account holders and their servers; all else is for the operator alone. */
        private void beforeProgram(Context ctx) {
            requireNoPage(ctx);
            if (!rules.before(ctx) && !people.before(ctx) && !cases.before(ctx)) {
                programs.operator().before(ctx);
            }
        }
    }

    Javalin create(String host, int port) {
        return Javalin.create(config -> configure(config, host, port));
    }

    private void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX, 4);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.contextResolver.ip = ctx -> CallerAddress.of(
                ctx.req().getRemoteAddr(), Collections.list(ctx.req().getHeaders("X-Forwarded-For")), proxy);
        config.http.maxRequestSize = BODY_MAX;
        // what people hand in stays in memory until it is cleaned and encrypted
        config.jetty.multipartConfig.maxInMemoryFileSize(UPLOAD_MAX_MB, SizeUnit.MB);
        config.jetty.multipartConfig.maxFileSize(UPLOAD_MAX_MB, SizeUnit.MB);
        config.jetty.multipartConfig.maxTotalRequestSize(UPLOAD_MAX_MB, SizeUnit.MB);
        config.http.prefer405over404 = true;
        config.routes.before(Web::harden);
        config.routes.after(ctx -> onAnswer.accept(ctx.statusCode()));
        routes.add(config.routes);
        failures(config.routes);
    }

    private void failures(RoutesConfig to) {
        to.exception(Refusal.class, (refusal, ctx) -> refuse(ctx, refusal.reason()));
        to.exception(
                Unfit.class,
                (unfit, ctx) -> Answers.problem(ctx, 422, "it cannot be done like this", unfit.getMessage()));
        to.exception(HttpResponseException.class, (e, ctx) -> {
            Refusal.Reason reason = e.getStatus() == 404 ? Refusal.Reason.NOT_FOUND : Refusal.Reason.BAD_REQUEST;
            refuse(ctx, reason);
            ctx.status(e.getStatus());
        });
        // a body that is not the form it says it is, or more than is taken
        to.exception(ServletException.class, (e, ctx) -> refuse(ctx, Refusal.Reason.BAD_REQUEST));
        to.exception(HttpException.RuntimeException.class, (e, ctx) -> refuse(ctx, Refusal.Reason.BAD_REQUEST));
        to.exception(Exception.class, this::failed);
    }

    private void failed(Exception e, Context ctx) {
        String path = ctx.endpoint().path;
        if (e instanceof RuntimeException failure && Ledger.isUnwritable(failure)) {
            LOG.warn("a request to {} holds a value that the database does not take", path);
            refuse(ctx, Refusal.Reason.BAD_REQUEST);
            return;
        }
        LOG.error("a request to {} failed", path, e);
        if (isForPrograms(ctx)) {
            Answers.problem(ctx, 500, "internal error", "the failure is in the log");
        } else {
            errors.showFailure(ctx);
        }
    }

    private void refuse(Context ctx, Refusal.Reason reason) {
        if (isForPrograms(ctx)) {
            Answers.problem(ctx, reason.status(), reason.sentence(), null);
        } else {
            errors.show(ctx, reason);
        }
    }

    private static boolean isForPrograms(Context ctx) {
        return ctx.path().startsWith("/feed/")
                || ctx.path().startsWith("/api/")
                || ctx.path().endsWith(".json");
    }

    /** No scripts, no frames, no traces: personal pages are kept by nobody on the way. */
    private static void harden(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        ctx.header("Cache-Control", "no-store");
    }
}
