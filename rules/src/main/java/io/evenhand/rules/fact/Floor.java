// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

/**
 * The least that a reason must weigh before it counts toward a restriction: a field of the fact and its least value.
 *
 * <p>A deciban is ten times the decimal logarithm of a likelihood ratio, so 6 decibans mean that what was seen is four
 * times as likely of somebody who sells as of somebody who does not (10<sup>0.6</sup> = 3.98). Below that a ground is not
 * worth a person's look: the scorecard lets an evaluation stand out from 6 decibans of rhythm on, and from two other
 * accounts with the same strong key on, which are 7; a single one, 3 decibans, is a spouse or a spare account.
 *
 * <p>How many people keep to the rhythm is a count without points of its own. The scorecard gives 2 decibans for every
 * doubling of the viewers; one viewer on the rhythm is chance and weighs nothing, so 6 decibans are three doublings: 8
 * viewers. The evidence gate asks for as many viewers too.
 *
 * @param least in the unit of the field; a flag counts 1 if it is true
 */
public record Floor(FactField field, int least) {
    /** The least weight, decibans. */
    public static final int LEAST_DECIBANS = 6;

    private static final int DECIBANS_A_DOUBLING = 2;

    /** The least number of people, of whom one by itself would be chance. */
    public static final int LEAST_PEOPLE = 1 << (LEAST_DECIBANS / DECIBANS_A_DOUBLING);

    static Floor ofPoints(FactField field) {
        return new Floor(field, LEAST_DECIBANS);
    }

    static Floor ofPeople(FactField field) {
        return new Floor(field, LEAST_PEOPLE);
    }

    static Floor ofFlag(FactField field) {
        return new Floor(field, 1);
    }

    /** Whether the account has so much; never if nobody knows. */
    public boolean isReached(CaseFact fact) {
        if (!field.isKnown(fact)) {
            return false;
        }
        Object value = field.value(fact);
        return value instanceof Number number ? number.doubleValue() >= least : value instanceof Boolean flag && flag;
    }

    /** As a condition in words. */
    @Override
    public String toString() {
        return field.kind() == FactField.Kind.FLAG ? field.fieldName() : field.fieldName() + " at least " + least;
    }
}
