// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.ui.api.Answers;
import io.evenhand.ui.api.FeedEndpoints;
import io.evenhand.ui.api.FeedEvents;
import io.evenhand.ui.api.HealthEndpoints;
import io.evenhand.ui.api.NumbersEndpoints;
import io.evenhand.ui.api.OperatorEndpoints;
import io.evenhand.ui.api.RulesEndpoints;
import io.evenhand.ui.appellant.AppealSteps;
import io.evenhand.ui.appellant.NoticePages;
import io.evenhand.ui.appellant.ShownPages;
import io.evenhand.ui.appellant.StatusPages;
import io.evenhand.ui.network.NetworkPages;
import io.evenhand.ui.notification.NotificationPages;
import io.evenhand.ui.oversight.OfficerPages;
import io.evenhand.ui.oversight.ProgramPages;
import io.evenhand.ui.publication.ErrorPages;
import io.evenhand.ui.publication.NumberPages;
import io.evenhand.ui.publication.PrivacyPages;
import io.evenhand.ui.publication.PublicPages;
import io.evenhand.ui.publication.ReportPages;
import io.evenhand.ui.review.AccountPages;
import io.evenhand.ui.review.AppealPages;
import io.evenhand.ui.session.CallerAddress;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.SignInRoutes;
import io.evenhand.ui.session.Unfit;
import io.evenhand.ui.whatif.BlanketBanPages;
import io.evenhand.ui.whatif.RulesPages;
import io.evenhand.ui.whatif.StoryPages;
import io.evenhand.ui.whatif.VersionPages;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which address leads to which page, the headers that every answer carries, and what an exception becomes. */
final class Web {
    /** How many edges may follow announcements at once: each has a thread. */
    static final int FOLLOWERS_MAX = 128;

