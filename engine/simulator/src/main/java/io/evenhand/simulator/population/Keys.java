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
    /** A bit of the common payment key that is as good as a coin. */
    private static final long ALWAYS_PAYMENT = 2;

    /** Keys of one's own. */
    public static Keys own(Draws draws, boolean pays) {
        return new Keys(pays ? draws.next() | 1 : 0, draws.next() | 1, draws.next() | 1);
    }

    /** The same with this payment key, as on a family's one card. */
    public Keys withPayment(long secret) {
        return new Keys(secret, device, tls);
    }

    /**
     * The same with some of the keys that several accounts have in common. One of payment and device, the same one on
     * every account, is always among them, so that each account is linked with each other.
     */
    public Keys sharing(Keys common, LifeLaws laws, Draws draws) {
        boolean always = (common.payment() & ALWAYS_PAYMENT) != 0;
        boolean byPayment = laws.sharesPayment().happens(draws) || always;
        boolean byDevice = laws.sharesDevice().happens(draws) || !always;
        boolean byTls = laws.sharesTls().happens(draws);
        return new Keys(
                byPayment ? common.payment() : payment,
                byDevice ? common.device() : device,
                byTls ? common.tls() : tls);
    }
}
