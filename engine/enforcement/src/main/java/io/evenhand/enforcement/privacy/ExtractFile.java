// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy;

import io.evenhand.enforcement.attachment.MediaType;
import io.evenhand.enforcement.ledger.AppealId;
import org.jspecify.annotations.Nullable;

/** A file that the person handed in, as they get it back. */
public final class ExtractFile {
    private final String path;
    private final String type;
    private final byte @Nullable [] content;

    /**
     * @param path where it lies in the export; made from numbers and the type, never from the name that it came with
     * @param type a media type
     * @param content null if it does not open any more
     */
    ExtractFile(String path, String type, byte @Nullable [] content) {
        this.path = path;
        this.type = type;
        this.content = content == null ? null : content.clone();
    }

    public String path() {
        return path;
    }

    public String type() {
        return type;
    }

    /** The content, or null if it does not open any more. */
    public byte @Nullable [] content() {
        return content == null ? null : content.clone();
    }

    /** Opens what is kept encrypted. */
    public interface Opener {
        /** The content, or null if there is no such file; an exception if it does not open. */
        byte @Nullable [] open(AppealId appeal, int number);

        /** Where nothing was ever handed in. */
        static Opener none() {
            return (appeal, number) -> null;
        }
    }

    static String path(AppealId appeal, int number, String type) {
        return "files/" + appeal + "-" + number + "." + MediaType.ending(type);
    }
}
