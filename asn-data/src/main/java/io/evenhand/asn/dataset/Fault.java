// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

/** What can be wrong with a row although it can be read. */
public enum Fault {
    /** The row begins before the one before it ends. */
    OVERLAP("overlaps the row before it or is out of order"),
    /** Nobody has the AS number: it is reserved, private or for documentation. */
    RESERVED_ASN("names an AS number that nobody has"),
    /** The range reaches into addresses that are not of the ordinary Internet. */
    SPECIAL_RANGE("reaches into special-purpose addresses");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    /** What is wrong, after "a row". */
    public String sentence() {
        return sentence;
    }
}
