// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

/** Is told how far a refresh has come. */
public interface Progress {
    /** Says nothing to anybody. */
    Progress SILENT = new Progress() {
        @Override
        public void step(String what) {}

        @Override
        public void bytes(long done, long total) {}
    };

    /** Another piece of work begins. */
    void step(String what);

    /**
     * Some of a file has arrived.
     *
     * @param total the size of the file, or -1 if the server does not say
     */
    void bytes(long done, long total);
}
