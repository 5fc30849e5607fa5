// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names of every variable that a program of Evenhand reads. */
final class Settings {
    private static final List<String> NAMES = List.of(
            "EVENHAND_API_KEYS_FILE",
            "EVENHAND_ASN_TABLE",
            "EVENHAND_BIND",
            "EVENHAND_CASEWORK_NAME",
            "EVENHAND_CASEWORK_PORT",
            "EVENHAND_CHECKPOINTS",
            "EVENHAND_CHECKPOINT_MILLIS",
            "EVENHAND_CODE",
            "EVENHAND_DEMONSTRATION",
            "EVENHAND_DNS",
            "EVENHAND_DSA_TERMS_URL",
            "EVENHAND_DSA_TERRITORY",
            "EVENHAND_DSA_TOKEN_FILE",
            "EVENHAND_DSA_URL",
            "EVENHAND_EDGE_ACCOUNT_EXTERNAL",
            "EVENHAND_EDGE_ACCOUNT_KBPS",
            "EVENHAND_EDGE_ACCOUNT_STREAMS",
            "EVENHAND_EDGE_ACCOUNT_TRANSCODES",
            "EVENHAND_EDGE_CACHE_MB",
            "EVENHAND_EDGE_CALLER_CA_FILE",
            "EVENHAND_EDGE_DIR",
            "EVENHAND_EDGE_FREE_MB",
            "EVENHAND_EDGE_GRACE_SECONDS",
            "EVENHAND_EDGE_GRPC_PORT",
            "EVENHAND_EDGE_IDLE_SECONDS",
            "EVENHAND_EDGE_KEYS_FILE",
            "EVENHAND_EDGE_LEAD_MAX_SECONDS",
            "EVENHAND_EDGE_LEAD_SECONDS",
            "EVENHAND_EDGE_LIMITED_HEIGHT",
            "EVENHAND_EDGE_MEDIA",
            "EVENHAND_EDGE_NAME",
            "EVENHAND_EDGE_PORT",
            "EVENHAND_EDGE_PUBLIC_URL",
            "EVENHAND_EDGE_RELAY",
            "EVENHAND_EDGE_REQUESTS",
            "EVENHAND_EDGE_SAMPLE_SECONDS",
            "EVENHAND_EDGE_SPEED_PERCENT",
            "EVENHAND_EDGE_STALE_SECONDS",
            "EVENHAND_EDGE_TLS_CERT_FILE",
            "EVENHAND_EDGE_TLS_KEY_FILE",
            "EVENHAND_EDGE_TOKENS_FILE",
            "EVENHAND_EDGE_TRANSCODES",
            "EVENHAND_EXACTLY_ONCE",
            "EVENHAND_FEED_DIR",
            "EVENHAND_FEED_KEY_FILE",
            "EVENHAND_FEED_PUBLIC_KEY_FILE",
            "EVENHAND_FEED_TOKEN_FILE",
            "EVENHAND_FEED_URL",
            "EVENHAND_FEED_WHEN_STALE",
            "EVENHAND_FFMPEG",
            "EVENHAND_FIRST_METRICS_PORT",
            "EVENHAND_IDLE_MILLIS",
            "EVENHAND_INTAKE_KEY_FILE",
            "EVENHAND_INTAKE_PORT",
            "EVENHAND_INTAKE_URL",
            "EVENHAND_KAFKA",
            "EVENHAND_KAFKA_CLIENT_FILE",
            "EVENHAND_KAFKA_CONTROLLER_PORT",
            "EVENHAND_KAFKA_PORT",
            "EVENHAND_LINK_KEY_FILE",
            "EVENHAND_LOCAL_SIGN_IN",
            "EVENHAND_METRICS_PORT",
            "EVENHAND_OIDC_CLIENT",
            "EVENHAND_OIDC_ISSUER",
            "EVENHAND_OIDC_NAME_CLAIM",
            "EVENHAND_OIDC_ROLES",
            "EVENHAND_OIDC_ROLE_CLAIM",
            "EVENHAND_OIDC_SCOPES",
            "EVENHAND_OIDC_SECRET_FILE",
            "EVENHAND_OIDC_TITLE",
            "EVENHAND_OPERATOR_TOKEN_FILE",
            "EVENHAND_OWN_PROXIES",
            "EVENHAND_PARALLELISM",
            "EVENHAND_PASSWORD",
            "EVENHAND_PG_PASSWORD_FILE",
            "EVENHAND_PG_PORT",
            "EVENHAND_PG_URL",
            "EVENHAND_PG_USER",
            "EVENHAND_PSEUDONYM_KEY_FILE",
            "EVENHAND_PUBLIC_URL",
            "EVENHAND_RULESET",
            "EVENHAND_RULESET_KEY_FILE",
            "EVENHAND_SMTP",
            "EVENHAND_SMTP_FROM",
            "EVENHAND_SMTP_PASSWORD_FILE",
            "EVENHAND_SMTP_TLS",
            "EVENHAND_SMTP_USER",
            "EVENHAND_STAFF_FILE",
            "EVENHAND_STATE_BACKEND",
            "EVENHAND_TRACE",
            "EVENHAND_TRUSTED_PROXY",
            "EVENHAND_TTY",
            "EVENHAND_VAR");

    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

    private Settings() {}

    static List<String> names() {
        return NAMES;
    }

    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    /** The known name that {@code name} was most likely meant to be. */
    static String nearest(String name) {
        return NAMES.stream()
                .min(Comparator.comparingInt(known -> EDITS.apply(known, name)))
                .orElseThrow();
    }
}
