// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.NetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account was seen on a network. It holds no address.
 *
 * @param network the pseudonym of its {@code /24} or {@code /56}
 * @param asn the autonomous system, or null if no dataset knew it
 * @param at when
 */
public record Sighting(
        AccountId account, NetId network, @Nullable Long asn, Instant at) {}
