// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

/** How many sends of one caller are not yet answered. */
final class Outstanding {
    private int count;

    synchronized void add() {
        count++;
    }

    synchronized void done() {
        count--;
        if (count == 0) {
            notifyAll();
        }
    }

    synchronized void await() throws InterruptedException {
        while (count > 0) {
            wait();
        }
    }
}
