// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

/**
 * Re-claimed servers (A2): how many servers the account claimed in 90 days, each within 30 days after another account that
 * shares with outsiders gave it up or had a confirmed sanction.
 *
 * <p>Unit: servers. Direction: incriminating, the same machine under another name. Innocent lookalike: a used disk station
 * bought from a stranger, a couple who change whose account the server is under; hence three decibans, which lead nowhere
 * alone. A server that more than 24 accounts claimed is a copied image and says nothing. Privacy class 0.
 */
final class ReclaimedServers {
    private ReclaimedServers() {}

    static Measured measure(Subject subject) {
        return Measured.count(Signal.LINK_RECLAIM, subject.peers().reclaimed(subject.now()));
    }
}
