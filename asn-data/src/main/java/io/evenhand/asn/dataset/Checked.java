// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.SpecialRange;
import io.evenhand.asn.address.SpecialRange.Treatment;
import io.evenhand.asn.table.AddressRange;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows that may become a table: sorted, without overlaps, of AS numbers that somebody can have, within the ordinary
 * Internet.
 *
 * @param rows IPv4 before IPv6, in order of address
 * @param leftOut how many rows were left out for each fault
 * @param v4Addresses how many IPv4 addresses they cover
 * @param v6Networks how many IPv6 {@code /64}s they cover, rounded down
 * @param asns how many AS numbers they name
 */
public record Checked(
        List<RangeRow> rows, Map<Fault, Integer> leftOut, long v4Addresses, BigInteger v6Networks, int asns) {
    /** Of ten thousand rows so many may be left out before the dataset as a whole is not believed. */
    public static final int LEFT_OUT_PER_TEN_THOUSAND = 10;

    private static final int V6_NETWORK_BITS = 64;

    public Checked {
        rows = List.copyOf(rows);
        leftOut = Map.copyOf(leftOut);
    }

    /** Which addresses and AS numbers a dataset may speak of. */
    public enum World {
        /** The Internet: nothing reserved. */
        INTERNET,
        /** Documentation addresses and numbers only, for demonstrations. */
        DOCUMENTATION
    }

    /** What becomes of a row with a fault. */
    public enum Strictness {
        /** The dataset is refused. */
        REFUSE,
        /** The row is left out and counted, up to {@link #LEFT_OUT_PER_TEN_THOUSAND}. */
        LEAVE_OUT
    }

    /** Checks the rows, in the order in which they were read. */
    public static Checked of(List<RangeRow> read, World world, Strictness strictness) throws MalformedDatasetException {
        List<RangeRow> kept = new ArrayList<>(read.size());
        Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
        Map<Boolean, Address> ends = new HashMap<>();
        for (RangeRow row : read) {
            Address end = ends.get(row.range().first().v4());
            Fault fault = fault(row, end, world);
            if (fault == null) {
                kept.add(cleaned(row));
                ends.put(row.range().first().v4(), row.range().last());
            } else {
                faults.merge(fault, 1, Integer::sum);
            }
        }
        refuse(read.size(), faults, strictness);
        kept.sort((a, b) -> a.range().first().compareTo(b.range().first()));
        return measured(kept, faults);
    }

    private static void refuse(int rows, Map<Fault, Integer> faults, Strictness strictness)
            throws MalformedDatasetException {
        if (rows == 0) {
            throw new MalformedDatasetException("the dataset holds no range");
        }
        int bad = faults.values().stream().mapToInt(Integer::intValue).sum();
        boolean few = (long) bad * 10_000 <= (long) rows * LEFT_OUT_PER_TEN_THOUSAND;
        if (bad > 0 && !(few && strictness == Strictness.LEAVE_OUT)) {
            StringBuilder text = new StringBuilder("of " + rows + " rows");
            faults.forEach((fault, count) -> text.append(text.charAt(text.length() - 1) == 's' ? " " : ", ")
                    .append(count + " " + fault.name()));
            text.append(
                    few
                            ? "; so few can be left out and counted instead: --leave-out-faults"
                            : "; more than " + LEFT_OUT_PER_TEN_THOUSAND
                                    + " in ten thousand, so something is wrong with the whole: the one in use stays");
            throw new MalformedDatasetException("the dataset is not believed: " + text);
        }
    }

    private static @Nullable Fault fault(RangeRow row, @Nullable Address end, World world) {
        long asn = row.network().asn();
        if (world == World.INTERNET ? ReservedNumbers.isReserved(asn) : !ReservedNumbers.isForDocumentation(asn)) {
            return Fault.RESERVED_ASN;
        }
        Treatment wanted = world == World.INTERNET ? Treatment.GLOBAL : Treatment.DOCUMENTATION;
        if (!within(row.range(), wanted)) {
            return Fault.SPECIAL_RANGE;
        }
        return end != null && end.compareTo(row.range().first()) >= 0 ? Fault.OVERLAP : null;
    }

    /** Whether the range lies in addresses of this treatment only. */
    private static boolean within(AddressRange range, Treatment wanted) {
        if (SpecialRange.treatment(range.first()) != wanted || SpecialRange.treatment(range.last()) != wanted) {
            return false;
        }
        for (SpecialRange special : SpecialRange.all()) {
            Address first = special.prefix().first();
            if (special.treatment() != wanted && range.contains(first)) {
                return false;
            }
        }
        return true;
    }

    /** Names come from strangers: what cannot be printed on one line is replaced. */
    private static RangeRow cleaned(RangeRow row) {
        Network network = row.network();
        String name = network.name();
        if (name == null || name.chars().noneMatch(Character::isISOControl)) {
            return row;
        }
        String printable = name.replaceAll("\\p{Cc}", " ").strip();
        return new RangeRow(
                row.range(),
                new Network(
                        network.asn(), network.country(), printable.isEmpty() ? null : printable, network.category()));
    }

    private static Checked measured(List<RangeRow> rows, Map<Fault, Integer> faults) {
        long v4 = 0;
        BigInteger v6 = BigInteger.ZERO;
        Set<Long> asns = new TreeSet<>();
        for (RangeRow row : rows) {
            Address first = row.range().first();
            Address last = row.range().last();
            asns.add(row.network().asn());
            if (first.v4()) {
                v4 += last.low() - first.low() + 1;
            } else {
                v6 = v6.add(new BigInteger(1, last.bytes()).subtract(new BigInteger(1, first.bytes())))
                        .add(BigInteger.ONE);
            }
        }
        return new Checked(rows, faults, v4, v6.shiftRight(V6_NETWORK_BITS), asns.size());
    }
}
