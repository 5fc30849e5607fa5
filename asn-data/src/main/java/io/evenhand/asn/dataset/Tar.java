// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import io.evenhand.asn.table.MalformedDatasetException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Walks through a packed archive ({@code .tar.gz} or {@code .tgz}) without writing anything to disk.
 *
 * <p>Names that climb out of the archive refuse it, and so do sizes beyond a bound: nobody fills the memory with an
 * archive that unpacks to more than it should.
 */
final class Tar {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_AT = 156;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final long ENTRY_BYTES_MAX = 1L << 29;
    private static final long TOTAL_BYTES_MAX = 1L << 33;

    private Tar() {}

    /** Takes one file of the archive; what is not read of it is passed over. */
    interface Entries {
        void accept(String name, byte[] content) throws IOException;
    }

    /** Says of a name whether its content is wanted. */
    interface Wanted {
        boolean wants(String name);
    }

    /** Passes the content of every wanted regular file on. */
    static void walk(Path archive, Wanted wanted, Entries out) throws IOException {
        String shown = archive.getFileName() + "";
        try (InputStream packed = Files.newInputStream(archive);
                InputStream in = new GZIPInputStream(packed, 1 << 16)) {
            byte[] header = new byte[BLOCK];
            long total = 0;
            while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                long size = size(header, shown);
                total += size;
                if (size > ENTRY_BYTES_MAX || total > TOTAL_BYTES_MAX) {
                    throw new MalformedDatasetException(shown + " unpacks to more than it may");
                }
                String name = name(header, shown);
                boolean regular = header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
                long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
                if (regular && wanted.wants(name)) {
                    byte[] content = in.readNBytes((int) size);
                    if (content.length < size) {
                        throw new EOFException();
                    }
                    in.skipNBytes(padded - size);
                    out.accept(name, content);
                } else {
                    in.skipNBytes(padded);
                }
            }
        } catch (MalformedDatasetException e) {
            throw e;
        } catch (IOException e) {
            throw new MalformedDatasetException(shown + " is not a packed archive that can be read", e);
        }
    }

    private static long size(byte[] header, String shown) throws MalformedDatasetException {
        long size = 0;
        for (int i = SIZE_AT; i < SIZE_AT + SIZE_LENGTH; i++) {
            byte c = header[i];
            if (c >= '0' && c <= '7') {
                size = size << 3 | (c - '0');
            } else if (c != ' ' && c != 0) {
                throw new MalformedDatasetException(shown + " is not a packed archive that can be read");
            }
        }
        return size;
    }

    private static String name(byte[] header, String shown) throws MalformedDatasetException {
        String prefix = text(header, PREFIX_AT, PREFIX_LENGTH);
        boolean ustar = text(header, 257, 5).equals("ustar");
        String name = (ustar && !prefix.isEmpty() ? prefix + "/" : "") + text(header, 0, NAME);
        if (name.startsWith("/") || name.contains("..") || name.indexOf('\\') >= 0) {
            throw new MalformedDatasetException(shown + " holds a name that climbs out of the archive");
        }
        return name;
    }

    private static String text(byte[] bytes, int at, int lengthMax) {
        int length = 0;
        while (length < lengthMax && bytes[at + length] != 0) {
            length++;
        }
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }
}
