// SPDX-License-Identifier: Apache-2.0
/**
 * The edge's answers inside another Java program: no server, no port, no request, only a table in memory that follows the
 * signed feed.
 *
 * <pre>{@code
 * try (EmbeddedPolicy policy = EmbeddedPolicy.follow(new EmbeddedPolicy.Feed(
 *         "http://127.0.0.1:8080", Path.of("feed-key.pub"), Path.of("feed-token"), Path.of("policy"), "shop-1"),
 *         Clock.systemUTC())) {
 *     Answer answer = policy.ask(new Question(new AccountId("acc-1"), null, Action.INVITE, null, false));
 *     if (!answer.allowed()) {
 *         tell(answer.reason(), answer.because());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.evenhand.edge.embedded;

import org.jspecify.annotations.NullMarked;
