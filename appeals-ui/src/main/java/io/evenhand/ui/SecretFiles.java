// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program's secrets lie, and the people and edges that it knows. Keys are made if absent, each private one with its
 * public twin.
 *
 * @param pgPassword the database's password
 * @param feedKey the private key that the feed is signed with
 * @param rulesetKey the private key that versions of the rules are signed with
 * @param linkKey the secret of notice links
 * @param staff the people who may sign in
 * @param edgeTokens the name and the token of every edge; where there is none, only this machine may read the feed
 * @param operatorToken the operator's bearer token; made if absent
 */
record SecretFiles(
        Path pgPassword, Path feedKey, Path rulesetKey, Path linkKey, Path staff, Path edgeTokens, Path operatorToken) {
    /** @param folder where those lie that no variable names */
    static SecretFiles from(Map<String, String> env, Path folder) {
        return new SecretFiles(
                Environment.file(env, "EVENHAND_PG_PASSWORD_FILE", folder.resolve("pg-password")),
                Environment.file(env, "EVENHAND_FEED_KEY_FILE", folder.resolve("feed-key")),
                Environment.file(env, "EVENHAND_RULESET_KEY_FILE", folder.resolve("ruleset-key")),
                Environment.file(env, "EVENHAND_LINK_KEY_FILE", folder.resolve("link-key")),
                Environment.file(env, "EVENHAND_STAFF_FILE", folder.resolve("staff")),
                Environment.file(env, "EVENHAND_EDGE_TOKENS_FILE", folder.resolve("edge-tokens")),
                Environment.file(env, "EVENHAND_OPERATOR_TOKEN_FILE", folder.resolve("operator-token")));
    }

    /** The private key that acts are signed with. */
    Path auditKey() {
        return rulesetKey.resolveSibling("audit-key");
    }

    /** The key that what people hand in is encrypted with. */
    Path fileKey() {
        return linkKey.resolveSibling("file-key");
    }

    String readPgPassword() throws IOException {
        return Secrets.read(pgPassword, "the database's password");
    }

    byte[] readLinkKey() throws IOException {
        return Secrets.readOrMakeKey(linkKey, "the key of notice links");
    }

    byte[] readFileKey() throws IOException {
        return Secrets.readOrMakeKey(fileKey(), "the key of files handed in");
    }

    /** The key that second factors are encrypted with. */
    byte[] readFactorKey() throws IOException {
        return Secrets.readOrMakeKey(linkKey.resolveSibling("staff-key"), "the key of second factors");
    }

    String readOperatorToken() throws IOException {
        return Secrets.readOrMake(operatorToken, "the operator's token");
    }
}
