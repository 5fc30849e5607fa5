// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.simulator.draw.Draws;

/**
 * The strong keys an owner uses, as secrets from which tokens are made; equal secrets on two accounts are a link.
 *
 * @param payment of the card or wallet; 0 for an owner who pays nothing
 * @param device of the device the owner signs in with
 * @param tls of the server's certificate
 */
public record Keys(long payment, long device, long tls) {
    /** Keys of one's own. */
    public static Keys own(Draws draws, boolean pays) {
        return new Keys(pays ? draws.next() | 1 : 0, draws.next() | 1, draws.next() | 1);
    }

    /** The same with this payment key, as on a family's one card. */
    public Keys withPayment(long secret) {
        return new Keys(secret, device, tls);
    }

    /** The same with some of the keys that several accounts have in common, the payment key if with no other. */
    public Keys sharing(Keys common, LifeLaws laws, Draws draws) {
        boolean byPayment = laws.sharesPayment().happens(draws);
        boolean byDevice = laws.sharesDevice().happens(draws);
        boolean byTls = laws.sharesTls().happens(draws);
        return new Keys(
                byPayment || !(byDevice || byTls) ? common.payment() : payment,
                byDevice ? common.device() : device,
                byTls ? common.tls() : tls);
    }
}
