// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

/** Something is in the way, said in one sentence that tells what to do about it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(sentence);
    }
}