    private static final String RULES = "/api/v1/rules";
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
            PublicPages open,
            NumberPages numberPages,
            PrivacyPages privacy,
            ReportPages reports,
            HealthEndpoints health,
            SignInRoutes signIn,
            ShownPages shown,
            NoticePages notices,
            AppealSteps steps,
            StatusPages status,
            AppealPages appeals,
            AccountPages accounts,
            FeedEndpoints feed,
            FeedEvents feedEvents,
            OperatorEndpoints operator,
            RulesPages rules,
            NetworkPages networks,
            VersionPages versions,
            RulesEndpoints rulesApi,
            PeopleRoutes people,
            HolderRoutes holder,
            NumbersEndpoints numbers,
            CaseRoutes caseRoutes,
            DeskRoutes deskRoutes,
            PolicyRoutes policy,
            NotificationPages notifications,
            OfficerPages officer,
            ProgramPages programs,
            BlanketBanPages ban,
            StoryPages story) {}

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
        pages(config.routes);
        programs(config.routes);
        failures(config.routes);
    }

    private void pages(RoutesConfig to) {
        to.get("/", routes.open()::home);
        to.get("/accessibility", routes.open()::accessibility);
        to.get("/privacy", routes.privacy()::show);
        to.get("/numbers", routes.numberPages()::show);
        to.get("/app.css", routes.open()::css);
        to.get("/icon.svg", routes.open()::icon);
        to.get("/report", routes.reports()::form);
        to.post("/report", routes.reports()::send);
        to.get("/report/{receipt}", routes.reports()::outcome);
        routes.signIn().add(to);
        to.before("/n/*", routes.shown()::before);
        to.get("/n/{token}", routes.notices()::notice);
        to.get("/n/{token}/why", routes.notices()::why);
        to.get("/n/{token}/answer", routes.notices()::answerForm);
        to.post("/n/{token}/answer", routes.notices()::answer);
        to.get("/n/{token}/appeal", routes.steps()::begin);
        to.get("/n/{token}/appeal/status", routes.status()::status);
        to.post("/n/{token}/appeal/status", routes.status()::act);
        to.get("/n/{token}/appeal/{step}", routes.steps()::show);
        to.post("/n/{token}/appeal/{step}", routes.steps()::answer);
        routes.holder().add(to);
        routes.deskRoutes().add(to);
        routes.policy().add(to);
        routes.notifications().add(to);
        routes.officer().add(to);
        routes.programs().add(to);
        routes.ban().add(to);
        routes.story().add(to);
        to.get("/desk/accounts/{account}", routes.accounts()::show);
        to.post("/desk/accounts/{account}/hold", routes.accounts()::hold);
        to.post("/desk/accounts/{account}/allow", routes.accounts()::allow);
        to.post("/desk/accounts/{account}/allow/{entry}", routes.accounts()::entry);
        to.get("/desk/appeals", routes.appeals()::queue);
        to.get("/desk/appeals/{appeal}", routes.appeals()::show);
        to.post("/desk/appeals/{appeal}", routes.appeals()::decide);
        to.get("/desk/appeals/{appeal}/files/{number}", routes.appeals()::file);
        to.post("/desk/appeals/{appeal}/take", routes.appeals()::take);
        to.post("/desk/appeals/{appeal}/hand-over", routes.appeals()::handOver);
        to.post("/desk/appeals/{appeal}/question", routes.appeals()::ask);
        to.post("/desk/appeals/{appeal}/contact", routes.appeals()::reveal);
        to.get("/desk/networks", routes.networks()::show);
        to.post("/desk/networks", routes.networks()::propose);
        to.post("/desk/networks/{measure}", routes.networks()::act);
        to.get("/desk/rules", routes.rules()::show);
        to.post("/desk/rules", routes.rules()::propose);
        to.post("/desk/rules/breakers/{breaker}", routes.rules()::release);
        to.post("/desk/rules/undo", routes.rules()::proposeUndo);
        to.post("/desk/rules/undo/{undo}", routes.rules()::decideUndo);
        to.get("/desk/rules/reports/{report}", routes.versions()::report);
        to.get("/desk/rules/{version}", routes.versions()::show);
        to.get("/desk/rules/{version}/changes/{other}", routes.versions()::changes);
        to.post("/desk/rules/{version}", routes.versions()::act);
    }

    private void programs(RoutesConfig to) {
        to.get("/numbers/{quarter}", routes.numbers()::quarter);
        to.get("/healthz", routes.health()::alive);
        to.get("/readyz", routes.health()::ready);
        to.before("/feed/v1/*", routes.feed()::before);
        to.get("/feed/v1/head", routes.feed()::head);
        to.get("/feed/v1/snapshot/{rev}", routes.feed()::snapshot);
        to.get("/feed/v1/deltas", routes.feed()::deltas);
        to.get("/feed/v1/events", routes.feedEvents()::follow);
        to.post("/feed/v1/ack", routes.feed()::acknowledge);
        to.before("/api/v1/*", this::beforeProgram);
        to.get("/api/v1/overview", routes.operator()::overview);
        to.get("/api/v1/accounts/{account}", routes.operator()::account);
        routes.people().add(to);
        routes.caseRoutes().add(to);
        rules(to);
    }

    /** Some is for members of staff, some for account holders and their servers; all else is for the operator alone. */
    private void beforeProgram(Context ctx) {
        if (ctx.path().equals(RULES) || ctx.path().startsWith(RULES + "/")) {
            routes.rulesApi().before(ctx);
        } else if (!routes.people().before(ctx) && !routes.caseRoutes().before(ctx)) {
            routes.operator().before(ctx);
        }
    }

    private void rules(RoutesConfig to) {
        RulesEndpoints rules = routes.rulesApi();
        to.get(RULES, rules::overview);
        to.post(RULES, rules::propose);
        to.post(RULES + "/traits", rules::tell);
        to.get(RULES + "/backtest", rules::progress);
        to.get(RULES + "/replay", rules::replay);
        to.get(RULES + "/reports/{report}", rules::report);
        to.post(RULES + "/breakers/{breaker}/release", rules::release);
        to.post(RULES + "/undo", rules::proposeUndo);
        to.post(RULES + "/undo/{undo}/approve", rules::approveUndo);
        to.post(RULES + "/undo/{undo}/decline", rules::declineUndo);
        to.get(RULES + "/versions/{version}", rules::version);
        to.get(RULES + "/versions/{version}/try/{account}", rules::tryOn);
        to.post(RULES + "/versions/{version}/backtest", rules::test);
        to.post(RULES + "/versions/{version}/approve", rules::approve);
        to.post(RULES + "/versions/{version}/cases", rules::cases);
        to.post(RULES + "/versions/{version}/waive", rules::waive);
        to.post(RULES + "/versions/{version}/rollback", rules::rollBack);
        to.post(RULES + "/versions/{version}/shadow", rules::shadow);
        to.post(RULES + "/versions/{version}/stage", rules::stage);
        to.post(RULES + "/versions/{version}/activate", rules::activate);
        to.post(RULES + "/versions/{version}/stop", rules::stop);
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
        to.exception(BadMessageException.class, (e, ctx) -> refuse(ctx, Refusal.Reason.BAD_REQUEST));
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
